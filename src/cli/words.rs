//! The domain's fixed words as values of options: listed in the help, completed by the shell.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::domain::fact::{FactStatus, Release};
use crate::domain::incident::Outcome;
use crate::domain::playbook::{Group, Posture};
use crate::domain::review::LessonKind;
use crate::domain::sentiment::Sentiment;
use crate::domain::stakeholder::DemandState;
use crate::ops::report::Edition;

macro_rules! values {
    ($($name:ident),+ $(,)?) => {$(
        impl ValueEnum for $name {
            fn value_variants<'a>() -> &'a [Self] {
                Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.word()))
            }
        }
    )+};
}

values!(DemandState, Edition, FactStatus, Group, LessonKind, Outcome, Posture, Release, Sentiment);

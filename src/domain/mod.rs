//! Plain types and rules of the field: what an incident, a fact, a statement is and which moves it allows.
//!
//! Nothing here knows of clap, a database, a template engine, a terminal, a file or a clock: what a rule
//! needs comes in as an argument.

pub mod alert;
pub mod assessment;
pub mod clock;
pub mod drill;
pub mod entity;
pub mod event;
pub mod fact;
pub mod incident;
pub mod key;
pub mod layout;
pub mod mention;
pub mod notice;
pub mod people;
pub mod playbook;
pub mod preparedness;
pub mod review;
pub mod rule_pack;
pub mod scenario;
pub mod sentiment;
pub mod source;
pub mod span;
pub mod stakeholder;
pub mod statement;
pub mod task;
pub mod text;
pub mod time;
pub mod watch;
pub mod when;

/// Declares an enum whose variants are stored and exchanged as fixed words.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),+ }

        #[allow(dead_code, reason = "not every list of words is both listed and read")]
        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}
pub(crate) use words;

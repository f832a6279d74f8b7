//! Full names of people who did not agree to be named.

use super::super::super::finding::Hit;
use super::super::super::text::person::{Form, Person};
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.person-name", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for person in cx.text.people.iter().filter(|p| p.form == Form::Full && !may_be_named(cx, p)) {
        // an expert or official is a matter of truth where there is a ledger to ask
        if !(person.professional && cx.ledger.entries().is_some()) {
            out.push(Hit::at(person.span.clone()).with("name", &person.name));
        }
    }
}

/// Whether the draft lists the person among those who may be named.
pub fn may_be_named(cx: &Context<'_>, person: &Person) -> bool {
    let name = person.name.to_lowercase();
    let last = name.rsplit(' ').next().unwrap_or(&name);
    let listed = |p: &String| {
        let p = p.to_lowercase();
        p.contains(&name) || name.contains(&p) || name.is_ascii() && last.len() > 2 && p.split(' ').any(|w| w == last)
    };
    cx.draft.people.iter().chain(&cx.draft.speaker).any(listed) || cx.draft.organizations.iter().any(|o| o.to_lowercase().contains(&name))
}

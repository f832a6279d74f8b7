//! Full names of people who did not agree to be named.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::text::person::{Form, Person};
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.person-name", run };

/// What somebody does who is quoted, and how a quotation is introduced; near the name.
const SAYS: &[&str] = &[
    "介绍", "表示", "提醒", "建议", "指出", "解释", "认为", "强调", "坦言", "告诉", "说", "称", "said", "says", "told", "explain",
    "advise", "warn", "added",
];
const ASKED: &[&str] = &["请教", "咨询了", "采访了", "according to", "asked"];
/// Characters around a name in which such a word is looked for.
const NEAR: usize = 12;

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for person in cx.text.people.iter().filter(|p| p.form == Form::Full && !may_be_named(cx, p)) {
        // an expert or official is a matter of truth where there is a ledger to ask; elsewhere one who is quoted agreed to it
        if !(person.professional && (cx.ledger.entries().is_some() || is_quoted(cx, person))) {
            out.push(Hit::at(person.span.clone()).with("name", &person.name));
        }
    }
}

fn is_quoted(cx: &Context<'_>, person: &Person) -> bool {
    let sentence = cx.text.sentence_span(person.span.start);
    let after: String = cx.text.lower[person.span.end..sentence.end.max(person.span.end)].chars().take(NEAR).collect();
    let before = &cx.text.lower[sentence.start..person.span.start];
    has_any(&after, SAYS) || has_any(before, ASKED)
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

//! An institution, expert or official that no confirmed fact mentions.

use super::super::super::finding::Hit;
use super::super::super::text::organisation::organisations;
use super::super::super::text::person::Form;
use super::super::super::{Check, Context};
use super::super::privacy::person_name::may_be_named;

pub const CHECK: Check = Check { id: "truth.unsupported-name", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    if cx.ledger.entries().is_none() {
        return;
    }
    let known = |name: &str| cx.ledger.mentions(name) || cx.draft.contacts.iter().any(|c| c.contains(name));
    for person in cx.text.people.iter().filter(|p| p.professional && p.form == Form::Full && !may_be_named(cx, p) && !known(&p.name)) {
        out.push(Hit::at(person.span.clone()).with("match", &person.name));
    }
    for organisation in organisations(&cx.text.glyphs) {
        let key = organisation.key.to_lowercase();
        let ours = cx.draft.organizations.iter().any(|o| o.to_lowercase().contains(&key) || key.contains(&o.to_lowercase()));
        if !ours && !known(&organisation.key) && !super::super::super::text::quantity::overlaps(&cx.text.quiet, &organisation.span) {
            out.push(Hit::at(organisation.span).with("match", &organisation.key));
        }
    }
}

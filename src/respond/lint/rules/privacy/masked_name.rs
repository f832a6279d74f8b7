//! Masks that leave a given name readable.

use super::super::super::finding::Hit;
use super::super::super::text::person::Form;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.masked-name", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for person in cx.text.people.iter().filter(|p| p.form == Form::LeakyMask) {
        let family: String = person.name.chars().take(1).filter(|c| *c != '*').collect();
        out.push(Hit::at(person.span.clone()).with("name", &person.name).instead(format!("{family}某")));
    }
}

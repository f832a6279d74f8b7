//! Passport and travel document numbers.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};
use super::super::labelled::labelled;

pub const CHECK: Check = Check { id: "privacy.passport", run };

/// What announces such a number.
const LABELS: &[&str] = &["护照号", "护照", "通行证", "台胞证", "回乡证", "港澳证", "passport", "travel document", "green card"];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    out.extend(labelled(cx.text, LABELS, 6).into_iter().map(Hit::at));
}

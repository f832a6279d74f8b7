//! A sentence that reads like those that went wrong.

use super::super::super::finding::Hit;
use super::super::super::wording::Model;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "tone.wording", run };

/// Shorter is a heading or a name, in characters.
const SHORTEST: usize = 6;

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let Some(model) = Model::shipped(cx.draft.lang) else { return };
    let told = |sentence: &str| sentence.chars().count() >= SHORTEST && model.score(sentence, cx.draft.lang) > model.bar;
    out.extend(cx.text.sentences.iter().filter(|span| told(&cx.text.lower[(*span).clone()])).map(|span| Hit::at(span.clone())));
}

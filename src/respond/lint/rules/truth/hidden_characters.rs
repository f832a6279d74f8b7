//! Characters that hide what a text says: invisible ones, turned directions, letters of another alphabet.

use super::super::super::finding::Hit;
use super::super::super::text::fold::TrickKind;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "truth.hidden-characters", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let mut end = usize::MAX;
    for trick in &cx.text.folded.tricks {
        let joined = trick.span.start == end;
        end = trick.span.end;
        if joined {
            continue; // one finding for a row of them
        }
        let kind = match trick.kind {
            TrickKind::Invisible => "invisible",
            TrickKind::Direction => "direction",
            TrickKind::LookAlike => "look-alike",
        };
        out.push(Hit::in_original(trick.span.clone()).with("kind", kind).with("code", format!("U+{:04X}", u32::from(trick.code))));
    }
}

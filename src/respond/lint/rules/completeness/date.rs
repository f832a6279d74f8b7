//! The statement bears no date of its own.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::text::moment::When;
use super::super::super::{Check, Context};
use super::super::truth::unsupported_date::is_part_of;

pub const CHECK: Check = Check { id: "completeness.date", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let dates: Vec<When> = cx.text.moments.iter().map(|m| m.value).filter(|v| matches!(v, When::Date { .. })).collect();
    let own = match cx.draft.now {
        Some(now) => dates.iter().any(|d| is_part_of(*d, now)),
        None => !dates.is_empty(),
    };
    if !own
        && !has_any(
            &cx.text.lower,
            &["今日", "今天", "今晚", "今早", "today", "tonight", "this morning", "this afternoon", "this evening", "截至", "as of "],
        )
    {
        out.push(Hit::at(0..0));
    }
}

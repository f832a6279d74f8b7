//! Dates of birth.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::text::moment::When;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.birth-date", run };

const LABELS: &[&str] = &["出生", "生日", "生于", "诞生", "born", "birth", "dob", "d.o.b"];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for moment in cx.text.moments.iter().filter(|m| matches!(m.value, When::Date { .. })) {
        let sentence = cx.text.sentence_span(moment.span.start);
        let before = &cx.text.lower[sentence.start..moment.span.start];
        let clause = before.rsplit(['，', ',', '；']).next().unwrap_or(before);
        let after = &cx.text.lower[moment.span.end..sentence.end.max(moment.span.end)];
        if has_any(&clause.replace("发生于", "").replace("产生于", ""), LABELS)
            || after.starts_with("出生")
            || after.starts_with("生") && !after.starts_with("生效") && !after.starts_with("生产")
        {
            out.push(Hit::at(moment.span.clone()));
        }
    }
}

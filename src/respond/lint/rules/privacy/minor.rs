//! Details that point at a child: school, class, guardian, exact age in days.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.minor", run };

const CHILD: &[&str] = &[
    "患儿",
    "女童",
    "男童",
    "男孩",
    "女孩",
    "幼儿",
    "婴儿",
    "女婴",
    "男婴",
    "学生",
    "未成年",
    "新生儿",
    "孩子",
    "小朋友",
    "child",
    "baby",
    "boy",
    "girl",
    "toddler",
    "infant",
    "pupil",
    "newborn",
    "schoolboy",
    "schoolgirl",
    "teenager",
    "minor",
];
/// What makes one child findable.
const DETAILS: &[&str] = &[
    "小学",
    "中学",
    "幼儿园",
    "年级",
    "初一",
    "初二",
    "初三",
    "高一",
    "高二",
    "高三",
    "就读",
    "班主任是",
    "班主任为",
    "班主任姓",
    "其母亲",
    "其父亲",
    "母亲姓",
    "父亲姓",
    "学校名",
    "乳名",
    "小名",
    "托育",
    "primary school",
    "elementary school",
    "high school",
    "secondary school",
    "middle school",
    "kindergarten",
    "nursery school",
    "grade ",
    "year 3",
    "attends",
    "pupil at",
    "academy",
    "whose mother works",
    "preschool",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for sentence in &cx.text.sentences {
        let text = &cx.text.lower[sentence.clone()];
        if !has_any(text, CHILD) && !minor_age(cx, sentence) {
            continue;
        }
        let named = cx.text.people.iter().any(|p| sentence.contains(&p.span.start) && !p.professional);
        let detail =
            DETAILS.iter().find_map(|d| of_one_child(text, d).map(|at| sentence.start + at..sentence.start + at + d.trim_end().len()));
        let aged = named
            .then(|| cx.text.quantities.iter().find(|q| q.unit == "age" && sentence.contains(&q.span.start)).map(|q| q.span.clone()))
            .flatten();
        if let Some(span) = detail.or(aged) {
            out.push(Hit::at(span.clone()).with("match", &cx.text.text()[span]));
        }
    }
}

/// Where a detail stands; 小学生 and 中学生 are pupils of any school.
fn of_one_child(text: &str, detail: &str) -> Option<usize> {
    text.match_indices(detail).map(|(at, _)| at).find(|at| !text[at + detail.len()..].starts_with('生'))
}

/// An exact age under eighteen.
fn minor_age(cx: &Context<'_>, sentence: &std::ops::Range<usize>) -> bool {
    cx.text.quantities.iter().any(|q| q.unit == "age" && q.micros < 18_000_000 && sentence.contains(&q.span.start))
}

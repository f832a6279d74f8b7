//! Figures by what they count, for comparing two texts. No rule of its own.

use super::super::super::text::Analysis;
use super::super::super::text::glyphs::is_han;
use super::super::super::text::quantity::{Bound, Quantity};

/// What a figure may count, in both languages: two texts that count the same thing must say the same.
const SUBJECTS: &[&[&str]] = &[
    &["死亡", "遇难", "去世", "died", "death", "dead"],
    &["重症", "重伤", "危重", "critical", "intensive care", "seriously"],
    &["受伤", "轻伤", "injur", "hurt"],
    &["感染", "确诊", "阳性", "infect", "positive", "confirmed case"],
    &["隔离", "观察", "isolat", "quarantin", "observation"],
    &["出院", "康复", "discharged", "recovered", "gone home"],
    &["住院", "收治", "入院", "admitted", "in hospital"],
    &["转院", "转运", "转移", "transferred", "moved", "evacuat"],
    &["疏散", "撤离", "evacuated"],
    &["不适", "反应", "unwell", "reaction", "symptom"],
    &["停职", "处分", "suspended", "disciplin"],
    &["召回", "下架", "封存", "recall", "withdrawn", "quarantined stock"],
    &["泄露", "泄漏", "记录", "信息", "record", "leak", "data"],
    &["退费", "退款", "赔偿", "元", "refund", "compensation"],
    &["预约", "手术", "门诊", "appointment", "operation", "cancelled"],
    &["投诉", "举报", "complaint"],
];

/// A figure, what it counts as far as that is known, and the words beside it.
pub struct Figure<'t> {
    subject: Option<usize>,
    before: String,
    after: String,
    pub quantity: &'t Quantity,
}

impl Figure<'_> {
    /// Whether two figures count the same thing: the same subject, or the same words beside them.
    pub fn counts_as(&self, other: &Self) -> bool {
        let alike = |a: &str, b: &str| !a.is_empty() && a == b;
        let subject = self.subject.is_some() && self.subject == other.subject;
        self.quantity.unit == other.quantity.unit && (subject || alike(&self.before, &other.before) || alike(&self.after, &other.after))
    }
}

/// The figure of `others` that counts the same as `figure` and gives another amount, if none gives the same.
pub fn contradicting<'f, 't>(figure: &Figure<'_>, others: &'f [Figure<'t>]) -> Option<&'f Figure<'t>> {
    let same = || others.iter().filter(|o| o.counts_as(figure));
    if let Some(last) = same().next_back() {
        return same().all(|o| o.quantity.micros != figure.quantity.micros).then_some(last);
    }
    // boxes, beds, sites: where the other text has one such figure only, it is the same one
    let telling = !matches!(figure.quantity.unit, "" | "person" | "percent" | "event" | "item");
    let mut unit = others.iter().filter(|o| telling && o.quantity.unit == figure.quantity.unit);
    unit.next().filter(|o| unit.next().is_none() && o.quantity.micros != figure.quantity.micros)
}

/// How far after the amount its subject may stand, in bytes.
const REACH: usize = 36;
/// Words beside a figure that say nothing of what it counts.
const EMPTY: &[&str] = &[
    "the", "and", "for", "are", "our", "has", "had", "was", "all", "its", "who", "not", "but", "you", "were", "have", "with", "from",
    "that", "this", "more", "than", "about", "been", "there", "will", "which", "over", "only",
];

/// The figures of a text: exact amounts, durations and ages aside.
pub fn figures(text: &Analysis) -> Vec<Figure<'_>> {
    let exact = text.quantities.iter().filter(|q| q.bound == Bound::Exact && !matches!(q.unit, "minute" | "age" | "month" | "year"));
    exact
        .map(|q| Figure { subject: subject(text, q), before: neighbour(text, q, false), after: neighbour(text, q, true), quantity: q })
        .collect()
}

/// Two Chinese characters, or one English word that says something, right beside the amount.
fn neighbour(text: &Analysis, q: &Quantity, after: bool) -> String {
    let glyphs = &text.glyphs;
    let edge = glyphs.index(if after { q.span.end } else { q.span.start });
    let (from, to) = if after { (edge, edge + 2) } else { (edge.saturating_sub(2), edge) };
    if (from..to).all(|i| is_han(glyphs.get(i))) {
        return (from..to).map(|i| glyphs.get(i)).collect();
    }
    let sentence = text.sentence_span(q.span.start);
    let near = if after { &text.lower[q.span.end..sentence.end.max(q.span.end)] } else { &text.lower[sentence.start..q.span.start] };
    let mut words = near.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty());
    let word = if after { words.next() } else { words.next_back() };
    word.filter(|w| w.len() >= 3 && !EMPTY.contains(w)).unwrap_or("").to_owned()
}

/// The subject nearest to the amount, in the words after it, else in those before it within the clause.
fn subject(text: &Analysis, q: &Quantity) -> Option<usize> {
    let sentence = text.sentence_span(q.span.start);
    let after = clip(&text.lower[q.span.start..sentence.end], REACH + q.span.len());
    let after = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
    let after = after.split(['，', '、', ',']).next().unwrap_or(after);
    let before = text.lower[sentence.start..q.span.start].rsplit(['，', '、', ',']).next().unwrap_or("");
    nearest(after).or_else(|| nearest(before))
}

fn clip(text: &str, mut length: usize) -> &str {
    length = length.min(text.len());
    while !text.is_char_boundary(length) {
        length -= 1;
    }
    &text[..length]
}

fn nearest(text: &str) -> Option<usize> {
    let places = SUBJECTS.iter().enumerate().filter_map(|(i, words)| words.iter().filter_map(|w| text.find(w)).min().map(|at| (at, i)));
    places.min().map(|(_, i)| i)
}

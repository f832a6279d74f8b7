//! Amounts: a number with its unit, unless it only looks like a claim (list number, article of a law, identifier).

use std::ops::Range;

use super::glyphs::{Glyphs, is_han};
use super::numeral::{Numeral, numeral};
use super::units::{EN_ENUMERATED, EN_UNITS, ZH_ENUMERATED, ZH_UNITS};

/// A number that claims something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number and its unit.
    pub span: Range<usize>,
    /// Millionths of the unit's base (minutes for durations, one for all else).
    pub micros: i64,
    pub unit: &'static str,
    pub bound: Bound,
}

/// How exact the text says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    Exact,
    /// 余, 多, more than, at least
    Above,
    /// 近, 不足, nearly, up to
    Below,
    /// 约, about
    Near,
}

impl Quantity {
    /// Whether a confirmed amount bears this one out.
    pub fn supported_by(&self, other: &Self) -> bool {
        let unit = self.unit == other.unit || self.unit.is_empty() || other.unit.is_empty();
        let (v, o) = (self.micros, other.micros);
        let slack = (v / 3).abs();
        unit && match self.bound {
            Bound::Exact => v == o,
            Bound::Above => o >= v && o - v <= slack,
            Bound::Below => o <= v && v - o <= slack,
            Bound::Near => (o - v).abs() <= v.abs() / 10,
        }
    }
}

/// All amounts of a text; `quiet` are byte spans (sorted) that hold no claims: dates, addresses of ours, links, citations.
pub fn quantities(text: &Glyphs, quiet: &[Range<usize>]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let Some(n) = starts_number(text, i).then(|| numeral(text, i)).flatten() else {
            i += 1;
            continue;
        };
        let span = text.span(i, n.end);
        if !overlaps(quiet, &span)
            && !is_label(text, i, &n)
            && let Some(q) = quantity(text, i, &n)
        {
            found.push(q);
        }
        i = n.end.max(i + 1);
    }
    found
}

/// Whether a sorted list of spans touches `span`.
pub fn overlaps(spans: &[Range<usize>], span: &Range<usize>) -> bool {
    let next = spans.partition_point(|s| s.end <= span.start);
    spans.get(next).is_some_and(|s| s.start < span.end)
}

fn starts_number(text: &Glyphs, i: usize) -> bool {
    let (c, before) = (text.get(i), text.before(i));
    match c {
        '0'..='9' => !before.is_ascii_alphanumeric() && before != '.' && before != '_',
        'a'..='z' | 'A'..='Z' => !before.is_alphanumeric() || is_han(before),
        _ => super::numeral::chinese_value(c).is_some(),
    }
}

/// Numbers that name or order things and claim nothing.
fn is_label(text: &Glyphs, i: usize, n: &Numeral) -> bool {
    let (before, after) = (text.before(i), text.get(n.end));
    let glued = !n.spelled && after.is_ascii_alphabetic() && en_unit(text, n.end).is_none();
    let joined = before == '-' && i >= 2 && text.get(i - 2).is_ascii_alphabetic();
    let listed =
        (before == '\n' || matches!(before, '(' | '（') && matches!(after, ')' | '）')) && matches!(after, '.' | '、' | ')' | '）' | '．');
    let ordered = matches!(before, '第' | '〔' | '周' | '期') || matches!(after, '号' | '〕' | '#');
    let cited = text
        .any_before(
            i,
            &[
                "No. ",
                "no. ",
                "Art. ",
                "Article ",
                "Articles ",
                "Section ",
                "section ",
                "Level ",
                "level ",
                "Phase ",
                "ext. ",
                "option ",
                "press ",
                "拨打",
                "转",
                "按",
                "+",
                "dial ",
                "call ",
                "Page ",
                "page ",
                "Regulation ",
                "Act ",
            ],
        )
        .is_some();
    glued || joined || listed || ordered || cited
}

fn quantity(text: &Glyphs, i: usize, n: &Numeral) -> Option<Quantity> {
    let mut at = text.skip_blanks(n.end);
    let mut bound = leading(text, i);
    if let Some(more) = text.any(at, &["余", "多", "几"]) {
        (bound, at) = (Bound::Above, at + more.chars().count());
    }
    if ZH_ENUMERATED.iter().any(|e| text.starts(at, e)) || (n.spelled && text.get(i).is_ascii_alphabetic() && enumerated(text, n.end)) {
        return None;
    }
    let zh = ZH_UNITS.iter().find(|(u, _, _)| text.starts(at, u)).map(|&(u, class, factor)| (class, factor, at + u.chars().count()));
    if is_chinese_spelled(text, i, n) && !spelled_claim(text, i, n, at, zh.map(|z| z.0)) {
        return None;
    }
    if n.micros == 1_000_000 && n.spelled {
        return None; // 一名患者, one patient: an article rather than a count
    }
    let money = matches!(text.before(i), '$' | '£' | '€' | '¥' | '￥');
    let (unit, factor, end) = zh.or_else(|| en_unit(text, n.end)).unwrap_or((if money { "money" } else { "" }, 1, n.end));
    Some(Quantity { span: text.span(i, end.max(n.end)), micros: n.micros.checked_mul(factor)?, unit, bound })
}

fn is_chinese_spelled(text: &Glyphs, i: usize, n: &Numeral) -> bool {
    n.spelled && !text.get(i).is_ascii_alphabetic()
}

/// A number in Chinese words is a claim only where a unit follows, and where it is not part of another word.
fn spelled_claim(text: &Glyphs, i: usize, n: &Numeral, at: usize, unit: Option<&str>) -> bool {
    let bare_unit = unit == Some("") && n.end == at;
    unit.is_some()
        && !bare_unit
        && !matches!(text.before(i), '统' | '唯' | '单' | '专' | '万' | '同' | '每' | '任' | '某' | '逐' | '这' | '那' | '另' | '进' | '下')
}

fn enumerated(text: &Glyphs, end: usize) -> bool {
    let mut at = end;
    for _ in 0..2 {
        let (word, after) = text.word(text.skip_blanks(at));
        if EN_ENUMERATED.iter().any(|e| word.strip_suffix('s').unwrap_or(&word) == *e || word == *e) {
            return true;
        }
        at = after;
    }
    false
}

/// The English unit within the next three words: “12 other adult patients”.
fn en_unit(text: &Glyphs, end: usize) -> Option<(&'static str, i64, usize)> {
    let mut at = end;
    if text.get(at) == '%' {
        return Some(("percent", 1, at + 1));
    }
    for step in 0..3 {
        at = match text.get(at) {
            ' ' | '-' => at + 1,
            _ if step == 0 => at,
            _ => return None,
        };
        let (word, after) = text.word(at);
        let singular = word.strip_suffix('s').unwrap_or(&word);
        if let Some((_, class, factor)) = EN_UNITS.iter().find(|(names, _, _)| names.contains(&word.as_str()) || names.contains(&singular))
        {
            let old = *class == "year" && text.any(after, &[" old", "-old"]).is_some();
            return Some((if old { "age" } else { class }, *factor, after));
        }
        if word.is_empty() || matches!(word.as_str(), "of" | "and" | "or" | "to" | "in" | "at" | "were" | "are" | "was" | "have") {
            return None;
        }
        at = after;
    }
    None
}

fn leading(text: &Glyphs, i: usize) -> Bound {
    let i = if matches!(text.before(i), '$' | '£' | '€' | '¥') { i - 1 } else { i };
    let above = ["more than ", "over ", "at least ", "超过", "逾", "至少"];
    let below = ["nearly ", "almost ", "up to ", "fewer than ", "less than ", "近", "不足", "不到", "最多", "at most "];
    let near = ["about ", "around ", "approximately ", "roughly ", "some ", "约", "大约", "左右"];
    if text.any_before(i, &above).is_some() {
        Bound::Above
    } else if text.any_before(i, &below).is_some() {
        Bound::Below
    } else if text.any_before(i, &near).is_some() {
        Bound::Near
    } else {
        Bound::Exact
    }
}

#[cfg(test)]
mod tests {
    use super::{Glyphs, quantities};

    fn units(text: &str) -> Vec<(i64, &'static str)> {
        quantities(&Glyphs::new(text), &[]).into_iter().map(|q| (q.micros / 1_000_000, q.unit)).collect()
    }

    #[test]
    fn the_same_amount_reads_the_same() {
        for text in ["3名患者", "三名患者", "3例", "three patients", "3 adult patients"] {
            assert_eq!(units(text), [(3, "person")], "{text}");
        }
        assert_eq!(units("2小时"), units("120分钟"));
        assert_eq!(units("1.2万元"), units("12,000元"));
    }

    #[test]
    fn labels_and_idioms_claim_nothing() {
        for text in
            ["第14条", "1. 加强管理", "COVID-19", "一名患者", "十分重视", "三项措施", "five steps", "统一口径", "Article 8", "5G", "一直"]
        {
            assert_eq!(units(text), [], "{text}");
        }
    }
}

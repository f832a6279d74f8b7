//! Runs of digits as they hide in texts: with blanks, dots or hyphens between, in Chinese numerals, beside a label.

use std::ops::Range;

use super::glyphs::Glyphs;

/// Digits that stand together, separators removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub span: Range<usize>,
    /// Digits, and a final X where one follows.
    pub digits: String,
    /// The same with its separators, as typed.
    pub typed: String,
}

/// Most separators that may stand between two digits of one number.
const MAX_GAP: usize = 3;

/// All runs of at least five digits. One pass; a run never crosses a line break.
pub fn runs(text: &Glyphs) -> Vec<Run> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < text.len() {
        if digit(text.get(i)).is_none() || text.before(i).is_ascii_alphanumeric() && !matches!(text.before(i), 'X' | 'x') {
            i += 1;
            continue;
        }
        let (digits, end) = read(text, i);
        if digits.len() >= 5 {
            let span = text.span(i, end);
            found.push(Run { typed: text.c[i..end].iter().collect(), digits, span });
        }
        i = end.max(i + 1);
    }
    found
}

fn read(text: &Glyphs, start: usize) -> (String, usize) {
    let mut digits = String::new();
    let (mut i, mut end) = (start, start);
    while let Some(d) = text.c.get(i).copied().and_then(digit) {
        digits.push(d);
        end = i + 1;
        i = end;
        while i - end < MAX_GAP && is_separator(text.get(i)) && !(text.get(i) == '.' && text.get(i + 1) == ' ') {
            i += 1;
        }
        if digits.len() > 40 {
            break;
        }
    }
    if matches!(text.get(end), 'X' | 'x') && digits.len() == 17 && !text.get(end + 1).is_ascii_alphanumeric() {
        digits.push('X');
        end += 1;
    }
    (digits, end)
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '幺' => Some('1'),
        _ => super::numeral::chinese_value(c).filter(|v| *v < 10).and_then(|v| char::from_digit(u32::try_from(v).ok()?, 10)),
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '·' | '–' | '—' | '_' | '(' | ')' | '（' | '）' | '*' | '/')
}

/// Spans that hold no claims: own contact data, links, mail addresses, long digit runs, citations in 《》 and 〔〕.
pub fn quiet(text: &Glyphs, lower: &str, contacts: &[String], runs: &[Run]) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> =
        runs.iter().filter(|r| r.digits.len() >= 7 && !is_iso_date(&r.typed)).map(|r| r.span.clone()).collect();
    for contact in contacts.iter().filter(|c| !c.trim().is_empty()) {
        spans.extend(lower.match_indices(&contact.trim().to_ascii_lowercase()).map(|(at, m)| at..at + m.len()));
    }
    for (open, close) in [('《', '》'), ('〔', '〕')] {
        bracketed(text, open, close, &mut spans);
    }
    links(text, &mut spans);
    merged(spans)
}

fn is_iso_date(typed: &str) -> bool {
    let b = typed.as_bytes();
    let year = b.len() >= 8 && b[..4].iter().all(u8::is_ascii_digit) && (b.starts_with(b"19") || b.starts_with(b"20"));
    year && matches!(b[4], b'-' | b'/' | b'.')
        || !typed.is_ascii() && typed.chars().filter(|c| super::numeral::chinese_value(*c).is_some()).count() < 9
}

/// Longest citation that is looked for, in characters.
const MAX_CITATION: usize = 80;

fn bracketed(text: &Glyphs, open: char, close: char, spans: &mut Vec<Range<usize>>) {
    for i in (0..text.len()).filter(|&i| text.c[i] == open) {
        if let Some(end) = (i + 1..text.len().min(i + MAX_CITATION)).find(|&k| text.c[k] == close) {
            spans.push(text.span(i, end + 1));
        }
    }
}

/// Tokens that are links or mail addresses.
fn links(text: &Glyphs, spans: &mut Vec<Range<usize>>) {
    let mut start = None;
    for i in 0..=text.len() {
        let inside = i < text.len() && is_link_char(text.c[i]);
        match (inside, start) {
            (true, None) => start = Some(i),
            (false, Some(s)) => {
                start = None;
                let token: String = text.c[s..i].iter().collect();
                if token.contains("://") || token.contains("www.") || token.contains('@') && token.contains('.') {
                    spans.push(text.span(s, i));
                }
            }
            _ => {}
        }
    }
}

fn is_link_char(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, ',' | ';' | '"' | '\'' | '(' | ')' | '<' | '>')
}

/// Sorted, without overlap.
pub fn merged(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|s| s.start);
    let mut out: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Glyphs, runs};

    #[test]
    fn digits_meet_over_separators() {
        for text in ["138 0013 8000", "138-0013-8000", "1.3.8.0.0.1.3.8.0.0.0", "一三八零零一三八零零零"] {
            assert_eq!(runs(&Glyphs::new(text))[0].digits, "13800138000", "{text}");
        }
    }
}

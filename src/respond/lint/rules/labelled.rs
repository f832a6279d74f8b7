//! Identifiers that a label announces: “病历号：A12345”, “passport no. E12345678”.

use std::ops::Range;

use super::super::text::Analysis;

/// Words that may stand between a label and its value.
const FILLERS: &[&str] = &["：", ":", "为", "是", "is", "was", "no.", "number", "no", "#", "号码", "号"];

/// Values behind any of `labels`: Latin letters, digits and hyphens with at least `least` digits.
pub fn labelled(text: &Analysis, labels: &[&str], least: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for label in labels {
        for (at, _) in text.lower.match_indices(label) {
            let latin = label.starts_with(|c: char| c.is_ascii_alphanumeric());
            if latin && text.lower[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) {
                continue;
            }
            if let Some(span) = value(&text.lower, at + label.len(), least).filter(|s| !found.contains(s)) {
                found.push(span);
            }
        }
    }
    found
}

fn value(text: &str, mut at: usize, least: usize) -> Option<Range<usize>> {
    loop {
        let rest = &text[at..];
        let blank = rest.len() - rest.trim_start_matches([' ', '（', '(', '“', '"']).len();
        let filler = FILLERS.iter().find(|f| rest[blank..].starts_with(**f)).map_or(0, |f| f.len());
        if blank + filler == 0 {
            break;
        }
        at += blank + filler;
    }
    let rest = &text[at..];
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '/' | '*')).unwrap_or(rest.len());
    let end = spaced_digits(rest, second_group(rest, end));
    let token = rest[..end].trim_end_matches(['-', '/', ' ']);
    (token.chars().filter(char::is_ascii_digit).count() >= least).then(|| at..at + token.len())
}

/// QUIMB 806125: letters, a blank, then the digits.
fn second_group(rest: &str, end: usize) -> usize {
    let letters = end > 0 && end <= 6 && rest[..end].chars().all(|c| c.is_ascii_alphabetic());
    let digits = rest[end..].strip_prefix(' ').map_or(0, |r| r.chars().take_while(char::is_ascii_digit).count());
    if letters && digits >= 3 { end + 1 + digits } else { end }
}

/// Card numbers are written in groups of four.
fn spaced_digits(rest: &str, mut end: usize) -> usize {
    while rest[..end].ends_with(|c: char| c.is_ascii_digit()) && rest[end..].starts_with(' ') {
        let group = rest[end + 1..].chars().take_while(char::is_ascii_digit).count();
        if group < 2 {
            break;
        }
        end += 1 + group;
    }
    end
}

//! The terms that decided: what every feature added is shared out over the characters it was seen in, and the pieces that got most are shown.

use super::features::Span;
use super::language::Language;
use super::normalise::Normal;

const SHOWN: usize = 5;
/// What is less is shown as nothing.
const LEAST: f32 = 5e-5;
/// Longest Chinese term shown, in characters.
const LONGEST: usize = 4;

/// A stretch of characters and what it added.
#[derive(Debug, Clone, Copy)]
struct Piece {
    from: usize,
    to: usize,
    lead: f32,
}

/// The strongest terms for the label, largest first, as they stand in `text`, the text that `normal` was made of.
pub fn strongest<'t>(text: &'t str, normal: &Normal, language: Language, leads: impl Iterator<Item = (Span, f32)>) -> Vec<(&'t str, f32)> {
    let shares = shares(normal.chars.len(), leads);
    let mut pieces = match language {
        Language::Chinese => runs(&normal.chars, &shares),
        Language::English => words(&normal.chars, &shares),
    };
    let mut terms: Vec<(&str, f32)> = Vec::with_capacity(SHOWN);
    while terms.len() < SHOWN {
        let Some(best) = pieces.iter().copied().reduce(|best, piece| if piece.lead > best.lead { piece } else { best }) else { break };
        if best.lead < LEAST {
            break;
        }
        // What overlaps a term that was taken is none any more.
        pieces.retain(|piece| piece.to <= best.from || best.to <= piece.from);
        let bytes = normal.places[best.from].0 as usize..normal.places[best.to - 1].1 as usize;
        let term = text.get(bytes).unwrap_or_default().trim();
        if !term.is_empty() && !terms.iter().any(|(seen, _)| *seen == term) {
            terms.push((term, best.lead));
        }
    }
    terms
}

/// What each character got: noted where a span begins and ends, and added up once.
fn shares(length: usize, leads: impl Iterator<Item = (Span, f32)>) -> Vec<f32> {
    let mut shares = vec![0.0f32; length + 1];
    for (Span { from, to }, lead) in leads {
        if from < to {
            let share = lead / f32::from(to - from);
            shares[usize::from(from)] += share;
            shares[usize::from(to)] -= share;
        }
    }
    let mut share = 0.0;
    for one in &mut shares {
        share += *one;
        *one = share;
    }
    shares
}

fn words(chars: &[char], shares: &[f32]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for part in chars.split_inclusive(|&c| c == ' ') {
        let to = from + part.len();
        let end = to - usize::from(part.last() == Some(&' '));
        if end > from && (part.len() <= LONGEST || part.iter().any(|c| c.is_alphanumeric())) {
            pieces.push(Piece { from, to: end, lead: shares[from..end].iter().sum() });
        }
        from = to;
    }
    pieces
}

/// Chinese has no spaces: every stretch of up to four characters may be a term, and of those that begin at one character the strongest.
fn runs(chars: &[char], shares: &[f32]) -> Vec<Piece> {
    (0..chars.len()).filter_map(|from| best_from(chars, shares, from)).collect()
}

/// The strongest stretch that begins here, if any adds to the label.
fn best_from(chars: &[char], shares: &[f32], from: usize) -> Option<Piece> {
    let mut best: Option<Piece> = None;
    let mut sum = 0.0;
    for to in from + 1..=chars.len().min(from + LONGEST) {
        let (c, share) = (chars[to - 1], shares[to - 1]);
        if !is_term(c) || share <= 0.0 {
            break;
        }
        sum += share;
        // An emoticon is a term by itself, a character hardly ever.
        if (to - from >= 2 || !is_chinese(c) && !c.is_alphabetic()) && best.is_none_or(|best| sum > best.lead) {
            best = Some(Piece { from, to, lead: sum });
        }
    }
    best
}

fn is_term(c: char) -> bool {
    is_chinese(c)
        || c.is_alphanumeric()
        || c >= '\u{f0000}'
        || ('\u{2600}'..='\u{27bf}').contains(&c)
        || ('\u{1f000}'..='\u{1faff}').contains(&c)
}

/// Asked first, for it is quick and mostly true.
const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

//! The terms that decided: what every feature added is shared out over the characters it was seen in, and the pieces that got most are shown.

use super::features::Feature;
use super::language::Language;
use super::normalise::Normal;

const SHOWN: usize = 5;
/// Longest Chinese term shown, in characters.
const LONGEST: usize = 4;

/// The strongest terms for the label, largest first, as they stand in `text`, the text that `normal` was made of.
pub fn strongest(text: &str, normal: &Normal, language: Language, leads: impl Iterator<Item = (Feature, f32)>) -> Vec<(String, f32)> {
    let mut shares = vec![0.0f32; normal.chars.len()];
    for (feature, lead) in leads {
        let span = usize::from(feature.from)..usize::from(feature.to).min(shares.len());
        let share = lead / span.len().max(1) as f32;
        shares[span].iter_mut().for_each(|s| *s += share);
    }
    let mut pieces = match language {
        Language::Chinese => runs(&normal.chars, &shares),
        Language::English => words(&normal.chars, &shares),
    };
    pieces.retain(|piece| piece.2 > 0.0);
    pieces.sort_by(|a, b| b.2.total_cmp(&a.2));
    let mut terms: Vec<(String, f32)> = Vec::with_capacity(SHOWN);
    for (from, to, lead) in pieces {
        let bytes = normal.places[from].0 as usize..normal.places[to - 1].1 as usize;
        let Some(term) = text.get(bytes).map(str::trim) else { continue };
        if !term.is_empty() && !terms.iter().any(|(seen, _)| seen == term) {
            terms.push((term.to_owned(), lead));
        }
        if terms.len() == SHOWN {
            break;
        }
    }
    terms
}

fn words(chars: &[char], shares: &[f32]) -> Vec<(usize, usize, f32)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for part in chars.split_inclusive(|&c| c == ' ') {
        let to = from + part.len();
        let letters = part.iter().filter(|c| c.is_alphanumeric()).count();
        let end = to - usize::from(part.last() == Some(&' '));
        if end > from && (letters > 0 || part.len() <= LONGEST) {
            pieces.push((from, end, shares[from..end].iter().sum()));
        }
        from = to;
    }
    pieces
}

/// Chinese has no spaces: of the stretches of up to four characters take the strongest that none taken before overlaps, again and again.
fn runs(chars: &[char], shares: &[f32]) -> Vec<(usize, usize, f32)> {
    let mut best: Vec<(usize, usize, f32)> = (0..chars.len()).filter_map(|from| best_from(chars, shares, from)).collect();
    best.sort_unstable_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    let mut taken: Vec<(usize, usize, f32)> = Vec::with_capacity(SHOWN);
    for stretch in best {
        if taken.iter().all(|t| stretch.1 <= t.0 || t.1 <= stretch.0) {
            taken.push(stretch);
            if taken.len() == SHOWN {
                break;
            }
        }
    }
    taken
}

/// The strongest stretch that begins here, if any adds to the label.
fn best_from(chars: &[char], shares: &[f32], from: usize) -> Option<(usize, usize, f32)> {
    let mut best: Option<(usize, usize, f32)> = None;
    let mut sum = 0.0;
    for to in from + 1..=chars.len().min(from + LONGEST) {
        let (c, share) = (chars[to - 1], shares[to - 1]);
        if !is_term(c) || share <= 0.0 {
            break;
        }
        sum += share;
        // An emoticon is a term by itself, a character hardly ever.
        if (to - from >= 2 || !c.is_alphabetic()) && best.is_none_or(|b| sum > b.2) {
            best = Some((from, to, sum));
        }
    }
    best
}

fn is_term(c: char) -> bool {
    c.is_alphanumeric() || c >= '\u{f0000}' || ('\u{2600}'..='\u{27bf}').contains(&c) || ('\u{1f000}'..='\u{1faff}').contains(&c)
}

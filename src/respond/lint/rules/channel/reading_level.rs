//! English that needs more schooling than the public has (Flesch-Kincaid grade), Chinese with too few stops.

use super::super::super::finding::Hit;
use super::super::super::input::Lang;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "channel.reading-level", run };

/// CDC and NHS guidance ask for what a reader of 11 to 14 can follow; a statement with medical names is given two grades more.
const HARDEST_GRADE: f64 = 12.0;
/// Mean characters between two marks of punctuation.
const LONGEST_CLAUSE: f64 = 24.0;
/// Shorter texts give no stable measure.
const LEAST_WORDS: usize = 40;
const LEAST_CHARS: usize = 120;

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    if matches!(cx.draft.audience.as_deref(), Some("regulator" | "experts" | "media"))
        || matches!(cx.draft.kind.as_deref(), Some("regulator-report" | "legal-notice"))
    {
        return;
    }
    let (value, limit) = match cx.draft.lang {
        Lang::En => (grade(cx.text.text(), cx.text.sentences.len()), HARDEST_GRADE),
        Lang::Zh => (mean_clause(cx.text.text()), LONGEST_CLAUSE),
    };
    if let Some(value) = value.filter(|v| *v > limit) {
        out.push(Hit::at(0..0).with("value", format!("{value:.1}")).with("limit", limit));
    }
}

/// Flesch-Kincaid: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid et al. 1975).
#[allow(clippy::cast_precision_loss)] // counts of words
fn grade(text: &str, sentences: usize) -> Option<f64> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|w| !w.is_empty()).collect();
    if words.len() < LEAST_WORDS || sentences == 0 {
        return None;
    }
    let syllables: usize = words.iter().map(|w| syllables(w)).sum();
    let count = words.len() as f64;
    Some(0.39 * count / sentences as f64 + 11.8 * syllables as f64 / count - 15.59)
}

/// Groups of vowels, a silent final e not counted; at least one.
fn syllables(word: &str) -> usize {
    let lower = word.to_ascii_lowercase();
    let vowel = |c: char| "aeiouy".contains(c);
    let groups = lower.chars().zip(std::iter::once(' ').chain(lower.chars())).filter(|&(c, before)| vowel(c) && !vowel(before)).count();
    let silent = usize::from(lower.ends_with('e') && !lower.ends_with("le") && groups > 1);
    (groups - silent).max(1)
}

#[allow(clippy::cast_precision_loss)] // counts of characters
fn mean_clause(text: &str) -> Option<f64> {
    let characters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let stops = text.chars().filter(|c| matches!(c, '，' | '。' | '；' | '！' | '？' | '、' | '：' | '\n')).count();
    (characters >= LEAST_CHARS).then(|| characters as f64 / stops.max(1) as f64)
}

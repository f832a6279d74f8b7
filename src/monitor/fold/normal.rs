//! What one character folds to, found out the slow way: Unicode compatibility normalisation (UAX #15), lower case, and `traditional.txt`.
//!
//! `build.rs` asks it for every character of the basic plane and keeps the answers in the table of `table.rs`.

use std::sync::LazyLock;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What a folded character is to the rooms that compare texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Invisible: zero-width, combining, variation selectors, controls.
    Nothing,
    /// Stands between characters without ending a sentence: space, dot, star, dash, emoji.
    Gap,
    /// A character of a script written without spaces: Chinese, Japanese, Korean.
    Wide,
    /// A letter or digit of a script with words.
    Word,
    /// Sentence marks, brackets, quotes, currency and the rest.
    Mark,
}

/// Folds a character that becomes several (ligatures, circled numbers) or lives outside the basic plane.
pub fn expand(c: char, mut push: impl FnMut(char, Class)) {
    for part in normalised(c) {
        push(part, classify(part));
    }
}

/// The class of a folded character.
pub fn classify(c: char) -> Class {
    match c {
        'a'..='z' | '0'..='9' => Class::Word,
        ' ' | '.' | '*' | '_' | '-' | '|' | '~' | '/' | '\\' | '+' | '=' | '^' | '`' | '\'' | '"' | '•' | '·' | '・' | '‧' => {
            Class::Gap
        }
        '\u{00}'..='\u{7f}' if c.is_whitespace() => Class::Gap,
        '\u{00}'..='\u{7f}' if c.is_control() => Class::Nothing,
        '\u{21}'..='\u{7f}' => Class::Mark,
        _ => class_beyond_ascii(c),
    }
}

fn class_beyond_ascii(c: char) -> Class {
    match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{180e}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0000}'..='\u{e0fff}' => Class::Nothing,
        '\u{2600}'..='\u{27bf}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{2500}'..='\u{25ff}'
        | '\u{2b00}'..='\u{2bff}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2190}'..='\u{21ff}' => Class::Gap,
        _ if is_combining_mark(c) || c.is_control() => Class::Nothing,
        _ if c.is_whitespace() => Class::Gap,
        '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' if c.is_alphanumeric() => Class::Wide,
        _ if c.is_alphanumeric() => Class::Word,
        _ => Class::Mark,
    }
}

/// Compatibility form in lower case without accents; wide scripts are composed so that kana and Hangul stay one character.
pub fn normalised(c: char) -> Vec<char> {
    if let Some(mark) = mark(c) {
        return vec![mark];
    }
    let one = std::iter::once(c);
    let lower = |chars: Vec<char>| chars.into_iter().flat_map(char::to_lowercase).collect::<Vec<_>>();
    let composed = lower(one.clone().nfkc().collect());
    if composed.iter().any(|&c| c >= '\u{2e80}') {
        return composed.into_iter().map(simplified).collect();
    }
    let bare = lower(one.nfkd().collect()).into_iter().nfkd().filter(|&c| !is_combining_mark(c));
    let bare: Vec<char> = bare.map(|c| mark(c).unwrap_or(c)).collect();
    if bare.is_empty() { composed } else { bare }
}

/// What stands for a mark that is not left to Unicode.
fn mark(c: char) -> Option<char> {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' => Some('\''),
        '\u{201c}' | '\u{201d}' => Some('"'),
        // An ellipsis ends a thought; as three dots it would count as an evasion.
        '…' => Some('…'),
        _ => None,
    }
}

fn simplified(c: char) -> char {
    SIMPLIFIED.binary_search_by_key(&c, |&(from, _)| from).map_or(c, |i| SIMPLIFIED[i].1)
}

/// Pairs of `traditional.txt`, sorted by the traditional character.
static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let lines = include_str!("traditional.txt").lines().filter(|line| !line.starts_with('#'));
    let mut pairs: Vec<(char, char)> = lines
        .flat_map(str::split_whitespace)
        .filter_map(|pair| {
            let mut chars = pair.chars();
            Some((chars.next()?, chars.next()?))
        })
        .collect();
    pairs.sort_unstable();
    pairs
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_folded_folds_no_further() {
        let folds_on = |c: char| normalised(c).into_iter().any(|part| normalised(part) != [part]);
        let wrong: Vec<char> = ('\0'..=char::MAX).filter(|&c| folds_on(c)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn the_pairs_are_sound() {
        assert!(SIMPLIFIED.len() > 1_500);
        for pair in SIMPLIFIED.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} stands twice", pair[1].0);
        }
        for &(from, to) in SIMPLIFIED.iter() {
            assert_ne!(from, to);
            assert_eq!(simplified(to), to, "{from} folds to {to}, which folds on");
        }
    }
}

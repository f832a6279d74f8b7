//! Where sentences begin and end.

use std::ops::Range;

use super::glyphs::Glyphs;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", "Art", "vs", "Inc", "Ltd", "e.g", "i.e", "approx"];

/// A hostile text without stops is cut here, in characters, so that no rule looks far.
const LONGEST: usize = 600;

/// Byte spans of the sentences, blanks trimmed; a line break always ends one.
pub fn sentences(text: &Glyphs) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for i in 0..text.len() {
        if ends(text, i) || i - start >= LONGEST {
            push(text, start, i + 1, &mut found);
            start = i + 1;
        }
    }
    push(text, start, text.len(), &mut found);
    found
}

fn push(text: &Glyphs, mut from: usize, mut to: usize, found: &mut Vec<Range<usize>>) {
    while from < to && text.c[from].is_whitespace() {
        from += 1;
    }
    while to > from && text.c[to - 1].is_whitespace() {
        to -= 1;
    }
    if to > from {
        found.push(text.span(from, to));
    }
}

fn ends(text: &Glyphs, i: usize) -> bool {
    match text.c[i] {
        '\n' | '。' | '！' | '？' | '；' => !matches!(text.get(i + 1), '”' | '’' | '》') || text.c[i] == '\n',
        '”' | '’' => matches!(text.before(i), '。' | '！' | '？'),
        '!' | '?' | ';' => true,
        '.' => full_stop(text, i),
        _ => false,
    }
}

fn full_stop(text: &Glyphs, i: usize) -> bool {
    let next = text.skip_blanks(i + 1);
    let blank = next > i + 1 || next >= text.len() || text.get(next) == '\n';
    let capital = next >= text.len() || text.get(next) == '\n' || !text.get(next).is_lowercase();
    blank && capital && text.any_before(i, ABBREVIATIONS).is_none()
}

#[cfg(test)]
mod tests {
    use super::{Glyphs, sentences};

    #[test]
    fn sentences_split_in_both_languages() {
        assert_eq!(sentences(&Glyphs::new("我们道歉。原因正在调查；将再通报！")).len(), 3);
        assert_eq!(sentences(&Glyphs::new("Dr. Chen spoke at 3.30 p.m. today. We are sorry.")).len(), 2);
    }
}

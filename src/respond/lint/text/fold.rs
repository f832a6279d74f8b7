//! Folding: one plain spelling for what looks the same, with a way back to the original bytes.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A text in plain spelling and where each of its bytes came from.
#[derive(Debug, Default)]
pub struct Folded {
    pub text: String,
    starts: Vec<u32>,
    ends: Vec<u32>,
    /// Characters that no reader sees, or that pose as others: original byte spans.
    pub tricks: Vec<Trick>,
}

/// A character that hides something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trick {
    pub span: Range<usize>,
    pub kind: TrickKind,
    pub code: char,
}

/// What sort of trick a character plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrickKind {
    /// Takes no room on the screen.
    Invisible,
    /// Turns the direction of reading.
    Direction,
    /// A letter of another alphabet that looks like a Latin one.
    LookAlike,
}

impl Folded {
    /// Folds `text`: compatibility forms and full-width letters and digits become plain ones, invisible characters go,
    /// look-alike letters become Latin. Chinese punctuation stays, because it carries the sentence.
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), ..Self::default() };
        let mut before = ' ';
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |&(_, n)| n);
            let span = at..at + c.len_utf8();
            folded.take(c, before, next, span);
            if !is_invisible(c) {
                before = c;
            }
        }
        folded
    }

    fn take(&mut self, c: char, before: char, next: char, span: Range<usize>) {
        if c.is_ascii() || is_plain_cjk(c) {
            self.push(c, &span);
        } else if let Some(kind) = hidden_kind(c, before) {
            self.tricks.push(Trick { span, kind, code: c });
        } else if let Some(latin) = look_alike(c) {
            if touches_text(before) || touches_text(next) {
                self.tricks.push(Trick { span: span.clone(), kind: TrickKind::LookAlike, code: c });
                self.push(latin, &span);
            } else {
                self.push(c, &span);
            }
        } else if is_enclosed(c) && !is_enclosed(before) && !is_enclosed(next) {
            self.push(c, &span); // a list number such as ①, not part of a longer number
        } else {
            for folded in c.nfkc() {
                self.push(folded, &span);
            }
        }
    }

    fn push(&mut self, c: char, span: &Range<usize>) {
        self.text.push(c);
        for _ in 0..c.len_utf8() {
            self.starts.push(narrow(span.start));
            self.ends.push(narrow(span.end));
        }
    }

    /// The original bytes behind a span of the folded text.
    pub fn original(&self, span: &Range<usize>) -> Range<usize> {
        let end_of_text = self.ends.last().map_or(0, |&e| e as usize);
        let start = self.starts.get(span.start).map_or(end_of_text, |&s| s as usize);
        if span.is_empty() {
            return start..start;
        }
        start..self.ends.get(span.end - 1).map_or(end_of_text, |&e| e as usize)
    }
}

/// Texts are far below 4 GiB; what lies beyond shares the last offset instead of wrapping.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn is_plain_cjk(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '，' | '：' | '；' | '！' | '？' | '（' | '）' | '“' | '”' | '‘' | '’' | '…' | '·' | '×' | '—' | '–')
}

/// Default-ignorable code points of Unicode that occur in running text.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// Says whether `c` hides. Joiners and variation selectors inside emoji are honest, and so are accents on Latin letters.
fn hidden_kind(c: char, before: char) -> Option<TrickKind> {
    match c {
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(TrickKind::Direction),
        '\u{fe00}'..='\u{fe0f}' | '\u{200d}' if !before.is_alphanumeric() => None,
        c if is_invisible(c) => Some(TrickKind::Invisible),
        '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' if !before.is_ascii_alphabetic() => Some(TrickKind::Invisible),
        _ => None,
    }
}

fn touches_text(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{4e00}'..='\u{9fff}') || look_alike(c).is_some()
}

fn is_enclosed(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}')
}

/// Cyrillic and Greek letters drawn like Latin ones (after the Unicode confusables table, letters in common use only).
fn look_alike(c: char) -> Option<char> {
    const FROM: &str = "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοѵ";
    const TO: &str = "ABESIJKMHOPCTYXaesijopcyxdhqwABEZHIKMNOPTYXov";
    if !matches!(c, '\u{370}'..='\u{52f}') {
        return None;
    }
    FROM.chars().position(|f| f == c).and_then(|i| TO.chars().nth(i))
}

#[cfg(test)]
mod tests {
    use super::{Folded, TrickKind};

    #[test]
    fn full_width_digits_fold_and_map_back() {
        let text = "电话１３８";
        let folded = Folded::new(text);
        assert_eq!(folded.text, "电话138");
        assert_eq!(&text[folded.original(&(6..9))], "１３８");
    }

    #[test]
    fn invisible_characters_go_and_are_reported() {
        let text = "保\u{200b}证";
        let folded = Folded::new(text);
        assert_eq!(folded.text, "保证");
        assert_eq!(folded.original(&(0..6)), 0..text.len());
        assert_eq!(folded.tricks[0].kind, TrickKind::Invisible);
    }

    #[test]
    fn look_alikes_become_latin() {
        let folded = Folded::new("guаrаntee");
        assert_eq!(folded.text, "guarantee");
        assert_eq!(folded.tricks.len(), 2);
    }

    #[test]
    fn chinese_punctuation_stays() {
        assert_eq!(Folded::new("３人，５床：好").text, "3人，5床：好");
    }
}

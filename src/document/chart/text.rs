//! How wide a text will be, without a font: estimates on the safe side, and cutting and wrapping that respect them.

use unicode_width::UnicodeWidthChar;

use super::super::safe::clean;

const ELLIPSIS: char = '…';

/// Width of a character in em. Han and full-width forms are exactly one em; Latin letters are taken as in a wide
/// sans-serif (`DejaVu Sans`), so that a narrower font leaves air and no font overflows.
fn char_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' | ' ' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' => 1.0,
        'A'..='Z' | '+' | '=' | '<' | '>' | '~' | '#' | '&' => 0.78,
        _ if c.is_ascii() => 0.64,
        _ => match c.width() {
            None | Some(0) => 0.0,
            Some(1) => 0.7,
            // Emoji are drawn a quarter wider than their box in common fonts.
            Some(_) if ('\u{1f000}'..'\u{20000}').contains(&c) => 1.3,
            Some(_) => 1.0,
        },
    }
}

/// Estimated width of a text in em.
pub fn em_width(text: &str) -> f64 {
    text.chars().map(char_width).sum()
}

/// Estimated width of a text at a font size.
pub fn width(text: &str, size: f64) -> f64 {
    em_width(text) * size
}

/// The text on one line, cut with an ellipsis where it would be wider than `max`.
pub fn fit(text: &str, size: f64, max: f64) -> String {
    wrap(text, size, max, 1).pop().unwrap_or_default()
}

/// The text on at most `lines` lines no wider than `max`: broken at spaces and between Han characters, inside a word
/// only when the word alone is too wide; what does not fit ends in an ellipsis.
pub fn wrap(text: &str, size: f64, max: f64, lines: usize) -> Vec<String> {
    let text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut done: Vec<String> = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() && done.len() < lines {
        let last = done.len() + 1 == lines;
        if width(rest, size) <= max {
            done.push(rest.to_owned());
            return done;
        }
        let room = if last { max - char_width(ELLIPSIS) * size } else { max };
        let cut = break_at(rest, size, room, last);
        let (line, tail) = rest.split_at(cut);
        let line = line.trim_end();
        done.push(if last { format!("{line}{ELLIPSIS}") } else { line.to_owned() });
        rest = tail.trim_start();
    }
    done
}

/// Byte index of the best break so that what stands before is no wider than `room`; at least one character long.
fn break_at(text: &str, size: f64, room: f64, anywhere: bool) -> usize {
    let mut used = 0.0;
    let mut fits = 0;
    let mut good = 0;
    let mut before = '\0';
    for (index, c) in text.char_indices() {
        let can_break = c == ' ' || (wide(before) && !closes(c)) || (before != '\0' && wide(c) && !closes(c));
        if can_break && !opens(before) {
            good = index;
        }
        used += char_width(c) * size;
        if used > room {
            break;
        }
        fits = index + c.len_utf8();
        before = c;
    }
    let first = text.chars().next().map_or(0, char::len_utf8);
    // A break that would leave most of the line empty is worse than one inside a long word.
    let enough = good * 3 > fits;
    (if !anywhere && good > 0 && enough { good } else { fits }).max(first)
}

fn wide(c: char) -> bool {
    c.width() == Some(2)
}

/// Punctuation that must not begin a line.
const fn closes(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '》' | '」' | '』' | '】' | '”' | '’' | '%')
}

/// Punctuation that must not end a line.
const fn opens(c: char) -> bool {
    matches!(c, '（' | '《' | '「' | '『' | '【' | '“' | '‘')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_never_exceed_their_room() {
        for text in ["医院".repeat(100), "x".repeat(200), "word ".repeat(50), "🏥患者，".repeat(40), "W".to_owned()] {
            for max in [13.0, 60.0, 190.0] {
                for line in wrap(&text, 12.0, max, 2) {
                    assert!(width(&line, 12.0) <= max.max(28.0), "{line:?} {max}");
                }
            }
        }
    }

    #[test]
    fn short_text_is_left_alone_and_long_text_says_so() {
        assert_eq!(fit("微博", 12.0, 40.0), "微博");
        assert_eq!(wrap("two words", 12.0, 60.0, 2), ["two", "words"]);
        assert!(fit(&"微".repeat(200), 12.0, 100.0).ends_with('…'));
        assert!(!wrap("第一时间，回应关切", 12.0, 49.0, 3)[1].starts_with('，'));
        assert_eq!(wrap("", 12.0, 10.0, 2), Vec::<String>::new());
    }
}

//! What one character folds to, as a table over the basic plane that the build makes, and the slow way for everything else.

use super::normal::{Class, classify};

/// What a character folds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mapped {
    One(char, Class),
    /// More than one character, or one outside the basic plane: see [`super::normal::expand`].
    Many,
}

/// Four bytes for each character of the basic plane, the lowest first: what it folds to, and above that its class.
static TABLE: &[u8; 4 << 16] = include_bytes!(concat!(env!("OUT_DIR"), "/fold.bin"));

#[must_use]
#[inline]
pub fn lookup(c: char) -> Mapped {
    let (entries, _) = TABLE.as_chunks::<4>();
    let Some(entry) = entries.get(c as usize) else { return Mapped::Many };
    let entry = u32::from_le_bytes(*entry);
    let class = match entry >> 16 {
        0 => Class::Nothing,
        1 => Class::Gap,
        2 => Class::Wide,
        3 => Class::Word,
        4 => Class::Mark,
        _ => return Mapped::Many,
    };
    // A surrogate cannot be stored: every entry was made from a char.
    Mapped::One(char::from_u32(entry & 0xFFFF).unwrap_or(c), class)
}

/// The class of a character that is folded already.
#[must_use]
#[inline]
pub fn class_of(c: char) -> Class {
    match lookup(c) {
        Mapped::One(folded, class) if folded == c => class,
        _ => classify(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_survives_the_table() {
        let class = |c| match lookup(c) {
            Mapped::One(_, class) => class,
            Mapped::Many => panic!("{c} should be one character"),
        };
        assert_eq!(class('\u{200b}'), Class::Nothing);
        assert_eq!(class('　'), Class::Gap);
        assert_eq!(class('醫'), Class::Wide);
        assert_eq!(class('Ｍ'), Class::Word);
        assert_eq!(class('，'), Class::Mark);
        assert_eq!(lookup('ﬁ'), Mapped::Many);
        assert_eq!(lookup('😀'), Mapped::Many);
    }
}

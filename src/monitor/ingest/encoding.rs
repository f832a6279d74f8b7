//! Which characters the bytes stand for: UTF-8, GB18030 (and GBK, its subset), UTF-16 of either order.
//!
//! Files are put together from several sources, so a row that is not in the file's own encoding is tried in the other one.
//! GB18030 may be cut at line breaks, commas, tabs and quotes without decoding: none of them can be a trailing byte.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf8Bom,
    Gb18030,
    Utf16Le,
    Utf16Be,
}

/// The byte order mark of UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

impl Encoding {
    /// By byte order mark, then by zero bytes (UTF-16 of a script with spaces and digits), then by validity.
    pub fn detect(head: &[u8]) -> Self {
        if head.starts_with(BOM) {
            return Self::Utf8Bom;
        }
        if head.starts_with(b"\xff\xfe") {
            return Self::Utf16Le;
        }
        if head.starts_with(b"\xfe\xff") {
            return Self::Utf16Be;
        }
        if let Some(wide) = utf16_by_zeros(head) {
            return wide;
        }
        // A head may end in the middle of a character.
        let broken = std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some());
        // One bad row does not make a file Chinese: more characters must be well-formed pairs than UTF-8.
        if broken && chinese_pairs(head) > utf8_characters(head) { Self::Gb18030 } else { Self::Utf8 }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Bom => "utf-8",
            Self::Gb18030 => "gb18030",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
        }
    }

    /// The beginning of a file, as well as it can be read.
    pub fn decode(self, head: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Utf8 | Self::Utf8Bom => String::from_utf8_lossy(head.strip_prefix(BOM).unwrap_or(head)),
            Self::Gb18030 => GB18030.decode_without_bom_handling(head).0,
            Self::Utf16Le => UTF_16LE.decode_with_bom_removal(head).0,
            Self::Utf16Be => UTF_16BE.decode_with_bom_removal(head).0,
        }
    }

    /// Bytes in which line breaks, commas and quotes are what they are in ASCII: UTF-16 becomes UTF-8, a byte order mark goes.
    pub fn ascii_compatible<'a>(self, mut bytes: Box<dyn BufRead + Send + 'a>) -> Box<dyn BufRead + Send + 'a> {
        match self {
            Self::Utf8 | Self::Gb18030 => bytes,
            Self::Utf8Bom => {
                bytes.consume(BOM.len());
                bytes
            }
            Self::Utf16Le => Box::new(BufReader::new(Wide { bytes, decoder: UTF_16LE.new_decoder_with_bom_removal(), done: false })),
            Self::Utf16Be => Box::new(BufReader::new(Wide { bytes, decoder: UTF_16BE.new_decoder_with_bom_removal(), done: false })),
        }
    }

    /// The text of one row; `None` where it is neither in this encoding nor plausibly in the other.
    pub fn text(self, row: &[u8]) -> Option<Cow<'_, str>> {
        let utf8 = || simdutf8::basic::from_utf8(row).ok().map(Cow::Borrowed);
        match self {
            // Nearly every UTF-8 text can also be read as GB18030, hardly any GB18030 text of some length as UTF-8.
            Self::Gb18030 if utf8_characters(row) >= 4 => utf8().or_else(|| gb18030(row)),
            Self::Gb18030 => gb18030(row),
            _ => utf8().or_else(|| (chinese_pairs(row) > 0).then(|| gb18030(row)).flatten()),
        }
    }
}

fn gb18030(bytes: &[u8]) -> Option<Cow<'_, str>> {
    GB18030.decode_without_bom_handling_and_without_replacement(bytes)
}

/// In UTF-16 the ASCII part of a header has a zero in every second byte, and always on the same side.
fn utf16_by_zeros(head: &[u8]) -> Option<Encoding> {
    let sample = &head[..head.len().min(4096)];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = (sample.len() / 20).max(2);
    if odd >= enough && even * 10 < odd {
        Some(Encoding::Utf16Le)
    } else if even >= enough && odd * 10 < even {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Pairs of bytes that are common Chinese characters (level 1 of GB 2312, lead bytes B0–D7) or full-width punctuation
/// (A1–A3), less the stray bytes that no Chinese text has.
fn chinese_pairs(bytes: &[u8]) -> usize {
    let (mut good, mut bad, mut at) = (0usize, 0usize, 0);
    while let Some(&lead) = bytes.get(at) {
        if lead < 0x80 {
            at += 1;
            continue;
        }
        match bytes.get(at + 1) {
            Some(0xa1..=0xfe) if matches!(lead, 0xb0..=0xd7 | 0xa1..=0xa3) => good += 1,
            Some(0x30..=0x39 | 0x40..=0x7e | 0x80..=0xfe) if matches!(lead, 0x81..=0xfe) => {}
            None => break,
            Some(_) => bad += 1,
        }
        at += 2;
    }
    good.saturating_sub(bad * 4)
}

/// Characters beyond ASCII that are well-formed UTF-8.
fn utf8_characters(mut bytes: &[u8]) -> usize {
    let count = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
    let mut characters = 0;
    loop {
        match std::str::from_utf8(bytes) {
            Ok(text) => return characters + count(text),
            Err(error) => {
                let (good, rest) = bytes.split_at(error.valid_up_to());
                characters += std::str::from_utf8(good).map_or(0, count);
                let Some(length) = error.error_len() else { return characters };
                bytes = &rest[length..];
            }
        }
    }
}

/// UTF-16 read as UTF-8; what cannot be decoded becomes U+FFFD.
struct Wide<'a> {
    bytes: Box<dyn BufRead + Send + 'a>,
    decoder: encoding_rs::Decoder,
    done: bool,
}

impl Read for Wide<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        // A character needs up to three bytes here; the caller's buffer is a `BufReader`'s.
        while !self.done {
            let input = self.bytes.fill_buf()?;
            let last = input.is_empty();
            let (_, used, written, _) = self.decoder.decode_to_utf8(input, out, last);
            self.bytes.consume(used);
            self.done = last;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "时间,正文\n2026-11-22 08:00,医院门口有人排队\n";

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_is_told_apart_with_and_without_a_mark() {
        let gb = GB18030.encode(TEXT).0.into_owned();
        let cases = [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            ([BOM, TEXT.as_bytes()].concat(), Encoding::Utf8Bom),
            (gb, Encoding::Gb18030),
            (wide(TEXT, u16::to_le_bytes), Encoding::Utf16Le),
            (wide(TEXT, u16::to_be_bytes), Encoding::Utf16Be),
            (wide(&format!("\u{feff}{TEXT}"), u16::to_le_bytes), Encoding::Utf16Le),
            (wide(&format!("\u{feff}{TEXT}"), u16::to_be_bytes), Encoding::Utf16Be),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(Encoding::detect(&bytes), encoding);
            assert_eq!(encoding.decode(&bytes), TEXT);
            let mut read = String::new();
            encoding.ascii_compatible(Box::new(std::io::Cursor::new(bytes.clone()))).read_to_string(&mut read).unwrap_or_default();
            if encoding != Encoding::Gb18030 {
                assert_eq!(read, TEXT, "{encoding:?}");
            }
        }
    }

    #[test]
    fn a_head_cut_inside_a_character_is_still_utf8() {
        assert_eq!(Encoding::detect(&TEXT.as_bytes()[..8]), Encoding::Utf8);
        assert_eq!(Encoding::detect(b""), Encoding::Utf8);
    }

    #[test]
    fn a_row_in_the_other_encoding_is_read_and_nonsense_is_not() {
        let gb = GB18030.encode("排队").0;
        assert_eq!(Encoding::Utf8.text(&gb).as_deref(), Some("排队"));
        assert_eq!(Encoding::Gb18030.text("医院门口".as_bytes()).as_deref(), Some("医院门口"));
        assert_eq!(Encoding::Utf8.text(b"caf\xe9s \xff"), None, "Latin-1 is no Chinese");
    }
}

//! Which of the two languages a text is in, and whose words of it count.

use memchr::memchr_iter;

use super::normalise::repost_length;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    Chinese,
    English,
}

impl Language {
    /// Chinese if there are Chinese characters and twice their number is at least that of Latin words, or no Latin words at all.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if text.is_ascii() {
            return if text.bytes().any(|byte| byte.is_ascii_alphabetic()) { Self::English } else { Self::Chinese };
        }
        let (mut chinese, mut words, mut in_word) = (0usize, 0usize, false);
        for (at, c) in text.char_indices() {
            let latin = c.is_ascii_alphabetic();
            words += usize::from(latin && !in_word);
            in_word = latin;
            if matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}') {
                chinese += 1;
                // What is left cannot hold so many words, which take two bytes each, any more.
                if chinese * 2 >= words + (text.len() - at) / 2 {
                    return Self::Chinese;
                }
            }
        }
        if (chinese > 0 && chinese * 2 >= words) || words == 0 { Self::Chinese } else { Self::English }
    }
}

/// What people leave of their own when they have nothing to say.
const EMPTY_WORDS: [&str; 8] = ["转发微博", "轉發微博", "转发", "转", "repost", "rt", "快转微博", "轉"];

/// The poster's own words: what stands before the chain `//@user:`; the whole text if that is nothing.
#[must_use]
pub fn own_words(text: &str) -> &str {
    let chain = memchr_iter(b'/', text.as_bytes()).find(|&at| repost_length(&text[at..]).is_some());
    let Some(at) = chain else { return text };
    let own = text[..at].trim_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || "。，！：、；…".contains(c));
    // Emoticons in brackets lose their brackets here, and still count as words: they are the poster's.
    let empty = own.is_empty() || EMPTY_WORDS.iter().any(|stock| own.eq_ignore_ascii_case(stock));
    if empty { text } else { &text[..at] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_by_the_share_of_characters() {
        assert_eq!(Language::of("今天 iPhone 坏了"), Language::Chinese);
        assert_eq!(Language::of("The word 好 means good in their language"), Language::English);
        assert_eq!(Language::of("！！！"), Language::Chinese);
    }

    #[test]
    fn own_words_come_before_the_chain() {
        assert_eq!(own_words("太难了//@甲:好开心"), "太难了");
        assert_eq!(own_words("[泪]//@甲:好"), "[泪]");
        assert_eq!(own_words("转发微博//@甲:好开心"), "转发微博//@甲:好开心");
        assert_eq!(own_words("//@甲:好开心"), "//@甲:好开心");
        assert_eq!(own_words("see http://a.b/c"), "see http://a.b/c");
    }
}

//! What is sent, and why it was not.

use crate::domain::notice::Failure;
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::text::printable;

/// A message in plain words: every service shows those, and plain text cannot be turned into markup by what it quotes.
#[derive(Clone, Debug)]
pub struct Message {
    /// The same for every attempt, so that a receiver can drop a repeat.
    pub id: String,
    /// Word of the occasion.
    pub event: String,
    /// Handle of what it is about.
    pub subject: String,
    pub level: Option<String>,
    pub lang: Lang,
    pub title: String,
    pub text: String,
    /// Of this attempt.
    pub at: Timestamp,
}

impl Message {
    /// Title and text, at most `most` bytes of UTF-8, cut between characters with an ellipsis.
    pub fn within_bytes(&self, most: usize) -> String {
        let mut whole = format!("{}\n{}", self.title, self.text);
        if whole.len() > most {
            let fits = most.saturating_sub('…'.len_utf8());
            let end = (0..=fits).rev().find(|end| whole.is_char_boundary(*end)).unwrap_or_default();
            whole.truncate(end);
            whole.push('…');
        }
        whole
    }
}

/// The longest detail of a failure that is kept, in characters.
const LONGEST_DETAIL: usize = 120;
/// A part of a secret shorter than this is no secret.
const SHORTEST_SECRET: usize = 6;

/// Why a message was not delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    pub failure: Failure,
    pub detail: Option<String>,
    /// Whether another attempt makes sense.
    pub again: bool,
    /// Seconds that the service asked to wait.
    pub after: Option<i64>,
}

impl Failed {
    pub const fn for_now(failure: Failure) -> Self {
        Self { failure, detail: None, again: true, after: None }
    }

    pub const fn for_good(failure: Failure) -> Self {
        Self { failure, detail: None, again: false, after: None }
    }

    /// Words from outside: made harmless and short.
    pub fn detail(mut self, detail: impl ToString) -> Self {
        let detail = printable(&detail.to_string()).replace(['\n', '\t'], " ");
        self.detail = Some(detail.trim().to_owned()).filter(|detail| !detail.is_empty());
        self
    }

    /// Takes out what an answer echoed of a secret, whole or in parts, then shortens.
    pub fn without<'a>(mut self, secrets: impl Iterator<Item = &'a str>) -> Self {
        let Some(mut detail) = self.detail.take() else { return self };
        for secret in secrets {
            for part in std::iter::once(secret).chain(secret.split(['/', '?', '&', '=', ':', '@'])) {
                if part.len() >= SHORTEST_SECRET {
                    detail = detail.replace(part, "***");
                }
            }
        }
        self.detail = Some(detail.chars().take(LONGEST_DETAIL).collect());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let message = Message {
            id: String::new(),
            event: "alert".to_owned(),
            subject: "AL-0001".to_owned(),
            level: None,
            lang: Lang::Zh,
            title: "预警".to_owned(),
            text: "负面信息".repeat(1000),
            at: Timestamp::default(),
        };
        for most in 2000..2012 {
            let cut = message.within_bytes(most);
            assert!(cut.len() <= most && cut.len() > most - 4 && cut.ends_with('…'));
        }
        assert_eq!(message.within_bytes(100_000).chars().count(), 2 + 1 + 4000);
    }

    #[test]
    fn an_echoed_secret_is_taken_out() {
        let failed =
            Failed::for_now(Failure::Service).detail("bad key 693axxx6-7aoc in https://h.example/send?key=693axxx6-7aoc\u{1b}[31m");
        let failed = failed.without(["https://h.example/send?key=693axxx6-7aoc"].into_iter());
        let detail = failed.detail.unwrap();
        assert!(!detail.contains("693axxx6") && !detail.contains('\u{1b}') && detail.starts_with("bad key ***"), "{detail}");
    }
}

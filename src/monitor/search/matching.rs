//! Whether a mention answers a query, and the piece of its text that shows it.

use super::query::{Field, Query};
use super::terms::Phrase;
use crate::domain::mention::Mention;
use crate::monitor::fold::Folded;

/// Around the words found in a snippet; brackets that posts do not use.
const OPEN: char = '⟦';
const CLOSE: char = '⟧';

/// A query, ready to be held against texts.
pub struct Asked {
    pub query: Query,
    folded: Folded,
}

impl Asked {
    pub fn new(query: Query) -> Self {
        Self { query, folded: Folded::default() }
    }

    pub fn answers(&mut self, mention: &Mention) -> bool {
        self.folded.refill(&mention.text);
        holds(&self.query, mention, &self.folded.chars)
    }
}

fn holds(query: &Query, mention: &Mention, text: &[char]) -> bool {
    match query {
        Query::Phrase(phrase) => phrase.stands_in(text),
        Query::Field(field) => has(field, mention),
        Query::Not(inner) => !holds(inner, mention, text),
        Query::All(parts) => parts.iter().all(|part| holds(part, mention, text)),
        Query::Any(parts) => parts.iter().any(|part| holds(part, mention, text)),
    }
}

fn has(field: &Field, mention: &Mention) -> bool {
    match field {
        Field::Author(part) => mention.author.as_ref().is_some_and(|author| author.to_lowercase().contains(part)),
        Field::Platform(name) => mention.platform.to_lowercase() == *name,
        Field::Sentiment(sentiment) => mention.sentiment == Some(*sentiment),
    }
}

/// The phrases that a text was asked to hold.
fn wanted<'q>(query: &'q Query, phrases: &mut Vec<&'q Phrase>) {
    match query {
        Query::Phrase(phrase) => phrases.push(phrase),
        Query::Field(_) | Query::Not(_) => {}
        Query::All(parts) | Query::Any(parts) => parts.iter().for_each(|part| wanted(part, phrases)),
    }
}

/// About `width` characters of the text around the first words found, the words found marked, on one line.
pub fn snippet(query: &Query, text: &str, width: usize) -> String {
    let folded = Folded::new(text);
    let mut phrases = Vec::new();
    wanted(query, &mut phrases);
    let mut marks: Vec<(usize, usize)> = phrases
        .iter()
        .flat_map(|phrase| phrase.places(&folded.chars))
        .map(|(from, to)| folded.original(text, from, to))
        .map(|range| (range.start, range.end))
        .collect();
    marks.sort_unstable();
    let first = marks.first().map_or(0, |mark| mark.0);
    // A third of the width stands before the first word found.
    let start = text[..first].char_indices().rev().take(width / 3).last().map_or(first, |(at, _)| at);
    let end = text[start..].char_indices().nth(width).map_or(text.len(), |(at, _)| start + at);
    let mut out = String::from(if start > 0 { "…" } else { "" });
    let mut at = start;
    for (from, to) in marks {
        if from >= at && to <= end {
            out.extend([&text[at..from], OPEN.encode_utf8(&mut [0; 4]), &text[from..to], CLOSE.encode_utf8(&mut [0; 4])]);
            at = to;
        }
    }
    out.push_str(&text[at..end.max(at)]);
    if end < text.len() {
        out.push('…');
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sentiment::Sentiment;
    use crate::monitor::search::parse;
    use proptest::prelude::*;

    fn answers(query: &str, text: &str) -> bool {
        let mention = Mention {
            text: text.to_owned(),
            author: Some("Ms Wu".to_owned()),
            platform: "Weibo".to_owned(),
            sentiment: Some(Sentiment::Negative),
            ..Mention::default()
        };
        Asked::new(parse(query).unwrap()).answers(&mention)
    }

    #[test]
    fn words_signs_and_fields() {
        let text = "第一人民醫院的护士　打人，Doctors were RUDE";
        for query in ["医院", "护士打人", "人 AND rude", "院 -广告", "狗 OR 猫 OR 护士", "author:wu 情感:负面 platform:weibo", "doctor*"]
        {
            assert!(answers(query, text), "{query}");
        }
        for query in ["doctor", "护士 -打人", "NOT 医院", "platform:zhihu 医院", "人打", "猫"] {
            assert!(!answers(query, text), "{query}");
        }
    }

    #[test]
    fn a_snippet_marks_what_was_found() {
        let query = parse("醫院 rude -广告").unwrap();
        assert_eq!(snippet(&query, "这家医院\n的人 RUDE", 40), "这家⟦医院⟧ 的人 ⟦RUDE⟧");
        let long = "前".repeat(100) + "医院" + &"后".repeat(100);
        let shown = snippet(&query, &long, 30);
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("⟦医院⟧"), "{shown}");
    }

    proptest! {
        #[test]
        fn any_text_gives_a_snippet(text in "[医院 a\u{301}ﬁ①\u{200b}．.]{0,40}", width in 0usize..20) {
            snippet(&parse("医院 OR a OR fi OR 1").unwrap(), &text, width);
        }
    }
}

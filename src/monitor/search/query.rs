//! The language of `monitor search`: words and “phrases”, AND (also by standing side by side), OR, NOT or `-`, brackets, and fields.
//!
//! ```text
//! or    = and { OR and }
//! and   = not { [AND] not }
//! not   = (NOT | -) not | "(" or ")" | field ":" value | "phrase" | word [*]
//! ```
//! Full-width brackets, quotes and colons mean the same. Positions in errors count characters from 1.

use super::terms::Phrase;
use crate::domain::sentiment::Sentiment;
use crate::error::{Error, Result};

/// Deeper nesting is nobody's question.
const DEEPEST: usize = 32;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    Phrase(Phrase),
    Field(Field),
    Not(Box<Query>),
    All(Vec<Query>),
    Any(Vec<Query>),
}

/// A property of the mention rather than of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// A part of the author's name, in any case.
    Author(String),
    /// The platform's name, in any case.
    Platform(String),
    Sentiment(Sentiment),
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    Quoted(String),
    Word(String),
    /// A word with a colon after it.
    Field(String),
}

/// Reads a query.
///
/// # Errors
/// Bad input, with the position and what was expected there.
pub fn parse(text: &str) -> Result<Query> {
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(Error::input("error-query-empty").hint("hint-query"));
    }
    let mut parser = Parser { tokens, at: 0, end: text.chars().count() + 1, depth: 0 };
    let query = parser.any()?;
    match parser.peek() {
        None => Ok(query),
        Some(_) => Err(parser.wrong("error-query-close")),
    }
}

fn tokens(text: &str) -> Result<Vec<(usize, Token)>> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let place = at + 1;
        let token = match chars[at] {
            c if c.is_whitespace() => None,
            '(' | '（' => Some(Token::Open),
            ')' | '）' => Some(Token::Close),
            '-' | '－' => Some(Token::Not),
            '"' | '“' | '”' | '「' => {
                let closes = |c: &char| matches!(c, '"' | '“' | '”' | '」');
                let len = chars[at + 1..].iter().position(closes).ok_or_else(|| problem("error-query-quote", place))?;
                let quoted = chars[at + 1..at + 1 + len].iter().collect();
                at += len + 1;
                Some(Token::Quoted(quoted))
            }
            _ => {
                let stops = |c: &char| c.is_whitespace() || matches!(c, '(' | '（' | ')' | '）' | '"' | '“' | '”' | '「' | ':' | '：');
                let len = chars[at..].iter().position(stops).unwrap_or(chars.len() - at);
                let word: String = chars[at..at + len].iter().collect();
                at += len.max(1) - 1;
                let colon = chars.get(at + 1).is_some_and(|c| matches!(c, ':' | '：'));
                at += usize::from(colon);
                Some(named(word, colon))
            }
        };
        tokens.extend(token.map(|token| (place, token)));
        at += 1;
    }
    Ok(tokens)
}

fn named(word: String, colon: bool) -> Token {
    match word.as_str() {
        _ if colon => Token::Field(word),
        "AND" => Token::And,
        "OR" | "|" => Token::Or,
        "NOT" => Token::Not,
        _ => Token::Word(word),
    }
}

fn problem(code: &'static str, place: usize) -> Error {
    Error::input(code).with("place", place).hint("hint-query")
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    at: usize,
    /// The place after the last character.
    end: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(_, token)| token)
    }

    fn wrong(&self, code: &'static str) -> Error {
        problem(code, self.tokens.get(self.at).map_or(self.end, |(place, _)| *place))
    }

    fn any(&mut self) -> Result<Query> {
        let mut parts = vec![self.all()?];
        while self.peek() == Some(&Token::Or) {
            self.at += 1;
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Query::Any(parts) })
    }

    fn all(&mut self) -> Result<Query> {
        let mut parts = vec![self.one()?];
        loop {
            match self.peek() {
                None | Some(Token::Or | Token::Close) => break,
                Some(Token::And) => self.at += 1,
                Some(_) => {}
            }
            parts.push(self.one()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Query::All(parts) })
    }

    fn one(&mut self) -> Result<Query> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.wrong("error-query-deep"));
        }
        let query = self.primary();
        self.depth -= 1;
        query
    }

    fn primary(&mut self) -> Result<Query> {
        let here = self.at;
        let Some((place, token)) = self.tokens.get(here).cloned() else { return Err(self.wrong("error-query-term")) };
        self.at += 1;
        match token {
            Token::Not => Ok(Query::Not(Box::new(self.one()?))),
            Token::Open => {
                let inner = self.any()?;
                if self.peek() != Some(&Token::Close) {
                    return Err(problem("error-query-bracket", place));
                }
                self.at += 1;
                Ok(inner)
            }
            Token::Quoted(text) => phrase(&text, false, place),
            Token::Word(word) => match word.strip_suffix('*') {
                Some(beginning) => phrase(beginning, true, place),
                None => phrase(&word, false, place),
            },
            Token::Field(name) => self.field(&name, place),
            Token::And | Token::Or | Token::Close => {
                self.at = here;
                Err(self.wrong("error-query-term"))
            }
        }
    }

    fn field(&mut self, name: &str, place: usize) -> Result<Query> {
        let value = match self.peek() {
            Some(Token::Quoted(value) | Token::Word(value)) if !value.trim().is_empty() => value.trim().to_owned(),
            _ => return Err(self.wrong("error-query-value").with("field", name)),
        };
        let value_place = self.tokens.get(self.at).map_or(self.end, |(place, _)| *place);
        self.at += 1;
        let field = match name.to_lowercase().as_str() {
            "author" | "作者" => Field::Author(value.to_lowercase()),
            "platform" | "平台" => Field::Platform(value.to_lowercase()),
            "sentiment" | "情感" => match sentiment(&value) {
                Some(sentiment) => Field::Sentiment(sentiment),
                None => return Err(problem("error-query-sentiment", value_place).with("value", value)),
            },
            _ => return Err(problem("error-query-field", place).with("field", name)),
        };
        Ok(Query::Field(field))
    }
}

fn sentiment(word: &str) -> Option<Sentiment> {
    match word.to_lowercase().as_str() {
        "负面" => Some(Sentiment::Negative),
        "中性" => Some(Sentiment::Neutral),
        "正面" => Some(Sentiment::Positive),
        word => Sentiment::parse(word),
    }
}

fn phrase(text: &str, prefix: bool, place: usize) -> Result<Query> {
    Phrase::new(text, prefix).map(Query::Phrase).ok_or_else(|| problem("error-query-nothing", place).with("text", text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shape(query: &Query) -> String {
        let list = |name: &str, parts: &[Query]| format!("{name}({})", parts.iter().map(shape).collect::<Vec<_>>().join(" "));
        match query {
            Query::Phrase(phrase) => phrase.chars.iter().collect::<String>() + if phrase.prefix { "*" } else { "" },
            Query::Field(Field::Author(value) | Field::Platform(value)) => format!("={value}"),
            Query::Field(Field::Sentiment(sentiment)) => format!("={sentiment}"),
            Query::Not(inner) => format!("-{}", shape(inner)),
            Query::All(parts) => list("all", parts),
            Query::Any(parts) => list("any", parts),
        }
    }

    #[test]
    fn reads_what_people_type() {
        for (typed, read) in [
            ("医院", "医院"),
            ("护士 打人 OR rude", "any(all(护士 打人) rude)"),
            ("医院 AND (投诉 OR “等了 很久”) -广告", "all(医院 any(投诉 等了很久) -广告)"),
            ("NOT doctor*", "-doctor*"),
            ("platform:weibo 情感：负面", "all(=weibo =negative)"),
            ("author:\"Ms Wu\" 医院", "all(=ms wu 医院)"),
            ("covid-19", "covid 19"),
        ] {
            assert_eq!(shape(&parse(typed).unwrap()), read, "{typed}");
        }
    }

    #[test]
    fn says_where_and_what_was_expected() {
        for (typed, code) in [
            ("", "error-query-empty"),
            ("医院 AND", "error-query-term"),
            ("OR 医院", "error-query-term"),
            ("(医院", "error-query-bracket"),
            ("医院)", "error-query-close"),
            ("\"医院", "error-query-quote"),
            ("colour:red", "error-query-field"),
            ("sentiment:angry", "error-query-sentiment"),
            ("author:", "error-query-value"),
            ("！！", "error-query-nothing"),
        ] {
            assert_eq!(parse(typed).unwrap_err().code(), code, "{typed}");
        }
        assert_eq!(parse(&"(".repeat(100)).unwrap_err().code(), "error-query-deep");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(AND|OR|NOT|author:|[()\"“”：:*-]|[医院a ]){0,20}") {
            let _ = parse(&text);
        }
    }
}

//! English personal names: capitalised words with a title, a role or an age beside them.

use super::glyphs::Glyphs;
use super::person::{Form, Person};
use super::words_en::{COURTESY, GIVEN, NOT_NAMES, OPENERS, PROFESSIONAL, ROLES};

/// What only people do, right after a name.
const VERBS: [&str; 16] = [
    "died",
    "passed",
    "suffered",
    "underwent",
    "collapsed",
    "complained",
    "said",
    "told",
    "contracted",
    "received",
    "lives",
    "alleges",
    "claims",
    "remains",
    "tested",
    "who",
];

/// J*** Adair, Orla Q****: a mask beside a readable word.
fn masked(text: &Glyphs) -> Vec<Person> {
    let stars = (1..text.len()).filter(|&i| text.c[i] == '*' && text.c[i - 1].is_ascii_uppercase() && text.get(i + 1) == '*');
    stars
        .filter_map(|i| {
            let end = (i..text.len()).find(|&k| text.c[k] != '*').unwrap_or(text.len());
            let next = (text.get(end) == ' ' && text.get(end + 1).is_ascii_uppercase()).then(|| text.word(end + 1).1);
            let mut from = i - 1;
            while text.before(from).is_ascii_alphabetic() || text.before(from) == ' ' && from == i - 1 {
                from -= 1;
            }
            let before = from + 2 < i && text.get(from).is_ascii_uppercase();
            match next {
                Some(to) if to > end + 2 || matches!(text.get(to), '\'' | '’') => Some(person(text, i - 1, to, Form::LeakyMask, false)),
                _ if before => Some(person(text, from, end, Form::LeakyMask, false)),
                _ => None,
            }
        })
        .collect()
}

/// All English names of a text.
pub fn find(text: &Glyphs) -> Vec<Person> {
    let mut found = masked(text);
    let mut i = 0;
    while i < text.len() {
        if !text.get(i).is_uppercase() || text.before(i).is_alphanumeric() || !text.get(i).is_alphabetic() {
            i += 1;
            continue;
        }
        let words = run(text, i);
        let end = words.last().map_or(i + 1, |w| w.end);
        if let Some(person) = judge(text, &words) {
            found.push(person);
        }
        i = end.max(i + 1);
    }
    found
}

struct Word {
    start: usize,
    end: usize,
    text: String,
}

/// The capitalised words that follow one another from `i` on; a title's full stop and initials may stand between.
fn run(text: &Glyphs, mut i: usize) -> Vec<Word> {
    let mut words = Vec::new();
    while words.len() < 6 && text.get(i).is_uppercase() && !super::glyphs::is_han(text.get(i)) {
        let mut end = i;
        while text.get(end).is_alphabetic() && !super::glyphs::is_han(text.get(end))
            || matches!(text.get(end), '\'' | '’' | '-') && text.get(end + 1).is_uppercase()
        {
            end += 1;
        }
        let word: String = text.c[i..end].iter().collect();
        let initial = word.chars().count() == 1;
        let titled = COURTESY.contains(&word.as_str()) || PROFESSIONAL.contains(&word.as_str());
        words.push(Word { start: i, end, text: word });
        let dot = usize::from(text.get(end) == '.' && (initial || titled));
        if text.get(end + dot) != ' ' {
            break;
        }
        i = end + dot + 1;
    }
    words
}

fn judge(text: &Glyphs, words: &[Word]) -> Option<Person> {
    let skip = words.iter().take_while(|w| OPENERS.contains(&w.text.as_str())).count();
    let words = &words[skip..];
    let title = words.first().filter(|w| COURTESY.contains(&w.text.as_str()) || PROFESSIONAL.contains(&w.text.as_str()));
    let body = if title.is_some() { &words[1..] } else { words };
    let body = &body[..body.iter().take_while(|w| !NOT_NAMES.contains(&w.text.as_str()) || w.text == "May" && title.is_some()).count()];
    let (first, last) = (body.first()?, body.last()?);
    if text.get(last.end) == '*' {
        return None; // a mask, read elsewhere
    }
    let cut = body.len() + usize::from(title.is_some()) < words.len();
    if cut && title.is_none() {
        return None; // part of an institution's name
    }
    let professional = title.is_some_and(|t| PROFESSIONAL.contains(&t.text.as_str()));
    let initials = body.iter().all(|w| w.text.chars().count() == 1);
    if initials {
        return title.map(|t| person(text, t.start, last.end, Form::Masked, professional));
    }
    let acronym = body.iter().all(|w| w.text.chars().all(char::is_uppercase));
    let evident = title.is_some()
        || !acronym
            && body.len() >= 2
            && body.len() <= 4
            && (role_before(text, first.start) || followed(text, last.end) || GIVEN.contains(&first.text.as_str()))
        || !acronym && body.len() == 1 && (text.ends(first.start, "named ") || text.ends(first.start, "called ") || aged(text, last.end));
    evident.then(|| person(text, first.start, last.end, Form::Full, professional))
}

/// How many words a role may stand before “was”.
const CLAUSE: usize = 5;

fn role_before(text: &Glyphs, start: usize) -> bool {
    let mut end = start;
    while end > 0 && matches!(text.before(end), ' ' | ',' | ':' | '(' | '\u{201c}') {
        end -= 1;
    }
    let is_before = |end: usize| {
        let mut from = end;
        while from > 0 && text.before(from).is_ascii_alphabetic() {
            from -= 1;
        }
        (ROLES.contains(&text.word(from).0.as_str()), from, text.word(from).0)
    };
    let (role, mut from, word) = is_before(end);
    if role || !matches!(word.as_str(), "is" | "was" | "as" | "of" | "were") {
        return role;
    }
    // “the nurse on duty was …”, “the baby of …”: the role stands a few words back in the same clause
    for _ in 0..if word == "of" { 1 } else { CLAUSE } {
        if from < 2 || text.get(from - 1) != ' ' {
            return false;
        }
        let (role, start, _) = is_before(from - 1);
        if role {
            return true;
        }
        from = start;
    }
    false
}

/// “, 46” · “, aged 46” · “(46)” · “, a 46-year-old”
fn aged(text: &Glyphs, end: usize) -> bool {
    let mut at = end;
    while matches!(text.get(at), ' ' | ',' | '(') && at < end + 3 {
        at += 1;
    }
    for lead in ["aged ", "age ", "a ", "an "] {
        at += if text.starts(at, lead) { lead.len() } else { 0 };
    }
    let digits = (at..at + 3).take_while(|&k| text.get(k).is_ascii_digit()).count();
    at > end && (1..=3).contains(&digits) && (matches!(text.get(at + digits), ',' | ')' | '-') || text.starts(at + digits, " years"))
}

fn followed(text: &Glyphs, end: usize) -> bool {
    let (word, _) = text.word(text.skip_blanks(end));
    let (word2, _) = if text.starts(end, ", ") { text.word(end + 2) } else { (String::new(), 0) };
    aged(text, end) || VERBS.contains(&word.as_str()) || matches!(word2.as_str(), "who" | "whose")
}

fn person(text: &Glyphs, from: usize, to: usize, form: Form, professional: bool) -> Person {
    Person { span: text.span(from, to), name: text.c[from..to].iter().collect(), form, professional }
}

#[cfg(test)]
mod tests {
    use super::{Glyphs, find};

    fn names(text: &str) -> Vec<String> {
        find(&Glyphs::new(text)).into_iter().map(|p| p.name).collect()
    }

    #[test]
    fn names_are_found_by_title_role_and_age() {
        for (text, name) in [
            ("We met Mrs Ferreira-Holt today.", "Ferreira-Holt"),
            ("The patient, Orla Quimby, was moved.", "Orla Quimby"),
            ("Yesterday Tobias Wren, 46, was admitted.", "Tobias Wren"),
            ("Dr. Okonjo led the operation.", "Okonjo"),
        ] {
            assert_eq!(names(text), [name], "{text}");
        }
    }

    #[test]
    fn institutions_and_months_are_no_names() {
        for text in [
            "The City Health Commission said so.",
            "Riverside General Hospital is open.",
            "On Monday March 3 we met.",
            "Emergency Department staff",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }
}

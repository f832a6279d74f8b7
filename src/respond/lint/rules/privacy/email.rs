//! Mail addresses and chat handles that are not our own.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.email", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let text = cx.text.lower.as_str();
    for (at, _) in text.match_indices('@') {
        let start = text[..at].rfind(|c: char| !is_address_char(c)).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
        let end = at + 1 + text[at + 1..].find(|c: char| !is_address_char(c)).unwrap_or(text.len() - at - 1);
        let domain = text[at + 1..end].trim_end_matches(['.', '-']);
        let address = &text[start..at + 1 + domain.len()];
        let shaped = start < at
            && domain.contains('.')
            && domain.rsplit('.').next().is_some_and(|top| top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic()));
        if shaped && !cx.draft.contacts.iter().any(|c| c.to_ascii_lowercase().contains(address)) {
            out.push(Hit::at(start..at + 1 + domain.len()));
        }
    }
}

fn is_address_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%')
}

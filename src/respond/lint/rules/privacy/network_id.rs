//! Addresses of a person's computer or telephone: IP, MAC.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.network-id", run };

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let text = cx.text.lower.as_str();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_ascii_hexdigit() || matches!(c, '.' | ':');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let token = text[from..at].trim_matches(['.', ':']);
                if is_ipv4(token) || is_mac(token) || token.matches(':').count() > 2 && token.parse::<core::net::Ipv6Addr>().is_ok() {
                    out.push(Hit::at(from..from + token.len()));
                }
            }
            _ => {}
        }
    }
}

fn is_ipv4(token: &str) -> bool {
    token.parse::<core::net::Ipv4Addr>().is_ok()
}

fn is_mac(token: &str) -> bool {
    let groups: Vec<&str> = token.split(':').collect();
    groups.len() == 6 && groups.iter().all(|g| g.len() == 2)
}

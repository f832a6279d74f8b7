//! Why a watch matched a text, or why it did not.

use super::{Desk, lookup, watches};
use crate::domain::mention::Mention;
use crate::error::{Error, Result};
pub use crate::monitor::matcher::{Explanation, Outcome, Reason, Via};

/// What is to be explained.
pub enum Subject {
    /// A mention, as its id was typed.
    Mention(String),
    /// Any text, as if it came from that platform.
    Text { text: String, platform: Option<String> },
}

/// Every watch with what it found, or what was missing.
pub struct Explained {
    pub mention: Option<Mention>,
    pub text: String,
    pub watches: Vec<Explanation>,
}

/// # Errors
/// Not found, where there is no such mention or no watch at all.
pub fn explain(desk: &mut Desk, subject: Subject) -> Result<Explained> {
    let matcher = watches::matcher(desk)?.ok_or_else(|| Error::not_found("error-no-watches").hint("hint-watches"))?;
    let (mention, text, platform) = match subject {
        Subject::Mention(typed) => {
            let mention = lookup::mention(&mut *desk.read()?, &typed)?;
            (Some(mention.clone()), mention.text, Some(mention.platform))
        }
        Subject::Text { text, platform } => (None, text, platform),
    };
    let watches = matcher.explain(&text, platform.as_deref());
    Ok(Explained { mention, text, watches })
}

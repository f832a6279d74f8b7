//! What can be wrong with a rule's file.

use std::fmt;

/// A rule that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleError {
    /// A `kind: lint` rule without a check of that id in the program.
    NoCheck { rule: String },
    /// A pattern whose brackets do not close within one part.
    Pattern { rule: String, pattern: String },
    /// A regular expression that does not compile.
    Regex { rule: String, why: String },
    /// The lists do not fit into one automaton.
    TooManyWords { why: String },
}

impl RuleError {
    /// The rule at fault, if it is one.
    pub fn rule(&self) -> Option<&str> {
        match self {
            Self::NoCheck { rule } | Self::Pattern { rule, .. } | Self::Regex { rule, .. } => Some(rule),
            Self::TooManyWords { .. } => None,
        }
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCheck { rule } => write!(f, "no check is called {rule}; a rule of your own is a word rule (kind: word)"),
            Self::Pattern { rule, pattern } => write!(f, "rule {rule}: brackets in “{pattern}” do not match"),
            Self::Regex { rule, why } => write!(f, "rule {rule}: {why}"),
            Self::TooManyWords { why } => write!(f, "word lists: {why}"),
        }
    }
}

impl std::error::Error for RuleError {}

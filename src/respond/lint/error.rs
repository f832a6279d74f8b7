//! What can be wrong with a rule's file.

/// A rule that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleError {
    /// A `kind: lint` rule without a check of that id in the program.
    NoCheck { rule: String },
    /// A pattern whose brackets do not close within one part.
    Pattern { rule: String, pattern: String },
    /// A regular expression that does not compile.
    Regex { rule: String, why: String },
    /// A pattern that names a class of words which nobody defined.
    NoClass { rule: String, class: String },
}

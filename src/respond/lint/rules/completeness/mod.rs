//! What a statement of its kind owes its readers and does not have. Most of the family are word rules (`mode: require`).
//! One rule, one file: its check; texts, severity and source stand in the rule's data file. No rule knows another's findings.

pub mod contact;
pub mod date;
pub mod next_update;
pub mod past_update;
pub mod placeholder;
pub mod speaker;

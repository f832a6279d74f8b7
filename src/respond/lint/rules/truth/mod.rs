//! What the fact ledger, an earlier statement or another channel does not bear out. Word rules of this family are data.
//! One rule, one file: its check; texts, severity and source stand in the rule's data file. No rule knows another's findings.

pub mod claims;
pub mod contradicts_earlier;
pub mod contradicts_variant;
pub mod figures;
pub mod hidden_characters;
pub mod internal_fact;
pub mod refuted_claim;
pub mod unconfirmed_fact;
pub mod unsupported_cause;
pub mod unsupported_date;
pub mod unsupported_name;
pub mod unsupported_number;

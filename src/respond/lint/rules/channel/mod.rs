//! Whether the text fits where it will appear, and who reads it.
//! One rule, one file: its check; texts, severity and source stand in the rule's data file. No rule knows another's findings.

pub mod forbidden_characters;
pub mod hashtags;
pub mod length;
pub mod links;
pub mod reading_level;
pub mod sentence_length;
pub mod title;

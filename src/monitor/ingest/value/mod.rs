//! How exports write times, counts, sentiments and marked-up text, and what each of them means. One kind of value per file; no
//! columns, no files.

pub mod clock;
pub mod count;
pub mod plain;
pub mod relative;
pub mod sentiment;
pub mod time;

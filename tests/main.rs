//! The one integration-test target, so that SQLite links once. `common` holds the hermetic environment; every other
//! module takes one promise of the product and holds the program to it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    clippy::needless_for_each,
    clippy::single_char_pattern,
    clippy::from_iter_instead_of_collect,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test that panics is a test that fails, and says so aloud"
)]

mod acceptance;
mod approval_chain;
mod approvals;
mod architecture;
mod bad_input;
mod bad_library;
mod catalog;
mod common;
mod demo;
mod docs;
mod drill_input;
mod drills;
mod edition;
mod fetch;
mod handout;
mod help;
mod imports;
mod languages;
mod layouts;
mod library;
mod lifecycle;
mod lint;
mod notify;
mod output;
mod process;
mod proof;
mod questions;
mod real_cases;
mod real_input;
mod report;
mod review;
mod rules;
mod search;
mod sentiment;
mod signing;
mod stories;
mod tamper;
mod warning;
mod watches;

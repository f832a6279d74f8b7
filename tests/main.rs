//! The one integration-test target, so that SQLite links once. `common` holds the hermetic environment; every other
//! module takes one promise of the product and holds the program to it.

mod acceptance;
mod approvals;
mod architecture;
mod bad_input;
mod bad_library;
mod catalog;
mod common;
mod docs;
mod help;
mod languages;
mod library;
mod lifecycle;
mod lint;
mod output;
mod process;
mod real_input;
mod report;
mod rules;
mod tamper;

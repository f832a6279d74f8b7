//! The one integration-test target, so that SQLite links once. `common` holds the hermetic environment; every other
//! module takes one promise of the product and holds the program to it.

mod acceptance;
mod approvals;
mod bad_input;
mod bad_library;
mod common;
mod docs;
mod lifecycle;
mod tamper;

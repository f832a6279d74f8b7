//! Signed approvals: a person's key under a passphrase (`key_file`), what exactly is signed and whether a signature fits
//! (`signature`), and the file that shows a third party who approved which text (`bundle`).
//!
//! Pure: no store, no clock, no file is opened; random bytes come in from outside.

pub mod bundle;
pub mod key_file;
pub mod signature;

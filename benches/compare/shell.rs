//! The peer: the `sqlite3` shell.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::timing::timed;

pub fn is_there() -> bool {
    Command::new("sqlite3").arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Runs statements on a store from a script file, as one would by hand.
pub fn run(store: &Path, sql: &str) -> Duration {
    let script = store.with_extension("sql");
    File::create(&script).and_then(|mut file| file.write_all(sql.as_bytes())).expect("a script");
    timed(Command::new("sqlite3").args(["-batch", "-bail"]).arg(store).stdin(File::open(&script).expect("a script")))
}

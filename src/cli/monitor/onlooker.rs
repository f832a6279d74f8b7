//! Looking on while an import runs: rejected rows into a file, how far it is, whether somebody wants it to stop.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::part_file::PartFile;
use crate::error::Result;
use crate::monitor::ingest::Rejection;
use crate::ops::import::Onlooker;
use crate::text::Catalog;
use crate::ui::csv_line;
use crate::world::Interrupt;

/// Columns of the file of rejected rows: where, why, and the row as it stood.
pub const COLUMNS: [&str; 4] = ["file", "line", "reason", "row"];

/// A bar with rate and remaining time; figures alone, so that it speaks every language. Nothing where nobody looks.
pub fn progress(length: Option<u64>, shown: bool) -> ProgressBar {
    if !shown {
        return ProgressBar::hidden();
    }
    let (bar, form) = match length {
        Some(length) => (ProgressBar::new(length), "[{bar:32}] {percent:>3}%  {binary_bytes_per_sec}  {eta_precise}"),
        None => (ProgressBar::no_length(), "{spinner} {binary_bytes}  {binary_bytes_per_sec}  {elapsed_precise}"),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
    bar.set_style(ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
    bar.enable_steady_tick(Duration::from_millis(500));
    bar
}

pub struct Watcher<'w> {
    pub file: &'w str,
    pub rejects: Option<&'w mut PartFile>,
    pub catalog: &'w Catalog,
    pub interrupt: &'w Interrupt,
}

impl Onlooker for Watcher<'_> {
    fn rejected(&mut self, line: u64, rejection: &Rejection) -> Result<()> {
        let Some(file) = &mut self.rejects else { return Ok(()) };
        let reason = self.catalog.code(rejection.code, &rejection.params);
        file.write(csv_line(&[self.file, &line.to_string(), &reason, &rejection.raw]).as_bytes())
    }

    fn goes_on(&self) -> bool {
        !self.interrupt.asked()
    }
}

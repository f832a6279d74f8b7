//! Alerts of a series from a file: the detector with nothing around it, no workspace, no store.

use std::io::BufRead;
use std::ops::ControlFlow;
use std::path::Path;

use crate::domain::alert::Detection;
use crate::domain::span::Span;
use crate::error::{Error, Result};
pub use crate::monitor::burst::SeriesRead;
use crate::monitor::burst::{self, BurstConfig};

/// `changes` are parameters of the detector as `name=value`; `bucket` is the width of a row where the file does not show it.
///
/// # Errors
/// Usage for what is no parameter or out of its range; bad input, with line and column, for a row that cannot be used.
pub fn series(
    input: impl BufRead,
    name: &Path,
    changes: &[String],
    bucket: Option<Span>,
    emit: impl FnMut(Detection) -> ControlFlow<()>,
) -> Result<SeriesRead> {
    let config = configured(changes)?;
    burst::detect(input, name, &config, bucket.map(|span| span.as_minutes() * 60), emit)
}

/// The detector's numbers with these changes.
pub fn configured(changes: &[String]) -> Result<BurstConfig> {
    changes.iter().try_fold(BurstConfig::default(), |config, change| {
        let (name, value) = change.split_once('=').ok_or_else(|| Error::usage("error-detector-set").with("text", change))?;
        let value = value.trim().parse().map_err(|_| Error::usage("error-detector-set").with("text", change))?;
        config.with(name.trim(), value)
    })
}

//! What is remembered of the sources that are polled.

use crate::domain::source::SourceState;
use crate::domain::time::Timestamp;
use crate::error::Result;

/// Sources by the id that `crisis.toml` gives them.
pub trait Sources {
    fn source(&mut self, id: &str) -> Result<Option<SourceState>>;

    /// In place of what was known.
    fn keep_source(&mut self, state: &SourceState) -> Result<()>;

    /// Notes that the day (UTC) of a moment was observed: a source answered. Twice is once.
    fn note_observed(&mut self, at: Timestamp) -> Result<()>;

    /// When a row without a time of its own was seen first: the moment that was noted for it, else this one, which is noted.
    fn first_seen(&mut self, platform: &str, source_id: &str, at: Timestamp) -> Result<Timestamp>;

    /// Whether a file of this content came from the source before.
    fn has_file(&mut self, source: &str, sha256: &str) -> Result<bool>;

    /// Notes that one did; twice is once.
    fn note_file(&mut self, source: &str, sha256: &str) -> Result<()>;
}

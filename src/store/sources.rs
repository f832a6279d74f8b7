//! What is remembered of the sources that are polled.

use crate::domain::source::SourceState;
use crate::error::Result;

/// Sources by the id that `crisis.toml` gives them.
pub trait Sources {
    fn source(&mut self, id: &str) -> Result<Option<SourceState>>;

    /// In place of what was known.
    fn keep_source(&mut self, state: &SourceState) -> Result<()>;

    /// Whether a file of this content came from the source before.
    fn has_file(&mut self, source: &str, sha256: &str) -> Result<bool>;

    /// Notes that one did; twice is once.
    fn note_file(&mut self, source: &str, sha256: &str) -> Result<()>;
}

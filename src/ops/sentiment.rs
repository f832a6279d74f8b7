//! The sentiment of texts: which weights count in this workspace, and many texts read at once.

use std::borrow::Cow;

use crate::error::{Error, Result};
use crate::library::Library;
pub use crate::monitor::sentiment::Verdict;
use crate::monitor::sentiment::{Classifier, Weights, embedded};

/// Fewer texts than this are not worth a second thread.
const WORTH_SHARING: usize = 64;

/// The weights in force: the workspace's own `weights/sentiment.bin`, else those compiled in; none in a build that left them out.
///
/// # Errors
/// A weights file of the workspace that cannot be used.
pub fn weights(library: &Library) -> Result<Option<Cow<'static, Weights>>> {
    let Some((path, bytes)) = library.weights()? else { return Ok(embedded().map(Cow::Borrowed)) };
    let own = Weights::from_bytes(&bytes).map_err(|error| Error::input("error-weights").at(&path, None).cause(error))?;
    Ok(Some(Cow::Owned(own)))
}

/// The same where nothing can be done without.
///
/// # Errors
/// Not found, with the way to get some.
pub fn needed(library: &Library) -> Result<Cow<'static, Weights>> {
    weights(library)?.ok_or_else(|| Error::not_found("error-no-weights").hint("hint-train"))
}

/// A classifier for each of the processor's cores, for texts that come in batches.
#[derive(Debug)]
pub struct Readers<'w> {
    weights: &'w Weights,
    classifiers: Vec<Classifier<'w>>,
}

impl<'w> Readers<'w> {
    #[must_use]
    pub const fn new(weights: &'w Weights) -> Self {
        Self { weights, classifiers: Vec::new() }
    }

    /// Shares texts out over the cores; what `make` gives for each part comes back in the texts' order.
    pub fn share<T: Sync, R: Send>(&mut self, texts: &[T], make: impl Fn(&mut Classifier<'w>, &[T]) -> R + Sync) -> Vec<R> {
        let workers = std::thread::available_parallelism().map_or(1, usize::from).min(texts.len() / WORTH_SHARING + 1);
        if self.classifiers.len() < workers {
            self.classifiers.resize_with(workers, || Classifier::new(self.weights));
        }
        let mut parts = self.classifiers.iter_mut().zip(texts.chunks(texts.len().div_ceil(workers).max(1)));
        let Some((classifier, first)) = parts.next() else { return Vec::new() };
        std::thread::scope(|scope| {
            let make = &make;
            let others: Vec<_> = parts.map(|(classifier, part)| scope.spawn(move || make(classifier, part))).collect();
            let mut made = vec![make(classifier, first)];
            for other in others {
                match other.join() {
                    Ok(part) => made.push(part),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            made
        })
    }
}

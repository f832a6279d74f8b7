//! A source with an address: asked with what it said of its last answer, imported where the answer is another.

use sha2::{Digest as _, Sha256};

use super::{Fetched, Why, take_in};
use crate::domain::source::{SourceState, Trouble};
use crate::error::{Error, Result};
use crate::fetch::{Failed, Got, Limits, Validators, get};
use crate::ops::Desk;
use crate::store::chain::hex;
use crate::workspace::SourceConfig;

/// What is remembered of a source, as far as it still holds: another address has other answers, and other watches look at the
/// same answer anew. Failures are of the id.
pub fn state(desk: &mut Desk, source: &SourceConfig, watched: &str) -> Result<SourceState> {
    let url = source.url.as_ref().and_then(|url| url.get_ref().open().ok()).unwrap_or_default();
    let asked = hex(&Sha256::digest(format!("{url}\n{watched}")));
    let kept = desk.read()?.source(&source.id)?.unwrap_or_default();
    if kept.asked == asked {
        return Ok(kept);
    }
    let SourceState { failures, next_at, .. } = kept;
    Ok(SourceState { id: source.id.clone(), asked, failures, next_at, ..SourceState::default() })
}

pub fn ask(source: &SourceConfig, state: &SourceState) -> Result<Got, Failed> {
    let address = || Failed::new(Trouble::Address);
    let url = source.url.as_ref().ok_or_else(address)?.get_ref();
    let url = url.open().map_err(|variable| address().detail(format!("${{{variable}}}")))?;
    let known = Validators { etag: state.etag.clone(), last_modified: state.last_modified.clone() };
    get(url, &known, Limits::default())
}

/// Imports an answer, and remembers how it went.
pub fn take(desk: &mut Desk, source: &SourceConfig, mut state: SourceState, answer: Result<Got, Failed>) -> Result<Fetched> {
    let mut done = Fetched::of(source);
    let mut observed = false;
    match answer {
        Ok(Got::Unchanged) => {
            state.succeed();
            observed = true;
        }
        Ok(Got::Body { bytes, validators }) => match body(desk, source, &state, &bytes, &mut done)? {
            Ok(sha256) => {
                state.succeed();
                observed = true;
                state.sha256 = Some(sha256);
                Validators { etag: state.etag, last_modified: state.last_modified } = validators;
            }
            Err(error) => {
                state.fail(desk.now, None);
                done.why = Some(Why::NotRead { file: None, error });
            }
        },
        Err(failed) => {
            state.fail(desk.now, failed.after);
            done.why = Some(Why::NotGot(failed));
        }
    }
    done.next_at = state.next_at;
    let mut txn = desk.store.write()?;
    txn.keep_source(&state)?;
    if observed {
        // Nothing new is an answer: the silence was listened to.
        txn.note_observed(desk.now)?;
    }
    txn.commit()?;
    Ok(done)
}

/// The digest of a body that is imported now or was the last time; the inner error says why it cannot be used.
fn body(desk: &mut Desk, source: &SourceConfig, state: &SourceState, bytes: &[u8], done: &mut Fetched) -> Result<Result<String, Error>> {
    let sha256 = hex(&Sha256::digest(bytes));
    if state.sha256.as_ref() == Some(&sha256) {
        return Ok(Ok(sha256));
    }
    Ok(match take_in(desk, source, source.id.clone(), None, Box::new(bytes))? {
        // A feed without entries is one; an empty answer or a page of plain text is none.
        Ok(imported) if imported.read > 0 || matches!(imported.format, "feed" | "json") => {
            done.count(&imported);
            Ok(sha256)
        }
        Ok(_) => Err(Error::input("error-source-nothing")),
        Err(error) => Err(error),
    })
}

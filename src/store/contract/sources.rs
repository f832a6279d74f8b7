//! The promises of polled sources.

use super::{Backend, HOUR};
use crate::domain::source::SourceState;
use crate::domain::time::Timestamp;

pub fn a_source_is_remembered_as_it_was_kept_last(place: &dyn Backend) {
    let mut store = place.store();
    let mut txn = store.write().unwrap();
    assert_eq!(txn.source("news").unwrap(), None);
    let full = SourceState {
        id: "news".to_owned(),
        asked: "digest".to_owned(),
        etag: Some("W/\"a\"".to_owned()),
        last_modified: Some("Sun, 22 Nov 2026 02:00:00 GMT".to_owned()),
        sha256: Some("00".to_owned()),
        failures: 3,
        next_at: Some(Timestamp::new(HOUR, 28_800)),
    };
    let bare = SourceState { id: "news".to_owned(), ..SourceState::default() };
    for state in [full, bare] {
        txn.keep_source(&state).unwrap();
        assert_eq!(txn.source("news").unwrap(), Some(state));
    }
    assert_eq!(txn.source("new").unwrap(), None);
    assert!(!txn.has_file("drop", "aa").unwrap());
    txn.note_file("drop", "aa").unwrap();
    txn.note_file("drop", "aa").unwrap();
    assert!(txn.has_file("drop", "aa").unwrap());
    assert!(!txn.has_file("drop", "ab").unwrap() && !txn.has_file("other", "aa").unwrap());
    let (noon, later) = (Timestamp::new(12 * HOUR, 28_800), Timestamp::new(60 * HOUR, 28_800));
    assert_eq!(txn.first_seen("news", "a", noon).unwrap(), noon);
    assert_eq!(txn.first_seen("news", "a", later).unwrap(), noon, "the first time counts");
    assert_eq!(txn.first_seen("blog", "a", later).unwrap(), later);
    txn.note_observed(noon).unwrap();
    txn.note_observed(noon).unwrap();
    txn.note_observed(later).unwrap();
    let days = |txn: &mut dyn crate::store::Txn, to| txn.observed_days(Timestamp::new(0, 0), Timestamp::new(to, 0)).unwrap();
    assert_eq!(days(&mut *txn, 48 * HOUR).into_iter().collect::<Vec<_>>(), [0]);
    assert_eq!(days(&mut *txn, 72 * HOUR).into_iter().collect::<Vec<_>>(), [0, 2]);
    drop(txn);
    assert_eq!(store.read().unwrap().source("news").unwrap(), None, "what is not committed is gone");
}

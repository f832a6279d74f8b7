//! The contract that every backend keeps: plain functions over the traits, instantiated per backend by one line at the
//! end. A new backend buys the whole suite by implementing [`Backend`]. No SQL and no file format here.

mod alerts;
mod mentions;
mod search;
mod sources;

use std::time::{Duration, Instant};

use self::alerts::{a_lease_is_for_one_until_it_ends, alerts_come_back_whole_and_once, hits_come_in_the_order_of_time};
use self::mentions::{
    a_mention_is_stored_once_and_linked_once, buckets_begin_at_whole_hours_and_days_of_the_offset, mention,
    platforms_are_counted_and_the_heaviest_come_first, stories_and_cells_are_counted_by_scope, watches_know_what_they_matched,
};
use self::search::{corrections_are_of_people_and_outlive_no_erasure, segments_lists_and_scopes_come_back};
use self::sources::a_source_is_remembered_as_it_was_kept_last;
use super::{IncidentFilter, Store, Table, Txn};
use crate::domain::entity::{Entity, Kind};
use crate::domain::event::{Actor, Event};
use crate::domain::fact::{Fact, FactStatus, Release};
use crate::domain::incident::{Incident, Stage};
use crate::domain::time::Timestamp;
use crate::error::Exit;

/// A place where one store lives; every opening is a connection of its own.
pub trait Backend: Sync {
    fn open(&self, timeout: Duration) -> Box<dyn Store>;

    fn store(&self) -> Box<dyn Store> {
        self.open(Duration::from_secs(10))
    }
}

const HOUR: i64 = 3_600_000_000;

fn uuid(number: u32) -> String {
    format!("019d{number:04x}-0000-7000-8000-{number:012x}")
}

fn incident(number: u32) -> Incident {
    Incident {
        id: 0,
        uuid: uuid(number),
        revision: 0,
        title: format!("Incident {number} 事件"),
        summary: None,
        playbook: "base".to_owned(),
        playbook_hash: "hash".to_owned(),
        stage: Stage::Assess,
        level: "I".to_owned(),
        provisional: true,
        score: Some(12.5),
        cluster: None,
        posture: None,
        lead: None,
        tags: vec!["a".to_owned(), "乙".to_owned()],
        drill: false,
        outcome: None,
        merged_into: None,
        occurred_at: None,
        detected_at: Timestamp::new(HOUR, 28_800),
        opened_at: Timestamp::new(2 * HOUR, -12_600),
        assessed_at: None,
        resolved_at: None,
        closed_at: None,
    }
}

fn fact(incident: i64, number: u32) -> Fact {
    Fact {
        id: 0,
        uuid: uuid(number),
        revision: 0,
        incident_id: incident,
        text: "text".to_owned(),
        status: FactStatus::Confirmed,
        release: Release::Public,
        source: None,
        verified_by: None,
        recorded_at: Timestamp::new(HOUR, 0),
        changed_at: None,
        erased_at: None,
    }
}

fn event(seq: i64, incident_id: Option<i64>) -> Event {
    let words = |text: &str| std::collections::BTreeMap::from([("key".to_owned(), text.to_owned())]);
    Event {
        seq,
        uuid: uuid(u32::try_from(seq).unwrap()),
        incident_id,
        actor: Actor { person: "chen".into(), os_user: "u".into(), host: "h".into() },
        occurred_at: Timestamp::new(seq * HOUR, 28_800),
        recorded_at: Timestamp::new(seq * HOUR + 1, 0),
        clock_source: "clock".into(),
        kind: "incident".into(),
        subject: "INC-0001".into(),
        code: "incident-opened".into(),
        params: words("值"),
        payload_digest: "digest".into(),
        digests: words("d"),
        prev_hash: format!("hash{}", seq - 1),
        hash: format!("hash{seq}"),
        payload: Some(words("said")),
        salt: Some("salt".into()),
    }
}

/// Commits one incident and gives it back.
fn committed(store: &mut dyn Store, number: u32) -> Incident {
    let mut txn = store.write().unwrap();
    txn.keep_playbook("hash", "{}").unwrap();
    let mut made = incident(number);
    txn.insert(&mut made).unwrap();
    txn.commit().unwrap();
    made
}

fn by_id(txn: &mut dyn Txn, id: i64) -> Option<Incident> {
    Table::<Incident>::get(txn, id).unwrap()
}

fn what_is_inserted_comes_back_whole(place: &dyn Backend) {
    let mut store = place.store();
    let made = committed(&mut *store, 1);
    assert_eq!((made.id, made.revision, made.handle().as_str()), (1, 1, "INC-0001"));
    let found = by_id(&mut *store.read().unwrap(), 1).unwrap();
    assert_eq!(found, made);
    assert_eq!((found.detected_at.offset(), found.opened_at.offset()), (28_800, -12_600), "the offset is kept, not only the instant");
    assert_eq!(by_id(&mut *place.store().read().unwrap(), 1), Some(made), "another connection sees it");
    assert_eq!(by_id(&mut *store.read().unwrap(), 2), None);
}

fn an_update_raises_the_revision_and_a_stale_one_conflicts(place: &dyn Backend) {
    let mut store = place.store();
    let mut first = committed(&mut *store, 1);
    let mut stale = first.clone();
    let mut txn = store.write().unwrap();
    first.title = "changed".to_owned();
    txn.update(&mut first).unwrap();
    assert_eq!(first.revision, 2);
    let error = txn.update(&mut stale).unwrap_err();
    assert_eq!((error.exit(), error.code(), error.param("handle")), (Exit::Conflict, "error-stale", Some("INC-0001")));
    txn.commit().unwrap();
    let found = by_id(&mut *store.read().unwrap(), 1).unwrap();
    assert_eq!((found.title.as_str(), found.revision), ("changed", 2));
}

fn dropping_a_transaction_rolls_it_back(place: &dyn Backend) {
    let mut store = place.store();
    committed(&mut *store, 1);
    let mut txn = store.write().unwrap();
    txn.insert(&mut incident(2)).unwrap();
    txn.append(&event(1, Some(1))).unwrap();
    txn.store_mention(&mention("a", HOUR)).unwrap();
    drop(txn);
    let mut txn = store.read().unwrap();
    assert_eq!(by_id(&mut *txn, 2), None);
    assert_eq!((txn.head().unwrap().0, txn.mention_count(None).unwrap()), (0, 0));
}

fn ids_grow_and_belong_to_their_parent(place: &dyn Backend) {
    let mut store = place.store();
    let (one, two) = (committed(&mut *store, 1), committed(&mut *store, 2));
    assert_eq!((one.id, two.id), (1, 2));
    let mut txn = store.write().unwrap();
    for (number, parent) in [(1, 2), (2, 1), (3, 2)] {
        txn.insert(&mut fact(parent, number)).unwrap();
    }
    let ids: Vec<i64> = Table::<Fact>::of(&mut *txn, 2).unwrap().iter().map(|fact| fact.id).collect();
    assert_eq!(ids, [1, 3]);
    let mut all = Vec::new();
    Table::<Fact>::each(&mut *txn, &mut |fact| {
        all.push(fact.id);
        Ok(())
    })
    .unwrap();
    assert_eq!(all, [1, 2, 3]);
    assert!(txn.insert(&mut fact(99, 4)).is_err(), "a parent that does not exist");
}

fn a_uuid_is_unique_and_found_by_its_beginning(place: &dyn Backend) {
    let mut store = place.store();
    for number in [1, 2, 0x2f] {
        committed(&mut *store, number);
    }
    let mut txn = store.write().unwrap();
    let mut find = |prefix: &str| txn.with_uuid(Kind::Incident, prefix).unwrap();
    assert_eq!(find("019d0001"), [1]);
    assert_eq!(find(&uuid(2)), [2]);
    assert_eq!(find("019d00").len(), 3);
    assert_eq!(find("019d01"), [0; 0]);
    assert_eq!(find("019d%"), [0; 0], "a prefix is text, not a pattern");
    assert!(txn.insert(&mut incident(1)).is_err());
}

fn lists_keep_to_their_filter(place: &dyn Backend) {
    let mut store = place.store();
    for number in [1, 2, 3] {
        committed(&mut *store, number);
    }
    let mut txn = store.write().unwrap();
    let mut two = by_id(&mut *txn, 2).unwrap();
    two.stage = Stage::Closed;
    txn.update(&mut two).unwrap();
    let mut ids = |open_only, closed_only| -> Vec<i64> {
        txn.incidents(IncidentFilter { open_only, closed_only }).unwrap().iter().map(Entity::id).collect()
    };
    assert_eq!((ids(true, false), ids(false, true), ids(false, false)), (vec![1, 3], vec![2], vec![1, 2, 3]));
}

fn the_timeline_appends_heads_and_erases(place: &dyn Backend) {
    let mut store = place.store();
    committed(&mut *store, 1);
    let mut txn = store.write().unwrap();
    assert_eq!(txn.head().unwrap(), (0, String::new()));
    for seq in 1..=3 {
        txn.append(&event(seq, (seq != 2).then_some(1))).unwrap();
    }
    assert_eq!(txn.head().unwrap(), (3, "hash3".to_owned()));
    assert!(txn.append(&event(3, None)).is_err(), "a number is given once");
    txn.erase_payload(1).unwrap();
    txn.commit().unwrap();
    let mut txn = store.read().unwrap();
    let mut rows = |incident| {
        let mut rows = Vec::new();
        txn.events(incident, &mut |event| {
            rows.push(event);
            Ok(())
        })
        .unwrap();
        rows
    };
    let all = rows(None);
    assert_eq!(all[1..], [event(2, None), event(3, Some(1))]);
    assert_eq!(all[0], Event { payload: None, salt: None, ..event(1, Some(1)) });
    assert_eq!(rows(Some(1)).iter().map(|event| event.seq).collect::<Vec<_>>(), [1, 3]);
}

fn what_is_kept_by_its_hash_is_kept_once(place: &dyn Backend) {
    let mut store = place.store();
    let mut txn = store.write().unwrap();
    txn.keep_playbook("h", "first").unwrap();
    txn.keep_playbook("h", "second").unwrap();
    txn.keep_blob("b", &[0, 255, 7]).unwrap();
    txn.keep_blob("b", &[1]).unwrap();
    assert_eq!(txn.playbook("h").unwrap().as_deref(), Some("first"));
    assert_eq!(txn.blob("b").unwrap(), Some(vec![0, 255, 7]));
    assert_eq!((txn.playbook("x").unwrap(), txn.blob("x").unwrap()), (None, None));
}

fn a_second_writer_waits_and_then_proceeds(place: &dyn Backend) {
    let mut store = place.store();
    committed(&mut *store, 1);
    std::thread::scope(|scope| {
        let mut txn = store.write().unwrap();
        txn.insert(&mut incident(2)).unwrap();
        let second = scope.spawn(|| {
            let mut other = place.store();
            committed(&mut *other, 3).id
        });
        std::thread::sleep(Duration::from_millis(300));
        assert!(!second.is_finished(), "two writers at once");
        txn.commit().unwrap();
        assert_eq!(second.join().unwrap(), 3, "it saw what was committed while it waited");
    });
}

fn a_writer_that_waits_too_long_is_told(place: &dyn Backend) {
    let mut store = place.store();
    committed(&mut *store, 1);
    let mut impatient = place.open(Duration::from_millis(200));
    let txn = store.write().unwrap();
    let begun = Instant::now();
    let error = impatient.write().map(drop).unwrap_err();
    assert_eq!((error.exit(), error.code()), (Exit::Store, "error-store-locked"));
    assert!(begun.elapsed() >= Duration::from_millis(150), "it did not wait at all");
    assert!(by_id(&mut *impatient.read().unwrap(), 1).is_some(), "readers never wait for a writer");
    drop(txn);
    impatient.write().map(drop).unwrap();
}

fn a_reader_sees_one_state_throughout(place: &dyn Backend) {
    let (mut reading, mut writing) = (place.store(), place.store());
    committed(&mut *writing, 1);
    let mut txn = reading.read().unwrap();
    assert!(by_id(&mut *txn, 1).is_some());
    committed(&mut *writing, 2);
    assert_eq!(by_id(&mut *txn, 2), None, "the state changed under a reader");
    drop(txn);
    assert!(by_id(&mut *reading.read().unwrap(), 2).is_some());
}

fn a_backup_is_a_store_and_overwrites_nothing(place: &dyn Backend) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copy");
    let mut store = place.store();
    committed(&mut *store, 1);
    store.backup(&file).unwrap();
    assert_eq!(store.backup(&file).unwrap_err().exit(), Exit::BadInput);
    let status = store.status().unwrap();
    assert_eq!((status.incidents, status.mentions, status.events, status.integrity.as_str()), (1, 0, 0, "ok"));
}

/// One test per promise for a backend; `$make` is a fresh, empty place.
macro_rules! contract {
    ($backend:ident, $make:expr) => { contract!($backend, $make;
        what_is_inserted_comes_back_whole, an_update_raises_the_revision_and_a_stale_one_conflicts, dropping_a_transaction_rolls_it_back,
        ids_grow_and_belong_to_their_parent, a_uuid_is_unique_and_found_by_its_beginning, lists_keep_to_their_filter,
        the_timeline_appends_heads_and_erases, what_is_kept_by_its_hash_is_kept_once, a_mention_is_stored_once_and_linked_once,
        buckets_begin_at_whole_hours_and_days_of_the_offset, platforms_are_counted_and_the_heaviest_come_first,
        watches_know_what_they_matched, stories_and_cells_are_counted_by_scope,
        segments_lists_and_scopes_come_back, corrections_are_of_people_and_outlive_no_erasure,
        a_second_writer_waits_and_then_proceeds, a_writer_that_waits_too_long_is_told, a_reader_sees_one_state_throughout,
        a_backup_is_a_store_and_overwrites_nothing, hits_come_in_the_order_of_time, alerts_come_back_whole_and_once,
        a_lease_is_for_one_until_it_ends, a_source_is_remembered_as_it_was_kept_last,
    ); };
    ($backend:ident, $make:expr; $($promise:ident),+ $(,)?) => {
        mod $backend {
            $(
                #[test]
                fn $promise() {
                    super::$promise(&$make);
                }
            )+
        }
    };
}

contract!(sqlite, crate::store::sqlite::contract::Place::new());

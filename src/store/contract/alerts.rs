//! What every backend promises early warning: hits in the order of time, alerts by their beginning, a lease for one.

use super::mentions::mention;
use super::{Backend, HOUR, committed};
use crate::domain::alert::{Alert, AlertLevel, AlertState, Reason};
use crate::domain::mention::Mention;
use crate::domain::sentiment::Sentiment;
use crate::domain::time::Timestamp;

fn at(micros: i64) -> Timestamp {
    Timestamp::new(micros, 28_800)
}

pub fn hits_come_in_the_order_of_time(place: &dyn Backend) {
    let mut store = place.store();
    committed(&mut *store, 1);
    let mut txn = store.write().unwrap();
    for (id, time, author, sentiment) in [("b", HOUR, Some("甲"), "negative"), ("a", 0, None, "neutral"), ("c", 48 * HOUR, None, "neutral")]
    {
        let made =
            Mention { author: author.map(str::to_owned), sentiment: Sentiment::parse(sentiment), likes: Some(3), ..mention(id, time) };
        let id = txn.store_mention(&made).unwrap().id();
        txn.hit("ward", made.at, id).unwrap();
        if sentiment == "negative" {
            txn.hit("harm", made.at, id).unwrap();
        }
    }
    let mut seen = Vec::new();
    txn.hits("ward", at(0), at(48 * HOUR), &mut |hit| {
        seen.push((hit.at.micros(), hit.author.map(str::to_owned), hit.negative, hit.reach));
        Ok(())
    })
    .unwrap();
    assert_eq!(seen, [(0, None, false, 3), (HOUR, Some("甲".to_owned()), true, 3)], "to does not count");
    assert_eq!(txn.shared_hits("ward", "harm", at(0), at(48 * HOUR)).unwrap(), (1, 2));
    assert_eq!(txn.observed_days(at(0), at(72 * HOUR)).unwrap().into_iter().collect::<Vec<_>>(), [0, 2]);
    assert_eq!((txn.link_hits(1, "ward", at(0), at(48 * HOUR)).unwrap(), txn.link_hits(1, "ward", at(0), at(48 * HOUR)).unwrap()), (2, 0));
    assert_eq!(txn.mention_count(Some(1)).unwrap(), 2);
}

pub fn alerts_come_back_whole_and_once(place: &dyn Backend) {
    let mut store = place.store();
    let mut txn = store.write().unwrap();
    let mut alert = Alert {
        id: 0,
        uuid: "a".to_owned(),
        revision: 0,
        watch: "ward".to_owned(),
        also: vec!["harm".to_owned()],
        playbook: "base".to_owned(),
        level: AlertLevel::Two,
        state: AlertState::New,
        began_at: at(HOUR),
        due_at: at(2 * HOUR),
        found_at: at(2 * HOUR),
        raised_at: None,
        until_at: at(9 * HOUR),
        quiet_until: Some(at(3 * HOUR)),
        snoozed_until: None,
        handled_by: None,
        reason: None,
        incident_id: None,
        reasons: vec![Reason::Growth { window_minutes: 60.0, now: 9.0, before: 1.5, ratio: 6.0 }],
    };
    txn.insert(&mut alert).unwrap();
    assert_eq!(txn.alerts_since(at(HOUR)).unwrap(), [alert.clone()]);
    assert!(txn.alerts_since(at(HOUR + 1)).unwrap().is_empty());
    let mut twin = Alert { uuid: "b".to_owned(), ..alert };
    assert!(txn.insert(&mut twin).is_err(), "a watch has one alert for one beginning");
}

pub fn a_lease_is_for_one_until_it_ends(place: &dyn Backend) {
    let mut store = place.store();
    let mut txn = store.write().unwrap();
    assert!(txn.take_lease("run", "a", at(0), at(10)).unwrap());
    assert!(txn.take_lease("run", "a", at(1), at(20)).unwrap(), "its holder may renew it");
    assert!(!txn.take_lease("run", "b", at(2), at(30)).unwrap());
    txn.release_lease("run", "b").unwrap();
    assert!(!txn.take_lease("run", "b", at(2), at(30)).unwrap(), "nobody gives back what is not theirs");
    assert!(txn.take_lease("run", "b", at(20), at(30)).unwrap(), "it ran out");
    txn.release_lease("run", "b").unwrap();
    assert!(txn.take_lease("run", "c", at(21), at(30)).unwrap());
}

//! The promises of the word index and of labels.

use super::mentions::mention;
use super::{Backend, HOUR, committed};
use crate::domain::mention::Mention;
use crate::domain::sentiment::Sentiment;
use crate::domain::time::Timestamp;
use crate::store::{Scope, Segment};

pub fn segments_lists_and_scopes_come_back(place: &dyn Backend) {
    let mut store = place.store();
    committed(&mut *store, 1);
    let mut txn = store.write().unwrap();
    assert_eq!((txn.last_mention().unwrap(), txn.segments().unwrap().len()), (0, 0));
    for number in 1..=3 {
        txn.store_mention(&Mention { likes: Some(number), ..mention(&number.to_string(), number * HOUR) }).unwrap();
    }
    let mut seen = Vec::new();
    txn.texts(2, 9, &mut |text| seen.push((text.mention, text.at, text.heat, text.text.to_owned()))).unwrap();
    assert_eq!(seen.iter().map(|one| (one.0, one.1, one.2)).collect::<Vec<_>>(), [(2, 2 * HOUR, 2), (3, 3 * HOUR, 3)]);
    assert_eq!(txn.last_mention().unwrap(), 3);
    let (early, late) = (Segment { first: 1, last: 2, length: 10 }, Segment { first: 3, last: 3, length: 4 });
    txn.put_segment(&late, &[(7, vec![7])], &[(3, vec![3])]).unwrap();
    txn.put_segment(&early, &[(10, vec![1]), (20, vec![2]), (30, vec![3])], &[(1, vec![1])]).unwrap();
    assert_eq!(txn.segments().unwrap(), [early, late]);
    let mut lists = |from, to| {
        let mut found = Vec::new();
        txn.lists(1, from, to, &mut |term, bytes| found.push((term, bytes.to_vec()))).unwrap();
        found.into_iter().map(|(term, _)| term).collect::<Vec<_>>()
    };
    assert_eq!(lists(20, 20), [20]);
    assert_eq!(lists(25, 25), [20], "the block that begins before");
    assert_eq!(lists(15, 31), [10, 20, 30]);
    assert_eq!(lists(1, 5), [] as [i64; 0]);
    txn.replace_lists(1, 20, &[9]).unwrap();
    let mut replaced = Vec::new();
    txn.lists(1, 20, 20, &mut |_, bytes| replaced = bytes.to_vec()).unwrap();
    assert_eq!(replaced, [9]);
    txn.drop_segment(&early).unwrap();
    assert_eq!((txn.segments().unwrap(), txn.docs(1).unwrap(), txn.docs(3).unwrap()), (vec![late], vec![], vec![3]));
    scopes(&mut *txn);
}

fn scopes(txn: &mut dyn crate::store::Txn) {
    let at = Timestamp::new(HOUR, 0);
    txn.link_mention(1, 1).unwrap();
    txn.hit("ward", at, 1).unwrap();
    let ward = |incident| Scope { incident, watch: Some("ward".to_owned()) };
    assert!(txn.within(1, at, &ward(Some(1))).unwrap() && txn.within(2, at, &Scope::default()).unwrap());
    assert!(!txn.within(1, at, &ward(Some(2))).unwrap() && !txn.within(2, at, &ward(None)).unwrap());
}

pub fn corrections_are_of_people_and_outlive_no_erasure(place: &dyn Backend) {
    let mut store = place.store();
    let mut txn = store.write().unwrap();
    let labelled = |by: &str| Mention {
        sentiment: Some(Sentiment::Positive),
        labelled_by: Some(by.to_owned().into()),
        confidence: Some(0.9),
        ..mention(by, HOUR)
    };
    let ids: Vec<i64> = ["source", "model", "nobody"].into_iter().map(|by| txn.store_mention(&labelled(by)).unwrap().id()).collect();
    txn.label_mention(ids[0], Sentiment::Negative, "chen").unwrap();
    txn.label_mention(ids[2], Sentiment::Neutral, "li").unwrap();
    let found: Vec<_> = txn.corrections().unwrap().into_iter().map(|one| (one.mention, one.sentiment, one.by)).collect();
    assert_eq!(found, [(ids[0], Sentiment::Negative, "chen".to_owned()), (ids[2], Sentiment::Neutral, "li".to_owned())]);
    let kept = txn.mention(ids[0]).unwrap().unwrap();
    assert_eq!((kept.sentiment, kept.labelled_by.as_deref(), kept.confidence), (Some(Sentiment::Negative), Some("chen"), None));
    txn.erase_mention(ids[0]).unwrap();
    assert_eq!(txn.corrections().unwrap().len(), 1);
}

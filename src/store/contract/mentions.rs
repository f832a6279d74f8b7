//! What every backend promises of mentions: stored once, linked, counted, matched.

use super::{Backend, HOUR, committed};
use crate::domain::mention::Mention;
use crate::domain::sentiment::Sentiment;
use crate::domain::time::Timestamp;
use crate::store::{Slice, Stored, TrendQuery, Whose};

pub fn mention(id: &str, at: i64) -> Mention {
    Mention {
        source_id: id.to_owned(),
        platform: "weibo".to_owned(),
        at: Timestamp::new(at, 28_800),
        text: id.to_owned(),
        ..Mention::default()
    }
}

pub fn a_mention_is_stored_once_and_linked_once(place: &dyn Backend) {
    let mut store = place.store();
    committed(&mut *store, 1);
    let mut txn = store.write().unwrap();
    let extra = std::collections::BTreeMap::from([("ward".to_owned(), serde_json::json!([1, {"a": null}]))]);
    let first = Mention { reach: Some(9), author: Some("甲".into()), extra, ..mention("a", HOUR) };
    assert_eq!(txn.store_mention(&first).unwrap(), Stored::New(1));
    assert_eq!(txn.store_mention(&mention("a", HOUR)).unwrap(), Stored::Known { id: 1, story: 1 });
    assert_eq!(txn.store_mention(&mention("a", HOUR + 1)).unwrap(), Stored::New(2), "another time");
    assert_eq!(txn.store_mention(&Mention { platform: "douyin".into(), ..mention("a", HOUR) }).unwrap(), Stored::New(3));
    assert_eq!(txn.mention(1).unwrap(), Some(Mention { id: 1, ..first }));
    assert_eq!((txn.link_mention(1, 1).unwrap(), txn.link_mention(1, 1).unwrap()), (true, false));
    assert_eq!((txn.mention_count(None).unwrap(), txn.mention_count(Some(1)).unwrap()), (3, 1));
    txn.erase_mention(1).unwrap();
    let erased = txn.mention(1).unwrap().unwrap();
    assert_eq!((erased.text.as_str(), erased.author, erased.extra.len(), erased.reach), ("", None, 0, Some(9)));
    assert_eq!(txn.store_mention(&mention("a", HOUR)).unwrap(), Stored::Known { id: 1, story: 1 }, "erased is not forgotten");
    let other = Mention { text: "another".into(), ..mention("a", HOUR + 1) };
    assert_eq!(txn.store_mention(&other).unwrap(), Stored::Changed { id: 2, story: 2 });
    assert_eq!(txn.mention(2).unwrap().unwrap().text, "a", "the first text stays");
}

pub fn buckets_begin_at_whole_hours_and_days_of_the_offset(place: &dyn Backend) {
    let mut store = place.store();
    committed(&mut *store, 1);
    let mut txn = store.write().unwrap();
    // At UTC+08:00, 1970-01-02 begins at 16:00 UTC on the first: 57,600 s.
    let midnight = 16 * HOUR;
    for (number, at) in [midnight - 1, midnight, midnight + HOUR - 1, midnight + HOUR, midnight + 24 * HOUR].into_iter().enumerate() {
        let sentiment = (number == 1).then_some(Sentiment::Negative);
        let made = Mention {
            reposts: Some(2),
            likes: Some(1),
            author: Some((number % 2).to_string()),
            sentiment,
            ..mention(&number.to_string(), at)
        };
        let id = txn.store_mention(&made).unwrap().id();
        txn.link_mention(1, id).unwrap();
    }
    txn.store_mention(&mention("elsewhere", midnight)).unwrap();
    let query = TrendQuery { incident: Some(1), from: None, to: None, width: 3_600, offset: 28_800 };
    let hours = txn.buckets(query).unwrap();
    let starts: Vec<i64> = hours.iter().map(|bucket| bucket.at.micros()).collect();
    assert_eq!(starts, [midnight - HOUR, midnight, midnight + HOUR, midnight + 24 * HOUR]);
    let second = &hours[1];
    assert_eq!((second.mentions, second.negative, second.reach, second.authors), (2, 1, 6, Some(2)));
    assert_eq!(second.at.to_string(), "1970-01-02T00:00:00+08:00");
    let days: Vec<i64> = txn.buckets(TrendQuery { width: 86_400, ..query }).unwrap().iter().map(|bucket| bucket.mentions).collect();
    assert_eq!(days, [1, 3, 1]);
    let cut = TrendQuery { from: Some(Timestamp::new(midnight, 0)), to: Some(Timestamp::new(midnight + HOUR, 0)), ..query };
    assert_eq!(txn.buckets(cut).unwrap().iter().map(|bucket| bucket.mentions).sum::<i64>(), 2, "from counts, to does not");
    assert_eq!(txn.buckets(TrendQuery { incident: None, ..query }).unwrap().iter().map(|bucket| bucket.mentions).sum::<i64>(), 6);
    let whole = txn.total(1, Timestamp::new(0, 0), Timestamp::new(midnight + 24 * HOUR, 0)).unwrap();
    assert_eq!((whole.mentions, whole.negative, whole.reach, whole.authors), (4, 1, 12, Some(2)), "an author is one, however often");
    assert_eq!(txn.total(9, Timestamp::new(0, 0), Timestamp::new(HOUR, 0)).unwrap().mentions, 0);
    let span = txn.mention_span(1).unwrap().unwrap();
    assert_eq!((span.0.micros(), span.1.micros()), (midnight - 1, midnight + 24 * HOUR));
}

pub fn platforms_are_counted_and_the_heaviest_come_first(place: &dyn Backend) {
    let mut store = place.store();
    committed(&mut *store, 1);
    let mut txn = store.write().unwrap();
    for (id, platform, reach, likes) in
        [("a", "weibo", None, Some(5)), ("b", "douyin", Some(100), Some(900)), ("c", "weibo", Some(7), None)]
    {
        let id = txn.store_mention(&Mention { platform: platform.into(), reach, likes, ..mention(id, HOUR) }).unwrap().id();
        txn.link_mention(1, id).unwrap();
    }
    let tallies: Vec<_> = txn.platforms(1).unwrap().into_iter().map(|tally| (tally.name, tally.mentions, tally.reach)).collect();
    assert_eq!(tallies, [("weibo".to_owned(), 2, 12), ("douyin".to_owned(), 1, 100)]);
    let top: Vec<_> = txn.top_mentions(1, 2).unwrap().into_iter().map(|mention| mention.source_id).collect();
    assert_eq!(top, ["b", "c"]);
    assert_eq!((txn.platforms(9).unwrap().len(), txn.mention_span(9).unwrap()), (0, None));
}

pub fn watches_know_what_they_matched(place: &dyn Backend) {
    let mut store = place.store();
    let mut txn = store.write().unwrap();
    for (number, (at, author, likes, sentiment)) in
        [(0, "甲", 1, Some("negative")), (1, "甲", 9, Some("neutral")), (2, "乙", 5, None), (HOUR, "乙", 7, Some("negative"))]
            .into_iter()
            .enumerate()
    {
        let platform = ["weibo", "douyin"][number % 2].to_owned();
        let made = Mention {
            author: Some(author.into()),
            likes: Some(likes),
            sentiment: sentiment.and_then(Sentiment::parse),
            platform,
            ..mention(&number.to_string(), at)
        };
        let id = txn.store_mention(&made).unwrap().id();
        assert!(txn.hit("ward", made.at, id).unwrap());
        assert!(!txn.hit("ward", made.at, id).unwrap(), "a hit is noted once");
    }
    let elsewhere = txn.store_mention(&mention("x", 0)).unwrap().id();
    txn.hit("other", Timestamp::new(0, 0), elsewhere).unwrap();
    let mut of = |watch: &str, to: i64| txn.watch_mentions(watch, Timestamp::new(0, 0), Timestamp::new(to, 0), 9).unwrap().len();
    assert_eq!((of("ward", HOUR + 1), of("nobody", HOUR + 1)), (4, 0));
    assert_eq!(of("ward", 2), 2, "to does not count");
    let heaviest = txn.watch_mentions("ward", Timestamp::new(0, 0), Timestamp::new(HOUR + 1, 0), 2).unwrap();
    assert_eq!(heaviest.iter().map(|one| one.source_id.as_str()).collect::<Vec<_>>(), ["1", "3"]);
}

pub fn stories_and_cells_are_counted_by_scope(place: &dyn Backend) {
    let mut store = place.store();
    committed(&mut *store, 1);
    let mut txn = store.write().unwrap();
    assert_eq!(txn.next_mention_id().unwrap(), 1);
    // Mentions 1, 2, 4 tell the first's story; 3 stands alone; 5 came before anybody looked for stories.
    let told = [(1, Some(1), "weibo", Some("negative")), (2, Some(1), "weibo", Some("neutral")), (3, Some(3), "weibo", None)];
    let later = [(4, Some(1), "douyin", Some("negative")), (5, None, "weibo", None)];
    for (number, (id, story, platform, sentiment)) in told.into_iter().chain(later).enumerate() {
        let at = i64::try_from(number / 3).unwrap() * HOUR;
        let sentiment = sentiment.and_then(Sentiment::parse);
        let made = Mention { id, story, platform: platform.into(), sentiment, likes: Some(id), ..mention(&id.to_string(), at) };
        assert_eq!(txn.store_mention(&made).unwrap(), Stored::New(id));
        if id > 1 {
            txn.link_mention(1, id).unwrap();
        }
        txn.hit("ward", made.at, id).unwrap();
    }
    assert_eq!(txn.next_mention_id().unwrap(), 6);
    let all = Slice { scope: Whose::All, from: 0, to: 2 * HOUR };
    let cells: Vec<_> =
        txn.cells(all, 3_600, 0).unwrap().into_iter().map(|c| (c.at.micros(), c.platform, c.sentiment, c.mentions, c.reach)).collect();
    let word = |word: &str| Some(word.to_owned());
    let cell = |at, platform: &str, sentiment, mentions, reach| (at, platform.to_owned(), sentiment, mentions, reach);
    assert_eq!(
        cells,
        [
            cell(0, "weibo", None, 1, 3),
            cell(0, "weibo", word("negative"), 1, 1),
            cell(0, "weibo", word("neutral"), 1, 2),
            cell(HOUR, "douyin", word("negative"), 1, 4),
            cell(HOUR, "weibo", None, 1, 5),
        ]
    );
    for (scope, mentions) in [(Whose::All, 3), (Whose::Watch("ward"), 3), (Whose::Incident(1), 2)] {
        let slice = Slice { scope, ..all };
        assert_eq!(txn.hottest(slice, 9).unwrap(), [1], "{scope:?}");
        assert_eq!(txn.story(slice, 1).unwrap().unwrap().mentions, mentions, "{scope:?}");
        assert_eq!(txn.sample_texts(slice, 9).unwrap().len(), if mentions == 3 { 3 } else { 2 }, "{scope:?}");
    }
    let story = txn.story(all, 1).unwrap().unwrap();
    assert_eq!((story.negative, story.reach, story.first_at.micros(), story.last_at.micros()), (2, 7, 0, HOUR));
    assert!(txn.story(Slice { from: 2 * HOUR, ..all }, 1).unwrap().is_none());
    assert_eq!(txn.members(1, 9).unwrap().iter().map(|one| one.id).collect::<Vec<_>>(), [1, 2, 4]);
    let mut seen = Vec::new();
    txn.told_between(Timestamp::new(0, 0), Timestamp::new(2 * HOUR, 0), 2, &mut |story, text| seen.push((story, text.to_owned()))).unwrap();
    assert_eq!(seen, [(1, "4".to_owned()), (5, "5".to_owned())], "the newest, the oldest of them first");
}

//! Every layout reads what its tool writes: files of made-up rows under the tools' own headers, called after the layout.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::common::TestEnvironment;
use crate::common::scan::{files, project};

fn folder() -> PathBuf {
    project().join("tests/data/layouts")
}

/// Files under `tests/data/layouts`, by their paths below it.
fn samples() -> Vec<String> {
    let mut found = Vec::new();
    walk(&folder(), &mut found);
    assert!(found.len() > 50, "the scan looks at the wrong place");
    found.sort();
    found.iter().map(|path| path.strip_prefix(folder()).expect("below it").to_string_lossy().into_owned()).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the samples") {
        let path = entry.expect("a folder entry").path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

/// `mediacrawler.xhs-comments.before-2026.gb18030.csv` is of the layout `mediacrawler/xhs-comments`.
fn layout_of(file: &str, known: &[String]) -> String {
    match file {
        "2026-11-20/21.json" => return "hot-search/hourly".to_owned(),
        "2026年11月20日/txt/21时15分.txt" => return "trendradar/text".to_owned(),
        _ => {}
    }
    let parts: Vec<&str> = file.split('.').collect();
    let variant = format!("{}/{}", parts[0], parts[1]);
    if known.contains(&variant) { variant } else { parts[0].to_owned() }
}

/// The layouts' files, read as the YAML they are.
fn names() -> Vec<String> {
    let mut names = Vec::new();
    for (path, text) in files("layouts", &["yaml"]) {
        let layout: Value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let id = layout["id"].as_str().expect("an id");
        for variant in layout["variants"].as_array().expect("variants") {
            names.push(variant["name"].as_str().map_or_else(|| id.to_owned(), |name| format!("{id}/{name}")));
        }
    }
    names
}

fn import(place: &TestEnvironment, file: &str) -> Value {
    let path = folder().join(file);
    place.json(["monitor", "import", &path.display().to_string()])
}

#[test]
fn every_sample_is_read_by_its_own_layout_without_a_word_from_the_user() {
    let (place, known) = (TestEnvironment::new(), names());
    for file in samples() {
        let done = import(&place, &file);
        assert_eq!(done["layout"], layout_of(&file, &known), "{file}");
        assert_eq!(done["rejected"], serde_json::json!([]), "{file}");
        assert!(done["new"].as_i64().unwrap() + done["duplicates"].as_i64().unwrap() > 0, "{file}: {done}");
    }
}

#[test]
fn every_layout_has_a_sample() {
    let (known, samples) = (names(), samples());
    let read: Vec<String> = samples.iter().map(|file| layout_of(file, &known)).collect();
    // Databases cannot be kept as text; `ingest` makes them.
    let elsewhere =
        ["weibo-search/sqlite", "trendradar/news", "trendradar/rss", "feed/xml", "feed/json", "feed/json-html", "feed/json-text"];
    let without: Vec<&String> = known.iter().filter(|name| !read.contains(name) && !elsewhere.contains(&name.as_str())).collect();
    assert!(without.is_empty(), "no file in tests/data/layouts for {without:?}");
}

#[test]
fn what_the_tools_write_becomes_what_they_mean() {
    let place = TestEnvironment::new();
    let row = |file: &str, select: &str| -> Value {
        import(&place, file);
        let sql = format!("SELECT json_object({select}) FROM mention ORDER BY id DESC LIMIT 1");
        serde_json::from_str(&place.database().query_row(&sql, [], |row| row.get::<_, String>(0)).unwrap()).unwrap()
    };
    let fields = "'at', at / 1000000, 'platform', platform, 'author', author, 'text', text, 'reposts', reposts, 'comments', comments, \
                  'likes', likes, 'reach', reach, 'sentiment', sentiment, 'parent', parent, 'id', source_id, 'url', url";
    let evening = 1_795_180_500;
    let yuqing = row("yuqingtong.full.gb18030.csv", fields);
    assert_eq!(yuqing["text"], "某院急诊今晚排了三个小时，孩子还在发烧", "title and text are not repeated");
    assert_eq!((&yuqing["platform"], &yuqing["author"]), (&"weibo".into(), &"路过的人".into()));
    assert_eq!((&yuqing["reposts"], &yuqing["comments"], &yuqing["likes"]), (&15_000.into(), &Value::Null, &100_000.into()));
    assert_eq!((&yuqing["sentiment"], &yuqing["at"]), (&"negative".into(), &evening.into()));
    let xhs = row("mediacrawler.xhs-contents.jsonl", fields);
    assert_eq!((&xhs["platform"], &xhs["at"], &xhs["likes"]), (&"xiaohongshu".into(), &evening.into(), &15_000.into()));
    let comment = row("mediacrawler.weibo-comments.jsonl", fields);
    assert_eq!(comment["parent"], "not1001", "a comment on the post itself answers the post");
    let mastodon = row("mastodon.api.json", fields);
    assert_eq!((&mastodon["text"], &mastodon["author"]), (&"Waited six hours & left".into(), &"ann@m.example".into()));
    let reddit = row("reddit.comments.jsonl", fields);
    assert_eq!((&reddit["id"], &reddit["parent"]), (&"t1_2".into(), &"t3_1".into()));
    assert_eq!(reddit["url"], "https://www.reddit.com/r/city/1/2/");
    assert_eq!(row("meltwater.utf16.csv", fields)["at"], evening + 8 * 3600 - 8 * 3600);
    assert_eq!(row("talkwalker.csv", fields)["sentiment"], "negative");
    assert_eq!(row("gdelt.gkg.csv", fields)["at"], evening);
    assert_eq!(row("2026-11-20/21.json", fields)["at"], 1_795_179_600, "the hour stands in the file's name");
    let thread = row("bluesky.posts.json", fields);
    assert_eq!((&thread["author"], &thread["text"]), (&"ann.example".into(), &"Waited six hours".into()));
}

#[test]
fn a_workspace_has_its_own_layouts() {
    let place = TestEnvironment::new();
    place.write("calls.csv", "Call no,Taken,Said\n7,20.11.2026 21:15,Nobody rang back\n");
    place.run(["monitor", "import", "calls.csv"]).fails(3, &["Call no, Taken, Said", "--map time="]);
    place.write(
        "layouts/hotline.yaml",
        "id: hotline\ntitle: Our hotline\nsource: the switchboard\ndates: dmy\nvariants:\n  - platform: hotline\n    needs: [Call no]\n    \
         fields: {id: [call NO], time: [Taken], text: [Said]}\n",
    );
    let done = place.json(["monitor", "import", "calls.csv"]);
    assert_eq!((&done["layout"], &done["new"]), (&"hotline".into(), &1.into()));
    place.write("layouts/hotline.yaml", "id: hotline\ntitle: x\nsource: x\nvariants:\n  - needs: []\n    fields: {text: [Said]}\n");
    place.run(["monitor", "import", "calls.csv"]).fails(3, &["hotline.yaml:6:", "time"]);
    place.write("layouts/hotline.yaml", "id: hotline\ntitel: x\n");
    place.run(["monitor", "import", "calls.csv"]).fails(3, &["hotline.yaml:2:1"]);
}

#[test]
fn columns_named_by_hand_and_layouts_named_wrongly() {
    let place = TestEnvironment::new();
    place.write("calls.csv", "Wer,Wann,Was\nA,2026-11-20 21:15,Nobody rang back\n");
    let mapped = ["monitor", "import", "calls.csv", "--map", "time=Wann", "--map", "text=Was", "--map", "author=wer"];
    assert_eq!(place.json(mapped)["new"], 1);
    place.run(["monitor", "import", "calls.csv", "--map", "time=When", "--map", "text=Was"]).fails(3, &["When", "Wer, Wann, Was"]);
    place.run(["monitor", "import", "calls.csv", "--map", "when=Wann"]).fails(2, &["when=Wann", "reposts"]);
    place.run(["monitor", "import", "calls.csv", "--layout", "weibo-serch"]).fails(4, &["weibo-search"]);
    place.run(["monitor", "import", "calls.csv", "--layout", "weibo-search"]).fails(3, &["bid", "Wer, Wann, Was"]);
    place.write("own.csv", "time,text\n2026-11-20 21:15,x\n");
    place.run(["monitor", "import", "own.csv", "--layout", "meltwater"]).fails(3, &["Headline", "canonical"]);
    place.write("dates.csv", "date,text\n03/04/2026 10:00,x\n");
    place.run(["monitor", "import", "dates.csv"]).exits(3).prints("--dates");
    assert_eq!(place.json(["monitor", "import", "dates.csv", "--dates", "dmy"])["new"], 1);
    place.run(["monitor", "import", "dates.csv", "--dates", "ymd"]).fails(2, &["dmy"]);
    place.write("titles.csv", "标题,信息性质,网址\n某院停电半小时,敏感,https://news.example/2\n");
    place.run(["monitor", "import", "titles.csv"]).fails(3, &["--at"]);
    assert_eq!(place.json(["monitor", "import", "titles.csv", "--at", "2026-11-20 08:00"])["new"], 1);
}

#[test]
fn databases_of_crawlers_are_read_table_by_table() {
    let place = TestEnvironment::new();
    let database = rusqlite::Connection::open(place.path("2026-11-20.db")).unwrap();
    database
        .execute_batch(
            "CREATE TABLE platforms (id TEXT, name TEXT); INSERT INTO platforms VALUES ('weibo', '微博');
             CREATE TABLE news_items (id INTEGER PRIMARY KEY, title TEXT, platform_id TEXT, rank INTEGER, url TEXT, mobile_url TEXT,
                 first_crawl_time TEXT, last_crawl_time TEXT, crawl_count INTEGER);
             INSERT INTO news_items VALUES (1, '某院急诊排长队', 'weibo', 3, 'https://s.example/1', '', '21:15', '22:15', 5);
             CREATE TABLE rank_history (id INTEGER, news_item_id INTEGER, rank INTEGER, crawl_time TEXT);
             CREATE TABLE weibo (id TEXT, bid TEXT, user_id TEXT, screen_name TEXT, text TEXT, created_at TEXT, attitudes_count INTEGER,
                 comments_count INTEGER, reposts_count INTEGER, retweet_id TEXT);
             INSERT INTO weibo VALUES ('1', 'b', '42', '乙', '门诊大厅漏水了', '2026-11-20 21:15', 1, 2, 3, '');",
        )
        .unwrap();
    let done = place.json(["monitor", "import", "2026-11-20.db"]);
    assert_eq!((&done["format"], &done["new"], &done["rejected_count"]), (&"sqlite".into(), &2.into(), &0.into()), "{done}");
    let at: i64 = place
        .database()
        .query_row("SELECT at / 1000000 FROM mention WHERE platform = 'weibo' AND url LIKE '%/1'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(at, 1_795_180_500);
    place.write("posts.db", "SQLite format 3\0 and nothing else");
    place.run(["monitor", "import", "posts.db"]).fails(3, &["the database cannot be read"]);
}

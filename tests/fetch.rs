//! Sources that are polled: what comes in, what is known, and what a broken, slow or hostile one does to the others.

use serde_json::Value;

use crate::common::TestEnvironment;
use crate::common::cast::FULL;
use crate::common::output::item;
use crate::common::server::{Answer, Server};

const WATCH: &str = "[[watches]]\nid = \"ward\"\nany = [\"误诊\", \"misdiagnosis\"]\n";

const RSS: &str = r#"<?xml version="1.0"?><rss version="2.0"><channel><title>City</title>
<item><guid>r1</guid><title>Misdiagnosis at First City Hospital</title><pubDate>Sat, 21 Nov 2026 08:00:00 +0800</pubDate></item>
<item><guid>r1</guid><title>Misdiagnosis at First City Hospital</title><pubDate>Sat, 21 Nov 2026 08:00:00 +0800</pubDate></item>
<item><guid>r2</guid><title>Sunny weekend</title><pubDate>Sat, 21 Nov 2026 09:00:00 +0800</pubDate></item>
</channel></rss>"#;

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><updated>2026-11-21T10:00:00+08:00</updated>
<entry><id>tag:a,1</id><title>家属称遭误诊</title><updated>2026-11-21T10:00:00+08:00</updated></entry></feed>"#;

const JSON: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[
{"id":"j1","content_text":"Another misdiagnosis","date_published":"2026-11-21T11:00:00+08:00"}]}"#;

fn place(lang: &'static str, config: &str) -> TestEnvironment {
    TestEnvironment::empty().lang(lang).roster(FULL).config(&format!("{WATCH}{config}")).workspace()
}

fn source(id: &str, kind: &str, url: &str) -> String {
    format!("[[sources]]\nid = \"{id}\"\nkind = \"{kind}\"\nurl = \"{url}\"\n")
}

fn fetch(place: &TestEnvironment) -> Value {
    place.json(["monitor", "fetch"])["items"].clone()
}

fn counts(row: &Value) -> (&str, [i64; 3]) {
    (row["state"].as_str().unwrap(), ["new", "known", "unmatched"].map(|key| row[key].as_i64().unwrap()))
}

fn tagged(tag: &str, body: &str) -> Answer {
    Answer::Bytes(
        format!("HTTP/1.1 200 X\r\netag: \"{tag}\"\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len()).into_bytes(),
    )
}

#[test]
fn feeds_of_three_kinds_come_in_once() {
    let rss = Server::answering([tagged("1", RSS), Answer::Status(304, String::new()), tagged("2", &RSS.replace("r2", "r3"))]);
    let (atom, json) = (Server::answering([Answer::ok(ATOM)]), Server::answering([Answer::ok(JSON)]));
    let config = [source("a", "rss", &rss.url("/")), source("b", "atom", &atom.url("/")), source("c", "feed", &json.url("/"))].concat();
    let place = place("en", &config);
    let first = fetch(&place);
    assert_eq!(counts(&first[0]), ("fetched", [1, 1, 1]), "the same entry twice is one: {first:#}");
    assert_eq!((counts(&first[1]), counts(&first[2])), (("fetched", [1, 0, 0]), ("fetched", [1, 0, 0])), "{first:#}");
    let second = fetch(&place);
    for row in second.as_array().unwrap() {
        assert_eq!(counts(row), ("unchanged", [0, 0, 0]), "by its answer, or by its body: {row:#}");
    }
    assert_eq!(rss.requests()[1].header("if-none-match"), "\"1\"");
    assert_eq!(counts(&fetch(&place)[0]), ("fetched", [0, 2, 1]));
    assert_eq!(rss.requests()[2].header("if-none-match"), "\"1\"", "a 304 leaves what was known");
    assert!(place.json(["log", "verify"])["ok"].as_bool().unwrap());
}

#[test]
fn a_new_watch_looks_at_an_old_answer_anew() {
    let server = Server::answering([tagged("1", RSS)]);
    let place = place("en", &source("a", "rss", &server.url("/")));
    fetch(&place);
    let config = place.read("crisis.toml");
    place.write("crisis.toml", config + "[[watches]]\nid = \"sun\"\nany = [\"sunny\"]\n");
    assert_eq!(counts(&fetch(&place)[0]), ("fetched", [1, 2, 0]));
    assert_eq!(server.requests()[1].header("if-none-match"), "");
}

#[test]
fn a_line_added_to_a_list_of_keywords_looks_anew_too() {
    let server = Server::answering([tagged("1", RSS)]);
    let list = "[[watches]]\nid = \"list\"\nkeywords = \"words.txt\"\n";
    let place = TestEnvironment::empty().roster(FULL).config(&format!("{list}{}", source("a", "rss", &server.url("/")))).workspace();
    place.write("words.txt", "nothing like it\n");
    assert_eq!(counts(&fetch(&place)[0]), ("fetched", [0, 0, 3]));
    assert_eq!(counts(&fetch(&place)[0]), ("unchanged", [0, 0, 0]));
    place.write("words.txt", "nothing like it\nsunny\n");
    assert_eq!(counts(&fetch(&place)[0]), ("fetched", [1, 0, 2]));
}

#[test]
fn an_entry_without_a_date_is_as_old_as_its_first_sight() {
    let feed = |more: &str| {
        format!(
            "<rss version=\"2.0\"><channel><title>T</title><lastBuildDate>{more}</lastBuildDate>\
             <item><guid>n1</guid><title>A misdiagnosis</title></item>\
             <item><guid>n2</guid><title>Another misdiagnosis</title><pubDate>whenever</pubDate></item>\
             <item><title>A misdiagnosis without any name</title><pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate></item></channel></rss>"
        )
    };
    let dates = ["Sat, 21 Nov 2026 10:00:00 +0800", "Sat, 21 Nov 2026 11:00:00 +0800"];
    let server = Server::answering(dates.map(|date| tagged(date, &feed(date))));
    let place = place("en", &source("a", "rss", &server.url("/")));
    assert_eq!(counts(&fetch(&place)[0]), ("fetched", [3, 0, 0]));
    place.minutes_pass(24 * 60);
    assert_eq!(counts(&fetch(&place)[0]), ("fetched", [0, 3, 0]), "seen again they are the same");
    let seen = place.json(["monitor", "explain", "M-0001"]);
    assert!(seen["first_seen"].as_bool().unwrap() && seen["time"].as_str().unwrap().starts_with("2026-11-22"), "{seen:#}");
    place.run(["monitor", "explain", "M-0001"]).ok().prints("seen first at 2026-11-22");
    place.write("feed.xml", feed("").replace("<lastBuildDate></lastBuildDate>", ""));
    place.run(["monitor", "import", "feed.xml", "--all"]).prints("--at");
}

#[test]
fn a_source_that_fails_waits_longer_and_stops_no_other() {
    let (bad, good) = (Server::answering([Answer::Status(500, String::new())]), Server::answering([Answer::ok(RSS)]));
    let config = [source("bad", "rss", &bad.url("/x?token=s3cret")), source("good", "rss", &good.url("/"))].concat();
    let place = place("en", &config);
    let output = place.run(["monitor", "fetch"]).ok().prints("refused by the server (500)").prints("2026-11-22 02:02").prints_no("s3cret");
    assert!(!output.stderr.contains("s3cret"));
    let rows = fetch(&place);
    assert_eq!((counts(&rows[0]).0, counts(&rows[1]).0, bad.requests().len()), ("waiting", "unchanged", 1), "{rows:#}");
    place.minutes_pass(3);
    let next = |rows: &Value| rows[0]["next_at"].as_str().unwrap().to_owned();
    assert!(next(&fetch(&place)) > next(&rows));
    // Asked for by name it is asked at once, and that nothing came is the answer's exit.
    let named = place.run(["monitor", "fetch", "--source", "bad", "--format", "json"]).exits(1).json();
    assert_eq!((&named["items"][0]["failure"], bad.requests().len()), (&"status".into(), 3));
    place.run(["monitor", "fetch", "--source", "goood"]).fails(4, &["“goood”", "good"]);
}

#[test]
fn a_round_fetches_first_and_says_in_its_line_what_failed() {
    let (bad, good) = (Server::answering([Answer::Close]), Server::answering([Answer::ok(RSS)]));
    let config = [source("bad", "rss", &bad.url("/")), source("good", "rss", &good.url("/"))].concat();
    place("en", &config).run(["monitor", "run", "--once"]).ok().prints("1 source polled, 1 new mention, nothing from bad");
    let place = place("zh", &config);
    place.run(["monitor", "run", "--once"]).ok().prints("采集来源1个，新增1条，采集失败：bad");
    place.run(["monitor", "run", "--once"]).ok().prints("新增0条，采集失败：bad");
    let round = place.json(["monitor", "run", "--once"]);
    assert_eq!(item(&round["sources"], "id", "bad")["state"], "waiting", "{round:#}");
}

#[test]
fn hostile_answers_are_rows_and_nothing_more() {
    let moved = |to: &str| Answer::Header(302, format!("location: {to}"));
    let page = "<!doctype html><html><body>Log in to the hotel network</body></html>";
    let cases = [
        ("file", moved("file:///etc/passwd"), "redirect"),
        ("loop", moved("/"), "redirect"),
        ("huge", Answer::Huge(20 * 1024 * 1024 + 1), "too-large"),
        ("html", Answer::ok(page), "feed"),
        ("empty", Answer::ok(""), "source-nothing"),
        ("prose", Answer::ok("The service is closed today."), "layout-none"),
    ];
    let servers: Vec<_> = cases.iter().map(|(id, answer, _)| (id, Server::answering([answer.clone()]))).collect();
    let config: String = servers.iter().map(|(id, server)| source(id, "feed", &server.url("/"))).collect();
    let place = place("en", &config);
    let rows = place.run(["monitor", "fetch", "--format", "json"]).exits(1).json();
    for (id, _, failure) in cases {
        let row = item(&rows["items"], "id", id);
        assert_eq!((&row["state"], &row["failure"]), (&"failed".into(), &failure.into()), "{row:#}");
    }
}

#[test]
fn a_feed_that_breaks_off_keeps_what_came_before() {
    let broken = RSS.split("<guid>r2").next().unwrap().to_owned() + "<![CDATA[ cut";
    let server = Server::answering([Answer::ok(&broken)]);
    let rows = fetch(&place("en", &source("a", "rss", &server.url("/"))));
    assert_eq!((counts(&rows[0]), &rows[0]["rejected"]), (("fetched", [1, 1, 0]), &1.into()), "{rows:#}");
}

#[test]
fn a_file_of_a_drop_folder_comes_in_once_whatever_its_name() {
    let place = place("en", "[[sources]]\nid = \"drop\"\nkind = \"folder\"\npath = \"inbox\"\n");
    place.run(["monitor", "fetch"]).exits(1).prints("inbox");
    place.write("inbox/a.csv", "id,time,platform,text\n1,2026-11-21 08:00,weibo,误诊\n2,2026-11-21 08:01,weibo,天气\n");
    place.write("inbox/.b.csv.part", "half a file");
    assert_eq!(counts(&fetch(&place)[0]), ("fetched", [1, 0, 1]));
    place.write("inbox/copy.csv", place.read("inbox/a.csv"));
    assert_eq!(counts(&fetch(&place)[0]), ("unchanged", [0, 0, 0]));
    place.write("inbox/bad.json", "{\"items\": [");
    place.write("inbox/c.csv", "id,time,platform,text\n3,2026-11-21 08:00,weibo,误诊又一例\n");
    let rows = place.run(["monitor", "fetch", "--format", "json"]).exits(1).json();
    let row = &rows["items"][0];
    assert_eq!(counts(row), ("failed", [1, 0, 0]), "the broken file holds up no other: {row:#}");
    assert!(row["reason"].as_str().unwrap().starts_with("bad.json: "), "{row:#}");
}

#[test]
fn both_languages_say_what_came_and_what_is_wrong() {
    let server = Server::answering([Answer::ok(RSS)]);
    let config = [source("新闻", "rss", &server.url("/")), source("断线", "rss", "http://127.0.0.1:9/")].concat();
    place("zh", &config).run(["monitor", "fetch"]).ok().prints("已采集").prints("失败：无法连接；").prints("后重试");
    place("zh", "").run(["monitor", "fetch"]).ok().prints("尚未设置采集来源");
    place("zh", "").run(["monitor", "fetch", "--source", "a"]).fails(4, &["没有名为“a”的采集来源", "[[sources]]"]);
}

#[test]
fn an_address_may_come_from_the_environment() {
    let server = Server::answering([Answer::ok(RSS)]);
    let place = place("en", &source("a", "rss", "${FEED_URL}"));
    place.run(["monitor", "fetch"]).exits(1).prints("${FEED_URL}");
    let named = ["monitor", "fetch", "--source", "a"];
    place.command(named).var("FEED_URL", &server.url("/")).run().ok().prints("fetched");
    place.command(named).var("FEED_URL", "file:///etc/passwd").run().exits(1).prints_no("passwd");
}

#[test]
fn what_is_wrong_in_crisis_toml_is_named_with_its_place() {
    let wrong = [
        ("id = \"a\"\nkind = \"gopher\"\nurl = \"http://a\"", 2, "gopher"),
        ("id = \"a\"\nkind = \"rss\"\nurl = \"file:///etc/passwd\"", 3, "https://"),
        ("id = \"a\"\nkind = \"rss\"", 0, "`url`"),
        ("id = \"a\"\nkind = \"folder\"\nurl = \"http://a\"", 0, "`path`"),
        ("id = \"a\"\nkind = \"rss\"\nurl = \"http://a\"\n[[sources]]\nid = \"a\"\nkind = \"rss\"\nurl = \"http://b\"", 4, "own"),
    ];
    for (table, below, says) in wrong {
        let place = TestEnvironment::new();
        let before = place.read("crisis.toml") + "\n";
        let line = before.lines().count() + 1 + below;
        place.write("crisis.toml", format!("{before}[[sources]]\n{table}\n"));
        place.run(["monitor", "fetch"]).fails(3, &[&format!("crisis.toml:{line}:"), says]);
    }
}

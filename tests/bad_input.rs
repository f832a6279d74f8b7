//! What people, files and machines get wrong: each time a code, a place, and nothing half-written.

use crate::common::output::strings;
use crate::common::{Output, START, TestEnvironment};

/// Runs a command that must fail and leave the log as it was.
#[track_caller]
fn refused(place: &TestEnvironment, args: &[&str], code: u8, says: &[&str]) -> Output {
    let before = place.events();
    let output = place.run(args).fails(code, says);
    assert_eq!(place.events(), before, "something was written\n{output}");
    output
}

#[test]
fn no_workspace_names_init() {
    let place = TestEnvironment::empty();
    place.run(["incident", "list"]).fails(4, &["crisis.toml", "crisis init --org"]);
    place.run(["incident", "list", "--workspace", "elsewhere"]).fails(4, &["elsewhere"]);
    place.command(["incident", "list"]).var("CRISIS_WORKSPACE", "nowhere").run().fails(4, &["nowhere"]);
    place.run(Vec::<&str>::new()).ok().prints("crisis init");
}

#[test]
fn init_refuses_a_second_workspace_and_half_of_one() {
    let place = TestEnvironment::new();
    place.run(["init", "--org", "Another"]).fails(5, &["crisis.toml"]);
    let fresh = TestEnvironment::empty();
    fresh.run(["init", "--org", "  "]).fails(3, &["empty"]);
    fresh.run(["init", "--org", "A", "--timezone", "Asia/Shangai"]).fails(3, &["Asia/Shanghai"]);
    fresh.run(["init", "--org", "A", "--store", "missing/folder/crisis.db"]).fails(6, &["missing/folder"]);
    assert!(!fresh.path("crisis.toml").exists(), "half a workspace was left behind");
}

#[test]
fn crisis_toml_errors_have_line_and_column() {
    let place = TestEnvironment::new();
    let good = place.read("crisis.toml");
    for (bad, position) in [
        (good.clone() + "\n[nonsense]\n", None),
        (good.replacen("lang = \"en\"", "lang = \"xx\"", 1), Some("crisis.toml:1:")),
        (good.replacen("lang = \"en\"", "lang = ", 1), Some("crisis.toml:1:")),
        (good.replacen("timezone = \"Asia/Shanghai\"", "timezone = \"Mars\"", 1), Some("crisis.toml:2:")),
    ] {
        place.write("crisis.toml", &bad);
        let output = place.run(["incident", "list"]).fails(3, &[position.unwrap_or("crisis.toml:")]);
        let place = &place.run(["incident", "list", "--format", "json"]).error()["place"];
        assert!(place["line"].is_u64() && place["column"].is_u64(), "{output}");
    }
    place.write("crisis.toml", good + "\n[[people]]\nid = \"chen\"\n");
    place.run(["incident", "list"]).fails(3, &["chen"]);
}

#[test]
fn a_store_of_a_newer_version_is_refused() {
    let place = TestEnvironment::new();
    place.database().pragma_update(None, "user_version", 999).unwrap();
    place.run(["incident", "list"]).fails(6, &["newer", "999"]);
}

#[test]
fn what_is_no_store_is_refused() {
    let place = TestEnvironment::new();
    place.write("crisis.db", "these are the minutes of a meeting, and no database at all\n".repeat(100));
    place.run(["incident", "list"]).fails(6, &["crisis.db", "no SQLite database"]);
    std::fs::remove_file(place.path("crisis.db")).unwrap();
    place.run(["incident", "list"]).fails(6, &["crisis.db"]);
    assert!(!place.path("crisis.db").exists(), "a missing store was made up");
    rusqlite::Connection::open(place.path("crisis.db")).unwrap().execute("CREATE TABLE mine (x)", []).unwrap();
    place.run(["incident", "list"]).fails(6, &["another program"]);
}

#[test]
fn a_read_only_store_is_read_and_not_written() {
    let place = TestEnvironment::new();
    place.open("rumour");
    let store = place.path("crisis.db");
    let mut permissions = std::fs::metadata(&store).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&store, permissions).unwrap();
    if std::fs::OpenOptions::new().write(true).open(&store).is_ok() {
        eprintln!("note: this user may write to read-only files; the read-only store was not tested");
        return;
    }
    place.run(["incident", "note", "INC-0001", "x"]).fails(6, &["read-only"]);
}

#[test]
fn a_store_locked_beyond_the_timeout_is_an_error() {
    let place = TestEnvironment::empty().config("[store]\ntimeout_seconds = 1\n").workspace();
    place.open("rumour");
    let store = place.database();
    store.execute_batch("BEGIN IMMEDIATE").unwrap();
    place.run(["incident", "note", "INC-0001", "x"]).fails(6, &["another program is writing"]);
    place.run(["incident", "show", "INC-0001"]).ok();
    store.execute_batch("ROLLBACK").unwrap();
    place.run(["incident", "note", "INC-0001", "x"]).ok();
}

#[test]
fn times_that_say_too_little_or_cannot_be() {
    let place = TestEnvironment::new();
    place.open("rumour");
    let note = |time: &str, code, says: &[&str]| drop(refused(&place, &["incident", "note", "INC-0001", "x", "--at", time], code, says));
    note("42", 3, &["`42`"]);
    note("20261122", 3, &["`20261122`"]);
    note("2026-02-30 10:00", 3, &["2026-02-30"]);
    note("25:00", 3, &["25:00"]);
    note("-2", 3, &["-2"]);
    note("yesterday", 3, &["2026-11-22 08:30"]);
    note("2026-11-22T09:00:00+08:00", 3, &["future"]);
    note("+1h", 3, &["future"]);
    note("99999-01-01 10:00", 3, &["99999"]);
    note("", 3, &[]);
    refused(&place, &["demand", "add", "INC-0001", "an answer", "--due", "-2h"], 3, &["past"]);
    refused(&place, &["incident", "open", "x", "--playbook", "rumour", "--occurred-at", "-1h", "--detected-at", "-2h"], 3, &["before"]);
    let taken = place.run(["incident", "note", "INC-0001", "x", "--at", "23:30"]).ok();
    assert!(taken.stderr.contains("2026-11-21T23:30:00+08:00"), "the latest past one, echoed\n{taken}");
    assert!(START.starts_with("2026-11-22T02:00"));
}

#[test]
fn clock_times_that_a_zone_has_twice_or_never() {
    let place = TestEnvironment::new();
    place.write("crisis.toml", place.read("crisis.toml").replace("Asia/Shanghai", "Europe/Berlin"));
    place.open("rumour");
    refused(&place, &["incident", "note", "INC-0001", "x", "--at", "2026-10-25 02:30"], 3, &["+02:00", "+01:00"]);
    refused(&place, &["incident", "note", "INC-0001", "x", "--at", "2026-03-29 02:30"], 3, &["Europe/Berlin"]);
    place.run(["incident", "note", "INC-0001", "x", "--at", "2026-10-25T02:30:00+02:00"]).ok();
}

#[test]
fn ids_that_are_unknown_ambiguous_or_none() {
    let place = TestEnvironment::new();
    let uuid = place.open("rumour")["uuid"].as_str().unwrap().to_owned();
    place.open("rumour");
    let show = |id: &str, code, says: &[&str]| drop(refused(&place, &["incident", "show", id], code, says));
    show("INC-0009", 4, &["INC-0009", "INC-0002"]);
    show("9", 4, &["9"]);
    show("TSK-0001", 3, &["INC-0001"]);
    show("what", 3, &["what", "INC-0001"]);
    show("INC-x", 3, &["INC-x"]);
    show("INC--1", 3, &[]);
    show("\u{1b}[31m", 3, &[]);
    show("0fffffff-ffff", 4, &["0fffffff-ffff"]);
    let shared = &uuid[..6];
    show(shared, 4, &["INC-0001", "INC-0002"]);
    for typed in ["INC-0001", "inc-1", "1", uuid.as_str(), &uuid.to_uppercase(), &uuid[..uuid.len() - 1]] {
        assert_eq!(place.json(["incident", "show", typed])["id"], "INC-0001", "{typed}");
    }
}

const MIXED: &str = "\
{\"id\":\"1\",\"time\":\"2026-11-21T08:00:00+08:00\",\"platform\":\"weibo\",\"text\":\"good\"}
{\"id\":\"2\",\"time\":
not json at all
[1, 2]
{\"id\":\"5\",\"time\":\"2026-11-21T08:00:00+08:00\",\"platform\":\"weibo\",\"text\":[\"a\",\"list\"]}
{\"id\":\"6\",\"time\":1700000000,\"platform\":\"weibo\",\"text\":\"seconds since 1970\"}
{\"id\":\"7\",\"time\":\"2026-11-21T08:00:00+08:00\",\"platform\":\"weibo\",\"text\":\"x\",\"likes\":-4}
{\"id\":\"8\",\"time\":\"2026-11-21T08:00:00+08:00\",\"platform\":\"weibo\",\"text\":\"x\",\"likes\":\"many\"}
{\"id\":\"9\",\"time\":\"2027-11-21T08:00:00+08:00\",\"platform\":\"weibo\",\"text\":\"from the future\"}
{\"id\":\"10\",\"platform\":\"weibo\",\"text\":\"no time\"}

{\"id\":\"12\",\"time\":\"2026-11-21 09:00\",\"platform\":\"weibo\",\"text\":\"nul \\u0000 inside\",\"likes\":\"3\",\"unknown\":{\"a\":1}}
";

#[test]
fn good_rows_land_and_bad_ones_are_listed_by_line() {
    let place = TestEnvironment::new();
    place.write("posts.jsonl", [MIXED.as_bytes(), b"{\"id\":\"13\",\"time\":\"2026-11-21T08:00:00+08:00\",\"text\":\"\xff\"}\n"].concat());
    let done = place.json(["monitor", "import", "posts.jsonl"]);
    assert_eq!((&done["read"], &done["new"], &done["rejected_count"]), (&12.into(), &3.into(), &9.into()));
    let lines: Vec<u64> = done["rejected"].as_array().unwrap().iter().map(|row| row["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [2, 3, 4, 5, 7, 8, 9, 10, 13]);
    let codes = strings(&done["rejected"], "code");
    assert_eq!(codes, ["json", "json", "no-object", "value", "value", "value", "future", "missing", "encoding"]);
    let kept: (String, i64, String) = place
        .database()
        .query_row("SELECT text, likes, extra FROM mention WHERE source_id = '12'", [], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .unwrap();
    assert_eq!(kept, ("nul  inside".to_owned(), 3, "{\"unknown\":{\"a\":1}}".to_owned()));
    place.run(["monitor", "import", "posts.jsonl"]).ok().prints("posts.jsonl:2");
}

#[test]
fn a_file_with_no_readable_row_is_bad_input_and_strict_takes_nothing() {
    let place = TestEnvironment::new();
    place.write("bad.jsonl", "{\"id\":1\nnope\n");
    let output = place.run(["monitor", "import", "bad.jsonl"]);
    assert_eq!(output.code, 3, "{output}");
    place.write("mixed.jsonl", MIXED);
    refused(&place, &["monitor", "import", "mixed.jsonl", "--strict"], 3, &["line 2"]);
    assert_eq!(place.json(["db", "status"])["mentions"], 0);
    refused(&place, &["monitor", "import", "missing.jsonl"], 3, &["missing.jsonl"]);
    refused(&place, &["monitor", "import", "."], 3, &[]);
    refused(&place, &["monitor", "import", "mixed.jsonl", "--incident", "INC-0009"], 4, &["INC-0009"]);
    place.write("empty.jsonl", "\n\n");
    place.run(["monitor", "import", "empty.jsonl"]).ok();
}

#[test]
fn csv_rows_are_placed_by_line_and_the_header_is_checked() {
    let place = TestEnvironment::new();
    place.write("no-time.csv", "id,text\n1,hello\n");
    refused(&place, &["monitor", "import", "no-time.csv"], 3, &["time", "id"]);
    let rows = "\u{feff}id,time,platform,text,likes\n1,2026-11-21 08:00,weibo,\"two\nlines\",3\n2,never,weibo,x,1\n3,2026-11-21 09:00,weibo\n4,2026-11-21 10:00,weibo,\"=1+1\",0\n";
    place.write("posts.csv", rows);
    let done = place.json(["monitor", "import", "posts.csv"]);
    assert_eq!((&done["new"], &done["rejected_count"]), (&2.into(), &2.into()), "{done:#}");
    assert_eq!(done["rejected"][0]["line"], 4, "a quoted line break counts as a line");
    assert_eq!(done["rejected"][1]["line"], 5);
    assert_eq!(strings(&done["rejected"], "code"), ["time", "columns"]);
}

#[test]
fn a_row_that_never_ends_is_rejected_and_the_next_is_read() {
    let place = TestEnvironment::new();
    let endless = format!("{{\"text\":\"{}\"}}\n", "a".repeat(5 * 1024 * 1024));
    place.write("posts.jsonl", endless + MIXED.lines().next().unwrap());
    let done = place.json(["monitor", "import", "posts.jsonl"]);
    assert_eq!((&done["new"], &done["rejected"][0]["code"]), (&1.into(), &"long".into()));
}

#[test]
fn usage_errors_speak_the_users_language_and_suggest() {
    let place = TestEnvironment::new();
    place.run(["incidnet", "list"]).fails(2, &["incident"]);
    place.run(["incident", "open"]).fails(2, &["--playbook"]);
    place.run(["incident", "list", "--frmat", "json"]).fails(2, &["--format"]);
    place.run(["fact", "add", "INC-0001", "x", "--status", "sure"]).fails(2, &["confirmed, unconfirmed, refuted"]);
    let zh = place.command(["incident", "open"]).lang("zh").run().fails(2, &["--playbook"]);
    assert!(zh.stderr.starts_with("错误：") || zh.stderr.contains("缺少"), "{zh}");
    let json = place.run(["incident", "open", "--format", "json"]).exits(2).error();
    assert_eq!(json["code"], "usage-missing");
}

#[test]
fn empty_and_overlong_texts_are_refused() {
    let place = TestEnvironment::new();
    place.open("rumour");
    refused(&place, &["incident", "open", "  ", "--playbook", "rumour"], 3, &["title"]);
    refused(&place, &["incident", "open", &"长".repeat(201), "--playbook", "rumour"], 3, &["201", "200"]);
    refused(&place, &["incident", "note", "INC-0001", " \n "], 3, &["empty"]);
    refused(&place, &["fact", "add", "INC-0001", ""], 3, &["empty"]);
    refused(&place, &["monitor", "add", "", "--platform", "hotline"], 3, &["empty"]);
    refused(&place, &["demand", "add", "INC-0001", ""], 3, &["empty"]);
    refused(&place, &["fact", "add", "INC-0001", "x", "--release", "public"], 5, &["confirmed"]);
    refused(&place, &["incident", "note", "INC-0001", "x", "--attach", "missing.png"], 3, &["missing.png"]);
    refused(&place, &["assess", "INC-0001", "--set", "harm=5"], 3, &["harm"]);
    refused(&place, &["assess", "INC-0001", "--set", "hram=4"], 4, &["harm"]);
    refused(&place, &["assess", "INC-0001", "--set", "harm"], 2, &["harm"]);
    let before = place.events();
    place.command(["incident", "note", "INC-0001"]).stdin("x".repeat(1024 * 1024 + 1)).run().fails(3, &[]);
    place.command(["incident", "note", "INC-0001"]).stdin(b"\xff\xfe".to_vec()).run().exits(3);
    assert_eq!(place.events(), before);
    place.command(["incident", "note", "INC-0001"]).stdin("from a pipe\n").run().ok();
}

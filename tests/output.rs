//! What goes out: pages as people see them, JSON, JSON Lines and CSV as programs read them, and nothing hostile in any.

use crate::common::output::strings;
use crate::common::{TestEnvironment, cast};

#[test]
fn the_first_pages() {
    let place = TestEnvironment::empty().roster(cast::TWO).workspace();
    insta::assert_snapshot!(place.run(["incident", "list"]).ok().stdout.trim_end(), @"No incidents");
    let error = place.run(["incident", "show", "7"]).exits(4).stderr;
    insta::assert_snapshot!(error.trim_end(), @r#"
    error: no incident `7`
    hint: no incident is open; open one with `crisis incident open "TITLE" --playbook base`
    "#);
    let error = place.command(["incident", "show", "7"]).lang("zh").run().exits(4).stderr;
    insta::assert_snapshot!(error.trim_end(), @r#"
    错误：找不到事件“7”
    提示：目前没有未关闭的事件；新建事件：`crisis incident open "标题" --playbook base`
    "#);
}

/// Control, escape and direction characters, in every text a person can give.
const HOSTILE: &str = "a\u{1b}[2J\u{1b}]0;x\u{7}b\u{202e}c\u{9b}d\u{200f}e\u{0}\r\n# f | g <b>h</b> =1+1";

#[test]
fn nothing_hostile_reaches_a_terminal_or_a_report() {
    let place = TestEnvironment::new();
    place
        .command(["incident", "open", HOSTILE, "--playbook", "rumour", "--summary", HOSTILE, "--tag", HOSTILE, "--lead", HOSTILE])
        .by(HOSTILE)
        .run()
        .ok();
    let fill = |args: &[&str]| drop(place.command(args).by(HOSTILE).run().ok());
    fill(&["incident", "note", "INC-0001", HOSTILE]);
    fill(&[
        "fact",
        "add",
        "INC-0001",
        HOSTILE,
        "--status",
        "confirmed",
        "--release",
        "public",
        "--source",
        HOSTILE,
        "--verified-by",
        HOSTILE,
    ]);
    fill(&["demand", "add", "INC-0001", HOSTILE, "--by", HOSTILE, "--promise", HOSTILE]);
    fill(&["stakeholder", "add", "INC-0001", HOSTILE, "--group", "media"]);
    fill(&["stakeholder", "contact", "INC-0001", "family", HOSTILE, "--via", HOSTILE]);
    fill(&["task", "add", "INC-0001", HOSTILE, "--role", "pr", "--owner", HOSTILE]);
    fill(&["monitor", "add", HOSTILE, "--platform", HOSTILE, "--author", HOSTILE, "--url", HOSTILE, "--incident", "INC-0001"]);
    fill(&["incident", "link", "INC-0001", &format!("https://example.org/{HOSTILE}")]);
    fill(&["review", "answer", "INC-0001", "what-failed", HOSTILE]);
    fill(&["review", "lesson", "INC-0001", HOSTILE]);
    fill(&["review", "action", "INC-0001", HOSTILE, "--owner", HOSTILE]);
    fill(&["review", "survey", "feedback", "INC-0001", HOSTILE, "--group", "staff", "--source", HOSTILE]);
    fill(&["statement", "draft", "INC-0001", "--template", "holding", "--channel", "website", "--contact", HOSTILE]);
    let row = serde_json::json!({"id": HOSTILE, "time": "2026-11-21T08:00:00+08:00", "platform": HOSTILE, "author": HOSTILE, "text": HOSTILE, HOSTILE: HOSTILE});
    place.write("posts.jsonl", row.to_string());
    fill(&["monitor", "import", "posts.jsonl", "--incident", "INC-0001"]);
    let pages: &[&[&str]] = &[
        &["incident", "show", "1"],
        &["incident", "list"],
        &["incident", "timeline", "1"],
        &["fact", "list", "1"],
        &["demand", "list", "1"],
        &["stakeholder", "list", "1"],
        &["task", "list", "1"],
        &["statement", "show", "1"],
        &["statement", "list", "1"],
        &["monitor", "trend", "1"],
        &["review", "show", "1"],
        &["review", "report", "1"],
        &["log", "show"],
        &["status"],
        &[],
        &["incident", "show", HOSTILE],
    ];
    for page in pages {
        for format in ["table", "json", "jsonl", "csv"] {
            let output = place.run(page.iter().copied().chain(["--format", format]));
            let raw: Vec<char> = output.stdout.chars().chain(output.stderr.chars()).filter(|c| hostile(*c)).collect();
            assert!(raw.is_empty(), "{raw:?} in {format}\n{output}");
            if format == "csv" {
                no_formula(&output.stdout);
            }
        }
    }
    let report = place.run(["review", "report", "1"]).ok().stdout;
    assert!(!report.contains("<b>") && !report.lines().any(|line| line.trim_start().starts_with("# f")), "{report}");
    assert_eq!(place.json(["log", "verify"])["ok"], true);
}

fn hostile(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

fn no_formula(text: &str) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    for cell in reader.records().flat_map(|record| record.expect("CSV").iter().map(str::to_owned).collect::<Vec<_>>()) {
        let number = cell.parse::<f64>().is_ok();
        assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
    }
}

#[test]
fn programs_read_one_object_or_one_a_line() {
    let place = TestEnvironment::new();
    place.open("rumour");
    place.open("rumour");
    let many = place.json(["incident", "list"]);
    assert_eq!(strings(&many["items"], "id"), ["INC-0001", "INC-0002"]);
    let lines = place.run(["incident", "list", "--format", "jsonl"]).ok().stdout;
    let ids: Vec<String> =
        lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, ["INC-0001", "INC-0002"]);
    let csv = place.run(["incident", "list", "--format", "csv"]).ok().stdout;
    assert!(csv.lines().next().unwrap().split(',').any(|name| name == "id") && csv.lines().count() == 3, "{csv}");
    let one = place.json(["incident", "show", "1"]);
    assert!(one["uuid"].as_str().unwrap().len() == 36 && one["opened_at"].as_str().unwrap().ends_with("+08:00"), "{one}");
    for key in one.as_object().unwrap().keys() {
        assert!(key.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{key} is not snake_case");
    }
}

/// Remarks go to standard error, and `-q` silences them.
#[test]
fn the_answer_stands_alone_on_standard_output() {
    let place = TestEnvironment::new();
    place.open("rumour");
    let output = place.run(["incident", "note", "INC-0001", "x", "--at", "-10m", "--format", "json"]).ok();
    assert!(output.stderr.contains("--at") && output.json().is_object());
    let quiet = place.run(["incident", "note", "INC-0001", "x", "--at", "-10m", "-q"]).ok();
    assert_eq!(quiet.stderr, "");
}

#[test]
fn colour_is_for_terminals_that_want_it() {
    let place = TestEnvironment::new();
    place.open("rumour");
    let escapes = |output: crate::common::Output| output.ok().stdout.contains('\u{1b}');
    let show = ["incident", "show", "1"];
    assert!(!escapes(place.run(show)));
    assert!(!escapes(place.command(show).on_terminal().var("NO_COLOR", "1").run()));
    assert!(!escapes(place.run(["incident", "show", "1", "--color", "never"])));
    assert!(escapes(place.run(["incident", "show", "1", "--color", "always"])));
}

/// Tables keep to the terminal, Chinese included: a Chinese character takes two columns.
#[test]
fn a_table_is_no_wider_than_the_terminal() {
    let place = TestEnvironment::chinese();
    place.command(["incident", "open", &"很长的标题".repeat(20), "--playbook", "rumour"]).by("chen").run().ok();
    for args in
        [&["incident", "list"][..], &["task", "list", "1"], &["incident", "timeline", "1"], &["stakeholder", "list", "1"], &["status"]]
    {
        let output = place.run(args).ok();
        for line in output.stdout.lines().filter(|line| !line.contains("crisis ")) {
            let width: usize = line.chars().map(|c| if u32::from(c) >= 0x2e80 { 2 } else { 1 }).sum();
            assert!(width <= 84, "{width} columns: {line}");
        }
    }
}

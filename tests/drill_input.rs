//! Drills that go wrong: scenarios that cannot be, commands in the wrong place, data that are gone, text that attacks.

use crate::common::TestEnvironment;

const DRILL: &str = "drills/DR-0001";

/// A small sound scenario, with lines to change.
const SMALL: &str = r#"id: small
version: 1
title: A small night
description: Practises the form.
playbook: rumour
begins: "22:00"
lasts: 2h
briefing: It begins.
injects:
  - id: post
    at: 10m
    kind: mentions
    platform: weibo
    from: Somebody
    texts: [They hide it.]
    count: 3
    over: 20m
  - id: comfort
    at: 30m
    kind: wrong-fact
    from: A colleague
    texts: [Nothing happened here.]
    claim: Nothing happened here
    keywords: {en: [nothing happened], zh: [nothing happened]}
expectations:
  - id: opened
    title: Opened
    what: opened
    within: 15m
    points: 10
    why: Clocks run from here.
  - id: held
    title: Held back
    what: silent
    about: comfort
    points: 10
    why: It is not so.
"#;

fn with(place: &TestEnvironment, changes: &[(&str, &str)]) {
    let mut text = SMALL.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    place.write("drills/small.yaml", text);
}

#[test]
fn impossible_scenarios_are_refused_with_their_place() {
    let place = TestEnvironment::new();
    with(&place, &[]);
    place.run(["drill", "validate", "small"]).ok();
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[("begins: \"22:00\"", "begins: \"25:00\"")], "drills/small.yaml:6:1: `25:00` is no time of day"),
        (&[("lasts: 2h", "lasts: 10m")], "nobody could be in time for `opened`"),
        (&[("at: 30m", "at: 3h")], "drills/small.yaml:19:5: inject `comfort` comes after the end"),
        (&[("over: 20m", "over: 20m\n    jitter: 40m")], "the jitter of inject `post`"),
        (&[("about: comfort", "about: comfrot")], "no inject `comfrot`; injects like it: [comfort]"),
        (&[("kind: wrong-fact", "kind: fact")], "nobody could meet `held`"),
        (&[("within: 15m", "within: 15m\n    after: nothing")], "no inject `nothing`"),
        (&[("within: 15m", "within: 15m\n    group: family")], "`group` does not go with opened"),
        (&[("    within: 15m\n", "")], "the key `within` is missing"),
        (&[("what: opened", "what: clock\n    clock: first-statment")], "clocks like it: [first-statement"),
        (&[("what: opened", "what: step\n    step: brief-staf")], "steps like it: [brief-staff"),
        (&[("what: opened", "what: level\n    level: IV")], "unknown level `IV`"),
        (&[("what: opened", "what: statement\n    templates: [holdng]")], "unknown template `holdng`"),
        (&[("what: opened", "what: statement\n    templates: [holding]\n    channels: [fax]")], "unknown channel `fax`"),
        (&[("en: [nothing happened]", "en: [rain]")], "none of these keywords stands in the claim of `comfort`"),
        (&[("from: Somebody", "from: Somebody\n    claim: So it is")], "`claim` does not go with mentions"),
        (&[("- id: held", "- id: opened")], "the id `opened` stands twice"),
        (&[("playbook: rumour", "playbook: rumor")], "rumor"),
        (&[("points: 10", "points: 0")], "drills/small.yaml:30:5"),
        (&[("kind: mentions", "kind: telegram")], "`telegram` is not a word this key takes"),
        (&[("count: 3", "count: 3000")], "drills/small.yaml:16:5"),
        (&[("texts: [They hide it.]", "texts: []")], "drills/small.yaml:15:5"),
        (&[("briefing:", "brifing:")], "unknown key `brifing`; did you mean `briefing`?"),
        (
            &[(
                "why: It is not so.",
                "why: It is not so.\nweights: {expected: 50, clocks: 50, facts: 10, wording: 10, approvals: 10, voice: 10}",
            )],
            "add up to 140",
        ),
        (&[("title: A small night", "title: {en: A small night}")], "missing in one language"),
        (&[("id: small", "id: [small")], "drills/small.yaml:"),
    ];
    for (changes, says) in cases {
        with(&place, changes);
        for args in [["drill", "validate", "small"], ["drill", "start", "small"]] {
            place.run(args).fails(3, &[says]);
        }
    }
    assert!(!place.path(DRILL).exists(), "a refused drill leaves nothing");
    place.write("drills/small.yaml", "x".repeat(2 << 20));
    place.run(["drill", "start", "small"]).fails(3, &["more than the"]);
}

#[test]
fn a_command_in_the_wrong_place_says_where_the_right_one_is() {
    let place = TestEnvironment::new();
    place.run(["drill", "score"]).fails(4, &["no drill was held yet"]);
    place.run(["drill", "next"]).fails(5, &["crisis drill start"]);
    place.run(["drill", "start", "medication-deth"]).fails(4, &["medication-death"]);
    place.run(["drill", "start", "../crisis"]).fails(4, &["no scenario"]);
    for wrong in [["--speed", "100000"], ["--speed", "fast"], ["--seed", "x"]] {
        place.run(["drill", "start", "medication-death", wrong[0], wrong[1]]).exits(2);
    }
    place.run(["drill", "start", "medication-death", "--speed", "0"]).ok().prints("cd drills/DR-0001");
    place.run(["drill", "start", "clinic-attack"]).fails(5, &["DR-0001 still runs", "crisis drill score DR-0001 --end"]);
    place.run(["drill", "next"]).fails(5, &["cd drills/DR-0001"]);
    let inside = |args: &[&str]| place.run(args.iter().copied().chain(["--workspace", DRILL]));
    inside(&["drill", "start", "clinic-attack"]).fails(5, &["folder of drill DR-0001"]);
    inside(&["drill", "next", "--wait"]).fails(2, &["stands still"]);
    inside(&["drill", "next", "--to", "21:00", "--wait"]).exits(2);
    inside(&["incident", "note", "1", "x", "--at", "-1h"]).fails(2, &["--at is not taken"]);
    inside(&["drill", "next", "--to", "2020-01-01 10:00"]).fails(3, &["already past"]);
    inside(&["drill", "next", "--to", "+7h"]).ok();
    inside(&["drill", "score"]).ok().prints("Score: ");
    inside(&["drill", "next"]).fails(5, &["has ended"]);
    // The time was up, so the score was the last word; another drill may begin.
    place.run(["drill", "start", "clinic-attack"]).ok().prints("drills/DR-0002");
}

#[test]
fn data_that_are_gone_end_as_given_up() {
    let place = TestEnvironment::new();
    place.run(["drill", "start", "clinic-attack"]).ok();
    std::fs::remove_file(place.path("drills/DR-0001/crisis.db")).unwrap();
    place.run(["status", "--workspace", DRILL]).fails(6, &["no store"]);
    place.run(["drill", "score"]).fails(4, &["crisis drill score DR-0001 --end"]);
    std::fs::remove_dir_all(place.path(DRILL)).unwrap();
    place.run(["drill", "score"]).fails(4, &["crisis drill score DR-0001 --end"]);
    place.run(["drill", "score", "--end"]).ok();
    place.run(["drill", "list", "--held"]).ok().prints("given up");
    place.run(["log", "show"]).ok().prints("DR-0001 given up");
    place.run(["drill", "start", "clinic-attack"]).ok().prints("DR-0002");
}

#[test]
fn the_clock_runs_by_itself_and_brings_what_is_due() {
    let place = TestEnvironment::new();
    place.run(["drill", "start", "medication-death", "--speed", "60"]).ok();
    // Sixty seconds of the drill in one: the call of 22:32 is due after two, whatever the command.
    place.now_is("2026-11-22T02:01:00+08:00");
    let status = place.run(["status", "--workspace", DRILL]).ok();
    assert!(status.stderr.contains("22:32") && status.stderr.contains("Head nurse"), "{status}");
    let waited = place.command(["drill", "next", "--wait", "--workspace", DRILL, "--format", "json"]).run().ok().json();
    assert!(!waited["arrived"].as_array().unwrap().is_empty(), "{waited}");
}

#[test]
fn a_drill_reaches_nobody_and_takes_over_what_is_ones_own() {
    let place = TestEnvironment::empty()
        .roster(crate::common::cast::FULL)
        .config("[[sources]]\nid = \"feed\"\nkind = \"rss\"\nurl = \"http://127.0.0.1:9/feed\"\n")
        .workspace();
    with(&place, &[]);
    place.run(["drill", "list"]).ok().prints("workspace");
    place.run(["drill", "start", "small", "--speed", "0"]).ok();
    let config = place.read("drills/DR-0001/crisis.toml");
    assert!(!config.contains("127.0.0.1") && config.contains("chen") && config.contains("DR-0001"), "{config}");
    let scenario = place.run(["drill", "eject", "clinic-attack"]).ok();
    assert!(place.path("drills/drill.schema.json").exists(), "{scenario}");
    place.run(["drill", "validate", "drills/clinic-attack.yaml"]).ok();
}

#[test]
fn hostile_words_of_a_scenario_stay_words() {
    let place = TestEnvironment::new();
    let hostile = r#"texts: ["=cmd|' /C calc'!A0 \e[2J\u202e <script>alert(1)</script> | **x** [a](javascript:b)"]"#;
    with(&place, &[("texts: [They hide it.]", hostile), ("title: A small night", r#"title: "\e[31m<b>night</b>""#)]);
    let start = place.run(["drill", "start", "small", "--speed", "0"]).ok();
    let next = place.run(["drill", "next", "--workspace", DRILL]).ok();
    for output in [&start, &next] {
        assert!(!output.stdout.contains(['\u{1b}', '\u{202e}']) && !output.stderr.contains(['\u{1b}', '\u{202e}']), "{output}");
    }
    place.run(["drill", "score", "--end", "-o", "score.html"]).ok();
    let html = place.read("score.html");
    assert!(!html.contains("<script>alert") && !html.contains("href=\"javascript:") && !html.contains("<b>night"), "{html}");
    let csv = place.run(["drill", "list", "--format", "csv"]).ok().stdout;
    assert!(!csv.contains('\u{1b}'), "{csv}");
    place.run(["drill", "score", "-o", "drills"]).fails(2, &[]);
    std::fs::create_dir(place.path("folder.html")).unwrap();
    place.run(["drill", "score", "-o", "folder.html"]).fails(3, &["folder"]);
}

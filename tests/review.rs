//! What comes after: what people said when asked, the looks back after closing, what an incident changes in a playbook, and the cases
//! it leaves for teaching.

use std::fmt::Write as _;

use chrono::{DateTime, Duration};

use crate::common::TestEnvironment;
use crate::common::output::item;

fn surveyed(place: &TestEnvironment) {
    place.open("service-dispute");
    let asked = ["--asked", "Outpatients", "--count", "212", "--question", "Informed?", "--result", "61 of 100", "--source", "Exit survey"];
    place.command(["review", "survey", "add", "INC-0001"].into_iter().chain(asked)).by("li").run().ok();
    place.command(["review", "survey", "feedback", "INC-0001", "Heard it on the news", "--group", "staff"]).by("li").run().ok();
}

#[test]
fn surveys_and_feedback_stand_beside_what_was_measured() {
    for place in [TestEnvironment::new(), TestEnvironment::chinese()] {
        surveyed(&place);
        let shown = place.json(["review", "show", "INC-0001"]);
        let [survey, feedback] = [&shown["surveys"][0], &shown["surveys"][1]];
        assert_eq!((&survey["id"], &survey["group"], &survey["count"]), (&"SV-0001".into(), &"public".into(), &212.into()));
        assert_eq!(
            (&feedback["group"], &feedback["count"], &feedback["question"]),
            (&"staff".into(), &None::<i64>.into(), &None::<i64>.into())
        );
        place.run(["review", "report", "INC-0001", "-o", "r.md"]).ok();
        let paper = place.read("r.md");
        assert!(paper.contains("212") && paper.contains("Heard it on the news"), "{paper}");
        place.run(["log", "verify"]).ok();
        assert!(place.run(["review", "show", "INC-0001"]).stdout.contains("61 of 100"));
        assert!(place.run(["review", "survey", "list", "INC-0001"]).stdout.contains("SV-0002"));
    }
}

#[test]
fn a_survey_without_its_numbers_is_refused() {
    let place = TestEnvironment::new();
    place.open("service-dispute");
    let before = place.events();
    let said = ["review", "survey", "add", "INC-0001", "--asked", "Patients", "--question", "Q", "--result", "R", "--source", "S"];
    place.run(said).fails(2, &["--count"]);
    place.run(said.iter().chain(&["--count", "0"])).fails(2, &["--count"]);
    place.run(["review", "survey", "feedback", "INC-0001", " ", "--group", "staff"]).fails(3, &["empty"]);
    place.run(["review", "survey", "feedback", "INC-0009", "x", "--group", "staff"]).exits(4);
    assert_eq!(place.events(), before, "nothing was written");
}

/// Mentions by the day from four weeks before the tests' night on, two hours apart: `per_day(day)` of them, `negative` of ten negative.
fn monitored(place: &TestEnvironment, days: std::ops::Range<i64>, per_day: i64, negative: i64) {
    let start = DateTime::parse_from_rfc3339("2026-11-22T00:00:00+08:00").unwrap();
    let mut rows = String::from("id,time,platform,text,sentiment\n");
    for day in days {
        for one in 0..per_day {
            let at = start + Duration::days(day) + Duration::minutes(one * 40);
            let sentiment = if one % 10 < negative { "negative" } else { "neutral" };
            let _ = writeln!(rows, "{day}-{one},{},weibo,waited,{sentiment}", at.to_rfc3339());
        }
    }
    place.write("rows.csv", rows);
    place.run(["monitor", "import", "rows.csv"]).ok();
}

fn closed(place: &TestEnvironment) {
    place.open("service-dispute");
    let close = ["incident", "close", "INC-0001", "--outcome", "resolved", "--force", "--reason", "Settled"];
    place.command(close).by("li").run().ok();
}

#[test]
fn a_look_back_measures_by_itself_and_is_kept() {
    for (place, words) in [(TestEnvironment::new(), "back to the ordinary"), (TestEnvironment::chinese(), "已恢复平日水平")] {
        monitored(&place, -30..0, 20, 2);
        closed(&place);
        let asked = place.json(["review", "follow-up", "INC-0001"]);
        for step in ["after-7-days", "after-30-days", "after-90-days"] {
            let look = item(&asked["items"], "step", step);
            assert_eq!((&look["verdict"], &look["reason"]["code"]), (&"cannot-tell".into(), &"too_few_buckets".into()), "{look:#}");
        }
        place.minutes_pass(8 * 24 * 60);
        monitored(&place, 0..8, 20, 2);
        let first = &place.json(["review", "follow-up", "INC-0001"])["items"][0];
        assert_eq!((&first["verdict"], &first["overdue"]), (&"back".into(), &true.into()), "{first:#}");
        assert_eq!((&first["volume"]["before"], &first["negative_share"]["before"]), (&20.0.into(), &0.2.into()));
        let status = place.json(["status"]);
        let task = first["id"].as_str().unwrap();
        assert_eq!(status["follow_ups"][0]["id"], task);
        assert_eq!(status["next"][0]["command"], format!("crisis review follow-up {task}"));
        place.command(["review", "follow-up", task, "--note", "Quiet"]).by("li").run().ok().prints(words);
        let left = place.json(["status"])["follow_ups"].clone();
        assert!(left.as_array().unwrap().iter().all(|one| one["id"] != task), "{left:#}");
        place.run(["incident", "timeline", "INC-0001"]).ok().prints(words);
        assert!(place.run(["review", "report", "INC-0001"]).ok().stdout.contains(words), "the report tells what the look back found");
        place.run(["review", "follow-up", task]).exits(5);
        place.run(["review", "follow-up", "TSK-0001"]).exits(5);
        place.run(["review", "follow-up", "INC-0001", "--note", "x"]).exits(2);
    }
}

#[test]
fn a_look_back_sees_what_is_still_raised() {
    let place = TestEnvironment::new();
    monitored(&place, -30..0, 20, 2);
    closed(&place);
    place.minutes_pass(8 * 24 * 60);
    monitored(&place, 0..8, 20, 6);
    let first = &place.json(["review", "follow-up", "INC-0001"])["items"][0];
    assert_eq!(first["verdict"], "raised", "as many, but angrier: {first:#}");
    assert!(first["negative_share"]["interval"][0].as_f64() > Some(0.0));
}

#[test]
fn closing_asks_the_long_view() {
    let place = TestEnvironment::new();
    place.open("service-dispute");
    place.command(["review", "action", "INC-0001", "Show waiting times", "--owner", "li"]).by("li").run().ok();
    let close = ["incident", "close", "INC-0001", "--outcome", "resolved", "--force", "--reason", "Settled"];
    let said = place.command(close).by("li").run().ok().stderr.clone();
    assert!(said.contains("review answer INC-0001") && said.contains("1 improvement action") && said.contains("2026-11-29"), "{said}");
    assert_eq!(place.json(["status"])["open_actions"][0]["id"], "ACT-0001", "it is owed until it is done");
}

#[test]
fn an_action_changes_the_playbook_and_the_playbook_says_so() {
    let place = TestEnvironment::new();
    place.open("service-dispute");
    let action = ["review", "action", "INC-0001", "Answer within half an hour", "--owner", "li"];
    let set = ["--set", "respond.clocks.first-statement.limit.I=30m", "--set", "initial_level=I"];
    let added = place.command(action.into_iter().chain(set)).by("li").json();
    assert_eq!(added["proposal"]["playbook"], "service-dispute");
    let shown = place.json(["playbook", "propose", "ACT-0001", "--show"]);
    assert!(shown["diff"].as_str().unwrap().contains("30m") && shown["written"] == false);
    assert!(!place.path("playbooks/service-dispute.yaml").exists());
    place.command(["playbook", "propose", "ACT-0001"]).by("li").run().ok();
    place.run(["playbook", "validate", "service-dispute"]).ok();
    let playbook = place.json(["playbook", "show", "service-dispute"]);
    assert_eq!(item(&playbook["respond"]["clocks"], "id", "first-statement")["limit"]["I"], "30m");
    assert_eq!((&playbook["initial_level"], &playbook["origin"]), (&"I".into(), &"workspace".into()));
    let history = &playbook["history"][0];
    assert_eq!((&history["incident"], &history["action"], &history["on"]), (&"INC-0001".into(), &"ACT-0001".into(), &"2026-11-22".into()));
    place.run(["playbook", "show", "service-dispute"]).ok().prints("INC-0001");
    assert!(place.read("playbooks/service-dispute.yaml").starts_with("# A patient is hurt"), "remarks stay");
    // Never overwritten unasked: the second change needs a word, and the old file stays.
    let again = ["review", "action", "INC-0001", "Drop it", "--set", "respond.clocks.complainant-heard.limit.I=45m"];
    place.command(again).by("li").run().ok();
    let before = place.read("playbooks/service-dispute.yaml");
    place.run(["playbook", "propose", "ACT-0002"]).fails(5, &["service-dispute.yaml", "--replace"]);
    assert_eq!(place.read("playbooks/service-dispute.yaml"), before);
    place.run(["playbook", "propose", "ACT-0002", "--replace"]).ok();
    assert_eq!(place.read("playbooks/service-dispute.yaml.before"), before);
    assert_eq!(place.json(["playbook", "show", "service-dispute"])["history"].as_array().map(Vec::len), Some(2));
    assert_eq!(place.json(["log", "verify"])["ok"], true);
}

#[test]
fn a_diff_is_a_proposal_too() {
    let place = TestEnvironment::new();
    place.open("service-dispute");
    place.write("change.diff", "--- a\n+++ b\n@@ -15 +15 @@\n-initial_level: II\n+initial_level: III\n");
    place.command(["review", "action", "INC-0001", "Begin lower", "--diff", "change.diff"]).by("li").run().ok();
    place.run(["playbook", "propose", "ACT-0001"]).ok();
    assert_eq!(place.json(["playbook", "show", "service-dispute"])["initial_level"], "III");
}

#[test]
fn a_change_that_does_not_fit_is_refused_when_it_is_proposed() {
    let place = TestEnvironment::new();
    place.open("service-dispute");
    let before = place.events();
    for (set, code) in [
        ("respond.clocks.no-such-clock.limit.I=30m", 3),
        ("respond.clocks.first-statement.limit.I=soon", 3),
        ("initial_level=IX", 3),
        ("initial_level=II", 3),
        ("respond=x", 3),
        ("initial_level", 2),
    ] {
        place.command(["review", "action", "INC-0001", "Change", "--set", set]).by("li").run().exits(code);
    }
    place.write("bad.diff", "@@ -1 +1 @@\n-not there\n+x\n");
    place.command(["review", "action", "INC-0001", "Change", "--diff", "bad.diff"]).by("li").run().exits(3);
    assert_eq!(place.events(), before, "nothing was written");
    place.command(["review", "action", "INC-0001", "Plain"]).by("li").run().ok();
    place.run(["playbook", "propose", "ACT-0001"]).exits(5);
    place.run(["playbook", "propose", "ACT-0009"]).exits(4);
}

#[test]
fn closed_incidents_become_cases() {
    for (place, lesson) in [(TestEnvironment::new(), "Ring the family first"), (TestEnvironment::chinese(), "先给家属打电话")] {
        place.run(["incident", "list", "--cases"]).ok();
        place.open("service-dispute");
        place.command(["review", "lesson", "INC-0001", lesson, "--kind", "worked"]).by("li").run().ok();
        place.command(["review", "lesson", "INC-0001", "13800138000", "--kind", "failed"]).by("li").run().ok();
        assert_eq!(place.json(["incident", "list", "--cases"])["items"], serde_json::json!([]), "an open incident teaches nothing yet");
        let close = ["incident", "close", "INC-0001", "--outcome", "resolved", "--force", "--reason", "Settled"];
        place.command(close).by("li").run().ok();
        let cases = place.json(["incident", "list", "--cases"]);
        assert_eq!((&cases["items"][0]["id"], &cases["items"][0]["worked"][0]), (&"INC-0001".into(), &lesson.into()));
        place.run(["incident", "list", "--cases", "-o", "cases.html", "--edition", "shareable"]).ok();
        let page = place.read("cases.html");
        assert!(page.contains(lesson) && !page.contains("13800138000"));
        place.run(["incident", "list", "--cases", "-o", "own.md"]).ok();
        assert!(place.read("own.md").contains("13800138000"));
    }
}

#[test]
fn a_correction_is_held_against_its_rumour() {
    for (place, ahead) in [(TestEnvironment::new(), "Ahead for good"), (TestEnvironment::chinese(), "更正稳定占优")] {
        place.open("rumour");
        let start = DateTime::parse_from_rfc3339("2026-11-20T00:00:00+08:00").unwrap();
        let mut rows = String::from("id,time,platform,text\n");
        for hour in 0..40_i64 {
            let texts = [
                ("WARD closed they say", if hour < 12 { 6 } else { 1 }),
                ("not true that the ward closed: it is OPEN", if hour < 10 { 0 } else { 4 }),
            ];
            for (kind, (text, count)) in texts.into_iter().enumerate() {
                for one in 0..count {
                    let at = start + Duration::hours(hour) + Duration::minutes(one);
                    let _ = writeln!(rows, "{hour}-{kind}-{one},{},weibo,{text}", at.to_rfc3339());
                }
            }
        }
        place.write("rows.csv", rows);
        place.run(["monitor", "import", "rows.csv", "--incident", "INC-0001"]).ok();
        let args = ["review", "pick-up", "INC-0001", "--rumour", "ward closed", "--correction", "it is open"];
        let found = place.json(args);
        // From hour 10 on: two hours of six and twenty-eight of one against thirty of four.
        assert_eq!((&found["rumour"], &found["correction"]), (&40.0.into(), &120.0.into()), "{found:#}");
        assert_eq!((&found["share"], &found["delay_hours"]), (&0.75.into(), &10.0.into()));
        assert_eq!(found["overtaken_at"], "2026-11-20T12:00:00+08:00");
        place.run(args).ok().prints(ahead);
        let unknown = place.json(["review", "pick-up", "INC-0001", "--rumour", "nothing", "--correction", "at all"]);
        assert!(unknown["share"].is_null() && unknown["reason"].is_string());
        place.run(["review", "pick-up", "INC-0001", "--rumour", " ", "--correction", "x"]).exits(3);
        place.run(["review", "pick-up", "INC-0001", "--rumour", "x"]).exits(2);
    }
}

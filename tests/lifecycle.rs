//! An incident's way: planned at the provisional level, planned anew when the level changes, resolved, closed, reopened.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::common::TestEnvironment;
use crate::common::output::{item, strings};

/// Handle → task, finished ones included.
fn tasks(place: &TestEnvironment) -> BTreeMap<String, Value> {
    let listed = place.json(["task", "list", "INC-0001", "--all"]);
    listed["items"].as_array().unwrap().iter().map(|task| (task["id"].as_str().unwrap().to_owned(), task.clone())).collect()
}

#[test]
fn a_level_change_plans_anew_and_leaves_what_is_finished() {
    let place = TestEnvironment::new();
    place.open("medical-accident");
    let before = tasks(&place);
    let finished = before.values().find(|task| task["step"] == "verify-facts").unwrap()["id"].as_str().unwrap().to_owned();
    place.command(["task", "done", finished.as_str(), "--note", "checked with the ward"]).by("wang").run().ok();
    let done = tasks(&place)[&finished].clone();
    let assessed = place.assess_all("medical-accident", 0);
    assert_eq!((&assessed["previous_level"], &assessed["level"]), (&"I".into(), &"III".into()));
    assert!(assessed["due_times_moved"].as_u64().unwrap() > 0 && assessed["tasks_dropped"].as_u64().unwrap() > 0, "{assessed:#}");
    let calm = tasks(&place);
    assert_eq!(calm[&finished], done, "a finished task is never touched");
    for (id, task) in calm.iter().filter(|(id, _)| **id != finished) {
        if let Some(old) = before.get(id).filter(|old| old["due_at"].is_string() && task["due_at"].is_string()) {
            assert!(task["due_at"].as_str() >= old["due_at"].as_str(), "{id} became more urgent at a lower level: {old} → {task}");
        }
    }
    let worse = place.assess_all("medical-accident", 4);
    assert_eq!(worse["level"], "I");
    let grave = tasks(&place);
    assert_eq!(grave[&finished], done);
    let steps = |tasks: &BTreeMap<String, Value>| -> Vec<String> {
        let mut steps: Vec<String> =
            tasks.values().filter(|task| task["state"] != "dropped").map(|task| task["step"].to_string()).collect();
        steps.sort();
        steps
    };
    let missing: Vec<_> = steps(&before).into_iter().filter(|step| !steps(&grave).contains(step)).collect();
    assert!(missing.is_empty(), "steps of level I that did not come back: {missing:?}");
}

#[test]
fn an_assessment_keeps_earlier_answers_and_lists_what_is_unknown() {
    let place = TestEnvironment::new();
    place.open("medical-accident");
    let by_word = place.command(["assess", "INC-0001", "--set", "harm=minor", "--set", "responsibility=none"]).by("li").json();
    let by_score = place.command(["assess", "INC-0001", "--set", "harm=1"]).by("li").json();
    assert_eq!(by_word["scores"]["harm"], 1);
    assert_eq!(by_score["scores"], by_word["scores"]);
    assert_eq!(by_score["missing"], by_word["missing"]);
    let forgotten = place.command(["assess", "INC-0001", "--set", "harm=unknown"]).by("li").json();
    assert!(forgotten["missing"].as_array().unwrap().contains(&"harm".into()));
    assert_eq!(forgotten["level"], "I", "an unknown counts as its worst case");
}

#[test]
fn a_level_or_posture_by_hand_needs_its_reason() {
    let place = TestEnvironment::new();
    place.open("medical-accident");
    place.command(["assess", "INC-0001", "--level", "II"]).by("li").run().fails(2, &["reason"]);
    let told = ["assess", "INC-0001", "--set", "harm=4", "--level", "II", "--reason", "the authority leads"];
    let assessed = place.command(told).by("li").json();
    assert_eq!((&assessed["level"], &assessed["level_reason"]), (&"II".into(), &"the authority leads".into()));
    let denial = ["assess", "INC-0001", "--posture", "deny", "--reason", "we are sure"];
    place.command(denial).by("li").run().fails(5, &["deny"]);
}

#[test]
fn on_a_terminal_every_question_is_asked() {
    let place = TestEnvironment::new();
    place.open("rumour");
    let answers = "4\n\nnonsense\n0\n".to_owned() + &"1\n".repeat(30);
    let asked = place.command(["assess", "INC-0001"]).by("li").on_terminal().stdin(answers).run().ok();
    let shown = place.json(["playbook", "show", "rumour"]);
    let questions = shown["assess"]["indicators"].as_array().unwrap();
    let said = asked.stderr.clone() + &asked.stdout;
    for question in questions {
        let text = question["question"]["en"].as_str().unwrap();
        assert!(said.contains(text), "never asked: {text}\n{asked}");
    }
}

#[test]
fn closing_lists_what_is_open_and_force_keeps_its_reason() {
    let place = TestEnvironment::new();
    place.open("rumour");
    place.run(["incident", "resolve", "INC-0001"]).fails(5, &["crisis assess INC-0001"]);
    place.assess_all("rumour", 1);
    place.run(["incident", "resolve", "INC-0001"]).ok();
    let refused = place.run(["incident", "close", "INC-0001", "--outcome", "resolved", "--format", "json"]).exits(5).error();
    let codes = strings(&refused["details"], "code");
    assert!(codes.contains(&"open-task") && codes.contains(&"open-question"), "{codes:?}");
    place.run(["incident", "close", "INC-0001", "--outcome", "resolved", "--force"]).fails(2, &["--reason"]);
    assert_eq!(place.json(["incident", "show", "INC-0001"])["stage"], "review");
    place.run(["incident", "close", "INC-0001", "--outcome", "resolved", "--force", "--reason", "the board decided"]).ok();
    place.run(["incident", "timeline", "INC-0001"]).ok().prints("the board decided");
    place.run(["fact", "add", "INC-0001", "late"]).fails(5, &["crisis incident reopen INC-0001"]);
}

#[test]
fn a_reopened_incident_is_back_in_the_response() {
    let place = TestEnvironment::new();
    place.open("rumour");
    place.assess_all("rumour", 1);
    place.run(["incident", "resolve", "INC-0001"]).ok();
    place.finish_everything("INC-0001");
    let closed = place.json(["incident", "show", "INC-0001"]);
    assert_eq!((&closed["stage"], &closed["outcome"]), (&"closed".into(), &"resolved".into()));
    let follow_ups = place.json(["task", "list", "INC-0001"]);
    assert_eq!(follow_ups["items"].as_array().unwrap().iter().filter(|task| task["phase"] == "follow-up").count(), 4);
    place.run(["incident", "reopen", "INC-0001", "--reason", "a second video"]).ok();
    let open = place.json(["incident", "show", "INC-0001"]);
    assert_eq!((&open["stage"], &open["outcome"], &open["closed_at"]), (&"respond".into(), &Value::Null, &Value::Null));
    place.run(["fact", "add", "INC-0001", "The second video is from another town"]).ok();
    place.run(["incident", "resolve", "INC-0001"]).ok();
    place.finish_everything("INC-0001");
    assert_eq!(place.json(["log", "verify"])["ok"], true);
}

#[test]
fn a_false_alarm_and_a_merger_say_why_and_where() {
    let place = TestEnvironment::new();
    place.open("rumour");
    place.open("rumour");
    place.run(["incident", "close", "INC-0001", "--outcome", "merged", "--reason", "same video"]).fails(2, &["--into"]);
    place.run(["incident", "close", "INC-0001", "--outcome", "merged", "--into", "INC-0001", "--reason", "x"]).fails(5, &["itself"]);
    place.run(["incident", "close", "INC-0001", "--outcome", "merged", "--into", "2", "--reason", "same video"]).ok();
    assert_eq!(place.json(["incident", "show", "INC-0001"])["merged_into"], "INC-0002");
    place.run(["incident", "close", "INC-0002", "--outcome", "false-alarm"]).fails(2, &["--reason"]);
    place.run(["incident", "close", "INC-0002", "--outcome", "false-alarm", "--reason", "satire"]).ok();
    let open = place.json(["incident", "list", "--open"]);
    assert_eq!(open["items"], Value::Array(Vec::new()));
}

#[test]
fn tasks_keep_their_order_and_required_ones_their_reason() {
    let place = TestEnvironment::new();
    let incident = place.open("medical-accident");
    let required = incident["tasks"].as_array().unwrap().iter().find(|task| task["required"] == true).unwrap();
    let id = required["id"].as_str().unwrap();
    place.run(["task", "skip", id]).fails(5, &["--reason"]);
    place.run(["task", "assign", id, "wang"]).ok();
    place.run(["task", "start", id]).ok();
    place.run(["task", "skip", id, "--reason", "the authority does it"]).ok();
    place.run(["task", "done", id]).fails(5, &[id]);
    let shown = tasks(&place)[id].clone();
    assert_eq!((&shown["state"], &shown["owner"], &shown["reason"]), (&"skipped".into(), &"wang".into(), &"the authority does it".into()));
}

#[test]
fn what_is_written_down_later_is_marked() {
    let place = TestEnvironment::new();
    place.open("rumour");
    place.command(["incident", "note", "INC-0001", "the ward rang"]).at("-10m").run().ok();
    let timeline = place.json(["incident", "timeline", "INC-0001"]);
    let note = item(&timeline["items"], "code", "incident-note");
    assert_eq!((&note["backdated"], &note["clock_source"]), (&true.into(), &"stated".into()));
    assert_eq!(note["occurred_at"], "2026-11-22T01:50:02+08:00");
    place.run(["review", "report", "INC-0001", "-o", "review.md"]).ok();
    let report = place.read("review.md");
    let line = report.lines().find(|line| line.contains("the ward rang")).unwrap_or_else(|| panic!("{report}"));
    assert!(line.contains("01:50") && line.contains("02:00"), "both times stand in the report: {line}");
}

#[test]
fn an_incident_keeps_the_playbook_it_was_opened_with() {
    let place = TestEnvironment::new();
    place.open("rumour");
    place.run(["playbook", "eject", "rumour"]).ok();
    let changed = place.read("playbooks/rumour.yaml").replace("title: {en: \"Rumour", "title: {en: \"Changed later");
    place.write("playbooks/rumour.yaml", changed);
    let list = place.json(["playbook", "list"]);
    assert_eq!(item(&list["items"], "id", "rumour")["origin"], "workspace");
    let shown = place.json(["incident", "show", "INC-0001"]);
    assert!(!shown["playbook_title"].as_str().unwrap().contains("Changed later"));
}

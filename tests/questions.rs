//! Questions and answers for the spokesperson: made from facts and playbook, stale when a fact changes, drafted anew.

use crate::common::TestEnvironment;
use crate::common::output::strings;

fn with_qa(lang: &'static str) -> TestEnvironment {
    let place = if lang == "zh" { TestEnvironment::chinese() } else { TestEnvironment::new() };
    place.open("medical-accident");
    let fact = ["fact", "add", "INC-0001", "2 patients", "--status", "confirmed", "--source", "Ward 3"];
    place.command(fact).by("wang").run().ok();
    let draft = ["statement", "draft", "INC-0001", "--template", "qa", "--channel", "internal", "--action", "ACTION", "--contact", "12345"];
    place.command(draft).by("chen").run().ok();
    place
}

#[test]
fn who_answers_whom_comes_from_the_playbook_and_the_roster() {
    for lang in ["en", "zh"] {
        let place = with_qa(lang);
        let text = place.json(["statement", "show", "ST-0001"])["text"].as_str().unwrap().to_owned();
        let paragraph = text.lines().find(|line| line.contains("Who answers") || line.contains("谁来回答")).unwrap();
        let playbook = place.json(["playbook", "show", "medical-accident"]);
        for party in playbook["respond"]["stakeholders"].as_array().unwrap() {
            let title = party["title"].get(lang).unwrap_or(&party["title"]).as_str().unwrap();
            assert!(paragraph.contains(title), "{title}\n{paragraph}");
        }
        assert!(paragraph.contains("sun") && paragraph.contains("li"), "{paragraph}");
    }
}

#[test]
fn a_fact_that_changes_makes_the_answers_stale_and_redrafting_mends_them() {
    let place = with_qa("en");
    place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
    place.command(["statement", "approve", "ST-0001"]).by("zhao").run().ok();
    place.command(["statement", "redraft", "ST-0001"]).by("chen").run().fails(5, &["up to date"]);
    place.command(["fact", "set", "F-0001", "--text", "3 patients"]).by("wang").run().ok();
    let stale = place.json(["statement", "show", "ST-0001"]);
    assert_eq!(stale["stale_facts"], serde_json::json!(["F-0001"]));
    let tasks = place.json(["task", "list", "INC-0001"]);
    assert!(strings(&tasks["items"], "title").iter().any(|title| title.contains("ST-0001")), "its author is asked to look again");
    let fresh = place.command(["statement", "redraft", "ST-0001"]).by("chen").json();
    let text = fresh["text"].as_str().unwrap();
    assert!(text.contains("3 patients") && !text.contains("2 patients"), "{text}");
    assert!(text.contains("ACTION") && text.contains("12345"), "what the draft was told is kept\n{text}");
    assert_eq!((&fresh["version"], &fresh["state"]), (&2.into(), &"draft".into()));
    assert_eq!(fresh["stale_facts"], serde_json::json!([]));
    assert!(fresh["approvals"][0]["cancelled_at"].is_string());
}

#[test]
fn what_is_out_is_not_redrafted() {
    let place = TestEnvironment::new();
    place.open("medical-accident");
    place.draft_holding();
    place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
    place.command(["statement", "approve", "ST-0001"]).by("li").run().ok();
    place.command(["statement", "publish", "ST-0001"]).by("chen").run().ok();
    place.command(["statement", "redraft", "ST-0001"]).by("chen").run().fails(5, &["published", "--supersedes"]);
}

/// What may be said stands apart from what is only known, the playbook's red lines are on the page, and everybody sees who answers what.
#[test]
fn a_message_house_is_built_from_facts_and_playbook() {
    for (lang, say, know) in [("en", "These may be said", "do not say it"), ("zh", "可以照原文说", "嘴上不说")] {
        let place = with_qa(lang);
        let told = ["fact", "add", "INC-0001", "3 beds", "--status", "confirmed", "--release", "public", "--source", "Ward 3"];
        place.command(told).by("wang").run().ok();
        place.command(["statement", "draft", "INC-0001", "--template", "message-house", "--channel", "internal"]).by("chen").run().ok();
        let text = place.json(["statement", "show", "ST-0002"])["text"].as_str().unwrap().to_owned();
        let order = [say, "F-0002", know, "F-0001"].map(|words| text.find(words).unwrap_or_else(|| panic!("no {words}\n{text}")));
        assert!(order.is_sorted(), "{text}");
        let playbook = place.json(["playbook", "show", "medical-accident"]);
        for red_line in playbook["respond"]["never_say"].as_array().unwrap() {
            let words = red_line["text"].get(lang).and_then(serde_json::Value::as_str).unwrap();
            assert!(text.contains(words.trim_end_matches(['.', '。'])), "{words}\n{text}");
        }
        assert!(text.contains("sun") && text.contains("wang"), "counsel and the doctors answer for their own\n{text}");
    }
}

#[test]
fn each_question_says_who_may_answer_it() {
    for (lang, question, marks) in [("en", "Q [", ["[hotline]", "[spokesperson]"]), ("zh", "问（", ["热线可答", "发言人答"])] {
        let place = with_qa(lang);
        let text = place.json(["statement", "show", "ST-0001"])["text"].as_str().unwrap().to_owned();
        let questions: Vec<&str> = text.lines().filter(|line| line.starts_with(['Q', '问']) && line.contains(['?', '？'])).collect();
        assert!(questions.len() >= 10, "{text}");
        for line in questions {
            assert!(line.starts_with(question) && marks.iter().any(|mark| line.contains(mark.trim_matches(['[', ']']))), "{line}");
        }
    }
}

/// A fact that comes up later is missing from what the spokesperson reads: the author is asked to draft it anew.
#[test]
fn a_new_fact_makes_the_answers_stale() {
    let place = with_qa("en");
    assert_eq!(place.json(["statement", "show", "ST-0001"])["stale_facts"], serde_json::json!([]));
    place.command(["fact", "add", "INC-0001", "3 beds", "--source", "Ward 3"]).by("wang").run().ok();
    assert_eq!(place.json(["statement", "show", "ST-0001"])["stale_facts"], serde_json::json!([]), "unconfirmed");
    place.command(["fact", "set", "F-0002", "--status", "confirmed"]).by("wang").run().ok();
    assert_eq!(place.json(["statement", "show", "ST-0001"])["stale_facts"], serde_json::json!(["F-0002"]));
    let tasks = place.json(["task", "list", "INC-0001"]);
    assert!(strings(&tasks["items"], "title").iter().any(|title| title.contains("ST-0001") && title.contains("F-0002")));
    place.run(["statement", "compare", "INC-0001"]).ok().prints("ST-0001 does not hold F-0002 yet");
    let fresh = place.command(["statement", "redraft", "ST-0001"]).by("chen").json();
    assert!(fresh["text"].as_str().unwrap().contains("3 beds"));
    assert_eq!(fresh["stale_facts"], serde_json::json!([]));
}

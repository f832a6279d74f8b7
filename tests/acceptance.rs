//! The main job, line by line as it was agreed: from a clean folder through a whole crisis, in both languages; and the
//! first night, in four commands.

use serde_json::Value;

use crate::common::output::{item, strings};
use crate::common::{TestEnvironment, cast};

/// What somebody types and what the answer must hold, per language.
struct Words {
    title: &'static str,
    death: &'static str,
    intern: &'static str,
    history: &'static str,
    source: &'static str,
}

const ZH: Words = Words {
    title: "急诊患者用药错误死亡",
    death: "患者于11月20日22时10分死亡",
    intern: "系实习医生操作",
    history: "既往有传染病史",
    source: "医务处",
};

const EN: Words = Words {
    title: "Death after a medication error in the emergency room",
    death: "The patient died at 22:10 on 20 November",
    intern: "It was done by an intern",
    history: "The patient had an infectious disease before",
    source: "Medical affairs",
};

const POSTS: &str = "\
{\"id\":\"p1\",\"time\":\"2026-11-20T22:30:00+08:00\",\"platform\":\"weibo\",\"author\":\"a1\",\"text\":\"post one\",\"reposts\":10,\"ward\":7}
{\"id\":\"p2\",\"time\":\"2026-11-20T22:50:00+08:00\",\"platform\":\"weibo\",\"author\":\"a2\",\"text\":\"post two\",\"comments\":5}

{\"id\":\"p3\",\"time\":\"2026-11-21T08:10:00+08:00\",\"platform\":\"douyin\",\"author\":\"a3\",\"text\":\"post three\",\"likes\":900}
{\"id\":\"p4\",\"time\":\"never\",\"platform\":\"weibo\",\"text\":\"post four\"}
";

#[test]
fn the_whole_way_in_chinese() {
    whole_way(&TestEnvironment::chinese(), &ZH);
}

#[test]
fn the_whole_way_in_english() {
    whole_way(&TestEnvironment::new(), &EN);
}

fn whole_way(place: &TestEnvironment, words: &Words) {
    opened(place, words);
    assessed(place);
    facts_and_draft(place, words);
    published(place);
    imported(place);
    reviewed(place);
}

fn opened(place: &TestEnvironment, words: &Words) {
    let open = ["incident", "open", words.title, "--playbook", "medical-accident", "--detected-at", "2026-11-20 22:40"];
    let incident = place.command(open).by("chen").json();
    assert_eq!(incident["id"], "INC-0001");
    assert_eq!(incident["stage"], "assess");
    assert_eq!((&incident["level"], &incident["level_provisional"]), (&Value::from("I"), &Value::from(true)));
    assert_eq!(incident["detected_at"], "2026-11-20T22:40:00+08:00");
    let first = item(&incident["clocks"], "rule", "first-statement");
    assert_eq!(first["due_at"], "2026-11-20T23:40:00+08:00", "one hour after it was detected");
    for clock in incident["clocks"].as_array().unwrap() {
        assert!(["id", "title", "due_at", "state"].iter().all(|key| clock[key].is_string()), "{clock}");
    }
    let tasks = incident["tasks"].as_array().unwrap();
    assert!(tasks.len() >= 10, "{} tasks", tasks.len());
    for task in tasks {
        assert!(["id", "title", "role", "state"].iter().all(|key| task[key].is_string()) && task.get("due_at").is_some(), "{task}");
    }
    let playbook = place.json(["playbook", "show", "medical-accident"]);
    assert!(strings(&playbook["assess"]["indicators"], "id").len() >= 8);
    assert!(!strings(&playbook["respond"]["steps"], "id").is_empty());
    assert!(!strings(&playbook["review"]["questions"], "id").is_empty());
}

fn assessed(place: &TestEnvironment) {
    let unknown = place.command(["assess", "INC-0001", "--set", "harm=death"]).by("li").json();
    assert_eq!(unknown["level"], "I");
    let missing = unknown["missing"].as_array().unwrap();
    assert!(missing.contains(&Value::from("responsibility")) && !missing.contains(&Value::from("harm")), "{missing:?}");
    let assessment = place.assess_all("medical-accident", 4);
    assert_eq!(assessment["level"], "I");
    assert_eq!(assessment["score"], 100.0);
    assert_eq!(assessment["posture"], "rebuild");
    assert_eq!(assessment["missing"], Value::Array(Vec::new()));
    assert_eq!(assessment["stage"], "respond");
    let forced = item(&assessment["reasons"], "code", "forced");
    assert_eq!((&forced["params"]["facts"], &forced["params"]["rule"]), (&"harm 4".into(), &"death".into()));
    let said = forced["text"].as_str().unwrap();
    assert!(said.starts_with("harm 4 forces level I: ") || said.starts_with("“死亡”触发I级："), "{said}");
}

fn facts_and_draft(place: &TestEnvironment, words: &Words) {
    let death = ["fact", "add", "INC-0001", words.death, "--status", "confirmed", "--release", "public", "--source", words.source];
    assert_eq!(place.json(death)["id"], "F-0001");
    place.run(["fact", "add", "INC-0001", words.intern, "--status", "unconfirmed"]).ok();
    place.run(["fact", "add", "INC-0001", words.history, "--status", "confirmed"]).ok();
    let statement = place.draft_holding();
    assert_eq!(statement["id"], "ST-0001");
    assert_eq!(strings(&statement["variants"], "channel"), ["weibo", "wechat"]);
    assert_eq!(statement["text"], statement["variants"][0]["text"]);
    assert_eq!(strings(&statement["facts"], "id"), ["F-0001"]);
    for text in strings(&statement["variants"], "text") {
        assert!(text.contains(words.death), "{text}");
        assert!(!text.contains(words.intern) && !text.contains(words.history), "{text}");
    }
    for gap in statement["missing"].as_array().unwrap() {
        let marker = gap["marker"].as_str().unwrap();
        assert!(strings(&statement["variants"], "text").iter().any(|text| text.contains(marker)), "{gap} stands in no text");
    }
    place.run(["statement", "publish", "ST-0001"]).fails(5, &["ST-0001", "response-lead"]);
}

fn published(place: &TestEnvironment) {
    place.fill("ST-0001");
    place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
    place.command(["statement", "approve", "ST-0001"]).by("li").run().ok();
    place.command(["statement", "publish", "ST-0001"]).by("chen").run().fails(5, &["stakeholder contact"]);
    place.command(["stakeholder", "contact", "INC-0001", "family", "told in person", "--via", "in-person"]).by("li").run().ok();
    let out = place.command(["statement", "publish", "ST-0001"]).by("chen").json();
    assert_eq!(out["state"], "published");
    let clocks = place.json(["incident", "show", "INC-0001"])["clocks"].clone();
    assert!(item(&clocks, "rule", "first-statement")["met_at"].is_string(), "publishing answers the clock that waits for it");
}

fn imported(place: &TestEnvironment) {
    place.write("posts.jsonl", POSTS);
    let import = ["monitor", "import", "posts.jsonl", "--incident", "INC-0001"];
    let first = place.json(import);
    assert_eq!((&first["read"], &first["new"], &first["duplicates"]), (&4.into(), &3.into(), &0.into()));
    assert_eq!(first["rejected"][0]["line"], 5, "the blank line counts");
    assert!(first["rejected"][0]["reason"].as_str().unwrap().contains("never"));
    let second = place.json(import);
    assert_eq!((&second["new"], &second["duplicates"]), (&0.into(), &3.into()));
    place.run(["monitor", "add", "a caller asks", "--platform", "hotline", "--incident", "INC-0001"]).ok();
    let trend = place.json(["monitor", "trend", "INC-0001", "--by", "1h"]);
    assert_eq!(trend["total"], 4);
    assert_eq!(trend["buckets"][0]["mentions"], 2);
}

fn reviewed(place: &TestEnvironment) {
    place.run(["incident", "resolve", "INC-0001"]).ok();
    place.run(["review", "lesson", "INC-0001", "Check the pump twice"]).ok();
    place.run(["review", "action", "INC-0001", "Train the night shift", "--owner", "wang", "--due", "2027-01-15 12:00"]).ok();
    place.finish_everything("INC-0001");
    assert_eq!(place.json(["incident", "show", "INC-0001"])["outcome"], "resolved");
    place.run(["review", "report", "INC-0001", "-o", "review.md"]).ok();
    let report = place.read("review.md");
    assert!(report.contains("INC-0001") && report.contains("Check the pump twice") && report.contains("Train the night shift"), "{report}");
    let verified = place.json(["log", "verify"]);
    assert_eq!(verified["ok"], true);
    assert!(verified["events"].as_i64().unwrap() > 20);
}

/// From nothing to a published statement in four commands, with no assessment and no fact.
#[test]
fn the_first_night_takes_four_commands() {
    for lang in ["en", "zh"] {
        let place = TestEnvironment::empty().lang(lang).roster(cast::TWO).workspace();
        let open =
            ["incident", "open", "A video accuses the emergency room", "--playbook", "medical-accident", "--holding", "weibo,wechat"];
        let incident = place.command(open).by("chen").json();
        assert_eq!(incident["statement"], "ST-0001");
        let draft = place.json(["statement", "show", "ST-0001"]);
        assert_eq!(draft["missing"], Value::Array(Vec::new()), "nothing is left to fill: {}", draft["text"]);
        place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
        let approve = ["statement", "approve", "ST-0001", "--for", "li", "--via", "phone"];
        let approved = place.command(approve).by("chen").json();
        assert_eq!(approved["state"], "approved");
        let word = &approved["approvals"][0];
        assert_eq!((&word["person"], &word["recorded_by"], &word["via"]), (&"li".into(), &"chen".into(), &"phone".into()));
        let out = place.command(["statement", "publish", "ST-0001"]).by("chen").json();
        assert_eq!(out["state"], "published");
        assert_eq!(strings(&out["publications"], "channel"), ["weibo", "wechat"]);
        assert_eq!(place.json(["log", "verify"])["ok"], true);
    }
}

/// Bare `crisis` prints the next three things as commands that work when pasted.
#[test]
fn the_bare_command_says_what_to_do_next() {
    let place = TestEnvironment::empty().roster(cast::TWO).workspace();
    place.command(["incident", "open", "A video", "--playbook", "medical-accident", "--holding", "weibo"]).by("chen").run().ok();
    let page = place.run(Vec::<&str>::new()).ok();
    let commands: Vec<&str> = page.stdout.lines().map(str::trim).filter(|line| line.starts_with("crisis ")).collect();
    assert!(commands.len() >= 3, "{page}");
    for line in &commands {
        let output = place.command(crate::common::scan::shell_words(line).into_iter().skip(1)).by("chen").run();
        assert_ne!(output.code, 2, "what was offered is no command\n{output}");
    }
    let status = place.json(["status"]);
    assert_eq!(strings(&status["incidents"], "id"), ["INC-0001"]);
}

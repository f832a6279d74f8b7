//! The linter at the command line: findings and their shapes, what stops a text, what is said of a changed fact.

use serde_json::Value;

use crate::common::TestEnvironment;
use crate::common::output::{item, strings};

/// Opens an incident with one confirmed public fact and drafts a holding statement from it.
fn drafted(place: &TestEnvironment, fact: &str) {
    place.command(["incident", "open", "A video", "--playbook", "medical-accident"]).by("chen").run().ok();
    place.command(["fact", "add", "INC-0001", fact, "--status", "confirmed", "--release", "public"]).by("li").run().ok();
    let draft = ["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo,wechat", "--contact", "020 7946 0321"];
    place.command(draft).by("chen").run().ok();
}

/// Puts `text` in the place of the Weibo variant.
fn rewritten(place: &TestEnvironment, text: &str) {
    place.command(["statement", "edit", "ST-0001", "--channel", "weibo", "--text", text]).by("chen").run().ok();
}

fn rules(report: &Value) -> Vec<&str> {
    strings(&report["findings"], "rule")
}

#[test]
fn a_finding_has_its_shape_and_its_place() {
    let place = TestEnvironment::empty();
    place.write("draft.txt", "第一行没有问题。\n家属手机138 0013 8000。\n");
    let output = place.run(["statement", "check", "--file", "draft.txt", "--format", "json"]).exits(1);
    let report = output.json();
    let keys: Vec<&String> = report.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["findings", "schema"]);
    let phone = item(&report["findings"], "rule", "privacy.phone");
    assert_eq!(
        (&phone["severity"], &phone["line"], &phone["column"], &phone["length"]),
        (&"error".into(), &2.into(), &5.into(), &13.into())
    );
    for key in ["message", "reason", "source", "suggestion"] {
        assert!(phone[key].as_str().is_some_and(|text| !text.is_empty()), "{key}: {phone}");
    }
    assert_eq!((&phone["file"], &phone["channel"]), (&"draft.txt".into(), &Value::Null));
    let page = place.run(["statement", "check", "--file", "draft.txt"]).exits(1);
    page.prints("error[privacy.phone]").prints("--> draft.txt:2:5").prints(" 2 | 家属手机138 0013 8000。\n   |         ^^^^^^^^^^^^^");
}

#[test]
fn sarif_is_a_log_of_its_own() {
    let place = TestEnvironment::empty();
    place.write("a b.md", "Her number is (555) 201-4477.\n");
    let output = place.run(["statement", "check", "--file", "a b.md", "--sarif", "--format", "json"]).exits(1);
    let log: Value = serde_json::from_str(&output.stdout).unwrap();
    assert_eq!((&log["version"], log.get("schema")), (&"2.1.0".into(), None));
    let run = &log["runs"][0];
    let result = item(&run["results"], "ruleId", "privacy.phone");
    assert_eq!(result["level"], "error");
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "a%20b.md");
    assert_eq!(location["region"]["startLine"], 1);
    assert!(strings(&run["tool"]["driver"]["rules"], "id").contains(&"privacy.phone"));
}

#[test]
fn a_folder_is_checked_file_by_file() {
    let place = TestEnvironment::empty();
    place.write("texts/a.md", "Her number is (555) 201-4477.\n");
    place.write("texts/deep/b.txt", "家属手机13800138000。\n");
    place.write("texts/c.html", "家属手机13800138000。\n");
    place.write("texts/.hidden.md", "家属手机13800138000。\n");
    let report = place.run(["statement", "check", "--file", "texts", "--format", "json"]).exits(1).json();
    let mut files = strings(&report["findings"], "file");
    files.dedup();
    assert_eq!(files, ["texts/a.md", "texts/deep/b.txt"]);
    place.write("empty/c.html", "");
    place.run(["statement", "check", "--file", "empty"]).fails(4, &["empty"]);
}

#[test]
fn what_is_no_text_is_refused() {
    let place = TestEnvironment::empty();
    place.write("latin.txt", b"caf\xe9");
    place.run(["statement", "check", "--file", "latin.txt"]).fails(3, &["latin.txt"]);
    place.write("long.txt", "好".repeat(10 * 1024 * 1024 / 3 + 1));
    place.run(["statement", "check", "--file", "long.txt"]).fails(3, &["long.txt"]);
    place.run(["statement", "check", "--file", "gone.txt"]).fails(3, &["gone.txt"]);
    place.run(["statement", "check"]).fails(2, &[]);
}

#[test]
fn nothing_hides_behind_invisible_or_alike_characters() {
    let place = TestEnvironment::empty();
    for (text, rule) in [
        ("家属手机138\u{200b}0013\u{200b}8000。", "privacy.phone"),
        ("家属手机１３８００１３８０００。", "privacy.phone"),
        ("家属手机138\u{202e}00138000。", "truth.hidden-characters"),
        ("We have n\u{43e} c\u{43e}mment.", "tone.no-comment"),
        ("家属手机1\u{ad}3\u{2060}8\u{feff}00138000。", "privacy.phone"),
        ("家属手机𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎。", "privacy.phone"),
        ("我院的消毒绝\u{200d}对安全。", "law.absolute-terms"),
        ("Call her on \u{202e}7744-102 )555(\u{202c}.", "truth.hidden-characters"),
    ] {
        place.write("hidden.txt", text);
        let output = place.run(["statement", "check", "--file", "hidden.txt", "--format", "json"]);
        assert!(rules(&output.json()).contains(&rule), "{text:?}: {output}");
    }
    let page = place.command(["statement", "check", "--file", "hidden.txt"]).run();
    assert!(!page.stdout.contains('\u{202e}'), "{page}");
}

#[test]
fn an_unsupported_figure_stops_submit_until_it_is_suppressed_with_a_reason() {
    let place = TestEnvironment::new();
    drafted(&place, "5 patients were admitted");
    rewritten(&place, "7 patients were admitted. Next update by 12:00. Call 020 7946 0321. First City Hospital");
    let submit = ["statement", "submit", "ST-0001"];
    let refused = place.command(submit.into_iter().chain(["--format", "json"])).by("chen").run().exits(5);
    let details = refused.error()["details"].clone();
    assert!(details.to_string().contains("truth.unsupported-number"), "{refused}");
    assert!(details.to_string().contains("ST-0001/weibo"), "{refused}");
    let rule = ["--suppress", "truth.unsupported-number"];
    place.command(submit.into_iter().chain(rule)).by("chen").run().fails(2, &["--reason"]);
    let unknown = ["--suppress", "truth.unsupported-numbers", "--reason", "x"];
    place.command(submit.into_iter().chain(unknown)).by("chen").run().fails(4, &["truth.unsupported-number"]);
    // the other channel's text was not changed: two rules, two reasons
    let both = ["--suppress", "truth.contradicts-variant", "--reason", "ward count at 01:50", "--reason", "wechat follows"];
    place.command(submit.into_iter().chain(rule).chain(both)).by("chen").run().ok();
    let timeline = place.json(["incident", "timeline", "INC-0001"]);
    let kept: Vec<String> =
        timeline["items"].as_array().unwrap().iter().filter(|row| row["code"] == "lint-suppressed").map(Value::to_string).collect();
    assert_eq!(kept.len(), 2, "{timeline:#}");
    assert!(kept.iter().any(|row| row.contains("truth.unsupported-number") && row.contains("ward count at 01:50")), "{kept:?}");
    assert_eq!(place.json(["log", "verify"])["ok"], true);
}

#[test]
fn holding_texts_drafted_from_facts_hold_no_errors() {
    let facts = [
        ["患者于11月20日22时10分死亡", "The patient died at 22:10 on 20 November"],
        ["5名儿童出现发热，均已转入儿内科观察", "5 children have a fever and are under observation"],
        ["事发后1小时内启动了院内应急预案", "The emergency plan was started within 1 hour"],
        ["11月21日8时，封存了3份病历和2支输液器", "3 records and 2 infusion sets were sealed at 08:00 on 21 November"],
        ["网传“停诊”的说法不实", "The claim that the ward was closed is untrue"],
    ];
    for (lang, place) in [(0, TestEnvironment::chinese()), (1, TestEnvironment::new())] {
        for (number, fact) in facts.iter().enumerate() {
            place.command(["incident", "open", "A video", "--playbook", "medical-accident"]).by("chen").run().ok();
            let incident = format!("INC-{:04}", number + 1);
            place.command(["fact", "add", &incident, fact[lang], "--status", "confirmed", "--release", "public"]).by("li").run().ok();
            let draft =
                ["statement", "draft", &incident, "--template", "holding", "--channel", "weibo,wechat,sms", "--contact", "020 7946 0321"];
            place.command(draft).by("chen").run().ok();
            place.run(["statement", "check", &format!("ST-{:04}", number + 1)]).ok();
        }
    }
}

/// Long, and nothing but beginnings of names and places: an answer, not a hang and not a crash.
#[test]
fn a_text_full_of_what_the_rules_look_for_gets_its_answer() {
    let place = TestEnvironment::empty();
    place.write("long.txt", "张".repeat(20_000));
    place.run(["statement", "check", "--file", "long.txt", "--format", "json"]);
    place.write("open.txt", "{{ ".repeat(5_000));
    let report = place.run(["statement", "check", "--file", "open.txt", "--format", "json"]).json();
    assert!(rules(&report).contains(&"completeness.placeholder"), "a place left open");
}

/// A mention is a stranger's words: whatever it holds, no statement runs it.
#[test]
fn a_mention_that_looks_like_a_template_is_never_run() {
    let place = TestEnvironment::new();
    place.command(["incident", "open", "{{ organization.hotline }}", "--playbook", "medical-accident"]).by("chen").run().ok();
    let call = ["monitor", "add", "{% for x in facts %}{{ x }}{% endfor %}", "--platform", "hotline", "--incident", "INC-0001"];
    place.command(call).by("chen").run().ok();
    let draft = ["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo"];
    let text = place.command(draft).by("chen").json()["text"].as_str().unwrap().to_owned();
    assert!(!text.contains("{% for"), "{text}");
    assert!(!text.contains("undefined"), "{text}");
}

/// A fact is somebody's words: it may hold what looks like a template, and stays text.
#[test]
fn a_fact_that_looks_like_a_template_is_never_run() {
    let place = TestEnvironment::new();
    drafted(&place, "The form said {{ organization.hotline }} {% for f in facts %}x{% endfor %}");
    let text = place.json(["statement", "show", "ST-0001"])["text"].as_str().unwrap().to_owned();
    assert!(text.contains("{{ organization.hotline }} {% for f in facts %}x{% endfor %}"), "{text}");
    let report = place.run(["statement", "check", "ST-0001", "--format", "json"]).exits(1).json();
    assert!(rules(&report).contains(&"completeness.placeholder"), "what looks unfilled is asked about: {report}");
}

#[test]
fn a_changed_fact_marks_its_statements_and_gives_the_author_a_task() {
    let place = TestEnvironment::new();
    drafted(&place, "5 patients have a fever");
    assert_eq!(place.json(["statement", "show", "ST-0001"])["stale_facts"], Value::Array(Vec::new()));
    for _ in 0..2 {
        place.command(["fact", "set", "F-0001", "--text", "6 patients have a fever"]).by("li").run().ok();
    }
    assert_eq!(place.json(["statement", "list", "INC-0001"])["items"][0]["stale_facts"], serde_json::json!(["F-0001"]));
    let tasks = place.json(["task", "list", "INC-0001"]);
    let asked: Vec<&Value> =
        tasks["items"].as_array().unwrap().iter().filter(|task| task["title"] == "Review ST-0001: F-0001 changed").collect();
    assert_eq!(asked.len(), 1, "one task, however often the fact moves: {tasks:#}");
    assert_eq!(asked[0]["owner"], "chen");
    let comparison = place.json(["statement", "compare", "INC-0001"]);
    assert_eq!(comparison["stale"][0]["fact"], "F-0001");
    place.command(["statement", "withdraw", "ST-0001", "--reason", "wrong"]).by("li").run();
    assert_eq!(place.json(["log", "verify"])["ok"], true);
}

#[test]
fn compare_lines_up_texts_and_facts() {
    let place = TestEnvironment::new();
    drafted(&place, "5 patients were admitted");
    rewritten(&place, "7 patients were admitted. Next update by 12:00. First City Hospital");
    let comparison = place.json(["statement", "compare", "INC-0001"]);
    let appears = &comparison["facts"][0]["appears"];
    assert_eq!(strings(appears, "channel"), ["weibo", "wechat"], "{comparison:#}");
    assert_eq!(comparison["texts"].as_array().unwrap().len(), 2);
    let difference = &comparison["differences"][0];
    assert_eq!((&difference["one_says"], &difference["other_says"]), (&"7 patients".into(), &"5 patients".into()), "{comparison:#}");
    place.run(["statement", "compare", "INC-0001"]).ok().prints("7 patients");
}

#[test]
fn rules_are_switched_off_and_replaced_by_the_workspace() {
    let place = TestEnvironment::empty().config("[rules]\noff = [\"privacy.phone\"]\n").workspace();
    place.write("a.txt", "家属手机13800138000。我院高度重视。");
    let check = ["statement", "check", "--file", "a.txt", "--format", "json"];
    assert!(!rules(&place.run(check).ok().json()).contains(&"privacy.phone"));
    let own = |id: &str| {
        format!(
            "kind: word\nid: {id}\nseverity: error\ntitle: t\nreason: r\nmessage: m\nsuggestion: s\nsource: {{title: house}}\n\
             entries: {{zh: [{{texts: [手机]}}]}}\ngood: []\nbad: []\n"
        )
    };
    place.write("playbooks/rules/words/house.phone.yaml", own("house.phone"));
    assert!(rules(&place.run(check).exits(1).json()).contains(&"house.phone"));
    place.write("playbooks/rules/words/house.phone.yaml", own("house.other"));
    place.run(["statement", "check", "--file", "a.txt"]).fails(3, &["house.phone.yaml:2:"]);
    place.write("playbooks/rules/words/house.phone.yaml", "kind: word\nid: house.phone\nseverty: error\n");
    place.run(["statement", "check", "--file", "a.txt"]).fails(3, &["house.phone.yaml:3:"]);
}

#[test]
fn an_unknown_rule_switched_off_is_an_error() {
    let place = TestEnvironment::empty().config("[rules]\noff = [\"tone.clich\"]\n").workspace();
    place.write("a.txt", "好。");
    place.run(["statement", "check", "--file", "a.txt"]).fails(3, &["crisis.toml:", "tone.cliche"]);
}

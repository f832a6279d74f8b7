//! Reports: one incident in every form and both languages, what was measured against an independent computation on real cases, the
//! board, the statistics, and what happens when there is nothing, or something hostile, to report.

use std::fmt::Write as _;

use chrono::{DateTime, Duration, FixedOffset};
use serde_json::Value;

use crate::common::TestEnvironment;
use crate::common::output::item;

/// An incident with a published holding statement, two hours of assessment and four days of mentions.
fn told(place: &TestEnvironment, drill: bool) {
    let title = "Video of a long wait";
    let mut open = vec!["incident", "open", title, "--playbook", "service-dispute", "--detected-at", "-20m"];
    if drill {
        open.push("--drill");
    }
    place.command(open).by("chen").run().ok();
    publish_holding(place, "ST-0001");
    place.command(["assess", "INC-0001"]).by("li").run().ok();
    place.minutes_pass(4 * 24 * 60);
    let start = DateTime::parse_from_rfc3339("2026-11-22T00:00:00+08:00").unwrap();
    let mut rows = String::new();
    for hour in 0..72_i64 {
        let (count, negative) = if hour < 20 { (12, 9) } else { (6, 1) };
        for one in 0..count {
            let time = (start + Duration::hours(hour) + Duration::minutes(one)).to_rfc3339();
            let sentiment = if one < negative { "negative" } else { "neutral" };
            let platform = ["weibo", "douyin", "some-forum"][usize::try_from(one % 3).unwrap()];
            let row = serde_json::json!({"id": format!("{hour}-{one}"), "time": time, "platform": platform, "text": "waited", "sentiment": sentiment});
            let _ = writeln!(rows, "{row}");
        }
    }
    place.write("mentions.jsonl", rows);
    place.run(["monitor", "import", "mentions.jsonl", "--incident", "INC-0001"]).ok();
}

pub fn publish_holding(place: &TestEnvironment, statement: &str) {
    place.draft_holding();
    place.fill(statement);
    place.command(["statement", "submit", statement]).by("chen").run().ok();
    let shown = place.json(["statement", "show", statement]);
    if shown["state"] == "in_review" {
        for who in ["li", "zhao", "sun"] {
            place.command(["statement", "approve", statement]).by(who).run();
        }
    }
    place.command(["statement", "publish", statement]).by("chen").run().ok();
}

fn report(place: &TestEnvironment, form: &str) -> Vec<u8> {
    let file = format!("out.{form}");
    place.run(["review", "report", "INC-0001", "-o", &file]).ok();
    std::fs::read(place.path(&file)).expect("the report is written")
}

pub fn html(place: &TestEnvironment) -> String {
    String::from_utf8(report(place, "html")).expect("UTF-8")
}

#[test]
fn one_incident_in_every_form_and_language() {
    for place in [TestEnvironment::new(), TestEnvironment::chinese()] {
        told(&place, false);
        let page = html(&place);
        for landmark in ["<header>", "<nav ", "<main ", "<footer>"] {
            assert_eq!(page.matches(landmark).count(), 1, "{landmark}");
        }
        assert_eq!(page.matches("<figure").count(), 4, "curve, clocks, tasks, spread");
        assert!(!page.contains("<script") && !page.contains("watermark\""), "no script, and no watermark on the real");
        let markdown = String::from_utf8(report(&place, "md")).unwrap();
        assert!(!markdown.contains("```") && markdown.contains('█'), "charts are for pages; plain Markdown keeps its bars");
        let missing = page.match_indices('[').find(|(at, _)| page[*at..].starts_with("[report-") || page[*at..].starts_with("[chart-"));
        assert!(missing.is_none() && !markdown.contains("[measure-") && !markdown.contains("[told-") && !markdown.contains("[cannot-"));
        assert!(report(&place, "docx").starts_with(b"PK"));
        let data: Value = serde_json::from_slice(&report(&place, "json")).unwrap();
        assert_eq!((&data["schema"], &data["incident"]), (&1.into(), &"INC-0001".into()));
        assert_eq!(data["report"]["opinion"]["total"], 20 * 12 + 52 * 6);
    }
}

#[test]
fn what_was_measured_is_what_happened() {
    let place = TestEnvironment::new();
    told(&place, false);
    let shown = place.json(["review", "show", "INC-0001"]);
    let published = place.json(["statement", "show", "ST-0001"])["published_at"].as_str().map(time).unwrap();
    let detected = place.json(["incident", "show", "INC-0001"])["detected_at"].as_str().map(time).unwrap();
    assert_eq!(shown["response"]["first_statement_minutes"], (published - detected).num_minutes());
    assert_eq!(shown["opinion"]["peak_at"], "2026-11-22T00:00:00+08:00");
    let turn = &shown["opinion"]["turning_point"];
    assert_eq!(turn["at"], "2026-11-22T20:00:00+08:00", "{:#}", shown["opinion"]);
    assert!(turn["confidence"].as_f64().unwrap() > 0.9 && shown["opinion"]["reason"].is_null());
    assert_eq!((&turn["before"], &turn["after"]), (&9.0.into(), &1.0.into()));
    let clock = item(&shown["clocks"], "rule", "first-statement");
    assert!(clock["met"] == true && clock["limit"].is_string() && clock["source"]["title"].is_string(), "{clock:#}");
    // Published at two in the morning: two whole hours lie before it, and three are needed.
    let around = &shown["statements"][0];
    assert_eq!((&around["id"], &around["before"], &around["interval"]), (&"ST-0001".into(), &Value::Null, &Value::Null));
    assert_eq!(around["reason"]["code"], "too_few_buckets");
}

#[test]
fn a_statement_with_hours_on_either_side_has_an_interval() {
    let place = TestEnvironment::new();
    place.open("service-dispute");
    place.minutes_pass(19 * 60);
    publish_holding(&place, "ST-0001");
    place.minutes_pass(3 * 24 * 60);
    let mut rows = String::from("id,time,platform,text,sentiment\n");
    for hour in 0..48_i64 {
        for one in 0..if hour < 21 { 12 } else { 6 } {
            let at = time("2026-11-22T00:00:00+08:00") + Duration::hours(hour) + Duration::minutes(one);
            let _ = writeln!(rows, "{hour}-{one},{},weibo,waited,{}", at.to_rfc3339(), if one % 3 == 0 { "negative" } else { "neutral" });
        }
    }
    place.write("rows.csv", rows);
    place.run(["monitor", "import", "rows.csv", "--incident", "INC-0001"]).ok();
    let around = &place.json(["review", "show", "INC-0001"])["statements"][0];
    // The hour of the publication belongs to neither side; before it 12 an hour, after it 6.
    assert_eq!((&around["before"], &around["after"]), (&12.0.into(), &6.0.into()), "{around:#}");
    let [ratio, low, high] =
        [&around["ratio"], &around["interval"][0], &around["interval"][1]].map(|value| value.as_f64().expect("a number"));
    // Half a mention on either side keeps a silent side measurable: the ratio lies a little above one half.
    assert!(low < ratio && ratio < high && (0.5..0.51).contains(&ratio) && high < 1.0, "{around:#}");
    let share = &around["negative_share"];
    assert!(share["interval"][0].as_f64() < Some(0.0) && share["interval"][1].as_f64() > Some(0.0), "a third on either side: {share}");
}

#[test]
fn without_mentions_and_statements_the_report_says_so() {
    for (place, words) in [(TestEnvironment::new(), "cannot tell"), (TestEnvironment::chinese(), "无法判断")] {
        place.open("service-dispute");
        let shown = place.json(["review", "show", "INC-0001"]);
        let opinion = &shown["opinion"];
        assert!(opinion["peak_at"].is_null() && opinion["turning_point"].is_null() && opinion["half_life_hours"].is_null());
        assert!(opinion["reason"].as_str().unwrap().contains(words), "{opinion}");
        assert_eq!((&shown["response"]["first_statement_minutes"], &shown["statements"]), (&Value::Null, &serde_json::json!([])));
        let page = html(&place);
        assert!(!page.contains("NaN") && !page.contains("curve-"), "an empty curve is not drawn");
        assert!(report(&place, "docx").starts_with(b"PK"));
    }
}

#[test]
fn a_drill_is_marked_on_every_page() {
    for (place, mark) in [(TestEnvironment::new(), "DRILL"), (TestEnvironment::chinese(), "演练")] {
        told(&place, true);
        let page = html(&place);
        assert!(page.contains("class=\"watermark\"") && page.contains("class=\"badge\"") && page.matches(mark).count() >= 3);
        place.run(["report", "board", "-o", "board.html"]).ok();
        assert!(place.read("board.html").contains("class=\"watermark\""));
    }
}

#[test]
fn hostile_words_stay_words() {
    let place = TestEnvironment::new();
    let evil = "</title><script>alert(1)</script>|a|b|\n```chart curve\n# x\u{202e}[l](javascript:1)<img src=x onerror=y>{{ now }}";
    let long: String = evil.chars().filter(|c| *c != '\n').chain("长".repeat(200).chars()).take(200).collect();
    place
        .command(["incident", "open", &long, "--playbook", "base", "--summary", evil, "--lead", evil, "--occurred-at", "-3h"])
        .by("chen")
        .run()
        .ok();
    for verb in [["incident", "note"], ["fact", "add"], ["demand", "add"]] {
        place.command([verb[0], verb[1], "INC-0001", evil]).by("chen").run().ok();
    }
    place.command(["review", "lesson", "INC-0001", evil]).by("chen").run().ok();
    place.command(["review", "action", "INC-0001", evil]).by("chen").run().ok();
    place.command(["stakeholder", "add", "INC-0001", evil, "--group", "media"]).by("chen").run();
    place.command(["monitor", "add", evil, "--platform", evil, "--incident", "INC-0001"]).by("chen").run().ok();
    let page = html(&place);
    place.run(["report", "board", "-o", "board.html"]).ok();
    for text in [&page, &place.read("board.html")] {
        for forbidden in ["<script", "<img", "onerror=y>\"", "href=\"javascript", "\u{202e}"] {
            assert!(!text.contains(forbidden), "{forbidden}");
        }
    }
    assert_eq!(page.matches("<figure").count(), 4, "nobody's words draw a chart");
    assert_eq!(page.matches("<main ").count(), 1);
    let markdown = String::from_utf8(report(&place, "md")).unwrap();
    let demands = markdown.lines().find(|line| line.starts_with("| D-0001")).expect("the demand's row");
    assert_eq!(demands.replace("\\|", "").matches('|').count(), 7, "a cell stays one cell: {demands}");
    assert!(report(&place, "docx").starts_with(b"PK"));
}

#[test]
fn wrong_files_are_refused_and_leave_nothing() {
    let place = TestEnvironment::new();
    place.open("base");
    std::fs::create_dir(place.path("folder.html")).unwrap();
    place.run(["review", "report", "INC-0001", "-o", "folder.html"]).fails(3, &["folder.html"]);
    place.run(["review", "report", "INC-0001", "-o", "review.pdf"]).fails(2, &["review.pdf", ".docx"]);
    place.run(["review", "report", "INC-0001", "-o", "missing/review.html"]).fails(3, &["missing"]);
    place.run(["review", "report", "INC-0009", "-o", "review.html"]).exits(4);
    place.run(["report", "board", "-o", "board.docx"]).fails(2, &["board.docx"]);
    assert!(!place.path("review.pdf").exists() && !place.path("review.html").exists() && !place.path("missing").exists());
}

#[test]
fn the_board_shows_what_waits_for_whom() {
    let place = TestEnvironment::new();
    place.run(["report", "board", "-o", "quiet.html"]).ok();
    assert!(place.read("quiet.html").contains("No incident is open"));
    place.open("medical-accident");
    place.command(["statement", "draft", "INC-0001", "--template", "fact-update", "--channel", "weibo"]).by("chen").run().ok();
    place.minutes_pass(60 * 24);
    place.run(["report", "board", "-o", "board.html"]).ok();
    let page = place.read("board.html");
    for part in ["INC-0001", "ST-0001", "overdue", "Level I", "Waiting for approval"] {
        assert!(page.contains(part), "the board lacks {part}");
    }
    assert!(!page.contains("http-equiv=\"refresh\""), "a page that is written once does not reload");
    assert!(!page.contains("src=\"http") && !page.contains("<link"), "self-contained");
}

#[test]
fn statistics_keep_drills_apart() {
    let place = TestEnvironment::new();
    place.open("medical-accident");
    place.open("rumour");
    place.command(["incident", "open", "Rehearsal", "--playbook", "rumour", "--drill"]).by("chen").run().ok();
    place.command(["review", "action", "INC-0001", "Double-check labels", "--owner", "wang"]).by("li").run().ok();
    place.minutes_pass(60 * 48);
    let stats = place.json(["report", "stats"]);
    let (real, drills) = (&stats["incidents"], &stats["drills"]);
    assert_eq!((&real["total"]["incidents"], &drills["total"]["incidents"]), (&2.into(), &1.into()));
    assert_eq!(item(&real["by_type"], "id", "rumour")["incidents"], 1);
    assert_eq!(item(&real["by_quarter"], "id", "2026-Q4")["incidents"], 2);
    let first = item(&real["clocks_missed"], "rule", "first-statement");
    assert_eq!((&first["missed"], &first["settled"]), (&2.into(), &2.into()));
    assert_eq!(real["actions_open"][0]["text"], "Double-check labels");
    assert_eq!(drills["actions_open"], serde_json::json!([]));
    assert_eq!((&real["recurring"], &real["lessons_without_action"]), (&serde_json::json!([]), &serde_json::json!([])));
    for incident in ["INC-0001", "INC-0002", "INC-0003"] {
        place.command(["incident", "update", incident, "--tag", "handover"]).by("li").run().ok();
    }
    place.command(["review", "lesson", "INC-0002", "Nobody read the note", "--kind", "failed"]).by("li").run().ok();
    let close = ["incident", "close", "INC-0002", "--outcome", "resolved", "--force", "--reason", "Settled"];
    place.command(close).by("li").run().ok();
    let stats = place.json(["report", "stats"]);
    let recurring = &stats["incidents"]["recurring"][0];
    assert_eq!((&recurring["tag"], &recurring["incidents"]), (&"handover".into(), &serde_json::json!(["INC-0001", "INC-0002"])));
    assert_eq!(stats["incidents"]["lessons_without_action"][0]["lessons"][0], "Nobody read the note");
    assert_eq!(stats["drills"]["recurring"], serde_json::json!([]), "a drill brings nothing back");
}

pub fn time(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The keys of an object, in order, as one line.
fn keys(value: &Value) -> String {
    value.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}

/// Programs read these names: they may grow, never change. A name that is added is added here.
#[test]
fn the_json_of_a_review_keeps_its_shape() {
    let place = TestEnvironment::new();
    told(&place, false);
    let shown = place.json(["review", "show", "INC-0001"]);
    assert_eq!(keys(&shown), "actions clocks drill incident lessons opinion questions response schema statements surveys");
    assert_eq!(
        keys(&shown["response"]),
        "alert_minutes approvals assessment_minutes between_updates demands detection_minutes first_fact_update_after_alert_minutes \
         first_fact_update_after_first_mention_minutes first_fact_update_after_opening_minutes first_fact_update_minutes \
         first_statement_after_alert_minutes first_statement_after_first_mention_minutes first_statement_after_opening_minutes first_statement_minutes opening_minutes promises quality resolution_minutes \
         tasks_by_role tasks_by_stage"
    );
    assert_eq!(keys(&shown["clocks"][0]), "id limit limit_minutes met rule source state title used_minutes");
    assert_eq!(
        keys(&shown["opinion"]),
        "bucket_minutes half_life_hours measure mentions peak peak_at reason reasons recovered_at recovery_hours turning_point"
    );
    assert_eq!(keys(&shown["opinion"]["turning_point"]), "after at before confidence resolution_hours signal");
    assert_eq!(
        keys(&shown["statements"][0]),
        "after before id interval negative_share negative_share_reason published_at ratio reason window_hours"
    );
    assert_eq!(
        keys(&shown["response"]["quality"]),
        "corrected facts_confirmed facts_per_statement facts_refuted facts_unconfirmed facts_used findings findings_suppressed \
         published withdrawn"
    );
    let found = &shown["response"]["quality"]["findings"];
    assert_eq!(keys(found), "contradictions errors suggestions warnings");
    assert!(found["errors"].is_u64() && shown["response"]["first_statement_after_opening_minutes"].is_i64());
}

#[test]
fn a_clock_in_the_future_is_no_trouble() {
    let place = TestEnvironment::new();
    place.open("medical-accident");
    place.command(["task", "add", "INC-0001", "Far away", "--role", "pr", "--due", "2099-01-01 00:00"]).by("chen").run().ok();
    let shown = place.json(["review", "show", "INC-0001"]);
    assert!(shown["clocks"].as_array().unwrap().iter().all(|clock| clock["met"].is_null() || clock["met"] == false), "{shown:#}");
    let page = html(&place);
    assert!(!page.contains("NaN") && !page.contains("-0%"));
}

//! Early warning on a series of counts: explained, never looking ahead, the same whether it streams or not; a file that
//! cannot be read is refused with the place.

use std::fmt::Write as _;

use serde_json::Value;

use crate::common::TestEnvironment;
use crate::common::scan::{is_cjk, latin_words};
use crate::common::server::{Answer, Server};

/// Hourly counts of three quiet weeks with one evening of uproar, as a CSV file.
fn series() -> String {
    (0..21 * 24).fold("timestamp,value\n".to_owned(), |mut text, hour| {
        let count = if (400..406).contains(&hour) { 900 } else { 20 + (hour * 7919) % 11 };
        let _ = writeln!(text, "2026-03-{:02} {:02}:00:00,{count}", 2 + hour / 24, hour % 24);
        text
    })
}

fn lines(stdout: &str) -> Vec<Value> {
    stdout.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn a_series_gives_one_explained_row_per_alert() {
    let place = TestEnvironment::empty();
    place.write("counts.csv", series());
    for lang in ["en", "zh"] {
        let read = place.command(["monitor", "detect", "--series", "counts.csv", "--format", "jsonl"]).lang(lang).run().ok();
        let found = lines(&read.stdout);
        assert_eq!(found.len(), 1, "{read}");
        assert_eq!((&found[0]["at"], &found[0]["level"]), (&"2026-03-18 16:00:00".into(), &"I".into()));
        let reasons = found[0]["reasons"].as_array().unwrap();
        let usual = reasons.iter().find(|reason| reason["code"] == "usual_range").expect("what is usual is told");
        assert_eq!((usual["params"]["observed"].as_f64(), usual["params"]["usual"]["hour"].as_i64()), (Some(900.0), Some(16)));
        for reason in reasons {
            let text = reason["text"].as_str().unwrap();
            let foreign = if lang == "en" { text.chars().any(is_cjk) } else { latin_words(text).iter().any(|word| word.len() > 2) };
            assert!(!text.is_empty() && !text.contains('[') && !foreign, "{lang}: {reason}");
        }
        let said =
            if lang == "en" { "504 rows of 1 h, 0 not observed; 1 alert" } else { "共504行，每行1小时，缺测0；预警1次" };
        assert!(read.stderr.contains(said), "{read}");
    }
    place.run(["monitor", "detect", "--series", "counts.csv"]).ok().prints("900 mentions in 1 h; usual for");
}

#[test]
fn alerts_on_a_prefix_are_those_of_the_whole_up_to_there() {
    let place = TestEnvironment::empty();
    let all = series();
    let read =
        |text: &str| lines(&place.command(["monitor", "detect", "--series", "-", "--format", "jsonl"]).stdin(text).run().ok().stdout);
    let whole = read(&all);
    for rows in [3, 399, 401, 402, 500] {
        let prefix: String = all.split_inclusive('\n').take(rows + 1).collect();
        let last = prefix.lines().last().unwrap().split(',').next().unwrap();
        let expected: Vec<Value> = whole.iter().filter(|one| one["at"].as_str().unwrap() <= last).cloned().collect();
        assert_eq!(read(&prefix), expected, "{rows} rows");
    }
}

#[test]
fn a_row_that_cannot_be_used_is_named_with_its_place() {
    let place = TestEnvironment::empty();
    let refused = |text: &str, says: &[&str]| {
        place.write("bad.csv", text);
        place.run(["monitor", "detect", "--series", "bad.csv"]).fails(3, says);
    };
    refused("timestamp,value\n2026-03-02 00:00,1\n2026-03-02 01:00,many\n", &["bad.csv:3:18", "many"]);
    refused("2026-03-02 00:00,1\n2026-03-02 00:00,1\n", &["bad.csv:2:1", "sort the file"]);
    refused("2026-03-02 00:00,1\n2026-03-02 01:00,1\n2026-03-02 02:00,1\n2026-03-02 02:10,1\n", &["bad.csv:4:1", "600 s", "--bucket"]);
    place.run(["monitor", "detect", "--series", "nowhere.csv"]).fails(3, &["nowhere.csv"]);
    place.run(["monitor", "detect", "--series", "bad.csv", "--set", "wings=2"]).fails(2, &["wings", "return_days"]);
    place.run(["monitor", "detect", "--series", "bad.csv", "--set", "return_days=1"]).fails(2, &["return_days"]);
    let one_error = place.run(["monitor", "detect", "--series", "bad.csv", "--format", "jsonl"]).exits(3).error();
    assert_eq!(one_error["place"]["line"], 4);
}

/// A workspace with one watch, four quiet weeks of mentions (two an hour) and an uproar that begins at 01:00 tonight.
fn watched(lang: &'static str, config: &str) -> TestEnvironment {
    let watch = "[[watches]]\nid = \"care-harm\"\nplaybook = \"medical-accident\"\nany = [\"wrong drug\", \"用错药\"]\n";
    let place = if lang == "zh" { TestEnvironment::empty().lang("zh") } else { TestEnvironment::empty() };
    let place = place.roster(crate::common::cast::FULL).config(&format!("{config}\n{watch}")).workspace();
    place.write("mentions.jsonl", mentions());
    place.run(["monitor", "import", "mentions.jsonl"]).ok();
    place
}

fn mentions() -> String {
    talk(&[(28 * 24 + 1, 58)])
}

/// Four quiet weeks, and in some hours so many angry posts, one a minute.
fn talk(uproars: &[(i64, i64)]) -> String {
    let start = chrono::DateTime::parse_from_rfc3339("2026-10-25T00:00:00+08:00").unwrap();
    let mut text = String::new();
    let mut add = |minute: i64, author: i64, platform: &str, negative: bool, words: &str| {
        let at = (start + chrono::Duration::minutes(minute)).to_rfc3339();
        let sentiment = if negative { "negative" } else { "neutral" };
        let _ = writeln!(
            text,
            "{{\"id\":\"m{minute}-{author}\",\"time\":\"{at}\",\"platform\":\"{platform}\",\"author\":\"a{author}\",\"text\":\"{words}\",\"sentiment\":\"{sentiment}\"}}"
        );
    };
    for hour in 0..(28 * 24) {
        add(hour * 60 + 10, hour % 40, "weibo", hour % 5 == 0, "用错药 wrong drug, they say");
        add(hour * 60 + 40, (hour * 3) % 40, "weibo", false, "用错药 wrong drug again");
    }
    for (hour, posts) in uproars {
        for post in 0..*posts {
            let platform = ["weibo", "douyin", "xiaohongshu"][usize::try_from(post % 3).unwrap()];
            add(hour * 60 + post, 100 + post % 41, platform, true, "用错药 wrong drug, my mother is in intensive care");
        }
    }
    text
}

#[test]
fn a_scan_finds_the_uproar_once_and_says_why_in_numbers() {
    for (lang, usual, voices) in [
        ("en", "58 negative mentions in 1 h; usual for", "41 distinct authors on 3 platforms in the last hour"),
        ("zh", "近1小时负面信息数为58，", "近一小时41个不同账号发布，分布在3个平台"),
    ] {
        let place = watched(lang, "");
        let first = place.json(["monitor", "scan"]);
        assert_eq!((first["new"].as_array().unwrap().len(), first["standing"].as_u64()), (1, Some(0)), "{first:#}");
        let alert = &first["new"][0];
        assert_eq!(
            (&alert["id"], &alert["watch"], &alert["playbook"]),
            (&"AL-0001".into(), &"care-harm".into(), &"medical-accident".into())
        );
        assert_eq!((&alert["level"], &alert["state"]), (&"I".into(), &"new".into()));
        assert!(alert["began_at"].as_str().unwrap().starts_with("2026-11-22T01:0"), "{alert:#}");
        let again = place.json(["monitor", "scan"]);
        assert_eq!((again["new"].as_array().unwrap().len(), again["standing"].as_u64()), (0, Some(1)), "idempotent");
        let shown = place.run(["alert", "show", "AL-0001"]).ok();
        let said = shown.stdout.replace("\n    ", if lang == "en" { " " } else { "" });
        assert!(said.contains(usual) && said.contains(voices), "{shown}");
        place.run([""; 0]).ok().prints("crisis alert show AL-0001");
        place.run(["log", "verify"]).ok();
    }
}

#[test]
fn a_message_about_an_alert_that_was_dismissed_is_not_sent() {
    let server = Server::answering([Answer::Status(500, String::new()), Answer::ok("")]);
    let notify = format!("[[notify]]\nid = \"duty\"\nkind = \"webhook\"\nurl = \"{}\"\nevents = [\"alert\"]\n", server.url("/hook"));
    let place = watched("en", &notify);
    place.run(["monitor", "scan"]).ok();
    place.run(["alert", "dismiss", "AL-0001", "--reason", "a drill of the neighbours"]).ok();
    place.minutes_pass(10);
    place.run(["status"]).ok();
    assert_eq!(server.requests().len(), 1, "an alert was told that somebody had found empty");
    assert_eq!(place.json(["notify", "list", "--all"])["items"][0]["state"], "moot");
}

#[test]
fn an_alert_is_acknowledged_snoozed_dismissed_and_remembers_why() {
    let place = watched("en", "");
    place.run(["monitor", "scan"]).ok();
    place.command(["alert", "ack", "AL-0001", "calling the ward"]).by("chen").run().ok().prints("acknowledged");
    place.run(["alert", "snooze", "AL-0001", "--until", "08:00"]).ok().prints("2026-11-22 08:00");
    place.run([""; 0]).ok().prints_no("AL-0001");
    place.run(["alert", "dismiss", "AL-0001", "--reason", " "]).fails(3, &["empty"]);
    place.run(["alert", "dismiss", "AL-0001", "--reason", "a drill of the neighbours"]).ok();
    place.run(["alert", "ack", "AL-0001"]).fails(5, &["dismissed"]);
    assert_eq!(place.json(["alert", "list"])["items"].as_array().unwrap().len(), 0);
    assert_eq!(place.json(["alert", "list", "--all"])["items"][0]["reason"], "a drill of the neighbours");
    assert_eq!(place.json(["monitor", "scan"])["new"].as_array().unwrap().len(), 0, "what was dismissed does not come back");
    place.run(["alert", "show", "AL-0009"]).fails(4, &["AL-0009"]);
    place.run(["log", "verify"]).ok();
}

#[test]
fn an_alert_becomes_an_incident_with_its_mentions() {
    let place = watched("en", "");
    place.run(["monitor", "scan"]).ok();
    let opened = place.command(["alert", "open", "AL-0001", "--holding", "weibo"]).by("chen").json();
    assert_eq!((&opened["playbook"], &opened["title"]), (&"medical-accident".into(), &"care-harm".into()));
    assert!(opened["links"].to_string().contains("AL-0001"), "{:#}", opened["links"]);
    let trend = place.json(["monitor", "trend", "INC-0001"]);
    assert!(trend["total"].as_i64().unwrap() >= 58, "{trend:#}");
    place.run(["incident", "timeline", "INC-0001"]).ok().prints("AL-0001");
    place.run(["incident", "open", "Again", "--playbook", "base", "--alert", "AL-0001"]).fails(5, &["INC-0001"]);
    assert_eq!(place.json(["incident", "list"])["items"].as_array().unwrap().len(), 1, "a refused alert opens nothing");
    place.run(["log", "verify"]).ok();
}

#[test]
fn a_graver_finding_wakes_a_snoozed_alert() {
    let place = watched("en", "");
    place.now_is("2026-11-22T01:12:00+08:00");
    let early = place.json(["monitor", "scan"]);
    assert_eq!(early["new"][0]["level"], "II", "{early:#}");
    place.run(["alert", "snooze", "AL-0001", "--until", "+8h"]).ok();
    place.now_is("2026-11-22T02:00:00+08:00");
    let late = place.json(["monitor", "scan"]);
    assert_eq!((late["new"].as_array().unwrap().len(), &late["raised"][0]["level"]), (0, &"I".into()), "{late:#}");
    assert_eq!(place.json(["alert", "list"])["items"][0]["state"], "new");
}

#[test]
fn the_tool_says_why_there_was_no_alert() {
    let place = watched("en", "");
    let ask = |at: &str| place.command(["alert", "explain", "--watch", "care-harm"]).at(at).json();
    assert_eq!(ask("2026-11-20 03:00")["outcome"]["code"], "usual");
    assert_eq!(ask("2026-10-25 05:00")["outcome"]["code"], "warming_up");
    assert_eq!(ask("2026-10-24 05:00")["outcome"]["code"], "not_observed");
    place.run(["monitor", "scan"]).ok();
    let later = ask("2026-11-22 01:58");
    assert_eq!((&later["outcome"]["code"], &later["alert"]), (&"cooling_down".into(), &"AL-0001".into()));
    assert!(place.json(["alert", "explain", "AL-0001"])["reasons"].as_array().unwrap().len() > 4);
    place.run(["alert", "explain", "--watch", "nothing"]).fails(4, &["care-harm"]);
}

#[test]
fn a_replay_says_what_other_settings_would_have_changed() {
    let place = watched("en", "");
    let ask = |set: &[&str]| {
        let mut args = vec!["monitor", "replay", "--watch", "care-harm", "--from", "2026-11-10 00:00"];
        args.extend(set.iter().flat_map(|one| ["--set", *one]));
        place.json(args)
    };
    let present = ask(&[]);
    assert_eq!((present["present"].as_u64(), &present["alerts"][0]["change"]), (Some(1), &"same".into()), "{present:#}");
    let blind = ask(&[
        "negative-count.III=5000",
        "negative-count.II=5000",
        "negative-count.I=5000",
        "distinct-sources.III=5000",
        "distinct-sources.II=5000",
        "distinct-sources.I=5000",
        "reach.III=1e9",
        "reach.II=1e9",
        "reach.I=1e9",
    ]);
    assert_eq!((blind["present"].as_u64(), blind["changed"].as_u64(), &blind["alerts"][0]["change"]), (Some(1), Some(0), &"gone".into()));
    let events = place.events();
    place.run(["monitor", "replay", "--watch", "care-harm", "--set", "wings.II=3"]).fails(2, &["negative-count"]);
    assert_eq!(place.events(), events, "a replay records nothing");
}

#[test]
fn quiet_hours_and_cool_down_come_from_the_workspace() {
    let quiet = "[alerts]\nquiet_hours = \"00:30-07:00\"\n[alerts.thresholds.negative-count]\nI = 5000\n[alerts.thresholds.distinct-sources]\nI = 5000\n[alerts.thresholds.spread-speed]\nI = 5000\n[alerts.thresholds.negative-share]\nI = 2\n";
    let calm = watched("en", quiet).json(["monitor", "scan"]);
    assert_eq!((&calm["new"][0]["level"], &calm["new"][0]["quiet_until"]), (&"II".into(), &"2026-11-22T07:00:00+08:00".into()), "{calm:#}");
    let grave = watched("en", "[alerts]\nquiet_hours = \"00:30-07:00\"\n").json(["monitor", "scan"]);
    assert_eq!((&grave["new"][0]["level"], &grave["new"][0]["quiet_until"]), (&"I".into(), &Value::Null), "level I knows no quiet");
    let wrong = |config: &str, says: &[&str]| {
        let place = TestEnvironment::empty().config(&format!("{config}\n[[watches]]\nid = \"a\"\nany = [\"b\"]\n")).workspace();
        place.run(["monitor", "scan"]).fails(3, says);
    };
    wrong("[alerts]\nquiet_hours = \"22-7\"", &["crisis.toml:", "22:00-07:00"]);
    wrong("[alerts.detector]\nwings = 2", &["crisis.toml:", "wings", "return_days"]);
    wrong("[alerts.thresholds.negative-count]\nIV = 2", &["crisis.toml:", "negative-count.IV"]);
    wrong("[alerts]\ncooldown = \"2h\"", &["crisis.toml:", "cooldown"]);
}

#[test]
fn a_watch_that_has_told_enough_says_what_it_holds_back() {
    let config = "[alerts.detector]\nalerts_a_month = 0.1\n[[watches]]\nid = \"care-harm\"\nany = [\"wrong drug\"]\n";
    for (lang, words) in [("en", "held back: care-harm"), ("zh", "未提示：care-harm")] {
        let place = TestEnvironment::empty().lang(lang).roster(crate::common::cast::FULL).config(config).workspace();
        place.write("mentions.jsonl", talk(&[(20 * 24, 14), (28 * 24 + 1, 14)]));
        place.run(["monitor", "import", "mentions.jsonl"]).ok();
        let scanned = place.json(["monitor", "scan"]);
        assert!(scanned["new"].as_array().unwrap().is_empty(), "{scanned:#}");
        let held = &scanned["held_back"].as_array().unwrap()[..];
        assert_eq!((held.len(), &held[0]["watch"], &held[0]["level"]), (1, &"care-harm".into(), &"II".into()), "{scanned:#}");
        place.run(["monitor", "scan"]).ok().prints(words);
        let at = held[0]["at"].as_str().unwrap();
        let told = place.json(["alert", "explain", "--watch", "care-harm", "--at", at]);
        assert_eq!((&told["outcome"]["code"], &told["outcome"]["params"]["level"]), (&"held_back".into(), &"II".into()), "{told:#}");
        let replay = |set: &str| place.json(["monitor", "replay", "--watch", "care-harm", "--from", "2026-11-10", "--set", set]);
        assert_eq!(replay("alerts_a_month=0.1")["changed"], 1);
        let more = replay("alerts_a_month=0");
        assert_eq!((&more["present"], &more["changed"]), (&1.into(), &2.into()), "{more:#}");
    }
}

#[test]
fn two_watches_on_the_same_posts_make_one_alert() {
    let second = "[[watches]]\nid = \"intensive\"\nany = [\"intensive care\"]\n";
    let place = watched("en", second);
    let scanned = place.json(["monitor", "scan"]);
    assert_eq!(scanned["new"].as_array().unwrap().len(), 1, "{scanned:#}");
    let alert = place.json(["alert", "show", "AL-0001"]);
    let both = format!("{} {}", alert["watch"], alert["also"]);
    assert!(both.contains("care-harm") && both.contains("intensive"), "{both}");
    place.run(["log", "verify"]).ok();
}

#[test]
fn without_a_watch_the_tool_says_how_to_add_one() {
    let place = TestEnvironment::new();
    place.run(["monitor", "scan"]).fails(4, &["[[watches]]"]);
    place.run(["alert", "list"]).ok().prints("No alert");
}

#[test]
fn a_round_scans_once_and_two_runs_do_not_meet() {
    let place = watched("en", "");
    let first = place.json(["monitor", "run", "--once"]);
    assert_eq!((first["new"].as_array().unwrap().len(), &first["busy"]), (1, &Value::Bool(false)), "{first:#}");
    place.run(["monitor", "run", "--once"]).ok().prints("0 new alerts");
    let taken = "INSERT INTO lease (name, holder, until) VALUES ('monitor-run', 'somebody else', 9000000000000000)";
    place.database().execute(taken, []).unwrap();
    let busy = place.json(["monitor", "run", "--once"]);
    assert_eq!(busy["busy"], true);
    place.database().execute("UPDATE lease SET until = 0", []).unwrap();
    assert_eq!(place.json(["monitor", "run", "--once"])["busy"], false, "a lease that ran out is taken over");
    place.run(["monitor", "run", "--every", "often"]).fails(2, &["often"]);
}

//! Drills: a scenario run from its start to its score, in both languages, apart from everything real and marked everywhere.

use serde_json::Value;

use crate::common::{Output, TestEnvironment};

const DRILL: &str = "drills/DR-0001";

/// Commands of a drill, a fraction of a second apart.
struct Drill {
    place: TestEnvironment,
    beat: std::cell::Cell<u32>,
    lang: &'static str,
}

impl Drill {
    /// An hour of the drill in a second: a command comes every 36 seconds of it.
    fn start(lang: &'static str, seed: Option<&str>) -> Self {
        let place = if lang == "zh" { TestEnvironment::chinese() } else { TestEnvironment::new() };
        let drill = Self { place, beat: std::cell::Cell::new(0), lang };
        let mut args = vec!["drill", "start", "medication-death", "--speed", "3600"];
        args.extend(seed.into_iter().flat_map(|seed| ["--seed", seed]));
        drill.at_next_beat();
        drill.place.run(args).ok();
        drill
    }

    fn at_next_beat(&self) {
        let beat = self.beat.get();
        self.beat.set(beat + 1);
        let micros = beat * 10_000;
        self.place.now_is(&format!(
            "2026-11-22T02:{:02}:{:02}.{:06}+08:00",
            micros / 60_000_000,
            micros / 1_000_000 % 60,
            micros % 1_000_000
        ));
    }

    fn run(&self, by: &str, args: &[&str]) -> Output {
        self.at_next_beat();
        self.place.command(args.iter().copied().chain(["--workspace", DRILL])).by(by).run()
    }

    fn json(&self, args: &[&str]) -> Value {
        self.run("chen", &[args, &["--format", "json"]].concat()).ok().json()
    }

    fn say<'a>(&self, en: &'a str, zh: &'a str) -> &'a str {
        if self.lang == "zh" { zh } else { en }
    }

    /// A statement from draft to publication.
    fn publish(&self, statement: &str) {
        self.run("chen", &["statement", "submit", statement]).ok();
        self.run("chen", &["statement", "approve", statement, "--for", "li", "--via", "phone", "--evidence", "call"]).ok();
        self.run("chen", &["statement", "publish", statement]).ok();
    }

    /// A good first hour, and the wrong fact seen through.
    fn respond(&self) {
        self.run("chen", &["drill", "next"]).ok();
        let title = self.say("Patient died after an infusion", "患者输液后死亡");
        self.run("chen", &["incident", "open", title, "--playbook", "medical-accident", "--holding", "weibo,wechat"]).ok();
        self.run("li", &["stakeholder", "contact", "1", "family", self.say("Told in person", "已当面告知"), "--via", "person"]).ok();
        self.run("li", &["assess", "1", "--set", "harm=4"]).ok();
        self.fill();
        self.run("chen", &["drill", "next"]).ok();
        self.publish("ST-0001");
        self.run("chen", &["drill", "next"]).ok();
        self.run("chen", &["drill", "next"]).ok();
        let wrong = self.say("Two nurses checked the drug before the infusion", "输液前两名护士核对了药品");
        self.run("wang", &["fact", "add", "1", wrong]).ok();
        self.run("chen", &["drill", "next", "--to", "+3h"]).ok();
        self.run("wang", &["fact", "set", "F-0001", "--status", "refuted"]).ok();
    }

    fn fill(&self) {
        let shown = self.json(&["statement", "show", "ST-0001"]);
        let gaps: Vec<String> =
            shown["missing"].as_array().unwrap().iter().map(|gap| format!("{}=12345", gap["name"].as_str().unwrap())).collect();
        if gaps.is_empty() {
            return;
        }
        let mut args = vec!["statement", "edit", "ST-0001"];
        for gap in &gaps {
            args.extend(["--set", gap.as_str()]);
        }
        self.run("chen", &args).ok();
    }
}

fn verdict<'a>(score: &'a Value, id: &str) -> &'a str {
    let all = score["expectations"].as_array().unwrap();
    all.iter().find(|one| one["id"] == id).unwrap()["verdict"].as_str().unwrap()
}

#[test]
fn a_drill_runs_from_start_to_score_in_both_languages() {
    for lang in ["en", "zh"] {
        let drill = Drill::start(lang, Some("7"));
        drill.respond();
        let so_far = drill.json(&["drill", "score"]);
        assert_eq!((&so_far["over"], &so_far["drill"], &so_far["id"]), (&false.into(), &true.into(), &"DR-0001".into()));
        let score = drill.json(&["drill", "score", "--end"]);
        assert_eq!(score["over"], true);
        for (id, expected) in [
            ("open-fast", "met"),
            ("family-first", "met"),
            ("level", "met"),
            ("holding", "met"),
            ("claim-held", "met"),
            ("never-said", "met"),
            ("demands", "missed"),
        ] {
            assert_eq!(verdict(&score, id), expected, "{lang} {id}: {score:#}");
        }
        let total = score["total"].as_f64().unwrap();
        assert!(total > 40.0 && total < 95.0, "{total}");
        // The real workspace knows that a drill was held, and nothing of what happened in it.
        let held = drill.place.json(["drill", "list", "--held"]);
        assert_eq!((held["items"][0]["score"].as_f64(), &held["items"][0]["running"]), (Some(total), &false.into()));
        drill.place.run(["log", "show"]).ok().prints(if lang == "zh" { "演练DR-0001结束" } else { "drill DR-0001 ended" });
        assert_eq!(drill.place.json(["incident", "list"])["items"], serde_json::json!([]));
        let stats = drill.place.json(["report", "stats"]);
        assert_eq!((&stats["incidents"]["total"]["incidents"], &stats["drills"]["total"]["incidents"]), (&0.into(), &0.into()));
        for folder in [".", DRILL] {
            drill.place.run(["log", "verify", "--workspace", folder]).ok();
        }
    }
}

#[test]
fn one_seed_and_the_same_commands_score_the_same() {
    let run = |seed| {
        let drill = Drill::start("en", Some(seed));
        drill.respond();
        let mut score = drill.json(&["drill", "score", "--end"]);
        for volatile in ["uuid", "started_at", "ended_at"] {
            score.as_object_mut().unwrap().remove(volatile);
        }
        score
    };
    assert_eq!(run("7"), run("7"));
    assert_ne!(run("7")["expectations"], run("8")["expectations"], "another seed moves the times");
}

#[test]
fn every_output_of_a_drill_says_so() {
    for (lang, mark) in [("en", "DRILL"), ("zh", "【演练】")] {
        let drill = Drill::start(lang, None);
        drill.respond();
        for args in [
            &["status"][..],
            &[],
            &["incident", "list"],
            &["incident", "show", "1"],
            &["log", "show"],
            &["statement", "show", "1"],
            &["drill", "score"],
            &["fact", "list", "1"],
        ] {
            let shown = drill.run("chen", args).ok();
            assert!(shown.stdout.lines().next().unwrap().contains(mark), "{shown}");
            let json = drill.json(args);
            assert_eq!(json["drill"], true, "{args:?}");
            for item in json["items"].as_array().into_iter().flatten() {
                assert_eq!(item["drill"], true, "{args:?}");
            }
        }
        let lines = drill.run("chen", &["task", "list", "1", "--format", "jsonl"]).ok().stdout;
        assert!(lines.lines().count() > 3 && lines.lines().all(|line| line.contains("\"drill\":true")), "{lines}");
        let csv = drill.run("chen", &["fact", "list", "1", "--format", "csv"]).ok().stdout;
        assert!(csv.lines().next().unwrap().split(',').any(|column| column == "drill"), "{csv}");
        // A text may be copied to where nothing around it says what it is.
        let text = drill.json(&["statement", "show", "1"]);
        for variant in text["variants"].as_array().unwrap() {
            assert!(variant["text"].as_str().unwrap().contains(mark), "{variant}");
        }
        let report = drill.run("chen", &["review", "report", "1"]).ok();
        assert!(report.stdout.contains(mark), "{report}");
    }
}

#[test]
fn whoever_works_in_earnest_is_told_that_a_drill_runs() {
    for lang in ["en", "zh"] {
        let drill = Drill::start(lang, None);
        let beside = drill.place.json(["status"])["running_drill"].clone();
        assert_eq!((&beside["id"], &beside["folder"]), (&"DR-0001".into(), &DRILL.into()));
        drill.place.run(["status"]).ok().prints(drill.say("A drill runs beside: DR-0001", "另有演练进行中：DR-0001"));
        assert!(drill.json(&["status"])["running_drill"].is_null(), "in the drill every page says so already");
        drill.place.run(["drill", "score", "DR-0001", "--end"]).ok();
        assert!(drill.place.json(["status"])["running_drill"].is_null());
    }
}

#[test]
fn every_scenario_is_sound_and_long_enough_to_practise() {
    for place in [TestEnvironment::new(), TestEnvironment::chinese()] {
        place.run(["drill", "validate"]).ok();
        let list = place.json(["drill", "list"]);
        let scenarios = list["items"].as_array().unwrap();
        let mut types: Vec<&str> = scenarios.iter().map(|one| one["playbook"].as_str().unwrap()).collect();
        types.dedup();
        assert!(types.len() >= 6, "{types:?}");
        for one in scenarios {
            assert!(one["injects"].as_u64().unwrap() >= 8 && one["expectations"].as_u64().unwrap() >= 8, "{one}");
        }
    }
}

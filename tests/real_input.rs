//! Real crises, as they ran: the data is read where it lies (`CRISIS_DATA`), and nothing of it is kept or quoted here.
//! Without it these tests say so and pass.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;

use chrono::{DateTime, Duration, FixedOffset};
use serde_json::{Value, json};

use crate::common::output::item;
use crate::common::{Output, TestEnvironment};

fn data(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("CRISIS_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("note: CRISIS_DATA is not set; {name} was not read and this test looked at nothing");
    }
    folder.map(|folder| folder.join(name)).filter(|file| file.exists())
}

fn rows(file: PathBuf) -> Vec<Value> {
    let lines = BufReader::new(std::fs::File::open(file).unwrap()).lines();
    lines.map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect()
}

fn time(value: &Value) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(value.as_str().unwrap()).unwrap()
}

/// A response on the real clock: every step is said to have happened so many minutes after the first post.
struct Response {
    place: TestEnvironment,
    first: DateTime<FixedOffset>,
}

impl Response {
    fn at(&self, minutes: i64) -> String {
        (self.first + Duration::minutes(minutes)).to_rfc3339()
    }

    fn run(&self, minutes: i64, person: &str, args: &[&str]) -> Output {
        self.place.command(args).by(person).at(&self.at(minutes)).run().ok()
    }

    /// From the first post to a closed review, as the hospital should have done it.
    fn play(&self, playbook: &str) -> String {
        let begin = self.at(0);
        self.run(
            10,
            "chen",
            &["incident", "open", "Real case", "--playbook", playbook, "--detected-at", &begin, "--holding", "weibo,wechat"],
        );
        self.run(12, "chen", &["monitor", "import", "posts.jsonl", "--incident", "INC-0001"]);
        self.run(20, "chen", &["statement", "submit", "ST-0001"]);
        self.run(25, "chen", &["statement", "approve", "ST-0001", "--for", "li", "--via", "phone"]);
        self.run(30, "chen", &["statement", "publish", "ST-0001"]);
        let answers = self.place.answers(playbook, 2);
        let set: Vec<&str> = ["assess", "INC-0001"].into_iter().chain(answers.iter().flat_map(|answer| ["--set", answer])).collect();
        self.run(45, "li", &set);
        self.run(50, "li", &["stakeholder", "contact", "INC-0001", "family", "Sat down with them", "--via", "in-person"]);
        self.run(
            60,
            "wang",
            &["fact", "add", "INC-0001", "The ward's record is sealed", "--status", "confirmed", "--release", "public", "--source", "Ward"],
        );
        self.run(70, "chen", &["task", "done", "TSK-0001"]);
        self.run(2880, "li", &["incident", "resolve", "INC-0001"]);
        self.run(2900, "li", &["review", "lesson", "INC-0001", "Ring the family first"]);
        self.place.finish_everything("INC-0001");
        self.place.run(["review", "report", "INC-0001", "-o", "review.md"]).ok();
        assert_eq!(self.place.json(["log", "verify"])["ok"], true);
        self.place.read("review.md")
    }
}

fn mention(id: &str, at: &Value, text: &str, reach: &Value) -> String {
    json!({"id": id, "time": at, "platform": "weibo-hot", "author": "hot-list", "text": text, "reach": reach}).to_string()
}

/// One of the hospital cases: the hours on the hot list become mentions with the heat as their reach.
#[test]
fn a_hospital_case_from_the_hot_list() {
    let Some(file) = data("burst/hospital_cases.jsonl") else { return };
    let short = |case: &Value| time(&case["last"]) - time(&case["first"]) < Duration::days(7);
    let hours = |case: &Value| case["hourly_hot"].as_array().map_or(0, Vec::len);
    let case = rows(file).into_iter().filter(short).max_by_key(hours).expect("a case of less than a week");
    let hot = case["hourly_hot"].as_array().unwrap();
    let lines: Vec<String> = hot.iter().enumerate().map(|(n, row)| mention(&n.to_string(), &row[0], "hot", &row[1])).collect();
    let response = Response { place: TestEnvironment::new(), first: time(&hot[0][0]) };
    response.place.write("posts.jsonl", lines.join("\n"));
    let report = response.play("service-dispute");
    let trend = response.place.json(["monitor", "trend", "INC-0001", "--by", "1h"]);
    assert_eq!(trend["total"], hot.len());
    let reach: i64 = trend["buckets"].as_array().unwrap().iter().map(|bucket| bucket["reach"].as_i64().unwrap()).sum();
    assert_eq!(reach, hot.iter().map(|row| row[1].as_i64().unwrap()).sum::<i64>(), "no heat is lost");
    let mut by_hour: BTreeMap<String, i64> = BTreeMap::new();
    for row in hot {
        *by_hour.entry(time(&row[0]).format("%Y-%m-%dT%H").to_string()).or_default() += row[1].as_i64().unwrap();
    }
    for bucket in trend["buckets"].as_array().unwrap() {
        assert_eq!(by_hour.get(&bucket["at"].as_str().unwrap()[..13]), bucket["reach"].as_i64().as_ref(), "{bucket}");
    }
    facts_of(&response, &report);
}

/// A thread about a hospital with more than five hundred posts and reposts.
#[test]
fn a_hospital_thread_of_five_hundred_posts() {
    let Some(file) = data("mentions/weibo_medical_threads.jsonl") else { return };
    let mut threads: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for row in rows(file) {
        threads.entry(row["thread"].as_str().unwrap().to_owned()).or_default().push(row);
    }
    let about = |rows: &[Value]| {
        rows.iter().any(|row| row["kind"] == "post" && ["医院", "态度"].iter().all(|word| row["text"].as_str().unwrap().contains(word)))
    };
    let thread = threads.into_values().filter(|rows| rows.len() > 500 && about(rows)).max_by_key(Vec::len).expect("such a thread");
    let first = thread.iter().map(|row| time(&row["time"])).min().unwrap();
    let response = Response { place: TestEnvironment::new(), first };
    response.place.write("posts.jsonl", thread.iter().map(Value::to_string).collect::<Vec<_>>().join("\n"));
    let report = response.play("service-dispute");
    let again = response.place.json(["monitor", "import", "posts.jsonl", "--incident", "INC-0001"]);
    let (read, taken, rejected) =
        (again["read"].as_u64().unwrap(), again["duplicates"].as_u64().unwrap(), again["rejected_count"].as_u64().unwrap());
    assert_eq!((read, again["new"].as_u64()), (thread.len() as u64, Some(0)), "the second time nothing is new");
    assert_eq!(taken + rejected, read);
    // Bare reposts have no words of their own; they count all the same.
    assert!(rejected * 20 < read, "{rejected} of {read} rejected: {}", again["rejected"][0]);
    facts_of(&response, &report);
}

/// What a president would look for first.
fn facts_of(response: &Response, report: &str) {
    let shown = response.place.json(["incident", "show", "INC-0001"]);
    assert_eq!(time(&shown["detected_at"]), response.first);
    let clock = item(&shown["clocks"], "rule", "first-statement");
    assert_eq!((time(&clock["met_at"]) - response.first).num_minutes(), 30, "the first statement went out after half an hour");
    assert_eq!(clock["state"], "met");
    let spoken = response.first.format("%Y-%m-%d %H:%M").to_string();
    for words in ["INC-0001", "ST-0001", "Ring the family first", "The ward's record is sealed", "Sat down with them", spoken.as_str()] {
        assert!(report.contains(words), "the report does not hold “{words}”\n{report}");
    }
    for broken in ["[word-", "[event-", "[reason-", "NaN", "1970", "{{", "None"] {
        assert!(!report.contains(broken), "the report says {broken}");
    }
}

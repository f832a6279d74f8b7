//! The knowledge: every playbook is sound, different from its neighbours, and carries a whole incident in both languages.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::common::TestEnvironment;
use crate::common::output::strings;
use crate::common::scan::{files, is_cjk, project};

/// Id and own content of every playbook.
fn playbooks() -> Vec<(String, Value)> {
    let own = |(path, text): (String, String)| {
        let id = path.strip_prefix("playbooks/")?.strip_suffix(".yaml")?.to_owned();
        (!id.contains('/')).then(|| (id, serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))))
    };
    files("playbooks", &["yaml"]).into_iter().filter_map(own).collect()
}

#[test]
fn the_fifteen_types_and_the_base_validate() {
    let place = TestEnvironment::new();
    assert!(playbooks().len() >= 16, "{} playbooks", playbooks().len());
    place.run(["playbook", "validate"]).ok();
    for (id, _) in playbooks() {
        let shown = place.json(["playbook", "show", id.as_str()]);
        assert!(strings(&shown["assess"]["indicators"], "id").len() >= 8, "{id}");
        assert!(!shown["preparedness"].as_array().unwrap().is_empty(), "{id}");
    }
}

#[test]
fn every_playbook_carries_an_incident_in_both_languages() {
    for lang in ["en", "zh"] {
        let place = if lang == "zh" { TestEnvironment::chinese() } else { TestEnvironment::new() };
        for (number, (id, _)) in playbooks().iter().enumerate() {
            let incident = format!("INC-{:04}", number + 1);
            place.command(["incident", "open", "x", "--playbook", id]).by("chen").run().ok();
            place.run(["fact", "add", &incident, "A", "--status", "refuted"]).ok();
            for level in ["III", "II", "I"] {
                let forced = ["assess", incident.as_str(), "--level", level, "--reason", "a test"];
                let assessed = place.command(forced).by("li").json();
                assert_eq!(assessed["level"], level, "{id}");
                first_hour(&place, id, &incident, level);
            }
            drafts(&place, id, &incident, lang);
            place.run(["review", "report", &incident]).ok();
        }
    }
}

/// Nobody takes in more than seven new tasks in the first hour.
fn first_hour(place: &TestEnvironment, id: &str, incident: &str, level: &str) {
    let shown = place.json(["incident", "show", incident]);
    let time = |value: &Value| chrono::DateTime::parse_from_rfc3339(value.as_str().unwrap()).unwrap();
    let opened = time(&shown["opened_at"]);
    let soon = |task: &&Value| task["due_at"].is_string() && (time(&task["due_at"]) - opened).num_minutes() <= 60;
    let count = shown["tasks"].as_array().unwrap().iter().filter(|task| task["state"] == "todo").filter(soon).count();
    assert!(count <= 7, "{id} at level {level} has {count} tasks in the first hour");
}

fn drafts(place: &TestEnvironment, id: &str, incident: &str, lang: &str) {
    let shown = place.json(["playbook", "show", id]);
    for rule in shown["respond"]["statements"].as_array().unwrap() {
        let template = rule["template"].as_str().unwrap();
        let channels: Vec<&str> = rule["channels"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let draft =
            place.command(["statement", "draft", incident, "--template", template, "--channel", &channels.join(",")]).by("chen").json();
        for text in strings(&draft["variants"], "text") {
            assert!(text.chars().count() > 20 && !text.contains("{{") && !text.contains("{%"), "{id}/{template}: {text}");
            assert_eq!(text.chars().filter(|c| is_cjk(*c)).count() > 10, lang == "zh", "{id}/{template} in {lang}: {text}");
        }
    }
}

/// The texts of a playbook's own steps in one language.
fn steps(own: &Value, lang: &str) -> String {
    let stages = ["monitor", "assess", "respond", "review"];
    let texts = stages.iter().flat_map(|stage| own[stage]["steps"].as_array().into_iter().flatten());
    texts.flat_map(|step| [&step["title"][lang], &step["detail"][lang]]).filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
}

/// Pairs of neighbouring characters (Chinese) or words (English).
fn pairs(text: &str, lang: &str) -> BTreeSet<(String, String)> {
    let units: Vec<String> = match lang {
        "zh" => text.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).map(String::from).collect(),
        _ => text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect(),
    };
    units.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

#[test]
fn no_two_playbooks_say_the_same() {
    let all = playbooks();
    for lang in ["zh", "en"] {
        let sets: Vec<_> = all.iter().map(|(id, own)| (id, pairs(&steps(own, lang), lang))).collect();
        for (index, (one, left)) in sets.iter().enumerate() {
            assert!(left.len() > 100, "{one} has hardly any steps of its own in {lang}");
            for (other, right) in &sets[index + 1..] {
                let shared = left.intersection(right).count();
                let most = left.len().min(right.len());
                assert!(shared * 2 < most, "{one} and {other} share {shared} of {most} pairs in {lang}");
            }
        }
    }
}

/// Commands that the coverage table names and that are still to be built. A command that exists must leave this list.
const TO_COME: &[&str] = &[];

/// References in backticks of the second column, by row.
fn rows() -> Vec<(String, Vec<String>)> {
    let text = std::fs::read_to_string(project().join("docs/coverage.md")).expect("docs/coverage.md");
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| row "));
    rows.map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').splitn(2, " | ").collect();
        let references = cells.get(1).copied().unwrap_or_default().split('`').skip(1).step_by(2).map(str::to_owned).collect();
        (cells[0].trim().to_owned(), references)
    })
    .collect()
}

#[test]
fn every_row_of_the_coverage_table_is_carried() {
    let place = TestEnvironment::new();
    let templates = place.json(["template", "list"]);
    let shown: std::collections::BTreeMap<String, Value> =
        playbooks().into_iter().map(|(id, _)| (id.clone(), place.json(["playbook", "show", id.as_str()]))).collect();
    let rows = rows();
    assert!(rows.len() > 80, "only {} rows", rows.len());
    let mut broken = Vec::new();
    for (row, references) in rows {
        if references.is_empty() {
            broken.push(format!("“{row}” is carried by nothing"));
        }
        for reference in references {
            let (place_of, name) = reference.split_once(':').unwrap_or_default();
            let found = match place_of.split_once('/') {
                Some((playbook, kind)) => shown.get(playbook).is_some_and(|playbook| holds(playbook, kind, name)),
                None if place_of == "command" => command_exists(&place, name),
                None => place_of == "template" && strings(&templates["items"], "id").contains(&name),
            };
            if !found {
                broken.push(format!("“{row}”: `{reference}`"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn command_exists(place: &TestEnvironment, name: &str) -> bool {
    let exists = place.run(name.split(' ').chain(["--help"])).code == 0;
    assert!(!(exists && TO_COME.contains(&name)), "`{name}` exists now: take it off the list of commands to come");
    exists || TO_COME.contains(&name)
}

/// Whether a resolved playbook has an item of this kind under this id.
fn holds(playbook: &Value, kind: &str, id: &str) -> bool {
    let lists: &[&str] = match kind {
        "step" => &["/monitor/steps", "/assess/steps", "/respond/steps", "/review/steps"],
        "indicator" => &["/assess/indicators"],
        "clock" => &["/respond/clocks"],
        "question" => &["/review/questions"],
        "prep" => &["/preparedness"],
        "stakeholder" => &["/respond/stakeholders"],
        "never" => &["/respond/never_say"],
        "statement" => &["/respond/statements"],
        "watch" => &["/monitor/watches"],
        "warning" => &["/monitor/warnings"],
        "warning-indicator" => &["/monitor/indicators"],
        "posture" => &["/assess/postures"],
        "guard" => &["/assess/guards"],
        "follow-up" => &["/review/follow_ups"],
        "target" => &["/review/targets"],
        "role" => &["/roles"],
        "forcing" => &["/assess/forcing"],
        _ => &[],
    };
    lists.iter().filter_map(|list| playbook.pointer(list)?.as_array()).flatten().any(|item| item["id"] == id)
}

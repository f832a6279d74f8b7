//! The shareable edition: whatever identifier was planted, wherever a person can type, none of it leaves the house.

use std::io::Read as _;

use crate::common::TestEnvironment;

/// Words that must not survive. Some are said plainly, some hidden behind other widths and invisible characters.
struct Planted {
    lang: &'static str,
    person: &'static str,
    author: &'static str,
    staff: &'static str,
    sentence: &'static str,
    /// What must be in no output.
    secrets: &'static [&'static str],
}

const ZH: Planted = Planted {
    lang: "zh",
    person: "李建国",
    author: "夜行的小鱼儿",
    staff: "欧阳明远",
    sentence: "患者李建国（身份证110101199003078515，手机13800138000）由欧阳明远接诊，网友夜行的小鱼儿发帖https://example.com/p/77812，@夜行的小鱼儿 追问",
    secrets: &["李建国", "110101199003078515", "13800138000", "欧阳明远", "夜行的小鱼儿", "77812", "ouyang"],
};

const EN: Planted = Planted {
    lang: "en",
    person: "Orla Quimby",
    author: "night_swimmer77",
    staff: "Tamsin Ferrars",
    sentence: "The patient, Orla Quimby (orla.q@example.net, +44 7700 900123), was seen by Tamsin Ferrars; night_swimmer77 wrote at https://example.com/p/77812 and @night_swimmer77 asked again",
    secrets: &["Orla Quimby", "orla.q@", "7700 900123", "Tamsin Ferrars", "night_swimmer77", "77812", "ouyang"],
};

impl Planted {
    /// An incident with the sentence in every place where people type.
    fn place(&self) -> TestEnvironment {
        let place = TestEnvironment::empty()
            .lang(self.lang)
            .config(&format!(
                "[[people]]\nid = \"ouyang\"\nname = \"{}\"\nroles = [\"duty-officer\", \"pr\", \"response-lead\"]\n",
                self.staff
            ))
            .workspace();
        let run = |args: &[&str]| place.command(args.iter().copied()).by("ouyang").run().ok();
        let said = self.sentence;
        run(&["incident", "open", said, "--playbook", "service-dispute", "--summary", said, "--lead", self.person, "--occurred-at", "-3h"]);
        run(&["incident", "note", "INC-0001", said]);
        run(&["fact", "add", "INC-0001", said, "--source", said, "--verified-by", self.person]);
        run(&["demand", "add", "INC-0001", said, "--by", self.person, "--promise", said]);
        run(&["stakeholder", "add", "INC-0001", self.person, "--group", "family"]);
        run(&["stakeholder", "contact", "INC-0001", "family", said, "--via", "phone"]);
        run(&["task", "add", "INC-0001", said, "--role", "pr", "--owner", self.person]);
        run(&["assess", "INC-0001", "--level", "I", "--reason", said]);
        run(&["statement", "draft", "INC-0001", "--template", "holding", "--channel", "website", "--contact", said]);
        run(&["review", "answer", "INC-0001", "what-failed", said]);
        run(&["review", "lesson", "INC-0001", said]);
        run(&["review", "action", "INC-0001", said, "--owner", self.person]);
        run(&["review", "survey", "feedback", "INC-0001", said, "--group", "family", "--source", self.person]);
        run(&["monitor", "add", said, "--platform", "weibo", "--author", self.author, "--incident", "INC-0001"]);
        run(&["monitor", "add", "x", "--platform", self.person, "--author", self.person, "--incident", "INC-0001"]);
        place
    }

    fn survive_in(&self, text: &str, what: &str) {
        let plain = text.replace(['\\', '\u{200b}'], "");
        for secret in self.secrets {
            if let Some(at) = plain.find(secret) {
                let from = plain[..at].char_indices().rev().nth(60).map_or(0, |(index, _)| index);
                panic!("{secret} survives in {what}: …{}", &plain[from..at + secret.len()]);
            }
        }
    }
}

/// Nothing planted is in the shareable report of this form.
fn nothing_survives(planted: &Planted, form: &str) {
    let place = planted.place();
    let file = format!("out.{form}");
    let said = place.run(["review", "report", "INC-0001", "-o", &file, "--edition", "shareable"]).ok();
    assert!(said.stderr.lines().count() >= 1, "it says what was removed");
    let text = if form == "docx" { words_of_docx(&place, &file) } else { place.read(&file) };
    planted.survive_in(&text, form);
}

#[test]
fn no_planted_identifier_survives_on_a_page() {
    nothing_survives(&ZH, "html");
}

#[test]
fn no_planted_identifier_survives_in_a_document() {
    nothing_survives(&EN, "docx");
}

#[test]
fn no_planted_identifier_survives_in_data() {
    nothing_survives(&ZH, "json");
}

#[test]
fn no_planted_identifier_survives_as_text() {
    nothing_survives(&EN, "md");
}

#[test]
fn the_internal_edition_keeps_its_words() {
    let place = ZH.place();
    place.run(["review", "report", "INC-0001", "-o", "own.md"]).ok();
    assert!(place.read("own.md").contains(ZH.person));
}

#[test]
fn the_paper_says_what_it_lacks_by_rule() {
    let place = EN.place();
    place.run(["review", "report", "INC-0001", "-o", "out.json", "--edition", "shareable"]).ok();
    let data: serde_json::Value = serde_json::from_str(&place.read("out.json")).unwrap();
    let removed = data["report"]["edition"]["removed"].as_array().unwrap();
    let kinds: Vec<&str> = removed.iter().map(|one| one["kind"].as_str().unwrap()).collect();
    for kind in ["edition.person", "edition.link", "edition.handle", "privacy.phone", "privacy.email"] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
    assert!(removed.iter().all(|one| one["count"].as_u64() > Some(0) && !one["title"].as_str().unwrap().contains("edition.")));
}

#[test]
fn a_name_in_the_template_stops_the_shareable_edition_only() {
    let place = EN.place();
    let ejected = place.run(["template", "show", "review", "--format", "json"]);
    assert!(ejected.code == 0 || ejected.code == 4, "{ejected}");
    place.write("templates/reports/review.en.md", "# {{ incident.title }}\n\nCall Tamsin Ferrars, +44 7700 900123.\n");
    let refused = place.run(["review", "report", "INC-0001", "-o", "out.md", "--edition", "shareable"]);
    refused.fails(3, &["shareable", "line 3"]);
    assert!(!place.path("out.md").exists(), "nothing is written");
    place.run(["review", "report", "INC-0001", "-o", "out.md"]).ok();
}

fn words_of_docx(place: &TestEnvironment, file: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(place.path(file)).unwrap()).unwrap();
    let mut words = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        if part.name().unwrap().ends_with(".xml") {
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            let mut inside = false;
            for c in text.chars() {
                match c {
                    '<' => inside = true,
                    '>' => inside = false,
                    c if !inside => words.push(c),
                    _ => {}
                }
            }
        }
    }
    words
}

//! One incident, two languages: whatever was recorded in one can be told in the other, years later, with no word of the
//! first but what people themselves said.

use crate::common::TestEnvironment;
use crate::common::scan::{is_cjk, latin_words};

/// What people typed, per language: the only words that may cross over.
struct Said {
    lang: &'static str,
    title: &'static str,
    fact: &'static str,
    source: &'static str,
    demand: &'static str,
    note: &'static str,
    lesson: &'static str,
    action: &'static str,
    call: &'static str,
    organization: &'static str,
}

impl Said {
    const ZH: Self = Self {
        lang: "zh",
        title: "急诊用药事件",
        fact: "患者已转入重症医学科",
        source: "医务处",
        demand: "要求封存病历",
        note: "已联系家属",
        lesson: "双人核对未落实",
        action: "夜班增配药师",
        call: "有人来电询问",
        organization: "市第一人民医院",
    };
    const EN: Self = Self {
        lang: "en",
        title: "Medication event in the emergency room",
        fact: "The patient is now in intensive care",
        source: "Medical affairs office",
        demand: "Asks for the record to be sealed",
        note: "Family reached",
        lesson: "Double check was skipped",
        action: "A pharmacist for the night shift",
        call: "Somebody rang and asked",
        organization: "First City Hospital",
    };

    fn words(&self) -> [&str; 9] {
        [self.title, self.fact, self.source, self.demand, self.note, self.lesson, self.action, self.call, self.organization]
    }
}

/// An incident with something in every part of the report.
fn lived(said: &Said) -> TestEnvironment {
    let place = if said.lang == "zh" { TestEnvironment::chinese() } else { TestEnvironment::new() };
    place.command(["incident", "open", said.title, "--playbook", "medical-accident", "--detected-at", "-30m"]).by("chen").run().ok();
    place.assess_all("medical-accident", 2);
    place.assess_all("medical-accident", 4);
    let override_ = ["assess", "INC-0001", "--level", "I", "--reason", said.note];
    place.command(override_).by("li").run().ok();
    let fact = ["fact", "add", "INC-0001", said.fact, "--status", "confirmed", "--release", "public", "--source", said.source];
    place.command(fact).by("wang").run().ok();
    place.command(["demand", "add", "INC-0001", said.demand, "--owner", "zhao", "--due", "+3h"]).by("li").run().ok();
    place.command(["stakeholder", "contact", "INC-0001", "family", said.note, "--via", "phone"]).by("li").run().ok();
    place.draft_holding();
    place.fill("ST-0001");
    place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
    place.command(["statement", "approve", "ST-0001", "--for", "li", "--via", "phone"]).by("chen").run().ok();
    place.command(["statement", "publish", "ST-0001"]).by("chen").run().ok();
    place.command(["incident", "note", "INC-0001", said.note]).at("-5m").by("chen").run().ok();
    place.command(["monitor", "add", said.call, "--platform", "hotline", "--incident", "INC-0001"]).by("chen").run().ok();
    place.command(["task", "done", "TSK-0001"]).by("chen").run().ok();
    place.command(["review", "lesson", "INC-0001", said.lesson]).by("li").run().ok();
    place.command(["review", "action", "INC-0001", said.action, "--owner", "wang"]).by("li").run().ok();
    place.command(["review", "answer", "INC-0001", "what-failed", said.lesson]).by("li").run().ok();
    place
}

/// A page without quotations, block quotes, fenced or in-line code, and what people typed.
fn own_words(page: &str, said: &Said) -> String {
    let lines = page.lines().filter(|line| !line.trim_start().starts_with('>') || line.contains("**"));
    let mut text = lines.collect::<Vec<_>>().join("\n");
    for words in said.words() {
        text = text.replace(words, "");
    }
    for (open, close) in [('“', '”'), ('`', '`')] {
        text = without_between(&text, open, close);
    }
    text
}

fn without_between(text: &str, open: char, close: char) -> String {
    let (mut kept, mut inside) = (String::new(), false);
    for c in text.chars() {
        match inside {
            false if c == open => inside = true,
            true if c == close || c == '\n' => inside = false,
            false => kept.push(c),
            true => {}
        }
    }
    kept
}

/// Names and codes that belong to no language: people, channels, platforms, ids that a command takes.
const NOBODYS: &[&str] = &[
    // Ids of templates, playbooks, reports and stakeholders: the same in every language.
    "alert",
    "apology",
    "base",
    "brief",
    "drill",
    "cases",
    "clarification",
    "closure",
    "daily",
    "experts",
    "holding",
    "media",
    "outbreak",
    "partners",
    "patients",
    "platform",
    "playbook",
    "readiness",
    "recall",
    "rectification",
    "review",
    "rumour",
    "special",
    "weibo",
    "wechat",
    "hotline",
    "family",
    "regulator",
    "staff",
    "public",
    "markdown",
    "scct",
    "cerc",
    "ahrq",
    "candor",
    "hipaa",
    "gdpr",
    // The evaluation framework goes by this name in Chinese too.
    "amec",
];

fn pages(place: &TestEnvironment, lang: &'static str) -> Vec<(String, String)> {
    let commands: &[&[&str]] = &[
        &["review", "report", "INC-0001"],
        &["incident", "show", "INC-0001"],
        &["incident", "list"],
        &["incident", "timeline", "INC-0001"],
        &["task", "list", "INC-0001", "--all"],
        &["fact", "list", "INC-0001"],
        &["demand", "list", "INC-0001"],
        &["stakeholder", "list", "INC-0001"],
        &["statement", "list", "INC-0001"],
        &["monitor", "trend", "INC-0001"],
        &["review", "show", "INC-0001"],
        &["log", "show"],
        &["log", "verify"],
        &["status"],
        &[],
        &["db", "status"],
        &["playbook", "list"],
        &["template", "list"],
    ];
    commands.iter().map(|args| (args.join(" "), place.command(*args).lang(lang).width(600).run().ok().stdout)).collect()
}

#[test]
fn what_was_lived_in_chinese_is_told_in_english() {
    let place = lived(&Said::ZH);
    for (command, page) in pages(&place, "en") {
        let foreign: Vec<&str> = Vec::from_iter(page.lines().filter(|line| own_words(line, &Said::ZH).chars().any(is_cjk)));
        assert!(foreign.is_empty(), "`crisis {command}` in English says:\n{}", foreign.join("\n"));
    }
}

#[test]
fn what_was_lived_in_english_is_told_in_chinese() {
    let place = lived(&Said::EN);
    let people = ["chen", "wang", "zhao", "qian", "test"];
    let mut foreign = Vec::new();
    for (command, page) in pages(&place, "zh") {
        let ids: String = page.split_whitespace().filter(|word| word.contains('-') || word.contains('/') || word.contains('.')).collect();
        for line in page.lines() {
            let text: String = own_words(line, &Said::EN).split("crisis ").next().unwrap_or_default().to_owned();
            for word in latin_words(&text).into_iter().filter(|word| word.len() >= 4) {
                let lower = word.to_lowercase();
                let fine = NOBODYS.contains(&lower.as_str())
                    || people.contains(&lower.as_str())
                    || ids.contains(word)
                    || word.chars().all(|c| c.is_ascii_hexdigit());
                if !fine {
                    foreign.push(format!("`crisis {command}` says “{word}”: {line}"));
                }
            }
        }
    }
    assert!(foreign.is_empty(), "in Chinese:\n{}", foreign.join("\n"));
}

/// The interim report says that it is one, the final one does not; both languages.
#[test]
fn a_report_says_whether_it_is_final() {
    for (said, interim) in [(&Said::ZH, "> **阶段性报告。**"), (&Said::EN, "> **Interim report.**")] {
        let place = lived(said);
        place.run(["review", "report", "INC-0001", "-o", "interim.md"]).ok();
        assert!(place.read("interim.md").contains(interim));
        place.run(["incident", "resolve", "INC-0001"]).ok();
        place.finish_everything("INC-0001");
        place.run(["review", "report", "INC-0001", "-o", "final.md"]).ok();
        let report = place.read("final.md");
        assert!(!report.contains(interim), "{report}");
        for words in said.words() {
            assert!(report.contains(words), "the report does not hold “{words}”\n{report}");
        }
    }
}

/// A statement is in the language it was drafted in, whatever the workspace speaks.
#[test]
fn a_statement_keeps_its_language() {
    let place = TestEnvironment::chinese();
    place.open("rumour");
    let draft = ["statement", "draft", "INC-0001", "--template", "holding", "--channel", "website", "--in", "en"];
    let statement = place.command(draft).by("chen").json();
    assert_eq!(statement["lang"], "en");
    let text = statement["text"].as_str().unwrap().replace(Said::ZH.organization, "");
    assert!(!text.chars().any(is_cjk), "{text}");
}

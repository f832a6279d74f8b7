//! The people of the tests, and the roads that many tests walk before their own begins.

use std::fmt::Write as _;

use super::TestEnvironment;

/// Two people: enough for the first night.
pub const TWO: &[(&str, &[&str])] = &[("chen", &["duty-officer", "pr"]), ("li", &["response-lead"])];

/// Every role of the base playbook has a holder.
pub const FULL: &[(&str, &[&str])] = &[
    ("chen", &["duty-officer", "pr"]),
    ("li", &["response-lead", "patient-relations"]),
    ("wang", &["medical-affairs", "nursing", "department-head"]),
    ("zhao", &["legal", "hr"]),
    ("sun", &["president", "spokesperson", "logistics", "it"]),
    ("qian", &["health-commission"]),
];

/// `[[people]]` tables.
pub fn toml(people: &[(&str, &[&str])]) -> String {
    people.iter().fold(String::new(), |mut text, (id, roles)| {
        let _ = writeln!(text, "[[people]]\nid = \"{id}\"\nroles = {roles:?}");
        text
    })
}

impl TestEnvironment {
    /// Opens INC-0001 by chen, detected twenty minutes before.
    pub fn open(&self, playbook: &str) -> serde_json::Value {
        let title = "A patient died after a medication error";
        self.command(["incident", "open", title, "--playbook", playbook, "--detected-at", "-20m"]).by("chen").json()
    }

    /// Sets every indicator of the incident's playbook to one score.
    pub fn assess_all(&self, playbook: &str, score: u8) -> serde_json::Value {
        let answers = self.answers(playbook, score);
        let answers = answers.iter().flat_map(|answer| ["--set", answer.as_str()]);
        self.command(["assess", "INC-0001"].into_iter().chain(answers)).by("li").json()
    }

    /// `indicator=score` for every indicator.
    pub fn answers(&self, playbook: &str, score: u8) -> Vec<String> {
        let shown = self.json(["playbook", "show", playbook]);
        super::output::strings(&shown["assess"]["indicators"], "id").iter().map(|id| format!("{id}={score}")).collect()
    }

    /// Drafts a holding statement by chen for weibo and wechat; its id is ST-0001 in a fresh incident.
    pub fn draft_holding(&self) -> serde_json::Value {
        self.command(["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo,wechat"]).by("chen").json()
    }

    /// Fills every open place of a statement by `--set`, so that it can be submitted.
    pub fn fill(&self, statement: &str) -> serde_json::Value {
        let shown = self.json(["statement", "show", statement]);
        let mut args = vec!["statement".to_owned(), "edit".to_owned(), statement.to_owned()];
        for gap in shown["missing"].as_array().expect("missing is a list") {
            let name = gap["name"].as_str().expect("a gap has a name");
            match name {
                "next_update" => args.extend(["--next-update".to_owned(), "2h".to_owned()]),
                _ => args.extend(["--set".to_owned(), format!("{name}=12345")]),
            }
        }
        if args.len() == 3 {
            return shown;
        }
        self.command(args).by("chen").json()
    }

    /// Ends the incident's way properly: every required task done, every clock stopped, every question answered, closed.
    pub fn finish_everything(&self, incident: &str) {
        let close = ["incident", "close", incident, "--outcome", "resolved", "--format", "json"];
        for _ in 0..20 {
            let refused = self.command(close).lang("en").run();
            if refused.code == 0 {
                return;
            }
            for detail in refused.exits(5).error()["details"].as_array().expect("what is open") {
                self.finish(incident, detail);
            }
        }
        panic!("there is always something left to finish: {}", self.command(close).lang("en").run());
    }

    /// Finishing one thing may finish another of the same list, or wait for one: both are conflicts.
    fn finish(&self, incident: &str, detail: &serde_json::Value) {
        let message = detail["message"].as_str().expect("a message");
        let word = |index| message.split_whitespace().nth(index).expect("a word of the message");
        let output = match detail["code"].as_str().expect("a code") {
            "open-task" | "open-clock" => self.run(["task", "done", word(0), "--note", "done"]),
            "open-question" => self.run(["review", "answer", incident, word(2), "As the record shows."]),
            "open-stage" => self.run(["incident", "resolve", incident]),
            other => panic!("{other}: {message}"),
        };
        assert!(matches!(output.code, 0 | 5), "{output}");
        if output.code == 5 {
            self.finish_first(word(0), &output.stderr, 8);
        }
    }

    /// What must come first is named in the refusal, need not be required itself, and may wait for something too.
    fn finish_first(&self, task: &str, refusal: &str, depth: usize) {
        let named = refusal.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        for first in named.filter(|word| word.starts_with("TSK-") && *word != task) {
            let output = self.run(["task", "done", first, "--note", "done"]);
            if output.code == 5 && depth > 0 {
                self.finish_first(first, &output.stderr, depth - 1);
            }
        }
    }
}

//! Chains beyond the plain one: deputies, quorum, deadlines, the short way, and two hands on one text at once.

use std::process::{Command, Stdio};

use crate::common::output::item;
use crate::common::{TestEnvironment, cast};

/// The workspace's own medical-accident with one rule for holding statements.
fn with_rule(config: &str, rule: &str) -> TestEnvironment {
    let place = TestEnvironment::empty().roster(cast::FULL).config(config).workspace();
    let playbook = format!(
        "id: medical-accident\nversion: 1\nextends: base\ntitle: {{en: \"Medical accident\", zh: \"医疗事故\"}}\n\
         description: {{en: \"Ours.\", zh: \"本院版本。\"}}\nreviewed_on: \"2026-11-22\"\nreview_every: 180d\n\
         respond:\n  statements:\n    - id: holding\n      override: true\n      title: {{en: \"Holding statement\", zh: \"首次声明\"}}\n      \
         template: holding\n      audience: {{en: \"The public\", zh: \"公众\"}}\n      channels: [weibo]\n      \
         next_update: {{I: 1h, II: 2h, III: 4h}}\n{rule}"
    );
    place.write("playbooks/medical-accident.yaml", playbook);
    place.run(["playbook", "validate", "medical-accident"]).ok();
    place.open("medical-accident");
    place
}

fn submit_by(place: &TestEnvironment, author: &str) {
    place.command(["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo"]).by(author).run().ok();
    place.command(["statement", "submit", "ST-0001"]).by(author).run().ok();
}

fn approve(place: &TestEnvironment, person: &str) -> crate::common::Output {
    place.command(["statement", "approve", "ST-0001"]).by(person).run()
}

fn state(place: &TestEnvironment) -> String {
    place.json(["statement", "show", "ST-0001"])["state"].as_str().unwrap().to_owned()
}

const AWAY: &str = "[[absences]]\nperson = \"sun\"\ndeputy = \"qian\"\nfrom = \"2026-11-20\"\nuntil = \"2026-11-22\"\n";

#[test]
fn a_deputy_speaks_for_who_is_away_while_they_are_away() {
    let place = with_rule(AWAY, "      approvers: [president]\n");
    submit_by(&place, "chen");
    approve(&place, "wang").fails(5, &["president"]);
    approve(&place, "qian").ok();
    let shown = place.json(["statement", "show", "ST-0001"]);
    let word = &shown["approvals"][0];
    assert_eq!((&word["person"], &word["deputy_for"]), (&"qian".into(), &"sun".into()));
    assert_eq!(shown["state"], "approved");
    let page = place.run(["statement", "show", "ST-0001"]).ok().stdout;
    assert!(page.contains("qian") && page.contains("for sun"), "{page}");

    let place = with_rule(&AWAY.replace("2026-11-22", "2026-11-21"), "      approvers: [president]\n");
    submit_by(&place, "chen");
    approve(&place, "qian").fails(5, &["qian", "president"]);
}

#[test]
fn nobody_approves_their_own_text_through_a_deputy() {
    let place = with_rule(AWAY, "      approvers: [president]\n");
    place.command(["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo"]).by("sun").run().ok();
    place.write("crisis.toml", place.read("crisis.toml") + "[[people]]\nid = \"zhou\"\nroles = [\"president\"]\n");
    place.command(["statement", "submit", "ST-0001"]).by("sun").run().ok();
    approve(&place, "qian").fails(5, &["sun", "qian", "deputy"]);
    approve(&place, "sun").fails(5, &["sun", "wrote"]);
    approve(&place, "zhou").ok();
}

#[test]
fn an_absence_that_cannot_be_is_named() {
    let place = TestEnvironment::new();
    for (from, to, say) in [("qian", "nobody", "nobody"), ("qian", "sun", "sun"), ("2026-11-20", "2026-12-24", "sun")] {
        let config = place.read("crisis.toml");
        place.write("crisis.toml", config.clone() + &AWAY.replace(from, to));
        place.run(["status"]).fails(3, &["crisis.toml", say]);
        place.write("crisis.toml", config);
    }
}

#[test]
fn a_role_written_twice_needs_two_people() {
    let place =
        with_rule("[[people]]\nid = \"he\"\nroles = [\"department-head\"]\n", "      approvers: [department-head, department-head]\n");
    submit_by(&place, "chen");
    approve(&place, "wang").ok();
    approve(&place, "wang").fails(5, &["already"]);
    assert_eq!(state(&place), "in_review");
    approve(&place, "he").ok();
    assert_eq!(state(&place), "approved");

    let place = with_rule("", "      approvers: [department-head, department-head]\n");
    place.command(["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo"]).by("chen").run().ok();
    place.command(["statement", "submit", "ST-0001"]).by("chen").run().fails(5, &["department-head", "crisis.toml"]);
}

/// The clock of the approvals of ST-0001.
fn clock(place: &TestEnvironment) -> serde_json::Value {
    item(&place.json(["incident", "show", "INC-0001"])["clocks"], "origin", "approval").clone()
}

#[test]
fn approvals_have_a_deadline_that_their_completion_meets_and_an_edit_ends() {
    let rule = "      approvers: [response-lead]\n      approve_within: {I: 30m, II: 1h, III: 2h}\n";
    let place = with_rule("", rule);
    submit_by(&place, "chen");
    let running = clock(&place);
    assert_eq!((&running["rule"], &running["state"]), (&"ST-0001".into(), &"running".into()), "{running}");
    let page = place.run(["incident", "show", "INC-0001"]).ok().stdout;
    assert!(page.contains("Approval owed for ST-0001"), "{page}");
    place.minutes_pass(31);
    assert_eq!(clock(&place)["state"], "overdue");
    approve(&place, "li").ok();
    assert_eq!(clock(&place)["state"], "missed");

    let place = with_rule("", rule);
    submit_by(&place, "chen");
    place.command(["statement", "edit", "ST-0001", "--text", "New words. Next news at 10:00."]).by("chen").run().ok();
    assert_eq!(clock(&place)["state"], "cancelled");
}

#[test]
fn the_short_way_lets_a_text_out_on_one_word_and_asks_for_the_others() {
    let rule = "      approvers: [response-lead, legal]\n      expedite: {by: response-lead, signoff_within: 2h}\n";
    let place = with_rule("", rule);
    place.command(["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo"]).by("chen").run().ok();
    let publish = ["statement", "publish", "ST-0001", "--expedite", "--reason", "the post has two million views"];
    place.command(publish).by("chen").run().fails(5, &["response-lead", "crisis statement submit"]);
    place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
    place.command(publish).by("chen").run().fails(5, &["response-lead", "crisis statement approve"]);
    approve(&place, "li").ok();
    place.command(["statement", "publish", "ST-0001"]).by("chen").run().fails(5, &["legal"]);
    place.command(&publish[..4]).by("chen").run().exits(2);
    place.command(publish).by("chen").run().ok();
    let owed =
        |place: &TestEnvironment| item(&place.json(["incident", "show", "INC-0001"])["clocks"], "origin", "sign-off")["met_at"].clone();
    assert!(owed(&place).is_null());
    approve(&place, "zhao").ok();
    assert!(owed(&place).is_string());
    assert_eq!(state(&place), "published");
    let log = place.run(["incident", "timeline", "INC-0001"]).ok().stdout;
    assert!(log.contains("the short way"), "{log}");

    let place = with_rule("", "      approvers: [response-lead]\n");
    submit_by(&place, "chen");
    place.command(publish).by("chen").run().fails(5, &["short way", "response-lead"]);
}

#[test]
fn a_short_way_and_signatures_are_checked_in_the_playbook() {
    let place = with_rule("", "      approvers: [response-lead]\n");
    let good = place.read("playbooks/medical-accident.yaml");
    for (line, says) in [
        ("      expedite: {by: president, signoff_within: 2h}\n", "president"),
        ("      signed: {I: [nobody]}\n", "nobody"),
        ("      approve_within: {IV: 1h}\n", "IV"),
    ] {
        place.write("playbooks/medical-accident.yaml", good.clone() + line);
        let output = place.run(["playbook", "validate", "medical-accident"]);
        assert!(output.code == 3 && output.stderr.contains(says), "{line}\n{output}");
    }
}

#[test]
fn a_playbook_can_demand_signatures_of_some() {
    let place = with_rule("", "      approvers: [response-lead, legal]\n      signed: {I: [legal]}\n");
    submit_by(&place, "chen");
    approve(&place, "li").ok();
    approve(&place, "zhao").fails(5, &["legal", "--sign"]);
}

/// An editor and an approver who read the same version act at the same moment: one of them wins, the other exits 5.
#[test]
fn of_an_edit_and_an_approval_at_once_exactly_one_wins() {
    for _ in 0..3 {
        let place = with_rule("", "      approvers: [response-lead]\n");
        submit_by(&place, "chen");
        let start = |args: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_crisis"));
            command.current_dir(place.root()).env_clear().env("CRISIS_LANG", "en").args(args);
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        let mut edit = start(&["statement", "edit", "1", "--text", "New words. Next news at 10:00.", "--base", "1", "--as", "chen"]);
        let mut word = start(&["statement", "approve", "1", "--version", "1", "--as", "li"]);
        let mut codes = [edit.wait().unwrap().code().unwrap(), word.wait().unwrap().code().unwrap()];
        let won = if codes[0] == 0 { "draft" } else { "approved" };
        codes.sort_unstable();
        assert_eq!(codes, [0, 5]);
        assert_eq!(state(&place), won);
    }
}

#[test]
fn an_edit_from_a_version_somebody_approved_since_is_refused() {
    let place = with_rule("", "      approvers: [response-lead, legal]\n");
    submit_by(&place, "chen");
    approve(&place, "li").ok();
    let edit = ["statement", "edit", "ST-0001", "--text", "New words. Next news at 10:00.", "--base", "1"];
    place.command(edit).by("chen").run().fails(5, &["li", "--base"]);
    place.command(&edit[..5]).by("chen").run().ok();
}

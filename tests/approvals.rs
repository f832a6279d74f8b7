//! One voice: what keeps a statement inside until everybody who must has approved exactly this text, and what happens
//! when it goes out.

use crate::common::output::{item, strings};
use crate::common::{Output, TestEnvironment, cast};

/// An incident at level I with a fact update by chen: medical affairs, then legal, then the president approve.
fn with_fact_update() -> TestEnvironment {
    let place = TestEnvironment::new();
    place.open("medical-accident");
    let fact =
        ["fact", "add", "INC-0001", "The drug has been sealed", "--status", "confirmed", "--release", "public", "--source", "Pharmacy"];
    place.run(fact).ok();
    let draft = ["statement", "draft", "INC-0001", "--template", "fact-update", "--channel", "weibo"];
    place.command(draft).by("chen").run().ok();
    place.fill("ST-0001");
    place
}

fn submit(place: &TestEnvironment) {
    place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
}

fn approve(place: &TestEnvironment, person: &str) -> Output {
    place.command(["statement", "approve", "ST-0001"]).by(person).run()
}

fn publish(place: &TestEnvironment) -> Output {
    place.command(["statement", "publish", "ST-0001"]).by("chen").run()
}

fn fully_approved() -> TestEnvironment {
    let place = with_fact_update();
    submit(&place);
    for person in ["wang", "zhao", "sun"] {
        approve(&place, person).ok();
    }
    place
}

#[test]
fn what_was_not_submitted_does_not_go_out() {
    let place = with_fact_update();
    publish(&place).fails(5, &["medical-affairs, legal, president", "crisis statement submit ST-0001"]);
    approve(&place, "wang").fails(5, &["crisis statement submit ST-0001"]);
}

#[test]
fn a_missing_approval_is_named() {
    let place = with_fact_update();
    submit(&place);
    approve(&place, "wang").ok();
    publish(&place).fails(5, &["legal, president", "crisis statement approve ST-0001"]);
    approve(&place, "zhao").ok();
    approve(&place, "sun").ok();
    publish(&place).ok();
}

#[test]
fn the_order_of_the_chain_is_kept() {
    let place = with_fact_update();
    submit(&place);
    approve(&place, "sun").fails(5, &["sun", "medical-affairs"]);
    approve(&place, "wang").ok();
    approve(&place, "sun").fails(5, &["legal"]);
    approve(&place, "wang").fails(5, &["already approved"]);
}

#[test]
fn nobody_approves_their_own_draft() {
    let place = TestEnvironment::empty().roster(&[("li", &["response-lead"]), ("wu", &["response-lead"])]).workspace();
    place.open("medical-accident");
    place.command(["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo"]).by("li").run().ok();
    place.command(["statement", "submit", "ST-0001"]).by("li").run().ok();
    approve(&place, "li").fails(5, &["li", "wrote"]);
    let spoken = ["statement", "approve", "ST-0001", "--for", "li", "--via", "phone"];
    place.command(spoken).by("wu").run().fails(5, &["li", "wrote"]);
    approve(&place, "wu").ok();
}

#[test]
fn who_edited_the_text_cannot_approve_it() {
    let place = with_fact_update();
    place.command(["statement", "edit", "ST-0001", "--text", "The inquiry has begun; next news at 10:00."]).by("zhao").run().ok();
    submit(&place);
    approve(&place, "wang").ok();
    approve(&place, "zhao").fails(5, &["zhao"]);
}

#[test]
fn an_approval_is_for_the_version_that_was_read() {
    let place = with_fact_update();
    place.command(["statement", "edit", "ST-0001", "--text", "A new text. Next news at 10:00."]).by("chen").run().ok();
    submit(&place);
    let current = place.json(["statement", "show", "ST-0001"])["version"].as_i64().unwrap();
    let read = (current - 1).to_string();
    let stale = ["statement", "approve", "ST-0001", "--version", read.as_str()];
    place.command(stale).by("wang").run().fails(5, &[&read, &current.to_string()]);
    let fresh = current.to_string();
    place.command(["statement", "approve", "ST-0001", "--version", fresh.as_str()]).by("wang").run().ok();
}

#[test]
fn an_edit_cancels_every_approval() {
    let place = fully_approved();
    place.command(["statement", "edit", "ST-0001", "--text", "Another text. Next news at 10:00."]).by("chen").run().ok();
    let shown = place.json(["statement", "show", "ST-0001"]);
    assert_eq!(shown["state"], "draft");
    assert!(shown["approvals"].as_array().unwrap().iter().all(|approval| approval["cancelled_at"].is_string()), "{shown:#}");
    publish(&place).fails(5, &["medical-affairs, legal, president"]);
    submit(&place);
    publish(&place).fails(5, &["medical-affairs, legal, president"]);
}

#[test]
fn an_edit_back_to_the_approved_words_needs_new_approvals() {
    let place = fully_approved();
    let approved = place.json(["statement", "show", "ST-0001"])["text"].as_str().unwrap().to_owned();
    place.command(["statement", "edit", "ST-0001", "--text", "Something else."]).by("chen").run().ok();
    place.command(["statement", "edit", "ST-0001", "--text", approved.as_str()]).by("chen").run().ok();
    submit(&place);
    publish(&place).fails(5, &["medical-affairs, legal, president"]);
}

#[test]
fn an_approval_leaves_with_its_person() {
    let place = fully_approved();
    let config = place.read("crisis.toml").replace("id = \"zhao\"", "id = \"someone-else\"");
    place.write("crisis.toml", config);
    publish(&place).fails(5, &["legal"]);
    place.command(["statement", "show", "ST-0001"]).run().ok();
}

#[test]
fn an_approval_leaves_with_its_role() {
    let place = fully_approved();
    place.write("crisis.toml", place.read("crisis.toml").replace("\"legal\", ", ""));
    publish(&place).fails(5, &["legal"]);
}

#[test]
fn a_role_that_nobody_holds_names_the_line_to_write() {
    let place = TestEnvironment::empty().roster(cast::TWO).workspace();
    place.open("medical-accident");
    place.command(["statement", "draft", "INC-0001", "--template", "fact-update", "--channel", "weibo"]).by("chen").run().ok();
    place.fill("ST-0001");
    let submit = place.command(["statement", "submit", "ST-0001"]).by("chen").run().fails(5, &["medical-affairs", "crisis.toml"]);
    assert!(submit.stderr.contains("roles = [") && submit.stderr.contains("[[people]]"), "the line to write\n{submit}");
    assert_eq!(place.json(["statement", "show", "ST-0001"])["state"], "draft");
}

#[test]
fn who_is_in_no_roster_acts_but_never_approves() {
    let place = with_fact_update();
    submit(&place);
    place.command(["fact", "add", "INC-0001", "A neighbour says so"]).by("stranger").run().ok();
    approve(&place, "stranger").fails(5, &["stranger"]);
    approve(&place, "qian").fails(5, &["qian"]);
}

#[test]
fn a_spoken_approval_keeps_both_names() {
    let place = with_fact_update();
    submit(&place);
    let spoken = ["statement", "approve", "ST-0001", "--for", "wang"];
    place.command(spoken).by("chen").run().fails(2, &["--via"]);
    let spoken = spoken.into_iter().chain(["--via", "phone", "--evidence", "call at 02:10, 85 seconds"]);
    let shown = place.command(spoken).by("chen").json();
    let word = &shown["approvals"][0];
    assert_eq!((&word["person"], &word["recorded_by"]), (&"wang".into(), &"chen".into()));
    assert_eq!(word["evidence"], "call at 02:10, 85 seconds");
}

#[test]
fn a_rejection_sends_the_text_back() {
    let place = with_fact_update();
    submit(&place);
    approve(&place, "wang").ok();
    place.command(["statement", "reject", "ST-0001", "--reason", "too early"]).by("zhao").run().ok();
    assert_eq!(place.json(["statement", "show", "ST-0001"])["state"], "draft");
    submit(&place);
    publish(&place).fails(5, &["medical-affairs, legal, president"]);
}

#[test]
fn an_open_place_stops_the_submission() {
    let place = TestEnvironment::new();
    place.open("medical-accident");
    place.command(["statement", "draft", "INC-0001", "--template", "fact-update", "--channel", "weibo"]).by("chen").run().ok();
    let shown = place.json(["statement", "show", "ST-0001"]);
    let gap = &shown["missing"][0];
    let refused = place.command(["statement", "submit", "ST-0001"]).by("chen").run();
    refused.fails(5, &[gap["marker"].as_str().unwrap(), gap["command"].as_str().unwrap()]);
}

#[test]
fn the_family_hears_of_a_death_first() {
    let place = TestEnvironment::new();
    place.open("medical-accident");
    let fact = ["fact", "add", "INC-0001", "The patient died at 22:10", "--status", "confirmed", "--release", "public"];
    place.run(fact).ok();
    place.draft_holding();
    submit(&place);
    approve(&place, "li").ok();
    publish(&place).fails(5, &["died", "crisis stakeholder contact INC-0001"]);
    let with_reason = ["statement", "publish", "ST-0001", "--reason", "no relative can be found; police informed"];
    place.command(with_reason).by("chen").run().ok();
    let told = place.json(["incident", "timeline", "INC-0001"]);
    let reasons: Vec<_> = told["items"].as_array().unwrap().iter().filter_map(|row| row["payload"]["reason"].as_str()).collect();
    assert_eq!(reasons, ["no relative can be found; police informed"]);
}

#[test]
fn a_promise_becomes_a_clock_and_the_next_text_answers_it() {
    let place = TestEnvironment::new();
    place.open("medical-accident");
    let draft = ["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo", "--next-update", "04:00"];
    place.command(draft).by("chen").run().ok();
    submit(&place);
    approve(&place, "li").ok();
    publish(&place).ok();
    let clocks = place.json(["incident", "show", "INC-0001"])["clocks"].clone();
    let promise = item(&clocks, "origin", "promise");
    assert_eq!(promise["due_at"], "2026-11-22T04:00:00+08:00");
    assert_eq!(promise["rule"], "ST-0001");
    assert!(promise["met_at"].is_null());
    place
        .command(["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo", "--next-update", "06:00"])
        .by("chen")
        .run()
        .ok();
    place.command(["statement", "submit", "ST-0002"]).by("chen").run().ok();
    place.command(["statement", "approve", "ST-0002"]).by("li").run().ok();
    place.command(["statement", "publish", "ST-0002"]).by("chen").run().ok();
    let clocks = place.json(["incident", "show", "INC-0001"])["clocks"].clone();
    assert_eq!(item(&clocks, "origin", "promise")["met_by"], "ST-0002");
    let promises = clocks.as_array().unwrap().iter().filter(|clock| clock["origin"] == "promise" && clock["rule"] == "ST-0002");
    assert_eq!(promises.map(|clock| clock["met_at"].is_null()).collect::<Vec<_>>(), [true]);
}

#[test]
fn a_standing_approval_publishes_at_once_and_asks_for_the_sign_off() {
    let place = TestEnvironment::new();
    place.write("playbooks/medical-accident.yaml", preapproved());
    place.run(["playbook", "validate", "medical-accident"]).ok();
    place.open("medical-accident");
    place.command(["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo"]).by("chen").run().ok();
    place.command(["statement", "publish", "ST-0001"]).by("stranger").run().fails(5, &["response-lead"]);
    publish(&place).ok();
    let clocks = place.json(["incident", "show", "INC-0001"])["clocks"].clone();
    let sign_off = item(&clocks, "origin", "sign-off");
    assert_eq!((&sign_off["rule"], &sign_off["met_at"]), (&"ST-0001".into(), &serde_json::Value::Null));
    approve(&place, "li").ok();
    let clocks = place.json(["incident", "show", "INC-0001"])["clocks"].clone();
    assert!(item(&clocks, "origin", "sign-off")["met_at"].is_string());
}

/// The workspace's own medical-accident, whose holding text is approved beforehand.
fn preapproved() -> &'static str {
    r#"
id: medical-accident
version: 1
extends: base
title: {en: "Medical accident", zh: "医疗事故"}
description: {en: "Ours.", zh: "本院版本。"}
reviewed_on: "2026-11-22"
review_every: 180d
respond:
  statements:
    - id: holding
      override: true
      title: {en: "Holding statement", zh: "首次声明"}
      template: holding
      audience: {en: "The public", zh: "公众"}
      channels: [weibo]
      approvers: [response-lead]
      preapproved: true
      signoff_within: 2h
      next_update: {I: 1h, II: 2h, III: 4h}
"#
}

#[test]
fn a_superseded_text_stays_and_a_withdrawn_one_says_why() {
    let place = fully_approved();
    publish(&place).ok();
    publish(&place).fails(5, &["nothing left to publish"]);
    let next = ["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo", "--supersedes", "ST-0001"];
    place.command(next).by("chen").run().ok();
    place.command(["statement", "submit", "ST-0002"]).by("chen").run().ok();
    place.command(["statement", "approve", "ST-0002"]).by("li").run().ok();
    place.command(["statement", "publish", "ST-0002"]).by("chen").run().ok();
    assert_eq!(place.json(["statement", "show", "ST-0001"])["state"], "superseded");
    place.command(["statement", "withdraw", "ST-0002", "--reason", "wrong ward named"]).by("chen").run().ok();
    let all = place.json(["statement", "list", "INC-0001"]);
    assert_eq!(strings(&all["items"], "state"), ["superseded", "withdrawn"]);
}

//! Playbooks and templates that somebody wrote at night: file, line and column of every problem, all at once.

use crate::common::TestEnvironment;
use crate::common::output::strings;

/// A small playbook that is right; each test breaks it in one place.
const GOOD: &str = r#"id: mine
version: 1
extends: base
title: {en: "Mine", zh: "自订"}
description: {en: "Ours.", zh: "本院。"}
reviewed_on: "2026-11-22"
review_every: 180d
respond:
  steps:
    - id: one
      title: {en: "One", zh: "一"}
      role: pr
      due: {I: 2h}
    - id: two
      title: {en: "Two", zh: "二"}
      role: pr
      due: {I: 3h}
      after: [one]
  clocks:
    - id: tick
      title: {en: "Tick", zh: "计时"}
      to: {en: "All", zh: "各方"}
      role: pr
      starts: opened
      limit: {I: 5h}
      met_by: "task:two"
      source: {title: {en: "Ours", zh: "本院"}, unverified: true}
"#;

fn with(text: &str) -> TestEnvironment {
    let place = TestEnvironment::new();
    place.write("playbooks/mine.yaml", text);
    place
}

/// What `playbook validate` finds: code and `line:column` of each problem.
fn problems(text: &str) -> Vec<(String, String)> {
    let place = with(text);
    let error = place.run(["playbook", "validate", "mine", "--format", "json"]).exits(3).error();
    let found: Vec<_> = error["details"]
        .as_array()
        .unwrap_or_else(|| panic!("{error:#}"))
        .iter()
        .map(|one| {
            let at = &one["place"];
            assert!(at["file"].as_str().is_some_and(|file| file.ends_with("mine.yaml")), "{one}");
            (one["code"].as_str().unwrap().to_owned(), format!("{}:{}", at["line"], at["column"]))
        })
        .collect();
    assert!(!found.is_empty());
    found
}

fn finds(from: &str, to: &str, code: &str, position: &str) {
    assert!(GOOD.contains(from), "{from}");
    let found = problems(&GOOD.replacen(from, to, 1));
    assert!(found.contains(&(code.to_owned(), position.to_owned())), "`{to}`: {code} at {position} is not among {found:?}");
}

#[test]
fn the_good_one_is_good() {
    with(GOOD).run(["playbook", "validate", "mine"]).ok();
}

#[test]
fn every_kind_of_problem_has_its_place() {
    finds("      role: pr\n      due: {I: 2h}", "      role: pr\n      colour: red\n      due: {I: 2h}", "problem-unknown-key", "13:7");
    finds("      role: pr\n      due: {I: 2h}", "      rol: pr\n      due: {I: 2h}", "problem-unknown-key-near", "12:7");
    finds("role: pr\n      due: {I: 2h}", "role: nobody\n      due: {I: 2h}", "problem-role", "12:7");
    finds("{I: 2h}", "{I: soon}", "problem-duration", "13:7");
    finds("{I: 2h}", "{I: 120}", "problem-form", "13:7");
    finds("{I: 2h}", "{IV: 2h}", "problem-level", "13:13");
    finds("{en: \"One\", zh: \"一\"}", "{en: \"One\"}", "problem-language", "11:7");
    finds("after: [one]", "after: [none]", "problem-step", "18:7");
    finds("      due: {I: 2h}\n", "      due: {I: 2h}\n      after: [two]\n", "problem-step-cycle", "14:7");
    finds("      due: {I: 2h}\n", "      due: {I: 2h}\n      template: nothing\n", "problem-template", "14:7");
    finds("      due: {I: 2h}\n", "      due: {I: 2h}\n      when: \"harm >=\"\n", "problem-condition", "14:7");
    finds("      due: {I: 2h}\n", "      due: {I: 2h}\n      when: \"hram >= 2\"\n", "problem-condition-name", "14:7");
    finds("task:two", "task:three", "problem-met-by-unknown", "26:7");
    finds("task:two", "whenever", "problem-met-by", "26:7");
    finds("id: two", "id: one", "problem-id-twice", "10:7");
    finds("id: two", "id: verify-facts", "problem-id-twice", "14:7");
}

#[test]
fn every_problem_is_named_at_once() {
    let shape = GOOD.replacen("{I: 2h}", "{I: soon}", 1).replacen("role: pr", "rol: pr", 1).replacen("met_by", "metby", 1);
    let meaning =
        GOOD.replacen("role: pr", "role: nobody", 1).replacen("after: [one]", "after: [none]", 1).replacen("task:two", "task:three", 1);
    for text in [shape, meaning] {
        named_at_once(&text);
    }
}

fn named_at_once(text: &str) {
    let found = problems(text);
    assert!(found.len() >= 3, "{found:?}");
    let human = with(text).run(["playbook", "validate", "mine"]).exits(3);
    for (_, position) in found {
        assert!(human.stderr.contains(&format!("mine.yaml:{position}: ")), "{position}\n{human}");
    }
}

#[test]
fn broken_yaml_has_a_position_and_opens_nothing() {
    for (text, position) in [
        ("id: mine\n  version: : 1\n", ":2:"),
        ("id: mine\nid: twice\n", ":2:1"),
        ("id: mine\ntitle: {en: \"x\n", ":"),
        ("id: mine\ntags: &a [x]\nwatch: *a\n", ":3:"),
        ("- a list\n", ":1:1"),
        ("", ":"),
    ] {
        let place = with(text);
        let before = place.events();
        place.run(["playbook", "validate", "mine"]).fails(3, &["mine.yaml", position]);
        place.run(["incident", "open", "x", "--playbook", "mine"]).fails(3, &["mine.yaml"]);
        assert_eq!(place.events(), before);
        place.run(["incident", "open", "x", "--playbook", "rumour"]).ok();
    }
}

#[test]
fn nesting_and_size_end_before_patience_does() {
    let begun = std::time::Instant::now();
    for deep in ["[".repeat(100_000), "{a: ".repeat(100_000), (0..100_000).map(|n| " ".repeat(n % 500) + "- \n").collect::<String>()] {
        let place = with(&deep);
        place.run(["playbook", "validate", "mine"]).fails(3, &["mine.yaml"]);
    }
    with(&format!("id: mine\n# {}\n", "x".repeat(2 * 1024 * 1024)))
        .run(["playbook", "validate", "mine"])
        .fails(3, &["mine.yaml", "1048576"]);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

/// One broken file must not hide the others at the moment somebody looks for one.
#[test]
fn a_broken_playbook_is_named_beside_the_list_of_the_others() {
    let place = with("id: mine\nversion: [\n");
    let listed = place.run(["playbook", "list"]).exits(3).prints("rumour");
    assert!(listed.stderr.contains("mine.yaml"), "{listed}");
}

#[test]
fn an_unknown_playbook_suggests_the_near_one() {
    let place = TestEnvironment::new();
    let error = place.run(["incident", "open", "x", "--playbook", "rumor"]).fails(4, &["rumor", "rumour"]);
    assert!(error.stderr.contains("did you mean"), "{error}");
    place.run(["incident", "open", "x", "--playbook", "../crisis"]).fails(4, &[]);
    place.run(["playbook", "show", "/etc/passwd"]).fails(4, &[]);
    place.run(["playbook", "validate", "nothing-like-it"]).fails(4, &["crisis playbook list"]);
    assert_eq!(place.json(["incident", "list"])["items"].as_array().unwrap().len(), 0);
}

#[test]
fn a_playbook_that_extends_itself_or_nothing() {
    let place = with(&GOOD.replace("extends: base", "extends: other"));
    place.write("playbooks/other.yaml", GOOD.replace("id: mine", "id: other").replace("extends: base", "extends: mine"));
    place.run(["incident", "open", "x", "--playbook", "mine"]).fails(3, &["mine → other → mine"]);
    let place = with(&GOOD.replace("extends: base", "extends: nowhere"));
    place.run(["incident", "open", "x", "--playbook", "mine"]).fails(3, &["mine.yaml:3:1", "nowhere"]);
}

#[test]
fn a_template_with_an_unknown_variable_names_it_its_file_and_line() {
    let place = TestEnvironment::new();
    place.open("rumour");
    place.run(["template", "eject", "holding"]).ok();
    let good = place.read("templates/statements/holding.en.md");
    let line = good.lines().count() + 1;
    place.write("templates/statements/holding.en.md", format!("{}\n{{{{ hotlin }}}}\n", good.trim_end()));
    let before = place.events();
    let draft = ["statement", "draft", "INC-0001", "--template", "holding", "--channel", "weibo"];
    place.run(draft).fails(3, &[&format!("holding.en.md:{line}"), "hotlin"]);
    place.write("templates/statements/holding.en.md", good.clone() + "\n{% for x in range(100000000) %}{{ x }}{% endfor %}\n");
    place.run(draft).fails(3, &["holding.en.md"]);
    place.write("templates/statements/holding.en.md", good.clone() + "\n{% if %}\n");
    place.run(draft).fails(3, &["holding.en.md:"]);
    place.write("templates/statements/holding.en.md", "no head\n");
    place.run(draft).fails(3, &["holding.en.md"]);
    assert_eq!(place.events(), before);
    assert_eq!(place.json(["statement", "list", "INC-0001"])["items"].as_array().unwrap().len(), 0);
    place.write("templates/statements/holding.en.md", good);
    place.run(draft).ok();
}

#[test]
fn drafts_refuse_what_they_do_not_know() {
    let place = TestEnvironment::new();
    place.open("rumour");
    let draft =
        |more: &[&str]| place.run(["statement", "draft", "INC-0001", "--template", "holding"].into_iter().chain(more.iter().copied()));
    draft(&["--channel", "wiebo"]).fails(4, &["weibo"]);
    draft(&["--channel", "weibo", "--set", "hotlin=1"]).exits(4);
    draft(&["--channel", "weibo", "--set", "subject"]).fails(2, &["subject"]);
    place.run(["statement", "draft", "INC-0001", "--template", "holdng", "--channel", "weibo"]).fails(4, &["holding"]);
    place.run(["statement", "draft", "INC-0001", "--template", "../../crisis", "--channel", "weibo"]).exits(4);
}

#[test]
fn listings_say_where_each_comes_from() {
    let place = with(GOOD);
    place.run(["template", "eject", "holding"]).ok();
    place.run(["template", "eject", "holding"]).fails(5, &["holding.en.md"]);
    let playbooks = place.json(["playbook", "list"]);
    let origins: Vec<(&str, &str)> = strings(&playbooks["items"], "id").into_iter().zip(strings(&playbooks["items"], "origin")).collect();
    assert!(origins.contains(&("mine", "workspace")) && origins.contains(&("base", "builtin")), "{origins:?}");
    let templates = place.json(["template", "list"]);
    let holding = templates["items"].as_array().unwrap().iter().find(|one| one["id"] == "holding").unwrap();
    assert_eq!(holding["origin"], "workspace");
}

/// A slip of shape does not hide what the file means: both are named in one run.
#[test]
fn an_unknown_key_and_an_unknown_role_are_named_together() {
    let place = TestEnvironment::new();
    place.run(["playbook", "eject", "rumour"]).ok();
    let text = place.read("playbooks/rumour.yaml");
    let text = text.replacen("tags:", "tagz: [a]\ntags:", 1).replacen("role: ", "role: nobody-at-all #", 1);
    place.write("playbooks/rumour.yaml", text);
    place.run(["playbook", "validate", "rumour"]).fails(3, &["tagz", "nobody-at-all"]);
}

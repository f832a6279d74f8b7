//! Every rule: both languages, a source, fixtures on which it speaks and on which it is silent.

use crate::respond::lint::input::Lang;

#[test]
fn every_rule_meets_its_fixtures() {
    let linter = super::linter();
    let mut wrong = Vec::new();
    for rule in linter.rules() {
        for (drafts, expected) in [(&rule.good, false), (&rule.bad, true)] {
            for lang in [Lang::Zh, Lang::En] {
                if !drafts.iter().any(|d| d.lang == lang) {
                    wrong.push(format!("{}: no {} fixture in {lang:?}", rule.id, if expected { "bad" } else { "good" }));
                }
            }
            for draft in drafts {
                if linter.lint(draft).iter().any(|f| f.rule == rule.id) != expected {
                    wrong.push(format!("{}: {} on {:?}", rule.id, if expected { "silent" } else { "speaks" }, draft.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} fixtures:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn there_are_rules_enough_in_every_family() {
    let linter = super::linter();
    assert!(linter.rules().len() >= 38, "{}", linter.rules().len());
    for family in ["privacy", "truth", "law", "tone", "completeness", "channel"] {
        assert!(linter.rules().iter().filter(|r| r.id.starts_with(family)).count() >= 6, "{family}");
    }
}

#[test]
fn every_check_has_its_rule() {
    let linter = super::linter();
    for check in crate::respond::lint::registry::CHECKS {
        assert!(linter.rule(check.id).is_some(), "{} has no file", check.id);
    }
}

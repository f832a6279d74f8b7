//! Why an assessment came out as it did, in words: the playbook's own, not its ids.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::assessment::Reason;
use crate::domain::playbook::Playbook;
use crate::domain::text::Lang;
use crate::text::Catalog;

#[derive(Debug, Serialize)]
pub struct ReasonView {
    pub code: String,
    pub params: BTreeMap<String, String>,
    pub text: String,
}

impl ReasonView {
    pub fn new(reason: &Reason, playbook: &Playbook, catalog: &Catalog) -> Self {
        let mut said = reason.params.clone();
        if let Some(rule) = reason.params.get("rule") {
            let why = why(&reason.code, rule, playbook, catalog.lang());
            said.insert("why".to_owned(), why.unwrap_or(rule).to_owned());
        }
        if let Some(indicator) = said.get_mut("indicator") {
            *indicator = question(indicator, playbook, catalog.lang());
        }
        if let Some(facts) = said.get_mut("facts") {
            *facts = answers(facts, playbook, catalog);
        }
        Self {
            code: reason.code.trim_start_matches("reason-").to_owned(),
            params: reason.params.clone(),
            text: catalog.code(&reason.code, &said),
        }
    }
}

/// What the playbook gives as the ground of the rule.
fn why<'a>(code: &str, rule: &str, playbook: &'a Playbook, lang: Lang) -> Option<&'a str> {
    let assess = &playbook.assess;
    let text = match code {
        "reason-forced" => &assess.forcing.iter().find(|one| one.id == rule)?.reason,
        "reason-guarded" => &assess.guards.iter().find(|one| one.id == rule)?.reason,
        _ => &assess.postures.iter().find(|one| one.id == rule)?.reason,
    };
    Some(text.get(lang))
}

/// An indicator as its reader knows it. English ids are words; Chinese readers get the question.
fn question(indicator: &str, playbook: &Playbook, lang: Lang) -> String {
    let known = playbook.assess.indicators.iter().find(|one| one.id == indicator);
    match (lang, known) {
        (Lang::Zh, Some(known)) => format!("“{}”", known.question.zh),
        _ => indicator.replace('_', " "),
    }
}

/// `harm 4, control 3` as the answers that were given.
fn answers(facts: &str, playbook: &Playbook, catalog: &Catalog) -> String {
    let answer = |fact: &str| {
        let (id, score) = fact.rsplit_once(' ')?;
        let indicator = playbook.assess.indicators.iter().find(|one| one.id == id)?;
        let text = &indicator.scale.get(score.parse::<usize>().ok()?)?.text;
        Some(match catalog.lang() {
            Lang::En => fact.replace('_', " "),
            Lang::Zh => format!("“{}”", text.zh),
        })
    };
    let said: Vec<String> = facts.split(", ").map(|fact| answer(fact).unwrap_or_else(|| fact.to_owned())).collect();
    catalog.list(&said)
}

//! Stage 2 of a playbook: from answers to score, level, cluster and posture, each with its reasons.
//! Pure: no store, no clock.

use std::collections::BTreeMap;

use crate::domain::assessment::Reason;
use crate::domain::playbook::{Guard, Playbook, Posture};
use crate::error::{Error, Result};
use crate::library::did_you_mean;
use crate::render::condition;

/// What a condition may ask besides the indicators.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Situation {
    pub assessed: bool,
    pub confirmed_facts: usize,
    pub unconfirmed_facts: usize,
    pub refuted_facts: usize,
    pub demands_open: usize,
    pub mentions: i64,
    pub drill: bool,
    pub region: String,
    pub org_kind: String,
    pub tags: Vec<String>,
    pub level: String,
    pub score: f64,
    pub cluster: String,
    pub posture: String,
}

/// What came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessed {
    pub score: f64,
    pub level: String,
    pub cluster: Option<String>,
    pub posture: Option<Posture>,
    pub missing: Vec<String>,
    pub reasons: Vec<Reason>,
}

/// Scores the answers. What is not answered counts at its worst case and is named in `missing`.
///
/// The score is 100 × Σ weight × answer ÷ Σ weight × 4. The level is the gravest whose threshold the score reaches, or a
/// graver one that a rule forces.
///
/// # Errors
/// A condition of the playbook that cannot be evaluated.
pub fn assess(playbook: &Playbook, answers: &BTreeMap<String, u8>, situation: &Situation) -> Result<Assessed> {
    let missing: Vec<String> = playbook.assess.indicators.iter().map(|i| i.id.clone()).filter(|id| !answers.contains_key(id)).collect();
    let score = score(playbook, answers);
    let mut reasons = vec![];
    let mut level = by_score(playbook, score, &mut reasons);
    let mut asked = Asked { playbook, answers, situation: Situation { score, level: level.clone(), ..situation.clone() } };
    for rule in &playbook.assess.forcing {
        if asked.holds(&rule.when, &rule.id)? {
            reasons.push(forced(playbook, &rule.id, &rule.when, &rule.level, &asked));
            level = graver(playbook, &level, &rule.level);
        }
    }
    asked.situation.level.clone_from(&level);
    for id in &missing {
        let worst = playbook.assess.indicators.iter().find(|i| &i.id == id).map_or(4, |i| i.worst_case);
        reasons.push(Reason::new("reason-unknown", [("indicator", id.clone()), ("score", worst.to_string())]));
    }
    let cluster = asked.cluster(&mut reasons)?;
    asked.situation.cluster = cluster.clone().unwrap_or_default();
    let posture = asked.posture(&mut reasons)?;
    Ok(Assessed { score, level, cluster, posture, missing, reasons })
}

/// The answer to a rule's question whether a posture must not be taken now.
///
/// # Errors
/// A guard's condition that cannot be evaluated.
pub fn guard<'a>(
    playbook: &'a Playbook,
    posture: Posture,
    answers: &BTreeMap<String, u8>,
    situation: &Situation,
) -> Result<Option<&'a Guard>> {
    let asked = Asked { playbook, answers, situation: situation.clone() };
    for guard in playbook.assess.guards.iter().filter(|guard| guard.posture == posture) {
        if asked.holds(&guard.when, &guard.id)? {
            return Ok(Some(guard));
        }
    }
    Ok(None)
}

/// Whether an optional condition holds; no condition always does.
///
/// # Errors
/// A condition that cannot be evaluated, with the playbook and the item that holds it.
pub fn holds(playbook: &Playbook, when: Option<&str>, item: &str, answers: &BTreeMap<String, u8>, situation: &Situation) -> Result<bool> {
    when.map_or(Ok(true), |when| Asked { playbook, answers, situation: situation.clone() }.holds(when, item))
}

/// Reads `indicator=score` or `indicator=word`.
///
/// # Errors
/// An unknown indicator or word, with what there is.
pub fn answer(playbook: &Playbook, text: &str) -> Result<(String, Option<u8>)> {
    let (id, given) = text.split_once('=').ok_or_else(|| Error::usage("error-answer-form").with("text", text))?;
    let indicator = playbook.assess.indicators.iter().find(|indicator| indicator.id == id).ok_or_else(|| {
        let known: Vec<&str> = playbook.assess.indicators.iter().map(|indicator| indicator.id.as_str()).collect();
        let near = did_you_mean(id, known.iter().copied());
        let names = if near.is_empty() { known.join(", ") } else { near.join(", ") };
        Error::not_found("error-indicator")
            .with("indicator", id)
            .with("playbook", &playbook.id)
            .hint("hint-did-you-mean")
            .hint_with("names", names)
    })?;
    if given == "unknown" {
        return Ok((id.to_owned(), None));
    }
    let by_word = indicator.scale.iter().position(|answer| answer.word == given);
    let score = by_word.or_else(|| given.parse::<usize>().ok().filter(|score| *score <= 4));
    let words =
        || indicator.scale.iter().enumerate().map(|(score, answer)| format!("{score} {}", answer.word)).collect::<Vec<_>>().join(", ");
    let score = score.ok_or_else(|| Error::input("error-answer").with("indicator", id).with("value", given).with("words", words()))?;
    Ok((id.to_owned(), u8::try_from(score).ok()))
}

/// The graver of two levels; one that the playbook does not know counts as the lesser.
pub fn graver(playbook: &Playbook, a: &str, b: &str) -> String {
    let rank = |level: &str| playbook.levels.iter().position(|known| known.id == level).unwrap_or(usize::MAX);
    if rank(b) < rank(a) { b.to_owned() } else { a.to_owned() }
}

/// What each indicator counts as: the answer, or the worst case.
pub fn counted(playbook: &Playbook, answers: &BTreeMap<String, u8>) -> BTreeMap<String, u8> {
    playbook.assess.indicators.iter().map(|i| (i.id.clone(), answers.get(&i.id).copied().unwrap_or(i.worst_case))).collect()
}

fn score(playbook: &Playbook, answers: &BTreeMap<String, u8>) -> f64 {
    let counted = counted(playbook, answers);
    let (mut sum, mut most) = (0.0, 0.0);
    for indicator in &playbook.assess.indicators {
        sum += indicator.weight * f64::from(counted.get(&indicator.id).copied().unwrap_or(4));
        most += indicator.weight * 4.0;
    }
    if most > 0.0 { (1000.0 * sum / most).round() / 10.0 } else { 0.0 }
}

fn by_score(playbook: &Playbook, score: f64, reasons: &mut Vec<Reason>) -> String {
    let reached = playbook.levels.iter().find_map(|level| {
        let threshold = *playbook.assess.thresholds.get(&level.id)?;
        (score >= threshold).then_some((level.id.clone(), threshold))
    });
    let last = playbook.levels.last().map(|level| level.id.clone()).unwrap_or_default();
    let (level, threshold) = reached.unwrap_or((last, 0.0));
    let params = [("score", format!("{score:.1}")), ("level", level.clone()), ("threshold", format!("{threshold:.0}"))];
    reasons.push(Reason::new("reason-score", params));
    level
}

/// “harm 4 forces level I”: the values of the indicators that the rule asks about.
fn forced(playbook: &Playbook, rule: &str, when: &str, level: &str, asked: &Asked<'_>) -> Reason {
    let counted = counted(playbook, asked.answers);
    let named: Vec<String> = counted.iter().filter(|(id, _)| mentions_name(when, id)).map(|(id, score)| format!("{id} {score}")).collect();
    let facts = if named.is_empty() { when.to_owned() } else { named.join(", ") };
    Reason::new("reason-forced", [("facts", facts), ("level", level.to_owned()), ("rule", rule.to_owned())])
}

fn mentions_name(expression: &str, name: &str) -> bool {
    expression.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
}

/// A playbook's conditions put to one situation.
struct Asked<'a> {
    playbook: &'a Playbook,
    answers: &'a BTreeMap<String, u8>,
    situation: Situation,
}

impl Asked<'_> {
    fn holds(&self, when: &str, item: &str) -> Result<bool> {
        let mut context: BTreeMap<String, serde_json::Value> =
            counted(self.playbook, self.answers).into_iter().map(|(id, score)| (id, score.into())).collect();
        let serde_json::Value::Object(situation) = serde_json::to_value(&self.situation).map_err(Error::bug)? else {
            return Err(Error::bug("a situation is a map"));
        };
        context.extend(situation);
        condition(when, &context)
            .map_err(|cause| Error::input("error-condition").with("playbook", &self.playbook.id).with("item", item).cause(cause))
    }

    fn cluster(&self, reasons: &mut Vec<Reason>) -> Result<Option<String>> {
        for cluster in &self.playbook.assess.clusters {
            if self.holds(&cluster.when, &cluster.id)? {
                reasons.push(Reason::new("reason-cluster", [("cluster", cluster.id.clone())]));
                return Ok(Some(cluster.id.clone()));
            }
        }
        Ok(None)
    }

    /// The first rule that holds and that no guard forbids.
    fn posture(&self, reasons: &mut Vec<Reason>) -> Result<Option<Posture>> {
        for rule in &self.playbook.assess.postures {
            if !self.holds(&rule.when, &rule.id)? {
                continue;
            }
            if let Some(guard) = guard(self.playbook, rule.posture, self.answers, &self.situation)? {
                reasons.push(Reason::new("reason-guarded", [("posture", rule.posture.to_string()), ("rule", guard.id.clone())]));
                continue;
            }
            reasons.push(Reason::new("reason-posture", [("posture", rule.posture.to_string()), ("rule", rule.id.clone())]));
            return Ok(Some(rule.posture));
        }
        Ok(None)
    }
}

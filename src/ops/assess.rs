//! Assess an incident: answers, score, level, posture; then plan anew.

use std::collections::BTreeMap;

use super::plan::{Case, Replanned, situation};
use super::{Desk, Work, lookup};
use crate::assess::{Assessed, answer, guard};
use crate::domain::assessment::{Assessment, Reason};
use crate::domain::entity::Entity as _;
use crate::domain::incident::{Incident, Stage};
use crate::domain::playbook::{Auto, Measure, Playbook, Posture};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::respond::planning::Happening;
use crate::store::{Table, Txn};

/// What `assess` is told.
#[derive(Clone, Debug, Default)]
pub struct Assess {
    /// `indicator=score` or `indicator=word`; what is not set keeps its last answer.
    pub set: Vec<String>,
    pub level: Option<String>,
    pub level_reason: Option<String>,
    pub posture: Option<Posture>,
    pub posture_reason: Option<String>,
}

/// An assessment made.
pub struct Made {
    pub incident: Incident,
    pub playbook: Playbook,
    pub assessment: Assessment,
    pub previous_level: String,
    pub replanned: Replanned,
}

pub fn assess(desk: &mut Desk, typed: &str, told: Assess) -> Result<Made> {
    if told.level.is_some() != told.level_reason.is_some() || told.posture.is_some() != told.posture_reason.is_some() {
        return Err(Error::usage("error-override-reason"));
    }
    let mut work = desk.work()?;
    let mut incident = lookup::incident(&mut *work.txn, typed)?;
    if !matches!(incident.stage, Stage::Assess | Stage::Respond) {
        return Err(Error::conflict("error-stage")
            .with("incident", incident.handle())
            .with("stage", incident.stage)
            .with("action", "assess"));
    }
    let mut case = Case::of(&mut *work.txn, work.config, &incident)?;
    let mut scores = case.answers.clone();
    let mut automatic = Vec::new();
    take_answers(&case.playbook, &told.set, &mut scores)?;
    measure_missing(&mut work, &incident, &case.playbook, &told.set, &mut scores, &mut automatic)?;
    let mut outcome = crate::assess::assess(&case.playbook, &scores, &case.situation)?;
    outcome.reasons.extend(automatic);
    override_outcome(&case, &scores, &told, &mut outcome)?;
    let previous_level = std::mem::replace(&mut incident.level, outcome.level.clone());
    let assessment = work.keep_assessment(&mut incident, scores.clone(), outcome, told)?;
    case.answers = scores;
    case.situation = situation(&mut *work.txn, work.config, &incident)?;
    work.happened(&incident, &case.playbook, &assessment.handle(), &Happening::Assessed)?;
    let replanned = work.replan(&incident, &case)?;
    work.event("assessed")
        .of(&incident)
        .about(&assessment)
        .with("level", &assessment.level)
        .with("previous", &previous_level)
        .with("score", format!("{:.1}", assessment.score))
        .with("missing", assessment.missing.len())
        .with("posture", assessment.posture.map(|posture| posture.to_string()).unwrap_or_default())
        .says_some("level_reason", assessment.level_reason.as_ref())
        .says_some("posture_reason", assessment.posture_reason.as_ref())
        .record()?;
    work.commit()?;
    Ok(Made { incident, playbook: case.playbook, assessment, previous_level, replanned })
}

fn take_answers(playbook: &Playbook, set: &[String], scores: &mut BTreeMap<String, u8>) -> Result<()> {
    for text in set {
        match answer(playbook, text)? {
            (id, Some(score)) => scores.insert(id, score),
            (id, None) => scores.remove(&id),
        };
    }
    Ok(())
}

/// Answers from the incident's mentions, for indicators that nobody answered and the playbook knows how to measure.
fn measure_missing(
    work: &mut Work<'_>,
    incident: &Incident,
    playbook: &Playbook,
    set: &[String],
    scores: &mut BTreeMap<String, u8>,
    reasons: &mut Vec<Reason>,
) -> Result<()> {
    let said_unknown = |id: &str| set.iter().any(|text| text == &format!("{id}=unknown"));
    for indicator in &playbook.assess.indicators {
        let Some(auto) = &indicator.auto else { continue };
        if scores.contains_key(&indicator.id) || said_unknown(&indicator.id) {
            continue;
        }
        let at = work.at;
        if let Some(measured) = measure(&mut *work.txn, incident.id, auto, at)? {
            let score = auto.steps.iter().filter(|step| measured >= **step).count();
            scores.insert(indicator.id.clone(), u8::try_from(score).unwrap_or(4).min(4));
            let params = [
                ("indicator", indicator.id.clone()),
                ("value", if measured.fract() == 0.0 { format!("{measured:.0}") } else { format!("{measured:.2}") }),
                ("window", auto.window.to_string()),
                ("score", score.to_string()),
            ];
            reasons.push(Reason::new("reason-measured", params));
        }
    }
    Ok(())
}

/// The measure over the window before `at`; `None` where the incident has no mention at all.
fn measure(txn: &mut dyn Txn, incident: i64, auto: &Auto, at: Timestamp) -> Result<Option<f64>> {
    if txn.mention_count(Some(incident))? == 0 {
        return Ok(None);
    }
    let window = auto.window.as_minutes();
    let mut over = |from: i64, to: i64| txn.total(incident, at.plus_minutes(-from), at.plus_minutes(-to));
    let now = over(window, 0)?;
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    let value = match auto.measure {
        Measure::Mentions => now.mentions as f64,
        Measure::NegativeMentions => now.negative as f64,
        Measure::Reach => now.reach as f64,
        Measure::DistinctSources => now.authors.unwrap_or(0) as f64,
        Measure::NegativeShare => now.negative as f64 / now.mentions.max(1) as f64,
        Measure::SpreadSpeed => now.mentions as f64 / over(2 * window, window)?.mentions.max(1) as f64,
    };
    Ok(Some(value))
}

/// What a person sets against the rules, with the reason kept. A guarded posture cannot be set while its guard holds.
fn override_outcome(case: &Case, scores: &BTreeMap<String, u8>, told: &Assess, outcome: &mut Assessed) -> Result<()> {
    if let Some(level) = &told.level {
        if !case.playbook.levels.iter().any(|known| &known.id == level) {
            let known: Vec<&str> = case.playbook.levels.iter().map(|level| level.id.as_str()).collect();
            return Err(Error::not_found("error-level").with("level", level).with("known", known.join(", ")));
        }
        outcome.reasons.push(Reason::new("reason-level-set", [("level", level.clone()), ("computed", outcome.level.clone())]));
        outcome.level.clone_from(level);
    }
    if let Some(posture) = told.posture {
        if let Some(guard) = guard(&case.playbook, posture, scores, &case.situation)? {
            return Err(Error::conflict("error-guard")
                .with("posture", posture)
                .with("rule", &guard.id)
                .hint("hint-guard")
                .hint_with("reason_en", &guard.reason.en)
                .hint_with("reason_zh", &guard.reason.zh));
        }
        let computed = outcome.posture.map(|posture| posture.to_string()).unwrap_or_default();
        outcome.reasons.push(Reason::new("reason-posture-set", [("posture", posture.to_string()), ("computed", computed)]));
        outcome.posture = Some(posture);
    }
    Ok(())
}

impl Work<'_> {
    fn keep_assessment(
        &mut self,
        incident: &mut Incident,
        scores: BTreeMap<String, u8>,
        outcome: Assessed,
        told: Assess,
    ) -> Result<Assessment> {
        let mut assessment = Assessment {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            incident_id: incident.id,
            scores,
            missing: outcome.missing,
            score: outcome.score,
            level: outcome.level,
            cluster: outcome.cluster,
            posture: outcome.posture,
            reasons: outcome.reasons,
            level_reason: told.level_reason,
            posture_reason: told.posture_reason,
            by: self.person(),
            at: self.at,
        };
        self.insert(&mut assessment)?;
        incident.provisional = false;
        incident.stage = Stage::Respond;
        incident.score = Some(assessment.score);
        incident.cluster.clone_from(&assessment.cluster);
        incident.posture = assessment.posture;
        // Due times that count from the assessment count from the first: the clock does not restart.
        incident.assessed_at = incident.assessed_at.or(Some(self.at));
        self.update(incident)?;
        Ok(assessment)
    }
}

/// The latest assessments of an incident, the first one first.
pub fn history(desk: &mut Desk, typed: &str) -> Result<(Incident, Playbook, Vec<Assessment>)> {
    let mut txn = desk.read()?;
    let incident = lookup::incident(&mut *txn, typed)?;
    let playbook = lookup::playbook(&mut *txn, &incident)?;
    let all = Table::<Assessment>::of(&mut *txn, incident.id)?;
    Ok((incident, playbook, all))
}

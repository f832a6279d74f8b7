//! A playbook as a document: for the binder on the desk, and for whoever reviews it.

use serde::Serialize;

use crate::domain::playbook::{Playbook, Step};
use crate::domain::rule_pack::{Duty, RulePack};
use crate::domain::span::PerLevel;
use crate::domain::text::{Lang, Text};
use crate::error::Result;
use crate::library::Library;
use crate::render;
use crate::text::Catalog;
use crate::ui::view::playbook::{per_level, role_title};
use crate::ui::view::task::SourceView;

/// The playbook in Markdown, with its flow as a Mermaid chart.
pub fn markdown(library: &Library, playbook: &Playbook, duties: &[(RulePack, Duty)], catalog: &Catalog) -> Result<String> {
    let template = library.report_template("playbook", catalog.lang())?;
    render::report(&template.path.display().to_string(), &template.text, &Handbook::new(playbook, duties, catalog))
}

/// The data of `templates/reports/playbook.<lang>.md`.
#[derive(Serialize)]
struct Handbook {
    id: String,
    title: String,
    description: String,
    version: u32,
    reviewed_on: String,
    levels: Vec<String>,
    preparedness: Vec<ReadyRow>,
    indicators: Vec<IndicatorRow>,
    stages: Vec<StageRow>,
    clocks: Vec<ClockRow>,
    duties: Vec<DutyRow>,
    statements: Vec<StatementRow>,
    stakeholders: Vec<PartyRow>,
    never_say: Vec<NeverRow>,
    evidence: Vec<String>,
    stop_when: String,
    questions: Vec<String>,
}

#[derive(Serialize)]
struct ReadyRow {
    title: String,
    detail: String,
    role: String,
    valid_for: String,
}

#[derive(Serialize)]
struct IndicatorRow {
    question: String,
    weight: f64,
    answers: Vec<String>,
}

#[derive(Serialize)]
struct StageRow {
    id: &'static str,
    title: String,
    steps: Vec<StepRow>,
}

#[derive(Serialize)]
struct StepRow {
    /// Safe as a name in a chart.
    node: String,
    title: String,
    detail: String,
    role: String,
    due: String,
    required: bool,
    /// Nodes that come first.
    after: Vec<String>,
}

#[derive(Serialize)]
struct ClockRow {
    title: String,
    limit: String,
    role: String,
    to: String,
    source: String,
    when: String,
    note: String,
}

#[derive(Serialize)]
struct DutyRow {
    title: String,
    role: String,
    to: String,
    source: String,
    note: String,
}

#[derive(Serialize)]
struct StatementRow {
    title: String,
    template: String,
    audience: String,
    approvers: String,
}

#[derive(Serialize)]
struct PartyRow {
    title: String,
    role: String,
    before_public: bool,
    detail: String,
}

#[derive(Serialize)]
struct NeverRow {
    text: String,
    why: String,
    instead: String,
}

impl Handbook {
    fn new(playbook: &Playbook, duties: &[(RulePack, Duty)], catalog: &Catalog) -> Self {
        let speaker = Speaker { playbook, catalog, lang: catalog.lang() };
        let respond = &playbook.respond;
        Self {
            id: playbook.id.clone(),
            title: speaker.say(&playbook.title),
            description: speaker.say(&playbook.description),
            version: playbook.version,
            reviewed_on: playbook.reviewed_on.clone(),
            levels: playbook.levels.iter().map(|level| format!("{} {}", level.id, speaker.say(&level.title))).collect(),
            preparedness: speaker.preparedness(),
            indicators: speaker.indicators(),
            stages: speaker.stages(),
            clocks: speaker.clocks(),
            duties: duties.iter().map(|(pack, duty)| speaker.duty(pack, duty)).collect(),
            statements: speaker.statements(),
            stakeholders: speaker.stakeholders(),
            never_say: respond
                .never_say
                .iter()
                .map(|one| NeverRow { text: speaker.say(&one.text), why: speaker.say(&one.why), instead: speaker.say(&one.instead) })
                .collect(),
            evidence: respond.evidence.iter().map(|text| speaker.say(text)).collect(),
            stop_when: respond.stop_when.as_ref().map(|text| speaker.say(text)).unwrap_or_default(),
            questions: playbook.review.questions.iter().map(|one| speaker.say(&one.question)).collect(),
        }
    }
}

/// Puts the playbook into one language.
struct Speaker<'a> {
    playbook: &'a Playbook,
    catalog: &'a Catalog,
    lang: Lang,
}

impl Speaker<'_> {
    fn say(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    fn role(&self, id: &str) -> String {
        role_title(self.playbook, id, self.lang)
    }

    fn preparedness(&self) -> Vec<ReadyRow> {
        let row = |item: &crate::domain::playbook::Preparedness| ReadyRow {
            title: self.say(&item.title),
            detail: self.say(&item.detail),
            role: self.role(&item.role),
            valid_for: self.catalog.minutes(item.valid_for.as_minutes()),
        };
        self.playbook.preparedness.iter().map(row).collect()
    }

    fn indicators(&self) -> Vec<IndicatorRow> {
        let row = |one: &crate::domain::playbook::Indicator| IndicatorRow {
            question: self.say(&one.question),
            weight: one.weight,
            answers: one.scale.iter().map(|answer| self.say(&answer.text)).collect(),
        };
        self.playbook.assess.indicators.iter().map(row).collect()
    }

    fn stages(&self) -> Vec<StageRow> {
        let stages = [
            ("monitor", &self.playbook.monitor.steps),
            ("assess", &self.playbook.assess.steps),
            ("respond", &self.playbook.respond.steps),
            ("review", &self.playbook.review.steps),
        ];
        let row = |(id, steps): (&'static str, &Vec<Step>)| StageRow {
            id,
            title: self.catalog.word("phase", id),
            steps: steps.iter().map(|step| self.step(step)).collect(),
        };
        stages.into_iter().map(row).collect()
    }

    fn step(&self, step: &Step) -> StepRow {
        StepRow {
            node: node(&step.id),
            title: self.say(&step.title),
            detail: step.detail.as_ref().map(|text| self.say(text)).unwrap_or_default(),
            role: self.role(&step.role),
            due: per_level(&step.due),
            required: step.required,
            after: step.after.iter().chain(&step.from_step).map(|id| node(id)).collect(),
        }
    }

    fn clocks(&self) -> Vec<ClockRow> {
        let row = |clock: &crate::domain::playbook::ClockRule| ClockRow {
            title: self.say(&clock.title),
            limit: per_level(&clock.limit),
            role: self.role(&clock.role),
            to: self.say(&clock.to),
            source: SourceView::new(&clock.source, self.catalog).line(self.catalog),
            when: clock.when.clone().unwrap_or_default(),
            note: clock.note.as_ref().map(|note| self.say(note)).unwrap_or_default(),
        };
        self.playbook.respond.clocks.iter().map(row).collect()
    }

    fn duty(&self, pack: &RulePack, duty: &Duty) -> DutyRow {
        DutyRow {
            title: self.say(&duty.title),
            role: self.role(&duty.role),
            to: self.say(&duty.to),
            source: format!("{} {}", self.say(&pack.source.title), self.say(&duty.article)),
            note: duty.note.as_ref().map(|note| self.say(note)).unwrap_or_default(),
        }
    }

    fn statements(&self) -> Vec<StatementRow> {
        let roles = |ids: &[String]| self.catalog.list(&ids.iter().map(|id| self.role(id)).collect::<Vec<_>>());
        let row = |rule: &crate::domain::playbook::StatementRule| StatementRow {
            title: self.say(&rule.title),
            template: rule.template.clone(),
            audience: self.say(&rule.audience),
            approvers: match &rule.approvers {
                PerLevel::All(ids) => roles(ids),
                PerLevel::Some(map) => map.iter().map(|(level, ids)| format!("{level} {}", roles(ids))).collect::<Vec<_>>().join(" · "),
            },
        };
        self.playbook.respond.statements.iter().map(row).collect()
    }

    fn stakeholders(&self) -> Vec<PartyRow> {
        let row = |party: &crate::domain::playbook::StakeholderRule| PartyRow {
            title: self.say(&party.title),
            role: self.role(&party.role),
            before_public: party.before_public,
            detail: self.say(&party.detail),
        };
        self.playbook.respond.stakeholders.iter().map(row).collect()
    }
}

/// Mermaid takes no hyphens in a node's name, and `end` for a word of its own.
fn node(id: &str) -> String {
    format!("step_{}", id.replace(|c: char| !c.is_ascii_alphanumeric(), "_"))
}

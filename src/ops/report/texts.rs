//! What was said and asked: statements, facts, stakeholders, demands, answers, lessons, actions.

use serde::Serialize;

use super::opinion::Around;
use super::{Record, Writer};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::fact::Fact;
use crate::domain::statement::{Decision, Statement, Version};
use crate::ops::stakeholder::name;
use crate::ops::statement::Shown;
use crate::text::tr;

#[derive(Serialize)]
pub struct StatementData {
    id: String,
    title: String,
    state: String,
    author: String,
    drafted_at: String,
    submitted_at: String,
    published_at: String,
    channels: Vec<String>,
    versions: Vec<VersionRow>,
    approvals: Vec<ApprovalRow>,
    facts: Vec<String>,
    next_update: String,
    reason: String,
    text: String,
    around: Option<Around>,
}

#[derive(Serialize)]
pub struct VersionRow {
    number: i64,
    author: String,
    written_at: String,
    hash: String,
}

#[derive(Serialize)]
pub struct ApprovalRow {
    decision: String,
    person: String,
    roles: String,
    at: String,
    /// Since the text was submitted.
    after: String,
    spoken: bool,
    recorded_by: String,
    via: String,
    cancelled: bool,
    words: String,
}

#[derive(Serialize)]
pub struct FactRow {
    id: String,
    text: String,
    status: String,
    release: String,
    source: String,
    verified_by: String,
}

#[derive(Serialize)]
pub struct PartyRow {
    name: String,
    group: String,
    told_at: String,
    before_public: bool,
    /// Told only after the first public statement, though owed it before.
    too_late: bool,
    contacts: Vec<ContactRow>,
}

#[derive(Serialize)]
pub struct ContactRow {
    at: String,
    by: String,
    text: String,
}

#[derive(Serialize)]
pub struct DemandRow {
    id: String,
    text: String,
    by: String,
    state: String,
    promise: String,
    result: String,
}

#[derive(Clone, Serialize)]
pub struct QuestionRow {
    question: String,
    required: bool,
    answer: String,
    by: String,
}

#[derive(Clone, Serialize)]
pub struct SurveyRow {
    group: String,
    asked: String,
    /// Empty for feedback nobody asked for.
    count: String,
    question: String,
    result: String,
    source: String,
    at: String,
}

impl QuestionRow {
    pub const fn is_answered(&self) -> bool {
        !self.answer.is_empty()
    }
}

#[derive(Serialize)]
pub struct LessonRow {
    kind: String,
    text: String,
}

#[derive(Clone, Serialize)]
pub struct ActionRow {
    id: String,
    text: String,
    owner: String,
    due_at: String,
    state: String,
    evidence: String,
}

impl Writer<'_> {
    pub(super) fn statements(&self, record: &Record) -> Vec<StatementData> {
        self.statements_where(record, &|_| true)
    }

    pub(super) fn statements_where(&self, record: &Record, wanted: &dyn Fn(&Statement) -> bool) -> Vec<StatementData> {
        record.statements.iter().filter(|shown| wanted(&shown.statement)).map(|shown| self.statement(record, shown)).collect()
    }

    fn statement(&self, record: &Record, shown: &Shown) -> StatementData {
        let one = &shown.statement;
        let title = self.statement_title(record, shown);
        let channels: Vec<String> = shown.current().variants.iter().map(|variant| self.channel(&variant.channel)).collect();
        StatementData {
            id: one.handle(),
            title,
            state: self.catalog.word("statement-state", one.state.word()),
            author: self.person(&one.author),
            drafted_at: self.time(Some(one.drafted_at)),
            submitted_at: self.time(one.submitted_at),
            published_at: self.time(one.published_at),
            channels,
            versions: shown.versions.iter().map(|version| self.version(version)).collect(),
            approvals: self.approvals(record, shown),
            facts: shown.facts.iter().map(|used| format!("{} (r{})", Kind::Fact.handle(used.fact_id), used.fact_revision)).collect(),
            next_update: self.time(shown.current().next_update),
            reason: one.reason.clone().unwrap_or_default(),
            text: shown.current().variants.first().map(|variant| variant.text.clone()).unwrap_or_default(),
            around: record.opinion.around.get(&one.id).map(Self::around),
        }
    }

    /// What the playbook calls the statement, else its template.
    pub(super) fn statement_title(&self, record: &Record, shown: &Shown) -> String {
        let template = &shown.statement.template;
        let rule = record.playbook.respond.statements.iter().find(|rule| rule.template == *template);
        rule.map_or_else(|| template.clone(), |rule| rule.title.get(self.catalog.lang()).to_owned())
    }

    fn version(&self, version: &Version) -> VersionRow {
        VersionRow {
            number: version.number,
            author: self.person(&version.author),
            written_at: self.time(Some(version.written_at)),
            hash: version.hash.chars().take(12).collect(),
        }
    }

    fn approvals(&self, record: &Record, shown: &Shown) -> Vec<ApprovalRow> {
        let submitted = shown.statement.submitted_at;
        shown
            .approvals
            .iter()
            .map(|one| ApprovalRow {
                decision: self.catalog.word("decision", if one.decision == Decision::Approved { "approved" } else { "rejected" }),
                person: self.person(&one.person),
                roles: self.catalog.list(&one.roles.iter().map(|role| self.role(record, role)).collect::<Vec<_>>()),
                at: self.time(Some(one.at)),
                after: submitted.filter(|at| *at <= one.at).map(|at| self.catalog.minutes(one.at.minutes_since(at))).unwrap_or_default(),
                spoken: one.via.is_some(),
                recorded_by: self.person(&one.recorded_by),
                via: one.via.clone().map(|via| self.via(&via)).unwrap_or_default(),
                cancelled: one.cancelled_at.is_some(),
                words: one.evidence.clone().unwrap_or_default(),
            })
            .collect()
    }

    fn via(&self, via: &str) -> String {
        let key = format!("word-via-{via}");
        if self.catalog.has(&key) { tr!(self.catalog, &key) } else { via.to_owned() }
    }

    pub(super) fn facts(&self, record: &Record) -> Vec<FactRow> {
        record.facts.iter().map(|fact| self.fact(fact)).collect()
    }

    pub(super) fn fact(&self, fact: &Fact) -> FactRow {
        FactRow {
            id: fact.handle(),
            text: if fact.erased_at.is_some() { tr!(self.catalog, "text-erased") } else { fact.text.clone() },
            status: self.catalog.word("fact-status", fact.status.word()),
            release: self.catalog.word("release", fact.release.word()),
            source: fact.source.clone().unwrap_or_default(),
            verified_by: fact.verified_by.as_deref().map(|who| self.person(who)).unwrap_or_default(),
        }
    }

    pub(super) fn stakeholders(&self, record: &Record) -> Vec<PartyRow> {
        let first_public = record
            .statements
            .iter()
            .filter(|one| crate::domain::statement::is_public(&one.statement.audience))
            .filter_map(|one| one.statement.published_at)
            .min();
        record
            .parties
            .iter()
            .map(|party| {
                let one = &party.stakeholder;
                let late = first_public.is_some_and(|public| one.told_at.is_none_or(|told| told > public));
                PartyRow {
                    name: name(one, &record.playbook, self.catalog.lang()),
                    group: self.catalog.word("group", one.group.word()),
                    told_at: self.time(one.told_at),
                    before_public: one.before_public,
                    too_late: one.before_public && late,
                    contacts: party
                        .contacts
                        .iter()
                        .map(|contact| ContactRow {
                            at: self.time(Some(contact.at)),
                            by: self.person(&contact.by),
                            text: contact.text.clone(),
                        })
                        .collect(),
                }
            })
            .collect()
    }

    pub(super) fn demands(&self, record: &Record) -> Vec<DemandRow> {
        record
            .demands
            .iter()
            .map(|one| DemandRow {
                id: one.handle(),
                text: one.text.clone(),
                by: one.by.clone().unwrap_or_default(),
                state: self.catalog.word("demand-state", one.state.word()),
                promise: one.promise.clone().unwrap_or_default(),
                result: one.result.clone().unwrap_or_default(),
            })
            .collect()
    }

    pub(super) fn questions(&self, record: &Record) -> Vec<QuestionRow> {
        record
            .playbook
            .review
            .questions
            .iter()
            .map(|question| {
                let answer = record.answers.iter().find(|answer| answer.question == question.id);
                QuestionRow {
                    question: question.question.get(self.catalog.lang()).to_owned(),
                    required: question.required,
                    answer: answer.map(|answer| answer.text.clone()).unwrap_or_default(),
                    by: answer.map(|answer| self.person(&answer.by)).unwrap_or_default(),
                }
            })
            .collect()
    }

    pub(super) fn surveys(&self, record: &Record) -> Vec<SurveyRow> {
        record
            .surveys
            .iter()
            .map(|one| SurveyRow {
                group: self.catalog.word("group", one.group.word()),
                asked: one.asked.clone().unwrap_or_default(),
                count: one.count.map(|count| count.to_string()).unwrap_or_default(),
                question: one.question.clone().unwrap_or_default(),
                result: one.result.clone(),
                source: one.source.clone().unwrap_or_default(),
                at: self.time(Some(one.at)),
            })
            .collect()
    }

    pub(super) fn lessons(&self, record: &Record) -> Vec<LessonRow> {
        record
            .lessons
            .iter()
            .map(|one| LessonRow { kind: self.catalog.word("lesson-kind", one.kind.word()), text: one.text.clone() })
            .collect()
    }

    pub(super) fn actions(&self, record: &Record) -> Vec<ActionRow> {
        record
            .actions
            .iter()
            .map(|one| ActionRow {
                id: one.handle(),
                text: one.text.clone(),
                owner: one.owner.as_deref().map(|who| self.person(who)).unwrap_or_default(),
                due_at: self.time(one.due_at),
                state: self.catalog.word("action-state", one.state.word()),
                evidence: one.evidence.clone().unwrap_or_default(),
            })
            .collect()
    }
}

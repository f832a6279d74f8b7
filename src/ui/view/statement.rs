//! Statements: texts, what is open, who approved.

use serde::Serialize;

use super::{Page, Row, Shape, View, object};
use crate::domain::entity::{Entity as _, Kind};
use crate::domain::statement::{Approval, SignatureState, Variant, Version};
use crate::domain::time::Timestamp;
use crate::ops::sign::fill_command;
use crate::ops::statement::Shown;
use crate::text::tr;

#[derive(Debug, Serialize)]
pub struct StatementView {
    pub id: String,
    pub uuid: String,
    pub revision: i64,
    pub incident: String,
    pub template: String,
    pub lang: String,
    pub audience: String,
    pub state: &'static str,
    pub version: i64,
    pub author: String,
    pub hash: String,
    /// The text of the first variant.
    pub text: String,
    pub variants: Vec<Variant>,
    pub missing: Vec<Missing>,
    pub next_update: Option<Timestamp>,
    pub facts: Vec<UsedFact>,
    /// Facts that changed since this version used them.
    pub stale_facts: Vec<String>,
    pub approvals: Vec<ApprovalView>,
    pub approvals_missing: Vec<String>,
    pub publications: Vec<PublicationView>,
    pub versions: Vec<VersionView>,
    pub supersedes: Option<String>,
    pub reason: Option<String>,
    pub drafted_at: Timestamp,
    pub submitted_at: Option<Timestamp>,
    pub approved_at: Option<Timestamp>,
    pub published_at: Option<Timestamp>,
    pub withdrawn_at: Option<Timestamp>,
}

/// An open place, and the command that fills it.
#[derive(Debug, Serialize)]
pub struct Missing {
    pub name: String,
    pub marker: String,
    pub command: String,
}

#[derive(Debug, Serialize)]
pub struct UsedFact {
    pub id: String,
    pub revision: i64,
}

#[derive(Debug, Serialize)]
pub struct ApprovalView {
    pub id: String,
    pub decision: &'static str,
    pub person: String,
    pub roles: Vec<String>,
    pub recorded_by: String,
    pub via: Option<String>,
    pub evidence: Option<String>,
    /// The absent person whose deputy spoke.
    pub deputy_for: Option<String>,
    /// `unsigned`, `valid`, or why the signature does not count.
    pub signature: &'static str,
    pub key: Option<String>,
    pub version: i64,
    pub at: Timestamp,
    pub cancelled_at: Option<Timestamp>,
}

impl ApprovalView {
    fn new(approval: &Approval, signature: SignatureState) -> Self {
        Self {
            id: approval.handle(),
            decision: approval.decision.word(),
            person: approval.person.clone(),
            roles: approval.roles.clone(),
            recorded_by: approval.recorded_by.clone(),
            via: approval.via.clone(),
            evidence: approval.evidence.clone(),
            deputy_for: approval.deputy_for.clone(),
            signature: signature.word(),
            key: approval.key_id.map(|id| Kind::Key.handle(id)),
            version: approval.version,
            at: approval.at,
            cancelled_at: approval.cancelled_at,
        }
    }
}

impl ApprovalView {
    /// `wang (legal), signed`.
    fn line(&self, page: &Page<'_>) -> String {
        let who = format!("{} ({})", self.person, self.roles.join(", "));
        let signed = (self.signature != "unsigned").then(|| page.ui.catalog.word("signature", self.signature));
        let deputy = self.deputy_for.as_ref().map(|holder| tr!(page.ui.catalog, "approval-deputy", holder = holder.as_str()));
        let words: Vec<String> = std::iter::once(who).chain(deputy).chain(signed).collect();
        words.join(" · ")
    }
}

#[derive(Debug, Serialize)]
pub struct PublicationView {
    pub channel: String,
    pub url: Option<String>,
    pub version: i64,
    pub by: String,
    pub at: Timestamp,
}

#[derive(Debug, Serialize)]
pub struct VersionView {
    pub number: i64,
    pub author: String,
    pub hash: String,
    pub written_at: Timestamp,
}

impl From<&Version> for VersionView {
    fn from(version: &Version) -> Self {
        Self { number: version.number, author: version.author.clone(), hash: version.hash.clone(), written_at: version.written_at }
    }
}

impl From<&Shown> for StatementView {
    fn from(shown: &Shown) -> Self {
        let statement = &shown.statement;
        let current = shown.current();
        let missing = current.open_gaps().into_iter().map(|gap| Missing {
            name: gap.name.clone(),
            marker: gap.marker.clone(),
            command: fill_command(&statement.handle(), &gap.name),
        });
        Self {
            id: statement.handle(),
            uuid: statement.uuid.clone(),
            revision: statement.revision,
            incident: shown.incident.handle(),
            template: statement.template.clone(),
            lang: statement.lang.clone(),
            audience: statement.audience.clone(),
            state: statement.state.word(),
            version: statement.version,
            author: statement.author.clone(),
            hash: current.hash.clone(),
            text: current.variants.first().map(|variant| variant.text.clone()).unwrap_or_default(),
            variants: current.variants.clone(),
            missing: missing.collect(),
            next_update: current.next_update,
            facts: shown.facts.iter().map(|used| UsedFact { id: Kind::Fact.handle(used.fact_id), revision: used.fact_revision }).collect(),
            stale_facts: shown.stale.iter().map(|one| Kind::Fact.handle(one.fact_id)).collect(),
            approvals: shown.approvals.iter().map(|one| ApprovalView::new(one, shown.signature(one))).collect(),
            approvals_missing: shown.standing.missing.clone(),
            publications: shown
                .publications
                .iter()
                .map(|one| PublicationView {
                    channel: one.channel.clone(),
                    url: one.url.clone(),
                    version: one.version,
                    by: one.by.clone(),
                    at: one.at,
                })
                .collect(),
            versions: shown.versions.iter().map(VersionView::from).collect(),
            supersedes: statement.supersedes.map(|id| Kind::Statement.handle(id)),
            reason: statement.reason.clone(),
            drafted_at: statement.drafted_at,
            submitted_at: statement.submitted_at,
            approved_at: statement.approved_at,
            published_at: statement.published_at,
            withdrawn_at: statement.withdrawn_at,
        }
    }
}

impl StatementView {
    fn fields(&self, page: &Page<'_>) -> Vec<(String, String)> {
        let catalog = page.ui.catalog;
        let standing: Vec<&ApprovalView> =
            self.approvals.iter().filter(|one| one.cancelled_at.is_none() && one.decision == "approved").collect();
        let given: Vec<String> = standing.iter().map(|one| one.line(page)).collect();
        let channels: Vec<&str> = self.publications.iter().map(|one| one.channel.as_str()).collect();
        vec![
            (page.tr("label-incident"), self.incident.clone()),
            (page.tr("label-template"), self.template.clone()),
            (page.tr("label-version"), self.version.to_string()),
            (page.tr("label-author"), self.author.clone()),
            (page.tr("label-approved-by"), catalog.list(&given)),
            (page.tr("label-approvals-missing"), catalog.list(&self.approvals_missing)),
            (page.tr("label-next-update"), self.next_update.map(|at| page.time(at)).unwrap_or_default()),
            (
                page.tr("label-published"),
                self.published_at.map(|at| format!("{} {}", page.time(at), channels.join(", "))).unwrap_or_default(),
            ),
            (page.tr("label-facts"), self.facts.iter().map(|fact| fact.id.clone()).collect::<Vec<_>>().join(", ")),
            (page.tr("label-stale-facts"), self.stale_facts.join(", ")),
            (page.tr("label-reason"), super::or_empty(self.reason.as_ref())),
        ]
    }

    /// The command that brings the text one step further.
    fn next(&self) -> Option<String> {
        match self.state {
            "draft" if self.missing.is_empty() => Some(format!("crisis statement submit {}", self.id)),
            "in_review" => Some(format!("crisis statement approve {}", self.id)),
            "approved" => Some(format!("crisis statement publish {}", self.id)),
            _ => None,
        }
    }
}

impl View for StatementView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let catalog = page.ui.catalog;
        page.heading(&format!("{}  {}", self.id, catalog.word("statement-state", self.state)));
        let fields = self.fields(page);
        page.fields(&fields);
        for variant in &self.variants {
            let count = variant.text.chars().count();
            let heading = tr!(catalog, "heading-variant", channel = variant.channel.as_str(), count = count);
            page.heading(&heading);
            page.block(&variant.text);
        }
        if !self.missing.is_empty() {
            let heading = page.tr("heading-missing");
            page.heading(&heading);
            for one in &self.missing {
                page.line(&format!("  {}  {}", one.marker, one.command));
            }
        }
        if let Some(command) = self.next() {
            page.blank();
            let next = tr!(catalog, "next-command", command = command);
            page.line(&next);
        }
    }
}

impl Row for StatementView {
    const COLUMNS: &'static [&'static str] =
        &["col-statement", "col-template", "col-state", "col-version", "col-published", "col-missing-approvals"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let waits = if matches!(self.state, "draft" | "in_review") { page.ui.catalog.list(&self.approvals_missing) } else { String::new() };
        vec![
            self.id.clone(),
            self.template.clone(),
            page.ui.catalog.word("statement-state", self.state),
            self.version.to_string(),
            page.time_or_dash(self.published_at),
            waits,
        ]
    }
}

/// The difference between two versions, as a unified diff.
pub struct Diff {
    pub from: i64,
    pub to: i64,
    pub text: String,
}

impl Diff {
    pub fn between(old: &Version, new: &Version) -> Self {
        let mut text = String::new();
        for variant in &new.variants {
            let before = old.variants.iter().find(|one| one.channel == variant.channel).map(|one| one.text.as_str()).unwrap_or_default();
            let diff = similar::TextDiff::from_lines(before, &variant.text);
            let header = (format!("{} v{}", variant.channel, old.number), format!("{} v{}", variant.channel, new.number));
            text.push_str(&diff.unified_diff().header(&header.0, &header.1).missing_newline_hint(false).to_string());
        }
        Self { from: old.number, to: new.number, text }
    }
}

impl View for Diff {
    fn shape(&self) -> Shape {
        Shape::One(serde_json::json!({"from": self.from, "to": self.to, "diff": self.text}))
    }

    fn show(&self, page: &mut Page<'_>) {
        page.block(&self.text);
    }
}

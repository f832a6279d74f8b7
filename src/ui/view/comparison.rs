//! Every text of an incident beside its fact ledger.

use serde::Serialize;
use serde_json::json;

use super::{Page, Row, Shape, View, object, rows};
use crate::domain::entity::{Entity as _, Kind};
use crate::ops::single_voice::{Comparison, Voice};
use crate::text::tr;

#[derive(Debug, Serialize)]
pub struct ComparisonView {
    incident: String,
    facts: Vec<FactLine>,
    texts: Vec<TextLine>,
    differences: Vec<DifferenceLine>,
    stale: Vec<StaleLine>,
}

#[derive(Debug, Serialize)]
struct FactLine {
    id: String,
    text: String,
    status: &'static str,
    release: &'static str,
    revision: i64,
    appears: Vec<Appearance>,
}

/// `by`: `words`, `figures`, or `record` where only the version's list of facts says so.
#[derive(Debug, Serialize)]
struct Appearance {
    #[serde(flatten)]
    place: Place,
    by: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct Place {
    statement: String,
    version: i64,
    channel: String,
}

#[derive(Debug, Serialize)]
struct TextLine {
    #[serde(flatten)]
    place: Place,
    state: &'static str,
    lang: String,
    facts: Vec<String>,
}

#[derive(Debug, Serialize)]
struct DifferenceLine {
    one: Place,
    other: Place,
    one_says: String,
    other_says: String,
}

#[derive(Debug, Serialize)]
struct StaleLine {
    statement: String,
    fact: String,
    used_revision: i64,
    revision: i64,
}

fn place(voice: &Voice) -> Place {
    Place { statement: voice.statement.handle(), version: voice.version, channel: voice.channel.clone() }
}

impl Place {
    fn name(&self) -> String {
        format!("{} v{} {}", self.statement, self.version, self.channel)
    }
}

impl From<&Comparison> for ComparisonView {
    fn from(comparison: &Comparison) -> Self {
        let voices = &comparison.voices;
        let appears = |fact: &str| {
            let telling = voices.iter().filter_map(|voice| Some((voice, voice.tells.iter().find(|(told, _)| told == fact)?.1)));
            telling.map(|(voice, sign)| Appearance { place: place(voice), by: sign.map_or("record", |sign| sign.word()) }).collect()
        };
        let facts = comparison.facts.iter().map(|fact| FactLine {
            id: fact.handle(),
            text: fact.text.clone(),
            status: fact.status.word(),
            release: fact.release.word(),
            revision: fact.revision,
            appears: appears(&fact.handle()),
        });
        let texts = voices.iter().map(|voice| TextLine {
            place: place(voice),
            state: voice.statement.state.word(),
            lang: voice.statement.lang.clone(),
            facts: voice.tells.iter().map(|(fact, _)| fact.clone()).collect(),
        });
        let differences = comparison.differences.iter().map(|one| DifferenceLine {
            one: place(&voices[one.one]),
            other: place(&voices[one.other]),
            one_says: one.words.0.clone(),
            other_says: one.words.1.clone(),
        });
        let stale = comparison.stale.iter().map(|(statement, stale)| StaleLine {
            statement: statement.handle(),
            fact: Kind::Fact.handle(stale.fact_id),
            used_revision: stale.used,
            revision: stale.now,
        });
        Self {
            incident: comparison.incident.handle(),
            facts: facts.collect(),
            texts: texts.collect(),
            differences: differences.collect(),
            stale: stale.collect(),
        }
    }
}

impl Row for FactLine {
    const COLUMNS: &'static [&'static str] = &["col-fact", "col-status", "col-text", "col-appears"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let places: Vec<String> = self.appears.iter().map(|one| one.place.name()).collect();
        vec![self.id.clone(), page.ui.catalog.word("fact-status", self.status), self.text.clone(), places.join("\n")]
    }
}

impl View for ComparisonView {
    fn shape(&self) -> Shape {
        Shape::One(json!(object(self)))
    }

    fn show(&self, page: &mut Page<'_>) {
        let catalog = page.ui.catalog;
        let texts = tr!(catalog, "compare-texts", incident = self.incident.as_str(), texts = self.texts.len(), facts = self.facts.len());
        page.heading(&texts);
        if !self.facts.is_empty() {
            rows(page, &self.facts);
        }
        let heading = tr!(catalog, "compare-differences", count = self.differences.len());
        page.heading(&heading);
        for one in &self.differences {
            page.line(&format!("  {}: {}  ≠  {}: {}", one.one.name(), one.one_says, one.other.name(), one.other_says));
        }
        let heading = tr!(catalog, "compare-stale", count = self.stale.len());
        page.heading(&heading);
        for one in &self.stale {
            let key = if one.used_revision == 0 { "compare-stale-new" } else { "compare-stale-line" };
            let line = tr!(
                catalog,
                key,
                statement = one.statement.as_str(),
                fact = one.fact.as_str(),
                used = one.used_revision,
                now = one.revision
            );
            page.line(&format!("  {line}"));
        }
    }
}

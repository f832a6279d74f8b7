//! What a look at a proof found: the text, each approval, each flaw.

use serde::Serialize;

use super::{Page, Shape, View, object};
use crate::domain::statement::Variant;
use crate::domain::time::Timestamp;
use crate::proof::bundle::{Proof, Verdict};
use crate::text::{Catalog, tr};

#[derive(Debug, Serialize)]
pub struct ProofView {
    pub ok: bool,
    pub organization: String,
    pub statement: String,
    pub version: i64,
    pub hash: String,
    pub variants: Vec<Variant>,
    pub approvals: Vec<WordView>,
    pub problems: Vec<FlawView>,
}

#[derive(Debug, Serialize)]
pub struct WordView {
    pub id: String,
    pub person: String,
    pub name: Option<String>,
    pub roles: Vec<String>,
    pub deputy_for: Option<String>,
    pub at: Timestamp,
    pub signature: &'static str,
    pub public_key: Option<String>,
    pub fingerprint: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct FlawView {
    pub code: &'static str,
    pub subject: String,
    pub message: String,
}

impl ProofView {
    pub fn new(proof: &Proof, verdict: &Verdict, catalog: &Catalog) -> Self {
        let words = verdict.words.iter().map(|(word, state)| {
            let key = proof.keys.iter().find(|key| Some(&key.id) == word.key.as_ref());
            WordView {
                id: word.id.clone(),
                person: word.person.clone(),
                name: word.name.clone(),
                roles: word.roles.clone(),
                deputy_for: word.deputy_for.clone(),
                at: word.at,
                signature: state.word(),
                public_key: key.map(|key| key.public_key.clone()),
                fingerprint: key.map(|key| crate::proof::signature::fingerprint(&key.public_key)),
            }
        });
        let flaws = verdict.flaws.iter().map(|found| FlawView {
            code: found.flaw.word(),
            subject: found.subject.clone(),
            message: catalog.word("flaw", found.flaw.word()),
        });
        Self {
            ok: verdict.flaws.is_empty(),
            organization: proof.organization.clone(),
            statement: proof.statement.id.clone(),
            version: proof.statement.version,
            hash: proof.statement.hash.clone(),
            variants: proof.statement.variants.clone(),
            approvals: words.collect(),
            problems: flaws.collect(),
        }
    }
}

impl View for ProofView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        let catalog = page.ui.catalog;
        let key = if self.ok { "proof-good" } else { "proof-bad" };
        let line =
            tr!(catalog, key, statement = self.statement.as_str(), version = self.version, organization = self.organization.as_str());
        if self.ok {
            page.line(&line);
        } else {
            page.warning(&line);
        }
        for problem in &self.problems {
            let line = tr!(catalog, "log-problem", place = problem.subject.as_str(), message = problem.message.as_str());
            page.line(&format!("  {line}"));
        }
        for word in &self.approvals {
            page.blank();
            let name = word.name.as_deref().unwrap_or(&word.person);
            page.heading(&format!("{name} ({})  {}", word.roles.join(", "), catalog.word("signature", word.signature)));
            let fields = vec![
                // With its offset: whoever checks a proof may sit in another zone.
                (page.tr("label-signed-at"), word.at.local().format("%Y-%m-%d %H:%M %:z").to_string()),
                (page.tr("label-fingerprint"), word.fingerprint.clone().unwrap_or_default()),
                (page.tr("label-public-key"), word.public_key.clone().unwrap_or_default()),
            ];
            page.fields(&fields);
        }
        for variant in &self.variants {
            let heading = tr!(catalog, "heading-variant", channel = variant.channel.as_str(), count = variant.text.chars().count());
            page.heading(&heading);
            page.block(&variant.text);
        }
    }
}

//! Templates as a reader sees them.

use serde::Serialize;
use serde_json::json;

use super::{Page, Row, Shape, View};
use crate::domain::text::Lang;
use crate::library::Origin;
use crate::library::templates::Template;
use crate::library::variables::VARIABLES;
use crate::text::Catalog;

#[derive(Debug, Serialize)]
pub struct TemplateRow {
    pub id: String,
    pub kind: &'static str,
    pub title: String,
    pub audience: String,
    pub lang: Lang,
    pub origin: Origin,
}

impl Row for TemplateRow {
    const COLUMNS: &'static [&'static str] = &["col-template", "col-title", "col-audience", "col-origin"];

    fn cells(&self, page: &Page<'_>) -> Vec<String> {
        let origin = match self.origin {
            Origin::Builtin => page.tr("word-origin-builtin"),
            Origin::Workspace => page.tr("word-origin-workspace"),
        };
        let audience = if self.audience.is_empty() { String::new() } else { page.ui.catalog.word("audience", &self.audience) };
        vec![self.id.clone(), self.title.clone(), audience, origin]
    }
}

/// A statement template with everything it may print.
pub struct TemplateView {
    pub name: String,
    pub template: Template,
    variables: Vec<VariableView>,
}

/// A name a template may use.
#[derive(Debug, Serialize)]
pub struct VariableView {
    pub name: String,
    pub meaning: String,
    /// Filled by `--set NAME=VALUE`; the others come from the incident, the workspace and other options.
    pub own: bool,
}

impl TemplateView {
    pub fn new(name: String, template: Template, catalog: &Catalog) -> Self {
        let own =
            template.front.variables.iter().map(|(name, meaning)| VariableView { name: name.clone(), meaning: meaning.clone(), own: true });
        let standard =
            VARIABLES.iter().map(|one| VariableView { name: one.name.to_owned(), meaning: catalog.format(one.key, &[]), own: false });
        Self { variables: own.chain(standard).collect(), name, template }
    }

    fn fields(&self, own: bool) -> Vec<(String, String)> {
        self.variables.iter().filter(|one| one.own == own).map(|one| (one.name.clone(), one.meaning.clone())).collect()
    }
}

impl View for TemplateView {
    fn shape(&self) -> Shape {
        let front = &self.template.front;
        Shape::One(json!({
            "id": self.name,
            "title": front.title,
            "audience": front.audience,
            "facts": front.facts,
            "origin": self.template.origin,
            "variables": self.variables,
            "text": self.template.body.trim_start_matches('\n'),
        }))
    }

    fn show(&self, page: &mut Page<'_>) {
        page.heading(&format!("{}  {}", self.name, self.template.front.title));
        for (key, own) in [("heading-own-variables", true), ("heading-standard-variables", false)] {
            let fields = self.fields(own);
            if !fields.is_empty() {
                let heading = page.tr(key);
                page.heading(&heading);
                page.fields(&fields);
            }
        }
        page.blank();
        page.block(self.template.body.trim_start_matches('\n'));
    }
}

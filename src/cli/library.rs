//! `crisis playbook …`, `crisis template …`: the knowledge, listed, shown, checked, copied for editing.

use clap::Subcommand;

use super::Answer;
use super::session::Session;
use crate::error::{Error, Exit, Result};
use crate::library::Library;
use crate::text::tr;
use crate::ui::view::library::{PlaybookRow, PlaybookView, TemplateRow, TemplateView};
use crate::ui::view::{Done, List};

#[derive(Debug, Subcommand)]
pub enum Playbook {
    List,
    Show { playbook: String },
    Validate { playbooks: Vec<String> },
    Eject { playbook: String },
}

impl Playbook {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let library = session.library()?;
        match self {
            Self::List => {
                let today = session.now.local().date_naive();
                let mut items = Vec::new();
                for (id, _) in library.playbook_ids()? {
                    let resolved = library.playbook(&id)?;
                    items.push(PlaybookRow::new(&resolved.playbook, resolved.origin, today, session.lang()));
                }
                Answer::new(List { items, none: "none-playbooks" })
            }
            Self::Show { playbook } => {
                let resolved = library.playbook(&playbook)?;
                Answer::new(PlaybookView { playbook: resolved.playbook, origin: resolved.origin })
            }
            Self::Validate { playbooks } => validate(session, &library, playbooks),
            Self::Eject { playbook } => ejected(session, &library.eject_playbook(&playbook)?),
        }
    }
}

fn validate(session: &Session, library: &Library, wanted: Vec<String>) -> Result<Answer> {
    let ids = if wanted.is_empty() { library.playbook_ids()?.into_iter().map(|(id, _)| id).collect() } else { wanted };
    let mut problems = Vec::new();
    for id in &ids {
        match library.validate_playbook(id) {
            Ok(found) => problems.extend(found),
            Err(error) if error.exit() == Exit::BadInput => problems.push(error),
            Err(error) => return Err(error),
        }
    }
    if problems.is_empty() {
        let sentence = tr!(session.catalog, "done-valid", count = ids.len());
        return Answer::new(Done::new(&serde_json::json!({"ok": true, "checked": ids}), sentence));
    }
    Err(Error::input("error-invalid").with("count", problems.len()).details(problems))
}

fn ejected(session: &Session, path: &std::path::Path) -> Result<Answer> {
    let path = path.display().to_string();
    let sentence = tr!(session.catalog, "done-ejected", path = path.as_str());
    Answer::new(Done::new(&serde_json::json!({"path": path}), sentence))
}

#[derive(Debug, Subcommand)]
pub enum Template {
    List,
    Show { template: String },
    Eject { template: String },
}

impl Template {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let library = session.library()?;
        let lang = session.lang();
        match self {
            Self::List => {
                let mut items = Vec::new();
                for (id, origin) in library.statement_templates(lang)? {
                    let front = library.statement_template(&id, lang)?.front;
                    items.push(TemplateRow { id, kind: "statement", title: front.title, audience: front.audience, lang, origin });
                }
                for (id, origin) in library.report_templates(lang)? {
                    let title = tr!(session.catalog, &format!("report-title-{id}"));
                    items.push(TemplateRow { id, kind: "report", title, audience: String::new(), lang, origin });
                }
                Answer::new(List { items, none: "none-templates" })
            }
            Self::Show { template } => {
                let found = library.statement_template(&template, lang)?;
                Answer::new(TemplateView { name: template, template: found })
            }
            Self::Eject { template } => ejected(session, &library.eject_template(&template, lang)?),
        }
    }
}

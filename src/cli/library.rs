//! `crisis playbook …`, `crisis template …`: the knowledge, listed, shown, checked, copied for editing.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::Answer;
use super::session::Session;
use crate::domain::notice::Occasion;
use crate::error::{Error, Exit, Result};
use crate::library::schema::SchemaFile;
use crate::library::{Library, Origin, Source};
use crate::ops;
use crate::text::tr;
use crate::ui::view::library::{TemplateRow, TemplateView};
use crate::ui::view::playbook::{PlaybookRow, PlaybookView};
use crate::ui::view::proposal::EditedView;
use crate::ui::view::{Done, List, Plain, Raw};
use crate::workspace::read_limited;

#[derive(Debug, Subcommand)]
pub enum Playbook {
    List,
    Show {
        playbook: String,
        #[arg(long)]
        markdown: bool,
    },
    Validate {
        playbooks: Vec<String>,
    },
    Eject {
        playbook: String,
    },
    Propose {
        action: String,
        #[arg(long)]
        replace: bool,
        #[arg(long, conflicts_with = "replace")]
        show: bool,
    },
    Schema,
}

impl Playbook {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let library = session.library()?;
        match self {
            Self::List => {
                let today = session.now.local().date_naive();
                let (mut items, mut broken) = (Vec::new(), Vec::new());
                for (id, _) in library.playbook_ids()? {
                    match library.playbook(&id) {
                        Ok(resolved) => items.push(PlaybookRow::new(&resolved.playbook, resolved.origin, today, session.lang())),
                        Err(error) if error.exit() == Exit::BadInput => broken.push(error),
                        Err(error) => return Err(error),
                    }
                }
                // One broken file must not hide the others at the moment somebody looks for one.
                let mut answer = Answer::new(List { items, none: "none-playbooks" })?;
                for error in broken {
                    answer.exit = session.fail(&error);
                }
                Ok(answer)
            }
            Self::Show { playbook, markdown } => show(session, &library, &playbook, markdown),
            Self::Validate { playbooks } => validate(session, &library, playbooks),
            Self::Eject { playbook } => ejected(session, &library.eject_playbook(&playbook)?),
            Self::Propose { action, replace, show } => {
                let edited = ops::propose::propose(&mut session.desk()?, &action, replace, show)?;
                Answer::new(EditedView::new(&edited))
            }
            Self::Schema => schema(SchemaFile::Playbook),
        }
    }
}

/// The playbook as an incident opened now would keep it, with the law that applies here.
fn show(session: &Session, library: &Library, id: &str, markdown: bool) -> Result<Answer> {
    let config = session.config()?;
    let resolved = library.playbook(id)?;
    let duties = library.duties(&resolved.lineage, config.as_ref())?;
    let origin = resolved.origin;
    let playbook = library.with_rules(resolved, config.as_ref())?;
    if markdown {
        return Answer::new(Plain(ops::report::playbook::markdown(library, &playbook, &duties, &session.catalog)?));
    }
    Answer::new(PlaybookView { playbook, origin, duties })
}

fn validate(session: &Session, library: &Library, wanted: Vec<String>) -> Result<Answer> {
    let names = if wanted.is_empty() { library.playbook_ids()?.into_iter().map(|(id, _)| id).collect() } else { wanted };
    let checks = names.iter().map(|name| match file_named(&session.world.folder, name) {
        Some(path) => library.validate_source(&source_at(&path, name)?),
        None => library.validate_playbook(name),
    });
    verdict(session, &names, checks, "done-valid")
}

/// The file that an argument names, if it is a path and not an id.
pub fn file_named(folder: &Path, name: &str) -> Option<PathBuf> {
    let is_path =
        name.contains(['/', '\\']) || Path::new(name).extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
    is_path.then(|| folder.join(name))
}

/// A file outside the library, called in messages as it was typed.
pub fn source_at(path: &Path, name: &str) -> Result<Source> {
    Ok(Source { origin: Origin::Workspace, text: read_limited(path)?, path: name.into() })
}

/// All that is wrong with the files checked, or the sentence that nothing is.
pub fn verdict(
    session: &Session,
    names: &[String],
    checks: impl Iterator<Item = Result<Vec<Error>>>,
    sentence: &'static str,
) -> Result<Answer> {
    let mut problems = Vec::new();
    for check in checks {
        match check {
            Ok(found) => problems.extend(found),
            Err(error) if error.exit() == Exit::BadInput => problems.push(error),
            Err(error) => return Err(error),
        }
    }
    if problems.is_empty() {
        let sentence = tr!(session.catalog, sentence, count = names.len());
        return Answer::new(Done::new(&serde_json::json!({"ok": true, "checked": names}), sentence));
    }
    Err(Error::input("error-invalid").with("count", problems.len()).details(problems))
}

/// The JSON Schema of a file format, for an editor.
pub fn schema(file: SchemaFile) -> Result<Answer> {
    Answer::new(Raw(file.value()))
}

pub fn ejected(session: &Session, path: &std::path::Path) -> Result<Answer> {
    let path = path.display().to_string();
    let sentence = tr!(session.catalog, "done-ejected", path = path.as_str());
    Answer::new(Done::new(&serde_json::json!({"path": path}), sentence))
}

#[derive(Debug, Subcommand)]
pub enum Template {
    List,
    Show { template: String },
    Validate { templates: Vec<String> },
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
                for occasion in Occasion::ALL {
                    let found = library.notify_templates(lang)?.into_iter().find(|(id, _)| id == occasion.word());
                    let title = session.catalog.word("occasion", occasion.word());
                    items.extend(found.map(|(id, origin)| TemplateRow {
                        id,
                        kind: "notify",
                        title,
                        audience: String::new(),
                        lang,
                        origin,
                    }));
                }
                Answer::new(List { items, none: "none-templates" })
            }
            Self::Show { template } => {
                let found = library.statement_template(&template, lang)?;
                Answer::new(TemplateView::new(template, found, &session.catalog))
            }
            Self::Validate { templates } => {
                let config = session.config()?;
                let channels = library.channels(config.as_ref().map_or(&[], |config| &config.channels))?;
                let names = if templates.is_empty() { ops::rehearse::names(&library)? } else { templates };
                let checks = names.iter().map(|name| ops::rehearse::rehearse(&library, name, &channels));
                verdict(session, &names, checks, "done-templates-valid")
            }
            Self::Eject { template } => ejected(session, &library.eject_template(&template, lang)?),
        }
    }
}

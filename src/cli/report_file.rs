//! Reports to files: which form a file name asks for, and the writing of it, whole or not at all.

use std::path::{Path, PathBuf};

use super::Answer;
use super::session::{Session, write_whole};
use crate::document::Fonts;
use crate::error::{Error, Result};
use crate::ops::Desk;
use crate::ops::report::{Form, Paper};
use crate::text::tr;
use crate::ui::view::{Done, Plain};
use crate::ui::{Shape, document};

/// The form that a file's extension names.
///
/// # Errors
/// Usage, for every other extension.
pub fn form(path: &Path) -> Result<Form> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    Form::parse(&extension).ok_or_else(|| Error::usage("error-report-format").with("path", path.display()))
}

/// A report to the screen as Markdown, or to a file in the form that its extension names.
pub fn deliver(session: &mut Session, desk: &Desk, output: Option<PathBuf>, paper: &Paper) -> Result<Answer> {
    let Some(path) = output else { return Answer::new(Plain(paper.markdown.clone())) };
    match form(&path)? {
        Form::Json => save(session, &path, Form::Json, document(Shape::One(paper.data.clone())).as_bytes()),
        form => write(session, &desk.config.organization.name, &path, form, paper),
    }
}

/// Writes a report in its form.
pub fn write(session: &mut Session, organization: &str, path: &Path, form: Form, paper: &Paper) -> Result<Answer> {
    match form {
        Form::Markdown | Form::Json => save(session, path, form, paper.markdown.as_bytes()),
        Form::Html => {
            let html = paper.html(&session.catalog, organization);
            save(session, path, form, html.as_bytes())
        }
        Form::Docx => {
            let (bytes, incomplete) = paper.docx(&session.catalog, organization, &Fonts::system())?;
            if !incomplete.is_empty() {
                let note = tr!(session.catalog, "note-fonts", charts = incomplete.join(", "));
                session.note(&note);
            }
            save(session, path, form, &bytes)
        }
    }
}

/// Says on the side what the shareable edition lacks.
pub fn note_removed(session: &mut Session, paper: &Paper) {
    let Some(removed) = &paper.removed else { return };
    let list: Vec<String> =
        removed.iter().map(|one| tr!(session.catalog, "edition-removal", title = one.title.as_str(), count = one.count)).collect();
    let count = removed.iter().map(|one| one.count).sum::<usize>();
    let note = tr!(session.catalog, "note-edition", count = count, list = session.catalog.list(&list));
    session.note(&note);
}

/// Writes the bytes and says so.
pub fn save(session: &mut Session, path: &Path, form: Form, bytes: &[u8]) -> Result<Answer> {
    write_whole(&session.world.folder.join(path), bytes)?;
    let sentence = tr!(session.catalog, "done-report", path = path.display().to_string());
    Answer::new(Done::new(&serde_json::json!({"path": path.display().to_string(), "form": form, "bytes": bytes.len()}), sentence))
}

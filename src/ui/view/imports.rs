//! What a folder of files brought: a row for each, why some could not be read, and the sum.

use serde::Serialize;

use super::mention::ImportView;
use super::{Page, Row, Shape, View, object, rows};
use crate::error::Error;
use crate::text::{Catalog, tr};

pub struct ImportsView {
    pub items: Vec<OneFile>,
    /// Rejected rows were written to a file.
    pub written: bool,
    pub stopped: bool,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum OneFile {
    Read(Box<ImportView>),
    Refused { file: String, refused: Refusal },
}

/// Why a file could not be read.
#[derive(Debug, Serialize)]
pub struct Refusal {
    code: String,
    message: String,
}

impl OneFile {
    pub fn refused(file: String, error: &Error, catalog: &Catalog) -> Self {
        let code = error.code().trim_start_matches("error-").to_owned();
        Self::Refused { file, refused: Refusal { code, message: error.headline(catalog) } }
    }

    const fn read(&self) -> Option<&ImportView> {
        match self {
            Self::Read(import) => Some(import),
            Self::Refused { .. } => None,
        }
    }
}

impl Row for OneFile {
    const COLUMNS: &'static [&'static str] = &["col-file", "col-format", "col-rows", "col-new", "col-known", "col-rejected"];

    fn cells(&self, _: &Page<'_>) -> Vec<String> {
        match self {
            Self::Read(one) => {
                let counts = [one.read, one.new, one.duplicates, one.rejected_count].map(|count| count.to_string());
                [one.file.clone(), one.format.to_owned()].into_iter().chain(counts).collect()
            }
            Self::Refused { file, .. } => {
                let mut cells = vec!["–".to_owned(); Self::COLUMNS.len()];
                cells[0].clone_from(file);
                cells
            }
        }
    }
}

impl View for ImportsView {
    fn shape(&self) -> Shape {
        Shape::Many(self.items.iter().map(object).collect())
    }

    fn show(&self, page: &mut Page<'_>) {
        rows(page, &self.items);
        for item in &self.items {
            if let OneFile::Refused { file, refused } = item {
                let line = tr!(page.ui.catalog, "import-refused", file = file.as_str(), reason = refused.message.as_str());
                page.line(&line);
            }
        }
        let read = || self.items.iter().filter_map(OneFile::read);
        let rejected = read().map(|one| one.rejected_count).sum::<i64>();
        let line = tr!(
            page.ui.catalog,
            "imported-all",
            files = read().count(),
            refused = self.items.len() - read().count(),
            read = read().map(|one| one.read).sum::<i64>(),
            new = read().map(|one| one.new).sum::<i64>(),
            duplicates = read().map(|one| one.duplicates).sum::<i64>(),
            rejected = rejected
        );
        page.line(&line);
        if rejected > 0 && !self.written {
            let line = page.tr("imported-which");
            page.line(&line);
        }
        if self.stopped {
            let line = page.tr("imported-stopped");
            page.line(&line);
        }
    }
}

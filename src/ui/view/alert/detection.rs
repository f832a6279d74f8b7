//! One alert of a series from a file.

use serde::Serialize;

use super::AlertReasonView;
use crate::domain::alert::Detection;
use crate::text::Catalog;
use crate::ui::Page;
use crate::ui::view::Row;

#[derive(Debug, Serialize)]
pub struct DetectionView {
    pub at: String,
    pub level: &'static str,
    pub reasons: Vec<AlertReasonView>,
}

impl DetectionView {
    pub fn new(detection: &Detection, catalog: &Catalog) -> Self {
        Self { at: detection.at.clone(), level: detection.level.word(), reasons: AlertReasonView::all(&detection.reasons, catalog) }
    }
}

impl Row for DetectionView {
    const COLUMNS: &'static [&'static str] = &["col-time", "col-level", "col-reason"];

    fn cells(&self, _page: &Page<'_>) -> Vec<String> {
        let first: Vec<&str> = self.reasons.iter().take(2).map(|reason| reason.text.as_str()).collect();
        vec![self.at.clone(), self.level.to_owned(), first.join("\n")]
    }
}

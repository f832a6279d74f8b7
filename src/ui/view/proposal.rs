//! A changed playbook as a difference.

use serde::Serialize;

use super::{Page, Shape, View, object};
use crate::ops::propose::Edited;
use crate::text::tr;

#[derive(Debug, Serialize)]
pub struct EditedView {
    pub action: String,
    pub playbook: String,
    pub path: String,
    /// False where it was only shown.
    pub written: bool,
    pub diff: String,
}

impl EditedView {
    pub fn new(edited: &Edited) -> Self {
        let diff = similar::TextDiff::from_lines(&edited.before, &edited.after).unified_diff().context_radius(2).to_string();
        Self {
            action: edited.action.clone(),
            playbook: edited.playbook.clone(),
            path: edited.path.display().to_string(),
            written: edited.written,
            diff,
        }
    }
}

impl View for EditedView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        page.block(&self.diff);
        page.blank();
        let key = if self.written { "done-proposed" } else { "shown-proposed" };
        let line = tr!(page.ui.catalog, key, path = self.path.as_str(), action = self.action.as_str());
        page.text(&line, "");
    }
}

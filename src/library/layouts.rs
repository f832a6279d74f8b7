//! Layouts of imports: `layouts/<id>.yaml`, of the workspace or compiled in.

use super::Library;
use super::playbooks::place;
use crate::domain::layout::{Field, Layout};
use crate::error::{Error, Result};

const FOLDER: &str = "layouts";

impl Library {
    /// Every layout, in the order of their ids.
    ///
    /// # Errors
    /// Bad input with its position: broken YAML, a wrong shape, an id that is not the file's name, a variant that says
    /// nowhere when or what.
    pub fn layouts(&self) -> Result<Vec<Layout>> {
        self.names(FOLDER, "yaml")?.into_iter().map(|(id, _)| self.layout(&id)).collect()
    }

    fn layout(&self, id: &str) -> Result<Layout> {
        let source = self.source(FOLDER, id, "yaml")?.ok_or_else(|| Error::bug(id))?;
        let layout: Layout = source.read()?;
        if layout.id != id {
            return Err(place(&source, "/id", Error::input("problem-id-file").with("id", &layout.id).with("file", id)));
        }
        let needed = [Field::Time, Field::Text];
        for (index, variant) in layout.variants.iter().enumerate() {
            if let Some(field) = needed.iter().find(|field| variant.fields.get(field).is_none_or(Vec::is_empty)) {
                let pointer = format!("/variants/{index}/fields");
                return Err(place(&source, &pointer, Error::input("problem-layout-field").with("field", field.word())));
            }
        }
        Ok(layout)
    }
}

//! Layouts of imports: `layouts/<id>.yaml`, of the workspace or compiled in.

use super::playbooks::place;
use super::{Library, did_you_mean};
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

    /// Whether `asked` names a layout, or one of its variants.
    ///
    /// # Errors
    /// Not found, with candidates.
    pub fn check_layout(layouts: &[Layout], asked: &str) -> Result<()> {
        let ids = layouts.iter().map(|layout| layout.id.clone());
        let variants = layouts.iter().flat_map(|layout| layout.variants.iter().map(|variant| layout.variant_name(variant)));
        let known: Vec<String> = ids.clone().chain(variants).collect();
        if known.iter().any(|name| name == asked) {
            return Ok(());
        }
        let near = did_you_mean(asked, known.iter().map(String::as_str));
        let error = Error::not_found("error-layout-unknown").with("layout", asked);
        Err(if near.is_empty() {
            error.hint("hint-layouts").hint_with("names", ids.collect::<Vec<_>>().join(", "))
        } else {
            error.hint("hint-did-you-mean").hint_with("names", near.join(", "))
        })
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

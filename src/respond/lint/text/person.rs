//! People in the text: names found by shape and by what stands around them, in both languages.

use std::ops::Range;

use super::glyphs::Glyphs;
use super::{names_en, names_zh};

/// A person whom the text mentions by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub span: Range<usize>,
    pub name: String,
    pub form: Form,
    /// Named with a professional title: an expert, an official, a member of staff.
    pub professional: bool,
}

/// How much of the name is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Full,
    /// A mask that leaves a given name readable: 张某伟, 李*明.
    LeakyMask,
    /// 张某, 李某某, 王女士, Ms W.
    Masked,
}

/// All people of a text, in order, without overlap.
pub fn people(text: &Glyphs) -> Vec<Person> {
    let mut found = names_zh::find(text);
    found.extend(names_en::find(text));
    found.sort_by_key(|p| p.span.start);
    let mut end = 0;
    found.retain(|p| {
        let fresh = p.span.start >= end;
        if fresh {
            end = p.span.end;
        }
        fresh
    });
    found
}

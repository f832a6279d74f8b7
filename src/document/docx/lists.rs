//! Numbering of lists: one shared shape for bullets and one for numbers, and an own count for every ordered list.

use super::package::NAMESPACES;

/// Word knows nine levels; deeper ones share the last.
pub const LEVELS: usize = 9;
const BULLET: u32 = 1;

/// The lists of a document so far. Number 1 is the one all bulleted lists share.
#[derive(Default)]
pub struct Lists {
    ordered: Vec<(usize, u64)>,
}

impl Lists {
    /// The id to write into the items of a list at a level.
    pub fn begin(&mut self, start: Option<u64>, level: usize) -> u32 {
        match start {
            None => BULLET,
            Some(first) => {
                self.ordered.push((level.min(LEVELS - 1), first.min(32_767)));
                u32::try_from(self.ordered.len()).unwrap_or(0) + BULLET
            }
        }
    }

    pub fn xml(&self) -> String {
        let mut out = format!("<w:numbering {NAMESPACES}>");
        shape(&mut out, 0, |level| ("bullet", ["•", "–", "·"][level % 3].to_owned()));
        shape(&mut out, 1, |level| ("decimal", format!("%{}.", level + 1)));
        out.push_str(&format!("<w:num w:numId=\"{BULLET}\"><w:abstractNumId w:val=\"0\"/></w:num>"));
        for (number, (level, first)) in (BULLET + 1..).zip(&self.ordered) {
            out.push_str(&format!(
                "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{first}\"/></w:lvlOverride></w:num>"
            ));
        }
        out.push_str("</w:numbering>");
        out
    }
}

fn shape(out: &mut String, id: u32, text: impl Fn(usize) -> (&'static str, String)) {
    out.push_str(&format!("<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/>"));
    for level in 0..LEVELS {
        let (format, text) = text(level);
        out.push_str(&format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"{}\" w:hanging=\"360\"/></w:pPr></w:lvl>",
            indent(level)
        ));
    }
    out.push_str("</w:abstractNum>");
}

/// Left indent of a list's text, in twentieths of a point.
pub const fn indent(level: usize) -> usize {
    (level + 1) * 400
}

//! Runs of text, paragraphs and fields as `WordprocessingML`. Order of the elements follows ECMA-376 part 1, 17.3.

use super::super::safe::escape_into;

/// How a run looks beyond its paragraph's style.
// Five independent switches, as a word processor has them.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    pub bold: bool,
    pub emphasis: bool,
    pub strike: bool,
    pub code: bool,
    pub link: bool,
    /// Quotation marks, dashes and ellipses are drawn by the Chinese font; emphasis is a dot below, not a slant.
    pub chinese: bool,
}

impl Look {
    pub fn chinese(chinese: bool) -> Self {
        Self { chinese, ..Self::default() }
    }

    fn properties(self) -> String {
        let mut out = String::new();
        if self.code {
            out.push_str("<w:rStyle w:val=\"CodeText\"/>");
        } else if self.link {
            out.push_str("<w:rStyle w:val=\"Hyperlink\"/>");
        }
        if self.chinese && !self.code {
            out.push_str("<w:rFonts w:hint=\"eastAsia\"/>");
        }
        if self.bold {
            out.push_str("<w:b/><w:bCs/>");
        }
        if self.emphasis && !self.chinese {
            out.push_str("<w:i/><w:iCs/>");
        }
        if self.strike {
            out.push_str("<w:strike/>");
        }
        if self.emphasis && self.chinese {
            out.push_str("<w:em w:val=\"dot\"/>");
        }
        if out.is_empty() { out } else { format!("<w:rPr>{out}</w:rPr>") }
    }
}

/// Appends text; line ends and tabs become their elements.
pub fn run(out: &mut String, text: &str, look: Look) {
    if text.is_empty() {
        return;
    }
    out.push_str(&format!("<w:r>{}", look.properties()));
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push_str("<w:br/>");
        }
        for (number, piece) in line.split('\t').enumerate() {
            if number > 0 {
                out.push_str("<w:tab/>");
            }
            out.push_str("<w:t xml:space=\"preserve\">");
            escape_into(out, piece.trim_end_matches('\r'));
            out.push_str("</w:t>");
        }
    }
    out.push_str("</w:r>");
}

/// Begins a field: what stands between this and [`field_end`] is what is shown until the field is updated.
pub fn field_begin(out: &mut String, instruction: &str) {
    out.push_str("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> ");
    escape_into(out, instruction);
    out.push_str(" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
}

pub fn field_end(out: &mut String) {
    out.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
}

/// A paragraph of one run in a style.
pub fn paragraph(out: &mut String, style: &str, text: &str, look: Look) {
    styled(out, style, "", |out| run(out, text, look));
}

/// A paragraph in a style, with more properties and whatever `fill` writes.
pub fn styled(out: &mut String, style: &str, properties: &str, fill: impl FnOnce(&mut String)) {
    out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>"));
    fill(out);
    out.push_str("</w:p>");
}

//! What stands around the text of every page: section, running header, page number, watermark.

use super::super::chart::em_width;
use super::super::safe::{clean, escape};
use super::package::{NAMESPACES, Package, Part};
use super::run::{Look, field_begin, field_end, run, styled};

/// A4 in twentieths of a point.
const A4: (u32, u32) = (11_906, 16_838);
/// Side margins of a report, 20 mm.
const SIDE: u32 = 1_134;
/// Room for text between the side margins of a report.
pub const TEXT_WIDTH: u32 = A4.0 - 2 * SIDE;
/// Length of the watermark along the diagonal, in points; fits between the margins of A4.
const MARK_LENGTH: f64 = 440.0;

/// Margins in twentieths of a point.
pub struct Margins {
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
    pub left: u32,
    pub footer: u32,
}

pub const REPORT: Margins = Margins { top: 1_360, right: SIDE, bottom: 1_247, left: SIDE, footer: 620 };

/// The section at the end of the body; `references` name the headers and footers.
pub fn section(references: &str, margins: &Margins) -> String {
    format!(
        "<w:sectPr>{references}<w:pgSz w:w=\"{}\" w:h=\"{}\"/><w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"620\" w:footer=\"{}\" w:gutter=\"0\"/></w:sectPr>",
        A4.0, A4.1, margins.top, margins.right, margins.bottom, margins.left, margins.footer
    )
}

/// Adds a header; `which` is `default` or `even`. Returns its reference.
pub fn header(package: &mut Package, which: &str, text: &str, watermark: Option<&str>, look: Look) -> String {
    let mut xml = format!("<w:hdr {NAMESPACES}>");
    styled(&mut xml, "Header", "", |out| {
        run(out, text, look);
        if let Some(mark) = watermark.filter(|mark| !mark.trim().is_empty()) {
            out.push_str(&watermark_shape(mark));
        }
    });
    xml.push_str("</w:hdr>");
    let id = package.part(Part::Header, &xml);
    format!("<w:headerReference w:type=\"{which}\" r:id=\"{id}\"/>")
}

/// Adds a footer that prints `pattern` with `{page}` and `{pages}` as fields. Returns its reference.
pub fn footer(package: &mut Package, which: &str, pattern: &str, properties: &str, look: Look) -> String {
    let mut xml = format!("<w:ftr {NAMESPACES}>");
    styled(&mut xml, "Footer", properties, |out| page_numbers(out, pattern, look));
    xml.push_str("</w:ftr>");
    let id = package.part(Part::Footer, &xml);
    format!("<w:footerReference w:type=\"{which}\" r:id=\"{id}\"/>")
}

fn page_numbers(out: &mut String, pattern: &str, look: Look) {
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        run(out, before, look);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        let instruction = match name {
            "page" => "PAGE",
            "pages" => "NUMPAGES",
            _ => "",
        };
        if instruction.is_empty() {
            run(out, name, look);
        } else {
            field_begin(out, instruction);
            run(out, "1", look);
            field_end(out);
        }
        rest = tail;
    }
    run(out, rest, look);
}

/// Diagonal text behind the page, as Word itself writes it (VML text path), which other office programs read too.
fn watermark_shape(text: &str) -> String {
    let text: String = clean(text).replace(['\n', '\r', '\t'], " ").chars().take(60).collect();
    let height = (MARK_LENGTH / em_width(&text).max(2.5)).clamp(12.0, 150.0);
    let width = (height * em_width(&text).max(1.0)).min(MARK_LENGTH);
    format!(
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>\
         <v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" path=\"m@7,l@8,m@5,21600l@6,21600e\">\
         <v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/><v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/>\
         <v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/><v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/>\
         <v:f eqn=\"mid @5 @6\"/><v:f eqn=\"mid @8 @5\"/><v:f eqn=\"mid @7 @8\"/><v:f eqn=\"mid @6 @7\"/><v:f eqn=\"sum @6 0 @5\"/></v:formulas>\
         <v:path textpathok=\"t\" o:connecttype=\"custom\" o:connectlocs=\"@9,0;@10,10800;@11,21600;@12,10800\" o:connectangles=\"270,180,90,0\"/>\
         <v:textpath on=\"t\" fitshape=\"t\"/><o:lock v:ext=\"edit\" text=\"t\" shapetype=\"t\"/></v:shapetype>\
         <v:shape id=\"PowerPlusWaterMarkObject1\" o:spid=\"_x0000_s2049\" type=\"#_x0000_t136\" style=\"position:absolute;margin-left:0;margin-top:0;\
         width:{width:.0}pt;height:{height:.0}pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
         mso-position-vertical:center;mso-position-vertical-relative:margin\" o:allowincell=\"f\" fillcolor=\"#9c2b1c\" stroked=\"f\"><v:fill opacity=\".12\"/>\
         <v:textpath style=\"font-family:&quot;SimHei&quot;;font-size:1pt;font-weight:bold\" string=\"{}\"/></v:shape></w:pict></w:r>",
        escape(&text)
    )
}

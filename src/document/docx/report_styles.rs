//! How a report looks in Word: 宋体 under 黑体 headings in Chinese, Calibri in English, one quiet blue.

use super::styles::{Style, fonts, size};

const BLUE: &str = "<w:color w:val=\"1F4E79\"/>";
const RED: &str = "<w:color w:val=\"9C2B1C\"/>";
const GREY: &str = "<w:color w:val=\"56616D\"/>";

/// Paragraph styles of a report.
pub fn styles(chinese: bool) -> Vec<Style> {
    let body = if chinese { fonts("Times New Roman", "宋体") } else { fonts("Calibri", "宋体") };
    let head = if chinese { fonts("Arial", "黑体") } else { fonts("Calibri", "黑体") };
    let (line, points) = if chinese { (360, 12.0) } else { (300, 11.0) };
    let normal = Style::new("Normal", "Normal", spacing(0, 120, line), format!("{body}{}", size(points)));
    let mut all = vec![normal];
    all.extend(title_styles(&head));
    all.extend(heading_styles(&head));
    all.extend(block_styles(&head));
    all.extend(frame_styles());
    all
}

/// Space before and after in twentieths of a point; `line` in 240ths of a line.
fn spacing(before: u32, after: u32, line: u32) -> String {
    format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"auto\"/>")
}

fn bold(head: &str, colour: &str, points: f64) -> String {
    format!("{head}<w:b/><w:bCs/>{colour}{}", size(points))
}

fn title_styles(head: &str) -> Vec<Style> {
    vec![
        Style::new("Organization", "Organization", spacing(0, 60, 264), bold(head, BLUE, 12.0)),
        Style::new("Title", "Title", format!("<w:keepNext/>{}", spacing(0, 240, 264)), bold(head, "", 24.0)),
        Style::new("Badge", "Badge", spacing(0, 160, 264), bold(head, RED, 13.0)),
        Style::new("Meta", "Meta", spacing(20, 20, 264), size(10.5)),
        Style::new("ContentsHeading", "TOC Heading", format!("<w:keepNext/>{}", spacing(360, 120, 264)), bold(head, BLUE, 13.0)),
        Style::new("TOC1", "toc 1", contents_line(0), size(11.0)),
        Style::new("TOC2", "toc 2", contents_line(360), size(10.5)),
    ]
}

fn heading_styles(head: &str) -> Vec<Style> {
    let kept =
        |before, after, level| format!("<w:keepNext/><w:keepLines/>{}<w:outlineLvl w:val=\"{level}\"/>", spacing(before, after, 288));
    vec![
        Style::new("Heading1", "heading 1", kept(400, 160, 0), bold(head, BLUE, 16.0)).followed_by("Normal"),
        Style::new("Heading2", "heading 2", kept(280, 120, 1), bold(head, BLUE, 13.5)).followed_by("Normal"),
        Style::new("Heading3", "heading 3", kept(220, 80, 2), bold(head, BLUE, 12.0)).followed_by("Normal"),
        Style::new("Heading4", "heading 4", kept(180, 60, 3), bold(head, BLUE, 11.0)).followed_by("Normal"),
        Style::new("Heading5", "heading 5", kept(180, 60, 4), bold(head, BLUE, 11.0)).followed_by("Normal"),
    ]
}

fn block_styles(head: &str) -> Vec<Style> {
    let code = format!("{}{}", fonts("Consolas", "宋体"), size(9.5));
    vec![
        Style::new("TableText", "Table Text", spacing(40, 40, 252), size(10.0)),
        Style::new("TableHead", "Table Head", format!("<w:keepNext/>{}", spacing(60, 60, 252)), bold(head, "", 10.0)),
        Style::new("Quote", "Quote", format!("{}<w:ind w:left=\"360\"/>", border("left", 24, 10)), GREY),
        Style::new("Code", "Code", format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F4F6F8\"/>{}", spacing(0, 120, 252)), code),
        Style::new("Figure", "Figure", format!("<w:keepNext/>{}", spacing(120, 60, 240)), ""),
        Style::new("Caption", "caption", format!("<w:keepLines/>{}", spacing(0, 280, 264)), format!("{GREY}{}", size(9.5))),
        Style::new("Rule", "Rule", border("bottom", 4, 1), ""),
    ]
}

fn frame_styles() -> Vec<Style> {
    let small = |points| format!("{GREY}{}", size(points));
    vec![
        Style::new("Header", "header", spacing(0, 0, 240), small(9.0)),
        Style::new("Footer", "footer", format!("{}<w:jc w:val=\"center\"/>", spacing(0, 0, 240)), small(9.0)),
        Style::new("Closing", "Closing Note", format!("{}{}", border("top", 4, 8), spacing(480, 120, 288)), small(9.5)),
    ]
}

/// A grey line at one side; `width` in eighths of a point, `distance` from the text in points.
fn border(side: &str, width: u32, distance: u32) -> String {
    format!("<w:pBdr><w:{side} w:val=\"single\" w:sz=\"{width}\" w:space=\"{distance}\" w:color=\"D5DAE0\"/></w:pBdr>")
}

fn contents_line(indent: u32) -> String {
    format!(
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{}\"/></w:tabs><w:spacing w:after=\"40\" w:line=\"276\" w:lineRule=\"auto\"/><w:ind w:left=\"{indent}\"/>",
        super::frame::TEXT_WIDTH
    )
}

/// Character styles and the table style.
pub fn extra() -> String {
    format!(
        "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr>{BLUE}<w:u w:val=\"single\"/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"CodeText\"><w:name w:val=\"Code Text\"/><w:rPr>{}<w:sz w:val=\"20\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F4F6F8\"/></w:rPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"ReportTable\"><w:name w:val=\"Report Table\"/><w:tblPr><w:tblBorders>\
         <w:top w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"1D2733\"/><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"1D2733\"/>\
         <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D5DAE0\"/></w:tblBorders><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/>\
         <w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>\
         <w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"1D2733\"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>",
        fonts("Consolas", "宋体")
    )
}

//! An English press statement: letterhead, release line if told, headline, dateline, text, contact, `###` at the end.

use super::super::docx::frame::{REPORT, footer, header, section};
use super::super::docx::package::Package;
use super::super::docx::run::{Look, paragraph, run, styled};
use super::super::docx::styles::{Style, add, fonts, size};
use super::Notice;

/// What newsrooms read as the end of a release.
const END: &str = "###";

pub fn write(notice: &Notice<'_>) -> (Package, String) {
    let look = Look::default();
    let mut package = Package::default();
    add(&mut package, notice.lang, &styles(), "", "");
    let mut out = String::new();
    paragraph(&mut out, "Letterhead", notice.organization, look);
    let line: Vec<&str> = [notice.kind, notice.number].into_iter().filter(|text| !text.is_empty()).collect();
    paragraph(&mut out, "Kind", &line.join("  |  "), look);
    if !notice.release.is_empty() {
        paragraph(&mut out, "Release", notice.release, look);
    }
    paragraph(&mut out, "Headline", notice.title, look);
    body(&mut out, notice, look);
    sign(&mut out, notice, look);
    paragraph(&mut out, "End", END, look);
    if !notice.contact.is_empty() {
        styled(&mut out, "Contact", "", |out| run(out, &notice.contact.join("\n"), look));
    }
    let header = header(&mut package, "default", "", notice.watermark, look);
    let footer = footer(&mut package, "default", "{page} / {pages}", "", look);
    out.push_str(&section(&format!("{header}{footer}"), &REPORT));
    (package, out)
}

/// The first paragraph begins with the dateline: place and date in bold, then a dash.
fn body(out: &mut String, notice: &Notice<'_>, look: Look) {
    let dateline: Vec<&str> = [notice.place, notice.date].into_iter().filter(|text| !text.is_empty()).collect();
    for (index, text) in notice.body.iter().enumerate() {
        let last = index + 1 == notice.body.len();
        styled(out, "Normal", if last { "<w:keepNext/>" } else { "" }, |out| {
            if index == 0 && !dateline.is_empty() {
                run(out, &format!("{} – ", dateline.join(", ")), Look { bold: true, ..look });
            }
            run(out, text.trim(), look);
        });
    }
    if notice.body.is_empty() && !dateline.is_empty() {
        paragraph(out, "Normal", &dateline.join(", "), look);
    }
}

fn sign(out: &mut String, notice: &Notice<'_>, look: Look) {
    if notice.signature.is_empty() {
        return;
    }
    if notice.seal_space {
        for _ in 0..2 {
            paragraph(out, "Signature", "", look);
        }
    }
    paragraph(out, "Signature", notice.signature, look);
}

fn styles() -> Vec<Style> {
    let serif = fonts("Georgia", "宋体");
    let sans = fonts("Calibri", "黑体");
    vec![
        Style::new("Normal", "Normal", "<w:spacing w:after=\"160\" w:line=\"312\" w:lineRule=\"auto\"/>", format!("{serif}{}", size(11.5))),
        Style::new(
            "Letterhead",
            "Letterhead",
            "<w:spacing w:after=\"60\"/>",
            format!("{sans}<w:b/><w:bCs/><w:color w:val=\"1F4E79\"/><w:spacing w:val=\"20\"/>{}", size(18.0)),
        ),
        Style::new(
            "Kind",
            "Kind",
            "<w:pBdr><w:top w:val=\"single\" w:sz=\"12\" w:space=\"6\" w:color=\"1F4E79\"/></w:pBdr><w:spacing w:after=\"480\"/>",
            format!("{sans}<w:color w:val=\"56616D\"/>{}", size(10.5)),
        ),
        Style::new(
            "Release",
            "Release",
            "<w:spacing w:after=\"240\"/>",
            format!("{sans}<w:b/><w:bCs/><w:spacing w:val=\"20\"/>{}", size(11.0)),
        ),
        Style::new(
            "Headline",
            "Title",
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"0\" w:after=\"280\" w:line=\"264\" w:lineRule=\"auto\"/>",
            format!("<w:b/><w:bCs/>{}", size(20.0)),
        ),
        Style::new("Signature", "Signature", "<w:keepNext/><w:keepLines/><w:spacing w:before=\"120\" w:after=\"120\"/>", "<w:b/><w:bCs/>"),
        Style::new("End", "End", "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"360\"/><w:jc w:val=\"center\"/>", ""),
        Style::new(
            "Contact",
            "Contact",
            "<w:keepLines/><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"8\" w:color=\"D5DAE0\"/></w:pBdr><w:spacing w:after=\"0\" w:line=\"288\" w:lineRule=\"auto\"/>",
            format!("{sans}{}", size(10.5)),
        ),
        Style::new("Header", "header", "<w:spacing w:after=\"0\"/>", size(9.0)),
        Style::new(
            "Footer",
            "footer",
            "<w:spacing w:after=\"0\"/><w:jc w:val=\"center\"/>",
            format!("{sans}<w:color w:val=\"56616D\"/>{}", size(9.0)),
        ),
    ]
}

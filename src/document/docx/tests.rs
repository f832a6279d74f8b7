//! A DOCX holds its headings, tables, pictures, page numbers and watermark, and is the same every time.

use super::*;
use crate::document::hostile_tests::{part, parts};
use crate::document::page::{Figure, Words};

const CHART: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 680 200\" width=\"680\" height=\"200\"><text y=\"20\">图</text></svg>";

fn page() -> Page<'static> {
    Page {
        lang: "zh",
        title: "复盘报告",
        organization: "仁和医院",
        watermark: Some("演练"),
        words: Words { contents: "目录", skip: "", page_of: "第 {page} 页，共 {pages} 页" },
        figures: vec![Figure { id: "c".into(), svg: CHART.into(), alt: "声量<曲线>".into(), caption: "图 1".into() }],
        ..Page::default()
    }
}

#[test]
fn headings_table_contents_and_numbers_are_real() {
    let file = docx("# 一\n\n## 二\n\n|a|b|\n|-|-|\n|1|2|\n\n3. x\n4. y\n", &page(), &Fonts::none()).expect("made");
    let body = part(&file.bytes, "word/document.xml");
    for sign in [
        "w:val=\"Heading1\"",
        "w:val=\"Heading2\"",
        "TOC \\o",
        "w:anchor=\"_Toc1\"",
        "w:name=\"_Toc1\"",
        "<w:tblHeader/>",
        "<w:numId w:val=\"2\"/>",
    ] {
        assert!(body.contains(sign), "{sign}");
    }
    let all: String = parts(&file.bytes).into_iter().map(|(_, xml)| xml).collect();
    for sign in ["NUMPAGES", "string=\"演练\"", "<w:startOverride w:val=\"3\"/>"] {
        assert!(all.contains(sign), "{sign}");
    }
}

#[test]
fn without_fonts_a_chart_is_told_in_words() {
    let file = docx("```chart c\n```", &page(), &Fonts::none()).expect("made");
    assert_eq!(file.incomplete_charts, ["c"]);
    let body = part(&file.bytes, "word/document.xml");
    assert!(body.contains("descr=\"声量&lt;曲线&gt;\"") && body.matches("声量").count() >= 3);
}

#[test]
fn an_unknown_chart_stays_visible_and_a_broken_one_is_an_error() {
    let unknown = docx("```chart x\n```", &page(), &Fonts::none()).expect("made");
    assert!(part(&unknown.bytes, "word/document.xml").contains("chart x"));
    let broken = Page { figures: vec![Figure { id: "c".into(), svg: "<p>".into(), ..Figure::default() }], ..page() };
    assert!(matches!(docx("```chart c\n```", &broken, &Fonts::none()), Err(Error::Chart { id, .. }) if id == "c"));
}

#[test]
fn one_input_makes_one_file() {
    let make = || docx("# 一\n\n```chart c\n```", &page(), &Fonts::none()).expect("made").bytes;
    assert_eq!(make(), make());
}

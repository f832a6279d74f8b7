//! Notices of both kinds: faces, numbers, watermarks, well-formed whatever stands in them.

use super::*;
use crate::document::hostile_tests::parts;

fn notice(lang: &'static str, body: &'static [String]) -> Notice<'static> {
    Notice {
        lang,
        organization: "仁和医院",
        kind: "情况通报",
        title: "关于网传情况的说明",
        body,
        signature: "仁和医院",
        date: "2026年11月22日",
        ..Notice::default()
    }
}

#[test]
fn a_chinese_notice_has_its_measures() {
    let bytes = notice_docx(&Notice {
        number: "仁医通〔2026〕3号",
        form: Form::RedHead,
        seal_space: true,
        watermark: Some("草稿"),
        ..notice("zh", &[])
    })
    .expect("packed");
    let parts = parts(&bytes);
    let all: String = parts.iter().map(|(_, xml)| xml.as_str()).collect();
    for sign in [
        "仿宋",
        "w:line=\"560\" w:lineRule=\"exact\"",
        "<w:sz w:val=\"44\"/>",
        "w:firstLineChars=\"200\"",
        "string=\"草稿\"",
        "仁医通〔2026〕3号",
        "仁和医院情况通报",
    ] {
        assert!(all.contains(sign), "{sign}");
    }
}

#[test]
fn a_press_statement_ends_as_newsrooms_expect_and_says_release_only_if_told() {
    let text = |release| {
        let bytes = notice_docx(&Notice { release, ..notice("en", &[]) }).expect("packed");
        parts(&bytes).into_iter().find(|(name, _)| name == "word/document.xml").map(|(_, xml)| xml).unwrap_or_default()
    };
    assert!(text("").contains("###") && !text("").contains("\"Release\""));
    assert!(text("FOR IMMEDIATE RELEASE").contains("FOR IMMEDIATE RELEASE"));
}

#[test]
fn without_fonts_the_title_is_bold_song() {
    assert_eq!(TitleFace::installed(&Fonts::none()), TitleFace::SongBold);
}

//! 公文格式: sizes, margins and places after GB/T 9704—2012 (党政机关公文格式): text block 156 mm × 225 mm (5.2.1),
//! 22 lines of 28 characters in 3 号仿宋 (5.2.2, 5.2.3), title in 2 号小标宋 (7.3.1), signature and date (7.3.5).

use super::super::chart::em_width;
use super::super::docx::frame::{Margins, footer, header, section};
use super::super::docx::package::Package;
use super::super::docx::run::{Look, paragraph, run, styled};
use super::super::docx::styles::{Style, add, fonts, size};
use super::super::safe::escape;
use super::{Form, Notice, TitleFace};

/// Top 37 mm, left 28 mm, and what the text block of 156 mm × 225 mm leaves (5.2.1); page number 7 mm below the block.
const MARGINS: Margins = Margins { top: 2_098, right: 1_474, bottom: 1_984, left: 1_588, footer: 1_400 };
/// Every line of the text is 28 pt high, whatever stands in it.
const LINE: &str = "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/>";
const RED: &str = "<w:color w:val=\"C00000\"/>";
/// A first-level subheading is no longer than this; a longer paragraph that begins like one is text.
const HEADING_LENGTH: usize = 30;

pub fn write(notice: &Notice<'_>) -> (Package, String) {
    let look = Look::chinese(true);
    let mut package = Package::default();
    add(&mut package, notice.lang, &styles(notice.title_face), "", "<w:evenAndOddHeaders/>");
    let mut out = String::new();
    head(&mut out, notice, look);
    styled(&mut out, "NoticeTitle", "", |out| {
        run(out, &title_lines(notice.title).join("\n"), look);
    });
    text(&mut out, notice, look);
    sign(&mut out, notice, look);
    let mut references = String::new();
    for (which, side) in [("default", "right"), ("even", "left")] {
        references.push_str(&header(&mut package, which, "", notice.watermark, look));
        // One character in from the edge of the text, between long dashes (7.5).
        let place = format!("<w:ind w:leftChars=\"100\" w:rightChars=\"100\" w:left=\"280\" w:right=\"280\"/><w:jc w:val=\"{side}\"/>");
        references.push_str(&footer(&mut package, which, "— {page} —", &place, look));
    }
    out.push_str(&section(&references, &MARGINS));
    (package, out)
}

/// The paragraphs of the text and of the contact. The last two stay with the signature: a page with nothing but
/// signature and seal is not allowed (7.3.5.4).
fn text(out: &mut String, notice: &Notice<'_>, look: Look) {
    let paragraphs: Vec<&String> = notice.body.iter().chain(notice.contact).collect();
    for (index, text) in paragraphs.iter().enumerate() {
        let keep = if index + 2 >= paragraphs.len() { "<w:keepNext/><w:keepLines/>" } else { "" };
        styled(out, body_style(text), keep, |out| run(out, text.trim(), look));
    }
}

fn styles(face: TitleFace) -> Vec<Style> {
    let centred = "<w:jc w:val=\"center\"/>";
    let (title, weight) = match face {
        TitleFace::XiaoBiaoSong => ("方正小标宋简体", ""),
        TitleFace::ZhongSong => ("华文中宋", ""),
        TitleFace::SongBold => ("宋体", "<w:b/><w:bCs/>"),
    };
    let title = fonts("Times New Roman", title);
    let text = |east: &str| format!("{}{}", fonts("Times New Roman", east), size(16.0));
    let indent = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>";
    vec![
        Style::new("Normal", "Normal", LINE, text("仿宋")),
        Style::new(
            "RedHead",
            "Red Head",
            "<w:spacing w:before=\"0\" w:after=\"360\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>",
            format!("{title}{weight}{RED}<w:spacing w:val=\"40\"/>{}", size(38.0)),
        ),
        Style::new(
            "Number",
            "Number",
            format!("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"10\" w:color=\"C00000\"/></w:pBdr>{LINE}{centred}"),
            "",
        ),
        Style::new(
            "NoticeTitle",
            "Title",
            "<w:keepNext/><w:keepLines/><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"560\" w:after=\"560\" w:line=\"640\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
            format!("{title}{weight}{}", size(22.0)),
        ),
        Style::new("PlainNumber", "Plain Number", format!("{LINE}{centred}"), ""),
        Style::new("NoticeBody", "Body Text", format!("{LINE}{indent}<w:jc w:val=\"both\"/>"), ""),
        Style::new("NoticeHeading1", "heading 1", format!("<w:keepNext/>{LINE}{indent}<w:outlineLvl w:val=\"0\"/>"), text("黑体")),
        Style::new("NoticeHeading2", "heading 2", format!("<w:keepNext/>{LINE}{indent}<w:outlineLvl w:val=\"1\"/>"), text("楷体")),
        Style::new("Signature", "Signature", format!("<w:keepNext/><w:keepLines/>{LINE}<w:jc w:val=\"right\"/>"), ""),
        Style::new("Header", "header", "", size(9.0)),
        Style::new(
            "Footer",
            "footer",
            "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
            format!("{}{}", fonts("宋体", "宋体"), size(14.0)),
        ),
    ]
}

/// Red head with number and line, or the number alone.
fn head(out: &mut String, notice: &Notice<'_>, look: Look) {
    if notice.form == Form::RedHead {
        let name = if notice.kind.is_empty() || notice.organization.ends_with(notice.kind) {
            notice.organization.to_owned()
        } else {
            format!("{}{}", notice.organization, notice.kind)
        };
        // The name of the body stands on one line: smaller letters for long names.
        let points = (430.0 / em_width(&name).max(1.0)).clamp(16.0, 38.0);
        styled(out, "RedHead", "", |out| {
            out.push_str(&format!("<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/>{}</w:rPr><w:t>{}</w:t></w:r>", size(points), escape(&name)));
        });
        paragraph(out, "Number", notice.number, look);
    } else if !notice.number.is_empty() {
        paragraph(out, "PlainNumber", notice.number, look);
    }
}

/// Characters of 22 pt that fit into the width of 442 pt.
const TITLE_ROOM: f64 = 20.0;
/// Words before which, and characters after which, a title may be broken without tearing a word.
const BREAK_BEFORE: [&str; 4] = ["关于", "有关", "相关", "情况的"];
const BREAK_AFTER: [char; 8] = ['的', '、', '，', '：', '》', '”', '）', ' '];

/// A title too long for a line is broken where its words allow, as near the middle as can be; where no such place is
/// known, Word breaks it. What the author broke stays broken.
fn title_lines(title: &str) -> Vec<&str> {
    title.lines().flat_map(broken).filter(|line| !line.is_empty()).collect()
}

fn broken(line: &str) -> Vec<&str> {
    let total = em_width(line);
    if total <= TITLE_ROOM {
        return vec![line];
    }
    let between_words = |&(at, _): &(usize, char)| {
        let before = line[..at].chars().next_back();
        BREAK_BEFORE.iter().any(|word| line[at..].starts_with(word)) || before.is_some_and(|c| BREAK_AFTER.contains(&c))
    };
    let distance = |at: usize| (em_width(&line[..at]) - total / 2.0).abs();
    let fits = |at: usize| [&line[..at], &line[at..]].iter().all(|part| (3.0..=TITLE_ROOM).contains(&em_width(part)));
    let best = line
        .char_indices()
        .skip(1)
        .filter(between_words)
        .map(|(at, _)| at)
        .filter(|&at| fits(at))
        .min_by(|&a, &b| distance(a).total_cmp(&distance(b)));
    best.map_or_else(|| vec![line], |at| vec![&line[..at], &line[at..]])
}

/// 一、 is 黑体, （一） is 楷体 (7.3.3), when the paragraph is a heading and not a sentence.
fn body_style(text: &str) -> &'static str {
    let text = text.trim();
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let heading = text.chars().count() <= HEADING_LENGTH && !text.ends_with(['。', '；', '！', '？', '：']);
    let after = text.trim_start_matches(numeral);
    if heading && after.len() < text.len() && after.starts_with('、') {
        return "NoticeHeading1";
    }
    let inner = text.strip_prefix('（').unwrap_or(text);
    let after = inner.trim_start_matches(numeral);
    if heading && inner.len() < text.len() && after.len() < inner.len() && after.starts_with('）') {
        return "NoticeHeading2";
    }
    "NoticeBody"
}

/// Signature and date: the date four characters in from the right, the signature centred above it (7.3.5.1), both
/// kept with the end of the text; the seal covers them, so empty lines stand above.
fn sign(out: &mut String, notice: &Notice<'_>, look: Look) {
    if notice.signature.is_empty() && notice.date.is_empty() {
        return;
    }
    for _ in 0..if notice.seal_space { 3 } else { 1 } {
        paragraph(out, "Signature", "", look);
    }
    let (name, date) = (em_width(notice.signature), em_width(notice.date));
    let offset = (name - date) / 2.0;
    let (name_in, date_in) = if offset > 2.0 { (2.0, 2.0 + offset.min(10.0)) } else { (4.0 - offset, 4.0) };
    for (text, characters) in [(notice.signature, name_in), (notice.date, date_in)] {
        if !text.is_empty() {
            let indent = format!("<w:ind w:rightChars=\"{:.0}\" w:right=\"{:.0}\"/>", characters * 100.0, characters * 320.0);
            styled(out, "Signature", &indent, |out| run(out, text, look));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_from_sentences() {
        assert_eq!(body_style("一、事件经过"), "NoticeHeading1");
        assert_eq!(body_style("（十二）整改措施"), "NoticeHeading2");
        for text in ["一、我院立即成立调查组。", "一是加强培训", "、", "（）", "（见附件）", ""] {
            assert_eq!(body_style(text), "NoticeBody", "{text}");
        }
    }

    #[test]
    fn long_titles_break_between_words_and_lose_nothing() {
        let title = "仁和医院关于网传急诊科患者等候时间过长有关情况的通报";
        assert_eq!(title_lines(title), ["仁和医院关于网传急诊科患者等候时间过长", "有关情况的通报"]);
        assert_eq!(title_lines("甲\n乙丙"), ["甲", "乙丙"]);
        for n in [0, 1, 20, 21, 40, 200] {
            let title: String = "关于网传我院急诊科情况的说明".chars().cycle().take(n).collect();
            assert_eq!(title_lines(&title).concat(), title);
        }
    }
}

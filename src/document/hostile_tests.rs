//! Whatever stands in any field: no script, no markup of its own, always well-formed XML.

use std::io::{Cursor, Read};

use proptest::prelude::*;

use super::chart::*;
use super::*;

/// The XML parts of a DOCX, each proven well-formed.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut out = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("an entry");
        let name = file.name().expect("a name").into_owned();
        if std::path::Path::new(&name).extension().is_some_and(|extension| extension == "png") {
            continue;
        }
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        if let Err(error) = roxmltree::Document::parse(&text) {
            panic!("{name}: {error}\n{text}");
        }
        out.push((name, text));
    }
    out
}

/// One part by its name.
pub fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(part, _)| part == name).map(|(_, text)| text).unwrap_or_default()
}

/// Strings made to break out: markup, quotes, control and direction characters, Markdown that nests and links.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "</svg>",
        "</title>",
        "</style>",
        "]]>",
        "<!--",
        "-->",
        "\"",
        "'",
        "&",
        "&#60;script&#62;",
        "&lt;",
        "\0",
        "\u{1b}",
        "\u{202e}",
        "\u{fffe}",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[b](http://a/\"><script>)",
        "![x](data:text/html,<script>)",
        "```chart c\n```\n",
        "```\n",
        "|a|b|\n|-|-|\n|<x>|\n",
        "\n\n",
        "# ",
        "> ",
        "- ",
        "1. ",
        "**",
        "`",
        "{page}",
        "{",
        "}",
        "医院",
        "🏥",
        "\\",
        "%n",
        "\t",
        "\r\n",
        "<https://x.cn/<y>>",
        "NaN",
        "</w:t>",
        "<?xml",
        "<![CDATA[",
        "\" onload=\"x",
    ]);
    prop::collection::vec(prop_oneof![4 => pieces.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)], 0..24)
        .prop_map(|pieces| pieces.concat())
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-1.0), Just(0.0), Just(f64::MAX), 0.0..5_000.0]
}

fn charts(text: &str, value: f64, at: i64) -> [String; 4] {
    let caption = Caption { title: text, description: text, empty: text, more: text };
    let own = || text.to_owned();
    let mark = |kind| Mark { at, kind, when: own(), label: own() };
    [
        curve(&Curve {
            labels: CurveLabels { caption, total: text, negative: text },
            buckets: vec![
                Bucket { at: 0, label: own(), total: value, negative: value },
                Bucket { at, label: own(), total: 3.0, negative: value },
            ],
            marks: vec![mark(MarkKind::Statement), mark(MarkKind::Alert), mark(MarkKind::Level)],
        }),
        clocks(
            &ClockLabels { caption, met: text, missed: text, running: text, limit: text },
            &[
                ClockRow { label: own(), state: ClockState::Missed, used: value, limit: 3.0, value: own() },
                ClockRow { limit: value, used: 1.0, ..ClockRow::default() },
            ],
        ),
        tasks(
            &TaskLabels { caption, on_time: text, late: text, open: text },
            &[TaskRow { role: own(), on_time: 3, late: u32::MAX, open: 0 }],
        ),
        spread(
            &SpreadLabels { caption, negative: text, other: text },
            &[SpreadRow { platform: own(), total: value, negative: 1.0 }, SpreadRow { platform: own(), total: 3.0, negative: value }],
        ),
    ]
}

/// Elements an HTML document of ours may hold; a hostile one would need another.
const ELEMENTS: &str = "html head meta title style body a div span header p h1 dl dt dd nav h2 h3 h4 h5 h6 ol ul li main footer figure figcaption table thead tbody tr th td blockquote pre code hr strong em s br svg desc g path rect circle text ";

/// Reads the page as XML (it is, once the void elements are closed): known elements only, no handler, no foreign link.
fn assert_tame(html: &str) {
    let mut xml = html.replace("<!DOCTYPE html>\n", "").replace("<br>", "<br/>").replace("<hr>", "<hr/>");
    let head = xml.find("<style>").expect("a style");
    let metas = xml[..head].replace("\">\n<meta", "\"/>\n<meta").replace("\">\n<title>", "\"/>\n<title>");
    xml.replace_range(..head, &metas);
    let tree = roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
    for node in tree.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(ELEMENTS.split(' ').any(|known| known == name), "<{name}>");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on") && attribute.name() != "src", "{attribute:?}");
            if attribute.name() == "href" {
                assert!(["http://", "https://", "mailto:", "#"].iter().any(|start| attribute.value().starts_with(start)), "{attribute:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_field_breaks_out(text in hostile(), lang in prop_oneof![Just("zh".to_owned()), Just("en".to_owned()), hostile()], value in number(), at in any::<i64>()) {
        let drawn = charts(&text, value, at);
        for svg in &drawn {
            prop_assert!(!svg.contains("<script"));
            let tree = roxmltree::Document::parse(svg);
            prop_assert!(tree.is_ok(), "{:?}\n{svg}", tree.err());
        }
        let figures = drawn.into_iter().map(|svg| Figure { id: "c".to_owned(), svg, alt: text.clone(), caption: text.clone() }).collect();
        let page = Page {
            lang: &lang, title: &text, organization: &text, meta: vec![(text.clone(), text.clone())], watermark: Some(&text), footer: &text,
            words: Words { contents: &text, skip: &text, page_of: &text }, figures, refresh: None, wall: false,
        };
        assert_tame(&html(&text, &page));
        let file = docx(&text, &page, &Fonts::none()).expect("a document");
        for (name, xml) in parts(&file.bytes) {
            prop_assert!(!xml.contains("<script"), "{name}");
        }
        let body = vec![text.clone(), text.clone()];
        for form in [Form::Plain, Form::RedHead] {
            let notice = Notice {
                lang: &lang, organization: &text, kind: &text, form, number: &text, title: &text, body: &body, signature: &text, date: &text, place: &text, release: &text,
                contact: &body, seal_space: true, watermark: Some(&text), title_face: TitleFace::default(),
            };
            parts(&notice_docx(&notice).expect("a notice"));
        }
    }
}

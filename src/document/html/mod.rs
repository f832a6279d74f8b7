//! One self-contained HTML file: no script, no network, reads well on screen (light and dark), on A4 and aloud.
//! The frame of the page is here, the blocks are in `body.rs`, the look is in `style.css`.

mod body;

use super::model::{Entry, outline, under_title};
use super::page::Page;
use super::parse::parse;
use super::safe::{clean, escape, is_chinese, lang_tag};

const STYLE: &str = include_str!("style.css");

/// Forbids everything the page does not need, should it ever be opened from a server: only its own style and
/// pictures inside it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// Renders Markdown as one HTML file.
#[must_use]
pub fn html(markdown: &str, page: &Page<'_>) -> String {
    let blocks = under_title(parse(markdown), page.title);
    let entries = if page.words.contents.is_empty() { Vec::new() } else { outline(&blocks) };
    let mut out = String::with_capacity(markdown.len() * 2 + STYLE.len() + 4_096);
    head(&mut out, page);
    let class = format!("{}{}", if is_chinese(page.lang) { "zh" } else { "en" }, if page.wall { " wall" } else { "" });
    out.push_str(&format!("<body class=\"{class}\">\n"));
    if !page.words.skip.is_empty() {
        out.push_str(&format!("<a class=\"skip\" href=\"#main\">{}</a>\n", escape(page.words.skip)));
    }
    out.push_str(&watermark(page.watermark));
    title(&mut out, page);
    contents(&mut out, page, &entries);
    out.push_str("<main id=\"main\">\n");
    body::blocks(&mut out, &blocks, page);
    out.push_str("</main>\n");
    if !page.footer.is_empty() {
        out.push_str(&format!("<footer><p>{}</p></footer>\n", escape(page.footer)));
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn head(out: &mut String, page: &Page<'_>) {
    out.push_str(&format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         {}<title>{}</title>\n<style>\n{STYLE}{}</style>\n</head>\n",
        lang_tag(page.lang),
        page.refresh.map(|seconds| format!("<meta http-equiv=\"refresh\" content=\"{seconds}\">\n")).unwrap_or_default(),
        escape(page.title),
        print_footer(page),
    ));
}

/// A CSS string: what could end it, or the style around it, is written as its code point.
fn css_string(text: &str) -> String {
    let escaped: String = clean(text)
        .chars()
        .map(|c| if matches!(c, '"' | '\\' | '\n' | '\r' | '<' | '>' | '&') { format!("\\{:x} ", u32::from(c)) } else { c.to_string() })
        .collect();
    format!("\"{escaped}\"")
}

/// The page number of printed pages.
fn print_footer(page: &Page<'_>) -> String {
    let mut content = Vec::new();
    let mut rest = page.words.page_of;
    while let Some((before, after)) = rest.split_once('{') {
        content.push(css_string(before));
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        match name {
            "page" => content.push("counter(page)".to_owned()),
            "pages" => content.push("counter(pages)".to_owned()),
            _ => content.push(css_string(name)),
        }
        rest = tail;
    }
    content.push(css_string(rest));
    if page.words.page_of.is_empty() {
        return String::new();
    }
    format!("@page {{ @bottom-center {{ content: {}; }} }}\n", content.join(" "))
}

/// Behind the text on every page. Its size follows its length, so that a long word is not cut off.
fn watermark(text: Option<&str>) -> String {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return String::new() };
    let size = (78.0 / super::chart::em_width(text).max(1.0)).clamp(1.2, 22.0);
    format!("<div class=\"watermark\" aria-hidden=\"true\"><span style=\"font-size:{size:.1}vmin\">{}</span></div>\n", escape(text))
}

fn title(out: &mut String, page: &Page<'_>) {
    out.push_str("<header>\n");
    if !page.organization.is_empty() {
        out.push_str(&format!("<p class=\"organization\">{}</p>\n", escape(page.organization)));
    }
    out.push_str(&format!("<h1>{}</h1>\n", escape(page.title)));
    if let Some(mark) = page.watermark.filter(|mark| !mark.trim().is_empty()) {
        out.push_str(&format!("<p class=\"badge\">{}</p>\n", escape(mark)));
    }
    if !page.meta.is_empty() {
        out.push_str("<dl>\n");
        for (name, value) in &page.meta {
            out.push_str(&format!("<div><dt>{}</dt><dd>{}</dd></div>\n", escape(name), escape(value)));
        }
        out.push_str("</dl>\n");
    }
    out.push_str("</header>\n");
}

fn contents(out: &mut String, page: &Page<'_>, entries: &[Entry]) {
    if entries.len() < 2 {
        return;
    }
    out.push_str(&format!("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n<ol>", escape(page.words.contents)));
    let mut level = 2;
    for (index, entry) in entries.iter().enumerate() {
        match (level, entry.level) {
            (2, 3) => out.push_str("\n<ol>"),
            (3, 2) => out.push_str("</li>\n</ol></li>"),
            _ if index > 0 => out.push_str("</li>"),
            _ => {}
        }
        level = entry.level;
        out.push_str(&format!("\n<li><a href=\"#{}\">{}</a>", escape(&entry.id), escape(&entry.text)));
    }
    out.push_str(if level == 3 { "</li>\n</ol></li>\n</ol>\n</nav>\n" } else { "</li>\n</ol>\n</nav>\n" });
}

#[cfg(test)]
mod tests {
    use super::super::page::{Figure, Words};
    use super::*;

    fn page() -> Page<'static> {
        Page {
            lang: "zh",
            title: "复盘报告",
            organization: "仁和医院",
            watermark: Some("演练"),
            words: Words { contents: "目录", skip: "跳到正文", page_of: "第 {page} 页" },
            figures: vec![Figure { id: "c".into(), svg: "<svg></svg>".into(), alt: "曲线".into(), caption: "图 1".into() }],
            ..Page::default()
        }
    }

    #[test]
    fn a_page_has_its_landmarks_once() {
        let text = html("# 一\n\n## 二\n\n# 三\n\n```chart c\n```\n", &page());
        for landmark in ["<header>", "<nav ", "<main ", "<h1>", "class=\"watermark\"", "class=\"badge\"", "<figure"] {
            assert_eq!(text.matches(landmark).count(), 1, "{landmark}");
        }
        assert!(text.contains("<html lang=\"zh-CN\">") && text.contains("content: \"第 \" counter(page) \" 页\""));
        assert_eq!(text.matches("<ol>").count(), text.matches("</ol>").count());
    }

    #[test]
    fn nothing_asks_for_the_network_or_runs() {
        let text = html("![x](http://a/b.png) <img src=x onerror=y> [a](javascript:b)", &page());
        for forbidden in ["<script", "<img", "<link", "<iframe", "url(", "@import", "javascript:", " src="] {
            let body = text.split("<body").nth(1).unwrap_or_default();
            assert!(!body.replace("&lt;img src=x onerror=y&gt;", "").contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn page_words_cannot_leave_the_style() {
        let page = Page { words: Words { page_of: "\"}</style><script>{page}", ..Words::default() }, ..page() };
        assert!(!html("", &page).contains("<script"));
    }
}

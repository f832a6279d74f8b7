//! Blocks and inlines as HTML. Every text passes [`escape_into`]; the only raw text is a figure's own SVG.

use super::super::chart::em_width;
use super::super::model::{Align, Block, Inline, Table, plain, tick};
use super::super::page::Page;
use super::super::safe::{escape, escape_into};

pub fn blocks(out: &mut String, blocks: &[Block], page: &Page<'_>) {
    for block in blocks {
        one(out, block, page);
    }
}

fn one(out: &mut String, block: &Block, page: &Page<'_>) {
    match block {
        Block::Heading { level, id, text } => {
            // The only first level is the title of the page; one can still hide inside a quotation.
            let level = (*level).max(2);
            out.push_str(&format!("<h{level} id=\"{}\">", escape(id)));
            inlines(out, text);
            out.push_str(&format!("</h{level}>\n"));
        }
        Block::Paragraph(text) => wrapped(out, "p", text),
        Block::List { start, items } => list(out, *start, items, page),
        Block::Quote(inner) => {
            out.push_str("<blockquote>\n");
            blocks(out, inner, page);
            out.push_str("</blockquote>\n");
        }
        Block::Code(code) => {
            out.push_str("<pre><code>");
            escape_into(out, code);
            out.push_str("</code></pre>\n");
        }
        Block::Table(table) => self::table(out, table),
        Block::Chart(id) => figure(out, id, page),
        Block::Rule => out.push_str("<hr>\n"),
    }
}

fn wrapped(out: &mut String, element: &str, text: &[Inline]) {
    out.push_str(&format!("<{element}>"));
    inlines(out, text);
    out.push_str(&format!("</{element}>\n"));
}

fn list(out: &mut String, start: Option<u64>, items: &[Vec<Block>], page: &Page<'_>) {
    match start {
        None => out.push_str("<ul>\n"),
        Some(1) => out.push_str("<ol>\n"),
        Some(first) => out.push_str(&format!("<ol start=\"{first}\">\n")),
    }
    for item in items {
        let task = matches!(item.first(), Some(Block::Paragraph(text)) if matches!(text.first(), Some(Inline::Tick(_))));
        out.push_str(if task { "<li class=\"task\">" } else { "<li>" });
        // A tight item is printed without paragraph margins.
        if let [Block::Paragraph(text), rest @ ..] = item.as_slice() {
            inlines(out, text);
            out.push('\n');
            blocks(out, rest, page);
        } else {
            blocks(out, item, page);
        }
        out.push_str("</li>\n");
    }
    out.push_str(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
}

/// Widest a column may be, in em, to stay on one line; a date with time is about 10.
const SHORT: f64 = 11.0;
/// All such columns together leave the others at least a third of the page.
const SHORT_SUM: f64 = 33.0;

/// Wide tables scroll inside their box on a narrow screen; the box takes the focus so that keys can scroll it.
fn table(out: &mut String, table: &Table) {
    let classes = classes(table);
    out.push_str("<div class=\"table\" tabindex=\"0\"><table>\n");
    if table.has_head() {
        out.push_str("<thead>");
        row(out, "th scope=\"col\"", &table.head, &classes);
        out.push_str("</thead>\n");
    }
    out.push_str("<tbody>\n");
    for cells in &table.rows {
        row(out, "td", cells, &classes);
        out.push('\n');
    }
    out.push_str("</tbody>\n</table></div>\n");
}

/// The class attribute of each column: its alignment, and whether its cells stay on one line.
fn classes(table: &Table) -> Vec<String> {
    let mut used = 0.0;
    let column = |(index, align): (usize, &Align)| {
        let cells = std::iter::once(&table.head).chain(&table.rows).filter_map(|row| row.get(index));
        let widest = cells.map(|cell| em_width(&plain(cell))).fold(0.0, f64::max);
        let short = widest <= SHORT && used + widest <= SHORT_SUM;
        used += if short { widest } else { 0.0 };
        let names: Vec<&str> = [if short { "short" } else { "" }, alignment(*align)].into_iter().filter(|name| !name.is_empty()).collect();
        if names.is_empty() { String::new() } else { format!(" class=\"{}\"", names.join(" ")) }
    };
    table.align.iter().enumerate().map(column).collect()
}

const fn alignment(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::Center => "center",
        Align::End => "end",
    }
}

fn row(out: &mut String, element: &str, cells: &[Vec<Inline>], classes: &[String]) {
    out.push_str("<tr>");
    for (cell, class) in cells.iter().zip(classes) {
        out.push_str(&format!("<{element}{class}>"));
        inlines(out, cell);
        out.push_str(if element == "td" { "</td>" } else { "</th>" });
    }
    out.push_str("</tr>");
}

/// A figure, or its id as code when the caller gave no such figure: a template's mistake stays visible.
fn figure(out: &mut String, id: &str, page: &Page<'_>) {
    let Some(figure) = page.figure(id) else {
        out.push_str(&format!("<p><code>chart {}</code></p>\n", escape(id)));
        return;
    };
    out.push_str(&format!("<figure role=\"group\" aria-label=\"{}\">\n{}\n", escape(&figure.alt), figure.svg));
    if !figure.caption.is_empty() {
        out.push_str(&format!("<figcaption>{}</figcaption>\n", escape(&figure.caption)));
    }
    out.push_str("</figure>\n");
}

fn inlines(out: &mut String, text: &[Inline]) {
    for inline in text {
        match inline {
            Inline::Text(text) => escape_into(out, text),
            Inline::Code(code) => out.push_str(&format!("<code>{}</code>", escape(code))),
            Inline::Strong(inner) => around(out, "strong", inner),
            Inline::Emphasis(inner) => around(out, "em", inner),
            Inline::Strike(inner) => around(out, "s", inner),
            Inline::Link { href, text } => {
                out.push_str(&format!("<a href=\"{}\" rel=\"noopener noreferrer\">", escape(href)));
                inlines(out, text);
                out.push_str("</a>");
            }
            Inline::Break => out.push_str("<br>"),
            Inline::Tick(done) => out.push(tick(*done)),
        }
    }
}

fn around(out: &mut String, element: &str, inner: &[Inline]) {
    out.push_str(&format!("<{element}>"));
    inlines(out, inner);
    out.push_str(&format!("</{element}>"));
}

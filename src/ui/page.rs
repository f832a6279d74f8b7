//! A page for people: headings, lines, labelled fields, tables, bars. Every text passes the filter for hostile
//! characters here, once.

use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};
use unicode_width::UnicodeWidthStr as _;

use super::Ui;
use crate::domain::time::Timestamp;
use crate::domain::when::in_zone;
use crate::text::{date_time, printable, tr};

/// A rule under the header and nothing else: the rows speak.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::new(' ', '─', '─', ' '));

pub struct Page<'a> {
    pub ui: Ui<'a>,
    text: String,
}

impl<'a> Page<'a> {
    pub const fn new(ui: Ui<'a>) -> Self {
        Self { ui, text: String::new() }
    }

    pub fn finish(self) -> String {
        self.text
    }

    /// The first line of every page of a drill.
    pub fn watermark(&mut self) {
        if let Some(drill) = self.ui.drill {
            let line = tr!(self.ui.catalog, "drill-banner", drill = drill, time = self.time(self.ui.now));
            self.warning(&line);
        }
    }

    /// The message of the catalogue.
    pub fn tr(&self, key: &str) -> String {
        self.ui.catalog.format(key, &[])
    }

    pub fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.styled(text, "1");
    }

    pub fn line(&mut self, text: &str) {
        self.text.push_str(&printable(text));
        self.text.push('\n');
    }

    /// A paragraph broken to the width: the first line behind `prefix`, the others aligned with it.
    pub fn text(&mut self, text: &str, prefix: &str) {
        let indent = " ".repeat(prefix.width());
        for (index, line) in wrap(&printable(text), self.ui.width.saturating_sub(prefix.width())).iter().enumerate() {
            let before = if index == 0 { prefix } else { &indent };
            self.text.push_str(&format!("{before}{line}\n"));
        }
    }

    /// A line that must not be overlooked.
    pub fn warning(&mut self, text: &str) {
        self.styled(text, "1;31");
    }

    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Text as it is, such as Markdown or a statement; filtered, never wrapped.
    pub fn block(&mut self, text: &str) {
        self.text.push_str(&printable(text));
        if !text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn styled(&mut self, text: &str, code: &str) {
        let text = printable(text);
        if self.ui.color {
            self.text.push_str(&format!("\u{1b}[{code}m{text}\u{1b}[0m\n"));
        } else {
            self.line(&text);
        }
    }

    /// Label and value, a line each, values aligned; empty values are left out.
    pub fn fields(&mut self, fields: &[(String, String)]) {
        let shown: Vec<_> = fields.iter().filter(|(_, value)| !value.is_empty()).collect();
        let widest = shown.iter().map(|(label, _)| label.width()).max().unwrap_or(0);
        for (label, value) in shown {
            let indent = " ".repeat(widest + 2);
            let value = wrap(&printable(value), self.ui.width.saturating_sub(widest + 2)).join(&format!("\n{indent}"));
            self.text.push_str(&format!("{label}{}{value}\n", " ".repeat(widest - label.width() + 2)));
        }
    }

    /// A table no wider than the terminal. Nothing is printed for no rows.
    pub fn table(&mut self, header: &[String], rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return;
        }
        let mut table = Table::new();
        table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.ui.width.clamp(40, 400)).unwrap_or(80)).set_header(header.to_vec());
        for row in rows {
            table.add_row(row.iter().map(|cell| printable(cell)).collect::<Vec<_>>());
        }
        for line in table.lines() {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// A time with how far off it is: `2026-11-20 22:40 (in 25 min)`.
    pub fn due(&self, at: Timestamp) -> String {
        let away = at.minutes_since(self.ui.now);
        let span = self.ui.catalog.minutes(away);
        let relation = if away < 0 { tr!(self.ui.catalog, "time-ago", span = span) } else { tr!(self.ui.catalog, "time-in", span = span) };
        format!("{} {relation}", date_time(in_zone(at, self.ui.zone)))
    }

    pub fn time(&self, at: Timestamp) -> String {
        date_time(in_zone(at, self.ui.zone))
    }

    pub fn time_or_dash(&self, at: Option<Timestamp>) -> String {
        at.map_or_else(|| "–".to_owned(), |at| self.time(at))
    }
}

/// Lines of at most `width` columns: broken at spaces, or anywhere between wide characters.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(20);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in words(paragraph) {
            if !line.is_empty() && line.width() + word.trim_end().width() > width {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.push_str(word);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// A word with its following space, or one wide character.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    for (index, c) in text.char_indices() {
        let end = index + c.len_utf8();
        let wide = !c.is_ascii() && unicode_width::UnicodeWidthChar::width(c) == Some(2);
        let next_is_closing = text[end..].chars().next().is_some_and(|next| "，。、；：！？）】》”’".contains(next));
        if (c == ' ' || wide) && !next_is_closing {
            words.push(&text[start..end]);
            start = end;
        }
    }
    words.push(&text[start..]);
    words
}

/// A bar of at most `width` columns for `value` out of `largest`; something above zero always shows.
pub fn bar(value: f64, largest: f64, width: usize) -> String {
    if !(value > 0.0 && largest > 0.0 && value.is_finite()) {
        return String::new();
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a small width")]
    let eighths = ((value / largest).min(1.0) * width as f64 * 8.0).round().max(1.0) as usize;
    let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
    "█".repeat(eighths / 8) + part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_both_scripts() {
        assert_eq!(wrap("one two three four five six", 20), ["one two three four", "five six"]);
        assert_eq!(wrap("一二三四五六七八九十，十一", 20), ["一二三四五六七八九", "十，十一"]);
    }

    #[test]
    fn bars_grow_by_eighths() {
        assert_eq!(bar(1.0, 1.0, 4), "████");
        assert_eq!(bar(0.0001, 1.0, 4), "▏");
        assert_eq!(bar(0.0, 1.0, 4), "");
        assert_eq!(bar(f64::NAN, 1.0, 4), "");
    }
}

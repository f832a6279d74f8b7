//! Findings of the linter: printed like a compiler's, as JSON of the contract, as SARIF.

use serde::Serialize;
use serde_json::json;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::{Page, Shape, View, object};
use crate::ops::lint::{Checked, count};
use crate::respond::lint::explain::Remark;
use crate::respond::lint::finding::Severity;
use crate::text::{is_hostile, tr};

/// What `statement check` found.
pub struct LintReport {
    pub texts: Vec<Checked>,
}

/// One finding of the contract.
#[derive(Debug, Serialize)]
struct FindingView<'a> {
    rule: &'a str,
    severity: Severity,
    line: usize,
    column: usize,
    length: usize,
    message: &'a str,
    reason: &'a str,
    source: &'a str,
    suggestion: &'a str,
    file: Option<&'a str>,
    statement: Option<&'a str>,
    channel: Option<&'a str>,
}

impl LintReport {
    /// No finding is an error.
    pub fn passed(&self) -> bool {
        count(&self.texts, Severity::Error) == 0
    }

    fn findings(&self) -> impl Iterator<Item = FindingView<'_>> {
        self.texts.iter().flat_map(|text| {
            text.remarks.iter().map(|remark| FindingView {
                rule: &remark.rule,
                severity: remark.severity,
                line: remark.line,
                column: remark.column,
                length: remark.length,
                message: &remark.message,
                reason: &remark.reason,
                source: &remark.source,
                suggestion: &remark.suggestion,
                file: text.file.as_deref(),
                statement: text.statement.as_deref(),
                channel: text.channel.as_deref(),
            })
        })
    }

    /// A SARIF 2.1.0 log, as editors and code hosts read it.
    pub fn sarif(&self) -> String {
        let found = || self.texts.iter().flat_map(|text| text.remarks.iter().map(move |remark| (text, remark)));
        let mut rules: Vec<&Remark> = found().map(|(_, remark)| remark).collect();
        rules.sort_by(|a, b| a.rule.cmp(&b.rule));
        rules.dedup_by(|a, b| a.rule == b.rule);
        let results: Vec<_> = found().map(|(text, remark)| result(text, remark)).collect();
        let rules: Vec<_> = rules
            .iter()
            .map(|one| json!({"id": one.rule, "fullDescription": {"text": one.reason}, "help": {"text": one.source}, "defaultConfiguration": {"level": level(one.severity)}}))
            .collect();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {"name": "crisis", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }],
        });
        crate::ui::safe(&serde_json::to_string_pretty(&log).unwrap_or_default())
    }
}

fn result(text: &Checked, remark: &Remark) -> serde_json::Value {
    let mut region = json!({"startLine": remark.line, "startColumn": remark.column});
    if !text.text[remark.span.clone()].contains('\n') {
        region["endColumn"] = json!(remark.column + remark.length);
    }
    json!({
        "ruleId": remark.rule,
        "level": level(remark.severity),
        "message": {"text": format!("{}\n{}", remark.message, remark.suggestion)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&text.name())}, "region": region}}],
    })
}

/// A relative reference: everything but plain characters is percent-encoded.
fn uri(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let encoded = name.replace('\\', "/");
    encoded.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Suggestion => "note",
    }
}

/// Key of the severity's name.
pub const fn key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "lint-severity-error",
        Severity::Warning => "lint-severity-warning",
        Severity::Suggestion => "lint-severity-suggestion",
    }
}

impl View for LintReport {
    fn shape(&self) -> Shape {
        let findings: Vec<_> = self.findings().map(|finding| object(&finding)).collect();
        Shape::One(json!({"findings": findings}))
    }

    fn show(&self, page: &mut Page<'_>) {
        for text in &self.texts {
            for remark in &text.remarks {
                print(page, text, remark);
            }
        }
        let catalog = page.ui.catalog;
        let (errors, warnings) = (count(&self.texts, Severity::Error), count(&self.texts, Severity::Warning));
        let suggestions = count(&self.texts, Severity::Suggestion);
        let total = tr!(catalog, "lint-total", texts = self.texts.len(), errors = errors, warnings = warnings, suggestions = suggestions);
        page.line(&total);
    }
}

fn print(page: &mut Page<'_>, text: &Checked, remark: &Remark) {
    let catalog = page.ui.catalog;
    let severity = page.tr(key(remark.severity));
    let head = tr!(catalog, "lint-finding", severity = severity, rule = remark.rule.as_str(), message = remark.message.as_str());
    if remark.severity == Severity::Error {
        page.warning(&head);
    } else {
        page.line(&head);
    }
    page.line(&format!("  --> {}:{}:{}", text.name(), remark.line, remark.column));
    if !remark.span.is_empty() {
        let number = remark.line.to_string();
        let gutter = " ".repeat(number.len());
        let (line, caret) = excerpt(&text.text, &remark.span, page.ui.width.saturating_sub(number.len() + 4));
        page.line(&format!(" {number} | {line}"));
        page.line(&format!(" {gutter} | {caret}"));
    }
    let why = tr!(catalog, "lint-why", reason = remark.reason.as_str(), source = remark.source.as_str());
    page.line(&format!("  = {why}"));
    let mend = tr!(catalog, "lint-mend", suggestion = remark.suggestion.as_str());
    page.line(&format!("  = {mend}"));
    page.blank();
}

/// The line around the place, cut to `width` columns, and carets under the place. Wide characters take two columns; what
/// cannot be seen is spelled out.
fn excerpt(text: &str, span: &std::ops::Range<usize>, width: usize) -> (String, String) {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.start..].find('\n').map_or(text.len(), |at| span.start + at);
    let marked = span.start..span.end.min(end).max(span.start);
    let place = clipped(&seen(&text[marked.clone()]), width * 2 / 3, false);
    let room = width.saturating_sub(place.width());
    let before = clipped(&seen(&text[start..marked.start]), room / 2, true);
    let after = clipped(&seen(&text[marked.end..end]), room.saturating_sub(before.width()), false);
    let caret = format!("{}{}", " ".repeat(before.width()), "^".repeat(place.width().max(1)));
    (format!("{before}{place}{after}"), caret)
}

/// The text with invisible and hostile characters spelled out.
fn seen(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push(' '),
            c if is_hostile(c) || c.width() == Some(0) => out.push_str(&format!("<U+{:04X}>", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// At most `width` columns of the text's beginning, or of its end.
fn clipped(text: &str, width: usize, end: bool) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(1);
    let mut used = 0;
    let mut fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= room
    };
    if end {
        let kept: Vec<char> = text.chars().rev().take_while(&mut fits).collect();
        format!("…{}", kept.into_iter().rev().collect::<String>())
    } else {
        let kept: String = text.chars().take_while(&mut fits).collect();
        format!("{kept}…")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_wide_characters() {
        let text = "家属电话138 0013 8000。";
        let at = text.find('1').unwrap();
        let (line, caret) = excerpt(text, &(at..at + 13), 60);
        assert_eq!((line.as_str(), caret.as_str()), (text, "        ^^^^^^^^^^^^^"));
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("{}坏{}", "好".repeat(200), "好".repeat(200));
        let at = text.find('坏').unwrap();
        let (line, caret) = excerpt(&text, &(at..at + 3), 40);
        assert!(line.width() <= 40, "{line}");
        assert_eq!(line[..line.find('坏').unwrap()].width(), caret.find('^').unwrap());
    }

    #[test]
    fn what_hides_is_spelled_out() {
        let (line, _) = excerpt("138\u{200b}0013\u{202e}8000", &(0..3), 80);
        assert_eq!(line, "138<U+200B>0013<U+202E>8000");
    }
}

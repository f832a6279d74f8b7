//! The SVG writer: shapes with colours that have both an attribute (for any renderer) and a class (for dark mode).

use std::fmt::Write;

use super::super::safe::escape;
use super::{Caption, WIDTH};

/// Font size of labels in user units.
pub const SIZE: f64 = 12.5;
/// Families that most readers have, Chinese ones first where Latin letters are drawn by the same font anyway.
const FAMILIES: &str = "Source Han Sans SC, Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, PingFang SC, WenQuanYi Micro Hei, SimHei, Segoe UI, Arial, sans-serif";

/// A role a colour plays. Each stands out from white by 3:1 or more (WCAG 2.2, 1.4.11), text colours by 4.5:1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Text,
    Quiet,
    Line,
    Paper,
    Tint,
    Total,
    Negative,
    Good,
    Bad,
    Open,
    Statement,
    Alert,
    Level,
}

impl Ink {
    const fn parts(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("ink", "#1d2733"),
            Self::Quiet => ("quiet", "#56616d"),
            Self::Line => ("line", "#d5dae0"),
            Self::Paper => ("paper", "#ffffff"),
            Self::Tint => ("tint", "#f4f6f8"),
            Self::Total => ("total", "#2f6496"),
            Self::Negative => ("negative", "#b3412a"),
            Self::Good => ("good", "#2f7a5a"),
            Self::Bad => ("bad", "#b3412a"),
            Self::Open => ("open", "#8d96a0"),
            Self::Statement => ("statement", "#1f4e79"),
            Self::Alert => ("alert", "#8a5a00"),
            Self::Level => ("level", "#6b3fa0"),
        }
    }

    fn fill(self) -> String {
        let (name, colour) = self.parts();
        format!("class=\"c-{name}\" fill=\"{colour}\"")
    }

    fn stroke(self) -> String {
        let (name, colour) = self.parts();
        format!("class=\"s-{name}\" fill=\"none\" stroke=\"{colour}\"")
    }
}

/// Where a text stands relative to its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// An SVG being drawn; y grows downwards.
#[derive(Default)]
pub struct Canvas {
    body: String,
}

/// A number that is finite and not negative; anything else is zero.
pub fn sound(value: f64) -> f64 {
    if value.is_finite() { value.clamp(0.0, 1e12) } else { 0.0 }
}

impl Canvas {
    pub fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, ink: Ink) {
        let _ =
            write!(self.body, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" {}/>", width.max(0.0), ink.fill());
    }

    /// A filled closed path with an opacity.
    pub fn area(&mut self, path: &str, ink: Ink, opacity: f64) {
        let _ = write!(self.body, "<path d=\"{path}\" {} fill-opacity=\"{opacity}\"/>", ink.fill());
    }

    pub fn stroke(&mut self, path: &str, ink: Ink, width: f64, dash: &str) {
        let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
        let _ = write!(self.body, "<path d=\"{path}\" {} stroke-width=\"{width}\" stroke-linejoin=\"round\"{dash}/>", ink.stroke());
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink, width: f64) {
        self.stroke(&format!("M{:.1} {:.1}L{:.1} {:.1}", from.0, from.1, to.0, to.1), ink, width, "");
    }

    pub fn circle(&mut self, x: f64, y: f64, radius: f64, ink: Ink) {
        let _ = write!(self.body, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" {}/>", ink.fill());
    }

    /// One line of text; `y` is its baseline. The caller has cut it to its room.
    pub fn text(&mut self, x: f64, y: f64, anchor: Anchor, ink: Ink, text: &str) {
        self.sized(x, y, anchor, ink, SIZE, text);
    }

    pub fn sized(&mut self, x: f64, y: f64, anchor: Anchor, ink: Ink, size: f64, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let _ = write!(self.body, "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" {}{anchor}>{}</text>", ink.fill(), escape(text));
    }

    /// Lines of text centred on `y`.
    pub fn lines(&mut self, x: f64, y: f64, anchor: Anchor, ink: Ink, lines: &[String]) {
        let first = y - line_height() * (count(lines.len()) - 1.0) / 2.0 + SIZE * 0.36;
        for (index, line) in lines.iter().enumerate() {
            self.text(x, first + line_height() * count(index), anchor, ink, line);
        }
    }

    /// Opens a group whose full words show when the pointer rests on it.
    pub fn open(&mut self, words: &str) {
        let _ = write!(self.body, "<g><title>{}</title>", escape(words));
    }

    pub fn close(&mut self) {
        self.body.push_str("</g>");
    }

    /// The finished element.
    pub fn finish(self, height: f64, caption: &Caption<'_>) -> String {
        let height = height.ceil();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" \
             font-family=\"{FAMILIES}\"><title>{}</title><desc>{}</desc>{}</svg>",
            escape(caption.title),
            escape(caption.description),
            self.body
        )
    }
}

/// A chart with nothing to show says so.
pub fn empty(caption: &Caption<'_>) -> String {
    let mut canvas = Canvas::default();
    canvas.rect(0.0, 0.0, WIDTH, 72.0, Ink::Tint);
    canvas.lines(WIDTH / 2.0, 36.0, Anchor::Middle, Ink::Quiet, &super::text::wrap(caption.empty, SIZE, WIDTH - 40.0, 2));
    canvas.finish(72.0, caption)
}

/// Distance of two baselines.
pub const fn line_height() -> f64 {
    SIZE * 1.3
}

/// A count as a length; charts never hold as many things as would lose precision.
#[allow(clippy::cast_precision_loss)]
pub const fn count(n: usize) -> f64 {
    n as f64
}

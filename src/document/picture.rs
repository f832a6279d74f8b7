//! SVG → PNG with the fonts of this machine, for readers that want pictures as pixels.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{FontResolver, Options, Tree, fontdb};

use super::Error;
use super::safe::unescape;

/// Fonts for drawing text into pictures, and for choosing the face of an official title.
#[derive(Clone)]
pub struct Fonts {
    database: Arc<fontdb::Database>,
}

/// A drawn chart.
pub struct Picture {
    pub png: Vec<u8>,
    /// In the units of the SVG.
    pub width: f32,
    pub height: f32,
    /// Characters of the chart are in no font of this machine.
    pub incomplete: bool,
    /// Labels that could not be drawn; label number n stands in the picture as `[n]`. The document prints them below,
    /// where the reader's own fonts draw them.
    pub key: Vec<String>,
}

/// Pixels per SVG unit: 680 units over 160 mm of paper are about 216 dpi, sharp in print at a few ten kilobytes.
const SCALE: f32 = 2.0;
/// A picture is never larger than this many pixels on a side, whatever the SVG says.
const MAX_SIDE: f32 = 6_000.0;

impl Fonts {
    /// The fonts installed on this machine; reads the system's font folders (memory-mapped), some milliseconds.
    #[must_use]
    pub fn system() -> Self {
        let mut database = fontdb::Database::new();
        database.load_system_fonts();
        let sans = [
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "Microsoft YaHei",
            "PingFang SC",
            "SimHei",
            "DejaVu Sans",
            "Arial",
            "Liberation Sans",
        ];
        if let Some(family) = sans.into_iter().find(|family| installed(&database, family)) {
            database.set_sans_serif_family(family);
        }
        Self { database: Arc::new(database) }
    }

    /// No font at all: pictures are drawn without text and say so.
    #[cfg(test)]
    pub fn none() -> Self {
        Self { database: Arc::new(fontdb::Database::new()) }
    }

    /// Whether a font of this family is there.
    #[must_use]
    pub fn has(&self, family: &str) -> bool {
        installed(&self.database, family)
    }

    /// Draws an SVG on white. Labels that no font here can draw are replaced by numbers.
    pub(super) fn draw(&self, id: &str, svg: &str) -> Result<Picture, Error> {
        let wrong = |reason: String| Error::Chart { id: id.to_owned(), reason };
        let (picture, missing) = self.render(svg).map_err(wrong)?;
        if self.database.is_empty() {
            // Not even a number could be drawn.
            return Ok(Picture { incomplete: true, ..picture });
        }
        if missing.is_empty() {
            return Ok(picture);
        }
        let (svg, key) = numbered(svg, &missing);
        let (picture, _) = self.render(&svg).map_err(wrong)?;
        Ok(Picture { incomplete: true, key, ..picture })
    }

    /// The picture, and of each text that could not be drawn the first character that no font has.
    fn render(&self, svg: &str) -> Result<(Picture, BTreeSet<char>), String> {
        let missing = Arc::new(Mutex::new(BTreeSet::new()));
        let options = Options { fontdb: Arc::clone(&self.database), font_resolver: resolver(&missing), ..Options::default() };
        let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
        let size = tree.size();
        let scale = SCALE.min(MAX_SIDE / size.width().max(size.height()));
        let pixels = size.to_int_size().scale_by(scale).ok_or("no size")?;
        let mut pixmap = Pixmap::new(pixels.width(), pixels.height()).ok_or("no size")?;
        pixmap.fill(Color::WHITE);
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        let png = pixmap.encode_png().map_err(|error| error.to_string())?;
        let missing = std::mem::take(&mut *missing.lock().unwrap_or_else(PoisonError::into_inner));
        Ok((Picture { png, width: size.width(), height: size.height(), incomplete: false, key: Vec::new() }, missing))
    }
}

/// Puts `[1]`, `[2]`, … in place of texts with a missing character; equal texts share a number.
fn numbered(svg: &str, missing: &BTreeSet<char>) -> (String, Vec<String>) {
    let mut key: Vec<String> = Vec::new();
    let mut out = String::with_capacity(svg.len());
    let mut pieces = svg.split("</text>").peekable();
    while let Some(piece) = pieces.next() {
        let (tag, text) = piece.rsplit_once('>').unwrap_or(("", piece));
        let label = unescape(text);
        if pieces.peek().is_none() {
            out.push_str(piece);
        } else if label.contains(|c| missing.contains(&c)) {
            let number = key.iter().position(|known| *known == label).unwrap_or(key.len());
            if number == key.len() {
                key.push(label);
            }
            out.push_str(&format!("{tag}>[{}]</text>", number + 1));
        } else {
            out.push_str(&format!("{piece}</text>"));
        }
    }
    (out, key)
}

fn installed(database: &fontdb::Database, family: &str) -> bool {
    database.faces().any(|face| face.families.iter().any(|(name, _)| name.eq_ignore_ascii_case(family)))
}

/// The usual choice of fonts, noting characters that no font has.
fn resolver(missing: &Arc<Mutex<BTreeSet<char>>>) -> FontResolver<'static> {
    let usual = FontResolver::default_fallback_selector();
    let missing = Arc::clone(missing);
    FontResolver {
        select_font: FontResolver::default_font_selector(),
        select_fallback: Box::new(move |character, used, database| {
            let found = usual(character, used, database);
            if found.is_none() {
                missing.lock().unwrap_or_else(PoisonError::into_inner).insert(character);
            }
            found
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\" width=\"20\" height=\"10\"><text>图</text></svg>";

    #[test]
    fn a_picture_has_twice_the_size_and_names_missing_fonts() {
        let picture = Fonts::none().draw("c", SVG).expect("drawn");
        assert_eq!((picture.width, picture.height, picture.incomplete), (20.0, 10.0, true));
        assert!(picture.png.starts_with(b"\x89PNG"));
    }

    #[test]
    fn what_is_no_svg_is_an_error_with_the_id() {
        let error = Fonts::none().draw("curve", "<p>").err().map(|e| e.to_string()).unwrap_or_default();
        assert!(error.starts_with("chart curve:"), "{error}");
    }

    #[test]
    fn labels_that_cannot_be_drawn_become_numbers() {
        let svg = "<svg><text x=\"1\">宣传科 &amp; 院办</text><text>12</text><text>医务科</text><text>医务科</text></svg>";
        let (out, key) = numbered(svg, &BTreeSet::from(['宣', '医']));
        assert_eq!(out, "<svg><text x=\"1\">[1]</text><text>12</text><text>[2]</text><text>[2]</text></svg>");
        assert_eq!(key, ["宣传科 & 院办", "医务科"]);
    }
}

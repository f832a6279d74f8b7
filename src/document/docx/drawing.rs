//! Charts as pictures in the text, with their alt text.

use super::super::picture::Picture;
use super::super::safe::escape;
use super::frame::TEXT_WIDTH;
use super::package::Package;

/// English Metric Units per twentieth of a point.
const EMU: u32 = 635;
/// No picture is higher than this, 226 mm in twentieths of a point, so that its caption fits on the same page.
const MAX_HEIGHT: u32 = 12_800;

/// Adds the picture to the package and returns the run that shows it. `id` is unique among the document's drawings.
pub fn drawing(package: &mut Package, alt: &str, picture: Picture, id: usize) -> String {
    let (width, height) = fitted(picture.width, picture.height);
    let pixels = package.picture(picture.png);
    let alt = escape(alt).replace(['\n', '\r'], " ");
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
         <wp:docPr id=\"{id}\" name=\"Chart {id}\" descr=\"{alt}\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"Chart {id}\" descr=\"{alt}\"/>\
         <pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{pixels}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>\
         </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

/// Width of the text, height in proportion; smaller if it would be too high.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn fitted(width: f32, height: f32) -> (u32, u32) {
    let (most_wide, most_high) = (f64::from(TEXT_WIDTH * EMU), f64::from(MAX_HEIGHT * EMU));
    let scale = (most_wide / f64::from(width.max(1.0))).min(most_high / f64::from(height.max(1.0)));
    ((f64::from(width) * scale) as u32, (f64::from(height) * scale) as u32)
}

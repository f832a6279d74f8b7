//! Tables: a header row that repeats on every page, rows that stay whole, columns as wide as what they hold.

use super::super::chart::em_width;
use super::super::model::{Align, Inline, Table, plain};
use super::frame::TEXT_WIDTH;

/// One em of table text (10 pt) in twentieths of a point.
const EM: f64 = 200.0;
/// Cell margins and a little air, in em.
const PADDING: f64 = 1.2;

/// Writes a table; `cell` writes what stands in a cell.
pub fn table(out: &mut String, table: &Table, mut cell: impl FnMut(&mut String, &[Inline])) {
    let widths = widths(table);
    out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"ReportTable\"/><w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
    ));
    for width in &widths {
        out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    out.push_str("</w:tblGrid>");
    if table.has_head() {
        row(out, &table.head, &widths, &table.align, true, &mut cell);
    }
    for cells in &table.rows {
        row(out, cells, &widths, &table.align, false, &mut cell);
    }
    // Word wants a paragraph between a table and what follows; a small one leaves the right distance.
    out.push_str("</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"200\" w:lineRule=\"exact\"/></w:pPr></w:p>");
}

fn row(
    out: &mut String,
    cells: &[Vec<Inline>],
    widths: &[u32],
    align: &[Align],
    head: bool,
    cell: &mut impl FnMut(&mut String, &[Inline]),
) {
    out.push_str(if head { "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" } else { "<w:tr><w:trPr><w:cantSplit/></w:trPr>" });
    let style = if head { "TableHead" } else { "TableText" };
    for ((inlines, width), align) in cells.iter().zip(widths).zip(align) {
        let align = match align {
            Align::Start => "",
            Align::Center => "<w:jc w:val=\"center\"/>",
            Align::End => "<w:jc w:val=\"right\"/>",
        };
        out.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{align}</w:pPr>"
        ));
        cell(out, inlines);
        out.push_str("</w:p></w:tc>");
    }
    out.push_str("</w:tr>");
}

/// Column widths that fill the line: what is narrow gets what it needs, the wide ones share the rest alike.
fn widths(table: &Table) -> Vec<u32> {
    let natural: Vec<f64> = (0..table.align.len())
        .map(|column| {
            let cells = std::iter::once(&table.head).chain(&table.rows).filter_map(|row| row.get(column));
            cells.map(|cell| em_width(&plain(cell))).fold(1.5, f64::max) + PADDING
        })
        .collect();
    let room = f64::from(TEXT_WIDTH) / EM;
    let cap = fair_share(&natural, room);
    let sum: f64 = natural.iter().map(|width| width.min(cap)).sum();
    natural.iter().map(|width| to_twips(width.min(cap) / sum.max(1.0))).collect()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn to_twips(share: f64) -> u32 {
    (share * f64::from(TEXT_WIDTH)) as u32
}

/// The cap under which all widths together just fit into the room.
fn fair_share(natural: &[f64], room: f64) -> f64 {
    let mut sorted = natural.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut left = room;
    let mut columns = f64::from(u32::try_from(sorted.len()).unwrap_or(u32::MAX));
    for width in sorted {
        if width * columns >= left {
            return left / columns;
        }
        left -= width;
        columns -= 1.0;
    }
    f64::INFINITY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_columns_keep_their_width_and_all_fill_the_line() {
        let text = |n: usize| vec![Inline::Text("医".repeat(n))];
        let table =
            Table { align: vec![Align::Start; 3], head: vec![text(2), text(2), text(2)], rows: vec![vec![text(3), text(300), text(80)]] };
        let widths = widths(&table);
        assert!(f64::from(widths[0]) >= (3.0 + PADDING) * EM - 1.0 && widths[1] == widths[2], "{widths:?}");
        let sum: u32 = widths.iter().sum();
        assert!(sum <= TEXT_WIDTH && sum > TEXT_WIDTH - 10);
    }
}

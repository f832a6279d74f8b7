//! What Markdown becomes, and what of it does not get through.

use super::*;

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.to_owned())]
}

#[test]
fn raw_html_is_text_and_foreign_links_are_their_words() {
    assert_eq!(
        parse("<script>x</script>\n\na <b>c</b>"),
        [Block::Paragraph(text("<script>x</script>\n")), Block::Paragraph(text("a <b>c</b>"))]
    );
    assert_eq!(parse("[go](javascript:x)"), [Block::Paragraph(text("go"))]);
    assert_eq!(parse("![logo](http://a/b.png)"), [Block::Paragraph(text("logo"))]);
}

#[test]
fn chart_fences_and_code_are_told_apart() {
    assert_eq!(parse("```chart curve\n```"), [Block::Chart("curve".to_owned())]);
    assert_eq!(parse("```charts\na\n```"), [Block::Code("a\n".to_owned())]);
}

#[test]
fn tables_have_rectangular_rows() {
    let blocks = parse("|a|b|\n|--|-:|\n|1|\n|1|2|3|\n");
    let [Block::Table(table)] = blocks.as_slice() else { panic!("{blocks:?}") };
    assert_eq!(table.align, [Align::Start, Align::End]);
    assert!(table.rows.len() == 2 && table.rows.iter().all(|row| row.len() == 2), "{table:?}");
}

#[test]
fn line_ends_join_chinese_without_a_space() {
    assert_eq!(parse("情况\n通报"), [Block::Paragraph(text("情况通报"))]);
    assert_eq!(parse("two\nwords"), [Block::Paragraph(text("two words"))]);
}

#[test]
fn lists_nest_and_tight_items_are_paragraphs() {
    let blocks = parse("3. a\n   - b\n4. c");
    let [Block::List { start: Some(3), items }] = blocks.as_slice() else { panic!("{blocks:?}") };
    assert_eq!(items.len(), 2);
    assert!(matches!(&items[0][..], [Block::Paragraph(_), Block::List { start: None, .. }]));
}

#[test]
fn equal_headings_get_different_ids() {
    let ids: Vec<String> = parse("# A b\n# A b\n# A b\n# <>")
        .into_iter()
        .filter_map(|b| if let Block::Heading { id, .. } = b { Some(id) } else { None })
        .collect();
    let unique: HashSet<&String> = ids.iter().collect();
    assert_eq!((ids.len(), unique.len()), (4, 4), "{ids:?}");
}

#[test]
fn bottomless_nesting_is_flattened() {
    fn depth(blocks: &[Block]) -> usize {
        blocks
            .iter()
            .map(|block| match block {
                Block::Quote(inner) => 1 + depth(inner),
                Block::List { items, .. } => 1 + items.iter().map(|item| depth(item)).max().unwrap_or(0),
                _ => 1,
            })
            .max()
            .unwrap_or(0)
    }
    for hostile in [">".repeat(5_000) + "x", "- ".repeat(2_000) + "x", "*a **b ".repeat(3_000), "[".repeat(20_000)] {
        assert!(depth(&parse(&hostile)) <= MAX_DEPTH + 2);
    }
}

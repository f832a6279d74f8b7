//! Every chart is well-formed, says nothing twice, and keeps its labels inside.

use super::*;

fn caption() -> Caption<'static> {
    Caption { title: "<标题>", description: "\"d\" & e", empty: "暂无数据", more: "另有 {n} 项" }
}

/// Every text of an SVG that is drawn, and proof that it is XML.
fn texts(svg: &str) -> Vec<String> {
    let tree = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    for node in tree.descendants() {
        for attribute in node.attributes() {
            assert!(!attribute.value().contains("NaN") && !attribute.value().contains("inf"), "{attribute:?}");
        }
    }
    tree.descendants().filter(|n| n.has_tag_name("text")).map(|n| n.text().unwrap_or_default().to_owned()).collect()
}

fn bucket(at: i64, total: f64, negative: f64) -> Bucket {
    Bucket { at, label: format!("第{at}时"), total, negative }
}

#[test]
fn nothing_to_show_is_said() {
    let labels = CurveLabels { caption: caption(), ..CurveLabels::default() };
    assert_eq!(texts(&curve(&Curve { labels, ..Curve::default() })), ["暂无数据"]);
    assert_eq!(texts(&clocks(&ClockLabels { caption: caption(), ..ClockLabels::default() }, &[])), ["暂无数据"]);
    assert_eq!(texts(&tasks(&TaskLabels { caption: caption(), ..TaskLabels::default() }, &[TaskRow::default()])), ["暂无数据"]);
    assert_eq!(texts(&spread(&SpreadLabels { caption: caption(), ..SpreadLabels::default() }, &[])), ["暂无数据"]);
}

#[test]
fn broken_numbers_draw_as_zero() {
    let buckets = vec![bucket(i64::MAX, f64::NAN, 3.0), bucket(i64::MIN, f64::INFINITY, -1.0), bucket(0, -5.0, f64::NAN)];
    let marks = vec![Mark { at: i64::MIN, ..Mark::default() }];
    assert!(texts(&curve(&Curve { buckets, marks, ..Curve::default() })).contains(&"0".to_owned()));
    let rows = [f64::NAN, -1.0, f64::INFINITY].map(|used| ClockRow { used, limit: 0.0, ..ClockRow::default() });
    texts(&clocks(&ClockLabels::default(), &rows));
    texts(&spread(&SpreadLabels::default(), &[SpreadRow { total: 5.0, negative: f64::NAN, ..SpreadRow::default() }]));
}

#[test]
fn one_bucket_and_ten_thousand_both_draw() {
    let one = curve(&Curve { buckets: vec![bucket(7, 3.0, 1.0)], ..Curve::default() });
    assert!(texts(&one).contains(&"第7时".to_owned()) && one.contains("<circle"));
    let many = curve(&Curve { buckets: (0..10_000).map(|i| bucket(i, 5.0, 1.0)).collect(), ..Curve::default() });
    texts(&many);
    assert!(many.len() < 60_000, "{}", many.len());
}

#[test]
fn left_out_rows_are_counted() {
    let rows = vec![ClockRow { label: "钟".repeat(200), ..ClockRow::default() }; 45];
    let drawn = texts(&clocks(&ClockLabels { caption: caption(), ..ClockLabels::default() }, &rows));
    assert_eq!(drawn.last().map(String::as_str), Some("另有 21 项"));
}

#[test]
fn labels_stay_inside_the_picture() {
    let long = "仁和医院关于网传急诊就诊情况的说明 and a very long English tail ".repeat(4);
    let marks = (0..30).map(|i| Mark { at: i % 4, kind: MarkKind::Alert, when: long.clone(), label: long.clone() }).collect();
    let buckets = (0..5).map(|i| Bucket { label: long.clone(), ..bucket(i, 4.0, 2.0) }).collect();
    let svgs = [
        curve(&Curve { labels: CurveLabels { total: &long, negative: &long, caption: caption() }, buckets, marks }),
        clocks(
            &ClockLabels { met: &long, missed: &long, running: &long, limit: &long, caption: caption() },
            &[ClockRow { label: long.clone(), value: long.clone(), used: 9.0, limit: 1.0, ..ClockRow::default() }],
        ),
        tasks(
            &TaskLabels { on_time: &long, late: &long, open: &long, caption: caption() },
            &[TaskRow { role: long.clone(), on_time: 3, late: 1, open: 0 }],
        ),
    ];
    for svg in svgs {
        let tree = roxmltree::Document::parse(&svg).expect("well-formed");
        for node in tree.descendants().filter(|n| n.has_tag_name("text")) {
            let number = |name: &str| node.attribute(name).and_then(|v| v.parse::<f64>().ok()).expect("a number");
            let (x, wide) = (number("x"), text::width(node.text().unwrap_or_default(), number("font-size")));
            let (from, to) = match node.attribute("text-anchor") {
                None => (x, x + wide),
                Some("middle") => (x - wide / 2.0, x + wide / 2.0),
                Some(_) => (x - wide, x),
            };
            assert!(from >= -0.6 && to <= WIDTH + 0.6, "{from} {to} {:?}", node.text());
        }
    }
}

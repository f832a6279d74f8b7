//! Seven hospital crises as they ran on a hot list, replayed into incidents: what the review says of each is held against the raw
//! series by other means than the program's own.

use std::fmt::Write as _;

use chrono::{DateTime, Duration, FixedOffset};
use serde_json::Value;

use crate::common::TestEnvironment;
use crate::report::{html, publish_holding, time};

/// A real case hour by hour, zero where the list had no entry.
struct Case {
    start: DateTime<FixedOffset>,
    heat: Vec<f64>,
    rows: usize,
    /// The first hour in which an official answer stood on the list, after the first of all.
    answered: Option<DateTime<FixedOffset>>,
}

impl Case {
    fn read(case: &Value) -> Self {
        let rows = case["hourly_hot"].as_array().expect("rows");
        let at = |row: &Value| time(row[0].as_str().expect("an hour"));
        let start = at(&rows[0]);
        let hour = |row: &Value| usize::try_from((at(row) - start).num_hours()).expect("in order");
        let mut heat = vec![0.0; hour(rows.last().expect("a row")) + 1];
        for row in rows {
            heat[hour(row)] += row[1].as_f64().expect("heat");
        }
        let official = case["timeline"].as_array().expect("a timeline").iter().filter(|one| one["official_response"] == true);
        let answered = official.map(|one| time(one["first"].as_str().expect("a time"))).min();
        Self { start, heat, rows: rows.len(), answered }
    }

    fn at(&self, hour: usize) -> DateTime<FixedOffset> {
        self.start + Duration::hours(i64::try_from(hour).expect("small"))
    }

    /// The first of the highest hours.
    fn peak(&self) -> usize {
        let top = self.heat.iter().copied().fold(0.0, f64::max);
        self.heat.iter().position(|heat| (*heat - top).abs() < f64::EPSILON).expect("not empty")
    }

    /// By trying every hour: the first after the peak that begins 24 hours below half of it.
    fn half_life(&self) -> Option<usize> {
        let (peak, half) = (self.peak(), self.heat[self.peak()] / 2.0);
        (peak + 1..self.heat.len()).find(|from| self.heat.get(*from..from + 24).is_some_and(|day| day.iter().all(|heat| *heat < half)))
    }

    /// How often the two days on either side, shuffled, have as deep a fall in their middle, out of 999: the chance that it means nothing.
    fn chance(&self, turn: usize) -> f64 {
        let from = turn.saturating_sub(48);
        let window = &self.heat[from..(turn + 48).min(self.heat.len())];
        let fall = |heat: &[f64]| mean(&heat[..turn - from]) - mean(&heat[turn - from..]);
        let (truth, mut heat, mut seed) = (fall(window), window.to_vec(), 20_261_122_u64);
        let mut deeper = 0_u32;
        for _ in 0..999 {
            for last in (1..heat.len()).rev() {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                heat.swap(last, usize::try_from(seed >> 33).expect("31 bits") % (last + 1));
            }
            deeper += u32::from(fall(&heat) >= truth);
        }
        f64::from(deeper + 1) / 1_000.0
    }
}

fn mean(values: &[f64]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "some thousand hours")]
    let count = values.len().max(1) as f64;
    values.iter().sum::<f64>() / count
}

/// Replays a case: detected in its first hour, answered when the hospital was, its heat imported as mentions with reach.
fn replayed(case: &Value, series: &Case) -> Value {
    let place = TestEnvironment::new();
    place.now_is(&series.start.to_rfc3339());
    place.command(["incident", "open", "A case", "--playbook", "base", "--detected-at", &series.start.to_rfc3339()]).by("chen").run().ok();
    if let Some(answered) = series.answered {
        place.now_is(&answered.max(series.start + Duration::minutes(1)).to_rfc3339());
        publish_holding(&place, "ST-0001");
    }
    place.now_is(&(series.at(series.heat.len()) + Duration::days(2)).to_rfc3339());
    let mut rows = String::new();
    for (number, row) in case["hourly_hot"].as_array().expect("rows").iter().enumerate() {
        let row = serde_json::json!({"id": number.to_string(), "time": row[0], "platform": "weibo", "text": "entry", "reach": row[1]});
        let _ = writeln!(rows, "{row}");
    }
    place.write("heat.jsonl", rows);
    place.run(["monitor", "import", "heat.jsonl", "--incident", "INC-0001"]).ok();
    let page = html(&place);
    assert!(page.contains("<figure") && !page.contains("NaN"));
    let mut shown = place.json(["review", "show", "INC-0001"]);
    shown["published_at"] = place
        .run(["statement", "show", "ST-0001", "--format", "json"])
        .stdout
        .parse::<Value>()
        .map_or(Value::Null, |s| s["published_at"].clone());
    shown
}

#[test]
fn real_cases_agree_with_their_raw_series() {
    let Some(data) = std::env::var_os("CRISIS_DATA") else {
        eprintln!("skipped: CRISIS_DATA is not set, so no real case was replayed");
        return;
    };
    let text = std::fs::read_to_string(std::path::Path::new(&data).join("burst/hospital_cases.jsonl")).expect("the cases");
    let (mut of_one_hour, mut turned) = (0, 0);
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let (series, name) = (Case::read(&case), &case["case"]);
        let shown = replayed(&case, &series);
        let opinion = &shown["opinion"];
        if let Some(published) = shown["published_at"].as_str() {
            assert_eq!(shown["response"]["first_statement_minutes"], (time(published) - series.start).num_minutes(), "{name}");
        }
        if series.rows == 1 {
            of_one_hour += 1;
            assert!(opinion["peak_at"].is_null() && opinion["half_life_hours"].is_null() && opinion["turning_point"].is_null(), "{name}");
            assert!(opinion["reason"].as_str().expect("a reason").starts_with("cannot tell"), "{name}");
            continue;
        }
        assert_eq!(opinion["measure"], "reach", "{name}");
        assert_eq!(opinion["peak_at"].as_str().map(time), Some(series.at(series.peak())), "{name}");
        let half_life = opinion["half_life_hours"].as_f64();
        #[expect(clippy::cast_precision_loss, reason = "some thousand hours")]
        let expected = series.half_life().map(|hour| (hour - series.peak()) as f64);
        assert_eq!(half_life, expected, "{name}");
        match opinion["turning_point"]["at"].as_str() {
            Some(at) => {
                turned += 1;
                let turn = usize::try_from((time(at) - series.start).num_hours()).expect("within");
                // A turn is told from 0.9 on, so it may be chance in one of ten at most.
                assert!(turn > series.peak(), "{name}: a turn comes after the peak");
                assert!(series.chance(turn) < 0.1, "{name}: {} by chance", series.chance(turn));
            }
            None => assert!(opinion["reason"].as_str().expect("a reason").starts_with("cannot tell"), "{name}"),
        }
    }
    assert_eq!(of_one_hour, 2);
    assert!(turned >= 3, "most of the five longer cases turned: {turned}");
}

//! Precision and recall on pairs of real posts that were labelled by hand: `benches/copies/pairs.csv` names them, and says nothing of them.

use std::collections::HashMap;
use std::path::Path;

use super::{Memory, Sketcher};

#[derive(serde::Deserialize)]
struct Pair {
    half: String,
    language: String,
    copy: String,
    sure: String,
    file_a: String,
    row_a: usize,
    column_a: String,
    file_b: String,
    row_b: usize,
    column_b: String,
}

/// Files as rows of columns, each read once. A file without a header has its columns by number.
struct Files<'f> {
    folder: &'f Path,
    read: HashMap<String, Vec<HashMap<String, String>>>,
}

impl Files<'_> {
    fn text(&mut self, name: &str, row: usize, column: &str) -> String {
        let rows = self.read.entry(name.to_owned()).or_insert_with(|| {
            let bytes = std::fs::read(self.folder.join(name)).unwrap();
            if Path::new(name).extension().is_some_and(|form| form == "jsonl") {
                json_lines(&bytes)
            } else {
                table(&bytes, column.parse::<usize>().is_err())
            }
        });
        rows[row][column].clone()
    }
}

fn json_lines(bytes: &[u8]) -> Vec<HashMap<String, String>> {
    let rows = serde_json::Deserializer::from_slice(bytes).into_iter::<serde_json::Map<String, serde_json::Value>>();
    rows.map(|row| row.unwrap().into_iter().filter_map(|(key, value)| Some((key, value.as_str()?.to_owned()))).collect()).collect()
}

fn table(bytes: &[u8], header: bool) -> Vec<HashMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(header).flexible(true).from_reader(bytes);
    let names: Vec<String> = match reader.byte_headers() {
        Ok(names) if header => names.iter().map(|name| String::from_utf8_lossy(name).into_owned()).collect(),
        _ => (0..100).map(|number| number.to_string()).collect(),
    };
    let cells =
        |row: csv::ByteRecord| names.iter().cloned().zip(row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned())).collect();
    reader.byte_records().map(|row| cells(row.unwrap())).collect()
}

#[derive(Default)]
struct Score {
    right: f64,
    wrong: f64,
    missed: f64,
    apart: f64,
}

impl Score {
    fn count(&mut self, copy: bool, told: bool) {
        *match (copy, told) {
            (true, true) => &mut self.right,
            (false, true) => &mut self.wrong,
            (true, false) => &mut self.missed,
            (false, false) => &mut self.apart,
        } += 1.0;
    }

    fn precision(&self) -> f64 {
        self.right / (self.right + self.wrong)
    }

    fn recall(&self) -> f64 {
        self.right / (self.right + self.missed)
    }
}

/// Whether the second text joins the story of the first, as in an import.
fn told(first: &str, second: &str) -> bool {
    let (mut sketcher, mut memory) = (Sketcher::default(), Memory::new(100));
    let mut joins = |id, text| sketcher.sketch(text).is_some_and(|sketch| memory.add(id, sketch).is_some());
    joins(1, first);
    joins(2, second)
}

#[test]
#[ignore = "reads data that lies outside: set CRISIS_DATA"]
fn labelled_pairs() {
    let Some(folder) = std::env::var_os("CRISIS_DATA") else {
        println!("skipped: CRISIS_DATA is not set, so no pair was read");
        return;
    };
    let mut files = Files { folder: Path::new(&folder), read: HashMap::new() };
    let mut scores: Vec<(&str, Score)> = Vec::new();
    for pair in csv::Reader::from_reader(&include_bytes!("../../../benches/copies/pairs.csv")[..]).deserialize() {
        let pair: Pair = pair.unwrap();
        let first = files.text(&pair.file_a, pair.row_a, &pair.column_a);
        let second = files.text(&pair.file_b, pair.row_b, &pair.column_b);
        let told = told(&first, &second);
        let groups = [
            ("all", true),
            ("… looked at while the rule was made", pair.half == "look"),
            ("… kept apart", pair.half == "judge"),
            ("… Chinese", pair.language == "zh"),
            ("… English", pair.language == "en"),
            ("… whose label was beyond doubt", pair.sure == "yes"),
        ];
        for (name, _) in groups.into_iter().filter(|(_, belongs)| *belongs) {
            let at = scores.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                scores.push((name, Score::default()));
                scores.len() - 1
            });
            scores[at].1.count(pair.copy == "yes", told);
        }
    }
    for (name, score) in &scores {
        let Score { right, wrong, missed, apart } = score;
        println!(
            "{name:<36} precision {:.3} recall {:.3}  ({right} right, {wrong} wrong, {missed} missed, {apart} apart)",
            score.precision(),
            score.recall()
        );
    }
    let all = &scores.iter().find(|(name, _)| *name == "all").unwrap().1;
    assert!(all.precision() >= 0.98, "too much is called a copy");
    assert!(all.recall() >= 0.95, "too few copies are found");
}

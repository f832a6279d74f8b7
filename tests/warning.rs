//! Early warning on a series of counts: explained, never looking ahead, the same whether it streams or not; a file that
//! cannot be read is refused with the place.

use std::fmt::Write as _;

use serde_json::Value;

use crate::common::TestEnvironment;
use crate::common::scan::{is_cjk, latin_words};

/// Hourly counts of three quiet weeks with one evening of uproar, as a CSV file.
fn series() -> String {
    (0..21 * 24).fold("timestamp,value\n".to_owned(), |mut text, hour| {
        let count = if (400..406).contains(&hour) { 900 } else { 20 + (hour * 7919) % 11 };
        let _ = writeln!(text, "2026-03-{:02} {:02}:00:00,{count}", 2 + hour / 24, hour % 24);
        text
    })
}

fn lines(stdout: &str) -> Vec<Value> {
    stdout.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn a_series_gives_one_explained_row_per_alert() {
    let place = TestEnvironment::empty();
    place.write("counts.csv", series());
    for lang in ["en", "zh"] {
        let read = place.command(["monitor", "detect", "--series", "counts.csv", "--format", "jsonl"]).lang(lang).run().ok();
        let found = lines(&read.stdout);
        assert_eq!(found.len(), 1, "{read}");
        assert_eq!((&found[0]["at"], &found[0]["level"]), (&"2026-03-18 16:00:00".into(), &"I".into()));
        let reasons = found[0]["reasons"].as_array().unwrap();
        let usual = reasons.iter().find(|reason| reason["code"] == "usual_range").expect("what is usual is told");
        assert_eq!((usual["params"]["observed"].as_f64(), usual["params"]["usual"]["hour"].as_i64()), (Some(900.0), Some(16)));
        for reason in reasons {
            let text = reason["text"].as_str().unwrap();
            let foreign = if lang == "en" { text.chars().any(is_cjk) } else { latin_words(text).iter().any(|word| word.len() > 2) };
            assert!(!text.is_empty() && !text.contains('[') && !foreign, "{lang}: {reason}");
        }
        let said =
            if lang == "en" { "504 rows of 1 h, 0 not observed; 1 alert" } else { "共504行，每行1小时，缺测0；预警1次" };
        assert!(read.stderr.contains(said), "{read}");
    }
    place.run(["monitor", "detect", "--series", "counts.csv"]).ok().prints("900 mentions in 1 h; usual for");
}

#[test]
fn alerts_on_a_prefix_are_those_of_the_whole_up_to_there() {
    let place = TestEnvironment::empty();
    let all = series();
    let read =
        |text: &str| lines(&place.command(["monitor", "detect", "--series", "-", "--format", "jsonl"]).stdin(text).run().ok().stdout);
    let whole = read(&all);
    for rows in [3, 399, 401, 402, 500] {
        let prefix: String = all.split_inclusive('\n').take(rows + 1).collect();
        let last = prefix.lines().last().unwrap().split(',').next().unwrap();
        let expected: Vec<Value> = whole.iter().filter(|one| one["at"].as_str().unwrap() <= last).cloned().collect();
        assert_eq!(read(&prefix), expected, "{rows} rows");
    }
}

#[test]
fn a_row_that_cannot_be_used_is_named_with_its_place() {
    let place = TestEnvironment::empty();
    let refused = |text: &str, says: &[&str]| {
        place.write("bad.csv", text);
        place.run(["monitor", "detect", "--series", "bad.csv"]).fails(3, says);
    };
    refused("timestamp,value\n2026-03-02 00:00,1\n2026-03-02 01:00,many\n", &["bad.csv:3:18", "many"]);
    refused("2026-03-02 00:00,1\n2026-03-02 00:00,1\n", &["bad.csv:2:1", "sort the file"]);
    refused("2026-03-02 00:00,1\n2026-03-02 01:00,1\n2026-03-02 02:00,1\n2026-03-02 02:10,1\n", &["bad.csv:4:1", "600 s", "--bucket"]);
    place.run(["monitor", "detect", "--series", "nowhere.csv"]).fails(3, &["nowhere.csv"]);
    place.run(["monitor", "detect", "--series", "bad.csv", "--set", "wings=2"]).fails(2, &["wings", "return_days"]);
    place.run(["monitor", "detect", "--series", "bad.csv", "--set", "return_days=1"]).fails(2, &["return_days"]);
    let one_error = place.run(["monitor", "detect", "--series", "bad.csv", "--format", "jsonl"]).exits(3).error();
    assert_eq!(one_error["place"]["line"], 4);
}

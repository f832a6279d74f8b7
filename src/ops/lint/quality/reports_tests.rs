//! News reports in the third person, read by hand: of the findings on privacy, law and tone, how many would a person let stand?
//!
//! The reports are other people's words and not part of this project; what was judged is kept by id and place alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::respond::lint::finding::Severity;
use crate::respond::lint::input::{Draft, Lang};

/// Of the errors that were read, at least so many per cent must be right.
const RIGHT_PERCENT: usize = 90;
const FAMILIES: [&str; 3] = ["privacy.", "law.", "tone."];

/// `id rule line:column`, one a line, of the findings that were read and found wrong.
const WRONG: &str = include_str!("../../../../tests/lint/reports-wrong.txt");

#[test]
#[ignore = "reads data that lies outside: set CRISIS_DATA"]
fn reports_read_by_hand() {
    let Some(folder) = option_env!("CRISIS_DATA") else {
        println!("skipped: CRISIS_DATA was not set when this was built");
        return;
    };
    let file = std::path::Path::new(folder).join("statements/hotsearch_reported_responses.jsonl");
    let reports = std::fs::read_to_string(file).expect("the reports can be read");
    let wrong: BTreeSet<&str> = WRONG.lines().collect();
    let linter = super::linter();
    let mut tally: BTreeMap<(String, bool), (usize, usize)> = BTreeMap::new();
    for line in reports.lines() {
        let report: serde_json::Value = serde_json::from_str(line).expect("a report is an object");
        let text = |key: &str| report[key].as_str().unwrap_or_default().to_owned();
        let draft = Draft { lang: Lang::Zh, text: text("text"), ..Draft::default() };
        for finding in linter.lint(&draft).iter().filter(|one| FAMILIES.iter().any(|family| one.rule.starts_with(family))) {
            let place = format!("{} {} {}:{}", text("id"), finding.rule, finding.line, finding.column);
            let right = !wrong.contains(place.as_str());
            let counts = tally.entry((finding.rule.clone(), finding.severity == Severity::Error)).or_default();
            counts.0 += usize::from(right);
            counts.1 += 1;
            println!("{} {place} {:?}", if right { "right" } else { "WRONG" }, &draft.text[finding.span.clone()]);
        }
    }
    let sum = |errors: bool| {
        tally.iter().filter(|((_, error), _)| *error == errors).fold((0, 0), |(right, all), (_, count)| (right + count.0, all + count.1))
    };
    let ((right, errors), (fair, warnings)) = (sum(true), sum(false));
    println!("{tally:#?}\nerrors: {right} of {errors} right; warnings: {fair} of {warnings} right");
    assert!(right * 100 >= errors * RIGHT_PERCENT, "{right} of {errors} errors are right");
}

//! The sentiment of texts: one answer per line in the same order, in every form, with the words that decided.

use serde_json::Value;

use crate::common::TestEnvironment;

/// The answers to texts, one a line.
fn classified(place: &TestEnvironment, texts: &str) -> Vec<Value> {
    let output = place.command(["monitor", "classify", "--format", "jsonl"]).stdin(texts).run().ok();
    output.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[cfg(not(feature = "weights"))]
#[test]
fn a_build_without_weights_says_so() {
    let place = TestEnvironment::empty();
    place.run(["monitor", "classify", "x"]).fails(4, &["monitor train"]);
}

#[cfg(feature = "weights")]
mod with_weights {
    use super::*;

    #[test]
    fn one_line_out_for_each_line_in() {
        let place = TestEnvironment::empty();
        let answers = classified(&place, "护士态度恶劣，等了三个小时没人管\n\nWonderful nurses, thank you so much!\r\n太差了");
        let labels: Vec<&str> = answers.iter().map(|answer| answer["label"].as_str().unwrap()).collect();
        assert_eq!(labels, ["negative", "neutral", "positive", "negative"]);
        assert_eq!(answers[1], serde_json::json!({"label": "neutral", "score": 0.0, "terms": []}));
        assert!(answers[0]["score"].as_f64().unwrap() > 0.5);
        assert!(answers[0]["terms"].as_array().unwrap().iter().any(|term| term["term"].as_str().unwrap().contains("恶劣")));
    }

    #[test]
    fn many_threads_keep_the_order() {
        let place = TestEnvironment::empty();
        let pair = "气死了，太过分了\nI love this hospital, the best care ever\n";
        let answers = classified(&place, &pair.repeat(300));
        assert_eq!(answers.len(), 600);
        assert!(answers.iter().zip(["negative", "positive"].iter().cycle()).all(|(answer, label)| answer["label"] == *label));
    }

    #[test]
    fn hostile_texts_are_answered_and_never_echoed_raw() {
        let place = TestEnvironment::empty();
        let mut texts = b"\x1b[2J\xe2\x80\xae terrible \xff\xfe awful\n".to_vec();
        texts.extend(vec![b'<'; 200_000]);
        texts.extend(b"\n=cmd|' /C calc'!A0\n");
        for format in ["table", "json", "jsonl", "csv"] {
            let output = place.command(["monitor", "classify", "--format", format]).stdin(texts.clone()).run().ok();
            assert!(!output.stdout.contains(['\u{1b}', '\u{202e}']), "{output}");
            assert!(!output.stdout.lines().any(|line| line.starts_with('=')), "{output}");
        }
    }

    #[test]
    fn a_table_speaks_the_readers_language() {
        let place = TestEnvironment::empty();
        place.command(["monitor", "classify", "护士态度恶劣"]).lang("zh").run().ok().prints("负面");
        place.command(["monitor", "classify", "Rude nurses, terrible care"]).lang("en").run().ok().prints("negative");
        place.command(["monitor", "classify", "--format", "csv"]).stdin("太差了\n").run().ok().prints("label,score,terms");
    }
}

/// Twelve texts in the layout of one of the sets; the words are made up.
fn a_small_set(place: &TestEnvironment) {
    let rows = (0..4).flat_map(|i| {
        [
            ("negative", format!("visit {i} was zorrible")),
            ("neutral", format!("the clinic opens at {i}")),
            ("positive", format!("visit {i} was splendiferous")),
        ]
    });
    let lines: String = rows.map(|(label, text)| format!("{label},{text}\n")).collect();
    place.write("sets/airline_tweets.csv", format!("airline_sentiment,text\n{lines}"));
}

#[test]
fn weights_of_the_workspace_count() {
    let place = TestEnvironment::new();
    a_small_set(&place);
    place.run(["monitor", "train", "--data", "sets", "-o", "weights/sentiment.bin"]).ok().prints("12 texts");
    let label = |text: &str| place.json(["monitor", "classify", text])["items"][0]["label"].clone();
    assert_eq!((label("quite zorrible"), label("so splendiferous")), ("negative".into(), "positive".into()));
}

#[test]
fn corrections_teach() {
    let place = TestEnvironment::new();
    a_small_set(&place);
    for number in 1..=4 {
        place.run(["monitor", "add", &format!("visit {number} was flummoxing"), "--platform", "hotline"]).ok();
        place.run(["monitor", "label", &number.to_string(), "negative"]).ok();
    }
    let trained = place.json(["monitor", "train", "--data", "sets", "--from-labels", "-o", "weights/sentiment.bin"]);
    assert_eq!(trained["sets"][1], serde_json::json!({"set": "corrections", "texts": 4}));
    assert_eq!(place.json(["monitor", "classify", "how flummoxing"])["items"][0]["label"], "negative");
    assert_eq!(place.json(["monitor", "train", "--data", "sets", "--folds", "2"])["items"][0]["texts"], 12);
}

#[test]
fn nothing_to_learn_from_is_said() {
    let place = TestEnvironment::new();
    place.run(["monitor", "train", "--data", ".", "-o", "w.bin"]).fails(3, &["labelled set"]);
    place.write("nhs_feedback.jsonl", "{\"text\": 1}\n");
    place.run(["monitor", "train", "--data", ".", "-o", "w.bin"]).fails(3, &["nhs_feedback.jsonl"]);
    place.run(["monitor", "train", "--data", "."]).exits(2);
}

#[test]
fn damaged_weights_of_a_workspace_are_named() {
    let place = TestEnvironment::new();
    place.write("weights/sentiment.bin", "no weights");
    place.run(["monitor", "classify", "x"]).fails(3, &["sentiment.bin"]);
}

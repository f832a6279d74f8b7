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

#[test]
fn damaged_weights_of_a_workspace_are_named() {
    let place = TestEnvironment::new();
    place.write("weights/sentiment.bin", "no weights");
    place.run(["monitor", "classify", "x"]).fails(3, &["sentiment.bin"]);
}

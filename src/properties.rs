//! What must hold for every value, tried on many: spans and times, hostile text, handles, positions in YAML,
//! digests. Only tests live here; what belongs to one file stands there and borrows [`hostile`].

use std::path::Path;

use chrono_tz::Tz;
use proptest::prelude::*;

use crate::domain::entity::Kind;
use crate::domain::span::Span;
use crate::domain::time::Timestamp;
use crate::domain::when::{Direction, parse};
use crate::library::yaml;
use crate::text::{is_hostile, printable};

/// Anything a feed may hold: letters, formulas, control and direction characters, Markdown.
pub fn hostile() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        "\u{1b}[31m",
        "\u{202e}",
        "\0",
        "\r\n",
        "\n# ",
        "|",
        "`",
        "*",
        "_",
        "<script>",
        "&",
        "=1+1",
        "+",
        "-",
        "@",
        "\t",
        "\"",
        "'",
        "，",
        "＝",
        "医",
        "]( http://x",
        "\\",
        "\u{9b}",
        "~",
        "![",
        "\n\n- ",
        "\n> ",
    ]);
    prop::collection::vec(prop_oneof![special.prop_map(str::to_owned), any::<char>().prop_map(String::from)], 0..12)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn a_span_reads_what_it_writes(minutes in 1..=Span::MAX_MINUTES) {
        let span = Span::minutes(minutes);
        prop_assert_eq!(Span::parse(&span.to_string()), Some(span));
    }

    #[test]
    fn no_text_makes_a_span_panic_or_negative(text in "[0-9mhdw +\\-医]{0,24}") {
        if let Some(span) = Span::parse(&text) {
            prop_assert!((1..=Span::MAX_MINUTES).contains(&span.as_minutes()));
        }
    }

    #[test]
    fn a_time_reads_what_it_writes(micros in 0..4_000_000_000_000_000_i64, quarters in -48..=56_i32) {
        let at = Timestamp::new(micros, quarters * 900);
        let read = Timestamp::parse_rfc3339(&at.to_string()).unwrap();
        prop_assert_eq!((read.micros(), read.offset()), (at.micros(), at.offset()));
    }

    #[test]
    fn a_past_time_is_never_in_the_future(text in "(now|[-+]?[0-9]{1,4}[mhdw]|[0-9]{1,2}:[0-9]{2}|20[0-9]{2}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}|.{0,12})", now in 1_600_000_000_000_000..2_000_000_000_000_000_i64) {
        let now = Timestamp::new(now, 0);
        for zone in [Tz::Asia__Shanghai, Tz::America__St_Johns, Tz::Europe__Berlin] {
            if let Ok(at) = parse(&text, now, zone, Direction::Past) {
                prop_assert!(at <= now, "{text} → {at}");
            }
            if let Ok(at) = parse(&text, now, zone, Direction::Future) {
                prop_assert!(at >= now, "{text} → {at}");
            }
        }
    }

    #[test]
    fn nothing_hostile_is_printed(text in hostile()) {
        let said = printable(&text);
        prop_assert!(!said.chars().any(|c| is_hostile(c) && c != '\n' && c != '\t'), "{said:?}");
    }

    #[test]
    fn json_gives_the_text_back_and_nothing_raw(text in hostile()) {
        let out = crate::ui::safe(&serde_json::json!({"text": text}).to_string());
        prop_assert!(!out.chars().any(is_hostile), "{out:?}");
        let read: serde_json::Value = serde_json::from_str(&out).unwrap();
        prop_assert_eq!(read["text"].as_str(), Some(text.as_str()));
    }

    #[test]
    fn a_handle_names_its_kind_and_number(id in 1..1_000_000_i64) {
        let mut handles: Vec<String> = Kind::ALL.iter().map(|kind| kind.handle(id)).collect();
        handles.sort();
        handles.dedup();
        prop_assert_eq!(handles.len(), Kind::ALL.len(), "two kinds share a handle");
        let number = handles[0].rsplit('-').next().and_then(|number| number.parse::<i64>().ok());
        prop_assert_eq!(number, Some(id));
    }

    #[test]
    fn yaml_positions_point_at_what_stands_there(keys in prop::collection::btree_set("[a-z]{1,8}", 1..6), gap in 0..4_usize) {
        let blank = "\n".repeat(gap);
        let text: String = keys.iter().map(|key| format!("{blank}{key}:\n  - {key}{key}\n  - inner: {{deep: {key}}}\n")).collect();
        let positions = yaml::positions(&text, Path::new("p.yaml")).unwrap();
        for key in &keys {
            for (pointer, there) in [(format!("/{key}"), format!("{key}:")), (format!("/{key}/1/inner/deep"), "deep: ".to_owned())] {
                let (line, column) = positions.nearest(&pointer).unwrap();
                let from_there = &text.lines().nth(line - 1).unwrap()[column - 1..];
                prop_assert!(from_there.starts_with(&there), "{} at {:?}", pointer, from_there);
            }
            prop_assert_eq!(positions.nearest(&format!("/{key}/0")), positions.nearest(&format!("/{key}/0/nothing")));
        }
    }

    #[test]
    fn no_yaml_makes_the_reader_panic(text in "[-a-z:{}\\[\\]\"'&*!|>#%@ \n\t]{0,80}") {
        let _ = yaml::parse::<serde_json::Value>(&text, Path::new("p.yaml"));
    }

    #[test]
    fn a_digest_forgets_nulls_and_nothing_else(word in ".{0,20}", number in any::<i64>()) {
        let digest = |value: serde_json::Value| crate::store::chain::digest("salt", "F-0001", &value);
        let plain = digest(serde_json::json!({"a": word, "b": number}));
        prop_assert_eq!(&plain, &digest(serde_json::json!({"b": number, "a": word, "later": null})));
        prop_assert_ne!(&plain, &digest(serde_json::json!({"a": word, "b": number.wrapping_add(1)})));
        prop_assert_ne!(&plain, &digest(serde_json::json!({"a": format!("{word} "), "b": number})));
    }
}

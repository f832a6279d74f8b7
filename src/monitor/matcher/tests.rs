//! Watches as their users know them: what matches, what does not, and what is said about it.

use super::{CompileError, Evasions, Matcher, Outcome, Reason, Scratch, Via};
use crate::domain::watch::{Near, Watch};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|w| (*w).to_owned()).collect()
}

fn matcher(watches: &[Watch]) -> Matcher {
    Matcher::new(watches, &BTreeMap::new(), &Evasions::embedded().expect("list")).expect("watches")
}

fn any(terms: &[&str]) -> Watch {
    Watch { id: "w".into(), any: words(terms), ..Watch::default() }
}

fn matches(watch: Watch, text: &str) -> bool {
    !matcher(&[watch]).matching(text, None, &mut Scratch::default()).is_empty()
}

fn found(watch: Watch, text: &str) -> Vec<(String, Via)> {
    match matcher(&[watch]).explain(text, None).remove(0).outcome {
        Outcome::Matched(found) => found.into_iter().map(|f| (text[f.at].to_owned(), f.via)).collect(),
        Outcome::Unmatched(reasons) => panic!("{reasons:?}"),
    }
}

#[test]
fn chinese_matches_anywhere_and_english_whole_words() {
    assert!(matches(any(&["误诊"]), "这家医院误诊了我妈"));
    assert!(matches(any(&["error"]), "a medical error,again"));
    assert!(!matches(any(&["error"]), "terrors"));
    assert!(!matches(any(&["error"]), "errors"));
    assert!(matches(any(&["error*"]), "errors"));
    assert!(matches(any(&["MRSA"]), "医院MRSA感染"));
    assert!(matches(any(&["St. Mary Hospital"]), "at St Mary  hospital today"));
}

#[test]
fn evasions_are_found_and_shown_as_written() {
    assert_eq!(found(any(&["医疗事故"]), "又是医.療.事-故啊"), [("医.療.事-故".into(), Via::Itself)]);
    assert_eq!(found(any(&["医闹"]), "昨天有 衣闹 吗"), [("衣闹".into(), Via::Evasion("衣闹".into()))]);
    assert_eq!(found(any(&["MRSA"]), "an M.R.S.A case"), [("M.R.S.A".into(), Via::Itself)]);
}

#[test]
fn aliases_stand_for_their_term() {
    let mut watch = Watch { all: words(&["本院", "误诊"]), ..any(&[]) };
    watch.aliases.insert("本院".into(), words(&["市一院", "First Hospital"]));
    assert_eq!(found(watch.clone(), "市一院误诊"), [("市一院".into(), Via::Alias("市一院".into())), ("误诊".into(), Via::Itself)]);
    assert!(!matches(watch, "市二院误诊"));
}

#[test]
fn all_none_and_scope_say_what_stood_in_the_way() {
    let watch =
        Watch { all: words(&["医院", "赔偿"]), none: words(&["招聘"]), sources: words(&["Weibo"]), ..any(&["误诊", "事故"]) };
    let matcher = matcher(&[watch]);
    let reasons = |text: &str, source| match matcher.explain(text, source).remove(0).outcome {
        Outcome::Unmatched(reasons) => reasons,
        Outcome::Matched(found) => panic!("{found:?}"),
    };
    assert_eq!(reasons("医院误诊", Some("weibo")), [Reason::MissingAll { term: "赔偿".into() }]);
    let text = "医院招聘，误诊赔偿";
    assert_eq!(reasons(text, Some("weibo")), [Reason::StruckByNone { term: "招聘".into(), at: 6..12 }]);
    assert!(matches!(reasons("医院误诊赔偿", Some("zhihu"))[..], [Reason::OutOfScope { .. }]));
    assert!(matches!(reasons("医院赔偿", Some("weibo"))[..], [Reason::NoneFound { .. }]));
    assert_eq!(matcher.matching("医院误诊要赔偿", Some("WEIBO"), &mut Scratch::default()), [0]);
}

#[test]
fn near_counts_the_characters_between() {
    let near = |within| Watch { near: vec![Near { terms: words(&["孩子", "死亡"]), within }], ..any(&[]) };
    assert!(matches(near(3), "死亡的是个孩子"));
    assert!(!matches(near(2), "死亡的是个孩子"));
    let outcome = matcher(&[near(2)]).explain("死亡的是个孩子", None).remove(0).outcome;
    let Outcome::Unmatched(reasons) = outcome else { panic!("should be too far") };
    assert!(reasons.contains(&Reason::TooFarApart { terms: words(&["孩子", "死亡"]), within: 2, closest: 3 }));
}

#[test]
fn regex_sees_the_text_as_written() {
    let watch = Watch { regex: words(&[r"\d+\s*人死"]), none: words(&["演习"]), ..any(&[]) };
    assert!(matches(watch.clone(), "已有 3 人死"));
    assert!(!matches(watch, "演习：已有 3 人死"));
}

#[test]
fn watches_that_could_never_match_are_refused() {
    let compile = |watch: Watch| Matcher::new(&[watch], &BTreeMap::new(), &Evasions::default()).map(|_| ()).expect_err("refused");
    assert!(matches!(compile(any(&[])), CompileError::NothingToFind { .. }));
    assert!(matches!(compile(any(&[" . "])), CompileError::EmptyTerm { .. }));
    assert!(matches!(compile(Watch { regex: words(&["("]), ..any(&[]) }), CompileError::BadRegex { .. }));
    let near = vec![Near { terms: words(&["a"]), within: 1 }];
    assert!(matches!(compile(Watch { near, ..any(&[]) }), CompileError::NearNeedsTwo { .. }));
}

proptest! {
    /// The quick answer and the explained one never disagree.
    #[test]
    fn explain_agrees_with_matching(
        any in prop::collection::vec("[甲乙丙x]{1,2}", 0..3), all in prop::collection::vec("[甲乙丙x]{1,2}", 0..3),
        none in prop::collection::vec("[甲乙丙x]{1,2}", 0..2), near in prop::collection::vec("[甲乙丙x]{1,2}", 2..4),
        use_near: bool, within in 0usize..4, text in "[甲乙丙x .，]{0,16}",
    ) {
        let near = if use_near { vec![Near { terms: near, within }] } else { vec![] };
        let watch = Watch { id: "w".into(), any, all, none, near, ..Watch::default() };
        if let Ok(matcher) = Matcher::new(&[watch], &BTreeMap::new(), &Evasions::default()) {
            let quick = !matcher.matching(&text, None, &mut Scratch::default()).is_empty();
            let explained = matches!(matcher.explain(&text, None).remove(0).outcome, Outcome::Matched(_));
            prop_assert_eq!(quick, explained);
        }
    }

    #[test]
    fn any_text_is_survived(text in "\\PC{0,80}") {
        let matcher = matcher(&[any(&["a", "医院", "😀x"])]);
        matcher.matching(&text, None, &mut Scratch::default());
        for explanation in matcher.explain(&text, None) {
            if let Outcome::Matched(found) = explanation.outcome {
                for f in found {
                    prop_assert!(text.get(f.at).is_some());
                }
            }
        }
    }
}

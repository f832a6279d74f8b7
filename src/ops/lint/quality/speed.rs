//! A statement of 2,000 characters is linted in well under five milliseconds (release build); ten megabytes end in time.

use std::time::Instant;

/// Milliseconds; unoptimised builds are given more.
const LIMIT: f64 = if cfg!(debug_assertions) { 150.0 } else { 5.0 };

#[test]
#[ignore = "timing: wants an optimised build on a quiet machine"]
fn a_long_statement_is_quick() {
    let started = Instant::now();
    let linter = super::linter();
    println!("rules compiled in {:.2} ms", started.elapsed().as_secs_f64() * 1e3);
    let started = Instant::now();
    assert!(crate::respond::lint::Linter::new(super::files(), &super::classes(), Some(crate::respond::lint::input::Lang::Zh)).is_ok());
    println!("rules of one language compiled in {:.2} ms", started.elapsed().as_secs_f64() * 1e3);
    let started = Instant::now();
    println!("{} rules read in {:.2} ms", super::files().len(), started.elapsed().as_secs_f64() * 1e3);
    for lang in ["zh", "en"] {
        let mut draft =
            super::clean().into_iter().find(|d| (lang == "zh") == (d.lang == crate::respond::lint::input::Lang::Zh)).unwrap_or_default();
        let once = draft.text.clone();
        while draft.text.chars().count() < 2000 {
            draft.text.push_str(&once);
        }
        let mut times: Vec<f64> = (0..15)
            .map(|_| {
                let started = Instant::now();
                let findings = linter.lint(&draft);
                assert!(findings.len() < 500);
                started.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{lang}: median {:.2} ms", times[7]);
        assert!(times[7] < LIMIT, "{lang} {:.2} ms", times[7]);
    }
}

/// Hostile length: time must grow with the text, not with its square.
#[test]
#[ignore = "timing: wants an optimised build on a quiet machine"]
fn time_grows_linearly() {
    let linter = super::linter();
    for unit in
        ["患者高度重视13800138000，", "the patient 1 2 3 4 5 6 ", "((((【待填：", "\u{200b}", "a", "，", "1", "https://", "我院", "J*** "]
    {
        let time = |n: usize| {
            let draft = crate::respond::lint::input::Draft { text: unit.repeat(n / unit.len()), ..Default::default() };
            let started = Instant::now();
            let count = linter.lint(&draft).len();
            (started.elapsed().as_secs_f64(), count)
        };
        let (small, _) = time(20_000);
        let (large, count) = time(160_000);
        println!("{unit:?}: {:.1} ms, then {:.1} ms, {count} findings", small * 1e3, large * 1e3);
        assert!(large < small * 30.0 + 0.2, "{unit:?}: {small} s, then {large} s");
    }
}

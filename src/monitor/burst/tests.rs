//! What the detector promises, each promise on series whose truth is known.

use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, Duration, FixedOffset};
use proptest::prelude::*;

use super::alert::Alert;
use super::config::ConfigError;
use super::detector::{Bucket, Detector, PushError};
use super::rhythm::Rhythm;
use super::tally::Sample;
use super::*;
use crate::domain::alert::{AlertLevel as Level, Basis, Detection, Outcome, Reason};
use crate::domain::playbook::Measure;

fn monday() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-02T00:00:00+08:00").expect("valid")
}

fn detector(seconds: i64) -> Detector {
    Detector::new(Measure::Mentions, BurstConfig::default(), seconds).expect("valid")
}

fn series(seconds: i64, counts: impl IntoIterator<Item = f64>) -> Vec<Bucket> {
    let at = |i: usize| monday() + Duration::seconds(seconds * i as i64);
    counts.into_iter().enumerate().map(|(i, count)| Bucket { start: at(i), count }).collect()
}

fn run(d: &mut Detector, buckets: &[Bucket]) -> Vec<Alert> {
    buckets.iter().filter_map(|b| d.push(*b).expect("in order")).collect()
}

/// Noise around a level, the same on every machine.
fn noise(i: usize, level: f64) -> f64 {
    let x = (i as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
    (level * (0.7 + 0.6 * x as f64 / f64::from(1 << 24))).round()
}

/// Hourly counts of twenty days around `level`, with `burst` over them from an hour on for five hours.
fn with_burst(days: usize, level: f64, at: &[usize], burst: f64) -> Vec<f64> {
    let inside = |i: usize| at.iter().any(|a| (*a..a + 5).contains(&i));
    (0..days * 24).map(|i| if inside(i) { burst } else { noise(i, level) }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn never_looks_ahead(
        counts in prop::collection::vec(prop_oneof![8 => 0.0..30.0, 1 => 200.0..900.0, 1 => Just(f64::NAN)], 40..400),
        seconds in prop::sample::select(vec![300_i64, 3600, 7200, 86_400]),
        cut in 0.0..1.0,
    ) {
        let all = series(seconds, counts);
        let cut = (all.len() as f64 * cut) as usize;
        let whole = run(&mut detector(seconds), &all);
        let prefix = run(&mut detector(seconds), &all[..cut]);
        let expected: Vec<Alert> = whole.into_iter().filter(|a| a.bucket < monday() + Duration::seconds(seconds * cut as i64)).collect();
        prop_assert_eq!(prefix, expected);
    }

    #[test]
    fn detect_on_a_prefix_of_lines_is_a_prefix_of_the_detections(
        counts in prop::collection::vec(prop_oneof![9 => 0_u32..30, 1 => 200_u32..900], 3..600), cut in 0.0..1.0,
    ) {
        let lines: Vec<String> = series(3600, counts.iter().map(|c| f64::from(*c))).iter()
            .map(|b| format!("{},{}", b.start.format("%Y-%m-%d %H:%M:%S"), b.count)).collect();
        let found = |lines: &[String]| {
            let mut found = Vec::new();
            let all = lines.join("\n");
            let emit = |d: Detection| { found.push(d); ControlFlow::Continue(()) };
            detect(all.as_bytes(), Path::new("series.csv"), &BurstConfig::default(), None, emit).map(|_| found)
        };
        let cut = (lines.len() as f64 * cut) as usize;
        let (whole, prefix) = (found(&lines).expect("clean"), found(&lines[..cut]).expect("clean"));
        let expected: Vec<Detection> = whole.into_iter().filter(|d| lines[..cut].iter().any(|l| l.starts_with(&d.at))).collect();
        prop_assert_eq!(prefix, expected);
    }

    #[test]
    fn a_stored_state_goes_on_where_it_stopped(counts in prop::collection::vec(prop_oneof![9 => 0.0..30.0, 1 => 200.0..900.0], 60..300), cut in 0.2..0.8) {
        let all = series(3600, counts);
        let cut = (all.len() as f64 * cut) as usize;
        let mut d = detector(3600);
        run(&mut d, &all[..cut]);
        let stored = serde_json::to_string(&d).expect("serialises");
        let mut again: Detector = serde_json::from_str(&stored).expect("deserialises");
        let moments = |alerts: Vec<Alert>| alerts.into_iter().map(|a| (a.bucket, a.level, a.raises)).collect::<Vec<_>>();
        prop_assert_eq!(moments(run(&mut again, &all[cut..])), moments(run(&mut d, &all[cut..])));
    }

    #[test]
    fn no_input_breaks_it(counts in prop::collection::vec(any::<f64>(), 0..200), steps in prop::collection::vec(1_i64..2_000_000_000, 200)) {
        let mut d = detector(300);
        let mut at = monday();
        for (count, step) in counts.into_iter().zip(steps) {
            at += Duration::seconds(step);
            let pushed = d.push(Bucket { start: at, count });
            prop_assert!(pushed.is_ok() || step < 150);
        }
    }
}

#[test]
fn a_burst_is_found_in_its_first_hour_and_raised_to_the_gravest() {
    let alerts = run(&mut detector(3600), &series(3600, with_burst(20, 20.0, &[300], 2000.0)));
    let first = alerts.first().expect("found");
    assert_eq!((first.bucket, first.at), (monday() + Duration::hours(300), monday() + Duration::hours(301)));
    assert!(alerts.iter().all(|a| a.bucket < monday() + Duration::hours(310)), "{alerts:?}");
    assert_eq!(alerts.iter().map(|a| a.level).max(), Some(Level::One));
    let observed = first.reasons.iter().find_map(|r| match r {
        Reason::UsualRange { observed, usual, .. } => Some((*observed, usual.low, usual.high)),
        _ => None,
    });
    let (observed, low, high) = observed.expect("a usual range");
    assert!((observed - 2000.0).abs() < 1e-9 && low >= 14.0 && high <= 26.0, "{observed} {low} {high}");
}

#[test]
fn plateaus_zeros_and_a_first_mention_are_quiet() {
    for counts in [vec![50.0; 500], vec![0.0; 500]] {
        assert_eq!(run(&mut detector(3600), &series(3600, counts)), []);
    }
    let mut silent = vec![0.0; 500];
    silent[400] = 1.0;
    assert_eq!(run(&mut detector(3600), &series(3600, silent)), []);
}

#[test]
fn noise_alone_alarms_about_as_often_as_the_return_period_says() {
    let days = 280;
    let alerts = run(&mut detector(3600), &series(3600, (0..days * 24).map(|i| noise(i, 40.0))));
    assert!(alerts.len() <= days / 14 * 2, "{} alarms in {days} days", alerts.len());
}

#[test]
fn a_past_crisis_does_not_become_usual_and_its_aftershocks_are_remembered() {
    let level = |at: &[usize]| run(&mut detector(3600), &series(3600, with_burst(40, 20.0, at, 800.0)));
    let late = level(&[300, 700]);
    assert!(late.iter().any(|a| a.bucket >= monday() + Duration::hours(700) && a.raises.is_none()), "{late:?}");
    let mut counts = with_burst(40, 20.0, &[300], 2000.0);
    (330..335).for_each(|i| counts[i] = 120.0);
    let aftershock = run(&mut detector(3600), &series(3600, counts));
    assert!(aftershock.iter().all(|a| a.bucket < monday() + Duration::hours(310)), "{aftershock:?}");
}

#[test]
fn a_gap_is_neither_silence_nor_a_burst() {
    let mut buckets = series(3600, (0..600).map(|i| noise(i, 60.0)));
    buckets.drain(250..420);
    assert_eq!(run(&mut detector(3600), &buckets), []);
    let mut d = detector(3600);
    assert_eq!(d.push(buckets[1]), Ok(None));
    assert_eq!(d.push(buckets[0]), Err(PushError::OutOfOrder));
    assert_eq!(d.push(Bucket { count: f64::NAN, ..buckets[2] }), Ok(None));
}

#[test]
fn the_usual_range_is_that_of_the_hour_of_the_week() {
    // Sunday 02:00 has 2 to 9 in eight weeks, everything else 100.
    let mut rhythm = Rhythm::new(3600);
    for hour in 0..8 * 168_i64 {
        let (week, of_week) = (hour / 168, hour % 168);
        let count = if of_week == 6 * 24 + 2 { 2.0 + week as f64 } else { 100.0 };
        rhythm.push(monday() + Duration::hours(hour), Some(count));
    }
    let sunday = monday() + Duration::hours(8 * 168 + 6 * 24 + 2);
    let usual = rhythm.usual(sunday).expect("known");
    assert_eq!((usual.low, usual.high, usual.basis, usual.samples), (3.0, 8.0, Basis::HourOfWeek, 8));
    assert_eq!((usual.weekday, usual.hour), (6, 2));
}

/// The rows read, those missing and the bucket's width; or code and place of the error.
fn read(lines: &[&str]) -> Result<(u64, u64, i64), String> {
    let text = lines.join("\n");
    let read = detect(text.as_bytes(), Path::new("s.csv"), &BurstConfig::default(), None, |_| ControlFlow::Continue(()));
    let told = |e: crate::error::Error| format!("{} {}", e.code(), e.place().map(ToString::to_string).unwrap_or_default());
    read.map(|read| (read.rows, read.missing, read.bucket_seconds)).map_err(told)
}

#[test]
fn detect_reads_what_people_have() {
    let mixed = ["\u{feff}timestamp,value", "2026-03-02 00:00:00,1", "", "2026-03-02 01:00,", "2026-03-02T02:00:00+00:00,2.5\r"];
    assert_eq!(read(&mixed), Ok((3, 1, 3600)));
    assert_eq!(read(&[]), Ok((0, 0, 3600)));
    let gap = ["2026-03-02 00:00,1", "2026-03-02 00:05,1", "2026-03-02 00:10,1", "2026-03-02 00:30,1"];
    assert_eq!(read(&gap), Ok((4, 3, 300)));
    let daily = ["2026-03-02 00:00,1", "2026-03-03 00:00,1", "2026-03-04 00:00,1"];
    assert_eq!(read(&daily), Ok((3, 0, 86_400)));
}

#[test]
fn detect_names_the_place_it_cannot_read() {
    let first = "2026-03-02 00:00:00,1";
    let refused = |line: &str| read(&[first, line]).unwrap_err();
    assert_eq!(refused("2026-03-02 01:00:00,many"), "error-series-value s.csv:2:21");
    assert_eq!(refused("2026-03-02 01:00:00,-1"), "error-series-value s.csv:2:21");
    assert_eq!(refused("2026-03-02 01:00:00,inf"), "error-series-value s.csv:2:21");
    assert_eq!(refused("2026-13-02 00:00:00,1"), "error-series-time s.csv:2:1");
    assert_eq!(refused("2026-03-02 00:00:00;1"), "error-series-columns s.csv:2:1");
    assert_eq!(refused(first), "error-series-order s.csv:2:1");
    assert_eq!(refused("2026-03-01 00:00:00,1"), "error-series-order s.csv:2:1");
    assert_eq!(refused(&"1".repeat(2000)), "error-series-long s.csv:2:1");
    let finer = [first, "2026-03-02 01:00:00,1", "2026-03-02 02:00:00,1", "2026-03-02 02:05:00,1"];
    assert_eq!(read(&finer).unwrap_err(), "error-series-step s.csv:4:1");
}

#[test]
fn every_parameter_has_a_range() {
    assert_eq!(BurstConfig::default().validate(), Ok(()));
    let bad = BurstConfig { return_days: 1.0, ..BurstConfig::default() };
    assert_eq!(bad.validate(), Err(ConfigError { parameter: "return_days" }));
    let bad = BurstConfig { memory_share: f64::NAN, ..BurstConfig::default() };
    assert_eq!(bad.validate(), Err(ConfigError { parameter: "memory_share" }));
    assert!(Detector::new(Measure::Reach, BurstConfig::default(), 0).is_err());
}

mod watch {
    use super::*;

    fn sample(i: usize, mentions: f64, negative: f64, sources: f64) -> Sample {
        Sample { start: monday() + Duration::hours(i as i64), mentions, negative, reach: mentions * 100.0, sources }
    }

    fn floor(measure: Measure, at: [f64; 3]) -> Floor {
        let at = [Level::Three, Level::Two, Level::One].into_iter().zip(at).collect();
        Floor { measure, window_minutes: 60.0, at }
    }

    fn outcome_of(d: &mut WatchDetector, sample: Sample) -> Outcome {
        d.step(sample, |_| false).expect("in order").outcome
    }

    /// Twenty days of small talk, then one hour.
    fn outcome(floors: Vec<Floor>, last: [f64; 3]) -> (Outcome, Vec<Reason>) {
        let mut d = WatchDetector::new(BurstConfig::default(), 3600, floors).expect("valid");
        for i in 0..480 {
            let quiet = noise(i, 6.0);
            outcome_of(&mut d, sample(i, quiet, (quiet / 3.0).floor(), quiet));
        }
        let e = d.step(sample(480, last[0], last[1], last[2]), |_| true).expect("in order");
        (e.outcome, e.reasons)
    }

    #[test]
    fn an_alarm_is_unusual_and_big_enough() {
        let floors = || vec![floor(Measure::NegativeMentions, [10.0, 50.0, 200.0])];
        assert_eq!(outcome(vec![], [300.0, 60.0, 50.0]).0, Outcome::Alarm { level: Level::One });
        assert_eq!(outcome(floors(), [300.0, 60.0, 50.0]).0, Outcome::Alarm { level: Level::Two });
        assert!(matches!(outcome(floors(), [70.0, 9.0, 50.0]).0, Outcome::BelowFloor));
        let (alarm, reasons) = outcome(floors(), [700.0, 30.0, 50.0]);
        assert_eq!(alarm, Outcome::Alarm { level: Level::Three });
        let reached = Reason::Threshold {
            measure: Measure::NegativeMentions,
            window_minutes: 60.0,
            observed: 30.0,
            limit: 10.0,
            level: Level::Three,
        };
        assert!(reasons.contains(&reached), "{reasons:?}");
        assert!(reasons.iter().any(|r| matches!(r, Reason::NegativeShare { usual_share: Some(u), .. } if *u < 0.4)));
        assert!(reasons.iter().any(|r| matches!(r, Reason::Growth { now, .. } if *now > 699.0)));
    }

    #[test]
    fn one_loud_voice_counts_less_than_many() {
        let floors = || vec![floor(Measure::NegativeMentions, [10.0, 50.0, 200.0]), floor(Measure::DistinctSources, [5.0, 20.0, 50.0])];
        assert_eq!(outcome(floors(), [300.0, 250.0, 2.0]).0, Outcome::Alarm { level: Level::Three });
        assert_eq!(outcome(floors(), [300.0, 250.0, 6.0]).0, Outcome::Alarm { level: Level::Two });
        assert_eq!(outcome(floors(), [300.0, 250.0, 30.0]).0, Outcome::Alarm { level: Level::One });
    }

    #[test]
    fn speed_lifts_what_is_big_enough_for_the_level_below() {
        let floors = || vec![floor(Measure::NegativeMentions, [10.0, 50.0, 500.0]), floor(Measure::SpreadSpeed, [2.0, 4.0, 8.0])];
        assert_eq!(outcome(floors(), [300.0, 60.0, 50.0]).0, Outcome::Alarm { level: Level::One });
        assert_eq!(outcome(floors(), [300.0, 20.0, 50.0]).0, Outcome::Alarm { level: Level::Two });
        assert!(matches!(outcome(floors(), [300.0, 2.0, 50.0]).0, Outcome::BelowFloor));
    }

    #[test]
    fn before_there_is_a_usual_the_floors_alone_decide() {
        let mut d = WatchDetector::new(BurstConfig::default(), 3600, vec![floor(Measure::Mentions, [10.0, 50.0, 200.0])]).expect("valid");
        assert!(matches!(outcome_of(&mut d, sample(0, 9.0, 9.0, 9.0)), Outcome::WarmingUp { .. }));
        assert_eq!(outcome_of(&mut d, sample(1, 60.0, 60.0, 60.0)), Outcome::Alarm { level: Level::Two });
        assert_eq!(outcome_of(&mut d, sample(2, 260.0, 260.0, 60.0)), Outcome::Raised { from: Level::Two, to: Level::One });
        let mut bare = WatchDetector::new(BurstConfig::default(), 3600, vec![]).expect("valid");
        assert!(matches!(outcome_of(&mut bare, sample(0, 9000.0, 9000.0, 9.0)), Outcome::WarmingUp { .. }));
    }

    #[test]
    fn one_mention_of_great_reach_on_a_silent_watch_is_no_sensation() {
        let mut d = WatchDetector::new(BurstConfig::default(), 3600, vec![]).expect("valid");
        for i in 0..480 {
            outcome_of(&mut d, sample(i, 0.0, 0.0, 0.0));
        }
        let famous = Sample { reach: 5e6, ..sample(480, 1.0, 1.0, 1.0) };
        assert!(matches!(outcome_of(&mut d, famous), Outcome::Usual { .. }));
    }

    #[test]
    fn a_watch_that_cried_wolf_has_to_see_something_graver() {
        let config = BurstConfig { alerts_a_month: 1.0, ..BurstConfig::default() };
        let mut d = WatchDetector::new(config, 3600, vec![floor(Measure::Mentions, [20.0, 200.0, 2000.0])]).expect("valid");
        let mut told = Vec::new();
        for i in 0..60 * 24 {
            let count = match (i / 24, i % 24) {
                (day @ 20..=36, 12) if day % 4 == 0 => 60.0,
                (41, 12) => 600.0,
                _ => noise(i, 6.0),
            };
            let outcome = outcome_of(&mut d, sample(i, count, 0.0, count));
            if i >= 20 * 24
                && !matches!(
                    outcome,
                    Outcome::Usual { .. } | Outcome::CoolingDown { .. } | Outcome::BelowFloor | Outcome::BelowMemory { .. }
                )
            {
                told.push((i / 24, outcome));
            }
        }
        let days: Vec<usize> = told.iter().map(|(day, _)| *day).collect();
        assert_eq!(days, [20, 24, 28, 32, 36, 41], "{told:?}");
        assert_eq!((&told[0].1, &told[1].1), (&Outcome::Alarm { level: Level::Three }, &Outcome::Alarm { level: Level::Three }));
        let until = monday() + Duration::hours(20 * 24 + 12) + Duration::days(28);
        assert_eq!(told[2].1, Outcome::HeldBack { level: Level::Three, until: until.into() });
        assert_eq!(told[5].1, Outcome::Alarm { level: Level::Two });
    }
}

//! What a watch is judged by: the detector's numbers, the playbook's thresholds, cool-down and quiet hours; from the
//! defaults, `[alerts]`, the watch's own `alerts`, and `--set`, each winning over the ones before.

use std::collections::BTreeMap;

use crate::domain::alert::AlertLevel;
use crate::domain::people::QuietHours;
use crate::domain::playbook::{LevelDef, WarningIndicator};
use crate::domain::span::Span;
use crate::domain::watch::Watch;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::monitor::burst::{BurstConfig, Floor};
use crate::ops::{Desk, watches};
use crate::workspace::{AlertsConfig, Config, Placed};

/// A watch without a playbook is judged by what all playbooks share.
const BASE: &str = "base";

/// Five minutes: fine enough for a post that explodes, coarse enough for a clinic's counts.
const BUCKET: Span = Span::minutes(5);
/// Alerts of level III, and as many of level II, that a watch may begin in four weeks in the long run: more, and nobody looks any more.
const ALERTS_A_MONTH: f64 = 1.0;
/// Exports come in once a day or two: what is older when it arrives is history.
const LOOK_BACK: Span = Span::minutes(2 * 24 * 60);

#[derive(Clone, Debug)]
pub struct Settings {
    pub detector: BurstConfig,
    pub bucket: Span,
    pub look_back: Span,
    pub quiet: Option<QuietHours>,
    pub playbook: String,
    /// The playbook's thresholds by the id of their indicator.
    pub floors: BTreeMap<String, Floor>,
}

/// A watch with what it is judged by.
pub struct Judged {
    pub watch: Watch,
    pub settings: Settings,
}

/// All watches, or the one that is named.
///
/// # Errors
/// Not found, with the names there are; whatever is wrong in `crisis.toml`, with its place.
pub fn judged(desk: &Desk, only: Option<&str>) -> Result<Vec<Judged>> {
    if let Some(only) = only {
        return Ok(vec![judged_one(desk, only)?]);
    }
    let all = watches::configured(desk)?;
    if all.is_empty() {
        return Err(Error::not_found("error-no-watches").hint("hint-watches"));
    }
    all.into_iter().map(|watch| with_settings(desk, watch)).collect()
}

/// # Errors
/// As [`judged`].
pub fn judged_one(desk: &Desk, id: &str) -> Result<Judged> {
    with_settings(desk, watches::named(desk, id)?)
}

fn with_settings(desk: &Desk, watch: Watch) -> Result<Judged> {
    Ok(Judged { settings: settings(&desk.library, &desk.config, &watch)?, watch })
}

fn settings(library: &Library, config: &Config, watch: &Watch) -> Result<Settings> {
    let playbook = watch.playbook.clone().unwrap_or_else(|| BASE.to_owned());
    let resolved = library.playbook(&playbook)?.playbook;
    let floors = resolved.monitor.indicators.iter().map(|one| (one.id.clone(), floor(one, &resolved.levels))).collect();
    let detector = BurstConfig { alerts_a_month: ALERTS_A_MONTH, ..BurstConfig::default() };
    let mut settings = Settings { detector, bucket: BUCKET, look_back: LOOK_BACK, quiet: None, playbook, floors };
    let own = config.watches.iter().find(|one| one.id.name == watch.id).and_then(|one| one.alerts.as_ref());
    for layer in config.alerts.iter().chain(own) {
        settings.apply(layer).map_err(|(name, byte, error)| library.in_config(&Placed { name, byte }, error.into_input()))?;
    }
    Ok(settings)
}

impl Settings {
    fn apply(&mut self, layer: &AlertsConfig) -> Result<(), (String, usize, Error)> {
        self.bucket = layer.bucket.unwrap_or(self.bucket);
        self.look_back = layer.look_back.unwrap_or(self.look_back);
        self.quiet = layer.quiet_hours.or(self.quiet);
        if let Some(span) = layer.cool_down {
            self.detector.cool_down_hours = hours(span);
        }
        for (id, levels) in &layer.thresholds {
            for (level, value) in levels {
                let changed = self.clone().with_threshold(id, level, *value.get_ref());
                *self = changed.map_err(|error| (id.clone(), value.span().start, error))?;
            }
        }
        for (name, value) in &layer.detector {
            let changed = self.detector.with(name, *value.get_ref());
            self.detector = changed.map_err(|error| (name.clone(), value.span().start, error))?;
        }
        Ok(())
    }

    /// With one number changed: a parameter of the detector (`return_days=7`), or a threshold of the playbook (`negative-count.II=30`).
    ///
    /// # Errors
    /// Usage for what is neither, or out of its range.
    pub fn with(mut self, change: &str) -> Result<Self> {
        let malformed = || Error::usage("error-detector-set").with("text", change);
        let (name, value) = change.split_once('=').ok_or_else(malformed)?;
        let value: f64 = value.trim().parse().map_err(|_| malformed())?;
        match name.trim().rsplit_once('.').filter(|(_, level)| AlertLevel::parse(level).is_some()) {
            Some((id, level)) => self.with_threshold(id, level, value),
            None => {
                self.detector = self.detector.with(name.trim(), value)?;
                Ok(self)
            }
        }
    }

    fn with_threshold(mut self, id: &str, level: &str, value: f64) -> Result<Self> {
        let known: Vec<String> = self.floors.keys().cloned().collect();
        let unknown = || Error::usage("error-threshold-unknown").with("name", format!("{id}.{level}")).with("known", known.join(", "));
        let level = AlertLevel::parse(level).ok_or_else(unknown)?;
        self.floors.get_mut(id).ok_or_else(unknown)?.at.insert(level, value);
        Ok(self)
    }

    /// The longest stretch of time that a single judgement looks back on, but for what is usual.
    pub fn longest_window_minutes(&self) -> i64 {
        let windows = self.detector.window_minutes.iter().copied().chain(self.floors.values().map(|floor| floor.window_minutes));
        #[expect(clippy::cast_possible_truncation, reason = "windows are checked to be at most a year")]
        let longest = windows.fold(0.0, f64::max).ceil() as i64;
        longest + self.bucket.as_minutes()
    }

    pub fn cool_down(&self) -> Span {
        #[expect(clippy::cast_possible_truncation, reason = "a cool-down is checked to be a finite number of hours")]
        let minutes = (self.detector.cool_down_hours * 60.0).round() as i64;
        Span::minutes(minutes.clamp(1, Span::MAX_MINUTES))
    }

    pub const fn bucket_seconds(&self) -> i64 {
        self.bucket.as_minutes() * 60
    }
}

#[expect(clippy::cast_precision_loss, reason = "minutes of at most ten years")]
fn hours(span: Span) -> f64 {
    span.as_minutes() as f64 / 60.0
}

/// The playbook's levels by their rank: its gravest is the gravest of an alert. A fourth level has no alert of its own.
fn floor(indicator: &WarningIndicator, levels: &[LevelDef]) -> Floor {
    let ranked = levels.iter().zip(AlertLevel::ALL.iter().rev());
    let at = ranked.filter_map(|(level, rank)| Some((*rank, *indicator.thresholds.get(&level.id)?))).collect();
    #[expect(clippy::cast_precision_loss, reason = "minutes of at most ten years")]
    let window_minutes = indicator.window.as_minutes() as f64;
    Floor { measure: indicator.measure, window_minutes, at }
}

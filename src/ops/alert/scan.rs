//! `monitor scan`: findings of every watch become alerts; run twice, or by two at once, it makes none twice.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::course::{self, Course, Finding, Held, Stretch};
use super::settings::{Judged, Settings, judged};
use crate::domain::alert::{Alert, AlertLevel, AlertState};
use crate::domain::span::Span;
use crate::domain::time::Timestamp;
use crate::domain::when::in_zone;
use crate::error::Result;
use crate::monitor::burst::Sampled;
use crate::ops::notify::queue::Tell;
use crate::ops::{Desk, Work};
use crate::text::Catalog;
use crate::ui::view::alert::AlertReasonView;

/// Reasons that a message carries.
const TOLD: usize = 3;

/// What a scan found.
#[derive(Debug)]
pub struct Scanned {
    pub as_of: Timestamp,
    pub watches: usize,
    /// Alerts that this scan made.
    pub new: Vec<Alert>,
    /// Alerts that it raised to a graver level.
    pub raised: Vec<Alert>,
    /// Alerts that stand as they were.
    pub standing: usize,
    /// Watches that have told as many alerts as they may, and what they therefore kept to themselves.
    pub held: Vec<(String, Held)>,
}

impl Scanned {
    /// Whether this scan made or raised the alert, which then is as it is now.
    fn knows(&mut self, alert: &Alert) -> bool {
        let Some(known) = self.new.iter_mut().chain(&mut self.raised).find(|known| known.id == alert.id) else { return false };
        known.clone_from(alert);
        true
    }
}

/// What became of a finding.
enum Became {
    New(Alert),
    Raised(Alert),
    /// Another watch saw the same and it is no graver for that.
    Joined(Alert),
    Standing,
}

/// Judges what each watch matched up to `as_of`. All that changes is one transaction.
///
/// # Errors
/// As the watches and the store give them.
pub fn scan(desk: &mut Desk, only: Option<&str>, as_of: Option<Timestamp>) -> Result<Scanned> {
    let as_of = as_of.unwrap_or(desk.now);
    let all = judged(desk, only)?;
    let (found, held) = gathered(desk, &all, as_of)?;
    let mut scanned = Scanned { as_of, watches: all.len(), new: Vec::new(), raised: Vec::new(), standing: 0, held };
    if found.is_empty() {
        return Ok(scanned);
    }
    let mut work = desk.work()?;
    for (judged, finding) in found {
        match work.settle(judged, finding)? {
            Became::New(alert) => scanned.new.push(alert),
            Became::Raised(alert) => {
                if !scanned.knows(&alert) {
                    scanned.raised.push(alert);
                }
            }
            Became::Joined(alert) => scanned.standing += usize::from(!scanned.knows(&alert)),
            Became::Standing => scanned.standing += 1,
        }
    }
    work.commit()?;
    Ok(scanned)
}

type Gathered<'a> = (Vec<(&'a Judged, Finding)>, Vec<(String, Held)>);

/// The findings of the last days, and what was held back; what is older is history.
fn gathered<'a>(desk: &mut Desk, all: &'a [Judged], as_of: Timestamp) -> Result<Gathered<'a>> {
    let zone = desk.zone();
    let mut txn = desk.read()?;
    let (mut found, mut held, mut stretches) = (Vec::new(), Vec::new(), BTreeMap::new());
    for some in all.chunks(std::thread::available_parallelism().map_or(1, usize::from)) {
        let mut counted = Vec::with_capacity(some.len());
        for judged in some {
            let since = as_of.plus_minutes(-judged.settings.look_back.as_minutes());
            let stretch = match stretches.entry(since) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(Stretch::of(&mut *txn, since, as_of.plus_minutes(1))?),
            };
            let sampled = course::sampled(&mut *txn, judged, zone, stretch)?;
            // A watch that has been silent for longer than any of its windows has nothing to tell.
            if sampled.last_at().is_some_and(|last| last > since.plus_minutes(-judged.settings.longest_window_minutes())) {
                counted.push((judged, since, sampled));
            }
        }
        for ((judged, since, _), course) in counted.iter().zip(courses(&counted)) {
            let course = course?;
            let recent = |finding: &Finding| finding.raised_at.unwrap_or(finding.due_at) > *since;
            found.extend(course.findings.into_iter().filter(recent).map(|finding| (*judged, finding)));
            held.extend(course.held.into_iter().filter(|held| held.due_at > *since).map(|held| (judged.watch.id.clone(), held)));
        }
    }
    Ok((found, held))
}

/// Each on a thread of its own: eight weeks in spans of five minutes are many.
fn courses(counted: &[(&Judged, Timestamp, Sampled)]) -> Vec<Result<Course>> {
    std::thread::scope(|scope| {
        let start = |(judged, _, sampled): &'_ (&Judged, Timestamp, Sampled)| course::course(sampled, &judged.settings);
        let running: Vec<_> = counted.iter().map(|one| scope.spawn(move || start(one))).collect();
        running.into_iter().map(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

impl Work<'_> {
    fn settle(&mut self, judged: &Judged, finding: Finding) -> Result<Became> {
        // An alert that is older than the longest cool-down or snooze cannot cover anything.
        let known = self.txn.alerts_since(finding.began_at.plus_minutes(-Span::MAX_MINUTES))?;
        let watch = &judged.watch.id;
        let of_watch = |alert: &&Alert| alert.watch == *watch || alert.also.contains(watch);
        if let Some(alert) = known.iter().rev().filter(of_watch).find(|alert| alert.covers(finding.began_at)) {
            return self.raise_if_graver(alert.clone(), finding);
        }
        if let Some(alert) = self.same_mentions(&known, watch, &finding)? {
            return self.join(alert, watch, finding);
        }
        self.new_alert(judged, finding).map(Became::New)
    }

    fn new_alert(&mut self, judged: &Judged, finding: Finding) -> Result<Alert> {
        let settings = &judged.settings;
        let mut alert = Alert {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            watch: judged.watch.id.clone(),
            also: Vec::new(),
            playbook: settings.playbook.clone(),
            level: finding.level,
            state: AlertState::New,
            began_at: finding.began_at,
            due_at: finding.due_at,
            found_at: self.now,
            raised_at: finding.raised_at,
            until_at: finding.began_at.plus(settings.cool_down()),
            quiet_until: self.quiet_until(settings, finding.level),
            snoozed_until: None,
            handled_by: None,
            reason: None,
            incident_id: None,
            reasons: finding.reasons,
        };
        self.insert(&mut alert)?;
        self.event("alert-found")
            .about(&alert)
            .with("level", alert.level)
            .with("watch", &alert.watch)
            .with("began_at", alert.began_at)
            .record()?;
        self.tell_of(&alert)?;
        Ok(alert)
    }

    /// Tells people, in the workspace's language, with the numbers a person reads first.
    fn tell_of(&mut self, alert: &Alert) -> Result<()> {
        let catalog = Catalog::new(self.config.lang);
        let reasons = AlertReasonView::all(&alert.reasons, &catalog).into_iter().take(TOLD).map(|reason| reason.text);
        self.tell(&Tell::of_alert(alert, reasons.collect::<Vec<_>>().join("\n")))
    }

    fn quiet_until(&self, settings: &Settings, level: AlertLevel) -> Option<Timestamp> {
        let minute = Timestamp::new(self.now.micros() - self.now.micros().rem_euclid(60_000_000), 0);
        let local = in_zone(minute, self.config.timezone);
        settings.quiet.filter(|_| level < AlertLevel::One).and_then(|quiet| quiet.end(local))
    }

    fn raise_if_graver(&mut self, mut alert: Alert, finding: Finding) -> Result<Became> {
        if finding.level <= alert.level {
            return Ok(Became::Standing);
        }
        let previous = alert.level;
        alert.raise(finding.level, finding.reasons, finding.raised_at.unwrap_or(finding.due_at));
        if alert.level == AlertLevel::One {
            alert.quiet_until = None;
        }
        self.update(&mut alert)?;
        let event = self.event("alert-raised").about(&alert).with("level", alert.level).with("previous", previous);
        let event = match alert.incident_id {
            Some(incident) => event.of_id(incident),
            None => event,
        };
        event.with("watch", &alert.watch).record()?;
        self.tell_of(&alert)?;
        Ok(Became::Raised(alert))
    }

    /// An open alert of another watch that at least half of this watch's mentions belong to as well: the same story seen twice.
    fn same_mentions(&mut self, known: &[Alert], watch: &str, finding: &Finding) -> Result<Option<Alert>> {
        for alert in known.iter().rev().filter(|alert| alert.is_open() && alert.covers(finding.began_at)) {
            let (shared, own) = self.txn.shared_hits(watch, &alert.watch, alert.mentions_from(), finding.due_at)?;
            if own > 0 && shared * 2 >= own {
                return Ok(Some(alert.clone()));
            }
        }
        Ok(None)
    }

    fn join(&mut self, mut alert: Alert, watch: &str, finding: Finding) -> Result<Became> {
        alert.also.push(watch.to_owned());
        self.update(&mut alert)?;
        self.event("alert-joined").about(&alert).with("level", alert.level.max(finding.level)).with("watch", watch).record()?;
        if finding.level > alert.level { self.raise_if_graver(alert, finding) } else { Ok(Became::Joined(alert)) }
    }
}

//! The drill's clock: what it shows, and what has come in by then. Every command at the drill's desk first takes in what is
//! due, so that nothing needs to run in the background.

use crate::domain::drill::Drill;
use crate::domain::entity::Entity as _;
use crate::domain::incident::Incident;
use crate::domain::mention::Mention;
use crate::domain::scenario::{Inject, InjectKind, Scenario};
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::drill::plan::{Item, plan};
use crate::error::{Error, Result};
use crate::ops::{Desk, Work};
use crate::store::{IncidentFilter, Txn};

use super::of_store;

/// Something that has come in: what the team sees of it.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub at: Timestamp,
    pub inject: String,
    pub kind: InjectKind,
    pub from: String,
    pub platform: Option<String>,
    pub text: String,
}

/// Sets the desk to the drill's time at a real moment and takes in what is due.
///
/// # Errors
/// Whatever the store says.
pub fn tick(desk: &mut Desk, real: Timestamp) -> Result<Vec<Arrived>> {
    let (drill, _) = of_store(&mut *desk.read()?)?;
    desk.now = drill.scene(real);
    if waiting(desk)? { take_in(desk, None, real) } else { Ok(Vec::new()) }
}

/// Whether anything is due, or an incident lacks what came in before it was opened.
fn waiting(desk: &mut Desk) -> Result<bool> {
    let now = desk.now;
    let mut txn = desk.read()?;
    let (drill, scenario) = of_store(&mut *txn)?;
    let next = plan(&scenario, drill.seed).into_iter().nth(delivered(&drill));
    let due = drill.is_running() && next.is_some_and(|item| moment(&drill, &item) <= now);
    Ok(due || unlinked(&mut *txn)?)
}

fn delivered(drill: &Drill) -> usize {
    usize::try_from(drill.delivered).unwrap_or_default()
}

fn moment(drill: &Drill, item: &Item) -> Timestamp {
    Timestamp::new(drill.begins_at.micros() + item.second * 1_000_000, drill.begins_at.offset())
}

/// When the next thing comes in; absent: nothing more will.
///
/// # Errors
/// Whatever the store says.
pub fn next_moment(desk: &mut Desk) -> Result<Option<(Timestamp, Drill)>> {
    let (drill, scenario) = of_store(&mut *desk.read()?)?;
    let next = plan(&scenario, drill.seed).into_iter().nth(delivered(&drill));
    Ok(next.map(|item| (moment(&drill, &item), drill)))
}

/// Turns the drill's clock forward, to the next inject or to a moment, and takes in what came.
///
/// # Errors
/// Conflict when the drill has ended, or nothing more comes and no moment is named.
pub fn advance(desk: &mut Desk, to: Option<Timestamp>, real: Timestamp) -> Result<Vec<Arrived>> {
    let (drill, _) = of_store(&mut *desk.read()?)?;
    if !drill.is_running() {
        return Err(Error::conflict("error-drill-ended").hint("hint-drill-score"));
    }
    let next = next_moment(desk)?.map(|(at, _)| at);
    let to = to.or(next).ok_or_else(|| Error::conflict("error-drill-over").hint("hint-drill-finish"))?;
    take_in(desk, Some(to), real)
}

/// One transaction: the clock, and everything due by then.
fn take_in(desk: &mut Desk, to: Option<Timestamp>, real: Timestamp) -> Result<Vec<Arrived>> {
    let mut work = desk.work()?;
    let (mut drill, scenario) = of_store(&mut *work.txn)?;
    let now = to.map_or_else(|| drill.scene(real), |to| to.max(drill.scene(real)));
    let incident = first_incident(&mut *work.txn)?;
    let items = plan(&scenario, drill.seed);
    let due: Vec<&Item> = items.iter().skip(delivered(&drill)).take_while(|item| moment(&drill, item) <= now).collect();
    let lang = Lang::parse(&drill.lang).unwrap_or_default();
    let mut arrived = Vec::new();
    for item in &due {
        if let Some(inject) = scenario.injects.get(item.inject) {
            arrived.push(work.come_in(item, inject, moment(&drill, item), lang)?);
        }
    }
    drill.delivered += i64::try_from(due.len()).unwrap_or_default();
    if to.is_some() {
        (drill.real_at, drill.scene_at) = (real, now);
    }
    let linked = incident.as_ref().map_or(Ok(0), |incident| link_all(&mut *work.txn, incident))?;
    work.update(&mut drill)?;
    work.tell_arrivals(&scenario, incident.as_ref(), &arrived)?;
    (work.now, work.at) = (now, now);
    work.event("drill-clock").about(&drill).with("delivered", drill.delivered).with("linked", linked).record()?;
    work.commit()?;
    desk.now = now;
    Ok(arrived)
}

impl Work<'_> {
    /// Keeps a post or a call as a mention, like everything people say.
    fn come_in(&mut self, item: &Item, inject: &Inject, at: Timestamp, lang: Lang) -> Result<Arrived> {
        let text = inject.texts.get(item.text).map(|text| text.get(lang).to_owned()).unwrap_or_default();
        let from = inject.from.get(lang).to_owned();
        if inject.kind.is_mention() {
            let author = if inject.count.is_some() { format!("{from} {}", item.number) } else { from.clone() };
            let mention = Mention {
                source_id: format!("{}-{}", inject.id, item.number),
                platform: platform(inject),
                at,
                author: Some(author),
                text: text.clone(),
                reach: item.reach,
                sentiment: inject.tone,
                ..Mention::default()
            };
            self.txn.store_mention(&mention)?;
        }
        Ok(Arrived { at, inject: inject.id.clone(), kind: inject.kind, from, platform: inject.platform.clone(), text })
    }

    /// One row per inject, at the moment when it came.
    fn tell_arrivals(&mut self, scenario: &Scenario, incident: Option<&Incident>, arrived: &[Arrived]) -> Result<()> {
        for inject in &scenario.injects {
            let of_it: Vec<&Arrived> = arrived.iter().filter(|one| one.inject == inject.id).collect();
            let Some(first) = of_it.first() else { continue };
            (self.now, self.at) = (first.at, first.at);
            let event = self.event("drill-inject");
            let event = match incident {
                Some(incident) => event.of(incident),
                None => event,
            };
            event
                .with("inject", &inject.id)
                .with("kind", inject.kind)
                .with("count", of_it.len())
                .says("from", &first.from)
                .says("text", &first.text)
                .record()?;
        }
        Ok(())
    }
}

/// Where a mention stands; a call without a place came over the hotline.
fn platform(inject: &Inject) -> String {
    let usual = match inject.kind {
        InjectKind::Call => "hotline",
        InjectKind::Question => "press",
        _ => "web",
    };
    inject.platform.clone().unwrap_or_else(|| usual.to_owned())
}

/// The drill's incident: the first one opened in it.
pub(super) fn first_incident(txn: &mut dyn Txn) -> Result<Option<Incident>> {
    Ok(txn.incidents(IncidentFilter::default())?.into_iter().min_by_key(Incident::id))
}

/// Everything in a drill's store belongs to its one incident.
fn link_all(txn: &mut dyn Txn, incident: &Incident) -> Result<i64> {
    let mut linked = 0;
    for id in 1..=txn.mention_count(None)? {
        linked += i64::from(txn.mention(id)?.is_some() && txn.link_mention(incident.id, id)?);
    }
    Ok(linked)
}

fn unlinked(txn: &mut dyn Txn) -> Result<bool> {
    match first_incident(txn)? {
        Some(incident) => Ok(txn.mention_count(Some(incident.id))? < txn.mention_count(None)?),
        None => Ok(false),
    }
}

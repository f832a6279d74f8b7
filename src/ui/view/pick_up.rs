//! A rumour and its correction beside each other.

use serde::Serialize;

use super::measures::{cannot_tell, grouped};
use super::{Page, Shape, View, object};
use crate::domain::entity::Entity as _;
use crate::domain::time::Timestamp;
use crate::ops::pick_up::PickedUp;
use crate::review::opinion::Answer;
use crate::text::{Catalog, tr};

#[derive(Debug, Serialize)]
pub struct PickUpView {
    pub incident: String,
    pub rumour_terms: Vec<String>,
    pub correction_terms: Vec<String>,
    /// Mentions of either from the correction's first one on.
    pub rumour: Option<f64>,
    pub correction: Option<f64>,
    /// Correction over both.
    pub share: Option<f64>,
    /// From the rumour's first mention to the correction's.
    pub delay_hours: Option<f64>,
    /// From when on the correction had as many mentions as the rumour for six hours on end.
    pub overtaken_at: Option<Timestamp>,
    /// Why there is no figure, in words.
    pub reason: Option<String>,
    pub overtaken_reason: Option<String>,
}

impl PickUpView {
    pub fn new(found: &PickedUp, catalog: &Catalog) -> Self {
        let (known, reason) = match &found.answer {
            Answer::Known(one) => (Some(one), None),
            Answer::CannotTell(why) => (None, Some(cannot_tell(catalog, why))),
        };
        let (overtaken_at, overtaken_reason) = match known.map(|one| &one.overtaken_at) {
            Some(Answer::Known(at)) => (Some(Timestamp::from(*at)), None),
            Some(Answer::CannotTell(_)) => (None, Some(tr!(catalog, "pick-up-behind"))),
            None => (None, None),
        };
        Self {
            incident: found.incident.handle(),
            rumour_terms: found.rumour.clone(),
            correction_terms: found.correction.clone(),
            rumour: known.map(|one| one.rumour),
            correction: known.map(|one| one.correction),
            share: known.map(|one| one.share),
            delay_hours: known.map(|one| one.delay_hours),
            overtaken_at,
            reason,
            overtaken_reason,
        }
    }
}

impl View for PickUpView {
    fn shape(&self) -> Shape {
        Shape::One(object(self))
    }

    fn show(&self, page: &mut Page<'_>) {
        if let Some(reason) = &self.reason {
            page.text(reason, "");
            return;
        }
        let count = |count: Option<f64>| count.map(grouped).unwrap_or_default();
        let hours = self.delay_hours.map(|hours| tr!(page.ui.catalog, "unit-h", n = format!("{hours:.0}"))).unwrap_or_default();
        let overtaken = self.overtaken_at.map(|at| page.time(at)).or_else(|| self.overtaken_reason.clone()).unwrap_or_default();
        let fields = [
            ("pick-up-delay", hours),
            ("pick-up-rumour", count(self.rumour)),
            ("pick-up-correction", count(self.correction)),
            ("pick-up-share", self.share.map(|share| format!("{:.0}%", share * 100.0)).unwrap_or_default()),
            ("pick-up-overtaken", overtaken),
        ];
        let fields: Vec<_> = fields.into_iter().map(|(key, value)| (page.tr(key), value)).collect();
        page.fields(&fields);
        let line = page.tr("pick-up-counts");
        page.blank();
        page.text(&line, "");
    }
}

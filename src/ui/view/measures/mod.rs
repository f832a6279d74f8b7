//! What was measured, as JSON: `response`, `clocks`, `opinion`, `statements`. A number that the data do not carry is null, and
//! its reason stands beside it. The words for such reasons are here too; the report uses the same.

mod opinion;
mod response;

pub use self::opinion::{AroundView, OpinionView, around};
pub use self::response::{MeasuredClock, ResponseView, clocks};
use crate::review::opinion::CannotTell;
use crate::text::{Catalog, tr};

/// Why a number cannot be told, in plain words.
pub fn cannot_tell(catalog: &Catalog, why: &CannotTell) -> String {
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    match why {
        CannotTell::TooFewBuckets { have, need } => tr!(catalog, "cannot-tell-buckets", have = *have, need = *need),
        CannotTell::TooFewMentions { have, need } => tr!(catalog, "cannot-tell-mentions", have = grouped(*have), need = grouped(*need)),
        CannotTell::LowConfidence { confidence, need } => {
            tr!(catalog, "cannot-tell-confidence", confidence = percent(*confidence), need = percent(*need))
        }
        CannotTell::ChangeTooSmall { by, need } => tr!(catalog, "cannot-tell-small", by = percent(*by), need = percent(*need)),
        CannotTell::NotOverYet { observed_hours, need_hours } => {
            tr!(catalog, "cannot-tell-not-over", observed = format!("{observed_hours:.0}"), need = format!("{need_hours:.0}"))
        }
        CannotTell::PeakLater { hours } => tr!(catalog, "cannot-tell-peak-later", hours = format!("{hours:.0}")),
        CannotTell::NoPeak => tr!(catalog, "cannot-tell-no-peak"),
    }
}

/// The same for the recovery, which needs hours from before the incident.
pub fn no_recovery(catalog: &Catalog, why: &CannotTell) -> String {
    match why {
        CannotTell::TooFewBuckets { have, need } => tr!(catalog, "cannot-tell-baseline", have = *have, need = *need),
        _ => cannot_tell(catalog, why),
    }
}

/// A count with its thousands set apart, one decimal below ten where it is no whole number.
pub fn grouped(number: f64) -> String {
    let digits = if number.abs() < 10.0 && number.fract().abs() > 0.05 { format!("{number:.1}") } else { format!("{number:.0}") };
    let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = String::new();
    for (index, c) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && !text.ends_with('-') {
            text.push(',');
        }
        text.push(c);
    }
    fraction.map_or_else(|| text.clone(), |fraction| format!("{text}.{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0.0, 9.44, 999.6, 1_924_210.0, -1234.0].map(grouped), ["0", "9.4", "1,000", "1,924,210", "-1,234"]);
    }
}

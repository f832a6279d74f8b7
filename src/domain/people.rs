//! The roster: who exists, which roles each holds.

use chrono::{NaiveDate, NaiveTime, Timelike as _};
use serde::{Deserialize, Serialize};

use super::time::Timestamp;

/// One person of `crisis.toml`'s `[[people]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub id: String,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub roles: Vec<String>,
    #[serde(default)]
    pub contact: Option<String>,
    /// When this person is not to be woken for less than the gravest level: `22:00-07:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet_hours: Option<QuietHours>,
    /// Of another body (health commission), not of the organisation.
    #[serde(default)]
    pub external: bool,
}

impl Person {
    pub fn display_name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }
}

/// A span of every day, in minutes after midnight of the workspace's zone; it may go over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct QuietHours {
    from: i64,
    to: i64,
}

const DAY: i64 = 1440;

impl QuietHours {
    /// When the quiet that holds at `at` (in the workspace's zone) ends; `None` outside it.
    pub fn end(self, at: Timestamp) -> Option<Timestamp> {
        let local = at.local();
        let minute = i64::from(local.hour() * 60 + local.minute());
        let (inside, length) = ((minute - self.from).rem_euclid(DAY), (self.to - self.from).rem_euclid(DAY));
        (inside < length).then(|| at.plus_minutes(length - inside))
    }
}

impl TryFrom<String> for QuietHours {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let minutes = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok().map(|at| i64::from(at.hour() * 60 + at.minute()));
        let parts = text.split_once('-').and_then(|(from, to)| Some((minutes(from)?, minutes(to)?)));
        let (from, to) = parts.filter(|(from, to)| from != to).ok_or("expected hours such as \"22:00-07:00\"")?;
        Ok(Self { from, to })
    }
}

impl From<QuietHours> for String {
    fn from(hours: QuietHours) -> Self {
        let clock = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        format!("{}-{}", clock(hours.from), clock(hours.to))
    }
}

/// A time in which somebody is away and another stands in: one entry of `crisis.toml`'s `[[absences]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    pub person: String,
    pub deputy: String,
    /// First and last day, in the workspace's zone.
    pub from: NaiveDate,
    pub until: NaiveDate,
}

impl Absence {
    pub fn covers(&self, day: NaiveDate) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// All people, looked up by id or by name.
#[derive(Clone, Debug, Default)]
pub struct Roster(pub Vec<Person>);

impl Roster {
    pub fn find(&self, who: &str) -> Option<&Person> {
        self.0.iter().find(|person| person.id == who).or_else(|| self.0.iter().find(|person| person.name.as_deref() == Some(who)))
    }

    pub fn holding(&self, role: &str) -> Vec<&Person> {
        self.0.iter().filter(|person| person.roles.iter().any(|held| held == role)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_go_over_midnight() {
        let hours = QuietHours::try_from("22:00-07:00".to_owned()).unwrap();
        let end =
            |time: &str| hours.end(Timestamp::parse_rfc3339(&format!("2026-11-22T{time}:00+08:00")).unwrap()).map(|at| at.to_string());
        assert_eq!(end("02:00").as_deref(), Some("2026-11-22T07:00:00+08:00"));
        assert_eq!(end("22:00").as_deref(), Some("2026-11-23T07:00:00+08:00"));
        assert_eq!((end("07:00"), end("21:59")), (None, None));
        assert_eq!(String::from(hours), "22:00-07:00");
        for wrong in ["", "22-7", "22:00", "25:00-07:00", "07:00-07:00"] {
            assert!(QuietHours::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}

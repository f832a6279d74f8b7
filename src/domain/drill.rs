//! One drill: a scenario run once. The workspace's store keeps it as a record; the drill's own store keeps the same with
//! its clock, apart from everything real.

use serde::{Deserialize, Serialize};

use super::entity::entity;
use super::time::Timestamp;
use super::words;

words! {
    /// A part of the score.
    Part {
        Expected = "expected",
        Clocks = "clocks",
        Facts = "facts",
        Wording = "wording",
        Approvals = "approvals",
        Voice = "voice",
    }
}

words! {
    /// How an expectation ended.
    Verdict { Met = "met", Late = "late", Missed = "missed", Open = "open" }
}

/// What one part earned: `share` (0–1) of `weight` points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartScore {
    pub part: Part,
    pub weight: u32,
    pub share: f64,
}

/// One run of a scenario. `speed` is how many seconds of the drill pass in a real one; 0: time stands until `drill next`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Drill {
    pub id: i64,
    pub uuid: String,
    pub revision: i64,
    pub scenario: String,
    /// Digest of the scenario as it was when the drill began; the drill's store keeps it whole.
    pub scenario_hash: String,
    pub playbook: String,
    pub lang: String,
    /// Absent: as written.
    pub seed: Option<i64>,
    pub speed: i64,
    /// Below the workspace.
    pub folder: String,
    pub by: String,
    /// The drill's time at which it begins, and how many minutes it lasts.
    pub begins_at: Timestamp,
    pub lasts: i64,
    /// At the real time `real_at` the drill's clock stood at `scene_at`.
    pub real_at: Timestamp,
    pub scene_at: Timestamp,
    /// Items of the plan that have come in.
    pub delivered: i64,
    /// Real times.
    pub started_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    /// Points of 100; absent for a drill whose data are gone.
    pub score: Option<f64>,
    pub parts: Vec<PartScore>,
}
entity!(Drill, Drill);

impl Drill {
    /// What the drill's clock shows at a real moment. It stops when the drill has ended, and never goes back.
    pub fn scene(&self, real: Timestamp) -> Timestamp {
        let passed = real.micros().saturating_sub(self.real_at.micros()).max(0);
        let passed = if self.ended_at.is_some() { 0 } else { passed.saturating_mul(self.speed) };
        Timestamp::new(self.scene_at.micros().saturating_add(passed), self.scene_at.offset())
    }

    pub fn ends_at(&self) -> Timestamp {
        self.begins_at.plus_minutes(self.lasts)
    }

    pub const fn is_running(&self) -> bool {
        self.ended_at.is_none()
    }
}

//! `extends`: a child playbook over its parent. Scalars of the child win; lists of items join by id, texts are appended.

use crate::domain::playbook::{
    Assess, ClockRule, Cluster, FollowUp, Forcing, Guard, Indicator, LevelDef, Monitor, NeverSay, Playbook, PostureRule, Preparedness,
    Question, Respond, Review, Role, StakeholderRule, StatementRule, Step, SuggestedWatch, Target, Warning, WarningIndicator,
};

/// Something with an id that a child can replace.
pub trait Item {
    fn id(&self) -> &str;
    fn overrides(&mut self) -> &mut bool;
}

macro_rules! items {
    ($($name:ident),+ $(,)?) => {$(
        impl Item for $name {
            fn id(&self) -> &str {
                &self.id
            }

            fn overrides(&mut self) -> &mut bool {
                &mut self.overrides
            }
        }
    )+};
}

items!(
    Cluster,
    ClockRule,
    FollowUp,
    Forcing,
    Guard,
    Indicator,
    LevelDef,
    NeverSay,
    PostureRule,
    Preparedness,
    Question,
    Role,
    StakeholderRule,
    StatementRule,
    Step,
    SuggestedWatch,
    Target,
    Warning,
    WarningIndicator,
);

/// A contradiction between child and parent: a message code, the JSON pointer in the child, the id at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    pub code: &'static str,
    pub pointer: String,
    pub id: String,
}

/// The child over the parent, and what contradicts.
pub fn merge(parent: Playbook, child: Playbook) -> (Playbook, Vec<Contradiction>) {
    let mut joining = Joining { drop: child.drop.clone(), dropped: Vec::new(), found: Vec::new() };
    let merged = Playbook {
        initial_level: child.initial_level.or(parent.initial_level),
        levels: joining.items("/levels", parent.levels, child.levels),
        roles: joining.items("/roles", parent.roles, child.roles),
        preparedness: joining.items("/preparedness", parent.preparedness, child.preparedness),
        monitor: joining.monitor(parent.monitor, child.monitor),
        assess: joining.assess(parent.assess, child.assess),
        respond: joining.respond(parent.respond, child.respond),
        review: joining.review(parent.review, child.review),
        id: child.id,
        version: child.version,
        extends: child.extends,
        title: child.title,
        description: child.description,
        tags: child.tags,
        reviewed_on: child.reviewed_on,
        review_every: child.review_every,
        drop: Vec::new(),
        history: child.history,
    };
    joining.unknown_drops();
    (merged, joining.found)
}

struct Joining {
    drop: Vec<String>,
    dropped: Vec<String>,
    found: Vec<Contradiction>,
}

impl Joining {
    fn monitor(&mut self, parent: Monitor, child: Monitor) -> Monitor {
        Monitor {
            watches: self.items("/monitor/watches", parent.watches, child.watches),
            indicators: self.items("/monitor/indicators", parent.indicators, child.indicators),
            warnings: self.items("/monitor/warnings", parent.warnings, child.warnings),
            steps: self.items("/monitor/steps", parent.steps, child.steps),
        }
    }

    fn assess(&mut self, parent: Assess, child: Assess) -> Assess {
        Assess {
            indicators: self.items("/assess/indicators", parent.indicators, child.indicators),
            thresholds: if child.thresholds.is_empty() { parent.thresholds } else { child.thresholds },
            forcing: self.items("/assess/forcing", parent.forcing, child.forcing),
            clusters: self.first("/assess/clusters", parent.clusters, child.clusters),
            postures: self.first("/assess/postures", parent.postures, child.postures),
            guards: self.items("/assess/guards", parent.guards, child.guards),
            risk_points: joined(parent.risk_points, child.risk_points),
            affected_groups: joined(parent.affected_groups, child.affected_groups),
            steps: self.items("/assess/steps", parent.steps, child.steps),
        }
    }

    fn respond(&mut self, parent: Respond, child: Respond) -> Respond {
        Respond {
            clocks: self.items("/respond/clocks", parent.clocks, child.clocks),
            statements: self.items("/respond/statements", parent.statements, child.statements),
            stakeholders: self.items("/respond/stakeholders", parent.stakeholders, child.stakeholders),
            never_say: self.items("/respond/never_say", parent.never_say, child.never_say),
            evidence: joined(parent.evidence, child.evidence),
            resources: joined(parent.resources, child.resources),
            stop_when: child.stop_when.or(parent.stop_when),
            steps: self.items("/respond/steps", parent.steps, child.steps),
        }
    }

    fn review(&mut self, parent: Review, child: Review) -> Review {
        Review {
            questions: self.items("/review/questions", parent.questions, child.questions),
            targets: self.items("/review/targets", parent.targets, child.targets),
            follow_ups: self.items("/review/follow_ups", parent.follow_ups, child.follow_ups),
            feed_back: joined(parent.feed_back, child.feed_back),
            repair: joined(parent.repair, child.repair),
            steps: self.items("/review/steps", parent.steps, child.steps),
        }
    }

    /// For rules of which the first that holds applies: the child's own come before the inherited ones.
    fn first<T: Item>(&mut self, pointer: &str, parent: Vec<T>, child: Vec<T>) -> Vec<T> {
        let own: Vec<String> = child.iter().map(|item| item.id().to_owned()).collect();
        let inherited: Vec<String> = parent.iter().map(|item| item.id().to_owned()).collect();
        let (mut first, rest): (Vec<T>, Vec<T>) = self
            .items(pointer, parent, child)
            .into_iter()
            .partition(|item| own.iter().any(|id| id == item.id()) && !inherited.iter().any(|id| id == item.id()));
        first.extend(rest);
        first
    }

    fn items<T: Item>(&mut self, pointer: &str, parent: Vec<T>, child: Vec<T>) -> Vec<T> {
        let (drop, dropped) = (&self.drop, &mut self.dropped);
        let mut merged: Vec<T> = parent
            .into_iter()
            .filter(|item| {
                let goes = drop.iter().any(|id| id == item.id());
                if goes {
                    dropped.push(item.id().to_owned());
                }
                !goes
            })
            .collect();
        let inherited = merged.len();
        for (index, mut item) in child.into_iter().enumerate() {
            let same = merged[..inherited].iter().position(|known| known.id() == item.id());
            let replaces = std::mem::take(item.overrides());
            match (same, replaces) {
                (Some(at), true) => merged[at] = item,
                (None, false) => merged.push(item),
                (Some(_), false) => self.contradiction("problem-not-override", pointer, index, item.id()),
                (None, true) => self.contradiction("problem-override-unknown", pointer, index, item.id()),
            }
        }
        merged
    }

    fn contradiction(&mut self, code: &'static str, pointer: &str, index: usize, id: &str) {
        self.found.push(Contradiction { code, pointer: format!("{pointer}/{index}/id"), id: id.to_owned() });
    }

    fn unknown_drops(&mut self) {
        for (index, id) in self.drop.iter().enumerate() {
            if !self.dropped.contains(id) {
                self.found.push(Contradiction { code: "problem-drop-unknown", pointer: format!("/drop/{index}"), id: id.clone() });
            }
        }
    }
}

fn joined<T>(mut parent: Vec<T>, child: Vec<T>) -> Vec<T> {
    parent.extend(child);
    parent
}

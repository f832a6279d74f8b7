//! Who must approve a statement, what has been given, and who may give the next word.

use crate::domain::people::{Person, Roster};
use crate::domain::playbook::{COUNSEL, Order, Playbook, StatementRule};
use crate::domain::statement::Approval;

/// The approvals a statement needs at a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    pub roles: Vec<String>,
    pub order: Order,
}

/// Who must approve a text of this template at this level: the playbook's rule for it, else the strictest rule the
/// playbook has at that level, else the response lead. A demand to take content down never goes without [`COUNSEL`].
pub fn chain(playbook: &Playbook, template: &str, level: &str) -> Chain {
    let at = |rule: &StatementRule| {
        let mut roles = rule.approvers.at(level)?.clone();
        if rule.grounds.is_some() && !roles.iter().any(|role| role == COUNSEL) {
            roles.insert(0, COUNSEL.to_owned());
        }
        Some(Chain { roles, order: rule.order })
    };
    let own = playbook.respond.statements.iter().find(|rule| rule.template == template).and_then(at);
    let strictest = || playbook.respond.statements.iter().filter_map(at).max_by_key(|chain| chain.roles.len());
    own.or_else(strictest)
        .filter(|chain| !chain.roles.is_empty())
        .unwrap_or_else(|| Chain { roles: vec!["response-lead".to_owned()], order: Order::Any })
}

/// What stands and what is missing, for the text with `hash`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Role and person.
    pub given: Vec<(String, String)>,
    pub missing: Vec<String>,
}

impl Standing {
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }
}

/// Holds the approvals against the chain. Only people who hold the role today count: who left the roster counts no more.
pub fn standing(chain: &Chain, approvals: &[Approval], hash: &str, roster: &Roster) -> Standing {
    let mut standing = Standing::default();
    for role in &chain.roles {
        let by = approvals.iter().find(|approval| {
            approval.stands_for(hash)
                && approval.roles.contains(role)
                && roster.find(&approval.person).is_some_and(|person| person.roles.contains(role))
        });
        match by {
            Some(approval) => standing.given.push((role.clone(), approval.person.clone())),
            None => standing.missing.push(role.clone()),
        }
    }
    standing
}

/// Why a person's approval is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The person holds none of the roles asked for.
    NoRole,
    /// Another role comes first.
    NotYet { first: String },
    /// Nothing is missing that this person could give.
    AlreadyGiven,
}

/// The roles that `person` fills now. One person's word counts for every role of the chain that the person holds; in a
/// sequence only as far as no earlier role is missing.
pub fn roles_filled(chain: &Chain, standing: &Standing, person: &Person) -> Result<Vec<String>, Refusal> {
    if !chain.roles.iter().any(|role| person.roles.contains(role)) {
        return Err(Refusal::NoRole);
    }
    let held = |role: &&String| person.roles.contains(role);
    let filled: Vec<String> = match chain.order {
        Order::Any => standing.missing.iter().filter(held).cloned().collect(),
        Order::Sequence => standing.missing.iter().take_while(held).cloned().collect(),
    };
    if !filled.is_empty() {
        return Ok(filled);
    }
    match standing.missing.first() {
        Some(first) if standing.missing.iter().any(|role| person.roles.contains(role)) => Err(Refusal::NotYet { first: first.clone() }),
        _ => Err(Refusal::AlreadyGiven),
    }
}

/// Roles of the chain that nobody but the author holds: the text could never be approved.
pub fn unfillable(chain: &Chain, author: &str, roster: &Roster) -> Vec<String> {
    chain.roles.iter().filter(|role| !roster.holding(role).iter().any(|person| person.id != author)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statement::Decision;
    use crate::domain::time::Timestamp;

    fn person(id: &str, roles: &[&str]) -> Person {
        Person {
            id: id.into(),
            name: None,
            roles: roles.iter().map(|r| (*r).into()).collect(),
            contact: None,
            quiet_hours: None,
            external: false,
        }
    }

    fn approval(person: &str, roles: &[&str], hash: &str) -> Approval {
        Approval {
            id: 1,
            uuid: String::new(),
            revision: 1,
            statement_id: 1,
            version: 1,
            hash: hash.into(),
            decision: Decision::Approved,
            person: person.into(),
            roles: roles.iter().map(|r| (*r).into()).collect(),
            recorded_by: person.into(),
            via: None,
            evidence: None,
            at: Timestamp::default(),
            cancelled_at: None,
        }
    }

    #[test]
    fn a_sequence_keeps_its_order_and_a_text_its_hash() {
        let chain = Chain { roles: vec!["legal".into(), "president".into()], order: Order::Sequence };
        let roster = Roster(vec![person("li", &["legal"]), person("wu", &["president"])]);
        let nothing = standing(&chain, &[], "h", &roster);
        assert_eq!(roles_filled(&chain, &nothing, &roster.0[1]), Err(Refusal::NotYet { first: "legal".into() }));
        assert_eq!(roles_filled(&chain, &nothing, &roster.0[0]), Ok(vec!["legal".into()]));
        let stale = standing(&chain, &[approval("li", &["legal"], "old")], "h", &roster);
        assert_eq!(stale.missing, ["legal", "president"]);
        let left = standing(&chain, &[approval("gone", &["legal"], "h")], "h", &roster);
        assert_eq!(left.missing, ["legal", "president"]);
        assert_eq!(unfillable(&chain, "li", &roster), ["legal"]);
    }
}

//! Who must approve a statement, what has been given, and who may give the next word.

use std::collections::BTreeSet;

use crate::domain::people::{Person, Roster};
use crate::domain::playbook::{COUNSEL, Expedite, Order, Playbook, StatementRule};
use crate::domain::span::Span;
use crate::domain::statement::{Approval, SignatureState};

/// The approvals a statement needs at a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// One entry for each word needed: a role that stands twice needs two people.
    pub roles: Vec<String>,
    pub order: Order,
    /// Roles whose word must be signed.
    pub signed: BTreeSet<String>,
    /// How long the approvers have once the text is submitted.
    pub within: Option<Span>,
    pub expedite: Option<Expedite>,
}

/// Who must approve a text of this template at this level: the playbook's rule for it, else the strictest rule the
/// playbook has at that level, else the response lead. A demand to take content down never goes without [`COUNSEL`].
/// `all_signed`: the workspace demands a signature under every word.
pub fn chain(playbook: &Playbook, template: &str, level: &str, all_signed: bool) -> Chain {
    let at = |rule: &StatementRule| {
        let mut roles = rule.approvers.at(level)?.clone();
        if rule.grounds.is_some() && !roles.iter().any(|role| role == COUNSEL) {
            roles.insert(0, COUNSEL.to_owned());
        }
        let signed = rule.signed.as_ref().and_then(|signed| signed.at(level)).into_iter().flatten().cloned().collect();
        let within = rule.approve_within.as_ref().and_then(|within| within.at(level)).copied();
        Some(Chain { roles, order: rule.order, signed, within, expedite: rule.expedite.clone() })
    };
    let own = playbook.respond.statements.iter().find(|rule| rule.template == template).and_then(at);
    let strictest = || playbook.respond.statements.iter().filter_map(at).max_by_key(|chain| chain.roles.len());
    let mut chain = own.or_else(strictest).filter(|chain| !chain.roles.is_empty()).unwrap_or_else(|| Chain {
        roles: vec!["response-lead".to_owned()],
        order: Order::Any,
        signed: BTreeSet::new(),
        within: None,
        expedite: None,
    });
    if all_signed {
        chain.signed.extend(chain.roles.iter().cloned());
    }
    chain
}

/// What stands and what is missing, for the text with `hash`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub given: Vec<Seat>,
    pub missing: Vec<String>,
}

/// A role of the chain and who filled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    pub role: String,
    pub person: String,
    /// Whose role it is: the person's own, or that of an absent person the person stands in for.
    pub holder: String,
}

impl Standing {
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Neither the person nor the holder has spoken for the role before: two words are two people's.
    fn is_free(&self, role: &str, person: &str, holder: &str) -> bool {
        !self.given.iter().any(|seat| seat.role == role && [&seat.person, &seat.holder].iter().any(|one| *one == person || *one == holder))
    }
}

/// Holds the approvals against the chain. Only people who hold the role today count: who left the roster counts no more,
/// and neither does a signature that does not fit.
pub fn standing(chain: &Chain, approvals: &[(&Approval, SignatureState)], hash: &str, roster: &Roster) -> Standing {
    let mut standing = Standing::default();
    for role in &chain.roles {
        let by = approvals.iter().find(|(approval, signature)| {
            let holder = holder(approval);
            approval.stands_for(hash)
                && approval.roles.contains(role)
                && signature.counts(chain.signed.contains(role))
                && roster.find(&approval.person).is_some()
                && roster.find(holder).is_some_and(|person| person.roles.contains(role))
                && standing.is_free(role, &approval.person, holder)
        });
        match by {
            Some((approval, _)) => {
                let seat = Seat { role: role.clone(), person: approval.person.clone(), holder: holder(approval).to_owned() };
                standing.given.push(seat);
            }
            None => standing.missing.push(role.clone()),
        }
    }
    standing
}

fn holder(approval: &Approval) -> &str {
    approval.deputy_for.as_deref().unwrap_or(&approval.person)
}

/// Somebody about to approve: in their own roles, or in those of the absent person they stand in for.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    pub person: &'a Person,
    pub holder: &'a Person,
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

/// The roles that a voice fills now. One person's word counts for every role of the chain that the person holds, once
/// each; in a sequence only as far as no earlier role is missing.
pub fn roles_filled(chain: &Chain, standing: &Standing, voice: Voice<'_>) -> Result<Vec<String>, Refusal> {
    let holds = |role: &String| voice.holder.roles.contains(role);
    if !chain.roles.iter().any(holds) {
        return Err(Refusal::NoRole);
    }
    let mut filled: Vec<String> = Vec::new();
    let mut waits: Option<&String> = None;
    for role in &standing.missing {
        if holds(role) && !filled.contains(role) && standing.is_free(role, &voice.person.id, &voice.holder.id) {
            match (chain.order, &waits) {
                (Order::Sequence, Some(first)) if filled.is_empty() => return Err(Refusal::NotYet { first: (*first).clone() }),
                (Order::Sequence, Some(_)) => break,
                _ => filled.push(role.clone()),
            }
        } else {
            waits = waits.or(Some(role));
        }
    }
    if filled.is_empty() { Err(Refusal::AlreadyGiven) } else { Ok(filled) }
}

/// Roles of the chain with fewer holders than words needed, the author left out: the text could never be approved.
pub fn unfillable(chain: &Chain, author: &str, roster: &Roster) -> Vec<String> {
    let needed = |role: &str| chain.roles.iter().filter(|one| *one == role).count();
    let holders = |role: &str| roster.holding(role).iter().filter(|person| person.id != author).count();
    chain.roles.iter().filter(|role| holders(role) < needed(role)).cloned().collect()
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
            deputy_for: None,
            key_id: None,
            signature: None,
            at: Timestamp::default(),
            cancelled_at: None,
        }
    }

    fn of(roles: &[&str], order: Order) -> Chain {
        Chain { roles: roles.iter().map(|r| (*r).into()).collect(), order, signed: BTreeSet::new(), within: None, expedite: None }
    }

    fn own(person: &Person) -> Voice<'_> {
        Voice { person, holder: person }
    }

    fn unsigned(approvals: &[Approval]) -> Vec<(&Approval, SignatureState)> {
        approvals.iter().map(|approval| (approval, SignatureState::Unsigned)).collect()
    }

    #[test]
    fn a_sequence_keeps_its_order_and_a_text_its_hash() {
        let chain = of(&["legal", "president"], Order::Sequence);
        let roster = Roster(vec![person("li", &["legal"]), person("wu", &["president"])]);
        let nothing = standing(&chain, &[], "h", &roster);
        assert_eq!(roles_filled(&chain, &nothing, own(&roster.0[1])), Err(Refusal::NotYet { first: "legal".into() }));
        assert_eq!(roles_filled(&chain, &nothing, own(&roster.0[0])), Ok(vec!["legal".into()]));
        let stale = standing(&chain, &unsigned(&[approval("li", &["legal"], "old")]), "h", &roster);
        assert_eq!(stale.missing, ["legal", "president"]);
        let left = standing(&chain, &unsigned(&[approval("gone", &["legal"], "h")]), "h", &roster);
        assert_eq!(left.missing, ["legal", "president"]);
        assert_eq!(unfillable(&chain, "li", &roster), ["legal"]);
    }

    #[test]
    fn a_role_that_stands_twice_needs_two_people() {
        let chain = of(&["head", "head"], Order::Any);
        let roster = Roster(vec![person("li", &["head"]), person("wu", &["head"]), person("he", &[])]);
        let one = [approval("li", &["head"], "h"), approval("li", &["head"], "h")];
        let after_one = standing(&chain, &unsigned(&one), "h", &roster);
        assert_eq!(after_one.missing, ["head"]);
        assert_eq!(roles_filled(&chain, &after_one, own(&roster.0[0])), Err(Refusal::AlreadyGiven));
        assert_eq!(roles_filled(&chain, &after_one, own(&roster.0[1])), Ok(vec!["head".into()]));
        let deputy = Voice { person: &roster.0[2], holder: &roster.0[0] };
        assert_eq!(roles_filled(&chain, &after_one, deputy), Err(Refusal::AlreadyGiven), "li has spoken already");
        assert_eq!(unfillable(&chain, "wu", &roster), ["head", "head"]);
        assert!(unfillable(&chain, "nobody", &roster).is_empty());
    }

    #[test]
    fn a_signature_counts_where_it_fits_and_is_missed_where_it_is_demanded() {
        let mut chain = of(&["legal"], Order::Any);
        let roster = Roster(vec![person("li", &["legal"])]);
        let word = approval("li", &["legal"], "h");
        let complete = |chain: &Chain, state| standing(chain, &[(&word, state)], "h", &roster).is_complete();
        assert!(complete(&chain, SignatureState::Unsigned) && complete(&chain, SignatureState::Valid));
        assert!(!complete(&chain, SignatureState::Altered) && !complete(&chain, SignatureState::Revoked));
        chain.signed.insert("legal".into());
        assert!(!complete(&chain, SignatureState::Unsigned) && complete(&chain, SignatureState::Valid));
    }
}

//! Stories: mentions that repeat one text, by heat; and why two mentions are one story.

use std::collections::HashMap;

use super::trend::Span;
use super::{Desk, lookup};
use crate::domain::mention::{Mention, Story};
use crate::domain::sentiment::Sentiment;
use crate::error::Result;
use crate::monitor::near_duplicate::compare;
use crate::store::{Slice, Txn, Whose};

/// Members of a story that are looked at for its spread and its reasons.
const LOOKED_AT: i64 = 2_000;

/// A story with its first mention and how it spread.
pub struct Told {
    pub story: Story,
    pub first: Mention,
    /// None where no parent of any member is known.
    pub spread: Option<Spread>,
}

/// The tree of who passed on whom, as far as parents are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Spread {
    /// Steps from the first mention to the farthest.
    pub depth: usize,
    /// Most mentions at one distance.
    pub width: usize,
}

/// One mention of a story, held against the one it is most like.
pub struct Member {
    pub mention: Mention,
    /// None for the first, and for what was labelled by other means than its text.
    pub like: Option<Like>,
}

/// Why a mention belongs to a story.
pub struct Like {
    /// The mention it is like.
    pub to: i64,
    /// Characters in common, of this one, of the other.
    pub shared: usize,
    pub own: usize,
    pub other: usize,
    pub similarity: f32,
    pub containment: f32,
    /// The passages in common, as this mention writes them.
    pub common: Vec<String>,
}

/// The hottest stories of a scope, at most `limit`.
pub fn hottest(desk: &mut Desk, scope: Whose<'_>, span: Span, limit: i64) -> Result<Vec<Told>> {
    let mut txn = desk.read()?;
    told(&mut *txn, span.slice(scope), limit)
}

pub fn told(txn: &mut dyn Txn, slice: Slice<'_>, limit: i64) -> Result<Vec<Told>> {
    let mut all = Vec::new();
    for id in txn.hottest(slice, limit)? {
        if let (Some(story), Some(first)) = (txn.story(slice, id)?, txn.mention(id)?) {
            let spread = spread(&txn.members(id, LOOKED_AT)?);
            all.push(Told { story, first, spread });
        }
    }
    Ok(all)
}

/// One story, by any of its mentions, and why each of the others belongs to it; that mention's own reason comes first.
pub fn explain(desk: &mut Desk, typed: &str) -> Result<(Told, Vec<Member>)> {
    let mut txn = desk.read()?;
    let asked = lookup::mention(&mut *txn, typed)?;
    let id = asked.story.unwrap_or(asked.id);
    let slice = Span { from: None, to: None }.slice(Whose::All);
    let first = txn.mention(id)?.unwrap_or_else(|| asked.clone());
    let story = txn.story(slice, id)?.unwrap_or_else(|| alone(&asked));
    let mentions = txn.members(id, LOOKED_AT)?;
    let spread = spread(&mentions);
    let mut members: Vec<Member> =
        (0..mentions.len()).map(|at| Member { like: like(&mentions, at), mention: mentions[at].clone() }).collect();
    members.sort_by_key(|member| member.mention.id != asked.id);
    Ok((Told { story, first, spread }, members))
}

fn alone(mention: &Mention) -> Story {
    Story {
        id: mention.id,
        mentions: 1,
        negative: i64::from(mention.sentiment == Some(Sentiment::Negative)),
        reach: mention.reach.unwrap_or_default(),
        authors: i64::from(mention.author.is_some()),
        platforms: vec![mention.platform.clone()],
        first_at: mention.at,
        last_at: mention.at,
    }
}

/// Earlier members that a later one is held against.
const HELD_AGAINST: usize = 20;

/// The earlier member that this one is most like, by the rule that stories are made by.
fn like(mentions: &[Mention], at: usize) -> Option<Like> {
    let text = &mentions[at].text;
    let earlier = mentions[..at].iter().take(HELD_AGAINST);
    let compared = earlier.filter_map(|other| Some((other.id, compare(&other.text, text)?)));
    let same = compared.filter(|(_, comparison)| comparison.likeness.is_copy());
    // Of equally alike ones the first.
    let (to, best) = same.reduce(|best, next| if next.1.likeness.similarity() > best.1.likeness.similarity() { next } else { best })?;
    Some(Like {
        to,
        shared: best.likeness.shared(),
        own: best.likeness.right.length,
        other: best.likeness.left.length,
        similarity: best.likeness.similarity(),
        containment: best.likeness.containment(),
        common: best.common.into_iter().filter_map(|range| text.get(range).map(str::to_owned)).collect(),
    })
}

/// Follows parents back to the beginning; a ring of parents, which only a broken export has, ends where it began.
fn spread(mentions: &[Mention]) -> Option<Spread> {
    let by_source: HashMap<(&str, &str), &Mention> =
        mentions.iter().map(|one| ((one.platform.as_str(), one.source_id.as_str()), one)).collect();
    let parent = |one: &Mention| one.parent.as_deref().and_then(|parent| by_source.get(&(one.platform.as_str(), parent)).copied());
    let mut widths: Vec<usize> = Vec::new();
    for one in mentions {
        let chain = std::iter::successors(parent(one), |one| parent(one));
        let depth = chain.take(mentions.len()).count();
        if widths.len() <= depth {
            widths.resize(depth + 1, 0);
        }
        widths[depth] += 1;
    }
    let known = widths.len() > 1;
    known.then(|| Spread { depth: widths.len() - 1, width: widths.iter().copied().max().unwrap_or(0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(id: &str, parent: Option<&str>) -> Mention {
        Mention { source_id: id.to_owned(), parent: parent.map(str::to_owned), ..Mention::default() }
    }

    #[test]
    fn the_tree_of_who_passed_on_whom() {
        let tree = [mention("a", None), mention("b", Some("a")), mention("c", Some("a")), mention("d", Some("c")), mention("e", Some("?"))];
        assert_eq!(spread(&tree), Some(Spread { depth: 2, width: 2 }));
        assert_eq!(spread(&tree[..1]), None, "nothing is known of a single one");
        let ring = [mention("a", Some("b")), mention("b", Some("a"))];
        assert!(spread(&ring).is_some(), "a ring ends");
    }
}

//! Which mentions may answer a query, by the index alone, and how well.

use crate::error::Result;
use crate::monitor::search::{Candidate, DOC_BYTES, DOCS_PER_BLOCK, DocInfo, Need, Phrase, Posting, Query, Ranking, entries};
use crate::store::{Segment, Txn};

/// What the index says to a query, by segment.
enum Node {
    Phrase {
        lists: Vec<Vec<Posting>>,
        rarity: f32,
    },
    All(Vec<Node>),
    Any(Vec<Node>),
    /// The index cannot say: what is asked is a field, or that something is absent.
    Open,
}

/// All candidates of the days between two instants (UTC microseconds), in no order; `None` when only looking at every mention helps.
pub fn of(txn: &mut (dyn Txn + '_), query: &Query, from: i64, to: i64) -> Result<Option<Vec<Candidate>>> {
    let segments = txn.segments()?;
    let docs: i64 = segments.iter().map(Segment::docs).sum();
    let length: i64 = segments.iter().map(|segment| segment.length).sum();
    let ranking = Ranking::new(docs, length);
    let node = read(txn, query, &segments, ranking)?;
    if !node.names_candidates() {
        return Ok(None);
    }
    let days = DocInfo::day_of(from)..=DocInfo::day_of(to);
    let mut candidates = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let mut infos = Infos { first: segment.first, block: None, bytes: Vec::new() };
        for doc in node.docs(index).unwrap_or_default() {
            let info = infos.of(txn, doc)?;
            if days.contains(&info.day) {
                let relevance = node.relevance(index, doc, info, ranking);
                candidates.push(Ranking::candidate(relevance, info, segment.first + i64::from(doc)));
            }
        }
    }
    Ok(Some(candidates))
}

fn read(txn: &mut (dyn Txn + '_), query: &Query, segments: &[Segment], ranking: Ranking) -> Result<Node> {
    let mut all = |parts: &[Query]| parts.iter().map(|part| read(txn, part, segments, ranking)).collect::<Result<Vec<_>>>();
    Ok(match query {
        Query::Field(_) | Query::Not(_) => Node::Open,
        Query::All(parts) => Node::All(all(parts)?),
        Query::Any(parts) => Node::Any(all(parts)?),
        Query::Phrase(phrase) => {
            let lists = segments.iter().map(|segment| postings(txn, segment.first, phrase)).collect::<Result<Vec<_>>>()?;
            let rarity = ranking.rarity(lists.iter().map(Vec::len).sum());
            Node::Phrase { lists, rarity }
        }
    })
}

/// The documents that have all a phrase needs.
fn postings(txn: &mut (dyn Txn + '_), segment: i64, phrase: &Phrase) -> Result<Vec<Posting>> {
    let mut both: Option<Vec<Posting>> = None;
    for need in phrase.needs() {
        let list = list(txn, segment, need)?;
        let left = match both {
            Some(before) => intersection(&before, &list),
            None => list,
        };
        if left.is_empty() {
            return Ok(left);
        }
        both = Some(left);
    }
    Ok(both.unwrap_or_default())
}

fn list(txn: &mut (dyn Txn + '_), segment: i64, need: Need) -> Result<Vec<Posting>> {
    let (mut all, mut lists) = (Vec::new(), 0);
    txn.lists(segment, need.from, need.to, &mut |first, block| {
        for (term, postings) in entries(first, block).skip_while(|(term, _)| *term < need.from) {
            if term > need.to {
                break;
            }
            all.extend(postings);
            lists += 1;
        }
    })?;
    if lists > 1 {
        all.sort_unstable_by_key(|posting: &Posting| posting.doc);
        all.dedup_by(|next, kept| {
            let same = next.doc == kept.doc;
            if same {
                kept.class = (kept.class + next.class + 1).min(3);
            }
            same
        });
    }
    Ok(all)
}

/// What stands in both, as often as in the one where it stands less often.
fn intersection(left: &[Posting], right: &[Posting]) -> Vec<Posting> {
    let mut both = Vec::with_capacity(left.len().min(right.len()));
    let (mut l, mut r) = (0, 0);
    while let (Some(a), Some(b)) = (left.get(l), right.get(r)) {
        match a.doc.cmp(&b.doc) {
            std::cmp::Ordering::Less => l += 1,
            std::cmp::Ordering::Greater => r += 1,
            std::cmp::Ordering::Equal => {
                both.push(Posting { doc: a.doc, class: a.class.min(b.class) });
                (l, r) = (l + 1, r + 1);
            }
        }
    }
    both
}

impl Node {
    fn names_candidates(&self) -> bool {
        match self {
            Self::Phrase { .. } => true,
            Self::All(parts) => parts.iter().any(Self::names_candidates),
            Self::Any(parts) => parts.iter().all(Self::names_candidates),
            Self::Open => false,
        }
    }

    /// Candidates of a segment in rising order; `None` for every one.
    fn docs(&self, segment: usize) -> Option<Vec<u32>> {
        match self {
            Self::Phrase { lists, .. } => Some(lists[segment].iter().map(|posting| posting.doc).collect()),
            Self::All(parts) => parts.iter().filter_map(|part| part.docs(segment)).reduce(|left, right| {
                let in_right = |doc: &u32| right.binary_search(doc).is_ok();
                left.into_iter().filter(in_right).collect()
            }),
            Self::Any(parts) => {
                let mut docs: Vec<u32> = parts.iter().map(|part| part.docs(segment)).collect::<Option<Vec<_>>>()?.concat();
                docs.sort_unstable();
                docs.dedup();
                Some(docs)
            }
            Self::Open => None,
        }
    }

    fn relevance(&self, segment: usize, doc: u32, info: DocInfo, ranking: Ranking) -> f32 {
        match self {
            Self::Phrase { lists, rarity } => {
                let list = &lists[segment];
                let found = list.binary_search_by_key(&doc, |posting| posting.doc);
                found.map_or(0.0, |at| ranking.relevance(*rarity, list[at].class, info))
            }
            Self::All(parts) | Self::Any(parts) => parts.iter().map(|part| part.relevance(segment, doc, info, ranking)).sum(),
            Self::Open => 0.0,
        }
    }
}

/// What ranking needs of one document after another, read a block at a time.
struct Infos {
    first: i64,
    block: Option<u32>,
    bytes: Vec<u8>,
}

impl Infos {
    fn of(&mut self, txn: &mut (dyn Txn + '_), doc: u32) -> Result<DocInfo> {
        let block = doc / DOCS_PER_BLOCK;
        if self.block != Some(block) {
            self.bytes = txn.docs(self.first + i64::from(block * DOCS_PER_BLOCK))?;
            self.block = Some(block);
        }
        let (infos, _) = self.bytes.as_chunks::<DOC_BYTES>();
        Ok(infos.get((doc % DOCS_PER_BLOCK) as usize).map_or(DocInfo { day: 0, heat: 0, length: 0 }, |bytes| DocInfo::from_bytes(*bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(docs: &[(u32, u8)]) -> Vec<Posting> {
        docs.iter().map(|&(doc, class)| Posting { doc, class }).collect()
    }

    fn phrase(docs: &[(u32, u8)]) -> Node {
        Node::Phrase { lists: vec![list(docs)], rarity: 1.0 }
    }

    #[test]
    fn both_either_and_what_the_index_cannot_say() {
        assert_eq!(intersection(&list(&[(1, 3), (4, 0), (9, 1)]), &list(&[(1, 0), (9, 2)])), list(&[(1, 0), (9, 1)]));
        let all = Node::All(vec![phrase(&[(1, 0), (2, 0)]), Node::Open, phrase(&[(2, 0), (3, 0)])]);
        assert_eq!(all.docs(0), Some(vec![2]));
        let any = Node::Any(vec![phrase(&[(3, 0)]), phrase(&[(1, 0), (3, 0)])]);
        assert_eq!((any.docs(0), any.names_candidates()), (Some(vec![1, 3]), true));
        let open = Node::Any(vec![phrase(&[(3, 0)]), Node::Open]);
        assert_eq!((open.docs(0), open.names_candidates()), (None, false));
    }
}

//! Packed lists: for each term the documents of one segment that hold it and how often, in blocks of neighbouring terms.
//!
//! A block is a sequence of (difference to the term before, bytes of the list, list), numbers as LEB128. A list is a sequence of
//! (difference to the document before) << 2 | class of its frequency.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Bytes after which a block is full: a few of them fit a page of the store, and scanning one costs microseconds.
const BLOCK: usize = 2_000;

/// A document of a segment, by its place in it, and the class of the frequency: 0 once, 1 twice, 2 thrice, 3 more often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    pub doc: u32,
    pub class: u8,
}

/// Takes texts in the order of their documents and gives the blocks of the segment.
#[derive(Default)]
pub struct SegmentBuilder {
    lists: HashMap<i64, List, BuildHasherDefault<TermHasher>>,
    terms: Vec<i64>,
}

#[derive(Default)]
struct List {
    bytes: Vec<u8>,
    /// One after the last document.
    next: u32,
}

impl SegmentBuilder {
    /// Adds one folded text; documents come in rising order.
    pub fn add(&mut self, doc: u32, text: &[char]) {
        let mut terms = std::mem::take(&mut self.terms);
        terms.clear();
        super::terms_of(text, |term| terms.push(term));
        terms.sort_unstable();
        for same in terms.chunk_by(|a, b| a == b) {
            let list = self.lists.entry(same[0]).or_default();
            push_posting(list, Posting { doc, class: same.len().min(4) as u8 - 1 });
        }
        self.terms = terms;
    }

    /// Blocks in rising order of their first term.
    pub fn blocks(self) -> Vec<(i64, Vec<u8>)> {
        let mut lists: Vec<(i64, List)> = self.lists.into_iter().collect();
        lists.sort_unstable_by_key(|(term, _)| *term);
        let mut blocks: Vec<(i64, Vec<u8>)> = Vec::new();
        let mut last = 0;
        for (term, list) in lists {
            if blocks.last().is_none_or(|(_, bytes)| bytes.len() >= BLOCK) {
                blocks.push((term, Vec::with_capacity(BLOCK + 64)));
                last = term;
            }
            if let Some((_, bytes)) = blocks.last_mut() {
                push_entry(bytes, term - last, &list.bytes);
            }
            last = term;
        }
        blocks
    }
}

fn push_posting(list: &mut List, posting: Posting) {
    push_number(&mut list.bytes, u64::from(posting.doc - list.next) << 2 | u64::from(posting.class));
    list.next = posting.doc + 1;
}

fn push_entry(block: &mut Vec<u8>, step: i64, list: &[u8]) {
    push_number(block, step.unsigned_abs());
    push_number(block, list.len() as u64);
    block.extend_from_slice(list);
}

fn push_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads a number off the front; `None` at the end, or where the bytes are damaged.
fn number(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// The terms of a block with their lists.
pub fn entries(first: i64, block: &[u8]) -> impl Iterator<Item = (i64, impl Iterator<Item = Posting>)> {
    raw_entries(first, block).map(|(term, list)| (term, postings(list)))
}

fn raw_entries(first: i64, mut block: &[u8]) -> impl Iterator<Item = (i64, &[u8])> {
    let mut term = first;
    std::iter::from_fn(move || {
        term = term.checked_add_unsigned(number(&mut block)?)?;
        let length = usize::try_from(number(&mut block)?).ok()?;
        let (list, rest) = block.split_at_checked(length)?;
        block = rest;
        Some((term, list))
    })
}

fn postings(mut list: &[u8]) -> impl Iterator<Item = Posting> {
    let mut next = 0u32;
    std::iter::from_fn(move || {
        let packed = number(&mut list)?;
        let doc = next.checked_add(u32::try_from(packed >> 2).ok()?)?;
        next = doc.checked_add(1)?;
        Some(Posting { doc, class: (packed & 3) as u8 })
    })
}

/// The block without a document in the lists of some terms; a list that becomes empty goes.
pub fn without(first: i64, block: &[u8], doc: u32, of: &[i64]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(block.len());
    let mut last = first;
    for (term, bytes) in raw_entries(first, block) {
        let mut list = List::default();
        if of.contains(&term) {
            postings(bytes).filter(|posting| posting.doc != doc).for_each(|posting| push_posting(&mut list, posting));
        } else {
            list.bytes = bytes.to_vec();
        }
        if !list.bytes.is_empty() {
            push_entry(&mut kept, term - last, &list.bytes);
            last = term;
        }
    }
    kept
}

/// Terms are numbers whose low bits differ: one multiplication spreads them.
#[derive(Default)]
struct TermHasher(u64);

impl Hasher for TermHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn write_i64(&mut self, term: i64) {
        let spread = term.cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = spread ^ spread >> 29;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::monitor::fold::fold;
    use proptest::prelude::*;

    fn lists(blocks: &[(i64, Vec<u8>)]) -> HashMap<i64, Vec<Posting>> {
        blocks.iter().flat_map(|(first, block)| entries(*first, block).map(|(term, list)| (term, list.collect()))).collect()
    }

    proptest! {
        #[test]
        fn lists_come_back_and_a_document_can_go(texts in prop::collection::vec("[甲乙丙丁 ab]{0,12}", 0..30), gone in 0usize..30) {
            let mut builder = SegmentBuilder::default();
            let mut expected: HashMap<i64, HashMap<u32, usize>> = HashMap::new();
            for (doc, text) in (0..).zip(&texts) {
                builder.add(doc, &fold(text));
                super::super::terms_of(&fold(text), |term| *expected.entry(term).or_default().entry(doc).or_default() += 1);
            }
            let blocks = builder.blocks();
            for (term, docs) in &expected {
                let mut docs: Vec<_> = docs.iter().map(|(&doc, &n)| Posting { doc, class: n.min(4) as u8 - 1 }).collect();
                docs.sort_unstable_by_key(|posting| posting.doc);
                prop_assert_eq!(&lists(&blocks)[term], &docs);
            }
            prop_assert_eq!(lists(&blocks).len(), expected.len());
            if let Some(text) = texts.get(gone) {
                let mut of = Vec::new();
                super::super::terms_of(&fold(text), |term| of.push(term));
                let doc = gone as u32;
                let left: Vec<_> = blocks.iter().map(|(first, block)| (*first, without(*first, block, doc, &of))).collect();
                prop_assert!(lists(&left).values().flatten().all(|posting| posting.doc != doc));
            }
        }

        #[test]
        fn damaged_blocks_end_early(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            for (_, list) in entries(i64::MAX - 5, &bytes) {
                list.for_each(drop);
            }
        }
    }
}

//! The index brought up to date with the mentions, and freed of what the law wants erased.

use std::collections::BTreeSet;

use crate::domain::mention::Mention;
use crate::error::Result;
use crate::monitor::fold::{Folded, fold};
use crate::monitor::search::{DOC_BYTES, DOCS_PER_BLOCK, DocInfo, SEGMENT_DOCS, SegmentBuilder, terms_of, without};
use crate::ops::Desk;
use crate::store::{Segment, Store, Txn};

/// A segment this many times smaller than what is new is made again together with it, so that their number stays logarithmic.
const MERGED_BELOW: i64 = 2;

/// Indexes the mentions that came in since the last time; each segment is one transaction, and what is done stays done.
///
/// # Errors
/// What the store says.
pub fn catch_up(desk: &mut Desk) -> Result<()> {
    while behind(&mut *desk.store.read()?)? {
        next_segment(&mut *desk.store)?;
    }
    Ok(())
}

fn behind(txn: &mut dyn Txn) -> Result<bool> {
    let indexed = txn.segments()?.last().map_or(0, |segment| segment.last);
    Ok(txn.last_mention()? > indexed)
}

fn next_segment(store: &mut dyn Store) -> Result<()> {
    let mut txn = store.write()?;
    // Another process may have been here since.
    let (mut segments, last) = (txn.segments()?, txn.last_mention()?);
    let mut first = segments.last().map_or(0, |segment| segment.last) + 1;
    if first > last {
        return Ok(());
    }
    while let Some(before) = segments.pop() {
        let new = last - first + 1;
        if before.docs() > MERGED_BELOW * new || before.docs() + new > SEGMENT_DOCS {
            break;
        }
        txn.drop_segment(&before)?;
        first = before.first;
    }
    write_segment(&mut *txn, first, last.min(first + SEGMENT_DOCS - 1))?;
    txn.commit()
}

fn write_segment(txn: &mut dyn Txn, first: i64, last: i64) -> Result<()> {
    let (mut builder, mut folded) = (SegmentBuilder::default(), Folded::default());
    let mut infos = vec![0; usize::try_from(last - first + 1).unwrap_or_default() * DOC_BYTES];
    let mut length = 0;
    txn.texts(first, last, &mut |text| {
        let doc = u32::try_from(text.mention - first).unwrap_or_default();
        folded.refill(text.text);
        builder.add(doc, &folded.chars);
        let info = DocInfo::new(text.at, text.heat, folded.chars.len());
        length += i64::from(info.length);
        let at = doc as usize * DOC_BYTES;
        infos[at..at + DOC_BYTES].copy_from_slice(&info.to_bytes());
    })?;
    let blocks = infos.chunks(DOCS_PER_BLOCK as usize * DOC_BYTES).map(<[u8]>::to_vec);
    let docs: Vec<(i64, Vec<u8>)> = (first..).step_by(DOCS_PER_BLOCK as usize).zip(blocks).collect();
    txn.put_segment(&Segment { first, last, length }, &builder.blocks(), &docs)
}

/// Takes a mention's words out of the index, before its text is erased.
///
/// # Errors
/// What the store says.
pub fn forget(txn: &mut dyn Txn, mention: &Mention) -> Result<()> {
    let segments = txn.segments()?;
    let Some(segment) = segments.iter().find(|segment| (segment.first..=segment.last).contains(&mention.id)) else { return Ok(()) };
    let mut terms = BTreeSet::new();
    terms_of(&fold(&mention.text), |term| {
        terms.insert(term);
    });
    let terms: Vec<i64> = terms.into_iter().collect();
    let doc = u32::try_from(mention.id - segment.first).unwrap_or_default();
    let mut blocks = std::collections::BTreeMap::new();
    for &term in &terms {
        txn.lists(segment.first, term, term, &mut |first, lists| {
            blocks.entry(first).or_insert_with(|| lists.to_vec());
        })?;
    }
    for (first, lists) in blocks {
        txn.replace_lists(segment.first, first, &without(first, &lists, doc, &terms))?;
    }
    Ok(())
}

//! Which words a set of texts has in common, without a dictionary: runs of two to six Chinese characters and English words that stand
//! in many of the texts, longer ones before the pieces they are made of.

use std::collections::{HashMap, HashSet};

use super::fold::{Class, class_of, fold};

/// Longest run of Chinese characters that counts as a word.
const LONGEST: usize = 6;
/// A piece that stands alone in fewer than this share of the texts it is in belongs to the longer one.
const ALONE: f64 = 0.3;
/// Characters that glue words together; no word begins or ends with one.
const GLUE: &str = "的了是在我你他她它这那就也都不没和有很还又吗呢吧啊呀哦么上下里到说要会能被把给对从为以与及或而但个们着过得地什怎如因所之其一二三几多大小来去看";
/// English words that say nothing of the subject.
const EMPTY: &str = "the and for that this with was were are have has had not but you your they them their she his her its our from what when which \
                     who will would could should there here been being just all any can did does than then out about into over after more some very";

/// A term and the number of texts it stands in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Term {
    pub term: String,
    pub texts: usize,
}

/// The terms most texts share, at most `limit`; each stands in three texts or more, and in one of a hundred.
pub fn top(texts: &[String], limit: usize) -> Vec<Term> {
    let empty: HashSet<&str> = EMPTY.split_whitespace().collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for text in texts {
        let folded = fold(text);
        let mut seen: HashSet<String> = HashSet::new();
        for run in folded.chunk_by(|a, b| class_of(*a) == class_of(*b)) {
            match class_of(run[0]) {
                Class::Wide => seen.extend(pieces(run)),
                Class::Word if run.len() > 2 && run.iter().all(char::is_ascii_alphabetic) => {
                    seen.extend(Some(run.iter().collect::<String>()).filter(|word| !empty.contains(word.as_str())));
                }
                _ => {}
            }
        }
        for term in seen {
            *counts.entry(term).or_default() += 1;
        }
    }
    let fewest = (texts.len() / 100).max(3);
    counts.retain(|_, texts| *texts >= fewest);
    let mut terms: Vec<Term> = counts.into_iter().map(|(term, texts)| Term { term, texts }).collect();
    // Weight by length: of equally frequent ones the longer says more.
    terms.sort_by(|a, b| {
        (b.texts * weight(&b.term)).cmp(&(a.texts * weight(&a.term))).then_with(|| (b.term.len(), &a.term).cmp(&(a.term.len(), &b.term)))
    });
    let mut kept: Vec<Term> = Vec::new();
    for term in terms {
        if kept.len() == limit {
            break;
        }
        if !kept.iter().any(|better| overlaps(better, &term)) {
            kept.push(term);
        }
    }
    kept
}

fn weight(term: &str) -> usize {
    if term.is_ascii() { 2 } else { term.chars().count().min(4) }
}

/// Whether one is a piece of the other and hardly ever stands without it.
fn overlaps(better: &Term, term: &Term) -> bool {
    let (longer, shorter) = if better.term.len() >= term.term.len() { (better, term) } else { (term, better) };
    #[expect(clippy::cast_precision_loss, reason = "counts of texts")]
    let alone = 1.0 - longer.texts as f64 / shorter.texts.max(1) as f64;
    longer.term.contains(&shorter.term) && alone < ALONE
        || !longer.term.is_ascii() && shares_an_end(&longer.term, &shorter.term) && alone.abs() < ALONE
}

/// 人民医 and 民医院 are cuts of one word.
fn shares_an_end(a: &str, b: &str) -> bool {
    let cut = |left: &str, right: &str| {
        let chars: Vec<char> = left.chars().collect();
        (2..chars.len()).any(|length| right.starts_with(&chars[chars.len() - length..].iter().collect::<String>()))
    };
    cut(a, b) || cut(b, a)
}

fn pieces(run: &[char]) -> impl Iterator<Item = String> + '_ {
    let glue = |c: char| GLUE.contains(c);
    (2..=LONGEST).flat_map(move |length| {
        run.windows(length).filter(move |window| !glue(window[0]) && !glue(window[length - 1])).map(|window| window.iter().collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(texts: &[&str]) -> Vec<String> {
        top(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>(), 3).into_iter().map(|term| term.term).collect()
    }

    #[test]
    fn whole_words_come_before_their_pieces() {
        let texts = ["市人民医院误诊了", "今天市人民医院门口", "去市人民医院的人", "误诊的事", "又是误诊"];
        assert_eq!(terms(&texts), ["市人民医院", "误诊"]);
    }

    #[test]
    fn english_words_count_whole_and_empty_ones_not() {
        let texts = ["the nurse was rude", "A nurse and the doctor", "rude nurse", "they were rude to the doctor", "Doctor on the phone"];
        assert_eq!(terms(&texts), ["doctor", "nurse", "rude"]);
    }

    #[test]
    fn what_stands_in_two_texts_is_no_common_term() {
        assert!(terms(&["误诊", "误诊"]).is_empty());
        assert!(terms(&[]).is_empty());
    }
}

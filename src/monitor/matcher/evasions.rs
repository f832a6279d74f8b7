//! Spellings that stand for a word: from data, put into the patterns rather than into the text, so that a hit can say what it was.

use crate::monitor::fold::fold;
use std::collections::BTreeSet;

/// A term is spelled in at most so many ways; a long term of many evadable words stops there, the plain spelling always among them.
const MAX_SPELLINGS: usize = 64;

/// Groups of a plain word and the spellings that stand for it, all folded.
#[derive(Debug, Clone, Default)]
pub struct Evasions {
    groups: Vec<(Vec<char>, Vec<Vec<char>>)>,
}

impl Evasions {
    /// The list that is compiled in.
    ///
    /// # Errors
    /// When the list is no YAML sequence of sequences of words; a test keeps the compiled-in one right.
    pub fn embedded() -> Result<Self, serde_yaml::Error> {
        Self::from_yaml(include_str!("evasions.yaml"))
    }

    /// Reads a list: a sequence of groups, each the plain word first.
    ///
    /// # Errors
    /// When `yaml` is no sequence of sequences of words.
    pub fn from_yaml(yaml: &str) -> Result<Self, serde_yaml::Error> {
        let lists: Vec<Vec<String>> = serde_yaml::from_str(yaml)?;
        let groups = lists.iter().filter_map(|list| {
            let (plain, others) = list.split_first()?;
            Some((fold(plain), others.iter().map(|w| fold(w)).collect()))
        });
        Ok(Self { groups: groups.filter(|(plain, _): &(Vec<char>, _)| !plain.is_empty()).collect() })
    }

    /// Every spelling of a folded term, the term itself first.
    #[must_use]
    pub fn spellings(&self, term: &[char]) -> Vec<Vec<char>> {
        let mut all = vec![term.to_vec()];
        let mut seen: BTreeSet<Vec<char>> = all.iter().cloned().collect();
        for (plain, others) in &self.groups {
            for spelling in all.clone() {
                let Some(at) = position(&spelling, plain) else { continue };
                for other in others {
                    let replaced = [&spelling[..at], other, &spelling[at + plain.len()..]].concat();
                    if all.len() < MAX_SPELLINGS && seen.insert(replaced.clone()) {
                        all.push(replaced);
                    }
                }
            }
        }
        all
    }
}

fn position(text: &[char], word: &[char]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_list_is_read_and_used() {
        let evasions = Evasions::embedded().expect("the compiled-in list");
        let spellings = evasions.spellings(&fold("医闹死亡"));
        assert_eq!(spellings[0], fold("医闹死亡"));
        assert!(spellings.contains(&fold("衣闹亖亡")));
        assert!(spellings.len() <= MAX_SPELLINGS);
    }

    #[test]
    fn a_list_of_another_shape_is_refused() {
        assert!(Evasions::from_yaml("医院: 医y").is_err());
    }
}

//! Statements that no family may learn from the internet: a death, a diagnosis.

/// Words that state a death or a diagnosis.
const WORDS: &[&str] = &[
    "死亡",
    "去世",
    "离世",
    "逝世",
    "身亡",
    "病逝",
    "不幸遇难",
    "抢救无效",
    "宣告不治",
    "确诊",
    "诊断为",
    "died",
    "death",
    "deceased",
    "passed away",
    "lost their life",
    "lost his life",
    "lost her life",
    "fatal",
    "diagnosed",
    "diagnosis of",
];

/// The first word of `text` that states a death or a diagnosis.
pub fn states_death_or_diagnosis(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    WORDS.iter().copied().find(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_both_languages() {
        assert_eq!(states_death_or_diagnosis("患者经抢救无效离世"), Some("离世"));
        assert_eq!(states_death_or_diagnosis("The patient Died at 22:10"), Some("died"));
        assert_eq!(states_death_or_diagnosis("我们正在核实"), None);
    }
}

//! The labelled sets, read in place: what each is, how its labels are read, and how much it counts.

use super::{Domain, Example};
use crate::monitor::sentiment::Label;
use crate::monitor::sentiment::weights::CLASSES;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// A set that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CorpusError {
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("{path}: {detail}")]
    Format { path: PathBuf, detail: String },
}

/// A labelled set by name.
#[derive(Debug, Clone)]
pub struct Set {
    pub name: &'static str,
    pub examples: Vec<Example>,
}

/// Texts with their labels; no label where a row's says nothing for or against.
type Rows = Vec<(String, Option<Labelled>)>;

struct Labelled {
    label: Label,
    mild: bool,
}

impl From<Label> for Labelled {
    fn from(label: Label) -> Self {
        Self { label, mild: false }
    }
}

type Reader = fn(&str) -> Result<Rows, String>;

/// How much each set counts: found by cross-validation over all of them.
struct Plan {
    name: &'static str,
    files: &'static [&'static str],
    weight: f32,
    domain: Domain,
    /// How far rare labels are made up for: 0 not at all, 1 until every label counts the same.
    balance: f32,
    read: Reader,
}

const NHS: &str = "NHS";

const PLANS: [Plan; 7] = [
    plan("SMP virus", &["smp2020/virus_train.txt", "smp2020/virus_eval_labeled.txt"], 1.0, Domain::Epidemic, smp),
    Plan { balance: 0.5, ..plan("SMP usual", &["smp2020/usual_eval_labeled.txt"], 2.0, Domain::Posts, smp) },
    plan("hotel", &["hotel_reviews.csv"], 0.3, Domain::Reviews, reviews),
    plan("waimai", &["waimai_reviews.csv"], 0.3, Domain::Reviews, reviews),
    Plan { balance: 0.5, ..plan(NHS, &["nhs_feedback.jsonl"], 3.0, Domain::Feedback, nhs) },
    Plan { balance: 0.5, ..plan("airline", &["airline_tweets.csv"], 1.0, Domain::Complaints, airline) },
    Plan { balance: 0.5, ..plan("VADER tweets", &["lexicons/tweets_GroundTruth.txt"], 1.0, Domain::Posts, rated_tweets) },
];

/// What is added to the NHS set, for what it hardly shows.
const LESSONS: Plan = Plan { balance: 0.5, ..plan("own sentences", &[], 0.6, Domain::Complaints, lessons) };

const fn plan(name: &'static str, files: &'static [&'static str], weight: f32, domain: Domain, read: Reader) -> Plan {
    Plan { name, files, weight, domain, balance: 0.0, read }
}

/// Reads every set whose files stand under `folder`; with feedback of patients come sentences of our own.
///
/// # Errors
/// When a file cannot be read or is of another shape.
pub fn read_sets(folder: &Path) -> Result<Vec<Set>, CorpusError> {
    let there = |plan: &&Plan| plan.files.iter().all(|file| folder.join(file).is_file());
    let mut sets: Vec<Set> = PLANS.iter().filter(there).map(|plan| read_set(folder, plan)).collect::<Result<_, _>>()?;
    if sets.iter().any(|set| set.name == NHS) {
        let rows = lessons(include_str!("lessons.tsv"));
        sets.push(set(&LESSONS, rows.map_err(|detail| CorpusError::Format { path: "lessons.tsv".into(), detail })?));
    }
    Ok(sets)
}

/// English words and how they were rated, from −4 to 4.
pub type Lexicon = Vec<(String, f32)>;

/// Reads the rated words, none where the file is not there; only plain words, no emoticons or abbreviations with signs in them.
///
/// # Errors
/// When the file cannot be read.
pub fn read_lexicon(folder: &Path) -> Result<Lexicon, CorpusError> {
    let path = folder.join("lexicons/vader_lexicon.txt");
    if !path.is_file() {
        return Ok(Lexicon::new());
    }
    let text = std::fs::read_to_string(&path).map_err(|source| CorpusError::Io { path, source })?;
    let parse = |line: &str| {
        let (word, rest) = line.split_once('\t')?;
        let rating: f32 = rest.split('\t').next()?.trim().parse().ok()?;
        word.bytes().all(|b| b.is_ascii_lowercase()).then(|| (word.to_owned(), rating))
    };
    Ok(text.lines().filter_map(parse).collect())
}

fn read_set(folder: &Path, plan: &Plan) -> Result<Set, CorpusError> {
    let mut all = Rows::new();
    for file in plan.files {
        let path = folder.join(file);
        let bytes = std::fs::read(&path).map_err(|source| CorpusError::Io { path: path.clone(), source })?;
        let text = String::from_utf8_lossy(&bytes);
        let rows = (plan.read)(text.trim_start_matches('\u{feff}')).map_err(|detail| CorpusError::Format { path, detail })?;
        all.extend(rows);
    }
    Ok(set(plan, all))
}

fn set(plan: &Plan, rows: Rows) -> Set {
    let labelled = rows.into_iter().filter_map(|(text, labelled)| Some((text, labelled?)));
    let example = |(text, Labelled { label, mild })| Example { text, label, mild, weight: plan.weight, domain: plan.domain };
    let mut examples = labelled.map(example).collect::<Vec<_>>();
    balance(&mut examples, plan.balance);
    Set { name: plan.name, examples }
}

/// Weighs labels by (share of the label)^−exponent, the mean weight kept.
fn balance(examples: &mut [Example], exponent: f32) {
    let mut counts = [0.0f32; CLASSES];
    for example in examples.iter() {
        counts[example.label as usize] += 1.0;
    }
    let all: f32 = counts.iter().sum();
    let factors = counts.map(|n| (n.max(1.0) / all.max(1.0)).powf(-exponent));
    let mean = counts.iter().zip(factors).map(|(n, f)| n * f).sum::<f32>() / all.max(1.0);
    for example in examples {
        example.weight *= factors[example.label as usize] / mean;
    }
}

/// Emotions of posts: surprise says nothing about for or against and is left out.
fn smp(text: &str) -> Result<Rows, String> {
    #[derive(Deserialize)]
    struct Post {
        content: String,
        label: String,
    }
    let posts: Vec<Post> = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let label = |emotion: &str| match emotion {
        "happy" => Some(Label::Positive),
        "neutral" => Some(Label::Neutral),
        "angry" | "sad" | "fear" => Some(Label::Negative),
        _ => None,
    };
    Ok(posts.into_iter().map(|post| (post.content, label(&post.label).map(Labelled::from))).collect())
}

fn reviews(text: &str) -> Result<Rows, String> {
    columns(text, "review", "label", |label| match label {
        "1" => Some(Label::Positive),
        "0" => Some(Label::Negative),
        _ => None,
    })
}

fn airline(text: &str) -> Result<Rows, String> {
    columns(text, "text", "airline_sentiment", word)
}

fn nhs(text: &str) -> Result<Rows, String> {
    #[derive(Deserialize)]
    struct Feedback {
        text: String,
        label: String,
        /// From 1, very positive, to 5, very negative.
        #[serde(default)]
        sentiment5: u8,
    }
    let read = |row: Feedback| {
        let labelled = |label| Labelled { label, mild: matches!(row.sentiment5, 2 | 4) };
        (row.text, word(&row.label).map(labelled))
    };
    let parse = |line: &str| serde_json::from_str(line).map(read);
    text.lines().filter(|l| !l.trim().is_empty()).map(parse).collect::<Result<_, _>>().map_err(|e| e.to_string())
}

/// Tweets rated from −4 to 4 by people; cut at ±0.5.
fn rated_tweets(text: &str) -> Result<Rows, String> {
    let parse = |line: &str| {
        let mut parts = line.splitn(3, '\t').skip(1);
        let rating: f32 = parts.next()?.trim().parse().ok()?;
        let label = match rating {
            r if r > 0.5 => Label::Positive,
            r if r < -0.5 => Label::Negative,
            _ => Label::Neutral,
        };
        Some((parts.next()?.to_owned(), Some(label.into())))
    };
    text.lines().map(|line| parse(line).ok_or_else(|| format!("not id, rating, text: {line:.40}"))).collect()
}

fn lessons(text: &str) -> Result<Rows, String> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let parse = |line: &str| line.split_once('\t').map(|(label, text)| (text.to_owned(), word(label).map(Labelled::from)));
    lines.map(|line| parse(line).ok_or_else(|| format!("not label, text: {line:.40}"))).collect()
}

fn word(label: &str) -> Option<Label> {
    match label {
        "positive" | "pos" => Some(Label::Positive),
        "neutral" | "neu" => Some(Label::Neutral),
        "negative" | "neg" => Some(Label::Negative),
        _ => None,
    }
}

fn columns(text: &str, text_column: &str, label_column: &str, label: fn(&str) -> Option<Label>) -> Result<Rows, String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|e| e.to_string())?.clone();
    let find = |name: &str| headers.iter().position(|h| h == name).ok_or_else(|| format!("no column {name}"));
    let (text_at, label_at) = (find(text_column)?, find(label_column)?);
    reader
        .records()
        .map(|record| {
            let record = record.map_err(|e| e.to_string())?;
            Ok((record[text_at].to_owned(), label(&record[label_at]).map(Labelled::from)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_sentences_come_with_feedback_of_patients_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let names = || read_sets(folder.path()).expect("sets").into_iter().map(|set| set.name).collect::<Vec<_>>();
        std::fs::write(folder.path().join("airline_tweets.csv"), "text,airline_sentiment\nlate,negative\n").expect("written");
        assert_eq!(names(), ["airline"]);
        std::fs::write(folder.path().join("nhs_feedback.jsonl"), "{\"text\": \"kind\", \"label\": \"pos\", \"sentiment5\": 2}\n")
            .expect("written");
        assert_eq!(names(), ["NHS", "airline", "own sentences"]);
        let sets = read_sets(folder.path()).expect("sets");
        assert!(sets[0].examples[0].mild && !sets[1].examples[0].mild);
        assert!(Label::ALL.iter().all(|label| sets[2].examples.iter().any(|example| example.label == *label)));
    }
}

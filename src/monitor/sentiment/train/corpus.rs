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
type Rows = Vec<(String, Option<Label>)>;
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

const PLANS: [Plan; 7] = [
    plan("SMP virus", &["smp2020/virus_train.txt", "smp2020/virus_eval_labeled.txt"], 1.0, Domain::Epidemic, smp),
    Plan { balance: 0.5, ..plan("SMP usual", &["smp2020/usual_eval_labeled.txt"], 2.0, Domain::Posts, smp) },
    plan("hotel", &["hotel_reviews.csv"], 0.3, Domain::Reviews, reviews),
    plan("waimai", &["waimai_reviews.csv"], 0.3, Domain::Reviews, reviews),
    Plan { balance: 0.5, ..plan("NHS", &["nhs_feedback.jsonl"], 2.0, Domain::Feedback, nhs) },
    Plan { balance: 0.5, ..plan("airline", &["airline_tweets.csv"], 1.0, Domain::Complaints, airline) },
    Plan { balance: 0.5, ..plan("VADER tweets", &["lexicons/tweets_GroundTruth.txt"], 1.0, Domain::Posts, rated_tweets) },
];

const fn plan(name: &'static str, files: &'static [&'static str], weight: f32, domain: Domain, read: Reader) -> Plan {
    Plan { name, files, weight, domain, balance: 0.0, read }
}

/// Reads every set whose files stand under `folder`.
///
/// # Errors
/// When a file cannot be read or is of another shape.
pub fn read_sets(folder: &Path) -> Result<Vec<Set>, CorpusError> {
    let there = |plan: &&Plan| plan.files.iter().all(|file| folder.join(file).is_file());
    PLANS.iter().filter(there).map(|plan| read_set(folder, plan)).collect()
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
    let mut examples = Vec::new();
    for file in plan.files {
        let path = folder.join(file);
        let bytes = std::fs::read(&path).map_err(|source| CorpusError::Io { path: path.clone(), source })?;
        let text = String::from_utf8_lossy(&bytes);
        let rows = (plan.read)(text.trim_start_matches('\u{feff}')).map_err(|detail| CorpusError::Format { path, detail })?;
        let labelled = rows.into_iter().filter_map(|(text, label)| Some((text, label?)));
        examples.extend(labelled.map(|(text, label)| Example { text, label, weight: plan.weight, domain: plan.domain }));
    }
    balance(&mut examples, plan.balance);
    Ok(Set { name: plan.name, examples })
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
    Ok(posts.into_iter().map(|post| (post.content, label(&post.label))).collect())
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
    }
    let parse = |line: &str| serde_json::from_str(line).map(|row: Feedback| (row.text, word(&row.label)));
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
        Some((parts.next()?.to_owned(), Some(label)))
    };
    text.lines().map(|line| parse(line).ok_or_else(|| format!("not id, rating, text: {line:.40}"))).collect()
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
            Ok((record[text_at].to_owned(), label(&record[label_at])))
        })
        .collect()
}

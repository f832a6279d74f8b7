//! A million mentions taken in, beside a bare insert loop over the same rows into a table with the same columns and unique key.
//!
//! `CRISIS_MENTIONS=FOLDER cargo bench --bench import` reads FOLDER/mentions.jsonl (id, time, platform, author, url, text, likes, reposts,
//! comments) and FOLDER/keywords.txt: once by the loop, once by the program with a watch of those keywords, sentiment and stories, and so
//! twice. Wall time, CPU time and peak memory of both, their ratio, and the bar, which the better round must keep.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a bench may stop where it stands")]

#[path = "../shared/cpu.rs"]
mod cpu;

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use chrono::DateTime;
use rusqlite::{Connection, params};
use serde::Deserialize;

use crate::cpu::cpu_of_children;

/// The import may take twice as long as the loop.
const BAR: f64 = 2.0;
/// Rows of a transaction, as many as the program takes.
const BATCH: usize = 10_000;

#[derive(Deserialize)]
struct Post<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    time: Cow<'a, str>,
    #[serde(borrow)]
    platform: Cow<'a, str>,
    #[serde(borrow)]
    author: Cow<'a, str>,
    #[serde(borrow)]
    url: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    likes: i64,
    reposts: i64,
    comments: i64,
}

/// Wall and CPU seconds, peak memory in MiB.
struct Cost {
    wall: f64,
    cpu: f64,
    peak: f64,
}

fn main() -> ExitCode {
    let Some(data) = std::env::var_os("CRISIS_MENTIONS").map(PathBuf::from).filter(|_| !std::env::args().any(|arg| arg == "--test")) else {
        println!("not measured: set CRISIS_MENTIONS to a folder with mentions.jsonl and keywords.txt");
        return ExitCode::SUCCESS;
    };
    if let Some(file) = std::env::var_os("CRISIS_BENCH_LOOP") {
        insert_loop(&data.join("mentions.jsonl"), Path::new(&file));
        return ExitCode::SUCCESS;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let mut best: Option<f64> = None;
    for round in 1..=2 {
        let plain =
            run(Command::new(std::env::current_exe().expect("own path"))
                .env("CRISIS_BENCH_LOOP", folder.path().join(format!("{round}.db"))));
        let ours = import(&data, &folder.path().join(round.to_string()));
        let ratio = ours.wall / plain.wall;
        for (name, cost) in [("insert loop", &plain), ("crisis monitor import", &ours)] {
            println!("{name:<24} {:>6.2} s wall {:>6.2} s CPU {:>6.0} MiB", cost.wall, cost.cpu, cost.peak);
        }
        println!("{:<24} {ratio:>6.2}× (must be {BAR})", "");
        best = Some(best.map_or(ratio, |best| best.min(ratio)));
    }
    if best.is_some_and(|best| best <= BAR) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn import(data: &Path, place: &Path) -> Cost {
    let crisis = || Command::new(env!("CARGO_BIN_EXE_crisis"));
    run(crisis().args(["init", "--org", "Bench", "--timezone", "Asia/Shanghai"]).arg(place));
    std::fs::copy(data.join("keywords.txt"), place.join("words.txt")).expect("keywords");
    let config = place.join("crisis.toml");
    let said = std::fs::read_to_string(&config).expect("crisis.toml");
    std::fs::write(&config, said + "\n[[watches]]\nid = \"words\"\nkeywords = \"words.txt\"\n").expect("crisis.toml");
    run(crisis().arg("--workspace").arg(place).args(["monitor", "import", "--all"]).arg(data.join("mentions.jsonl")))
}

/// Runs to the end; Linux alone tells the cost.
fn run(command: &mut Command) -> Cost {
    // What was written before is not to be moved to the disk at this one's cost.
    Command::new("sync").status().expect("sync");
    let before = cpu_of_children().expect("Linux");
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().expect("the program starts");
    let mut peak = 0.0;
    let status = loop {
        peak = f64::max(peak, memory(child.id()).unwrap_or(0.0));
        match child.try_wait().expect("the program ends") {
            Some(status) => break status,
            None => std::thread::sleep(std::time::Duration::from_millis(50)),
        }
    };
    assert!(status.success(), "{command:?} ended with {status}");
    Cost { wall: begun.elapsed().as_secs_f64(), cpu: cpu_of_children().expect("Linux") - before, peak }
}

/// Peak resident memory of a running process in MiB.
fn memory(pid: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<f64>().ok()? / 1024.0)
}

fn insert_loop(from: &Path, file: &Path) {
    let mut base = Connection::open(file).expect("a file");
    base.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE mention (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, at_offset INTEGER NOT NULL, source_id TEXT NOT NULL,
            platform TEXT NOT NULL, author TEXT, url TEXT, text TEXT NOT NULL, reposts INTEGER, comments INTEGER, likes INTEGER) STRICT;
         CREATE UNIQUE INDEX mention_key ON mention (at, source_id, platform);",
    )
    .expect("a table");
    let mut input = BufReader::new(File::open(from).expect("mentions"));
    let mut line = String::new();
    loop {
        let txn = base.transaction().expect("a transaction");
        let mut statement = txn
            .prepare("INSERT OR IGNORE INTO mention (at, at_offset, source_id, platform, author, url, text, reposts, comments, likes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .expect("a statement");
        let mut rows = 0;
        while rows < BATCH && input.read_line(&mut line).expect("a line") > 0 {
            let post: Post<'_> = serde_json::from_str(&line).expect("a post");
            let at = DateTime::parse_from_rfc3339(&post.time).expect("a time");
            let values = params![
                at.timestamp_micros(),
                at.offset().local_minus_utc(),
                post.id,
                post.platform,
                post.author,
                post.url,
                post.text,
                post.reposts,
                post.comments,
                post.likes
            ];
            statement.execute(values).expect("a row");
            line.clear();
            rows += 1;
        }
        drop(statement);
        txn.commit().expect("committed");
        if rows < BATCH {
            break;
        }
    }
}

//! How long the review of a large incident takes, and how much memory: 100,000 mentions, 500 rows of timeline.
//!
//! `cargo bench --bench review` builds such an incident with the program itself, writes its report in each form and edition five times,
//! and prints the median time and the highest memory. Ends with failure when a bar is missed. `CRISIS_BENCH=small` is a quick try.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a bench may stop where it stands")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// A report is written while somebody waits for it on the telephone.
const MOST_TIME: Duration = Duration::from_secs(2);
/// In KiB: an office PC has other programs too.
const MOST_MEMORY: u64 = 200 * 1024;
const ROUNDS: usize = 5;

fn main() -> ExitCode {
    if std::env::args().any(|arg| arg == "--test") {
        println!("not measured: needs `cargo bench`");
        return ExitCode::SUCCESS;
    }
    let small = std::env::var("CRISIS_BENCH").is_ok_and(|size| size == "small");
    let (mentions, rows) = if small { (1_000, 20) } else { (100_000, 500) };
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the workspace");
    build(folder.path(), mentions, rows);
    println!("\n{:<34} {:>9} {:>10}", format!("{mentions} mentions, {rows} rows"), "median", "memory");
    let mut passed = true;
    for (name, args) in [
        ("review report .md", &["-o", "out.md"][..]),
        ("review report .html", &["-o", "out.html"]),
        ("review report .docx", &["-o", "out.docx"]),
        ("review report .json", &["-o", "out.json"]),
        ("review report .html, shareable", &["-o", "out.html", "--edition", "shareable"]),
    ] {
        let (time, memory) = measured(folder.path(), args);
        let fine = time < MOST_TIME && memory < MOST_MEMORY;
        passed &= fine;
        println!("{name:<34} {:>7.2} s {:>7} MB{}", time.as_secs_f64(), memory / 1024, if fine { "" } else { "  over" });
    }
    if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Five days of posts that swell and fade, and a note every few minutes.
fn build(folder: &Path, mentions: u64, rows: usize) {
    run(folder, &["init", "--org", "First City Hospital", "--timezone", "Asia/Shanghai"]);
    run(folder, &["incident", "open", "A long case", "--playbook", "medical-accident"]);
    let mut posts = String::new();
    for number in 0..mentions {
        // Most of them early: the square thins out the later minutes.
        let minute = (number * number / mentions) * 7_200 / mentions;
        let (day, hour, rest) = (1 + minute / 1_440, minute / 60 % 24, minute % 60);
        let platform = ["weibo", "douyin", "wechat", "forum"][usize::try_from(number % 4).expect("small")];
        let sentiment = if number % 5 < 2 { "negative" } else { "neutral" };
        let _ = writeln!(
            posts,
            r#"{{"id":"{number}","time":"2025-11-{day:02}T{hour:02}:{rest:02}:00+08:00","platform":"{platform}","author":"user{number}","text":"Post number {number} about the case","sentiment":"{sentiment}","reach":{}}}"#,
            number % 900
        );
    }
    std::fs::write(folder.join("posts.jsonl"), posts).expect("the posts can be written");
    run(folder, &["monitor", "import", "posts.jsonl", "--incident", "1"]);
    for row in 0..rows {
        run(
            folder,
            &["incident", "note", "1", &format!("Note {row}: rang the ward, asked for the record, told the family what is known so far")],
        );
    }
}

fn run(folder: &Path, args: &[&str]) {
    let status = crisis(folder, args).status().expect("the program starts");
    assert!(status.success(), "{args:?} ended with {status}");
}

fn crisis(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crisis"));
    command.args(args).current_dir(folder).env("CRISIS_LANG", "en").env("CRISIS_ACTOR", "bench");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The median time and the highest memory in KiB; no memory where the system does not say it.
fn measured(folder: &Path, args: &[&str]) -> (Duration, u64) {
    let (mut times, mut highest) = (Vec::new(), 0);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let mut child = crisis(folder, &[&["review", "report", "1"], args].concat()).spawn().expect("the program starts");
        let status = loop {
            highest = highest.max(peak_of(child.id()).unwrap_or(0));
            match child.try_wait().expect("the child can be asked") {
                Some(status) => break status,
                None => std::thread::sleep(Duration::from_millis(2)),
            }
        };
        times.push(begun.elapsed());
        assert!(status.success(), "{args:?} ended with {status}");
    }
    times.sort();
    (times[ROUNDS / 2], highest)
}

/// The peak resident set, as `/proc` tells it.
fn peak_of(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

//! Speed beside the `sqlite3` shell, which does nothing but read or write the same rows with the same pragmas.
//!
//! `cargo bench --bench compare` builds a store with 10,000 open incidents and 1,000,000 mentions, runs each side in
//! turns so that noise strikes both, and prints the medians and their ratio. Ends with failure when a bar is missed.
//! `CRISIS_BENCH=small` is a quick try of the bench itself.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a bench may stop where it stands")]

#[path = "../shared/cpu.rs"]
mod cpu;
mod shell;
mod store;
mod timing;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::cpu::cpu_of_children;
use crate::store::BenchStore;
use crate::timing::{Compared, in_turns, program};

/// An `incident open` may cost twice what the shell takes for the same inserts.
const WRITE_BAR: f64 = 2.0;
/// A reading command may cost three times what the shell takes for the same rows.
const READ_BAR: f64 = 3.0;

fn main() -> ExitCode {
    // `cargo test --benches` asks only whether it builds.
    if std::env::args().any(|arg| arg == "--test") || !shell::is_there() {
        println!("not measured: needs `cargo bench` and the sqlite3 shell");
        return ExitCode::SUCCESS;
    }
    let small = std::env::var("CRISIS_BENCH").is_ok_and(|size| size == "small");
    let (incidents, mentions) = if small { (100, 1_000) } else { (10_000, 1_000_000) };
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the store");
    let store = BenchStore::build(folder.path(), incidents, mentions);
    println!("\n{:<28} {:>10} {:>10} {:>7} {:>5}", "", "crisis", "sqlite3", "ratio", "bar");
    let compared = [opening(&store), status(&store), list(&store, "json"), list(&store, "table"), show(&store)];
    for one in &compared {
        println!("{one}");
    }
    demo(folder.path());
    if compared.iter().all(Compared::passes) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn opening(store: &BenchStore) -> Compared {
    let open = || program(&store.folder, &["incident", "open", "bench", "--playbook", "medical-accident"]);
    let rows = store.rows_of(open);
    in_turns("incident open", WRITE_BAR, 41, || store.undone(open), || store.undone(|| shell::run(&store.file, &rows)))
}

fn status(store: &BenchStore) -> Compared {
    let sql = "SELECT * FROM incident WHERE stage <> 'closed' ORDER BY id;
        SELECT t.* FROM task t JOIN incident i ON i.id = t.incident_id WHERE t.state IN ('todo', 'doing')
            AND t.due_at IS NOT NULL AND i.stage <> 'closed' ORDER BY t.due_at, t.id LIMIT 200;
        SELECT t.* FROM clock t JOIN incident i ON i.id = t.incident_id WHERE t.met_at IS NULL AND t.cancelled_at IS NULL
            AND i.stage <> 'closed' ORDER BY t.due_at, t.id LIMIT 200;
        SELECT * FROM statement WHERE state IN ('draft', 'in_review', 'approved') ORDER BY id;
        SELECT * FROM action WHERE state = 'open';
        SELECT json FROM playbook;";
    in_turns("status", READ_BAR, 31, || program(&store.folder, &["status"]), || shell::run(&store.file, sql))
}

fn list(store: &BenchStore, format: &str) -> Compared {
    let sql = "SELECT * FROM incident ORDER BY id;";
    let args = ["incident", "list", "--format", format];
    let name = format!("incident list, {format}");
    in_turns(&name, READ_BAR, 31, || program(&store.folder, &args), || shell::run(&store.file, sql))
}

fn show(store: &BenchStore) -> Compared {
    let sql = "SELECT * FROM incident WHERE id = 77;
        SELECT * FROM task WHERE incident_id = 77 ORDER BY id;
        SELECT * FROM clock WHERE incident_id = 77 ORDER BY id;
        SELECT * FROM link WHERE incident_id = 77;
        SELECT * FROM attachment WHERE incident_id = 77;
        SELECT json FROM playbook WHERE hash = (SELECT playbook_hash FROM incident WHERE id = 77);";
    in_turns("incident show", READ_BAR, 41, || program(&store.folder, &["incident", "show", "77"]), || shell::run(&store.file, sql))
}

/// What a whole crisis costs, from first post to review report.
fn demo(folder: &Path) {
    let (begun, before) = (Instant::now(), cpu_of_children());
    let done = Command::new(env!("CARGO_BIN_EXE_crisis")).args(["demo", "--lang", "en"]).current_dir(folder).output();
    let passed = done.expect("crisis runs").status.success();
    let cpu = cpu_of_children().zip(before).map_or_else(|| "unknown".to_owned(), |(after, before)| format!("{:.2} s", after - before));
    println!("\ndemo: {:.2} s, of CPU {cpu}{}", begun.elapsed().as_secs_f64(), if passed { "" } else { " — FAILED" });
}

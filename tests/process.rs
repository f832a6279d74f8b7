//! The binary itself: exit codes, pipes that close early, the mode of its files, the environment it starts in.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};

fn crisis(folder: &std::path::Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crisis"));
    command.current_dir(folder).env_clear().env("CRISIS_LANG", "en").stdin(Stdio::null());
    command
}

fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = crisis(folder.path()).args(["init", "--org", "A", "--region", "CN"]).status().unwrap();
    assert!(made.success());
    folder
}

#[test]
fn exit_codes_reach_the_shell() {
    let folder = workspace();
    let code = |args: &[&str]| crisis(folder.path()).args(args).stderr(Stdio::null()).stdout(Stdio::null()).status().unwrap().code();
    assert_eq!(code(&["incident", "open", "x", "--playbook", "base"]), Some(0));
    assert_eq!(code(&["log", "verify", "--head", "nothing"]), Some(1));
    assert_eq!(code(&["nonsense"]), Some(2));
    assert_eq!(code(&["incident", "note", "1", "x", "--at", "42"]), Some(3));
    assert_eq!(code(&["incident", "show", "9"]), Some(4));
    assert_eq!(code(&["incident", "reopen", "1", "--reason", "x"]), Some(5));
    std::fs::write(folder.path().join("crisis.db"), "no database at all, only words, and many of them".repeat(50)).unwrap();
    assert_eq!(code(&["incident", "list"]), Some(6));
}

/// `crisis log show | head -1`: the reader goes away in the middle of the answer.
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = workspace();
    for args in [&["playbook", "show", "base", "--format", "json"][..], &["completions", "zsh"], &["--help"]] {
        let mut child = crisis(folder.path()).args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut reader = BufReader::with_capacity(64, child.stdout.take().unwrap());
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        drop(reader);
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let status = child.wait().unwrap();
        assert_eq!((status.code(), said.as_str()), (Some(0), ""), "{args:?}");
    }
}

/// A device that is always full: the answer cannot be written, and that is said.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_leaves_nothing_half() {
    let folder = workspace();
    assert!(crisis(folder.path()).args(["incident", "open", "x", "--playbook", "base"]).stdout(Stdio::null()).status().unwrap().success());
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let failed = crisis(folder.path()).args(["review", "report", "1"]).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
    let output = failed.wait_with_output().unwrap();
    assert!(!output.status.success() && !output.stderr.is_empty(), "{output:?}");
    // A file system that takes nothing: a report there fails whole.
    let output = crisis(folder.path()).args(["review", "report", "1", "-o", "/proc/self/report.html"]).output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{output:?}");
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_the_store() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = workspace();
    let mode = std::fs::metadata(folder.path().join("crisis.db")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// The nearest folder upwards that has a workspace is found from below.
#[test]
fn a_workspace_is_found_from_below() {
    let folder = workspace();
    let below = folder.path().join("a/b");
    std::fs::create_dir_all(&below).unwrap();
    assert!(crisis(&below).args(["incident", "list"]).stdout(Stdio::null()).status().unwrap().success());
    assert!(!below.join("crisis.db").exists());
}

/// Two people write at the same moment: both are kept, the chain is whole.
#[test]
fn two_writers_at_once_are_both_kept() {
    let folder = workspace();
    assert!(crisis(folder.path()).args(["incident", "open", "x", "--playbook", "base"]).stdout(Stdio::null()).status().unwrap().success());
    let note = |n: usize| crisis(folder.path()).args(["incident", "note", "1", &n.to_string()]).stdout(Stdio::null()).spawn().unwrap();
    let children: Vec<_> = (0..8).map(note).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let verified = crisis(folder.path()).args(["log", "verify", "--format", "json"]).output().unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&verified.stdout).unwrap();
    assert_eq!((&answer["ok"], &answer["events"]), (&true.into(), &9.into()));
}

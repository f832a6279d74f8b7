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

/// A night's posts and a watch for them.
#[expect(clippy::disallowed_methods, reason = "the binary goes by the real clock, and so must the posts")]
fn watched() -> tempfile::TempDir {
    let folder = workspace();
    let config = folder.path().join("crisis.toml");
    let watch = "\n[[watches]]\nid = \"harm\"\nany = [\"wrong drug\"]\n";
    std::fs::write(&config, std::fs::read_to_string(&config).unwrap() + watch).unwrap();
    let now = chrono::Utc::now();
    let post = |n: i64| {
        let at = (now - chrono::Duration::minutes(30) + chrono::Duration::seconds(n)).to_rfc3339();
        format!(
            "{{\"id\":\"{n}\",\"time\":\"{at}\",\"platform\":\"weibo\",\"author\":\"a{n}\",\"text\":\"wrong drug\",\"sentiment\":\"negative\"}}\n"
        )
    };
    std::fs::write(folder.path().join("posts.jsonl"), (0..300).map(post).collect::<String>()).unwrap();
    assert!(crisis(folder.path()).args(["monitor", "import", "posts.jsonl"]).stdout(Stdio::null()).status().unwrap().success());
    folder
}

/// However many look at once, there is one alert, and the log is whole.
#[test]
fn two_rounds_at_once_find_an_alert_once() {
    let folder = watched();
    let round = || crisis(folder.path()).args(["monitor", "run", "--once", "--format", "json"]).stdout(Stdio::piped()).spawn().unwrap();
    let scan = || crisis(folder.path()).args(["monitor", "scan", "--format", "json"]).stdout(Stdio::piped()).spawn().unwrap();
    let children = [round(), scan(), round(), scan()];
    let mut new = 0;
    for child in children {
        let done = child.wait_with_output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let answer: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        new += answer["new"].as_array().unwrap().len();
    }
    assert_eq!(new, 1);
    let verified = crisis(folder.path()).args(["log", "verify"]).stdout(Stdio::null()).status().unwrap();
    assert!(verified.success());
}

/// ^C between rounds: the process ends, nobody waits for it, and what it printed was whole.
#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_the_next_one_free() {
    let folder = watched();
    let mut run =
        crisis(folder.path()).args(["monitor", "run", "--every", "1h", "--format", "jsonl"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(run.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok(), "{line}");
    assert!(Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap().success());
    let ended = run.wait().unwrap();
    assert!(matches!(ended.code(), Some(130) | None), "{ended}");
    let next = crisis(folder.path()).args(["monitor", "run", "--once", "--format", "json"]).output().unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&next.stdout).unwrap();
    assert_eq!((&answer["busy"], answer["new"].as_array().unwrap().len()), (&false.into(), 0), "{answer:#}");
}

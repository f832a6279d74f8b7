//! Runs in turns, and what comes of them.

use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Two programs at the same work: the medians of their wall-clock times.
pub struct Compared {
    name: String,
    ours: Duration,
    theirs: Duration,
    bar: f64,
}

impl Compared {
    fn ratio(&self) -> f64 {
        self.ours.as_secs_f64() / self.theirs.as_secs_f64()
    }

    pub fn passes(&self) -> bool {
        self.ratio() <= self.bar
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
        let (ours, theirs) = (millis(self.ours), millis(self.theirs));
        let verdict = if self.passes() { "" } else { "  over" };
        write!(f, "{:<28} {ours:>10} {theirs:>10} {:>6.2}× {:>4}×{verdict}", self.name, self.ratio(), self.bar)
    }
}

/// Runs one after the other, `times` times each; the first round warms the caches and is not counted.
pub fn in_turns(name: &str, bar: f64, times: usize, ours: impl Fn() -> Duration, theirs: impl Fn() -> Duration) -> Compared {
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    for round in 0..=times {
        let (our_time, their_time) = (ours(), theirs());
        if round > 0 {
            our_times.push(our_time);
            their_times.push(their_time);
        }
    }
    Compared { name: name.to_owned(), ours: median(our_times), theirs: median(their_times), bar }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Runs our program in a workspace and says how long it took.
pub fn program(folder: &Path, args: &[&str]) -> Duration {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crisis"));
    command.args(args).current_dir(folder).env("CRISIS_LANG", "en").env("CRISIS_ACTOR", "bench");
    timed(&mut command)
}

/// Runs to the end, its answer thrown away.
pub fn timed(command: &mut Command) -> Duration {
    command.stdout(Stdio::null()).stderr(Stdio::inherit());
    let begun = Instant::now();
    let status = command.status().expect("the program starts");
    let took = begun.elapsed();
    assert!(status.success(), "{command:?} ended with {status}");
    took
}

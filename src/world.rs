//! All that is impure, in one value: the clock, new ids, the environment, the folder, the streams.
//! Tests build their own; nothing else asks the operating system.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use uuid::Uuid;
use zeroize::Zeroizing;

use crate::domain::time::Timestamp;

/// Where the time comes from.
pub enum Clock {
    System,
    /// Starts at an instant (UTC microseconds) and goes on by `step` at every reading.
    Stepping {
        next: i64,
        step: i64,
    },
}

/// Where ids and salts come from.
pub enum Ids {
    Random,
    /// Repeatable: the same sequence for the same seed.
    Seeded(u64),
}

/// Whether somebody pressed ^C. Who can stop half-way listens for a while; at any other time ^C ends the process as always.
#[derive(Clone, Debug, Default)]
pub struct Interrupt {
    asked: Arc<AtomicBool>,
    listening: Arc<AtomicBool>,
    of_process: bool,
}

/// While it lives, the first ^C only asks; the second ends the process.
#[must_use]
pub struct Listening(Arc<AtomicBool>);

impl Interrupt {
    fn of_process() -> Self {
        Self { of_process: true, ..Self::default() }
    }

    pub(crate) fn listen(&self) -> Listening {
        self.listening.store(true, Ordering::SeqCst);
        if self.of_process {
            let (asked, listening) = (Arc::clone(&self.asked), Arc::clone(&self.listening));
            // Refused where a handler stands already, which is ours, or where the system has no ^C: then it ends the process.
            let _ = ctrlc::set_handler(move || {
                if !listening.load(Ordering::SeqCst) || asked.swap(true, Ordering::SeqCst) {
                    end();
                }
            });
        }
        Listening(Arc::clone(&self.listening))
    }

    pub(crate) fn asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// Presses ^C.
    pub fn ask(&self) {
        self.asked.store(true, Ordering::SeqCst);
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

#[expect(clippy::exit, reason = "what the system does at ^C where nobody listens")]
fn end() {
    std::process::exit(130);
}

/// Everything a run may ask of the outside.
pub struct World {
    pub args: Vec<std::ffi::OsString>,
    pub env: BTreeMap<String, String>,
    pub folder: PathBuf,
    pub stdin: Box<dyn BufRead + Send>,
    pub stdout: Box<dyn Write>,
    pub stderr: Box<dyn Write>,
    pub stdin_is_terminal: bool,
    pub stdout_is_terminal: bool,
    pub stderr_is_terminal: bool,
    /// Columns of the terminal; 80 where there is none.
    pub width: usize,
    pub os_user: String,
    pub host: String,
    pub clock: Clock,
    pub ids: Ids,
    pub interrupt: Interrupt,
}

impl World {
    /// The world of the running process.
    #[must_use]
    pub fn of_process() -> Self {
        Self {
            args: std::env::args_os().collect(),
            env: std::env::vars_os().filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?))).collect(),
            folder: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            stdin: Box::new(BufReader::new(std::io::stdin())),
            stdout: Box::new(std::io::stdout().lock()),
            stderr: Box::new(std::io::stderr()),
            stdin_is_terminal: std::io::stdin().is_terminal(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
            width: terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)),
            os_user: whoami::username().unwrap_or_else(|_| "unknown".to_owned()),
            host: whoami::hostname().unwrap_or_else(|_| "unknown".to_owned()),
            clock: Clock::System,
            ids: Ids::Random,
            interrupt: Interrupt::of_process(),
        }
    }

    /// The present, in UTC.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
    pub fn now(&mut self) -> Timestamp {
        match &mut self.clock {
            Clock::System => Timestamp::new(chrono::Utc::now().timestamp_micros(), 0),
            Clock::Stepping { next, step } => {
                let now = *next;
                *next += *step;
                Timestamp::new(now, 0)
            }
        }
    }

    /// Lets time pass: the system's by waiting, a stepping clock's by going on.
    pub fn pass(&mut self, span: std::time::Duration) {
        match &mut self.clock {
            Clock::System => std::thread::sleep(span),
            Clock::Stepping { next, .. } => *next = next.saturating_add(i64::try_from(span.as_micros()).unwrap_or(i64::MAX)),
        }
    }

    /// Asks for a passphrase at the terminal, without showing it.
    ///
    /// # Errors
    /// Where there is no terminal to ask at.
    pub fn ask_secret(&self, prompt: &str) -> std::io::Result<Zeroizing<String>> {
        if !self.stdin_is_terminal {
            return Err(std::io::ErrorKind::NotConnected.into());
        }
        rpassword::prompt_password(prompt).map(Zeroizing::new)
    }

    pub fn env(&self, name: &str) -> Option<&str> {
        self.env.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

impl Ids {
    /// A new time-ordered id (UUID version 7).
    pub fn uuid(&mut self, now: Timestamp) -> String {
        let millis = u64::try_from(now.micros() / 1000).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid().to_string()
    }

    /// 128 random bits in hexadecimal, to salt a digest with.
    pub fn salt(&mut self) -> String {
        match self {
            Self::Random => Uuid::new_v4().simple().to_string(),
            Self::Seeded(_) => {
                let mut salt = [0; 16];
                salt[..10].copy_from_slice(&self.bytes());
                Uuid::from_bytes(salt).simple().to_string()
            }
        }
    }

    /// Fills a secret with random bytes of the operating system.
    ///
    /// # Errors
    /// Whatever the system says when it has none.
    pub fn secret(&mut self, secret: &mut [u8]) -> std::io::Result<()> {
        match self {
            Self::Random => getrandom::fill(secret).map_err(std::io::Error::other),
            Self::Seeded(state) => {
                for byte in secret {
                    *byte = splitmix(state);
                }
                Ok(())
            }
        }
    }

    fn bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        match self {
            Self::Random => bytes.copy_from_slice(&Uuid::new_v4().as_bytes()[..10]),
            Self::Seeded(state) => {
                for byte in &mut bytes {
                    *byte = splitmix(state);
                }
            }
        }
        bytes
    }
}

/// One byte of Steele, Lea and Flood's SplitMix64 generator: enough for repeatable tests and drills.
fn splitmix(state: &mut u64) -> u8 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z >> 56) as u8
}

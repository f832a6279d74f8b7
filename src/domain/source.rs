//! Sources that are polled: what kinds there are, what is remembered of one, and how long to wait after a failure.

use super::time::Timestamp;
use super::words;

words! {
    SourceKind {
        Rss = "rss",
        Atom = "atom",
        Json = "json",
        /// Any of the three: what it is shows in its first bytes, and so it does for those.
        Feed = "feed",
        /// A folder that other programs put files into.
        Folder = "folder",
    }
}

words! {
    /// How polling a source went.
    Poll {
        /// Something was read, old or new.
        Fetched = "fetched",
        /// What it gives is what it gave the last time.
        Unchanged = "unchanged",
        /// Not asked: its time after a failure has not come.
        Waiting = "waiting",
        Failed = "failed",
    }
}

words! {
    /// Why a source's address gave nothing.
    Trouble {
        /// No network, no such host, no connection.
        Offline = "offline",
        Timeout = "timeout",
        /// An HTTP status that is no answer; the detail is the status.
        Status = "status",
        /// Round and round, or to something that is neither http nor https.
        Redirect = "redirect",
        TooLarge = "too-large",
        /// What came back is no HTTP, or was cut short.
        Answer = "answer",
        /// The address cannot be used; the detail names the environment variable that is missing.
        Address = "address",
    }
}

/// What is remembered of a source from one poll to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceState {
    pub id: String,
    /// Digest of what was asked for and looked for: what follows holds for that alone.
    pub asked: String,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// SHA-256 of the last body, for servers that know neither of the two.
    pub sha256: Option<String>,
    /// In a row.
    pub failures: i64,
    /// Not before this after a failure.
    pub next_at: Option<Timestamp>,
}

const FIRST_WAIT: i64 = 2 * 60;
const LONGEST_WAIT: i64 = 3600;
/// The longest that a server may ask for.
const LONGEST_ASKED: i64 = 6 * 3600;

impl SourceState {
    /// Notes one more failure: 2 minutes, doubled with every one up to an hour; longer where the server asks for it.
    pub fn fail(&mut self, now: Timestamp, asked: Option<i64>) {
        self.failures += 1;
        let doublings = u32::try_from(self.failures.clamp(1, 10) - 1).unwrap_or_default();
        let wait = (FIRST_WAIT << doublings).min(LONGEST_WAIT).max(asked.unwrap_or_default().min(LONGEST_ASKED));
        self.next_at = Some(Timestamp::new(now.micros() + wait * 1_000_000, now.offset()));
    }

    pub fn succeed(&mut self) {
        (self.failures, self.next_at) = (0, None);
    }

    /// Whether its time has come.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.next_at.is_none_or(|next| next <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_an_hour_and_a_server_may_ask_for_more() {
        let now = Timestamp::new(0, 0);
        let minutes = |failures, asked| {
            let mut state = SourceState { failures, ..SourceState::default() };
            state.fail(now, asked);
            state.next_at.unwrap().micros() / 60_000_000
        };
        assert_eq!([0, 1, 2, 5, 500].map(|failures| minutes(failures, None)), [2, 4, 8, 60, 60]);
        assert_eq!([Some(600), Some(i64::MAX), Some(-5)].map(|asked| minutes(0, asked)), [10, 360, 2]);
    }
}

//! What a command gave back, and the ways to hold it to a promise.

use serde_json::Value;

#[derive(Debug)]
pub struct Output {
    pub command: String,
    pub code: u8,
    pub stdout: String,
    pub stderr: String,
}

impl Output {
    /// It succeeded.
    #[track_caller]
    pub fn ok(self) -> Self {
        self.exits(0)
    }

    #[track_caller]
    pub fn exits(self, code: u8) -> Self {
        assert_eq!(self.code, code, "{self}");
        self
    }

    /// It failed with this code and said all of this, and nothing went to standard output.
    #[track_caller]
    pub fn fails(self, code: u8, says: &[&str]) -> Self {
        let failed = self.exits(code);
        for part in says {
            assert!(failed.stderr.contains(part), "standard error lacks `{part}`\n{failed}");
        }
        assert!(failed.stdout.is_empty(), "a failure printed an answer\n{failed}");
        failed
    }

    #[track_caller]
    pub fn prints(self, part: &str) -> Self {
        assert!(self.stdout.contains(part), "standard output lacks `{part}`\n{self}");
        self
    }

    #[track_caller]
    pub fn prints_no(self, part: &str) -> Self {
        assert!(!self.stdout.contains(part), "standard output holds `{part}`\n{self}");
        self
    }

    /// Standard output as one JSON object.
    #[track_caller]
    pub fn json(&self) -> Value {
        let value: Value = serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{self}"));
        assert_eq!(value["schema"], 1, "{self}");
        value
    }

    /// The error that standard error's last line holds as JSON.
    #[track_caller]
    pub fn error(&self) -> Value {
        let line = self.stderr.lines().last().unwrap_or_default();
        let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}\n{self}"));
        assert_eq!((&value["schema"], &value["error"]["exit"]), (&1.into(), &self.code.into()), "{self}");
        value["error"].clone()
    }
}

impl std::fmt::Display for Output {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "$ crisis {}\nexit {}\n--- stdout\n{}--- stderr\n{}", self.command, self.code, self.stdout, self.stderr)
    }
}

/// The strings at a key of every item.
#[track_caller]
pub fn strings<'a>(items: &'a Value, key: &str) -> Vec<&'a str> {
    let items = items.as_array().unwrap_or_else(|| panic!("no list: {items}"));
    items.iter().map(|item| item[key].as_str().unwrap_or_else(|| panic!("no {key} in {item}"))).collect()
}

/// The item whose `key` has this value.
#[track_caller]
pub fn item<'a>(items: &'a Value, key: &str, value: &str) -> &'a Value {
    let list = items.as_array().unwrap_or_else(|| panic!("no list: {items}"));
    list.iter().find(|item| item[key] == value).unwrap_or_else(|| panic!("no {key} {value} in {items:#}"))
}

//! The workspace: find the folder, read and check `crisis.toml`, write a first one.

mod notify;
mod people;
mod secret;
mod source;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono_tz::Tz;
use serde::Deserialize;

use crate::domain::people::{Absence, Person, QuietHours};
use crate::domain::span::Span;
use crate::domain::text::{Lang, Text};
use crate::error::{Error, Result, in_file};
use crate::world::World;

pub use self::notify::NotifyConfig;
pub use self::people::ApprovalsConfig;
pub use self::secret::Secret;
pub use self::source::SourceConfig;

pub const FILE: &str = "crisis.toml";

/// The largest configuration or library file that is read, in bytes.
pub const MAX_FILE: u64 = 1024 * 1024;

/// A folder with its configuration.
#[derive(Debug)]
pub struct Workspace {
    pub folder: PathBuf,
    pub config: Config,
}

/// `crisis.toml`. Unknown keys are errors.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub organization: Organization,
    #[serde(default)]
    pub lang: Lang,
    #[serde(default = "utc")]
    pub timezone: Tz,
    #[serde(default)]
    pub store: StoreConfig,
    #[serde(default)]
    pub people: Vec<Person>,
    /// Who stands in for whom, from when to when.
    #[serde(default)]
    pub absences: Vec<Absence>,
    #[serde(default)]
    pub approvals: ApprovalsConfig,
    #[serde(default)]
    pub channels: Vec<ChannelConfig>,
    #[serde(default)]
    pub watches: Vec<WatchConfig>,
    pub alerts: Option<AlertsConfig>,
    #[serde(default)]
    pub sources: Vec<toml::Spanned<SourceConfig>>,
    #[serde(default)]
    pub notify: Vec<toml::Spanned<NotifyConfig>>,
    #[serde(default)]
    pub rules: RulesConfig,
    /// Present in the folder of a drill alone.
    #[serde(default)]
    pub drill: Option<DrillConfig>,
}

/// Says that a folder is a drill's.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrillConfig {
    /// What the workspace calls the drill: `DR-0001`.
    pub id: String,
    /// The workspace that holds the drill, seen from the folder.
    pub of: PathBuf,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    pub name: String,
    pub short_name: Option<String>,
    pub kind: Option<String>,
    pub region: Option<String>,
    pub spokesperson: Option<String>,
    pub hotline: Option<String>,
    pub website: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StoreConfig {
    /// A path beside `crisis.toml`, or `postgres://…`.
    pub url: String,
    /// How long to wait for another writer.
    pub timeout_seconds: u64,
}

impl Default for StoreConfig {
    fn default() -> Self {
        Self { url: "crisis.db".to_owned(), timeout_seconds: 10 }
    }
}

impl StoreConfig {
    pub const fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds)
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChannelConfig {
    pub id: String,
    pub kind: Option<String>,
    pub max_chars: Option<usize>,
}

/// A monitoring topic. Without `any`, `regex` and `near` of its own it takes over those of the playbook's watch of its id;
/// what else stands here narrows them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchConfig {
    pub id: Placed,
    pub title: Option<Text>,
    #[serde(default)]
    pub any: Vec<Placed>,
    #[serde(default)]
    pub all: Vec<Placed>,
    #[serde(default)]
    pub none: Vec<Placed>,
    #[serde(default)]
    pub regex: Vec<Placed>,
    #[serde(default)]
    pub near: Vec<NearConfig>,
    /// Other names of a term, by the term.
    #[serde(default)]
    pub aliases: BTreeMap<String, Vec<Placed>>,
    /// Platforms it looks at; none given means all.
    #[serde(default)]
    pub platforms: Vec<String>,
    /// A text file beside crisis.toml with further terms for `any`, one a line.
    pub keywords: Option<Placed>,
    /// The playbook an alert of this watch suggests.
    pub playbook: Option<Placed>,
    /// What differs from `[alerts]` for this watch.
    pub alerts: Option<AlertsConfig>,
}

/// `[alerts]`, and `alerts` of one watch: how early warning judges.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AlertsConfig {
    /// No second alert of a watch within this span; a graver level still raises the first.
    pub cool_down: Option<Span>,
    /// Alerts below level I disturb nobody in these hours.
    pub quiet_hours: Option<QuietHours>,
    /// What is older when it arrives is history and sets off no alert.
    pub look_back: Option<Span>,
    /// The span that is counted at a time: that of the source, where it is coarser than five minutes.
    pub bucket: Option<Span>,
    /// Thresholds that differ from the playbook's, by indicator and level.
    pub thresholds: BTreeMap<String, BTreeMap<String, toml::Spanned<f64>>>,
    /// Parameters of the detector, by name.
    pub detector: BTreeMap<String, toml::Spanned<f64>>,
}

/// Terms that must stand close together, in any order.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearConfig {
    pub terms: Vec<Placed>,
    /// Most characters between the first and the last of them.
    pub within: usize,
}

/// Rules by name: a pack (`cn-medical-dispute`), or one clock of a pack (`cn-medical-dispute.autopsy`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RulesConfig {
    /// Rules to switch on whatever the region.
    pub on: Vec<Placed>,
    /// Rules to switch off.
    pub off: Vec<Placed>,
}

/// A name or term, and the byte of `crisis.toml` at which it stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "toml::Spanned<String>")]
pub struct Placed {
    pub name: String,
    pub byte: usize,
}

impl From<toml::Spanned<String>> for Placed {
    fn from(spanned: toml::Spanned<String>) -> Self {
        Self { byte: spanned.span().start, name: spanned.into_inner() }
    }
}

impl RulesConfig {
    /// What the file says of a rule by this very name: on, off, or nothing.
    pub fn switched(&self, name: &str) -> Option<bool> {
        let has = |names: &[Placed]| names.iter().any(|one| one.name == name);
        if has(&self.off) { Some(false) } else { has(&self.on).then_some(true) }
    }
}

const fn utc() -> Tz {
    Tz::UTC
}

impl Workspace {
    /// Search order: the given folder, `CRISIS_WORKSPACE`, the nearest ancestor that has a `crisis.toml`.
    ///
    /// # Errors
    /// Not found (with the command that makes one), or what is wrong in the file, with line and column.
    pub fn find(given: Option<&Path>, world: &World) -> Result<Self> {
        let folder = match given.map(Path::to_owned).or_else(|| world.env("CRISIS_WORKSPACE").map(PathBuf::from)) {
            Some(folder) => world.folder.join(folder),
            None => nearest(&world.folder).ok_or_else(|| Error::not_found("error-no-workspace").hint("hint-init"))?,
        };
        let file = folder.join(FILE);
        if !file.is_file() {
            return Err(Error::not_found("error-no-workspace-in").with("folder", folder.display()).hint("hint-init"));
        }
        let mut config = parse(&read_limited(&file)?, &file)?;
        for one in &mut config.notify {
            one.get_mut().fill(&world.env);
        }
        for one in &mut config.sources {
            one.get_mut().fill(&world.env, &folder);
        }
        Ok(Self { folder, config })
    }

    /// Where playbooks, templates and scenarios of one's own stand: in a drill, those of the workspace that holds it.
    pub fn library_folder(&self) -> PathBuf {
        self.config.drill.as_ref().map_or_else(|| self.folder.clone(), |drill| self.folder.join(&drill.of))
    }

    /// The `crisis.toml` of a drill: this one's people, channels and rules; a store of its own; nobody outside is reached.
    ///
    /// # Errors
    /// What is wrong in the file.
    pub fn drill_toml(&self, drill: &str, of: &str) -> Result<String> {
        let file = self.folder.join(FILE);
        let mut table: toml::Table =
            read_limited(&file)?.parse().map_err(|error| Error::input("error-config").at(&file, None).cause(error))?;
        for outside in ["store", "sources", "notify"] {
            table.remove(outside);
        }
        let own = toml::Table::from_iter([("id".to_owned(), drill.into()), ("of".to_owned(), of.into())]);
        table.insert("drill".to_owned(), own.into());
        toml::to_string(&table).map_err(Error::bug)
    }

    /// Where the store is: an absolute path.
    pub fn store_path(&self) -> PathBuf {
        self.folder.join(&self.config.store.url)
    }
}

fn nearest(from: &Path) -> Option<PathBuf> {
    from.ancestors().find(|folder| folder.join(FILE).is_file()).map(Path::to_owned)
}

/// Reads a text file of at most [`MAX_FILE`] bytes.
pub fn read_limited(file: &Path) -> Result<String> {
    read_at_most(file, MAX_FILE)
}

/// Reads a text file of at most `limit` bytes.
///
/// # Errors
/// Bad input for what is longer, is no UTF-8, or cannot be read.
pub fn read_at_most(file: &Path, limit: u64) -> Result<String> {
    let size = std::fs::metadata(file).map_err(in_file(file))?.len();
    if size > limit {
        return Err(Error::input("error-file-too-large").at(file, None).with("bytes", size).with("limit", limit));
    }
    let bytes = std::fs::read(file).map_err(in_file(file))?;
    String::from_utf8(bytes).map_err(|error| Error::input("error-not-utf8").at(file, None).with("byte", error.utf8_error().valid_up_to()))
}

/// The language alone, leniently: help must speak before the file is checked.
pub fn lang_of(given: Option<&Path>, world: &World) -> Option<Lang> {
    let folder = match given.map(Path::to_owned).or_else(|| world.env("CRISIS_WORKSPACE").map(PathBuf::from)) {
        Some(folder) => world.folder.join(folder),
        None => nearest(&world.folder)?,
    };
    let text = std::fs::read_to_string(folder.join(FILE)).ok()?;
    let table: toml::Table = text.parse().ok()?;
    Lang::parse(table.get("lang")?.as_str()?)
}

fn parse(text: &str, file: &Path) -> Result<Config> {
    let config: Config = toml::from_str(text).map_err(|error| {
        let position = error.span().map(|span| line_column(text, span.start));
        Error::input("error-config").at(file, position).cause(error.message().replace('\n', " "))
    })?;
    notify::check(&config.notify, &config.people, text, file)?;
    source::check(&config.sources, text, file)?;
    people::check(&config.people, &config.absences, file)?;
    Ok(config)
}

/// Line and column, from 1, of a byte position; columns count characters.
pub fn line_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// What `init` is told.
#[derive(Clone, Debug)]
pub struct NewWorkspace {
    pub organization: String,
    pub lang: Lang,
    pub region: Option<String>,
    pub kind: String,
    pub timezone: Tz,
    pub store: Option<String>,
    pub hotline: Option<String>,
}

impl NewWorkspace {
    /// Writes `crisis.toml` into `folder`, which is made if needed. Refuses a folder that already has one.
    ///
    /// # Errors
    /// Conflict when there is one; whatever the file system says.
    pub fn write(&self, folder: &Path) -> Result<PathBuf> {
        std::fs::create_dir_all(folder).map_err(in_file(folder))?;
        let file = folder.join(FILE);
        if file.exists() {
            return Err(Error::conflict("error-workspace-exists").with("path", file.display()));
        }
        let text = self.toml();
        parse(&text, &file)?;
        std::fs::write(&file, text).map_err(in_file(&file))?;
        Ok(file)
    }

    fn toml(&self) -> String {
        let quote = |text: &str| toml::Value::from(text).to_string();
        let notes = match self.lang {
            Lang::En => include_str!("../templates/workspace/crisis.en.toml"),
            Lang::Zh => include_str!("../templates/workspace/crisis.zh.toml"),
        };
        let region = self.region.as_deref().map(|region| format!("region = {}\n", quote(region))).unwrap_or_default();
        let hotline = self.hotline.as_deref().map(|number| format!("hotline = {}\n", quote(number))).unwrap_or_default();
        let store = self.store.as_deref().map(|url| format!("\n[store]\nurl = {}\n", quote(url))).unwrap_or_default();
        format!(
            "lang = \"{}\"\ntimezone = \"{}\"\n{store}\n[organization]\nname = {}\nkind = {}\n{region}{hotline}\n{notes}",
            self.lang,
            self.timezone.name(),
            quote(&self.organization),
            quote(&self.kind),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_carry_line_and_column() {
        let error = parse("lang = \"zh\"\n[organization]\nname = \"A\"\nhotlin = \"1\"\n", Path::new("crisis.toml")).unwrap_err();
        assert_eq!(error.place().map(ToString::to_string).as_deref(), Some("crisis.toml:4:1"));
    }

    #[test]
    fn what_init_writes_can_be_read() {
        for lang in Lang::ALL {
            let new = NewWorkspace {
                organization: "A \"B\" 医院\n".to_owned(),
                lang,
                region: Some("CN".to_owned()),
                kind: "hospital".to_owned(),
                timezone: Tz::Asia__Shanghai,
                store: None,
                hotline: Some("010-12345678".to_owned()),
            };
            let config = parse(&new.toml(), Path::new(FILE)).unwrap();
            assert_eq!(config.organization.name, "A \"B\" 医院\n");
            assert_eq!(config.timezone, Tz::Asia__Shanghai);
        }
    }
}

//! `crisis init`, `crisis completions`, `crisis man`.

use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use clap::Args;
use clap_complete::Shell;

use super::session::{Session, open_store};
use super::{Answer, help};
use crate::error::{Error, Result, in_file};
use crate::library::did_you_mean;
use crate::text::tr;
use crate::ui::view::{Done, Plain};
use crate::workspace::{NewWorkspace, Workspace};

#[derive(Debug, Args)]
pub struct Init {
    #[arg(default_value = ".")]
    dir: PathBuf,
    #[arg(long, value_name = "NAME")]
    org: String,
    #[arg(long, value_name = "CODE")]
    region: Option<String>,
    #[arg(long, value_name = "KIND", default_value = "hospital")]
    kind: String,
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    #[arg(long, value_name = "URL")]
    store: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    hotline: Option<String>,
}

impl Init {
    /// The language is that of `--lang`, or the one the help would speak. Chinese without a region is China.
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        if self.org.trim().is_empty() {
            return Err(Error::input("error-empty").with("what", "org"));
        }
        let lang = session.lang();
        let region = self.region.or_else(|| (lang == crate::domain::text::Lang::Zh).then(|| "CN".to_owned()));
        let timezone = match (&self.timezone, region.as_deref()) {
            (Some(name), _) => zone(name)?,
            (None, Some("CN")) => Tz::Asia__Shanghai,
            (None, _) => Tz::UTC,
        };
        let new = NewWorkspace {
            organization: self.org.trim().to_owned(),
            lang,
            region,
            kind: self.kind,
            timezone,
            store: self.store,
            hotline: self.hotline,
        };
        let here = self.dir == Path::new(".");
        let folder = if here { session.world.folder.clone() } else { session.world.folder.join(&self.dir) };
        let file = new.write(&folder)?;
        let workspace = Workspace::find(Some(&folder), &session.world)?;
        if let Err(error) = open_store(&workspace, true) {
            // A workspace without a store is half a workspace.
            let _ = std::fs::remove_file(&file);
            return Err(error);
        }
        let path = file.display().to_string();
        let sentence = tr!(session.catalog, "done-init", path = path.as_str(), timezone = timezone.name());
        let store = workspace.store_path().display().to_string();
        Answer::new(Done::new(&serde_json::json!({"config": path, "store": store, "lang": lang, "timezone": timezone.name()}), sentence))
    }
}

fn zone(name: &str) -> Result<Tz> {
    name.parse().map_err(|_| {
        let near = did_you_mean(name, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())).join(", ");
        Error::input("error-zone").with("zone", name).hint("hint-did-you-mean").hint_with("names", near)
    })
}

#[derive(Debug, Args)]
pub struct Completions {
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut command = help::command(&session.catalog);
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "crisis", &mut script);
        Answer::new(Plain(String::from_utf8_lossy(&script).into_owned()))
    }
}

#[derive(Debug, Args)]
pub struct Man {
    dir: PathBuf,
}

impl Man {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let folder = session.world.folder.join(&self.dir);
        std::fs::create_dir_all(&folder).map_err(in_file(&folder))?;
        clap_mangen::generate_to(help::command(&session.catalog), &folder).map_err(in_file(&folder))?;
        let path = self.dir.display().to_string();
        let sentence = tr!(session.catalog, "done-man", path = path.as_str());
        Answer::new(Done::new(&serde_json::json!({"path": path}), sentence))
    }
}

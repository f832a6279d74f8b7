//! What must be known before the command line is parsed: the language to complain in, and whether errors are JSON.

use std::path::PathBuf;

use crate::domain::text::Lang;
use crate::workspace::lang_of;
use crate::world::World;

pub struct Asked {
    pub lang: Lang,
    pub json: bool,
}

impl Asked {
    /// Order: `--lang`, `CRISIS_LANG`, the workspace's language, the locale, English.
    pub fn scan(world: &World) -> Self {
        let workspace = value(world, "--workspace").map(PathBuf::from);
        let lang = value(world, "--lang")
            .or_else(|| world.env("CRISIS_LANG").map(str::to_owned))
            .and_then(|code| Lang::parse(&code))
            .or_else(|| lang_of(workspace.as_deref(), world))
            .or_else(|| ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| world.env(name)).and_then(Lang::parse))
            .unwrap_or_default();
        let json = matches!(value(world, "--format").as_deref(), Some("json" | "jsonl"));
        Self { lang, json }
    }
}

/// The value of a long option, in either spelling.
fn value(world: &World, option: &str) -> Option<String> {
    let args: Vec<String> = world.args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let before_dashes = args.iter().take_while(|arg| *arg != "--");
    let index = before_dashes.clone().position(|arg| arg == option);
    let joined = before_dashes.clone().find_map(|arg| arg.strip_prefix(option)?.strip_prefix('=').map(str::to_owned));
    index.and_then(|index| args.get(index + 1).cloned()).or(joined)
}

//! The arrows of the house, held by a scan of the sources: who may import what, where a crate may be named, how long a
//! file may be. A broken rule says which, where, and why it is there.

use crate::common::scan::files;

/// A module of `src/` and the only modules of this crate that it may name.
struct Room {
    module: &'static str,
    may_use: &'static [&'static str],
    why: &'static str,
}

const ROOMS: &[Room] = &[
    Room { module: "domain", may_use: &["error"], why: "plain types and rules know nothing of what is built on them" },
    Room { module: "error", may_use: &["text"], why: "an error is a code and its parameters" },
    Room { module: "text", may_use: &["domain"], why: "the catalogue serves everybody and asks nobody" },
    Room { module: "world", may_use: &["domain"], why: "the outside, in one value" },
    Room { module: "workspace", may_use: &["domain", "error", "world"], why: "reading crisis.toml needs neither store nor library" },
    Room { module: "assess", may_use: &["domain", "error", "library", "render"], why: "pure logic without store or clock" },
    Room { module: "respond", may_use: &["domain", "error"], why: "pure logic without store or clock" },
    Room { module: "drill", may_use: &["domain", "error"], why: "pure logic without store or clock" },
    Room { module: "review", may_use: &["domain", "error"], why: "pure logic without store or clock" },
    Room { module: "proof", may_use: &["domain", "error"], why: "keys and signatures; a third party needs no more" },
    Room { module: "document", may_use: &[], why: "Markdown and numbers in, a file out; it would serve any program" },
    Room { module: "monitor", may_use: &["domain", "error", "store"], why: "from bytes to mentions; of the store only its digest" },
    Room {
        module: "library",
        may_use: &["domain", "error", "render", "respond", "workspace"],
        why: "finds and checks files; of respond only its fixed roles",
    },
    Room {
        module: "render",
        may_use: &["domain", "error", "text", "ui", "workspace"],
        why: "one template engine; it borrows the bar from ui",
    },
    Room {
        module: "notify",
        may_use: &["domain", "error", "text", "workspace"],
        why: "sends what it is given; of the text room only what makes words from outside harmless",
    },
    Room { module: "fetch", may_use: &["domain"], why: "an address in, bytes out; what they mean is nobody's business here" },
    Room { module: "store", may_use: &["domain", "error"], why: "a backend keeps values and knows no use case" },
    Room {
        module: "ops",
        may_use: &[
            "assess",
            "document",
            "domain",
            "drill",
            "error",
            "fetch",
            "library",
            "monitor",
            "notify",
            "proof",
            "render",
            "respond",
            "review",
            "store",
            "text",
            "ui",
            "workspace",
            "world",
        ],
        why: "a use case prints nothing and reads no command line",
    },
    Room {
        module: "ui",
        may_use: &["domain", "drill", "error", "library", "ops", "proof", "respond", "review", "store", "text"],
        why: "a view shows the values that use cases return and never acts",
    },
];

/// A name that may stand in some places only.
struct Fence {
    name: &'static str,
    only_in: &'static [&'static str],
    why: &'static str,
}

const FENCES: &[Fence] = &[
    Fence { name: "clap", only_in: &["src/cli/"], why: "the command line is one way in; there may be others" },
    Fence { name: "comfy_table", only_in: &["src/ui/"], why: "one renderer" },
    Fence { name: "minijinja", only_in: &["src/render/"], why: "one template environment, one set of filters and limits" },
    Fence { name: "rusqlite", only_in: &["src/store/sqlite/"], why: "a second backend must not find the first one's traces" },
    Fence {
        name: "serde_yaml",
        only_in: &["src/library/yaml.rs", "src/monitor/matcher/evasions.rs"],
        why: "YAML is read with limits on size, depth and duplicates",
    },
    Fence { name: "jsonschema", only_in: &["src/library/"], why: "shapes are checked where files are read" },
    Fence {
        name: "toml::from_str",
        only_in: &["src/workspace.rs", "src/proof/key_file.rs"],
        why: "crisis.toml is read in one place, and so is a key file",
    },
    Fence { name: "std::env", only_in: &["src/world.rs"], why: "the outside comes in through World" },
    Fence { name: "Utc::now", only_in: &["src/world.rs"], why: "the clock is read once per command" },
    Fence { name: "SystemTime", only_in: &["src/world.rs"], why: "the clock is read once per command" },
    Fence {
        name: "std::process::Command",
        only_in: &["src/notify/command.rs"],
        why: "this program starts no other but the notifier that crisis.toml names",
    },
    Fence { name: "ctrlc", only_in: &["src/world.rs"], why: "the outside comes in through World" },
    Fence { name: "indicatif", only_in: &["src/cli/"], why: "only the command line has somebody who waits" },
    Fence { name: "lettre", only_in: &["src/notify/email.rs"], why: "mail is one way to tell people" },
    Fence { name: "ureq", only_in: &["src/fetch/", "src/notify/http.rs"], why: "HTTP out of two doors, each with its limits" },
    Fence { name: "std::net", only_in: &[], why: "nothing here speaks to the network" },
    Fence {
        name: "std::fs",
        only_in: &[
            "src/cli/",
            "src/library/mod.rs",
            "src/library/propose.rs",
            "src/ops/attach.rs",
            "src/ops/fetch/folder.rs",
            "src/monitor/sentiment/train/",
            "src/ops/lint/quality/training.rs",
            "src/store/sqlite/",
            "src/workspace.rs",
        ],
        why: "files are touched at the edges and by the evidence locker",
    },
    Fence { name: "SqliteStore", only_in: &["src/store/sqlite/", "src/cli/session.rs"], why: "one function names a backend" },
    Fence { name: "use super::*", only_in: &[], why: "a reader must see where a name comes from" },
];

/// Sources without tests and comments: `(path, line number, code)`.
fn code() -> Vec<(String, usize, String)> {
    let mut lines = Vec::new();
    for (path, text) in files("src", &["rs"]) {
        if path.ends_with("contract.rs") || path.contains("/contract/") || path.ends_with("tests.rs") || path == "src/properties.rs" {
            continue;
        }
        let product = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for (index, line) in product.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            lines.push((path.clone(), index + 1, code.to_owned()));
        }
    }
    lines
}

/// Whether a path such as `clap` or `std::env` stands in a line as a whole name.
fn names(line: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| !line[..at].ends_with(part) && !line[at + name.len()..].starts_with(part))
}

/// The modules of this crate that a line names.
fn modules(line: &str) -> Vec<&str> {
    line.match_indices("crate::").filter_map(|(at, _)| line[at + 7..].split(|c: char| !c.is_alphanumeric() && c != '_').next()).collect()
}

#[test]
fn no_arrow_points_back() {
    let mut broken = Vec::new();
    for (path, number, line) in code() {
        for room in
            ROOMS.iter().filter(|room| path.starts_with(&format!("src/{}/", room.module)) || path == format!("src/{}.rs", room.module))
        {
            for module in modules(&line) {
                let fine = module == room.module || room.may_use.contains(&module) || module == "tr";
                if !fine {
                    broken.push(format!("{path}:{number}: {} must not use {module}: {}", room.module, room.why));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_room_has_its_rule() {
    let mut rooms: Vec<String> = files("src", &["rs"])
        .into_iter()
        .filter_map(|(path, _)| Some(path.strip_prefix("src/")?.split('/').next()?.trim_end_matches(".rs").to_owned()))
        .filter(|room| !["main", "lib", "cli", "properties"].contains(&room.as_str()))
        .collect();
    rooms.dedup();
    for room in rooms {
        assert!(ROOMS.iter().any(|rule| rule.module == room), "src/{room} has no row in the table of arrows");
    }
}

#[test]
fn fenced_names_stay_inside() {
    let mut broken = Vec::new();
    for (path, number, line) in code() {
        for fence in FENCES.iter().filter(|fence| names(&line, fence.name)) {
            if !fence.only_in.iter().any(|place| path.starts_with(place)) {
                broken.push(format!("{path}:{number}: `{}` belongs in {:?}: {}", fence.name, fence.only_in, fence.why));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn one_function_names_the_backend() {
    let naming: Vec<_> =
        code().into_iter().filter(|(path, _, line)| path == "src/cli/session.rs" && line.contains("SqliteStore::")).collect();
    assert_eq!(naming.len(), 1, "{naming:?}");
}

/// SQL is text of a backend. A statement begins with its verb and goes on with its object.
#[test]
fn sql_stands_in_a_backend_alone() {
    let begins = ["SELECT ", "INSERT INTO", "INSERT OR", "UPDATE ", "DELETE FROM", "CREATE TABLE", "PRAGMA ", "BEGIN IMMEDIATE"];
    for (path, number, line) in code() {
        let inside = path.starts_with("src/store/sqlite/");
        let found = begins.iter().find(|verb| line.contains(&format!("\"{verb}")));
        assert!(inside || found.is_none(), "{path}:{number}: SQL outside a backend: {line}");
    }
}

/// Words for people come from the catalogue: no string of the product holds a Chinese character outside the places that
/// read Chinese input, set a heading, mark an open place or say a date.
#[test]
fn no_sentence_stands_in_the_code() {
    let readers = [
        "src/cli/help.rs",
        "src/ops/compose.rs",
        "src/respond/sensitive.rs",
        "src/text.rs",
        "src/monitor/ingest/binder.rs",
        "src/monitor/ingest/hotlist.rs",
        "src/monitor/ingest/value/clock.rs",
        "src/monitor/ingest/value/count.rs",
        "src/monitor/ingest/value/relative.rs",
        "src/monitor/ingest/value/sentiment.rs",
        "src/monitor/ingest/value/time.rs",
        "src/monitor/fold/mod.rs",
        "src/monitor/fold/table.rs",
        "src/monitor/near_duplicate/wording.rs",
        "src/monitor/search/query.rs",
        "src/monitor/terms.rs",
        "src/ui/json.rs",
        "src/ui/page.rs",
    ];
    for (path, number, line) in code() {
        let chinese = line.chars().any(crate::common::scan::is_cjk);
        // The document room names Chinese typefaces and breaks Chinese lines.
        let typesets = path.starts_with("src/document/");
        // The word shapes of the sentiment model and of the linter, and the texts it is measured on.
        let lints = path.starts_with("src/monitor/sentiment/")
            || path.starts_with("src/respond/lint/")
            || path.starts_with("src/ops/lint/quality/");
        assert!(!chinese || typesets || lints || readers.contains(&path.as_str()), "{path}:{number}: {line}");
    }
}

#[test]
fn a_file_has_at_most_400_lines_and_says_what_it_is_for() {
    for (path, text) in files("src", &["rs"]).into_iter().chain(files("tests", &["rs"])) {
        let lines = text.lines().count();
        assert!(lines <= 400, "{path} has {lines} lines: split it by reasons to change");
        assert!(text.starts_with("//!"), "{path} does not say what it is for");
    }
}

/// `mod.rs` and other doors of a folder open with three to eight lines.
#[test]
fn every_door_says_what_lives_behind_it() {
    for (path, text) in files("src", &["rs"]).into_iter().filter(|(path, _)| path.ends_with("/mod.rs")) {
        let said = text.lines().take_while(|line| line.starts_with("//!")).count();
        assert!((1..=10).contains(&said), "{path} opens with {said} lines of explanation");
    }
}

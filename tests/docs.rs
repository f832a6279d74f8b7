//! Documents that cannot rot: README's commands are run, the reference is generated and compared, lists of paths and
//! tables of codes are held against the source.
//!
//! `UPDATE_DOCS=1 cargo test --test crisis docs` writes the generated documents anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::common::TestEnvironment;
use crate::common::scan::project;

fn document(name: &str) -> String {
    std::fs::read_to_string(project().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A command of a `console` block with the output shown under it.
#[derive(Default)]
struct Shown {
    command: String,
    /// Lines of a here-document.
    input: String,
    exit: u8,
    output: Vec<String>,
}

/// The commands of all `console` blocks, in order. A trailing `# exit N` names the exit code; else it is 0.
fn console(markdown: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut lines = markdown.lines();
    let mut inside = false;
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            let mut command = command.to_owned();
            while let Some(open) = command.strip_suffix('\\') {
                command = format!("{open} {}", lines.next().expect("a continued line"));
            }
            let (command, exit) = match command.split_once("  # exit ") {
                Some((command, code)) => (command.to_owned(), code.trim().parse().expect("an exit code")),
                None => (command, 0),
            };
            let input = if command.ends_with("<<'EOF'") {
                lines.by_ref().take_while(|line| *line != "EOF").fold(String::new(), |text, line| text + line + "\n")
            } else {
                String::new()
            };
            shown.push(Shown { command, input, exit, output: Vec::new() });
        } else if inside {
            shown.last_mut().expect("a block begins with a command").output.push(line.to_owned());
        }
    }
    shown
}

/// Runs one command and holds what it printed against what is shown: every line in its order, `…` for lines left out.
fn play(environment: &TestEnvironment, shown: &Shown) {
    let words = shell_words::split(shown.command.trim_end_matches("<<'EOF'")).expect("a command line");
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["crisis", ref args @ ..] => {
            let output = environment.run(args.iter().copied()).exits(shown.exit);
            let printed = format!("{}{}", output.stdout, output.stderr);
            let mut printed_lines = printed.lines();
            for line in shown.output.iter().filter(|line| *line != "…") {
                let found = printed_lines.any(|printed| printed.trim_end() == line.trim_end());
                assert!(found, "README shows, and the command did not print in this place:\n{line}\n{output}");
            }
        }
        ["cat", ">>", file] => {
            let before = std::fs::read_to_string(environment.path(file)).unwrap_or_default();
            environment.write(file, before + &shown.input);
        }
        ["cat", ">", file] => {
            environment.write(file, &shown.input);
        }
        _ => panic!("README shows a command that this test cannot run: {}", shown.command),
    }
}

#[test]
fn the_commands_of_the_documents_do_what_they_show() {
    for name in ["README.md", "README.zh.md", "docs/proof.md", "docs/proof.zh.md"] {
        let environment = TestEnvironment::empty().lang(if name.ends_with(".zh.md") { "zh" } else { "en" });
        let shown = console(&document(name));
        assert!(shown.len() >= 8, "{name} shows only {} commands", shown.len());
        for one in &shown {
            play(&environment, one);
        }
    }
}

#[test]
fn paths_named_in_documents_exist() {
    let mut count = 0;
    for name in ["CONTRIBUTING.md", "docs/architecture.md", "docs/exit-codes.md", "README.md", "README.zh.md"] {
        let text = document(name);
        let quoted = text.split('`').skip(1).step_by(2).filter(|path| path.contains('/') && !path.contains([' ', '…', '<', '\n', '{']));
        let linked = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(path, _)| path);
        let linked = linked.filter(|path| !path.contains("://") && !path.starts_with('#'));
        for path in quoted.chain(linked) {
            let base = if linked_from_docs(name, path) { project().join("docs") } else { project().to_owned() };
            assert!(base.join(path).exists(), "{name} names {path}, which is not there");
            count += 1;
        }
    }
    assert!(count > 40, "only {count} paths found: the scan looks at the wrong thing");
}

/// Links in `docs/` are relative to it; quoted paths are from the project's folder.
fn linked_from_docs(name: &str, path: &str) -> bool {
    name.starts_with("docs/") && project().join("docs").join(path).exists()
}

#[test]
fn exit_codes_are_those_of_the_source() {
    let source = document("src/error.rs");
    let body = source.split_once("pub enum Exit {").and_then(|(_, rest)| rest.split_once('}')).expect("the enum of exit codes").0;
    let of_source: BTreeSet<(String, String)> = body
        .lines()
        .filter_map(|line| line.trim().strip_suffix(',')?.split_once(" = "))
        .map(|(name, code)| (code.to_owned(), name.to_owned()))
        .collect();
    let table = document("docs/exit-codes.md");
    let of_table: BTreeSet<(String, String)> = table
        .lines()
        .filter_map(|line| {
            let mut cells = line.trim_matches('|').split('|').map(str::trim);
            let code = cells.next()?.parse::<u8>().ok()?;
            Some((code.to_string(), cells.next()?.to_owned()))
        })
        .collect();
    assert_eq!(of_source, of_table);
}

#[test]
fn every_dependency_says_what_for() {
    let manifest = document("Cargo.toml");
    let table = manifest.split_once("[dependencies]").and_then(|(_, rest)| rest.split_once("\n[")).expect("dependencies").0;
    let architecture = document("docs/architecture.md");
    let cells = architecture.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | ")).map(|(crates, _)| crates);
    let explained: BTreeSet<&str> = cells.flat_map(|cell| cell.split([',', ' ', '(', ')'])).collect();
    for name in table.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.trim()) {
        assert!(explained.contains(name), "docs/architecture.md does not say what {name} is for");
    }
}

/// Help of a command and of all below it, depth first, as (path, text).
fn help_of(environment: &TestEnvironment, path: &[String], all: &mut Vec<(String, String)>) {
    let args = path.iter().map(String::as_str).chain(["--help"]);
    let text = environment.run(args).ok().stdout;
    let name = [&["crisis".to_owned()], path].concat().join(" ");
    all.push((name, text.clone()));
    let commands = text.split_once("\nCommands:\n").map(|(_, rest)| rest).unwrap_or_default();
    let below = commands.lines().take_while(|line| !line.is_empty());
    // A name stands two columns in; a wrapped description stands further right.
    for name in below.filter(|line| line.starts_with("  ") && !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next()) {
        help_of(environment, &[path, &[name.to_owned()]].concat(), all);
    }
}

/// The help less the section that is the same on every page.
fn without_global_options(help: &str) -> String {
    let Some((before, section)) = help.split_once("\nOptions of every command:\n") else { return help.to_owned() };
    let after = section.split_once("\n\n").map(|(_, after)| after).unwrap_or_default();
    format!("{before}\n{after}")
}

#[test]
fn the_cli_reference_is_the_help() {
    let mut all = Vec::new();
    help_of(&TestEnvironment::empty(), &[], &mut all);
    assert!(all.len() > 40, "only {} commands found in the help", all.len());
    let mut text =
        "# Command reference\n\nGenerated from the help texts; `scripts/generate-docs` writes it anew. The options of every command \
                    stand once, under `crisis`.\n"
            .to_owned();
    for (name, help) in &all {
        assert!(!help.contains("[help-"), "`{name}` lacks a help text:\n{help}");
        let help = if name == "crisis" { help.clone() } else { without_global_options(help) };
        write!(text, "\n## `{name}`\n\n```text\n{}\n```\n", help.trim_end()).expect("a string grows");
    }
    let file = project().join("docs/cli-reference.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&file, &text).expect("the reference can be written");
    }
    let stands = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(stands == text, "docs/cli-reference.md is not what the help says; run scripts/generate-docs");
}

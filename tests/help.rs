//! Help: every command and every argument explained in both languages, with an example that runs.

use crate::common::TestEnvironment;
use crate::common::scan::{is_cjk, shell_words};

/// Every command path, from the help pages themselves.
fn commands(place: &TestEnvironment) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let mut waiting = vec![Vec::new()];
    while let Some(path) = waiting.pop() {
        let page = help(place, &path, "en");
        let listed = page.split("\nCommands:\n").nth(1).unwrap_or_default();
        for line in listed.lines().take_while(|line| !line.is_empty()).filter(|line| line.starts_with("  ") && !line.starts_with("    ")) {
            let name = line.split_whitespace().next().expect("a command's name").to_owned();
            waiting.push(path.iter().cloned().chain([name]).collect());
        }
        all.push(path);
    }
    all
}

fn help(place: &TestEnvironment, path: &[String], lang: &'static str) -> String {
    place.command(path.iter().map(String::as_str).chain(["--help"])).lang(lang).run().ok().stdout
}

#[test]
fn every_command_is_explained_in_both_languages() {
    let place = TestEnvironment::empty();
    let commands = commands(&place);
    assert!(commands.len() > 60, "the walk found only {} commands", commands.len());
    for path in &commands {
        for lang in ["en", "zh"] {
            let page = help(&place, path, lang);
            let name = path.join(" ");
            assert!(!page.contains("[help-"), "`{name}` in {lang}: an argument or the command has no text\n{page}");
            let about = page.lines().next().unwrap_or_default();
            assert_eq!(about.chars().any(is_cjk), lang == "zh", "`{name}` in {lang}: {about}");
            every_line_is_explained(&name, lang, &page);
        }
    }
}

/// Each option and argument has words of the page's language behind it, on its line or the next.
fn every_line_is_explained(name: &str, lang: &str, page: &str) {
    let lines: Vec<&str> = page.lines().take_while(|line| !["Example:", "示例："].contains(line)).collect();
    for (index, line) in
        lines.iter().enumerate().filter(|(_, line)| line.trim_start().starts_with("--") || line.trim_start().starts_with('-'))
    {
        let next = lines.get(index + 1).copied().unwrap_or_default();
        let said = line.trim_start().split_once("  ").map_or(next, |(_, said)| said);
        assert!(!said.trim().is_empty(), "`{name}` in {lang}: nothing is said of {line}");
        if lang == "zh" {
            let around = format!("{said}{next}");
            assert!(around.chars().any(is_cjk), "`{name}` in zh: {line}");
        }
    }
}

/// The command line under “Example:”, whole where it goes on over a backslash.
fn example(page: &str) -> Option<String> {
    let after = page.split("Example:\n").nth(1).or_else(|| page.split("示例：\n").nth(1))?.replace("\\\n", " ");
    after.lines().map(str::trim).find(|line| line.starts_with("crisis")).map(str::to_owned)
}

/// The example of every verb is a command line that this program understands: it may fail, never for its form.
#[test]
fn every_example_parses() {
    let empty = TestEnvironment::empty();
    for path in commands(&empty) {
        for lang in ["en", "zh"] {
            let page = help(&empty, &path, lang);
            if path.is_empty() || page.contains("<COMMAND>") || page.contains("<命令>") {
                continue;
            }
            let line = example(&page).unwrap_or_else(|| panic!("`{}` in {lang} has no example\n{page}", path.join(" ")));
            let words = shell_words(line.split(" | ").last().and_then(|line| line.split(" > ").next()).unwrap_or(&line));
            let named: Vec<&str> = words.iter().skip(1).map(String::as_str).take(path.len()).collect();
            assert_eq!(named, path, "the example of `{}` is another command: {line}", path.join(" "));
            if line.contains("--watch") {
                // It would go on until it is interrupted.
                continue;
            }
            let place = TestEnvironment::new();
            let output = place.command(words.into_iter().skip(1)).lang(lang).stdin("text").run();
            assert_ne!(output.code, 70, "{output}");
            let form = output.code == 2 && (output.stderr.contains("--help") || output.stderr.contains("usage"));
            assert!(!form, "`{}` in {lang}: the example is no command line\n{output}", path.join(" "));
        }
    }
}

#[test]
fn completions_and_man_pages_come_in_both_languages() {
    let place = TestEnvironment::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        place.run(["completions", shell]).ok().prints("incident");
    }
    place.run(["man", "pages"]).ok();
    assert!(place.read("pages/crisis-incident-open.1").contains("crisis"));
    place.run(["--version"]).ok().prints(env!("CARGO_PKG_VERSION"));
}

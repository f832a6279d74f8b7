//! Looking through the project's own files: sources, locales, documents.

use std::path::{Path, PathBuf};

/// The package's folder.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the project with one of the extensions, in order, with its text.
pub fn files(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&project().join(folder), &mut found);
    found.sort();
    let wanted = |path: &PathBuf| path.extension().is_some_and(|extension| extensions.iter().any(|one| extension == *one));
    let named = |path: PathBuf| {
        let name = path.strip_prefix(project()).expect("below the project").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).expect("a text file"))
    };
    let files: Vec<_> = found.into_iter().filter(wanted).map(named).collect();
    assert!(!files.is_empty(), "no files in {folder}: the scan looks at the wrong place");
    files
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a folder entry").path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

/// Whether a character is a Chinese ideograph or Chinese punctuation.
pub fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3001}'..='\u{3011}' | '\u{ff01}'..='\u{ff5e}' | '\u{f900}'..='\u{faff}')
}

/// The words of a text that are written in Latin letters, in order.
pub fn latin_words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect()
}

/// Splits a command line as a POSIX shell would, as far as quotes go.
pub fn shell_words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote, mut begun) = (Vec::new(), String::new(), None, false);
    for c in line.chars() {
        match (quote, c) {
            (None, '"' | '\'') => (quote, begun) = (Some(c), true),
            (Some(open), c) if c == open => quote = None,
            (None, c) if c.is_whitespace() => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (_, c) => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

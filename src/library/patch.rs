//! A unified diff applied to a text: strictly, for a change that somebody approved must be the change that is made. A hunk may have
//! moved, but its lines must stand in the text exactly once.

use crate::error::{Error, Result};

/// One hunk: the lines that must be there, and those that shall be.
#[derive(Default)]
struct Hunk<'d> {
    before: Vec<&'d str>,
    after: Vec<&'d str>,
    /// Line of the diff at which it begins, from 1.
    line: usize,
}

/// The text with every hunk of the diff applied.
///
/// # Errors
/// Bad input for a text that is no unified diff, and with the diff's line for a hunk whose lines are not there, or more than once.
pub fn apply(text: &str, diff: &str) -> Result<String> {
    let hunks = hunks(diff);
    if hunks.is_empty() {
        return Err(Error::input("error-patch-none"));
    }
    let mut lines: Vec<&str> = text.lines().collect();
    for hunk in &hunks {
        let at = place(&lines, hunk)?;
        lines.splice(at..at + hunk.before.len(), hunk.after.iter().copied());
    }
    Ok(lines.join("\n") + "\n")
}

fn hunks(diff: &str) -> Vec<Hunk<'_>> {
    let mut hunks: Vec<Hunk<'_>> = Vec::new();
    for (index, line) in diff.lines().enumerate() {
        if line.starts_with("@@") {
            hunks.push(Hunk { line: index + 1, ..Hunk::default() });
            continue;
        }
        let Some(hunk) = hunks.last_mut() else { continue };
        match line.split_at_checked(1) {
            Some(("-", rest)) => hunk.before.push(rest),
            Some(("+", rest)) => hunk.after.push(rest),
            // Editors take the blank off an empty line of context.
            Some((" ", rest)) => both(hunk, rest),
            None => both(hunk, ""),
            // `\ No newline at end of file`, and the heads of another file.
            Some(_) => {}
        }
    }
    hunks.retain(|hunk| !hunk.before.is_empty());
    hunks
}

fn both<'d>(hunk: &mut Hunk<'d>, line: &'d str) {
    hunk.before.push(line);
    hunk.after.push(line);
}

fn place(lines: &[&str], hunk: &Hunk<'_>) -> Result<usize> {
    let mut places = lines.windows(hunk.before.len()).enumerate().filter(|(_, window)| *window == hunk.before).map(|(at, _)| at);
    match (places.next(), places.next()) {
        (Some(at), None) => Ok(at),
        (None, _) => Err(Error::input("error-patch-context").with("line", hunk.line)),
        (Some(_), Some(_)) => Err(Error::input("error-patch-twice").with("line", hunk.line)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_changes_what_it_shows_and_nothing_else() {
        let text = "a\nb\nc\nd\n";
        let diff = "--- p.yaml\n+++ p.yaml\n@@ -1,3 +1,4 @@\n a\n-b\n+B\n+bb\n c\n";
        assert_eq!(apply(text, diff).unwrap(), "a\nB\nbb\nc\nd\n");
        assert_eq!(apply("x\na\nb\nc\n", diff).unwrap(), "x\na\nB\nbb\nc\n", "a hunk may have moved");
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_line() {
        for (text, diff, code) in [
            ("a\n", "nothing", "error-patch-none"),
            ("a\n", "@@\n-z\n+y\n", "error-patch-context"),
            ("a\na\n", "@@\n-a\n+b\n", "error-patch-twice"),
            ("", "@@\n-a\n+b\n", "error-patch-context"),
            ("a\n", "@@ -0,0 +1 @@\n+only more\n", "error-patch-none"),
        ] {
            assert_eq!(apply(text, diff).unwrap_err().code(), code, "{diff:?}");
        }
    }

    proptest::proptest! {
        /// What `similar` calls the difference of two texts makes the one from the other.
        #[test]
        fn a_difference_leads_to_the_other_text(a in proptest::collection::vec("[a-z]{1,3}", 1..30), at in 0..30_usize, new in "[A-Z]{1,4}") {
            let mut b = a.clone();
            let at = at % b.len();
            b[at] = new;
            let (a, b) = (a.join("\n") + "\n", b.join("\n") + "\n");
            let diff = similar::TextDiff::from_lines(&a, &b).unified_diff().context_radius(30).to_string();
            proptest::prop_assert_eq!(apply(&a, &diff).unwrap(), b);
        }
    }
}

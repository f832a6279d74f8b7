//! A hundred clean statements: hardly any error finding among them.

use std::collections::BTreeMap;

use crate::respond::lint::finding::Severity;

/// One false error per twenty clean statements at most.
const WORST: usize = 5;

#[test]
fn clean_statements_stay_clean() {
    let linter = super::linter();
    let drafts = super::clean();
    assert_eq!(drafts.len(), 100);
    let mut by_rule: BTreeMap<String, usize> = BTreeMap::new();
    let (mut errors, mut lines) = (0, Vec::new());
    for draft in &drafts {
        for finding in linter.lint(draft) {
            *by_rule.entry(format!("{:?} {}", finding.severity, finding.rule)).or_default() += 1;
            errors += usize::from(finding.severity == Severity::Error);
            lines.push(format!(
                "{:?} {} {:?} in {:?}",
                finding.severity,
                finding.rule,
                &draft.text[finding.span.clone()],
                draft.text.chars().take(40).collect::<String>()
            ));
        }
    }
    println!("{}\n{by_rule:#?}\nerrors {errors} in {} statements", lines.join("\n"), drafts.len());
    assert!(errors <= WORST, "{errors} false errors");
}

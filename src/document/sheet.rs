//! A statement's text taken apart for paper: title, paragraphs, signature, date.

/// The parts of one text; what the text does not have is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub title: String,
    /// One paragraph for each line.
    pub body: Vec<String>,
    pub signature: String,
    pub date: String,
}

/// Takes a text apart. A title is a first line `# …`, the `【…】` that a post begins with, or a first line that ends like
/// no sentence; the signature is a last line with the organisation's name, the date below it or after a comma.
pub fn sheet(text: &str, organization: &str) -> Sheet {
    let mut lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut sheet = Sheet::default();
    if let Some(at) = lines.iter().rposition(|line| *line == organization).filter(|at| at + 2 >= lines.len() && *at > 0) {
        lines.get(at + 1).copied().unwrap_or_default().clone_into(&mut sheet.date);
        organization.clone_into(&mut sheet.signature);
        lines.truncate(at);
    } else if let Some(date) = lines.last().and_then(|last| last.strip_prefix(organization)?.strip_prefix(", ")) {
        date.clone_into(&mut sheet.date);
        organization.clone_into(&mut sheet.signature);
        lines.pop();
    }
    let only = lines.len() == 1;
    if let Some((title, rest)) = lines.first().and_then(|first| titled(first)).filter(|(_, rest)| !(only && rest.is_empty())) {
        title.clone_into(&mut sheet.title);
        lines[0] = rest;
    }
    sheet.body =
        lines.into_iter().map(|line| line.trim_start_matches('#').trim()).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    sheet
}

/// The title in a first line, and what follows it in the same line.
fn titled(line: &str) -> Option<(&str, &str)> {
    if let Some(title) = line.strip_prefix("# ") {
        return Some((title.trim(), ""));
    }
    match line.strip_prefix('【').and_then(|line| line.split_once('】')) {
        Some((title, rest)) => Some((title.trim(), rest.trim())),
        None => line.ends_with(char::is_alphanumeric).then_some((line, "")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_and_a_post_have_their_parts() {
        let article = sheet("# 关于网传情况的说明\n\n已成立调查组。\n\n如有疑问，请联系我们。\n\n市一院\n2026年11月22日\n", "市一院");
        assert_eq!(
            (article.title.as_str(), article.signature.as_str(), article.date.as_str()),
            ("关于网传情况的说明", "市一院", "2026年11月22日")
        );
        assert_eq!(article.body, ["已成立调查组。", "如有疑问，请联系我们。"]);
        let post = sheet("【情况说明】已成立调查组。", "市一院");
        assert_eq!((post.title.as_str(), post.body.len(), post.signature.as_str()), ("情况说明", 1, ""));
        let post = sheet("What we know\n\nA drug was sealed.\n\nOur Hospital, 22 November 2026", "Our Hospital");
        assert_eq!((post.title.as_str(), post.date.as_str(), post.body.len()), ("What we know", "22 November 2026", 1));
    }

    #[test]
    fn a_text_of_nothing_but_the_name_is_a_text() {
        assert_eq!(sheet("市一院", "市一院").body, ["市一院"]);
        assert_eq!(sheet("", "市一院"), Sheet::default());
    }
}

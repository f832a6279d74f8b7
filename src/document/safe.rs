//! The one place where outside text becomes markup: cleaning, escaping, and which links are let through.

use std::fmt::Write;

/// Whether a character may stand in a document at all. Refused: what XML 1.0 forbids (section 2.2, "Char"), other
/// control characters, and the invisible direction and tag characters that make a text read other than it is.
fn allowed(c: char) -> bool {
    !matches!(c,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// The text without characters that a document must not hold.
pub fn clean(text: &str) -> String {
    text.chars().filter(|&c| allowed(c)).collect()
}

/// Text for element content or a double-quoted attribute, in HTML and in XML alike.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    escape_into(&mut out, text);
    out
}

/// [`escape`], appended to what is there already.
pub fn escape_into(out: &mut String, text: &str) {
    for c in text.chars().filter(|&c| allowed(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

/// The text that [`escape`] was given, less what it dropped.
pub fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// A link target that may be followed: absolute `http`, `https` or `mailto`, with everything outside the ASCII of
/// RFC 3986 percent-encoded, so that it can neither leave its attribute nor break a Word field. `None` otherwise.
pub fn href(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let fits = match scheme.as_str() {
        "http" | "https" => rest.len() > 2 && rest.starts_with("//"),
        "mailto" => rest.contains('@'),
        _ => false,
    };
    if !fits || url.len() > 2_000 {
        return None;
    }
    let mut out = format!("{scheme}:");
    for byte in clean(rest).bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Some(out)
}

/// `true` for Chinese in any of its tags (`zh`, `zh-CN`, `zh_Hant`).
pub fn is_chinese(lang: &str) -> bool {
    lang.get(..2).is_some_and(|code| code.eq_ignore_ascii_case("zh"))
}

/// The language tag for `lang` and `w:lang` attributes: letters, digits and hyphens, `zh` made `zh-CN`.
pub fn lang_tag(lang: &str) -> String {
    let tag: String =
        lang.chars().map(|c| if c == '_' { '-' } else { c }).filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(35).collect();
    match tag.as_str() {
        "zh" => "zh-CN".to_owned(),
        "" => "en".to_owned(),
        _ => tag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_characters_are_escaped_and_invisible_ones_dropped() {
        assert_eq!(escape("<a href=\"x\" b='y'>&"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
        assert_eq!(clean("13\u{200b}8\u{202e}00\0\u{1b}[31m 甲\n"), "13800[31m 甲\n");
    }

    #[test]
    fn only_three_schemes_pass() {
        assert_eq!(href("HTTPS://a.cn/路?q=\"<x>'").as_deref(), Some("https://a.cn/%E8%B7%AF?q=%22%3Cx%3E%27"));
        assert_eq!(href("mailto:a@b.cn").as_deref(), Some("mailto:a@b.cn"));
        for bad in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "data:text/html,x",
            "//a.cn",
            "/a",
            "file:///etc",
            "http:a",
            "",
            "vbscript:x",
            "jav\u{0}ascript:x",
        ] {
            assert_eq!(href(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn language_tags_are_plain() {
        assert_eq!(lang_tag("zh"), "zh-CN");
        assert_eq!(lang_tag("en\" onload=\"x"), "enonloadx");
        assert!(is_chinese("zh_Hant") && !is_chinese("en") && !is_chinese(""));
    }
}

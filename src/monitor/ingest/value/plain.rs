//! HTML as the plain text a person would read: tags go, blocks become lines, scripts and styles go with what is in them.
//!
//! Nothing is ever shown as HTML, so this need not be safe against cleverness; it must only end and lose no words.

/// Elements whose content is not for readers.
const HIDDEN: [&str; 6] = ["script", "style", "template", "noscript", "iframe", "svg"];

/// Elements that begin a new line.
const BLOCKS: [&str; 18] =
    ["p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "pre"];

/// The named characters that posts and feeds use.
const NAMED: [(&str, &str); 24] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("zwnj", ""),
    ("hellip", "…"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("middot", "·"),
    ("bull", "•"),
    ("copy", "©"),
    ("yen", "¥"),
    ("euro", "€"),
];

/// The text of a piece of HTML, its lines trimmed, never two empty ones in a row.
pub fn text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let mut quotes = true;
    while let Some(at) = rest.find(['<', '&']) {
        push_words(&mut out, &rest[..at]);
        rest = &rest[at..];
        rest = if rest.starts_with('&') { entity(&mut out, rest) } else { tag(&mut out, rest, &mut quotes) };
    }
    push_words(&mut out, rest);
    let lines: Vec<&str> = out.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n").replace('\0', "")
}

/// Any run of white space of the source is one space.
fn push_words(out: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}

/// Takes a tag, a comment or a lone `<`; gives what follows.
fn tag<'a>(out: &mut String, rest: &'a str, quotes: &mut bool) -> &'a str {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment.find("-->").map_or("", |end| &comment[end + 3..]);
    }
    if let Some(data) = rest.strip_prefix("<![CDATA[") {
        return data.strip_suffix("]]>").unwrap_or(data);
    }
    let inner = &rest[1..];
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        out.push('<');
        return inner;
    }
    let Some(end) = tag_end(inner, quotes) else { return "" };
    let name: String = inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    if BLOCKS.contains(&name.as_str()) {
        out.push('\n');
    }
    let after = &inner[end + 1..];
    let opens_hidden = HIDDEN.contains(&name.as_str()) && !inner.starts_with('/') && !inner[..end].ends_with('/');
    if opens_hidden { closing(after, &name) } else { after }
}

/// The `>` of a tag, not one inside an attribute's quotes. After a quote that never ends quotes count no more, so that no
/// stretch is searched twice in vain.
fn tag_end(inner: &str, quotes: &mut bool) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in inner.bytes().enumerate().take_while(|_| *quotes) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    *quotes = false;
    inner.find('>')
}

/// What follows the closing tag, or the end. One pass, so that many open tags cost no more than their length.
fn closing<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let start = from + at + 2;
        if rest.get(start..start + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return rest[start..].find('>').map_or("", |end| &rest[start + end + 1..]);
        }
        from = start;
    }
    ""
}

/// Takes `&name;` or `&#number;`; gives what follows.
fn entity<'a>(out: &mut String, rest: &'a str) -> &'a str {
    let end = rest.bytes().take(12).position(|byte| byte == b';');
    let decoded = end.and_then(|end| Some((named(&rest[1..end])?, &rest[end + 1..])));
    if let Some((text, after)) = decoded {
        out.push_str(&text);
        after
    } else {
        out.push('&');
        &rest[1..]
    }
}

fn named(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_would_see() {
        let cases = [
            ("<p>One&nbsp;&amp; two<br/>three</p><p>four</p>", "One & two\nthree\nfour"),
            ("a<script>alert('</p>')</script>b<style>x{}</style>c", "abc"),
            ("<a href=\"x>y\" title='>'>link</a> &#x533b;&#38498; &unknown; &", "link 医院 &unknown; &"),
            ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
            ("<!-- hidden --><SCRIPT src=x>never closed", ""),
            ("cut <a href=", "cut"),
            ("<img src=x onerror=\"alert(1)\">after", "after"),
            ("医院<b>门口</b>", "医院门口"),
            ("&lt;script&gt;", "<script>"),
            ("&#0;&#55296;&#1114112;x", "&#55296;&#1114112;x"),
        ];
        for (html, plain) in cases {
            assert_eq!(text(html), plain, "{html}");
        }
    }
}

//! What a post says itself: of a repost chain the part that is passed on, without names, links and the codes of emoji.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr3;

/// From eighteen letters, gaps between words counted, or ten Chinese characters, the end of a chain is what was posted first: what is shorter
/// ("oh", "look") is not compared anyway, and gives way to the longest part.
const FIRST_POST: usize = 90;
const LETTER: usize = 5;
const CHARACTER: usize = 9;

/// Longest name on any platform we know, in characters.
const LONGEST_NAME: usize = 30;
/// Longest code of an emoji (`[爱心传递]`), in characters.
const LONGEST_CODE: usize = 6;

/// A part of a text; what is no wording has become spaces, so that places in it are places in the text.
#[derive(Debug, PartialEq, Eq)]
pub struct Wording<'t> {
    pub text: Cow<'t, str>,
    /// The byte at which it begins.
    pub start: usize,
}

impl Wording<'_> {
    /// Whether the text it was found in is nothing but wording.
    pub fn is_all_of(&self, text: &str) -> bool {
        matches!(self.text, Cow::Borrowed(_)) && self.text.len() == text.len()
    }
}

/// Finds the wording of a text: one pass, whatever the text is made of.
pub fn wording(text: &str) -> Wording<'_> {
    if memchr3(b'/', b'@', b'[', text.as_bytes()).is_none() {
        return Wording { text: Cow::Borrowed(text), start: 0 };
    }
    let mut parts = Parts::default();
    let mut at = 0;
    while let Some(next) = text[at..].find(['/', '@', '[']).map(|found| at + found) {
        at = parts.note(text, next);
    }
    let part = parts.passed_on(text);
    let blanks = parts.blanks.iter().filter(|blank| part.start <= blank.start && blank.end <= part.end);
    let mut bytes: Option<Vec<u8>> = None;
    for blank in blanks {
        let bytes = bytes.get_or_insert_with(|| text.as_bytes()[part.clone()].to_vec());
        bytes[blank.start - part.start..blank.end - part.start].fill(b' ');
    }
    let borrowed = &text[part.clone()];
    // Whole characters were blanked: what is left is UTF-8.
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).map_or(Cow::Borrowed(borrowed), Cow::Owned);
    Wording { text, start: part.start }
}

/// The parts of a chain so far.
#[derive(Default)]
struct Parts {
    /// Where the part that is being read begins.
    begin: usize,
    /// Bytes of it that are no wording.
    blank: usize,
    longest: Range<usize>,
    /// Of the longest part, bytes of wording.
    weight: usize,
    /// In order.
    blanks: Vec<Range<usize>>,
}

impl Parts {
    /// Looks at a `/`, `@` or `[`; where to read on.
    fn note(&mut self, text: &str, at: usize) -> usize {
        match text.as_bytes()[at] {
            b'/' => {
                if let Some(link) = link(text, at) {
                    return self.leave_out(link);
                }
                let name = text[at..].trim_start_matches('/').trim_start();
                let slashes = text[at..].len() - text[at..].trim_start_matches('/').len();
                match chain_name(name).filter(|_| slashes <= 2) {
                    Some(after) => self.next_part(at, text.len() - after.len()),
                    None => at + slashes,
                }
            }
            b'@' => self.name(text, at),
            _ => match code(&text[at..]) {
                Some(length) => self.leave_out(at..at + length),
                None => at + 1,
            },
        }
    }

    fn name(&mut self, text: &str, at: usize) -> usize {
        let before = &text[..at];
        if before.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            return at + 1; // An address of mail.
        }
        let Some(length) = name_length(&text[at + 1..]) else { return at + 1 };
        let after = &text[at + 1 + length..];
        if after.starts_with([':', '：', ' '])
            && let Some(own) = before.trim_end().strip_suffix("RT").filter(|own| !own.ends_with(char::is_alphanumeric))
        {
            let after = after.trim_start_matches([':', '：']);
            return self.next_part(own.len(), text.len() - after.len());
        }
        let from = before.strip_suffix("回复").map_or(at, str::len);
        self.leave_out(from..at + 1 + length)
    }

    /// Leaves out what is not left out yet: a link may begin within a name (`@http://…`), and so may an answer (`@回复@…`).
    fn leave_out(&mut self, range: Range<usize>) -> usize {
        let free = self.blanks.last().map_or(0, |blank| blank.end).max(self.begin);
        let range = range.start.max(free)..range.end;
        let end = range.end;
        self.blank += range.len();
        self.blanks.push(range);
        end
    }

    fn next_part(&mut self, end: usize, begin: usize) -> usize {
        self.close(end);
        (self.begin, self.blank) = (begin, 0);
        begin
    }

    fn close(&mut self, end: usize) {
        let weight = end.saturating_sub(self.begin + self.blank);
        if weight > self.weight || self.longest.is_empty() {
            (self.longest, self.weight) = (self.begin..end.max(self.begin), weight);
        }
    }

    /// The last part if it is the only one or says something, else the longest.
    fn passed_on(&mut self, text: &str) -> Range<usize> {
        if self.begin == 0 || self.last_says_something(text) {
            return self.begin..text.len();
        }
        self.close(text.len());
        self.longest.clone()
    }

    fn last_says_something(&self, text: &str) -> bool {
        let blanks = &self.blanks[self.blanks.partition_point(|blank| blank.start < self.begin)..];
        let starts = std::iter::once(self.begin).chain(blanks.iter().map(|blank| blank.end));
        let ends = blanks.iter().map(|blank| blank.start).chain([text.len()]);
        let words = starts.zip(ends).flat_map(|(from, to)| text[from..to].split_whitespace());
        let mut said = 0;
        for word in words {
            let letters = word.chars().filter(|c| c.is_alphanumeric()).map(|c| if c.is_ascii() { LETTER } else { CHARACTER });
            said += letters.take(FIRST_POST).sum::<usize>();
            if said >= FIRST_POST {
                return true;
            }
            said += if said > 0 { LETTER } else { 0 };
        }
        false
    }
}

/// `http://…` around the slashes at `at`: as far as characters of a link go.
fn link(text: &str, at: usize) -> Option<Range<usize>> {
    let before = &text.as_bytes()[..at];
    let scheme = [&b"https:"[..], b"http:"]
        .into_iter()
        .find(|scheme| before.len().checked_sub(scheme.len()).is_some_and(|from| before[from..].eq_ignore_ascii_case(scheme)))?;
    let rest = text[at..].strip_prefix("//")?;
    let length = rest.bytes().take_while(|byte| byte.is_ascii_graphic() && !b"<>\"".contains(byte)).count();
    Some(at - scheme.len()..at + 2 + length)
}

/// What follows `@name:`; none if this is no link of a chain.
fn chain_name(rest: &str) -> Option<&str> {
    let name = rest.strip_prefix('@')?;
    let (colon, mark) = name.char_indices().take(LONGEST_NAME + 1).find(|(_, c)| matches!(c, ':' | '：'))?;
    Some(&name[colon + mark.len_utf8()..])
}

/// Bytes of the name that a text begins with; none if it is none.
fn name_length(text: &str) -> Option<usize> {
    let of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '·');
    let mut ends = text.char_indices().take(LONGEST_NAME + 1);
    match ends.by_ref().find(|(_, c)| !of_name(*c)) {
        Some((end, _)) => Some(end),
        None => (text.chars().take(LONGEST_NAME + 1).count() <= LONGEST_NAME).then_some(text.len()),
    }
}

/// Bytes of the emoji code that a text begins with.
fn code(text: &str) -> Option<usize> {
    let (end, last) = text.char_indices().skip(1).take(LONGEST_CODE + 1).find(|(_, c)| !c.is_alphanumeric())?;
    (last == ']').then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(text: &str) -> String {
        wording(text).text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn of_a_chain_the_first_post_counts() {
        assert_eq!(said("转发微博 //@甲:今天医院里发生的事情"), "今天医院里发生的事情");
        assert_eq!(said("看看//@甲：太可怕了//@乙 :今天医院里发生的事情"), "今天医院里发生的事情");
        assert_eq!(said("我在这家医院住了三个月，谁都没管过我//@乙:哦"), "我在这家医院住了三个月，谁都没管过我");
        let post = "护士打错了针，家属要一个说法，到现在都没有人回应";
        assert_eq!(said(&format!("我在这家医院住了三个月，谁都没管过我，他们从来都是这样的/@甲: {post}")), post);
        assert_eq!(said("So true! RT @nurse_jane: We waited five hours in the corridor"), "We waited five hours in the corridor");
        assert_eq!(said("Why would anybody say such a thing? RT @nurse Our ward's on strike."), "Our ward's on strike.");
        assert_eq!(said("Why would anybody say such a thing? RT @nurse on strike"), "Why would anybody say such a thing?");
    }

    #[test]
    fn names_links_and_codes_are_no_wording() {
        assert_eq!(said("[怒][怒]医院停电@市一院 看 http://t.cn/ab12，快转"), "医院停电 看 ，快转");
        assert_eq!(said("回复@路人甲:医院停电了"), ":医院停电了");
        assert_eq!(said("mail a@b.org or and/or 3/4 [sic, really]"), "mail a@b.org or and/or 3/4 [sic, really]");
        assert_eq!(said("plain"), "plain");
        assert_eq!(said("@http://t.cn/a 医院停电"), "医院停电");
        assert_eq!(said("@回复@路人甲 医院停电"), "医院停电");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn places_stay_what_they_are(
            text in "(//@甲:|/@|@|RT|RT @ab: |回复|@乙 |:|/|https?://|t.cn/a|怒|[怒]|\\[怒\\]|：|[ab ]|\\PC){0,40}",
        ) {
            let found = wording(&text);
            let original = &text[found.start..found.start + found.text.len()];
            for (ours, theirs) in found.text.bytes().zip(original.bytes()) {
                prop_assert!(ours == theirs || ours == b' ');
            }
        }
    }

    #[test]
    fn a_text_of_nothing_but_links_of_a_chain_takes_no_time() {
        for piece in ["//@", "@甲", "[", "RT @a:", "http://", "//@a:"] {
            let long = piece.repeat(4_000_000 / piece.len());
            assert!(wording(&long).text.len() <= long.len());
        }
    }
}

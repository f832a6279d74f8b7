//! Chinese personal names: a surname, one or two given characters, and a cue that a person is meant.
//! Shape alone is not enough: 安全 and 方案 have it too.

use super::glyphs::{Glyphs, is_han};
use super::person::{Form, Person};
use super::words_zh::{
    COMPOUND, COURTESY, CUES, DOUBTFUL, FUNCTION, GIVEN, NEVER_GIVEN, OPENING, PROFESSIONAL, SENIOR, SURNAMES, VERBS, WORDS,
};

/// All Chinese names of a text.
pub fn find(text: &Glyphs) -> Vec<Person> {
    let mut found: Vec<Person> = Vec::new();
    let mut i = 0;
    while i < text.len() {
        match at(text, i, found.last()) {
            Some((person, end)) => {
                found.push(person);
                i = end;
            }
            None => i += 1,
        }
    }
    found
}

fn at(text: &Glyphs, i: usize, last: Option<&Person>) -> Option<(Person, usize)> {
    let c = text.get(i);
    if is_mask(c) && c != '某' {
        return masked_surname(text, i);
    }
    if !is_han(c) {
        return None;
    }
    let family = surname(text, i)?;
    let given = i + family;
    if is_mask(text.get(given)) {
        return masked_given(text, i, given);
    }
    if starts_title(text, given) {
        // 李女士: somebody is meant and nobody is named
        let courtesy = COURTESY.iter().find(|t| text.starts(given, t)).filter(|_| opens(text, i))?;
        let end = given + courtesy.chars().count();
        return Some((person(text, i, end, Form::Masked, false), end));
    }
    let listed = last.is_some_and(|p| text.before(i) == '、' && p.span.end == text.span(i - 1, i).start);
    let doubtful = DOUBTFUL.contains(c) && family == 1;
    for length in [2, 1] {
        let end = given + length;
        if end > text.len() || !text.c[given..end].iter().all(|&g| is_han(g) && !NEVER_GIVEN.contains(g)) || is_word(text, i) {
            continue;
        }
        let typical = text.c[given..end].iter().filter(|g| GIVEN.contains(**g)).count();
        if doubtful && typical == 0 && !is_described(text, i, end) {
            continue;
        }
        if is_alias(text, i, end) {
            return Some((person(text, i, end, Form::Masked, false), end));
        }
        if let Some(professional) = evidence(text, i, end, listed, typical == length) {
            return Some((person(text, i, end, Form::Full, professional), end));
        }
    }
    None
}

fn surname(text: &Glyphs, i: usize) -> Option<usize> {
    if COMPOUND.iter().any(|s| text.starts(i, s)) {
        return Some(2);
    }
    let c = text.get(i);
    (SURNAMES.contains(c) || DOUBTFUL.contains(c)).then_some(1)
}

fn is_word(text: &Glyphs, i: usize) -> bool {
    WORDS.iter().any(|w| text.starts(i, w))
}

/// `Some(professional)` where the surroundings speak for a person.
fn evidence(text: &Glyphs, start: usize, end: usize, listed: bool, typical: bool) -> Option<bool> {
    if PROFESSIONAL.iter().any(|t| text.starts(end, t)) && opens(text, start) {
        return Some(true);
    }
    if COURTESY.iter().any(|t| text.starts(end, t)) && opens(text, start) {
        return Some(false);
    }
    if biography(text, end) {
        return Some(false);
    }
    let closed = closes(text, end);
    if let Some(cue) = cue_before(text, start)
        && (closed || typical && !is_name_tail(text, end))
    {
        return Some(SENIOR.contains(&cue));
    }
    if listed && closed {
        return Some(false);
    }
    let clause = !is_han(text.before(start)) || cue_before(text, start).is_some();
    (clause && typical && VERBS.iter().any(|v| text.starts(end, v))).then_some(false)
}

/// A title or a biography follows: as good as a cue.
fn is_described(text: &Glyphs, start: usize, end: usize) -> bool {
    biography(text, end) || starts_title(text, end) && opens(text, start)
}

/// 程一（化名）, 化名程一: the text says itself that this is no real name.
fn is_alias(text: &Glyphs, start: usize, end: usize) -> bool {
    text.any(end, &["（化名", "(化名", "（均为化名"]).is_some() || text.ends(start, "化名")
}

/// A third given character would make this no name of ours.
fn is_name_tail(text: &Glyphs, end: usize) -> bool {
    GIVEN.contains(text.get(end))
}

fn cue_before(text: &Glyphs, start: usize) -> Option<&'static str> {
    let mut at = start;
    for _ in 0..2 {
        if matches!(text.before(at), '：' | ':' | '（' | '(' | '“' | ' ' | '为' | '是' | '叫' | '名' | '姓' | '，') && at > 0 {
            if let Some(cue) = text.any_before(at, CUES) {
                return Some(cue);
            }
            at -= 1;
        }
    }
    text.any_before(at, CUES).or_else(|| text.any_before(start, CUES))
}

/// The name opens a clause, or follows a function word or a cue.
fn opens(text: &Glyphs, start: usize) -> bool {
    let before = text.before(start);
    !is_han(before)
        || FUNCTION.contains(before)
        || matches!(before, '和' | '科' | '室' | '部' | '处' | '心' | '任' | '长')
        || cue_before(text, start).is_some()
}

fn closes(text: &Glyphs, end: usize) -> bool {
    let c = text.get(end);
    !is_han(c) || FUNCTION.contains(c) || OPENING.contains(c)
}

/// 李建国（男，45岁）: what follows describes a person.
fn biography(text: &Glyphs, end: usize) -> bool {
    let at = end + usize::from(matches!(text.get(end), '（' | '(' | '，' | ','));
    if at == end {
        return false;
    }
    let numbers = (at..at + 3).take_while(|&k| text.get(k).is_ascii_digit()).count();
    text.any(at, &["男，", "女，", "男,", "女,", "男）", "女）", "男性", "女性", "现年", "今年", "年龄", "身份证", "住址", "家住"])
        .is_some()
        || numbers > 0 && text.get(at + numbers) == '岁'
}

fn starts_title(text: &Glyphs, at: usize) -> bool {
    COURTESY.iter().chain(PROFESSIONAL).any(|t| text.starts(at, t))
}

fn is_mask(c: char) -> bool {
    matches!(c, '某' | '*' | '×' | 'X' | 'x' | '○' | '□' | '_' | '＊')
}

/// 张某 and 张某某 hide the person; 张某伟 does not.
fn masked_given(text: &Glyphs, start: usize, given: usize) -> Option<(Person, usize)> {
    if is_han(text.before(start)) && !opens(text, start) && text.before(start) != '，' {
        return None;
    }
    let mut end = given;
    while is_mask(text.get(end)) && end - given < 3 {
        end += 1;
    }
    let latin = text.c[given..end].iter().any(|c| matches!(c, 'X' | 'x'));
    if latin && text.get(end).is_ascii_alphanumeric() {
        return None; // X线, CT and the like
    }
    let shown = text.get(end);
    let leaks = is_han(shown) && !NEVER_GIVEN.contains(shown) && ends_name(text, end) && !is_word_after_mask(text, end);
    let end = if leaks { end + 1 } else { end };
    Some((person(text, start, end, if leaks { Form::LeakyMask } else { Form::Masked }, false), end))
}

/// 张某伟，/ 张某伟的: the shown character is the end of a name and not the start of a verb (张某违反).
fn ends_name(text: &Glyphs, shown: usize) -> bool {
    let next = text.get(shown + 1);
    let symbol = text.before(shown) != '某'; // after 某 a verb may begin, after a star only the name goes on
    symbol && closes(text, shown + 1)
        || !is_han(next)
        || "的于因在与和被".contains(next)
        || "已昨今现曾".contains(next) && !"父母妻夫子女儿家方等属".contains(text.get(shown))
        || GIVEN.contains(text.get(shown)) && closes(text, shown + 1)
}

/// 张某说, 李某等: what follows the mask is a word of its own.
fn is_word_after_mask(text: &Glyphs, at: usize) -> bool {
    VERBS.iter().chain(CUES).chain(COURTESY).chain(PROFESSIONAL).any(|w| text.starts(at, w)) || matches!(text.get(at), '离' | '今' | '现')
}

/// *建国: the surname is hidden and the given name is not.
fn masked_surname(text: &Glyphs, i: usize) -> Option<(Person, usize)> {
    let given = i + 1;
    cue_before(text, i)?;
    let shown = (given..given + 2).take_while(|&k| is_han(text.get(k)) && !FUNCTION.contains(text.get(k))).count();
    let end = given + shown;
    (shown > 0 && closes(text, end)).then(|| (person(text, i, end, Form::LeakyMask, false), end))
}

fn person(text: &Glyphs, from: usize, to: usize, form: Form, professional: bool) -> Person {
    Person { span: text.span(from, to), name: text.c[from..to].iter().collect(), form, professional }
}

#[cfg(test)]
mod tests {
    use super::{Form, Glyphs, find};

    fn names(text: &str) -> Vec<(String, Form)> {
        find(&Glyphs::new(text)).into_iter().map(|p| (p.name, p.form)).collect()
    }

    #[test]
    fn names_are_found_by_cue_title_and_biography() {
        for (text, name) in [
            ("患者李建国于昨日入院", "李建国"),
            ("死者为王海燕，女", "王海燕"),
            ("我院医生赵立新参与抢救", "赵立新"),
            ("欧阳婷女士向我院反映", "欧阳婷"),
            ("周晓峰（男，45岁）", "周晓峰"),
        ] {
            assert_eq!(names(text), [(name.to_owned(), Form::Full)], "{text}");
        }
    }

    #[test]
    fn ordinary_words_are_no_names() {
        for text in [
            "患者安全是底线",
            "家属方面已沟通",
            "医院高度重视",
            "患者周围人群",
            "患者常规检查",
            "医生高超的技术",
            "患者及家属",
            "护士管理",
            "患者万分痛苦",
        ] {
            assert_eq!(names(text), [], "{text}");
        }
    }

    #[test]
    fn masks_are_weighed() {
        assert_eq!(names("患者张某伟，")[0].1, Form::LeakyMask);
        assert_eq!(names("患者李*明，")[0].1, Form::LeakyMask);
        assert_eq!(names("患者王XX明。")[0].1, Form::LeakyMask);
        assert_eq!(names("患者张某因病入院")[0].1, Form::Masked);
        assert_eq!(names("患者李某某死亡")[0].1, Form::Masked);
    }
}

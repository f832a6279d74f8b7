//! Names of institutions, cut down to the part that tells one from another.

use std::ops::Range;

use super::glyphs::{Glyphs, is_han};

const ZH_SUFFIXES: &[&str] = &[
    "医院",
    "有限公司",
    "公司",
    "药业",
    "集团",
    "大学",
    "研究院",
    "研究所",
    "检测中心",
    "鉴定中心",
    "鉴定所",
    "检验所",
    "律师事务所",
    "基金会",
    "药厂",
    "实验室",
    "医学院",
];
/// Words before the suffix that name no institution of their own.
const ZH_GENERIC: &[&str] = &[
    "我",
    "本",
    "该",
    "贵",
    "各",
    "上级",
    "当地",
    "相关",
    "有关",
    "第三方",
    "独立",
    "专业",
    "定点",
    "其他",
    "其它",
    "多家",
    "两家",
    "三家",
    "外院",
    "到",
    "在",
    "来",
    "市",
    "省",
    "区",
    "县",
    "全市",
    "全省",
    "综合",
    "专科",
    "公立",
    "社区",
    "互联网",
    "三甲",
    "生产",
    "供货",
    "供应",
    "厂家",
    "保险",
    "物业",
    "保安",
    "基层",
    "我们",
    "友",
    "兄弟",
    "转诊",
    "就近",
    "附近",
    "涉事",
    "家",
    "法医",
    "中心",
    "自称",
    "代表",
    "称",
    "选择",
    "全体",
    "所在",
    "前往",
    "送医",
    "首诊",
    "接诊",
    "收治",
    "多所",
    "某",
    "主管",
    "另一家",
];
/// Words that end what precedes a name.
const ZH_STOPS: &str = "由与向在到和及同请经被从对与并已将往赴把给让为是的了，。、：；（）《》“”经与托邀于";

const EN_SUFFIXES: &[&str] = &[
    "Hospital",
    "University",
    "Institute",
    "Laboratories",
    "Laboratory",
    "Labs",
    "Pharma",
    "Pharmaceuticals",
    "Ltd",
    "Limited",
    "Inc",
    "Corporation",
    "Foundation",
    "College",
    "Agency",
    "Council",
    "Trust",
    "Infirmary",
    "Clinic",
    "Centre",
    "Center",
    "Partners",
    "Group",
    "Commission",
];
const EN_GENERIC: &[&str] = &[
    "The",
    "Our",
    "City",
    "County",
    "Provincial",
    "Municipal",
    "National",
    "District",
    "Regional",
    "Health",
    "Public",
    "Safety",
    "Food",
    "Drug",
    "Medical",
    "Care",
    "A",
    "This",
    "Local",
    "Control",
    "Disease",
    "Research",
    "Call",
    "Service",
    "Advice",
    "Emergency",
    "Family",
    "Support",
    "Information",
    "Data",
    "Protection",
    "Quality",
    "Patient",
    "Response",
    "Blood",
    "Cancer",
    "Trauma",
    "Stroke",
    "In",
    "At",
    "Your",
    "Help",
    "Operations",
    "NHS",
];

/// An institution's name and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    pub span: Range<usize>,
    /// The shortest form that still tells it apart; a ledger that holds this supports the name.
    pub key: String,
}

/// Institutions that the text names.
pub fn organisations(text: &Glyphs) -> Vec<Organisation> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let hit = if is_han(text.c[i]) { chinese(text, i) } else { english(text, i) };
        match hit {
            Some((organisation, end)) => {
                found.push(organisation);
                i = end;
            }
            None => i += 1,
        }
    }
    found
}

/// `i` is where the suffix begins; the name is read backwards.
fn chinese(text: &Glyphs, i: usize) -> Option<(Organisation, usize)> {
    let suffix = text.any(i, ZH_SUFFIXES)?;
    let end = i + suffix.chars().count();
    let mut start = i;
    while start > 0 && i - start < 12 && is_han(text.before(start)) && !ZH_STOPS.contains(text.before(start)) {
        start -= 1;
    }
    let stem: String = text.c[start..i].iter().collect();
    let own = i - start >= 2 && !ZH_GENERIC.iter().any(|g| stem.ends_with(g)) && !is_han_number(text.before(i));
    let key_start = i.saturating_sub(2).max(start);
    own.then(|| (Organisation { span: text.span(key_start, end), key: text.c[key_start..end].iter().collect() }, end))
}

fn is_han_number(c: char) -> bool {
    super::numeral::chinese_value(c).is_some()
}

fn english(text: &Glyphs, i: usize) -> Option<(Organisation, usize)> {
    if !text.get(i).is_ascii_uppercase() || text.before(i).is_alphanumeric() {
        return None;
    }
    let mut words: Vec<(usize, usize, String)> = Vec::new();
    let mut at = i;
    while text.get(at).is_uppercase() && words.len() < 7 {
        let mut end = at;
        while text.get(end).is_alphabetic() || matches!(text.get(end), '\'' | '’' | '-') && text.get(end + 1).is_alphabetic() {
            end += 1;
        }
        words.push((at, end, text.c[at..end].iter().collect()));
        if text.get(end) != ' ' {
            break;
        }
        at = end + 1;
    }
    let last = words.iter().rposition(|w| EN_SUFFIXES.contains(&w.2.as_str()))?;
    let first = words.iter().position(|w| !EN_GENERIC.contains(&w.2.as_str()) && !matches!(w.2.as_str(), "On" | "For" | "From" | "And"))?;
    let (start, end) = (words[first].0, words[last].1);
    (first < last && words[first..last].iter().any(|w| !EN_GENERIC.contains(&w.2.as_str())))
        .then(|| (Organisation { span: text.span(start, end), key: text.c[start..end].iter().collect() }, end))
}

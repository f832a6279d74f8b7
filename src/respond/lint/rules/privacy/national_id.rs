//! Identity card numbers: the Chinese resident identity number with its check digit (GB 11643-1999, ISO 7064 MOD 11-2), the US social security number, the UK national insurance number.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};
use super::super::labelled::labelled;

pub const CHECK: Check = Check { id: "privacy.national-id", run };

/// What announces a number even where its check digit is wrong.
const LABELS: &[&str] = &[
    "身份证号",
    "身份证",
    "公民身份号码",
    "证件号",
    "证件号码",
    "社会保障号",
    "ssn",
    "social security number",
    "social security",
    "national id",
    "id card",
    "identity card",
    "national insurance number",
    "national insurance",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let mut spans: Vec<_> = cx
        .text
        .runs
        .iter()
        .filter(|r| is_resident_number(&r.digits) || is_old_number(&r.digits) || is_ssn(&r.typed))
        .map(|r| r.span.clone())
        .collect();
    for span in labelled(cx.text, LABELS, 4) {
        if !spans.iter().any(|s| s.start < span.end && span.start < s.end) {
            spans.push(span);
        }
    }
    out.extend(spans.into_iter().map(Hit::at));
}

/// Eighteen characters whose last one checks the others.
pub fn is_resident_number(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    if digits.len() != 18 || !is_birth_date(&digits[6..14]) {
        return false;
    }
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(d, w)| u32::from(d.wrapping_sub(b'0')) * w).sum();
    CHECKS[(sum % 11) as usize] == digits.as_bytes()[17]
}

/// The fifteen-digit number in use before 1999: region, birth date with a two-digit year, sequence.
fn is_old_number(digits: &str) -> bool {
    digits.len() == 15
        && digits.bytes().all(|b| b.is_ascii_digit())
        && is_birth_date(&format!("19{}", &digits[6..12]))
        && matches!(digits.as_bytes()[0], b'1'..=b'6')
}

fn is_birth_date(digits: &str) -> bool {
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|d| d.parse::<u32>().ok());
    matches!((part(0..4), part(4..6), part(6..8)), (Some(1900..=2099), Some(1..=12), Some(1..=31)))
}

/// 3-2-4 digits with separators; areas 000, 666 and 9xx were never given out.
fn is_ssn(typed: &str) -> bool {
    let groups: Vec<&str> = typed.split(['-', ' ']).collect();
    let sizes: Vec<usize> = groups.iter().map(|g| g.len()).collect();
    sizes == [3, 2, 4]
        && groups.iter().all(|g| g.bytes().all(|b| b.is_ascii_digit()))
        && !matches!(groups[0], "000" | "666")
        && !groups[0].starts_with('9')
}

#[cfg(test)]
mod tests {
    use super::is_resident_number;

    #[test]
    fn the_check_digit_decides() {
        assert!(is_resident_number("11010519491231002X"));
        assert!(!is_resident_number("110105194912310021"));
    }
}

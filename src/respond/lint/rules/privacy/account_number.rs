//! Numbers of accounts, cards and health plans.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};
use super::super::labelled::labelled;
use super::national_id::is_resident_number;

pub const CHECK: Check = Check { id: "privacy.account-number", run };

/// What announces such a number.
const LABELS: &[&str] = &[
    "银行卡",
    "银行账号",
    "银行账户",
    "账号",
    "账户",
    "卡号",
    "医保卡",
    "医保号",
    "社保卡",
    "社保号",
    "医保编号",
    "保单号",
    "保单",
    "微信号",
    "qq号",
    "qq",
    "account number",
    "account no",
    "account",
    "iban",
    "sort code",
    "card number",
    "policy number",
    "policy no",
    "health plan",
    "member id",
    "beneficiary number",
    "insurance number",
    "insurance id",
    "medicare number",
    "sort-code",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let mut spans = labelled(cx.text, LABELS, 5);
    let cards = cx.text.runs.iter().filter(|run| is_card(&run.digits)).map(|run| run.span.clone());
    spans.extend(cards.filter(|card| !spans.iter().any(|known| known.start < card.end && card.start < known.end)).collect::<Vec<_>>());
    out.extend(spans.into_iter().map(Hit::at));
}

/// Fifteen to nineteen digits whose last one checks the others (Luhn, ISO/IEC 7812-1), and no resident number.
fn is_card(digits: &str) -> bool {
    if !(15..=19).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) || is_resident_number(digits) {
        return false;
    }
    let doubled = |(place, byte): (usize, u8)| {
        let value = u32::from(byte - b'0') << (place % 2);
        value / 10 + value % 10
    };
    digits.bytes().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::is_card;

    #[test]
    fn the_last_digit_of_a_card_checks_the_others() {
        assert!(is_card("4556737586899855"));
        assert!(!is_card("4556737586899856"));
        assert!(!is_card("2026112202000000000000"));
    }
}

//! Numbers of accounts, cards and health plans.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};
use super::super::labelled::labelled;

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
    out.extend(labelled(cx.text, LABELS, 5).into_iter().map(Hit::at));
}

//! Serial numbers of a person's implant or device.

use super::super::super::finding::Hit;
use super::super::super::{Check, Context};
use super::super::labelled::labelled;

pub const CHECK: Check = Check { id: "privacy.device-serial", run };

/// What announces such a number.
const LABELS: &[&str] = &[
    "序列号",
    "设备编号",
    "植入物编号",
    "起搏器编号",
    "支架编号",
    "产品序列号",
    "设备序列号",
    "sn码",
    "serial number",
    "serial no",
    "device id",
    "device identifier",
    "udi",
    "implant number",
    "pacemaker number",
    "imei",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    out.extend(labelled(cx.text, LABELS, 4).into_iter().map(Hit::at));
}

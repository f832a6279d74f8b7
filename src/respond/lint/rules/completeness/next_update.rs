//! No promise of the next word, or one without a time.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "completeness.next-update", run };

/// Sentences that promise more.
pub const PROMISES: [&str; 47] = [
    "再次通报",
    "再次发布",
    "继续通报",
    "及时通报",
    "及时公布",
    "及时发布",
    "进一步通报",
    "持续更新",
    "续报",
    "更新进展",
    "通报进展",
    "通报最新",
    "公布调查结果",
    "公布结果",
    "发布最新",
    "发布进展",
    "通报调查",
    "通报核查",
    "公布进展",
    "更新一次",
    "再次更新",
    "再次回应",
    "向社会公布",
    "发布后续",
    "next update",
    "update you",
    "further update",
    "another update",
    "will update",
    "report back",
    "publish an update",
    "give an update",
    "provide an update",
    "post an update",
    "will publish",
    "issue an update",
    "speak again",
    "update this",
    "will write again",
    "updates every",
    "再向大家",
    "后续进展",
    "再通报",
    "再次说明",
    "再次向大家",
    "再作说明",
    "will share",
];
/// Times that are no clock time but still hold somebody to something.
const TIMES: &[&str] = &[
    "小时内",
    "周内",
    "月内",
    "月底",
    "下旬",
    "上旬",
    "半年后",
    "小时前",
    "日内",
    "天内",
    "每日",
    "每天",
    "每小时",
    "今晚",
    "明日",
    "明天",
    "今日",
    "当日",
    "分钟内",
    "本周",
    "小时更新",
    "tomorrow",
    "tonight",
    "this evening",
    "this afternoon",
    "within",
    "every day",
    "daily",
    "every hour",
    "hourly",
    "on monday",
    "on friday",
    "个工作日",
    "by the end of",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    let mut promise = None;
    for sentence in &cx.text.sentences {
        let text = &cx.text.lower[sentence.clone()];
        let dated =
            cx.text.moments.iter().any(|m| sentence.contains(&m.span.start)) || has_any(text, TIMES) || super::past_update::is_dated(text);
        if super::past_update::promises(text) || is_word_to_come(text) {
            if dated {
                return;
            }
            promise = Some(sentence.clone());
        }
    }
    out.push(Hit::at(promise.unwrap_or(0..0)));
}

/// A looser sign than a promise: with a time beside it, it is one.
fn is_word_to_come(text: &str) -> bool {
    has_any(
        text,
        &[
            "公布",
            "通报",
            "更新",
            "发布",
            "反馈",
            "续报",
            "说明情况",
            "答复",
            "update",
            "publish",
            "news",
            "we post",
            "share",
            "text you",
            "brief",
        ],
    ) && !has_any(text, &["已公布", "已通报", "已发布", "已于", "published on", "we published"])
}

//! A diagnosis, state of health or treatment tied to one person.

use super::super::super::finding::Hit;
use super::super::super::text::person::Form;
use super::super::super::{Check, Context};

pub const CHECK: Check = Check { id: "privacy.diagnosis-person", run };

/// Conditions and findings; enough of a word to recognise it.
const CONDITIONS: &[&str] = &[
    "癌",
    "肿瘤",
    "白血病",
    "糖尿病",
    "高血压",
    "心脏病",
    "冠心病",
    "心肌梗",
    "脑梗",
    "脑出血",
    "中风",
    "肝炎",
    "乙肝",
    "丙肝",
    "肝硬化",
    "艾滋",
    "梅毒",
    "性病",
    "hiv",
    "结核",
    "抑郁",
    "精神分裂",
    "双相",
    "焦虑症",
    "癫痫",
    "哮喘",
    "肺炎",
    "尿毒症",
    "肾衰",
    "红斑狼疮",
    "流产",
    "不孕",
    "宫外孕",
    "过敏史",
    "吸毒",
    "酗酒",
    "败血症",
    "脓毒",
    "帕金森",
    "痴呆",
    "阑尾炎",
    "胰腺炎",
    "骨折",
    "栓塞",
    "羊水",
    "既往史",
    "确诊",
    "诊断为",
    "cancer",
    "tumour",
    "tumor",
    "leukaemia",
    "leukemia",
    "diabetes",
    "diabetic",
    "hypertension",
    "stroke",
    "hepatitis",
    "cirrhosis",
    "syphilis",
    "tuberculosis",
    "depression",
    "schizophreni",
    "bipolar",
    "epilep",
    "asthma",
    "pneumonia",
    "sepsis",
    "miscarriage",
    "infertility",
    "dementia",
    "addict",
    "embolism",
    "diagnosed with",
];

fn run(cx: &Context<'_>, out: &mut Vec<Hit>) {
    for person in cx.text.people.iter().filter(|p| !(p.professional || p.form == Form::Full && super::person_name::may_be_named(cx, p))) {
        let sentence = cx.text.sentence_span(person.span.start);
        let text = &cx.text.lower[sentence.clone()];
        let found = CONDITIONS.iter().find_map(|c| of_a_person(text, c).map(|at| sentence.start + at..sentence.start + at + c.len()));
        if let Some(span) = found {
            out.push(Hit::at(span.clone()).with("name", &person.name).with("match", &cx.text.text()[span]));
        }
    }
}

/// What follows a condition that is spoken of in general: 患癌风险, 癌症筛查, “stroke unit”.
const IN_GENERAL: &[&str] = &[
    "风险",
    "症风险",
    "筛查",
    "症筛查",
    "防治",
    "症防治",
    "预防",
    "科",
    "中心",
    "疫苗",
    " risk",
    " screening",
    " unit",
    " ward",
    " centre",
    " clinic",
];

/// Where a condition stands that somebody has.
fn of_a_person(text: &str, condition: &str) -> Option<usize> {
    let general = |rest: &str| IN_GENERAL.iter().any(|word| rest.starts_with(word));
    text.match_indices(condition).map(|(at, _)| at).find(|at| !general(&text[at + condition.len()..]) && !text[..*at].ends_with("预防"))
}

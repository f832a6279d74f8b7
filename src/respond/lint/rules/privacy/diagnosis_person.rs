//! A diagnosis, state of health or treatment tied to one person.

use super::super::super::finding::Hit;
use super::super::super::text::has_any;
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
        let after = &cx.text.lower[sentence.clone()];
        if has_any(after, CONDITIONS) {
            let found = CONDITIONS.iter().find_map(|c| after.find(c).map(|at| sentence.start + at..sentence.start + at + c.len()));
            let span = found.unwrap_or_else(|| person.span.clone());
            out.push(Hit::at(span.clone()).with("name", &person.name).with("match", &cx.text.text()[span]));
        }
    }
}

//! Invented names, numbers and addresses for planted faults.

use crate::respond::lint::input::Lang;

/// Marsaglia's xorshift64: the same faults on every machine.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % n.max(1)
    }

    pub fn of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len())]
    }

    fn digits(&mut self, n: usize) -> String {
        (0..n).map(|i| char::from(b'0' + u8::try_from(if i == 0 { 1 + self.below(9) } else { self.below(10) }).unwrap_or(0))).collect()
    }
}

const ZH_NAMES: [&str; 40] = [
    "贺知遥",
    "邵一鸣",
    "冉启航",
    "郁可心",
    "蓝若溪",
    "童乐",
    "阮文韬",
    "祁连山",
    "鲍菊英",
    "柯大勇",
    "司马景行",
    "谈笑梅",
    "焦裕芬",
    "包家栋",
    "敬淑兰",
    "闵行之",
    "戚小满",
    "车仁贵",
    "荀彩霞",
    "牛犇",
    "沙春妮",
    "费翔宇",
    "纪晓棠",
    "韦东升",
    "宫本礼",
    "尉迟敏",
    "练俊",
    "晏殊同",
    "卜凡",
    "屠四海",
    "苗翠花",
    "古月",
    "甄善美",
    "骆宾",
    "栾平",
    "崔大可",
    "梅兰馨",
    "齐白露",
    "汤圆圆",
    "桂花香",
];
const EN_FIRST: [&str; 24] = [
    "Oluwaseun",
    "Priyanka",
    "Bartholomew",
    "Siobhan",
    "Mateusz",
    "Yevgenia",
    "Ngozi",
    "Lorcan",
    "Anneliese",
    "Dmitri",
    "Farrukh",
    "Giulia",
    "Hamish",
    "Ikenna",
    "Jacinta",
    "Kwabena",
    "Leocadia",
    "Montserrat",
    "Niamh",
    "Octavian",
    "Perpetua",
    "Quentin",
    "Rosalind",
    "Thaddeus",
];
const EN_LAST: [&str; 24] = [
    "Abernathy",
    "Bamidele",
    "Czerny",
    "Delacroix",
    "Eastwick",
    "Fotheringay",
    "Gallacher",
    "Hargreave",
    "Ivanchenko",
    "Jankowski",
    "Kaczmarek",
    "Lovelace",
    "Mbeki",
    "Nwosu",
    "O'Malley",
    "Pemberton",
    "Quigley",
    "Rasmussen",
    "Szymanski",
    "Thistlewood",
    "Umarov",
    "Vandermeer",
    "Wetherby",
    "Yilmaz",
];
const ZH_ADDRESSES: [&str; 8] = [
    "望江东路218号",
    "银杏里小区7栋1单元302室",
    "柳堤巷16号",
    "南浦新村12号楼5单元",
    "青石板街49号院3号",
    "滨河花园2幢1101室",
    "红旗大道88号",
    "梧桐苑9号楼二单元601",
];
const EN_ADDRESSES: [&str; 6] =
    ["27 Bramble Lane", "114 Old Mill Road", "8 Kestrel Court", "3b Lavender Terrace", "902 North Willow Avenue", "61 Harbour View Drive"];
const ZH_ORGS: [&str; 6] = ["华衡检测中心", "鼎正司法鉴定所", "蓝岭药业", "同康医疗器械有限公司", "南麓大学", "瑞泽生物集团"];
const EN_ORGS: [&str; 6] = [
    "Kestrel Laboratories",
    "Harlan Bioscience Ltd",
    "Ashcombe University",
    "Pinnacle Pharma",
    "Westmoor Institute",
    "Tollgate Foundation",
];
const ZH_SCHOOLS: [&str; 4] = ["城西实验小学三年级", "青河一中初二（4）班", "阳光幼儿园大班", "育才中学高一"];
const EN_SCHOOLS: [&str; 3] = ["Thornfield Primary School", "St Aidan's high school", "Larkhill nursery school"];

/// Fills the places of a faulty sentence.
pub fn fill(template: &str, lang: Lang, random: &mut Random) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let close = rest[open..].find('}').map_or(rest.len(), |c| open + c);
        match value(&rest[open + 1..close], lang, random) {
            Some(value) => out.push_str(&value),
            None => out.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    out + rest
}

fn value(key: &str, lang: Lang, random: &mut Random) -> Option<String> {
    let zh = lang == Lang::Zh;
    Some(match key {
        "name" if zh => random.of(&ZH_NAMES).to_owned(),
        "name" => format!("{} {}", random.of(&EN_FIRST), random.of(&EN_LAST)),
        "last" => random.of(&EN_LAST).to_owned(),
        "leaky" if zh => leaky_zh(random),
        "leaky" => format!("{}*** {}", &random.of(&EN_FIRST)[..1], random.of(&EN_LAST)),
        "id" => resident(random),
        "id_spaced" => spaced(&resident(random), &[6, 8, 4], " "),
        "ssn" => format!("{}-{}-{}", 100 + random.below(560), 10 + random.below(89), 1000 + random.below(8999)),
        "phone" if zh => mobile(random),
        "phone" => us_phone(random),
        "phone_spaced" => spaced(&mobile(random), &[3, 4, 4], random.of(&[" ", "-", "·", "."])),
        "phone_wide" => mobile(random).chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)).collect(),
        "phone_hidden" => {
            let p = if zh { mobile(random) } else { us_phone(random) };
            format!("{}\u{200b}{}", &p[..4], &p[4..])
        }
        "landline" => format!("0{}-{}", random.digits(3), random.digits(8)),
        "email" => format!(
            "{}{}@{}.example",
            random.of(&["lu.ming", "xiaohe", "t_okafor", "grace.h"]),
            random.digits(2),
            random.of(&["mailbox", "post", "inbox"])
        ),
        "address" => random.of(if zh { &ZH_ADDRESSES } else { &EN_ADDRESSES }).to_owned(),
        "record" => format!("{}{}", random.of(&["", "A", "ZY", "MZ-"]), random.digits(8)),
        "bed" => (1 + random.below(59)).to_string(),
        "plate" if zh => format!(
            "{}{}·{}{}",
            random.of(&["浙", "苏", "川", "粤", "冀"]),
            random.of(&["A", "B", "F"]),
            random.digits(3),
            random.of(&["KD", "Z9", "8Q"])
        ),
        "plate" => format!("{}{} {}", random.of(&["KX", "LD", "YB"]), 10 + random.below(60), random.of(&["ZTR", "HVN", "QPA"])),
        "account" => {
            let length = 16 + random.below(3);
            random.digits(length)
        }
        "passport" => format!("{}{}", random.of(&["E", "G", "P", "K"]), random.digits(8)),
        "ip" => format!("{}.{}.{}.{}", 11 + random.below(180), random.below(255), random.below(255), 1 + random.below(250)),
        "birth" if zh => format!("{}年{}月{}日", 1940 + random.below(60), 1 + random.below(12), 1 + random.below(28)),
        "birth" => format!("{} {} {}", 1 + random.below(28), random.of(&["March", "July", "October"]), 1940 + random.below(60)),
        "age" => (23 + random.below(60)).to_string(),
        "young" => (7 + random.below(9)).to_string(),
        "school" => random.of(if zh { &ZH_SCHOOLS } else { &EN_SCHOOLS }).to_owned(),
        "org" => random.of(if zh { &ZH_ORGS } else { &EN_ORGS }).to_owned(),
        "n" => (61 + random.below(19) + 100 * random.below(7)).to_string(),
        "nzh" => random.of(&["六十五", "二十七", "三十八", "一百二十"]).to_owned(),
        "nword" => random.of(&["Twenty-seven", "Thirty-eight", "Sixty-five", "Ninety"]).to_owned(),
        "date" if zh => format!("{}月{}日", 1 + random.below(7), 1 + random.below(28)),
        "date" => format!("{} {}", 1 + random.below(28), random.of(&["January", "February", "June", "August"])),
        "time" if zh => random.of(&["凌晨3时17分", "2时46分", "1点08分", "上午4时33分"]).to_owned(),
        "time" => random.of(&["03:17", "2:46 am", "4.33 a.m.", "01:08"]).to_owned(),
        _ => return None,
    })
}

fn leaky_zh(random: &mut Random) -> String {
    let name: Vec<char> = random.of(&ZH_NAMES).chars().filter(|c| *c != '司' && *c != '马').collect();
    let (first, last) = (name[0], name[name.len() - 1]);
    let family = random.of(&["张", "李", "王", "周"]);
    let _ = first;
    format!("{family}{}{last}", random.of(&["某", "*", "XX", "×"]))
}

fn mobile(random: &mut Random) -> String {
    format!("1{}{}", random.of(&["35", "59", "86", "91"]), random.digits(8))
}

fn us_phone(random: &mut Random) -> String {
    let (a, b, c) = (200 + random.below(700), 200 + random.below(700), 1000 + random.below(8999));
    match random.below(3) {
        0 => format!("({a}) {b}-{c}"),
        1 => format!("{a}-{b}-{c}"),
        _ => format!("07{} {}", random.digits(3), random.digits(6)),
    }
}

/// Eighteen characters with a right check digit.
fn resident(random: &mut Random) -> String {
    let body = format!(
        "{}{}{:02}{:02}{}",
        random.of(&["330106", "510104", "110108"]),
        1945 + random.below(60),
        1 + random.below(12),
        1 + random.below(28),
        random.digits(3)
    );
    let weights = [7u32, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().zip(weights).map(|(c, w)| c.to_digit(10).unwrap_or(0) * w).sum();
    format!("{body}{}", ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][(sum % 11) as usize])
}

fn spaced(text: &str, groups: &[usize], between: &str) -> String {
    let mut at = 0;
    let parts: Vec<&str> = groups
        .iter()
        .map(|g| {
            let part = &text[at..at + g];
            at += g;
            part
        })
        .collect();
    parts.join(between)
}

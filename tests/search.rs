//! Search: right for Chinese words of one to four characters and for English words, whatever came in since; labels put right.

use serde_json::Value;

use crate::common::TestEnvironment;
use crate::common::output::strings;

const POSTS: [(&str, &str, &str, i64); 6] = [
    ("weibo", "甲", "第一人民医院的护士打人，家属要求道歉", 10),
    ("weibo", "乙", "护士很好，谢谢人民医院", 500),
    ("douyin", "丙", "在醫院等了三個小時，沒人管", 3),
    ("x", "Ms Wu", "The doctors were RUDE and nobody helped", 7),
    ("x", "Bob", "A rude guest at the hotel; the doctor was kind", 900),
    ("forum", "丁", "挂号费 医.院 乱收费！！", 1),
];

fn posts(place: &TestEnvironment) {
    let lines: String = (1..)
        .zip(POSTS)
        .map(|(number, (platform, author, text, likes))| {
            let time = format!("2026-11-21T0{number}:00:00+08:00");
            serde_json::json!({"id": number.to_string(), "time": time, "platform": platform, "author": author, "text": text, "likes": likes})
                .to_string()
                + "\n"
        })
        .collect();
    place.write("posts.jsonl", lines);
    place.run(["monitor", "import", "posts.jsonl"]).ok();
}

fn found(place: &TestEnvironment, args: &[&str]) -> Vec<String> {
    let answer = place.json(["monitor", "search"].iter().chain(args).copied());
    strings(&answer["items"], "id").into_iter().map(str::to_owned).collect()
}

fn sorted(mut ids: Vec<String>) -> String {
    ids.sort();
    ids.join(" ")
}

#[test]
fn words_of_any_length_signs_and_fields() {
    let place = TestEnvironment::new();
    posts(&place);
    for (query, ids) in [
        ("人", "M-0001 M-0002 M-0003"),
        ("医院", "M-0001 M-0002 M-0003 M-0006"),
        ("打人", "M-0001"),
        ("三小时", ""),
        ("三个小时", "M-0003"),
        ("人民医院", "M-0001 M-0002"),
        ("rude", "M-0004 M-0005"),
        ("doctor", "M-0005"),
        ("doctor*", "M-0004 M-0005"),
        ("护士 -打人", "M-0002"),
        ("护士 AND 道歉 OR rude", "M-0001 M-0004 M-0005"),
        ("\"rude guest\"", "M-0005"),
        ("\"guest rude\"", ""),
        ("platform:x NOT hotel", "M-0004"),
        ("医院 作者:乙", "M-0002"),
        ("NOT 医院 -rude", ""),
    ] {
        assert_eq!(sorted(found(&place, &[query])), ids, "{query}");
    }
    assert_eq!(found(&place, &["rude", "--platform", "X", "--author", "wu"]), ["M-0004"]);
    assert_eq!(found(&place, &["医院", "--from", "2026-11-21 01:30", "--to", "2026-11-21 03:00"]), ["M-0002"]);
}

#[test]
fn the_best_come_first_and_what_was_found_is_marked() {
    let place = TestEnvironment::new();
    posts(&place);
    let answer = place.json(["monitor", "search", "医院 OR 护士"]);
    assert_eq!(answer["items"][0]["id"], "M-0002", "both words, and the shorter text of the two");
    assert_eq!(answer["items"][0]["snippet"], "⟦护士⟧很好，谢谢人民⟦医院⟧");
    let one = place.run(["monitor", "search", "医院", "--limit", "1"]).ok().prints("⟦医");
    assert!(one.stderr.contains("--limit"), "{one}");
    let exact = place.run(["monitor", "search", "医院", "--limit", "4"]).ok();
    assert_eq!(exact.stderr, "", "{exact}");
}

#[test]
fn what_comes_later_is_found_and_what_is_erased_is_gone() {
    let place = TestEnvironment::new();
    posts(&place);
    assert_eq!(found(&place, &["护士"]).len(), 2);
    for number in 0..5 {
        place.run(["monitor", "add", &format!("护士站的电话第{number}次没人接"), "--platform", "hotline"]).ok();
        assert_eq!(found(&place, &["护士"]).len(), 3 + number);
    }
    let segments = |sql: &str| place.database().query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert!(segments("SELECT count(*) FROM search_segment") <= 3, "small segments are merged");
    place.run(["mention", "erase", "M-0001", "--reason", "request"]).ok();
    assert!(found(&place, &["打人"]).is_empty());
    assert_eq!(found(&place, &["护士"]).len(), 6);
    let held = place.json(["log", "verify"]);
    assert_eq!(held["ok"], true, "an index is nothing that the log vouches for");
}

#[test]
fn mentions_of_an_incident_or_a_watch() {
    let watch = "[[watches]]\nid = \"care\"\nany = [\"护士\"]\n";
    let place = TestEnvironment::empty().roster(crate::common::cast::FULL).config(watch).workspace();
    posts(&place);
    place.run(["incident", "open", "x", "--playbook", "base"]).ok();
    place.run(["monitor", "add", "护士请病假", "--platform", "hotline", "--incident", "INC-0001"]).ok();
    assert_eq!(found(&place, &["--watch", "care"]).len(), 3);
    assert_eq!(found(&place, &["护士", "--incident", "INC-0001"]).len(), 1);
    place.run(["monitor", "search", "x", "--watch", "car"]).fails(4, &["care"]);
}

#[test]
fn wrong_queries_say_where_and_what() {
    let place = TestEnvironment::new();
    place.run(["monitor", "search"]).fails(3, &["nothing to search for"]);
    place.run(["monitor", "search", "医院 AND"]).fails(3, &["character 7", "expected"]);
    place.run(["monitor", "search", "colour:red"]).fails(3, &["colour", "author"]);
    place.command(["monitor", "search", "(医院"]).lang("zh").run().fails(3, &["第1个字符", "左括号"]);
    place.run(["monitor", "search", "医院"]).ok().prints("Nothing found");
}

#[test]
fn a_label_of_a_person_stands_and_is_counted() {
    let place = TestEnvironment::new();
    posts(&place);
    place.command(["monitor", "label", "M-0002", "negative"]).by("chen").run().ok().prints("1 label by people");
    place.command(["monitor", "label", "6", "neutral"]).by("li").lang("zh").run().ok().prints("人工标注2条");
    let listed: Value = place.json(["monitor", "label", "--list"]);
    assert_eq!(strings(&listed["items"], "sentiment"), ["negative", "neutral"]);
    assert_eq!(strings(&listed["items"], "by"), ["chen", "li"]);
    assert_eq!(found(&place, &["护士 sentiment:negative"]).iter().filter(|id| *id == "M-0002").count(), 1);
    place.run(["log", "show"]).ok().prints("labelled negative");
    place.run(["mention", "erase", "M-0006", "--reason", "request"]).ok();
    place.run(["monitor", "label", "M-0006", "positive"]).fails(5, &["M-0006"]);
    place.run(["monitor", "label", "M-0099", "positive"]).fails(4, &["M-0099"]);
    place.run(["monitor", "label", "M-0001"]).exits(2);
    assert_eq!(place.json(["monitor", "label", "--list"])["items"].as_array().unwrap().len(), 1);
}

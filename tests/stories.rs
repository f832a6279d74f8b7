//! Stories, trends and explanations: what was taken in, looked at.

use serde_json::Value;

use crate::common::TestEnvironment;

const POST: &str = "昨天在市一院看病，护士打错了针，家属要求医院给一个说法，到现在没有人回应";

fn row(id: &str, minute: u32, platform: &str, text: &str, more: &str) -> String {
    let text = serde_json::to_string(text).unwrap();
    format!(
        "{{\"id\":\"{id}\",\"time\":\"2026-11-21T08:{minute:02}:00+08:00\",\"platform\":\"{platform}\",\"author\":\"u{id}\",\"text\":{text}{more}}}\n"
    )
}

/// Four copies of one post, in a chain; a pair of English ones; three others.
fn posts() -> String {
    [
        row("1", 0, "weibo", POST, ",\"likes\":5"),
        row("2", 5, "weibo", &format!("太可怕了//@u1:{POST}"), ",\"parent\":\"1\""),
        row("3", 6, "weibo", &POST.replace("昨天", "前天"), ",\"parent\":\"2\",\"sentiment\":\"neutral\""),
        row("4", 50, "douyin", &format!("{POST}😡"), ",\"likes\":100"),
        row("5", 10, "weibo", "小区停水三天了，物业电话打不通，到现在没有人回应，大家都很着急", ""),
        row("6", 11, "weibo", "The nurse gave my father the wrong drug and nobody has answered our calls since", ""),
        row("7", 12, "weibo", "The nurse gave my father the wrong drug, and nobody has answered our calls since!!", ""),
        row("8", 13, "weibo", "嗯", ""),
        row("9", 14, "weibo", "感谢王医生，手术很成功，孩子恢复得很好", ""),
    ]
    .concat()
}

fn imported() -> TestEnvironment {
    let place = TestEnvironment::new();
    place.open("rumour");
    place.write("posts.jsonl", posts());
    place.run(["monitor", "import", "posts.jsonl", "--incident", "INC-0001"]).ok();
    place
}

fn stories(place: &TestEnvironment, args: &[&str]) -> Vec<(String, i64)> {
    let found = place.json([&["monitor", "clusters"], args].concat());
    found["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].as_str().unwrap().to_owned(), one["mentions"].as_i64().unwrap()))
        .collect()
}

fn expected(list: &[(&str, i64)]) -> Vec<(String, i64)> {
    list.iter().map(|(id, mentions)| ((*id).to_owned(), *mentions)).collect()
}

#[test]
fn copies_fall_into_stories_the_hottest_first() {
    let place = imported();
    let both = expected(&[("M-0001", 4), ("M-0006", 2)]);
    assert_eq!(stories(&place, &[]), both);
    assert_eq!(stories(&place, &["INC-0001"]), both);
    assert_eq!(stories(&place, &["--limit", "1"]), both[..1]);
    assert_eq!(stories(&place, &["--to", "2026-11-21 08:06"])[0], ("M-0001".to_owned(), 2), "to does not count");
    let all = place.json(["monitor", "clusters", "INC-0001"]);
    let first = &all["items"][0];
    assert_eq!(
        (&first["platforms"], &first["first_author"], &first["reach"]),
        (&serde_json::json!(["weibo", "douyin"]), &"u1".into(), &105.into())
    );
    assert_eq!(first["spread"], serde_json::json!({"depth": 2, "width": 2}));
    assert_eq!(all["items"][1]["spread"], Value::Null);
    place.run(["monitor", "clusters"]).ok().prints("M-0001: 4 mentions").prints("2 steps");
    place.command(["monitor", "clusters"]).lang("zh").run().ok().prints("M-0001：4条");
}

#[test]
fn a_story_goes_on_from_import_to_import_and_takes_calls_in() {
    let place = imported();
    place.write("later.jsonl", row("20", 55, "toutiao", &POST.replace("护士", "大夫"), ""));
    place.run(["monitor", "import", "later.jsonl"]).ok();
    let text = format!("有人来电转述：{POST}");
    place.command(["monitor", "add", text.as_str(), "--platform", "hotline"]).run().ok();
    assert_eq!(stories(&place, &[])[0], ("M-0001".to_owned(), 6));
    place.run(["monitor", "import", "posts.jsonl"]).ok();
    assert_eq!(stories(&place, &[])[0], ("M-0001".to_owned(), 6), "a second import changes nothing");
}

#[test]
fn what_repeats_a_row_that_is_known_joins_its_story_however_long_ago_it_was() {
    let place = imported();
    let january = |id: &str, text: &str| row(id, 0, "weibo", text, "").replace("2026-11-21", "2026-01-10");
    let again = row("3", 6, "weibo", &POST.replace("昨天", "前天"), "");
    // So far from November that none of those posts is looked back at.
    place.write(
        "january.jsonl",
        january("30", "这个月的体检报告什么时候能在网上查到，有谁知道") + &again + &january("31", &POST.replace("昨天", "今天")),
    );
    place.run(["monitor", "import", "january.jsonl"]).ok();
    assert_eq!(stories(&place, &[])[0], ("M-0001".to_owned(), 5), "3 belongs to the story of 1, and so does what repeats it");
}

#[test]
fn why_two_mentions_are_one_story_is_shown_exactly() {
    let place = imported();
    let told = place.json(["monitor", "clusters", "M-0003"]);
    assert_eq!((&told["id"], &told["mentions"], &told["members"][0]["id"]), (&"M-0001".into(), &4.into(), &"M-0003".into()));
    let like = &told["members"][0]["like"];
    assert_eq!(
        (&like["mention"], &like["common"]),
        (&"M-0001".into(), &serde_json::json!(["天在市一院看病，护士打错了针，家属要求医院给一个说法，到现在没有人回应"]))
    );
    assert!(like["shared"].as_i64() < like["own"].as_i64() && like["similarity"].as_f64().unwrap() > 0.9, "{like:#}");
    assert_eq!(told["members"][1]["like"], Value::Null, "the first is like nobody before it");
    let lonely = place.json(["monitor", "clusters", "M-0009"]);
    assert_eq!((&lonely["mentions"], lonely["members"].as_array().unwrap().len()), (&1.into(), 1));
    place.run(["monitor", "clusters", "M-0003"]).ok().prints("characters in common");
    place.run(["monitor", "clusters", "M-0099"]).fails(4, &["M-0099"]);
    place.run(["monitor", "clusters", "INC-0099"]).fails(4, &["INC-0099"]);
    place.run(["monitor", "clusters", "--watch", "nobody"]).fails(4, &["nobody"]);
}

#[test]
fn a_label_of_the_source_is_honoured_and_the_rest_is_the_models() {
    let place = imported();
    let database = place.database();
    let label = |id: &str| -> (Option<String>, Option<String>, Option<f64>) {
        let sql = "SELECT sentiment, labelled_by, confidence FROM mention WHERE source_id = ?";
        database.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap()
    };
    assert_eq!(label("3"), (Some("neutral".into()), Some("source".into()), None));
    assert_eq!(label("8"), (None, None, None), "one syllable is no feeling");
    let (sentiment, by, confidence) = label("9");
    assert_eq!((sentiment.as_deref(), by.as_deref()), (Some("positive"), Some("model")));
    assert!(confidence.is_some_and(|score| (0.3..=1.0).contains(&score)));
}

#[test]
fn a_trend_counts_the_incident_a_watch_and_all() {
    let place = imported();
    place.write("other.jsonl", row("30", 30, "zhihu", "MRSA在病区", ""));
    let config = place.read("crisis.toml");
    place.write("crisis.toml", config + "\n[[watches]]\nid = \"ward\"\nany = [\"MRSA\", \"误诊\"]\n");
    place.run(["monitor", "import", "other.jsonl"]).ok();
    let of = |args: &[&str]| place.json([&["monitor", "trend"], args].concat());
    let sum = |trend: &Value| trend["buckets"].as_array().unwrap().iter().map(|row| row["mentions"].as_i64().unwrap()).sum::<i64>();
    let (incident, watch, all) = (of(&["INC-0001"]), of(&["--watch", "ward"]), of(&[]));
    assert_eq!((&incident["total"], &watch["total"], &all["total"]), (&9.into(), &1.into(), &10.into()));
    assert_eq!([sum(&incident), sum(&watch), sum(&all)], [9, 1, 10]);
    assert_eq!((&incident["incident"], &watch["watch"]), (&"INC-0001".into(), &"ward".into()));
    assert_eq!(
        all["platforms"][0],
        serde_json::json!({"name": "weibo", "mentions": 8, "negative": all["platforms"][0]["negative"], "reach": 5})
    );
    assert_eq!(all["stories"][0]["id"], "M-0001");
    let terms: Vec<&str> = all["terms"].as_array().unwrap().iter().map(|one| one["term"].as_str().unwrap()).collect();
    assert!(terms.is_empty(), "no word stands in three texts that are not copies: {terms:?}");
    let minutes = of(&["--by", "10m", "--from", "2026-11-21 08:10", "--to", "2026-11-21 08:20"]);
    assert_eq!((&minutes["bucket_minutes"], sum(&minutes)), (&10.into(), 5));
    assert_eq!(of(&["--by", "day"])["bucket_minutes"], 1440);
    place.run(["monitor", "trend", "--by", "0m"]).fails(2, &["0m"]);
    place.run(["monitor", "trend"]).ok().prints("All: 10 mentions").prints("%");
    place.command(["monitor", "trend", "--watch", "ward"]).lang("zh").run().ok().prints("ward：");
}

#[test]
fn a_watch_explains_itself() {
    let place = imported();
    place.run(["monitor", "explain", "M-0001"]).fails(4, &["no watch"]);
    let watches = "\n[[watches]]\nid = \"ward\"\nany = [\"打错针\", \"医院\"]\nall = [\"家属\"]\n\n\
                   [[watches]]\nid = \"far\"\nplatforms = [\"douyin\"]\nnone = [\"回应\"]\nnear = [{terms = [\"护士\", \"说法\"], within = 3}]\n";
    let config = place.read("crisis.toml");
    place.write("crisis.toml", config + watches);
    let told = place.json(["monitor", "explain", "M-0001"]);
    let (ward, far) = (&told["watches"][0], &told["watches"][1]);
    assert_eq!((&ward["matched"], &far["matched"]), (&true.into(), &false.into()));
    let found: Vec<&str> = ward["found"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert_eq!(found, ["家属", "医院"]);
    let codes: Vec<&str> = far["reasons"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["out-of-scope", "struck", "nothing-found", "too-far"]);
    let typed = place.json(["monitor", "explain", "--text", "家属在 yi院 门口", "--platform", "weibo"]);
    assert_eq!(typed["watches"][0]["found"][1]["via"], "evasion");
    let read = place.command(["monitor", "explain", "--text", "-"]).stdin("家属来医院").run().ok();
    read.prints("ward: matches");
    place.command(["monitor", "explain", "M-0005"]).lang("zh").run().ok().prints("ward：未命中").prints("缺少必备词“家属”");
}

#[test]
fn keywords_are_counted_over_texts() {
    let place = TestEnvironment::empty();
    place.write("words.txt", "误诊\nmedical error\n没有人说的词\n");
    let texts = "又误 诊了，误诊！\n\na Medical  ERROR\nnothing\n";
    let counted = place.command(["monitor", "match", "--keywords", "words.txt"]).stdin(texts).json();
    assert_eq!((&counted["texts"], &counted["matched"]), (&4.into(), &2.into()));
    assert_eq!(counted["keywords"], serde_json::json!([{"keyword": "medical error", "texts": 1}, {"keyword": "误诊", "texts": 1}]));
    place.command(["monitor", "match", "--keywords", "words.txt"]).stdin(texts).run().ok().prints("4 texts read; 2 hold a keyword");
    place.write("none.txt", "# nothing\n\n");
    place.run(["monitor", "match", "--keywords", "none.txt"]).fails(3, &["no keyword"]);
    place.write("signs.txt", "ok\n . \n...\n");
    place.run(["monitor", "match", "--keywords", "signs.txt"]).fails(3, &["."]);
    place.run(["monitor", "match", "--keywords", "missing.txt"]).fails(3, &["missing.txt"]);
}

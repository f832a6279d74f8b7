//! Watches: what an import keeps, what it leaves out, and what is said of a rule that cannot be used.

use crate::common::TestEnvironment;

const POSTS: &str = "\
{\"id\":\"1\",\"time\":\"2026-11-21T08:00:00+08:00\",\"platform\":\"weibo\",\"author\":\"a\",\"text\":\"市一院又误 诊了，家属要求赔偿\",\"likes\":3}
{\"id\":\"2\",\"time\":\"2026-11-21T08:05:00+08:00\",\"platform\":\"douyin\",\"author\":\"b\",\"text\":\"First City Hospital made a medical error\"}
{\"id\":\"3\",\"time\":\"2026-11-21T08:10:00+08:00\",\"platform\":\"weibo\",\"author\":\"c\",\"text\":\"今天的天气真好\"}
{\"id\":\"4\",\"time\":\"2026-11-21T08:15:00+08:00\",\"platform\":\"weibo\",\"author\":\"d\",\"text\":\"误诊专题讲座，医院招聘\"}
";

fn with(watches: &str) -> TestEnvironment {
    let place = TestEnvironment::new();
    let config = std::fs::read_to_string(place.path("crisis.toml")).unwrap();
    place.write("crisis.toml", config + "\n" + watches);
    place.write("posts.jsonl", POSTS);
    place
}

fn hits(place: &TestEnvironment) -> Vec<(String, String)> {
    let database = place.database();
    let mut statement = database
        .prepare("SELECT w.watch, m.source_id FROM watch_mention w JOIN mention m ON m.id = w.mention_id AND m.at = w.at ORDER BY 1, 2")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(watch, id)| ((*watch).to_owned(), (*id).to_owned())).collect()
}

const WARD: &str = "\
[[watches]]
id = \"ward\"
any = [\"误诊\", \"medical error\"]
none = [\"招聘\"]

[[watches]]
id = \"claims\"
all = [\"{organization}\", \"赔偿\"]
platforms = [\"Weibo\"]
";

#[test]
fn an_import_keeps_what_a_watch_matches_and_counts_the_rest() {
    let place = with(WARD);
    let done = place.json(["monitor", "import", "posts.jsonl"]);
    assert_eq!((&done["read"], &done["new"], &done["unmatched"]), (&4.into(), &2.into(), &2.into()), "{done:#}");
    assert_eq!(done["watches"], serde_json::json!([{"watch": "ward", "mentions": 2}, {"watch": "claims", "mentions": 0}]));
    assert_eq!(hits(&place), pairs(&[("ward", "1"), ("ward", "2")]));
    place.run(["monitor", "import", "posts.jsonl"]).ok().prints("2 matched by no watch").prints("ward: 2 mentions");
    assert_eq!(hits(&place).len(), 2, "a second import adds nothing");
}

#[test]
fn the_organisations_names_stand_for_it() {
    let place = with(WARD);
    let config = std::fs::read_to_string(place.path("crisis.toml")).unwrap();
    place.write("crisis.toml", config.replace("[organization]\n", "[organization]\nshort_name = \"市一院\"\n"));
    place.run(["monitor", "import", "posts.jsonl"]).ok();
    assert_eq!(hits(&place), pairs(&[("claims", "1"), ("ward", "1"), ("ward", "2")]));
}

#[test]
fn all_and_an_incident_keep_every_row() {
    let place = with(WARD);
    place.open("rumour");
    assert_eq!(place.json(["monitor", "import", "posts.jsonl", "--all"])["new"], 4);
    let place = with(WARD);
    place.open("rumour");
    let done = place.json(["monitor", "import", "posts.jsonl", "--incident", "INC-0001"]);
    assert_eq!((&done["new"], &done["linked"], &done["unmatched"]), (&4.into(), &4.into(), &0.into()));
    assert_eq!(with("").json(["monitor", "import", "posts.jsonl"])["new"], 4, "no watch, no filter");
}

#[test]
fn a_watch_that_came_later_finds_what_was_known() {
    let place = with("");
    place.run(["monitor", "import", "posts.jsonl"]).ok();
    let config = std::fs::read_to_string(place.path("crisis.toml")).unwrap();
    place.write("crisis.toml", config + WARD);
    let done = place.json(["monitor", "import", "posts.jsonl"]);
    assert_eq!((&done["new"], &done["duplicates"]), (&0.into(), &2.into()));
    assert_eq!(hits(&place).len(), 2);
}

#[test]
fn a_call_is_matched_too() {
    let place = with(WARD);
    place.run(["monitor", "add", "a caller speaks of a MEDICAL  ERROR", "--platform", "hotline"]).ok();
    place.run(["monitor", "add", "asks for the opening hours", "--platform", "hotline"]).ok();
    assert_eq!(hits(&place).len(), 1);
    assert_eq!(place.json(["db", "status"])["mentions"], 2, "what a person takes down is kept");
}

#[test]
fn a_playbooks_watch_is_taken_over_by_name() {
    let place = with("[[watches]]\nid = \"care-harm\"\nplaybook = \"medical-accident\"\n");
    place.run(["monitor", "import", "posts.jsonl"]).ok();
    assert_eq!(hits(&place), pairs(&[("care-harm", "1"), ("care-harm", "4")]));
}

#[test]
fn a_list_of_keywords_is_read_from_its_file() {
    let place = with("[[watches]]\nid = \"list\"\nkeywords = \"words.txt\"\n");
    place.write("words.txt", "\u{feff}# what we look for\n误诊\n\nmedical error\n");
    place.run(["monitor", "import", "posts.jsonl"]).ok();
    assert_eq!(hits(&place), pairs(&[("list", "1"), ("list", "2"), ("list", "4")]));
}

#[test]
fn the_same_id_with_another_text_is_counted_and_the_first_stays() {
    let place = with("");
    place.run(["monitor", "import", "posts.jsonl"]).ok();
    place.write("edited.jsonl", POSTS.replace("天气真好", "天气真差"));
    let done = place.json(["monitor", "import", "edited.jsonl"]);
    assert_eq!((&done["new"], &done["duplicates"], &done["changed"]), (&0.into(), &4.into(), &1.into()));
    let kept: String = place.database().query_row("SELECT text FROM mention WHERE source_id = '3'", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "今天的天气真好");
    place.command(["monitor", "import", "edited.jsonl"]).lang("zh").run().ok().prints("内容不同");
}

#[test]
fn a_rule_that_cannot_be_used_is_shown_where_it_stands() {
    let cases = [
        ("[[watches]]\nid = \"a\"\nregex = [\"ok\", \"(\"]\n", "error-watch-regex", (3, 16)),
        ("[[watches]]\nid = \"a\"\nany = [\"x\", \" . \"]\n", "error-watch-term", (3, 13)),
        ("[[watches]]\nid = \"a\"\n", "error-watch-empty", (2, 6)),
        ("[[watches]]\nid = \"a\"\nany = [\"x\"]\n[[watches]]\nid = \"a\"\nany = [\"y\"]\n", "error-watch-twice", (5, 6)),
        ("[[watches]]\nid = \"a\"\n\n[[watches.near]]\nterms = [\"x\"]\nwithin = 5\n", "error-watch-near", (2, 6)),
        ("[[watches]]\nid = \"care-hurt\"\nplaybook = \"medical-accident\"\n", "error-watch-unknown", (2, 6)),
        ("[[watches]]\nid = \"a\"\nany = [\"x\"]\nplaybook = \"nothing\"\n", "error-playbook-unknown", (4, 12)),
        ("[[watches]]\nid = \"a\"\nany = [\"x\"]\nsauce = 1\n", "error-config", (4, 1)),
    ];
    for (watches, code, (line, column)) in cases {
        let place = with(watches);
        let before = std::fs::read_to_string(place.path("crisis.toml")).unwrap().lines().count() - watches.lines().count();
        let error = place.run(["monitor", "import", "posts.jsonl", "--format", "json"]).error();
        assert_eq!(error["code"], code.trim_start_matches("error-"), "{error:#}");
        assert_eq!((&error["place"]["line"], &error["place"]["column"]), (&(before + line).into(), &column.into()), "{code}: {error:#}");
    }
}

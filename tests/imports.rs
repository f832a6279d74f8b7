//! Importing as it is done on a bad night: a folder of everything, rows that are no good kept aside, ^C in the middle.

use crate::common::TestEnvironment;

#[test]
fn a_folder_is_imported_file_by_file() {
    let place = TestEnvironment::new();
    place.write("in/b.csv", "time,text\n2026-11-20 09:00,b\nsoon,c\n");
    place.write("in/a.jsonl", "{\"time\":\"2026-11-20 08:00\",\"text\":\"a\"}\n");
    place.write("in/notes.txt", "Dear all\n");
    place.write("in/.b.csv.part", "time,text\n2026-11-20 09:00,hidden\n");
    place.write("in/deeper/c.csv", "time,text\n2026-11-20 09:00,deeper\n");
    let done = place.run(["monitor", "import", "in"]).ok();
    assert!(done.stdout.find("in/a.jsonl") < done.stdout.find("in/b.csv"), "{done}");
    let said = ["in/notes.txt: not read: ", "2 files read, 1 not; 3 rows, 2 new, 0 already known, 1 rejected", "--rejected FILE"];
    assert!(said.iter().all(|part| done.stdout.contains(part)), "{done}");
    let again = place.json(["monitor", "import", "in"]);
    assert_eq!(again["items"].as_array().unwrap().len(), 3, "{again}");
    assert_eq!((&again["items"][0]["duplicates"], &again["items"][1]["rejected_count"]), (&1.into(), &1.into()));
    assert_eq!((&again["items"][2]["file"], &again["items"][2]["refused"]["code"]), (&"in/notes.txt".into(), &"layout-none".into()));
    place.command(["monitor", "import", "in"]).lang("zh").run().ok().prints("已读取2个文件，1个未能读取；共3行");
}

#[test]
fn a_folder_with_nothing_to_read_is_bad_input() {
    let place = TestEnvironment::new();
    place.write("none/notes.txt", "Dear all\n");
    place.write("none/soon.csv", "time,text\nsoon,c\n");
    place.run(["monitor", "import", "none"]).exits(3).prints("none/notes.txt: not read");
    place.write("empty/.hidden", "");
    place.run(["monitor", "import", "empty"]).fails(3, &["no file in"]);
    // Somebody's own workspace is no folder of exports.
    place.run(["monitor", "import", "."]).fails(3, &["is a folder"]);
}

#[test]
fn rejected_rows_are_kept_whole_or_not_at_all() {
    let place = TestEnvironment::new();
    place.write("in/a.csv", "time,text,likes\n2026-11-20 08:00,good,1\n=soon,\"bad, very\",2\n2026-11-20 08:00,worse,many\n");
    place.write("in/b.jsonl", "{\"time\":\"2026-11-20 08:00\",\"text\":\"b\"}\nnope\n");
    place.run(["monitor", "import", "in", "--rejected", "left.csv"]).ok().prints_no("--rejected FILE");
    let text = place.read("left.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), vec!["file", "line", "reason", "row"]);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let places: Vec<_> = rows.iter().map(|row| (&row[0], &row[1], &row[3])).collect();
    assert_eq!(places[..2], [("in/a.csv", "3", "'=soon,\"bad, very\",2"), ("in/a.csv", "4", "2026-11-20 08:00,worse,many")]);
    assert_eq!((places.len(), places[2].0, places[2].1), (3, "in/b.jsonl", "2"));
    assert!(rows.iter().all(|row| !row[2].is_empty()) && rows[1][2].contains("many"), "{text}");

    place.write("bad.csv", "no,header\n1,2\n");
    place.run(["monitor", "import", "bad.csv", "--rejected", "other.csv"]).exits(3);
    let left: Vec<_> = std::fs::read_dir(place.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("other")), "{left:?}");
    place.run(["monitor", "import", "in", "--rejected", "in"]).fails(3, &["is a folder"]);
}

#[test]
fn an_import_that_is_stopped_keeps_what_it_read_and_goes_on() {
    let place = TestEnvironment::new();
    let rows: String = (0..3000).map(|n| format!("{{\"time\":\"2026-11-20 08:00\",\"id\":\"{n}\",\"text\":\"row {n}\"}}\n")).collect();
    place.write("in/posts.jsonl", &rows);
    place.write("in/rest.jsonl", "{\"time\":\"2026-11-20 08:00\",\"text\":\"rest\"}\n");
    let strict = place.command(["monitor", "import", "in/posts.jsonl", "--strict"]).interrupted().run();
    assert_eq!((strict.code, place.json(["db", "status"])["mentions"].as_i64()), (130, Some(0)), "{strict}");
    place.command(["monitor", "import", "in/posts.jsonl"]).interrupted().run().exits(130).prints("The same command again goes on");
    let kept = place.json(["db", "status"])["mentions"].as_i64().unwrap();
    assert!(kept > 0 && kept < 3000, "{kept}");
    let stopped = place.command(["monitor", "import", "in"]).lang("zh").interrupted().run().exits(130).prints("再次执行同一命令即可继续");
    assert!(!stopped.stdout.contains("rest.jsonl"), "{stopped}");
    let done = place.json(["monitor", "import", "in"]);
    assert_eq!((&done["items"][0]["duplicates"], &done["items"][0]["new"]), (&kept.into(), &(3000 - kept).into()));
    assert_eq!((&done["items"][0]["stopped"], &done["items"][1]["new"]), (&false.into(), &1.into()));
    place.run(["log", "verify"]).ok();
}

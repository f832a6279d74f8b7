//! Nothing that was recorded changes unseen: every column of every row that the log vouches for, rows that go, rows that
//! come, the tail; while erasure by law leaves the chain whole.

use rusqlite::types::Value;
use rusqlite::{Connection, params};

use crate::common::output::strings;
use crate::common::{Output, TestEnvironment};

/// A short life with a row in every table that is looked at.
fn lived() -> TestEnvironment {
    let place = TestEnvironment::new();
    place.open("medical-accident");
    place.command(["assess", "INC-0001", "--set", "harm=4", "--level", "I", "--reason", "a death"]).by("li").run().ok();
    let fact =
        ["fact", "add", "INC-0001", "The patient died at 22:10", "--status", "confirmed", "--release", "public", "--source", "Ward 3"];
    place.command(fact).by("wang").run().ok();
    place.command(["fact", "add", "INC-0001", "An intern did it"]).by("chen").run().ok();
    place.draft_holding();
    place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
    let approve = ["statement", "approve", "ST-0001", "--for", "li", "--via", "phone", "--evidence", "call at 02:10"];
    place.command(approve).by("chen").run().ok();
    place.command(["stakeholder", "contact", "INC-0001", "family", "told"]).by("li").run().ok();
    place.command(["statement", "publish", "ST-0001"]).by("chen").run().ok();
    place.command(["monitor", "add", "they killed him", "--platform", "weibo", "--incident", "INC-0001"]).by("chen").run().ok();
    assert_eq!(place.json(["log", "verify"])["ok"], true);
    place
}

fn verify(place: &TestEnvironment) -> Output {
    place.run(["log", "verify", "--format", "json"])
}

/// Another value of the same type, so that STRICT tables take it.
fn other(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => vec![Value::Text("x".to_owned()), Value::Integer(1)],
        Value::Integer(number) => vec![Value::Integer(number + 1000)],
        Value::Real(number) => vec![Value::Real(number + 0.5)],
        Value::Text(text) if text.starts_with('{') => vec![Value::Text(format!("{{\"x\":\"y\",{}", &text[1..]).replace(",}", "}"))],
        Value::Text(text) if text.starts_with('[') => vec![Value::Text("[]".to_owned()), Value::Text("[\"x\"]".to_owned())],
        Value::Text(text) => vec![Value::Text(format!("{text}!"))],
        Value::Blob(bytes) => vec![Value::Blob([bytes.as_slice(), b"!"].concat())],
    }
}

fn columns(store: &Connection, table: &str) -> Vec<String> {
    let mut statement = store.prepare(&format!("SELECT name FROM pragma_table_info('{table}')")).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn keys(store: &Connection, table: &str, key: &str) -> Vec<i64> {
    let mut statement = store.prepare(&format!("SELECT {key} FROM {table} ORDER BY 1")).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Changes every column of every row of a table, one at a time, and holds `log verify` to exit 1 and to naming the row.
fn every_value_counts(table: &str, key: &str, prefix: &str) {
    let place = lived();
    let store = place.database();
    store.pragma_update(None, "foreign_keys", false).unwrap();
    let rows = keys(&store, table, key);
    assert!(!rows.is_empty(), "{table} is empty");
    for row in &rows {
        for column in columns(&store, table) {
            let read = format!("SELECT \"{column}\" FROM {table} WHERE {key} = ?");
            let old: Value = store.query_row(&read, [row], |found| found.get(0)).unwrap();
            let write = format!("UPDATE {table} SET \"{column}\" = ?1 WHERE {key} = ?2");
            let mut changed = false;
            for new in other(&old) {
                // A column that refuses the type needs no guard against it.
                if new == old || store.execute(&write, params![new, row]).is_err() {
                    continue;
                }
                changed = true;
                let found = verify(&place);
                assert_eq!(found.code, 1, "{table}.{column} of {row} changed from {old:?} to {new:?}\n{found}");
                assert!(names(&found, prefix, *row), "{table}.{column} of {row}: the row is not named\n{found}");
                let moved = if column == key { new } else { Value::Integer(*row) };
                store.execute(&format!("UPDATE {table} SET \"{column}\" = ?1 WHERE {key} = ?2"), params![old, moved]).unwrap();
            }
            assert!(changed, "{table}.{column} of {row} could not be changed at all: the test sees nothing");
        }
    }
    assert_eq!(verify(&place).code, 0, "everything was put back");
}

/// A timeline row is named by its number, anything else by its handle.
fn names(found: &Output, prefix: &str, row: i64) -> bool {
    let breaches = found.json()["problems"].clone();
    let list = breaches.as_array().unwrap();
    match prefix {
        "" => list.iter().any(|breach| (row..=row + 1).any(|seq| breach["row"] == seq) || breach["row"] == row + 1000),
        _ => list.iter().any(|breach| breach["subject"] == format!("{prefix}-{row:04}")),
    }
}

#[test]
fn timeline() {
    every_value_counts("timeline", "seq", "");
}

#[test]
fn payloads() {
    every_value_counts("personal", "seq", "");
}

#[test]
fn statement_versions() {
    every_value_counts("statement_version", "id", "V");
}

#[test]
fn facts() {
    every_value_counts("fact", "id", "F");
}

#[test]
fn fact_uses() {
    every_value_counts("statement_version_fact", "id", "FU");
}

#[test]
fn assessments() {
    every_value_counts("assessment", "id", "AS");
}

#[test]
fn approvals() {
    every_value_counts("approval", "id", "AP");
}

#[test]
fn incidents_statements_and_publications() {
    every_value_counts("incident", "id", "INC");
    every_value_counts("statement", "id", "ST");
    every_value_counts("publication", "id", "PUB");
}

#[test]
fn rows_that_go_are_missed() {
    for (table, key) in
        [("fact", "id"), ("approval", "id"), ("assessment", "id"), ("statement_version", "id"), ("personal", "seq"), ("timeline", "seq")]
    {
        let rows = keys(&lived().database(), table, key);
        // The last row of the timeline is a tail: only a noted head misses it.
        let rows = if table == "timeline" { &rows[..rows.len() - 1] } else { &rows[..] };
        for row in [rows[0], rows[rows.len() - 1]] {
            let place = lived();
            let store = place.database();
            store.pragma_update(None, "foreign_keys", false).unwrap();
            store.execute(&format!("DELETE FROM {table} WHERE {key} = ?"), [row]).unwrap();
            let found = verify(&place);
            assert_eq!(found.code, 1, "{table} {row} is gone\n{found}");
        }
    }
}

#[test]
fn rows_that_were_never_recorded_are_found() {
    let place = lived();
    let copy = "INSERT INTO fact SELECT id + 7, uuid || 'x', revision, incident_id, text, status, release, source, verified_by, \
                recorded_at, recorded_at_offset, changed_at, changed_at_offset, erased_at, erased_at_offset FROM fact WHERE id = 1";
    assert_eq!(place.database().execute(copy, []).unwrap(), 1);
    let found = verify(&place).exits(1);
    assert_eq!(strings(&found.json()["problems"], "subject"), ["F-0008"]);
}

#[test]
fn the_first_bad_row_is_named_first() {
    let place = lived();
    place.database().execute("UPDATE timeline SET actor = 'nobody' WHERE seq IN (3, 5)", []).unwrap();
    let found = verify(&place).exits(1);
    assert_eq!(found.json()["problems"][0]["row"], 3);
    place.run(["log", "verify"]).exits(1).prints("row 3");
}

#[test]
fn a_cut_tail_is_found_against_a_noted_head() {
    let place = lived();
    let head = place.json(["log", "verify"])["head"].as_str().unwrap().to_owned();
    place.run(["log", "verify", "--head", head.as_str()]).ok();
    place.command(["incident", "note", "INC-0001", "later"]).by("chen").run().ok();
    place.run(["log", "verify", "--head", head.as_str()]).ok();
    let later = place.json(["log", "verify"])["head"].as_str().unwrap().to_owned();
    let store = place.database();
    store.execute("DELETE FROM personal WHERE seq = (SELECT max(seq) FROM timeline)", []).unwrap();
    store.execute("DELETE FROM timeline WHERE seq = (SELECT max(seq) FROM timeline)", []).unwrap();
    let cut = place.run(["log", "verify", "--head", later.as_str()]);
    assert_eq!(cut.code, 1, "{cut}");
}

#[test]
fn erasure_takes_the_words_and_leaves_the_chain() {
    let place = lived();
    let head = place.json(["log", "verify"])["head"].as_str().unwrap().to_owned();
    place.command(["fact", "erase", "F-0002", "--reason", "the person asked"]).by("zhao").run().ok();
    place.command(["mention", "erase", "M-0001", "--reason", "the author asked"]).by("zhao").run().ok();
    place.run(["log", "verify", "--head", head.as_str()]).ok();
    let raw = std::fs::read(place.path("crisis.db")).unwrap();
    let wal = std::fs::read(place.path("crisis.db-wal")).unwrap_or_default();
    for words in ["An intern did it", "they killed him"] {
        let table = |sql: &str| place.database().query_row(sql, [format!("%{words}%")], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(table("SELECT count(*) FROM personal WHERE payload LIKE ?"), 0);
        assert_eq!(table("SELECT count(*) FROM fact WHERE text LIKE ?"), 0);
        assert_eq!(table("SELECT count(*) FROM mention WHERE text LIKE ?"), 0);
        for (name, bytes) in [("store", &raw), ("write-ahead log", &wal)] {
            assert!(!bytes.windows(words.len()).any(|window| window == words.as_bytes()), "“{words}” is still in the {name}");
        }
    }
    place.command(["fact", "erase", "F-0002", "--reason", "again"]).by("zhao").run().fails(5, &["F-0002"]);
    place.database().execute("UPDATE fact SET text = 'back again' WHERE id = 2", []).unwrap();
    assert_eq!(verify(&place).code, 1, "what was erased is still vouched for");
}

#[test]
fn a_payload_taken_away_without_an_erasure_is_found() {
    let place = lived();
    place.database().execute("DELETE FROM personal WHERE seq = 2", []).unwrap();
    let found = verify(&place).exits(1);
    assert!(found.json()["problems"].as_array().unwrap().iter().any(|breach| breach["row"] == 2), "{found}");
}

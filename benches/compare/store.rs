//! A large store: one incident opened by the program and copied row by row, mentions through the program's own import.

use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use crate::timing::program;

/// What `incident open` writes to, with the column of the incident.
const TABLES: [(&str, &str, &str); 5] = [
    ("incident", "id", "id"),
    ("task", "id", "incident_id"),
    ("clock", "id", "incident_id"),
    ("stakeholder", "id", "incident_id"),
    ("timeline", "seq", "incident_id"),
];

pub struct BenchStore {
    pub folder: PathBuf,
    pub file: PathBuf,
    /// The highest key of each table.
    base: Vec<i64>,
}

impl BenchStore {
    pub fn build(parent: &Path, incidents: i64, mentions: usize) -> Self {
        program(parent, &["init", "ws", "--org", "Bench Hospital", "--timezone", "Asia/Shanghai"]);
        let folder = parent.join("ws");
        let file = folder.join("crisis.db");
        program(&folder, &["incident", "open", "bench", "--playbook", "medical-accident"]);
        multiply(&Connection::open(&file).expect("the store"), incidents);
        let posts = parent.join("posts.jsonl");
        write_posts(&posts, mentions);
        let took = program(&folder, &["monitor", "import", &posts.display().to_string()]);
        println!("monitor import: {mentions} mentions in {:.1} s", took.as_secs_f64());
        let connection = Connection::open(&file).expect("the store");
        connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); ANALYZE;").expect("a checkpoint");
        let base = TABLES.iter().map(|(table, key, _)| highest(&connection, table, key)).collect();
        Self { folder, file, base }
    }

    /// Runs something that writes, and takes its rows away again, unmeasured.
    pub fn undone(&self, run: impl Fn() -> Duration) -> Duration {
        let took = run();
        let connection = Connection::open(&self.file).expect("the store");
        connection.execute_batch("PRAGMA foreign_keys = OFF; BEGIN").expect("the store");
        for ((table, key, _), base) in TABLES.iter().zip(&self.base) {
            connection.execute(&format!("DELETE FROM {table} WHERE {key} > ?"), [base]).expect("rows to go");
        }
        connection.execute("DELETE FROM personal WHERE seq > ?", [self.base[4]]).expect("rows to go");
        connection.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)").expect("the store");
        took
    }

    /// The script that inserts what `run` inserted, in one transaction with the program's pragmas.
    pub fn rows_of(&self, run: impl Fn() -> Duration) -> String {
        let sql = std::cell::RefCell::new("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;\nBEGIN IMMEDIATE;\n".to_owned());
        self.undone(|| {
            let took = run();
            let connection = Connection::open(&self.file).expect("the store");
            for ((table, key, _), base) in TABLES.iter().zip(&self.base) {
                inserts(&connection, table, key, *base, &mut sql.borrow_mut());
            }
            inserts(&connection, "personal", "seq", self.base[4], &mut sql.borrow_mut());
            took
        });
        sql.into_inner() + "COMMIT;\n"
    }
}

fn highest(connection: &Connection, table: &str, key: &str) -> i64 {
    connection.query_row(&format!("SELECT coalesce(max({key}), 0) FROM {table}"), [], |row| row.get(0)).expect("a key")
}

fn columns(connection: &Connection, table: &str) -> Vec<String> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?) ORDER BY cid").expect("columns");
    let names = statement.query_map([table], |row| row.get(0)).expect("columns");
    names.collect::<rusqlite::Result<_>>().expect("columns")
}

fn inserts(connection: &Connection, table: &str, key: &str, base: i64, sql: &mut String) {
    let values: Vec<String> = columns(connection, table).iter().map(|name| format!("quote(\"{name}\")")).collect();
    let select = format!("SELECT {} FROM {table} WHERE {key} > ? ORDER BY {key}", values.join(" || ',' || "));
    let mut statement = connection.prepare(&select).expect("rows");
    let rows = statement.query_map([base], |row| row.get::<_, String>(0)).expect("rows");
    for row in rows {
        writeln!(sql, "INSERT INTO {table} VALUES ({});", row.expect("a row")).expect("a string grows");
    }
}

/// Copies incident 1 with all that hangs on it until there are `incidents`.
fn multiply(connection: &Connection, incidents: i64) {
    connection.execute_batch("PRAGMA foreign_keys = ON; BEGIN").expect("the store");
    for (table, key, parent) in TABLES {
        let count = highest(connection, table, key);
        let expressions: Vec<String> = columns(connection, table)
            .iter()
            .map(|name| match name.as_str() {
                "uuid" => format!("printf('%08x', n) || '-' || substr(uuid, 10, 4) || '-7000-8000-' || printf('%012x', {key})"),
                "title" if table == "incident" => "title || ' ' || n".to_owned(),
                name if name == parent => "n + 1".to_owned(),
                name if name == key => format!("{key} + n * {count}"),
                name => format!("\"{name}\""),
            })
            .collect();
        let sql = format!(
            "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {incidents} - 1) \
             INSERT INTO {table} SELECT {} FROM c, {table} WHERE {parent} = 1 ORDER BY n, {key}",
            expressions.join(", ")
        );
        connection.execute(&sql, []).expect("copies");
    }
    connection.execute_batch("COMMIT").expect("the store");
}

/// One post a line: a few thousand characters of variety, times that never meet, engagement with a long tail.
fn write_posts(file: &Path, count: usize) {
    const WHO: [&str; 6] = ["家属", "患者", "路人", "本地媒体", "a visitor", "a nurse"];
    const WHAT: [&str; 6] =
        ["说急诊等了三个小时", "称用错了药", "质疑收费", "要求公开病历", "thanks the night shift", "asks who is in charge"];
    let mut out = BufWriter::new(std::fs::File::create(file).expect("a file for the posts"));
    for n in 0..count {
        let (who, what) = (WHO[n % 6], WHAT[n / 6 % 6]);
        let (day, hour, minute, second) = (n / 86_400 % 28 + 1, n / 3600 % 24, n / 60 % 60, n % 60);
        writeln!(
            out,
            r#"{{"id":"p{n}","time":"2026-10-{day:02}T{hour:02}:{minute:02}:{second:02}+08:00","platform":"weibo","author":"u{}","text":"{who}{what}（{n}）","reposts":{},"comments":{},"likes":{}}}"#,
            n % 50_000,
            1000 / (n % 997 + 1),
            500 / (n % 499 + 1),
            n % 17,
        )
        .expect("a post");
    }
}

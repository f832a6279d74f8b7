//! Files as they come: the archive of feeds and the real exports where `CRISIS_DATA` names them, and what goes wrong with files.

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use super::{Decoder, Input, MAX_ROW, Reading, Row};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::library::Library;

fn reading() -> Reading {
    Reading {
        zone: Tz::Asia__Shanghai,
        platform: None,
        now: Timestamp::parse_rfc3339("2026-11-22T02:00:00+08:00").unwrap(),
        at: None,
        first_seen: false,
        layouts: Library::new(None).layouts().unwrap(),
        layout: None,
        map: Vec::new(),
        dates: None,
    }
}

struct Read {
    format: &'static str,
    encoding: &'static str,
    layout: Result<Option<String>>,
    rows: Vec<Row>,
}

impl Read {
    fn good(&self) -> usize {
        self.rows.iter().filter(|row| row.mention.is_ok()).count()
    }

    fn texts(&self) -> Vec<&str> {
        self.rows.iter().filter_map(|row| row.mention.as_ref().ok()).map(|mention| mention.text.as_str()).collect()
    }

    fn codes(&self) -> Vec<(u64, &'static str)> {
        self.rows.iter().filter_map(|row| row.mention.as_ref().err().map(|rejection| (row.line, rejection.code))).collect()
    }

    fn error(&self) -> &'static str {
        self.layout.as_ref().err().map_or("", Error::code)
    }
}

fn decode(name: &str, bytes: &[u8], reading: &Reading) -> Read {
    let decoder = Decoder::open(Input { name: name.to_owned(), path: None, bytes: Box::new(bytes) }).unwrap();
    let detected = decoder.detected();
    let mut rows = Vec::new();
    let layout = decoder.read(reading, &mut |row| {
        rows.push(row);
        Ok(())
    });
    Read { format: detected.format, encoding: detected.encoding, layout, rows }
}

fn data(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("CRISIS_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("note: CRISIS_DATA is not set; {name} was not read and this test looked at nothing");
    }
    folder.map(|folder| folder.join(name)).filter(|path| path.exists())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn the_archive_of_feeds_is_read_or_refused_with_a_reason() {
    let Some(archive) = data("feeds/feeds.tar.xz") else { return };
    let folder = tempfile::tempdir().unwrap();
    let unpacked = std::process::Command::new("tar").arg("xJf").arg(&archive).arg("-C").arg(folder.path()).status();
    if !unpacked.is_ok_and(|status| status.success()) {
        eprintln!("note: tar cannot unpack the archive here; this test looked at nothing");
        return;
    }
    let mut reading = reading();
    reading.layouts.retain(|layout| layout.id == "feed");
    let mut tally: std::collections::BTreeMap<(String, String), usize> = std::collections::BTreeMap::new();
    let mut refused = Vec::new();
    let mut items = 0;
    for path in files(folder.path()) {
        let relative = path.strip_prefix(folder.path()).unwrap();
        let name = relative.display().to_string();
        let bytes = std::fs::read(&path).unwrap();
        let starts_like_xml = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
        // Expected answers and licences lie beside the feeds.
        if name.ends_with(".serde.json") || name.contains("LICENSE") {
            continue;
        }
        let group = relative.components().take(2).map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let read = decode(&name, &bytes, &reading);
        items += read.good();
        let broken = read.codes().iter().any(|(_, code)| *code == "reject-feed");
        let outcome = match &read.layout {
            Err(error) => format!("refused: {}", error.code()),
            Ok(_) if broken => "read up to its break".to_owned(),
            Ok(_) => "read".to_owned(),
        };
        if outcome != "read" {
            println!("        {name}: {outcome}");
        }
        // The folder of entities holds documents whose last tag is cut off; they are broken, and read as far as they go.
        if group.ends_with("/wellformed") && starts_like_xml && outcome != "read" {
            refused.push(format!("{name}: {outcome} {:?}", read.layout.err()));
        }
        *tally.entry((group, outcome)).or_default() += 1;
    }
    for ((group, outcome), count) in &tally {
        println!("{count:>6}  {group:<24} {outcome}");
    }
    println!("{items:>6}  items with a time");
    assert!(refused.is_empty(), "{} well-formed feeds were not read:\n{}", refused.len(), refused.join("\n"));
}

#[test]
fn the_real_exports_are_read() {
    let Some(folder) = data("importer/samples") else { return };
    let reading = reading();
    for path in files(&folder) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let read = decode(&name, &std::fs::read(&path).unwrap(), &reading);
        let layout = read.layout.as_ref().unwrap_or_else(|error| panic!("{name}: {error:?}")).clone().unwrap();
        println!("{name:<55} {} {} {layout}: {} of {} rows", read.format, read.encoding, read.good(), read.rows.len());
        assert!(read.good() > 0 && read.good() * 100 >= read.rows.len() * 99, "{name}: {:?}", read.codes());
        let wanted = [
            ("yuqingtong", "yuqingtong"),
            ("weibo-search", "weibo-search/csv"),
            ("_comments_", "mediacrawler/weibo-comments"),
            ("_contents_", "mediacrawler/weibo-contents"),
        ];
        let found = wanted.iter().find(|(part, _)| name.contains(part));
        assert!(found.is_none_or(|(_, wanted)| layout.starts_with(wanted)), "{name} read as {layout}");
    }
}

#[test]
fn a_feed_becomes_plain_text_and_its_entities_stay_small() {
    let feed = "<?xml version='1.0'?><rss><channel><title>News</title><item><guid>1</guid><title>AT&amp;T</title><link>https://x.example/1</link>\
        <pubDate>Fri, 20 Nov 2026 14:40:00 GMT</pubDate><description>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</description></item></channel></rss>";
    let read = decode("f.xml", feed.as_bytes(), &reading());
    assert_eq!((read.format, read.texts()), ("feed", vec!["AT&T\nOne two"]));
    let levels: String = (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let bomb = format!(
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 \"lol\">{levels}]><rss><channel><item><title>&l9;</title><pubDate>2026-11-20</pubDate></item></channel></rss>"
    );
    let read = decode("bomb.xml", bomb.as_bytes(), &reading());
    assert!(read.texts().iter().all(|text| text.len() < 20), "{:?}", read.texts());
    let outside = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss><channel><item><title>&x;</title><pubDate>2026-11-20</pubDate></item></channel></rss>";
    assert_eq!(decode("x.xml", outside.as_bytes(), &reading()).texts(), ["&x;"]);
    assert_eq!(decode("p.html", b"<!doctype html><html><body>x</body></html>", &reading()).error(), "error-feed");
    let cut = &feed.as_bytes()[..feed.len() - 60];
    assert_eq!(decode("cut.xml", cut, &reading()).codes().first().map(|(_, code)| *code), Some("reject-feed"));
}

#[test]
fn atom_in_any_namespace_and_xhtml() {
    let feed = "<feed xmlns='http://purl.org/atom/ns#'><entry><id>a</id><title type='html'>T</title><link rel='self' href='https://x.example/s'/>\
        <link href='https://x.example/a?b=1&amp;c=2'/><author><name>Ann</name><email>ann@x.example</email></author><issued>2026-11-20T14:40:00Z</issued>\
        <content type='xhtml'><div>1 &lt; 2<br/>next</div></content></entry></feed>";
    let read = decode("a.xml", feed.as_bytes(), &reading());
    let mention = read.rows[0].mention.as_ref().unwrap();
    assert_eq!((mention.text.as_str(), mention.author.as_deref()), ("T\n1 < 2\nnext", Some("Ann")));
    assert_eq!((mention.source_id.as_str(), mention.url.as_deref()), ("a", Some("https://x.example/a?b=1&c=2")));
}

#[test]
fn rows_without_end_are_left_out_and_the_rest_is_read() {
    let good = "{\"time\":\"2026-11-20 08:00\",\"text\":\"a\"}";
    let lines = format!("{good}\n{{\"text\":\"{}\n{good}\n", "x".repeat(MAX_ROW + 100));
    let read = decode("long.jsonl", lines.as_bytes(), &reading());
    assert_eq!((read.good(), read.codes()), (2, vec![(2, "reject-long")]));
    let table = format!("time,text\n2026-11-20 08:00,a\n2026-11-20 08:01,\"{}\n2026-11-20 08:02,b\n", "x".repeat(MAX_ROW + 200_000));
    let read = decode("long.csv", table.as_bytes(), &reading());
    assert_eq!((read.texts(), read.codes()), (vec!["a", "b"], vec![(3, "reject-long")]));
    let one = format!("[{good},{{\"text\":\"{}\"}},{good}]", "x".repeat(MAX_ROW + 100));
    assert_eq!(decode("long.json", one.as_bytes(), &reading()).codes(), [(1, "reject-long")]);
    assert_eq!(decode("deep.json", "[".repeat(100_000).as_bytes(), &reading()).codes(), [(1, "reject-json-cut")]);
}

#[test]
fn lines_of_two_encodings_in_one_file() {
    let gb = encoding_rs::GB18030.encode("2026-11-20 08:01,急诊排长队\n").0;
    let mixed = [
        b"time,text\n2026-11-20 08:00,".as_slice(),
        "门诊大厅漏水了，水一直流到了走廊上\n".as_bytes(),
        &gb,
        b"2026-11-20 08:02,caf\xe9s\n",
    ]
    .concat();
    let read = decode("mixed.csv", &mixed, &reading());
    assert_eq!(read.texts(), ["门诊大厅漏水了，水一直流到了走廊上", "急诊排长队"]);
    assert_eq!(read.codes(), [(4, "reject-encoding")]);
}

#[test]
fn values_that_cannot_be() {
    let rows = "time;text;likes\n0001-01-01 00:00;a;1\n2026-11-30 00:00;b;1\n2026-11-22 20:00;c;1\nsoon;d;1\n2026-11-20 08:00;e;many\n2026-11-20 08:00;f\n";
    let read = decode("v.csv", rows.as_bytes(), &reading());
    assert_eq!(read.texts(), ["c"], "a clock that is some hours ahead is a clock");
    let codes = [(2, "reject-year"), (3, "reject-future"), (5, "reject-time"), (6, "reject-value"), (7, "reject-columns")];
    assert_eq!(read.codes(), codes);
}

/// A spreadsheet of inline strings, as small writers make them.
fn spreadsheet(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut file = |name: &str, text: String| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let number = |n: usize| n + 1;
    let list: String = (0..sheets.len()).map(|n| format!("<sheet name='{}' sheetId='{1}' r:id='r{1}'/>", sheets[n].0, number(n))).collect();
    let types = "http://schemas.openxmlformats.org";
    file("[Content_Types].xml", format!("<Types xmlns='{types}/package/2006/content-types'/>"));
    file(
        "_rels/.rels",
        format!(
            "<Relationships xmlns='{types}/package/2006/relationships'><Relationship Id='r0' Type='{types}/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>"
        ),
    );
    file(
        "xl/workbook.xml",
        format!(
            "<workbook xmlns='{types}/spreadsheetml/2006/main' xmlns:r='{types}/officeDocument/2006/relationships'><sheets>{list}</sheets></workbook>"
        ),
    );
    let links: String = (0..sheets.len())
        .map(|n| {
            format!(
                "<Relationship Id='r{0}' Type='{types}/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet{0}.xml'/>",
                number(n)
            )
        })
        .collect();
    file("xl/_rels/workbook.xml.rels", format!("<Relationships xmlns='{types}/package/2006/relationships'>{links}</Relationships>"));
    for (n, (_, rows)) in sheets.iter().enumerate() {
        let cell = |(column, text): (usize, &&str)| {
            format!("<c r='{}{{row}}' t='inlineStr'><is><t>{text}</t></is></c>", char::from(b'A' + u8::try_from(column).unwrap()))
        };
        let row = |(index, cells): (usize, &&[&str])| {
            let cells: String = cells.iter().enumerate().map(cell).collect();
            format!("<row r='{0}'>{1}</row>", index + 1, cells.replace("{row}", &(index + 1).to_string()))
        };
        let rows: String = rows.iter().enumerate().map(row).collect();
        file(
            &format!("xl/worksheets/sheet{}.xml", number(n)),
            format!("<worksheet xmlns='{types}/spreadsheetml/2006/main'><sheetData>{rows}</sheetData></worksheet>"),
        );
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn spreadsheets_with_lines_above_the_header_and_sheets_of_something_else() {
    let notes: &[&[&str]] = &[&["made by"], &["nobody"]];
    let posts: &[&[&str]] = &[
        &["导出说明"],
        &["标题／微博内容", "信息属性", "日期", "来源网站"],
        &["门诊漏水", "敏感", "2026-11-20 21:15:00", "新浪微博"],
        &["x", "敏感", "not a time", ""],
    ];
    let book = spreadsheet(&[("notes", notes), ("posts", posts)]);
    let read = decode("b.xlsx", &book, &reading());
    assert_eq!((read.format, read.texts(), read.codes()), ("xlsx", vec!["门诊漏水"], vec![(4, "reject-time")]), "{:?}", read.layout);
    assert_eq!(read.layout.unwrap().as_deref(), Some("yuqingtong/full"));
    assert_eq!(decode("cut.xlsx", &book[..book.len() - 40], &reading()).error(), "error-sheet");
    assert_eq!(decode("n.xlsx", &spreadsheet(&[("notes", notes)]), &reading()).error(), "error-layout-none");
    assert_eq!(decode("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and then nothing", &reading()).error(), "error-sheet");
    assert_eq!(decode("x.db", b"SQLite format 3\0", &reading()).error(), "error-database-stream");
}

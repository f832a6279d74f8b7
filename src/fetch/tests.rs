//! The getter against a local server that answers well, badly, and with malice.

use std::time::{Duration, Instant};

use super::{Failed, Got, Limits, Validators, get};
use crate::domain::source::Trouble;
use crate::server::{Answer, Server};

const LIMITS: Limits = Limits { connect: Duration::from_secs(5), whole: Duration::from_secs(5), bytes: 4096 };

fn ask(server: &Server, limits: Limits) -> Result<Got, Failed> {
    get(&server.url("/feed?token=s3cret"), &Validators::default(), limits)
}

fn trouble(answer: Answer) -> (Trouble, Option<String>) {
    let failed = ask(&Server::answering([answer]), LIMITS).unwrap_err();
    assert!(!format!("{failed:?}").contains("s3cret"), "{failed:?}");
    (failed.trouble, failed.detail)
}

fn raw(head: &str, body: &[u8]) -> Answer {
    Answer::Bytes([format!("HTTP/1.1 200 X\r\nconnection: close\r\n{head}\r\n").as_bytes(), body].concat())
}

/// A gzip file around what `zip` deflates (RFC 1952).
fn gzip(plain: &[u8]) -> Vec<u8> {
    use std::io::{Read as _, Write as _};
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("a", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(plain).unwrap();
    let mut archive = archive.finish_into_readable().unwrap();
    let (crc, mut deflated) = (archive.by_index(0).unwrap().crc32(), Vec::new());
    archive.by_index_raw(0).unwrap().read_to_end(&mut deflated).unwrap();
    let length = u32::try_from(plain.len()).unwrap();
    [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255], &deflated[..], &crc.to_le_bytes(), &length.to_le_bytes()].concat()
}

#[test]
fn validators_come_and_go_back() {
    let server = Server::answering([raw("etag: W/\"a b\"\r\nlast-modified: yesterday\r\n", b"hello"), Answer::Status(304, String::new())]);
    let Ok(Got::Body { bytes, validators }) = ask(&server, LIMITS) else { panic!("a body") };
    assert_eq!(bytes, b"hello");
    assert_eq!(get(&server.url("/"), &validators, LIMITS), Ok(Got::Unchanged));
    let asked = server.requests();
    assert_eq!((asked[0].header("if-none-match"), asked[0].header("if-modified-since")), ("", ""));
    assert_eq!((asked[1].header("if-none-match"), asked[1].header("if-modified-since")), ("W/\"a b\"", "yesterday"));
}

#[test]
fn a_body_is_measured_unpacked() {
    let (fits, bomb) = (gzip(&b"x".repeat(4096)), gzip(&b"x".repeat(4_000_000)));
    assert!(bomb.len() < 8192, "{} bytes on the wire", bomb.len());
    let got = ask(&Server::answering([raw("content-encoding: gzip\r\n", &fits)]), LIMITS);
    assert!(matches!(got, Ok(Got::Body { bytes, .. }) if bytes == [b'x'; 4096]));
    let too_large = (Trouble::TooLarge, Some("4096".to_owned()));
    assert_eq!(trouble(raw("content-encoding: gzip\r\n", &bomb)), too_large);
    assert_eq!(trouble(Answer::Huge(5000)), too_large);
    assert_eq!(trouble(raw("content-encoding: gzip\r\n", b"not gzip at all")).0, Trouble::Answer);
}

#[test]
fn a_body_that_drips_is_cut_off_and_so_is_silence() {
    let short = Limits { whole: Duration::from_millis(250), ..LIMITS };
    for answer in [Answer::Drip(b"<rss>".repeat(40), Duration::from_millis(60)), Answer::Never] {
        let began = Instant::now();
        assert_eq!(ask(&Server::answering([answer]), short).unwrap_err().trouble, Trouble::Timeout);
        assert!(began.elapsed() < Duration::from_secs(4), "it would have dripped for twelve seconds");
    }
}

#[test]
fn redirects_lead_to_the_web_alone_and_not_for_ever() {
    let moved = |to: &str| Answer::Header(302, format!("location: {to}"));
    let goal = Server::answering([Answer::ok("there")]);
    let got = ask(&Server::answering([moved(&goal.url("/"))]), LIMITS);
    assert!(matches!(got, Ok(Got::Body { bytes, .. }) if bytes == b"there"));
    for hostile in ["file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1:9/", "javascript:alert(1)"] {
        assert_eq!(trouble(moved(hostile)).0, Trouble::Redirect, "{hostile}");
    }
    let around = Server::answering([moved("/again")]);
    assert_eq!(ask(&around, LIMITS).unwrap_err().trouble, Trouble::Redirect);
    assert_eq!(around.requests().len(), 6, "the first, and five redirects");
}

#[test]
fn what_is_refused_says_why_and_for_how_long() {
    assert_eq!(trouble(Answer::Status(404, "gone".to_owned())), (Trouble::Status, Some("404".to_owned())));
    let busy = ask(&Server::answering([Answer::Header(503, "retry-after: 600".to_owned())]), LIMITS).unwrap_err();
    assert_eq!((busy.trouble, busy.after), (Trouble::Status, Some(600)));
    assert_eq!(trouble(Answer::Bytes(b"SSH-2.0-x\r\n\r\n".to_vec())).0, Trouble::Answer);
    for address in ["file:///etc/passwd", "ftp://a.example/", "/etc/passwd", "http://", "http://a b/"] {
        assert_eq!(get(address, &Validators::default(), LIMITS), Err(Failed::new(Trouble::Address)), "{address}");
    }
}

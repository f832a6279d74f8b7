//! Mail against a local SMTP server of a few lines.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::{Failed, Message, email};
use crate::domain::notice::Failure;
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;

const TIMEOUT: Duration = Duration::from_millis(200);

/// Takes mails and gives back what was said in each connection; `rcpt` is how it answers a recipient, nothing means silence.
/// It knows nobody called `gone`.
fn server(rcpt: Option<&'static str>) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (say, heard) = channel();
    std::thread::spawn(move || {
        while let Ok((stream, _)) = listener.accept() {
            let mut lines = BufReader::new(stream.try_clone().unwrap());
            let mut said = String::new();
            reply(&stream, "220 mail.example");
            loop {
                let mut line = String::new();
                if lines.read_line(&mut line).unwrap_or(0) == 0 {
                    break;
                }
                said.push_str(&line);
                let data = said.contains("DATA\r\n") && !said.ends_with("\r\n.\r\n");
                match line.get(..4).unwrap_or_default() {
                    "DATA" => reply(&stream, "354 go on"),
                    _ if data => {}
                    "RCPT" if line.contains("<gone@") => reply(&stream, "550 no such user"),
                    "RCPT" => match rcpt {
                        Some(answer) => reply(&stream, answer),
                        None => std::thread::sleep(TIMEOUT * 3),
                    },
                    "QUIT" => break,
                    _ => reply(&stream, "250 ok"),
                }
            }
            // The test may have seen enough and be gone.
            let _ = say.send(said);
        }
    });
    (address, heard)
}

fn reply(mut stream: &TcpStream, line: &str) {
    let _ = stream.write_all(format!("{line}\r\n").as_bytes());
}

fn mail(smtp: &str, to: &[&str]) -> Result<(), Failed> {
    let message = Message {
        id: "019d-1".to_owned(),
        event: "approval-wanted".to_owned(),
        subject: "ST-0001".to_owned(),
        level: None,
        lang: Lang::Zh,
        title: "待审批：首次回应\r\nBcc: all@example.org".to_owned(),
        text: "请审批：处置负责人".to_owned(),
        at: Timestamp::default(),
    };
    let to: Vec<String> = to.iter().map(|one| (*one).to_owned()).collect();
    email::send(smtp, "duty@hospital.example", &to, &message, TIMEOUT)
}

#[test]
fn a_mail_goes_to_everybody_named_and_to_nobody_else() {
    let (address, heard) = server(Some("250 ok"));
    mail(&format!("smtp://{address}"), &["li@hospital.example", "Wang <wang@hospital.example>"]).unwrap();
    let said = heard.recv_timeout(Duration::from_secs(5)).unwrap();
    assert!(said.contains("RCPT TO:<li@hospital.example>") && said.contains("RCPT TO:<wang@hospital.example>"), "{said}");
    assert!(said.contains("Message-ID: <019d-1@crisis.invalid>"), "{said}");
    assert!(!said.contains("RCPT TO:<all@") && !said.lines().any(|line| line.starts_with("Bcc")), "a title made a header:\n{said}");
}

#[test]
fn one_bad_address_keeps_the_mail_from_nobody_else() {
    let (address, heard) = server(Some("250 ok"));
    let to = ["li@hospital.example", "gone@hospital.example", "no address", "wang@hospital.example"];
    let failed = mail(&format!("smtp://{address}"), &to).unwrap_err();
    assert_eq!((failed.failure, failed.again), (Failure::Partly, false));
    assert_eq!(failed.detail.as_deref(), Some("no address gone@hospital.example"));
    let said: Vec<String> = std::iter::from_fn(|| heard.recv_timeout(TIMEOUT).ok()).collect();
    let delivered = |to: &str| said.iter().filter(|one| one.contains(&format!("RCPT TO:<{to}@")) && one.contains("\r\n.\r\n")).count();
    assert_eq!((delivered("li"), delivered("wang"), delivered("gone")), (1, 1, 0), "{said:#?}");
    let failed = mail(&format!("smtp://{address}"), &["gone@hospital.example", "gone@clinic.example"]).unwrap_err();
    assert_eq!((failed.failure, failed.detail.as_deref()), (Failure::Mail, Some("550")));
}

#[test]
fn a_mail_server_that_refuses_is_told_from_one_that_is_busy() {
    let cases = [
        (Some("550 no such user"), Failure::Mail, Some("550"), false),
        (Some("451 come back later"), Failure::Mail, Some("451"), true),
        (Some("\x1b]0;x\x07 250"), Failure::Answer, None, true),
        (None, Failure::Timeout, None, true),
    ];
    for (rcpt, failure, detail, again) in cases {
        let (address, _heard) = server(rcpt);
        let failed = mail(&format!("smtp://{address}"), &["li@hospital.example"]).unwrap_err();
        assert_eq!((failed.failure, failed.detail.as_deref(), failed.again), (failure, detail, again), "{rcpt:?}");
    }
}

#[test]
fn what_cannot_work_is_said_before_anything_is_sent() {
    for (smtp, to, detail) in [
        ("smtp://user:password@mail.example:25", "li@hospital.example", "smtp: tls=required"),
        ("mail.example", "li@hospital.example", "smtp"),
        ("smtp://127.0.0.1:9", "no address", "to"),
    ] {
        let failed = mail(smtp, &[to]).unwrap_err();
        assert_eq!((failed.failure, failed.detail.as_deref(), failed.again), (Failure::Setup, Some(detail), false), "{smtp}");
    }
    assert_eq!(mail("smtp://127.0.0.1:9", &["li@hospital.example"]).unwrap_err().failure, Failure::Offline);
}

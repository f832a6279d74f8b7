//! Every service against a local server: what it is sent, and what is made of good, bad and hostile answers.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::{Failed, Message, send, sign};
use crate::domain::notice::Failure;
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::server::{Answer, Request, Server};
use crate::workspace::NotifyConfig;

const SHORT: Duration = Duration::from_millis(120);
const LONG: Duration = Duration::from_secs(5);

/// Kinds that speak HTTP, with the answer each takes for a yes.
const SERVICES: [(&str, &str); 5] = [
    ("wecom", r#"{"errcode":0,"errmsg":"ok"}"#),
    ("dingtalk", r#"{"errcode":0,"errmsg":"ok"}"#),
    ("feishu", r#"{"code":0,"msg":"success","data":{}}"#),
    ("slack", "ok"),
    ("webhook", ""),
];

fn message() -> Message {
    Message {
        id: "019d-1".to_owned(),
        event: "clock-missed".to_owned(),
        subject: "CLK-0003".to_owned(),
        level: Some("I".to_owned()),
        lang: Lang::Zh,
        title: "已超时：首次回应 <at user_id=\"all\"></at> <!channel> *b*".to_owned(),
        text: "应于02:30前完成\n市第一人民医院".to_owned(),
        at: Timestamp::parse_rfc3339("2026-11-22T02:40:00+08:00").unwrap(),
    }
}

fn config(toml: &str) -> NotifyConfig {
    toml::from_str(&format!("id = \"x\"\n{toml}")).unwrap()
}

fn to(kind: &str, server: &Server) -> NotifyConfig {
    config(&format!("kind = \"{kind}\"\nurl = \"{}\"", server.url("/send?key=tok3n-tok3n")))
}

/// Sends once and gives back what came of it and the request.
fn once(kind: &str, answer: Answer) -> (Result<(), Failed>, Option<Request>) {
    let server = Server::answering([answer]);
    let outcome = send(&to(kind, &server), &message(), &[], SHORT);
    (outcome, server.requests().pop())
}

#[test]
fn every_service_gets_its_own_shape() {
    let text_at = |kind: &str, body: &Value| match kind {
        "wecom" | "dingtalk" => body["text"]["content"].clone(),
        "feishu" => body["content"]["text"].clone(),
        _ => body["text"].clone(),
    };
    for (kind, yes) in SERVICES {
        let (outcome, request) = once(kind, Answer::ok(yes));
        assert_eq!(outcome, Ok(()), "{kind}");
        let request = request.unwrap();
        assert_eq!(request.line, "POST /send?key=tok3n-tok3n HTTP/1.1", "{kind}");
        let text = text_at(kind, &request.json());
        assert!(text.as_str().is_some_and(|text| text.contains("应于02:30前完成\n市第一人民医院")), "{kind}: {text}");
        // Nothing quoted calls everybody.
        let calls = text.as_str().is_some_and(|text| text.contains("<at") || text.contains("<!"));
        assert!(!calls || !["feishu", "slack"].contains(&kind), "{kind}: {text}");
    }
}

#[test]
fn a_robot_with_a_key_is_sent_its_signature() {
    let server = Server::answering([Answer::ok(SERVICES[1].1), Answer::ok(SERVICES[2].1), Answer::ok("")]);
    for kind in ["dingtalk", "feishu", "webhook"] {
        let to = NotifyConfig { secret: config("kind = \"webhook\"\nsecret = \"SECthis\"").secret, ..to(kind, &server) };
        send(&to, &message(), &[], LONG).unwrap();
    }
    let requests = server.requests();
    let [dingtalk, feishu, webhook] = &requests[..] else { panic!("{requests:?}") };
    // Both recomputed with another program: openssl dgst -sha256 -hmac.
    let (millis, seconds) = (1_795_286_400_000_i64, "1795286400");
    let expected = sign::in_url(&sign::hmac(b"SECthis", format!("{millis}\nSECthis").as_bytes()));
    assert!(dingtalk.line.contains(&format!("&timestamp={millis}&sign={expected} ")), "{}", dingtalk.line);
    let body = feishu.json();
    assert_eq!((&body["timestamp"], &body["sign"]), (&seconds.into(), &sign::hmac(format!("{seconds}\nSECthis").as_bytes(), b"").into()));
    let signed = format!("019d-1.{seconds}.{}", webhook.body);
    assert_eq!(webhook.header("webhook-signature"), format!("v1,{}", sign::hmac(b"SECthis", signed.as_bytes())));
    assert_eq!((webhook.header("webhook-id"), webhook.header("webhook-timestamp")), ("019d-1", seconds));
}

#[test]
fn a_server_that_refuses_is_told_from_one_that_is_busy() {
    for (kind, _) in SERVICES {
        for (status, again) in [(400, false), (403, false), (404, false), (408, true), (429, true), (500, true), (503, true)] {
            let failed = once(kind, Answer::Status(status, "no".to_owned())).0.unwrap_err();
            assert_eq!((failed.failure, failed.again), (Failure::Status, again), "{kind} {status}");
            assert_eq!(failed.detail, Some(status.to_string()), "{kind} {status}");
        }
    }
    let failed = once("slack", Answer::Header(429, "retry-after: 90".to_owned())).0.unwrap_err();
    assert_eq!((failed.again, failed.after), (true, Some(90)));
}

/// 200 on the outside, refused on the inside; the words of the service are kept, the token in them is not.
#[test]
fn what_a_service_refuses_inside_a_200_is_no_delivery() {
    let said = [
        ("wecom", r#"{"errcode":93000,"errmsg":"invalid webhook url key=tok3n-tok3n"}"#, "93000 invalid webhook url key=***"),
        ("dingtalk", r#"{"errcode":310000,"errmsg":"sign not match"}"#, "310000 sign not match"),
        ("feishu", r#"{"code":19021,"msg":"sign match fail or timestamp is not within one hour"}"#, "19021 sign match fail"),
        ("slack", "invalid_token", "invalid_token"),
    ];
    for (kind, body, detail) in said {
        let failed = once(kind, Answer::ok(body)).0.unwrap_err();
        assert_eq!((failed.failure, failed.again), (Failure::Service, true), "{kind}");
        assert!(failed.detail.as_ref().is_some_and(|said| said.starts_with(detail)), "{kind}: {:?}", failed.detail);
    }
}

#[test]
fn hostile_answers_are_bounded_and_never_followed() {
    let elsewhere = Server::answering([Answer::ok("ok")]);
    let redirect = format!("location: {}", elsewhere.url("/stolen"));
    let garbage = b"\x00\xff\x1b[2J<html>".repeat(100);
    for (kind, _) in SERVICES {
        let fails = |answer: Answer| once(kind, answer).0.unwrap_err();
        for status in [301, 302, 307, 308] {
            let failed = fails(Answer::Header(status, redirect.clone()));
            assert_eq!((failed.failure, failed.again), (Failure::Status, false), "{kind} {status}");
        }
        assert_eq!(fails(Answer::Bytes(garbage.clone())).failure, Failure::Answer, "{kind}");
        assert!(fails(Answer::Close).again, "{kind}");
        assert!(fails(Answer::Huge(2_000_000)).again, "{kind}");
        if kind != "slack" && kind != "webhook" {
            for body in ["", "null", "[]", "{}", "{\"errcode\":\"0\"}", "<html>ok</html>"] {
                assert_eq!(fails(Answer::ok(body)).failure, Failure::Answer, "{kind} {body}");
            }
        }
    }
    assert!(elsewhere.requests().is_empty(), "a redirect was followed");
}

#[test]
fn a_server_that_never_answers_costs_the_timeout_and_no_more() {
    for (kind, _) in SERVICES {
        let began = Instant::now();
        let failed = once(kind, Answer::Never).0.unwrap_err();
        assert_eq!((failed.failure, failed.again), (Failure::Timeout, true), "{kind}");
        assert!(began.elapsed() >= SHORT, "{kind}: it did not wait");
    }
}

#[test]
fn nobody_there_is_offline_and_a_bad_address_is_a_mistake() {
    let gone = Server::answering([]).url("/");
    for (url, failure, again) in [(gone.as_str(), Failure::Offline, true), ("no address", Failure::Setup, false)] {
        let failed = send(&config(&format!("kind = \"webhook\"\nurl = \"{url}\"")), &message(), &[], SHORT).unwrap_err();
        assert_eq!((failed.failure, failed.again), (failure, again), "{url}");
    }
    let unset = config("kind = \"webhook\"\nurl = \"https://${WEBHOOK_HOST}/x\"");
    let failed = send(&unset, &message(), &[], SHORT).unwrap_err();
    assert_eq!((failed.failure, failed.detail.as_deref(), failed.again), (Failure::Setup, Some("${WEBHOOK_HOST}"), true));
}

#[cfg(unix)]
#[test]
fn a_program_gets_the_text_on_its_standard_input_and_no_shell() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("told; rm -rf $HOME");
    let run = |command: &[&str], timeout| {
        let quoted: Vec<String> = command.iter().map(|part| toml::Value::from(*part).to_string()).collect();
        send(&config(&format!("kind = \"command\"\ncommand = [{}]", quoted.join(", "))), &message(), &[], timeout)
    };
    run(&["tee", file.to_str().unwrap()], LONG).unwrap();
    let told = std::fs::read_to_string(&file).unwrap();
    assert_eq!(told, format!("{}\n{}\n", message().title, message().text));
    let failed = run(&["sh", "-c", "exit 7"], LONG).unwrap_err();
    assert_eq!((failed.failure, failed.detail.as_deref(), failed.again), (Failure::Program, Some("7"), true));
    assert_eq!(run(&["sleep", "60"], SHORT).unwrap_err().failure, Failure::Timeout);
    assert_eq!(run(&["/no/such/program"], LONG).unwrap_err().failure, Failure::Setup);
}

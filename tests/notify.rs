//! Telling people: queued with what happened, sent after it, at least once, at most twice; nothing said that must not leave.

use std::process::Stdio;

use crate::common::TestEnvironment;
use crate::common::cast::FULL;
use crate::common::server::{Answer, Server};

const OFF: &str = "http://127.0.0.1:9/";

fn place(lang: &'static str, notify: &str) -> TestEnvironment {
    TestEnvironment::empty().lang(lang).roster(FULL).config(notify).workspace()
}

fn webhook(server: &Server, more: &str) -> String {
    format!("[[notify]]\nid = \"duty\"\nkind = \"webhook\"\nurl = \"{}\"\n{more}\n", server.url("/hook?token=s3cret-token"))
}

/// To a text in review: three may be asked.
fn submitted(place: &TestEnvironment) {
    place.open("medical-accident");
    place.draft_holding();
    place.fill("ST-0001");
    place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
}

fn states(place: &TestEnvironment) -> Vec<(String, String)> {
    let listed = place.json(["notify", "list", "--all"]);
    let items = listed["items"].as_array().unwrap();
    items.iter().map(|item| (item["event"].as_str().unwrap().to_owned(), item["state"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn submitting_asks_and_publishing_tells_in_both_languages() {
    for (lang, asks, tells) in [("en", "Your approval is needed: ", "Published: "), ("zh", "待审批：", "已发布：")] {
        let server = Server::answering([Answer::ok("")]);
        let place = place(lang, &webhook(&server, "events = [\"approval-wanted\", \"statement-published\"]"));
        submitted(&place);
        place.command(["statement", "approve", "ST-0001", "--for", "li", "--via", "phone"]).by("chen").run().ok();
        place.command(["statement", "publish", "ST-0001"]).by("chen").run().ok();
        let told: Vec<_> = server.requests().iter().map(super::common::server::Request::json).collect();
        let titles: Vec<&str> = told.iter().map(|one| one["title"].as_str().unwrap()).collect();
        assert!(titles[0].starts_with(asks) && titles.last().unwrap().starts_with(tells), "{titles:?}");
        assert_eq!((&told[0]["subject"], &told[0]["level"], &told[0]["lang"]), (&"ST-0001".into(), &"I".into(), &lang.into()));
        assert!(told[0]["text"].as_str().unwrap().contains("crisis statement approve ST-0001 --for li --via phone"), "{}", told[0]["text"]);
        assert!(states(&place).iter().all(|(_, state)| state == "sent"), "{:?}", states(&place));
        assert!(place.json(["log", "verify"])["ok"].as_bool().unwrap());
    }
}

#[test]
fn a_deadline_is_told_once_when_near_and_once_when_missed() {
    let server = Server::answering([Answer::ok("")]);
    let place = place("en", &webhook(&server, "events = [\"clock-due-soon\", \"clock-missed\"]\nlevels = [\"I\"]"));
    place.open("medical-accident");
    let clocks = place.json(["incident", "show", "INC-0001"])["clocks"].as_array().unwrap().len();
    assert!(clocks > 2);
    for _ in 0..3 {
        place.run(["status"]).ok();
    }
    let early = server.requests().len();
    place.minutes_pass(24 * 60 - 30);
    for _ in 0..3 {
        place.run(["status"]).ok();
    }
    let events: Vec<String> = server.requests()[early..].iter().map(|one| one.json()["event"].as_str().unwrap().to_owned()).collect();
    let missed = events.iter().filter(|event| *event == "clock-missed").count();
    assert!(missed > 0 && missed <= clocks, "{events:?}");
    let keys: std::collections::BTreeSet<String> =
        server.requests().iter().map(|one| format!("{} {}", one.json()["event"], one.json()["subject"])).collect();
    assert_eq!(keys.len(), server.requests().len(), "something was told twice");
}

/// What failed waits, longer each time, and is given up after ten attempts: visibly, and never silently dropped.
#[test]
fn a_message_is_tried_again_and_in_the_end_given_up() {
    let server = Server::answering([Answer::Status(503, String::new())]);
    let place = place("en", &webhook(&server, "events = [\"approval-wanted\"]"));
    submitted(&place);
    assert_eq!(server.requests().len(), 1);
    let waiting = place.json(["notify", "list"]);
    let first = &waiting["items"][0];
    assert_eq!(
        (&first["state"], &first["failure"], &first["detail"], &first["attempts"]),
        (&"pending".into(), &"status".into(), &"503".into(), &1.into())
    );
    place.run(["status"]).ok();
    assert_eq!(server.requests().len(), 1, "tried again before its time");
    let mut remarks = String::new();
    for _ in 0..12 {
        place.minutes_pass(90);
        remarks += &place.run(["incident", "list"]).ok().stderr;
    }
    assert_eq!(server.requests().len(), 10);
    assert_eq!(remarks.matches("given up: refused by the server (503)").count(), 1, "{remarks}");
    assert_eq!(states(&place), [("approval-wanted".to_owned(), "failed".to_owned())]);
    let ids: std::collections::BTreeSet<String> = server.requests().iter().map(|one| one.header("webhook-id").to_owned()).collect();
    assert_eq!(ids.len(), 1, "a repeat carries the id of the first");
    place.run(["notify", "flush", "--failed"]).exits(1).prints("not delivered 1");
    assert_eq!(server.requests().len(), 11);
}

#[test]
fn what_is_no_longer_so_is_not_sent() {
    let server = Server::answering([Answer::Status(500, String::new()), Answer::ok("")]);
    let place = place("en", &webhook(&server, "events = [\"approval-wanted\"]"));
    submitted(&place);
    place.command(["statement", "approve", "ST-0001", "--for", "li", "--via", "phone"]).by("chen").run().ok();
    place.minutes_pass(10);
    place.run(["status"]).ok();
    assert_eq!(server.requests().len(), 1, "an approval was asked for that had been given");
    assert_eq!(states(&place)[0].1, "moot");
}

#[test]
fn quiet_hours_hold_back_all_but_the_gravest_level() {
    for (level, sent_at_night) in [("I", 1), ("II", 0)] {
        let server = Server::answering([Answer::ok("")]);
        let quiet = "[[people]]\nid = \"gao\"\nroles = [\"president\"]\nquiet_hours = \"22:00-07:00\"\n";
        let notify = webhook(&server, "people = [\"gao\"]\nevents = [\"clock-due-soon\", \"clock-missed\"]");
        let place = place("en", &format!("{quiet}{notify}"));
        place.open("medical-accident");
        place.command(["assess", "INC-0001", "--level", level, "--reason", "as told"]).by("li").run().ok();
        place.minutes_pass(40);
        place.run(["status"]).ok();
        let night = server.requests().len();
        assert_eq!(night.min(1), sent_at_night, "level {level}");
        place.now_is("2026-11-22T07:00:05+08:00");
        place.run(["status"]).ok();
        assert!(server.requests().len() > night, "level {level}: nothing came in the morning");
    }
}

/// Only handles, titles, levels and clocks leave, unless the notifier is set to `details`; the address never shows.
#[test]
fn no_text_leaves_and_no_secret_shows() {
    for (more, leaves) in [("", false), ("details = true", true)] {
        let server = Server::answering([Answer::Status(500, "token s3cret-token".to_owned())]);
        let place = place("en", &webhook(&server, more));
        let open = ["incident", "open", "A fall", "--playbook", "medical-accident", "--summary", "Bed 12 fell at night"];
        place.command(open).by("chen").run().ok();
        place.draft_holding();
        place.fill("ST-0001");
        let said = place.command(["statement", "submit", "ST-0001", "-v"]).by("chen").run().ok();
        let bodies: String = server.requests().iter().map(|one| one.body.clone()).collect();
        let text = place.json(["statement", "show", "ST-0001"])["text"].as_str().unwrap().lines().last().unwrap().to_owned();
        assert!(bodies.contains("A fall"), "{bodies}");
        assert_eq!(bodies.contains(&text), leaves, "{text} in {bodies}");
        let listed = place.run(["notify", "list", "--all"]);
        let stored = std::fs::read(place.path("crisis.db")).unwrap();
        for (place, shown) in [("stderr", said.stderr.as_bytes()), ("list", listed.stdout.as_bytes()), ("store", &stored)] {
            assert!(!shown.windows(12).any(|part| part == b"s3cret-token"), "{place} shows the token");
        }
    }
}

/// No network at 02:00: the work goes on, nothing is said about it, the message waits.
#[test]
fn offline_makes_no_noise() {
    let place = place("en", &format!("[[notify]]\nid = \"duty\"\nkind = \"wecom\"\nurl = \"{OFF}\"\nevents = [\"approval-wanted\"]\n"));
    place.open("medical-accident");
    place.draft_holding();
    place.fill("ST-0001");
    let submitted = place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
    assert!(!submitted.stderr.contains("duty"), "{}", submitted.stderr);
    place.command(["notify", "list"]).width(200).run().ok().prints("waits: no connection, tried once");
    place.command(["notify", "list"]).lang("zh").width(200).run().ok().prints("待发送：无法连接，已尝试1次");
}

#[test]
fn a_test_message_says_what_each_notifier_answers() {
    let server = Server::answering([Answer::ok("")]);
    let config = webhook(&server, "") + "[[notify]]\nid = \"group\"\nkind = \"wecom\"\nurl = \"${WECOM_URL}\"\n";
    let place = place("en", &config);
    place.run(["notify", "test", "duty"]).ok().prints("delivered");
    place.run(["notify", "test"]).exits(1).prints("not set up (${WECOM_URL})");
    let set = place.command(["notify", "test", "group", "--format", "json"]).var("WECOM_URL", OFF).run().exits(1).json();
    assert_eq!((&set["items"][0]["ok"], &set["items"][0]["failure"]), (&false.into(), &"offline".into()));
    place.run(["notify", "test", "dutty"]).fails(4, &["duty"]);
    assert!(server.requests()[0].json()["title"].as_str().unwrap().starts_with("Test message from First City Hospital"));
}

#[test]
fn a_wrong_table_is_an_error_with_its_line() {
    let cases = [
        ("kind = \"wecom\"", "needs `url`"),
        ("kind = \"slack\"\nurl = \"x\"\nsecret = \"y\"", "knows no `secret`"),
        ("kind = \"email\"\nsmtp = \"smtps://h\"\nfrom = \"a@b.example\"", "needs `to`"),
        ("kind = \"webhook\"\nurl = \"x\"\npeople = [\"nobody\"]", "nobody of the roster has the id `nobody`"),
        ("kind = \"pigeon\"\nurl = \"x\"", "pigeon"),
        ("kind = \"wecom\"\nurl = \"x\"\nevents = [\"lunch\"]", "lunch"),
        ("kind = \"wecom\"\nurl = \"x\"\ntoken = \"y\"", "token"),
    ];
    for (table, says) in cases {
        let place = place("en", &format!("[[notify]]\nid = \"duty\"\n{table}\n"));
        let written = place.read("crisis.toml");
        let first = written.lines().position(|line| line == "[[notify]]").unwrap() + 1;
        let failed = place.run(["status"]).fails(3, &["crisis.toml:", says]);
        let line: usize = failed.stderr.split("crisis.toml:").nth(1).unwrap().split(':').next().unwrap().parse().unwrap();
        assert!((first..=first + 5).contains(&line), "{table}: line {line}, the table begins at {first}");
    }
    let twice = "[[notify]]\nid = \"a\"\nkind = \"command\"\ncommand = [\"true\"]\n".repeat(2);
    place("zh", &twice).run(["status"]).fails(3, &["使用同一编号“a”"]);
    place("en", "[[people]]\nid = \"gao\"\nquiet_hours = \"always\"\n").run(["status"]).fails(3, &["22:00-07:00"]);
}

/// A workspace's template wins; a broken one is given up visibly and stops no other message.
#[test]
fn templates_can_be_replaced_and_a_broken_one_stops_nothing() {
    let server = Server::answering([Answer::ok("")]);
    let place = place("en", &webhook(&server, "events = [\"approval-wanted\", \"statement-published\"]"));
    place.run(["template", "eject", "statement-published"]).ok();
    place.write("templates/notify/statement-published.en.md", "# Out: {{ statement.id }}\nfrom {{ organization }}\n");
    place.write("templates/notify/approval-wanted.en.md", "# {{ nonsense }}\n");
    submitted(&place);
    place.command(["statement", "approve", "ST-0001", "--for", "li", "--via", "phone"]).by("chen").run().ok();
    place.command(["statement", "publish", "ST-0001"]).by("chen").run().ok();
    let told = server.requests();
    assert_eq!(told.len(), 1);
    assert_eq!((&told[0].json()["title"], &told[0].json()["text"]), (&"Out: ST-0001".into(), &"from First City Hospital".into()));
    place.command(["notify", "list"]).width(200).run().ok().prints("not set up (templates/notify/approval-wanted)");
}

/// As if nothing had been sent yet and all of it were due, by whatever clock.
fn all_is_due(place: &TestEnvironment) {
    place
        .database()
        .execute("UPDATE notice SET next_at = 0, state = 'pending', attempts = 0, sent_at = NULL, sent_at_offset = NULL", [])
        .unwrap();
}

/// The binary itself, by the system's clock.
fn spawned(place: &TestEnvironment, args: &[&str]) -> std::process::Child {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_crisis"));
    command.current_dir(place.root()).env_clear().env("CRISIS_LANG", "en").args(args).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// kill -9 while the receiver has the message and the outbox does not know it: one repeat with the same id, no loss.
#[test]
fn a_process_killed_between_sending_and_recording_repeats_once_and_loses_nothing() {
    let server = Server::answering([Answer::Status(500, String::new()), Answer::Never, Answer::ok("")]);
    let place = place("en", &webhook(&server, "events = [\"approval-wanted\"]"));
    submitted(&place);
    all_is_due(&place);
    let mut child = spawned(&place, &["notify", "flush"]);
    assert!(server.wait_for(2), "nothing was sent");
    child.kill().unwrap();
    child.wait().unwrap();
    let held = place.json(["notify", "list"]);
    assert_eq!((&held["items"][0]["state"], &held["items"][0]["failure"]), (&"pending".into(), &"interrupted".into()));
    place.now_is("2100-01-01T00:00:00+08:00");
    place.run(["notify", "flush"]).ok().prints("Sent 1");
    place.run(["notify", "flush"]).ok().prints("Sent 0");
    let ids: Vec<String> = server.requests().iter().map(|one| one.header("webhook-id").to_owned()).collect();
    assert_eq!((ids.len(), &ids[1]), (3, &ids[2]), "{ids:?}");
    assert_eq!(states(&place), [("approval-wanted".to_owned(), "sent".to_owned())]);
}

/// Four processes empty one outbox together: each message goes once.
#[test]
fn several_processes_flush_one_outbox_without_a_repeat() {
    let server = Server::answering([Answer::ok("")]);
    let tables: String =
        (0..12).map(|n| webhook(&server, "events = [\"approval-wanted\"]").replace("duty", &format!("duty-{n}"))).collect();
    let place = place("en", &tables);
    submitted(&place);
    let before = server.requests().len();
    assert_eq!(before, 12);
    all_is_due(&place);
    let children: Vec<_> = (0..4).map(|_| spawned(&place, &["notify", "flush"])).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    let mut ids: Vec<String> = server.requests()[before..].iter().map(|one| one.header("webhook-id").to_owned()).collect();
    let sent = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!((sent, ids.len()), (12, 12), "a message was lost or went twice");
    assert!(states(&place).iter().all(|(_, state)| state == "sent"));
}

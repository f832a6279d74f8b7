//! Signed approvals: keys under a passphrase, what a signature binds, and every way in which one does not count.

use std::os::unix::fs::PermissionsExt as _;

use crate::common::output::strings;
use crate::common::{Output, TestEnvironment, cast};

const PASSPHRASE: &str = "correct horse battery";

/// A workspace that demands signatures, with a fact update by chen in review: wang, then zhao, then sun.
fn in_review(lang: &'static str) -> TestEnvironment {
    let place = TestEnvironment::empty().lang(lang).roster(cast::FULL).config("[approvals]\nsigned = true\n").workspace();
    place.open("medical-accident");
    submit_another(&place, "ST-0001");
    place
}

fn submit_another(place: &TestEnvironment, id: &str) {
    let draft = ["statement", "draft", "INC-0001", "--template", "fact-update", "--channel", "weibo"];
    place.command(draft).by("chen").run().ok();
    place.fill(id);
    place.command(["statement", "submit", id]).by("chen").run().ok();
}

fn new_key(place: &TestEnvironment, person: &str) -> serde_json::Value {
    place.command(["key", "new"]).by(person).var("CRISIS_PASSPHRASE", PASSPHRASE).json()
}

fn sign(place: &TestEnvironment, person: &str) -> Output {
    place.command(["statement", "approve", "ST-0001", "--sign"]).by(person).var("CRISIS_PASSPHRASE", PASSPHRASE).run()
}

#[test]
fn a_demanded_signature_is_asked_for_and_given_and_checked() {
    for lang in ["en", "zh"] {
        let place = in_review(lang);
        new_key(&place, "wang");
        place
            .command(["statement", "approve", "ST-0001"])
            .by("wang")
            .run()
            .fails(5, &["medical-affairs", "crisis statement approve ST-0001 --sign"]);
        sign(&place, "wang").ok();
        let shown = place.json(["statement", "show", "ST-0001"]);
        let word = &shown["approvals"][0];
        assert_eq!((&word["signature"], &word["key"]), (&"valid".into(), &"KEY-0001".into()));
        assert_eq!(shown["approvals_missing"], serde_json::json!(["legal", "president"]));
        let verified = place.json(["log", "verify"]);
        assert_eq!((&verified["ok"], &verified["signatures"]), (&true.into(), &1.into()), "{verified:#}");
    }
}

#[test]
fn a_spoken_approval_is_no_signature() {
    let place = in_review("en");
    let spoken = ["statement", "approve", "ST-0001", "--for", "wang", "--via", "phone"];
    place.command(spoken).by("chen").run().fails(5, &["medical-affairs", "cannot be signed"]);
    place.command(spoken.iter().chain(&["--sign"])).by("chen").run().exits(2);
    place.command(["statement", "approve", "ST-0001", "--sign"]).by("wang").at("-1h").run().fails(2, &["--at"]);
}

#[test]
fn a_key_file_is_its_owners_alone() {
    let place = in_review("en");
    let key = new_key(&place, "wang");
    let path = key["path"].as_str().unwrap();
    assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o640)).unwrap();
    sign(&place, "wang").fails(3, &["640", "chmod 600"]);
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    let wrong = place.command(["statement", "approve", "ST-0001", "--sign"]).by("wang").var("CRISIS_PASSPHRASE", "another one").run();
    wrong.fails(3, &["passphrase"]);
    place.command(["statement", "approve", "ST-0001", "--sign"]).by("wang").run().fails(2, &["CRISIS_PASSPHRASE"]);
    sign(&place, "zhao").fails(4, &["zhao.key", "crisis key new"]);
    let as_zhao = ["statement", "approve", "ST-0001", "--sign", "--key", path];
    place.command(as_zhao).by("zhao").var("CRISIS_PASSPHRASE", PASSPHRASE).run().fails(5, &["wang", "zhao"]);
    let text = place.read("keys/wang.key");
    place.write("keys/broken.key", text.replace("sealed = \"", "sealed = \"AAAA"));
    std::fs::set_permissions(place.path("keys/broken.key"), std::fs::Permissions::from_mode(0o600)).unwrap();
    let broken = ["statement", "approve", "ST-0001", "--sign", "--key", "keys/broken.key"];
    place.command(broken).by("wang").var("CRISIS_PASSPHRASE", PASSPHRASE).run().fails(3, &["passphrase"]);
    assert!(!text.contains(PASSPHRASE));
}

#[test]
fn a_passphrase_may_come_from_a_file_and_is_never_short() {
    let place = in_review("en");
    place.write("secret", format!("{PASSPHRASE}\nsecond line\n"));
    place.command(["key", "new", "--passphrase-file", "secret"]).by("wang").run().ok();
    sign(&place, "wang").ok();
    place.command(["key", "new"]).by("zhao").var("CRISIS_PASSPHRASE", "1234567").run().fails(2, &["8"]);
    place.command(["key", "new"]).by("zhao").run().fails(2, &["CRISIS_PASSPHRASE"]);
    place.command(["key", "new"]).by("stranger").var("CRISIS_PASSPHRASE", PASSPHRASE).run().fails(5, &["stranger"]);
    assert!(!place.path("keys/zhao.key").exists() && !place.path("keys/stranger.key").exists());
}

#[test]
fn one_key_a_person_and_none_is_overwritten() {
    let place = in_review("en");
    new_key(&place, "wang");
    let again = |args: &[&str]| place.command(args).by("wang").var("CRISIS_PASSPHRASE", PASSPHRASE).run();
    again(&["key", "new"]).fails(5, &["keys/wang.key"]);
    again(&["key", "new", "-o", "second.key"]).fails(5, &["KEY-0001", "crisis key revoke"]);
    assert!(!place.path("second.key").exists(), "an unregistered key is not left behind");
    again(&["key", "revoke", "KEY-0001", "--reason", "lost"]).ok();
    again(&["key", "revoke", "KEY-0001", "--reason", "lost"]).fails(5, &["KEY-0001"]);
    again(&["key", "new", "-o", "second.key"]).ok();
    sign(&place, "wang").fails(5, &["KEY-0001"]);
    let list = place.json(["key", "list"]);
    assert_eq!(strings(&list["items"], "id"), ["KEY-0001", "KEY-0002"]);
    assert!(list["items"][0]["revoked_at"].is_string() && list["items"][1]["revoked_at"].is_null());
}

/// What `log verify` says of the first approval.
fn verdict(place: &TestEnvironment) -> (u8, Vec<String>, Vec<String>) {
    let output = place.run(["log", "verify", "--format", "json"]);
    let json = output.json();
    let codes = |list: &str| strings(&json[list], "code").into_iter().map(str::to_owned).collect();
    (output.code, codes("problems"), codes("notices"))
}

#[test]
fn a_tampered_signature_is_told_from_a_revoked_key() {
    let place = in_review("en");
    new_key(&place, "wang");
    sign(&place, "wang").ok();
    place.command(["key", "revoke", "KEY-0001", "--reason", "laptop stolen"]).by("wang").at("-10m").run().ok();
    assert_eq!(verdict(&place), (0, vec![], vec!["signature-revoked".to_owned()]));
    let missing = place.json(["statement", "show", "ST-0001"])["approvals_missing"].clone();
    assert_eq!(missing[0], "medical-affairs", "a word signed after the key was lost does not count");

    let place = in_review("en");
    new_key(&place, "wang");
    sign(&place, "wang").ok();
    place.command(["key", "revoke", "KEY-0001", "--reason", "new laptop"]).by("wang").run().ok();
    assert_eq!(verdict(&place), (0, vec![], vec![]), "what was signed before stays good");
    place.database().execute("UPDATE approval SET person = 'zhao', roles = '[\"legal\"]'", []).unwrap();
    let (code, problems, _) = verdict(&place);
    assert_eq!(code, 1);
    assert!(problems.contains(&"signature-key".to_owned()), "{problems:?}");
    place.database().execute("UPDATE approval SET person = 'wang', roles = '[\"legal\"]'", []).unwrap();
    assert!(verdict(&place).1.contains(&"signature".to_owned()));
}

/// Somebody with the database copies an approval onto another text: it does not count there.
#[test]
fn a_replayed_signature_counts_nowhere_else() {
    let place = in_review("en");
    for person in ["wang", "zhao", "sun"] {
        new_key(&place, person);
        sign(&place, person).ok();
    }
    submit_another(&place, "ST-0002");
    let hash = place.json(["statement", "show", "ST-0002"])["hash"].as_str().unwrap().to_owned();
    let version = place.json(["statement", "show", "ST-0002"])["version"].as_i64().unwrap();
    let store = place.database();
    store
        .execute(
            "INSERT INTO approval SELECT id + 10, uuid || 'x', revision, 2, ?1, ?2, decision, person, recorded_by, via, evidence, \
             at, at_offset, cancelled_at, cancelled_at_offset, roles, deputy_for, key_id, signature FROM approval",
            rusqlite::params![version, hash],
        )
        .unwrap();
    store.execute("UPDATE statement SET state = 'approved' WHERE id = 2", []).unwrap();
    drop(store);
    place.command(["statement", "publish", "ST-0002"]).by("chen").run().fails(5, &["medical-affairs, legal, president"]);
    let shown = place.json(["statement", "show", "ST-0002"]);
    assert_eq!(strings(&shown["approvals"], "signature"), ["altered", "altered", "altered"]);
    assert!(verdict(&place).1.contains(&"signature".to_owned()));
    place.command(["statement", "publish", "ST-0001"]).by("chen").run().ok();
}

#[test]
fn a_changed_text_leaves_every_signature_behind() {
    let place = in_review("en");
    for person in ["wang", "zhao", "sun"] {
        new_key(&place, person);
        sign(&place, person).ok();
    }
    place.database().execute("UPDATE statement_version SET hash = 'another'", []).unwrap();
    place.command(["statement", "publish", "ST-0001"]).by("chen").run().fails(5, &["medical-affairs, legal, president"]);
    assert_eq!(verdict(&place).0, 1);
}

#[test]
fn who_left_the_roster_has_signed_in_vain() {
    let place = in_review("en");
    for person in ["wang", "zhao", "sun"] {
        new_key(&place, person);
        sign(&place, person).ok();
    }
    place.write("crisis.toml", place.read("crisis.toml").replace("id = \"zhao\"", "id = \"someone-else\""));
    place.command(["statement", "publish", "ST-0001"]).by("chen").run().fails(5, &["legal"]);
    sign(&place, "zhao").fails(5, &["approve"]);
}

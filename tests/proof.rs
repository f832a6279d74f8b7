//! The whole chain for one incident at level I with three approvers who sign, in both languages, and the file with which
//! a third party checks it without the store.

use serde_json::Value;

use crate::common::output::{item, strings};
use crate::common::{TestEnvironment, cast};

const PASSPHRASE: &str = "correct horse battery";

fn workspace(lang: &'static str) -> TestEnvironment {
    TestEnvironment::empty().lang(lang).roster(cast::FULL).config("[approvals]\nsigned = true\n").workspace()
}

/// From nothing to a statement that is out, and its proof in proof.json.
fn chain(place: &TestEnvironment) {
    place.open("medical-accident");
    place.assess_all("medical-accident", 4);
    let fact =
        ["fact", "add", "INC-0001", "The drug has been sealed", "--status", "confirmed", "--release", "public", "--source", "Pharmacy"];
    place.command(fact).by("wang").run().ok();
    let draft = ["statement", "draft", "INC-0001", "--template", "fact-update", "--channel", "weibo,website"];
    place.command(draft).by("chen").run().ok();
    place.fill("ST-0001");
    place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
    for person in ["wang", "zhao", "sun"] {
        place.command(["key", "new"]).by(person).var("CRISIS_PASSPHRASE", PASSPHRASE).run().ok();
        place.command(["statement", "approve", "ST-0001", "--sign"]).by(person).var("CRISIS_PASSPHRASE", PASSPHRASE).run().ok();
    }
    place.command(["statement", "publish", "ST-0001", "--url", "https://example.org/1"]).by("chen").run().ok();
    place.run(["statement", "export", "ST-0001", "--proof", "proof.json"]).ok();
    place.run(["statement", "export", "ST-0001", "--channel", "website", "-o", "notice.docx"]).ok();
}

fn proof(place: &TestEnvironment) -> Value {
    serde_json::from_str(&place.read("proof.json")).unwrap()
}

/// What `verify-proof` says of a changed proof, from a folder that has no workspace.
fn verdict(proof: &Value) -> (u8, Vec<String>) {
    let elsewhere = TestEnvironment::empty();
    elsewhere.write("p.json", proof.to_string());
    let output = elsewhere.run(["statement", "verify-proof", "p.json", "--format", "json"]);
    let codes = strings(&output.json()["problems"], "code").into_iter().map(str::to_owned).collect();
    (output.code, codes)
}

#[test]
fn three_approvers_sign_and_a_third_party_checks() {
    for (lang, name) in [("en", "First City Hospital"), ("zh", "市第一人民医院")] {
        let place = workspace(lang);
        chain(&place);
        let verified = place.json(["log", "verify"]);
        assert_eq!((&verified["ok"], &verified["signatures"]), (&true.into(), &3.into()));
        let proof = proof(&place);
        assert_eq!(verdict(&proof), (0, vec![]));
        let elsewhere = TestEnvironment::empty().lang(lang);
        elsewhere.write("p.json", proof.to_string());
        let page = elsewhere.run(["statement", "verify-proof", "p.json"]).ok().stdout;
        for part in [name, "ST-0001", "wang", "zhao", "sun", "legal", " +08:00"] {
            assert!(page.contains(part), "{part}\n{page}");
        }
        let key = |person: &str| item(&proof["keys"], "person", person)["public_key"].as_str().unwrap().to_owned();
        let trust = |keys: &[String]| {
            let args = keys.iter().flat_map(|key| ["--trust", key.as_str()]);
            elsewhere.run(["statement", "verify-proof", "p.json"].into_iter().chain(args)).code
        };
        assert_eq!(trust(&[key("wang"), key("zhao"), key("sun")]), 0);
        assert_eq!(trust(&[key("wang"), key("zhao")]), 1, "sun's key is not trusted");
    }
}

#[test]
fn whatever_is_changed_in_a_proof_is_found() {
    let place = workspace("en");
    chain(&place);
    let good = proof(&place);
    let changed = |pointer: &str, value: Value| {
        let mut proof = good.clone();
        *proof.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        verdict(&proof)
    };
    let flaw = |pointer: &str, value: Value, code: &str| {
        let (exit, codes) = changed(pointer, value);
        assert!(exit == 1 && codes.iter().any(|one| one == code), "{pointer}: {exit} {codes:?}");
    };
    flaw("/statement/variants/0/text", "Everything is fine.".into(), "text");
    flaw("/statement/hash", "0".into(), "payload");
    flaw("/statement/uuid", "another".into(), "payload");
    flaw("/statement/version", 9.into(), "payload");
    flaw("/workspace", "another".into(), "payload");
    flaw("/approvals/0/at", "2026-11-22T03:00:00+08:00".into(), "payload");
    flaw("/approvals/0/roles", serde_json::json!(["president"]), "payload");
    flaw("/approvals/0/person", "li".into(), "key");
    flaw("/approvals/0/signature", good["approvals"][1]["signature"].clone(), "signature");
    flaw("/approvals/0/signature", Value::Null, "missing");
    flaw("/approvals/0/payload", good["approvals"][1]["payload"].clone(), "signature");
    flaw("/keys/0/public_key", good["keys"][1]["public_key"].clone(), "signature");
    flaw("/keys/0/revoked_at", "2026-11-22T01:00:00+08:00".into(), "revoked");
    flaw("/rows/0/text", "[]".into(), "row");
    flaw("/roles", serde_json::json!(["medical-affairs", "medical-affairs"]), "missing");
}

#[test]
fn what_is_no_proof_is_refused() {
    let place = workspace("en");
    place.open("medical-accident");
    place.draft_holding();
    place.run(["statement", "export", "ST-0001", "--proof", "p.json"]).fails(5, &["ST-0001", "--sign"]);
    assert!(!place.path("p.json").exists());
    for (text, code) in [("", 3), ("{}", 3), ("[1,2", 3), ("\u{0}", 3)] {
        place.write("p.json", text);
        place.run(["statement", "verify-proof", "p.json"]).exits(code);
    }
    place.run(["statement", "verify-proof", "none.json"]).exits(3);
    place.run(["statement", "export", "ST-0001"]).exits(2);
}

/// The shapes that other programs build on.
#[test]
fn the_json_of_keys_approvals_and_proofs_keeps_its_shape() {
    let place = workspace("en");
    chain(&place);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    let key = place.json(["key", "list"])["items"][0].clone();
    assert_eq!(keys(&key), "fingerprint id person public_key reason registered_at registered_by revoked_at uuid");
    let shown = place.json(["statement", "show", "ST-0001"]);
    assert_eq!(
        keys(&shown["approvals"][0]),
        "at cancelled_at decision deputy_for evidence id key person recorded_by roles signature version via"
    );
    let verified = place.json(["log", "verify"]);
    assert_eq!(keys(&verified), "events head notices ok problems schema signatures");
    let proof = proof(&place);
    assert_eq!(keys(&proof), "approvals format head keys organization publications roles rows statement workspace written_at");
    assert_eq!(keys(&proof["approvals"][0]), "at deputy_for id key name payload person recorded_by roles signature via");
    assert_eq!(keys(&proof["statement"]), "hash id lang state uuid variants version");
    let checked = place.json(["statement", "verify-proof", "proof.json"]);
    assert_eq!(keys(&checked), "approvals hash ok organization problems schema statement variants version");
    let exported = place.json(["statement", "export", "ST-0001", "-o", "a.md", "--channel", "weibo"]);
    assert_eq!(keys(&exported), "bytes channel form hash marks path schema statement version");
}

/// The script of docs/proof.md, as it stands there.
#[test]
fn the_script_for_checking_by_hand_checks() {
    let has = |program: &str, arg: &str| std::process::Command::new(program).arg(arg).output().is_ok_and(|output| output.status.success());
    if !has("python3", "--version") || !has("openssl", "version") {
        eprintln!("skipped: python3 or openssl is not installed");
        return;
    }
    let place = workspace("zh");
    chain(&place);
    let page = std::fs::read_to_string(crate::common::scan::project().join("docs/proof.md")).unwrap();
    let script = page.split("```python\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let run = || std::process::Command::new("python3").args(["-c", script]).current_dir(place.root()).output().unwrap();
    let output = run();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(["wang medical-affairs", "zhao legal", "sun president"].iter().all(|line| said.contains(line)), "{said}");
    place.write("proof.json", place.read("proof.json").replace("weibo", "wechat"));
    assert!(!run().status.success(), "a changed text passes");
}

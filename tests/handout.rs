//! A statement as a file to hand over: each form holds the text, says what it is not, and is written whole or not at all.

use std::io::Read as _;

use crate::common::TestEnvironment;

/// ST-0001 on website, weibo and press-conference, approved where `approved`.
fn statement(lang: &'static str, approved: bool) -> TestEnvironment {
    let place = if lang == "zh" { TestEnvironment::chinese() } else { TestEnvironment::new() };
    place.open("medical-accident");
    let draft = ["statement", "draft", "INC-0001", "--template", "fact-update", "--channel", "website,weibo,press-conference"];
    place.command(draft).by("chen").run().ok();
    place.fill("ST-0001");
    if approved {
        place.command(["statement", "submit", "ST-0001"]).by("chen").run().ok();
        for person in ["wang", "zhao", "sun"] {
            place.command(["statement", "approve", "ST-0001"]).by(person).run().ok();
        }
    }
    place
}

fn export(place: &TestEnvironment, file: &str, channel: &str) -> serde_json::Value {
    place.json(["statement", "export", "ST-0001", "-o", file, "--channel", channel])
}

/// The file's words, taken out of the package where it is one.
fn words(place: &TestEnvironment, file: &str) -> String {
    if !file.ends_with(".docx") {
        return place.read(file);
    }
    let mut package = zip::ZipArchive::new(std::fs::File::open(place.path(file)).unwrap()).unwrap();
    let mut all = String::new();
    for index in 0..package.len() {
        let mut part = package.by_index(index).unwrap();
        if part.name().unwrap().ends_with(".xml") {
            let mut xml = String::new();
            part.read_to_string(&mut xml).unwrap();
            roxmltree::Document::parse(&xml).unwrap();
            all.push_str(&xml);
        }
    }
    all
}

#[test]
fn every_form_holds_the_text_and_says_draft_until_it_is_approved() {
    for (lang, mark) in [("en", "DRAFT"), ("zh", "草稿")] {
        let (draft, approved) = (statement(lang, false), statement(lang, true));
        let text = draft.json(["statement", "show", "ST-0001"])["variants"][0]["text"].as_str().unwrap().to_owned();
        let sentence = text.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap();
        for file in ["a.docx", "a.html", "a.md", "a.txt"] {
            assert_eq!(export(&draft, file, "website")["marks"], serde_json::json!(["draft"]));
            assert_eq!(export(&approved, file, "website")["marks"], serde_json::json!([]));
            let (marked, clean) = (words(&draft, file), words(&approved, file));
            assert!(marked.contains(mark) && !clean.contains(mark), "{lang} {file}");
            let start: String = sentence.chars().take_while(|c| c.is_alphabetic()).collect();
            assert!(clean.contains(&start), "{lang} {file}: {start}");
        }
    }
}

#[test]
fn an_approval_that_no_longer_stands_brings_the_mark_back() {
    let place = statement("en", true);
    place.write("crisis.toml", place.read("crisis.toml").replace("\"legal\", ", ""));
    assert_eq!(export(&place, "a.txt", "website")["marks"], serde_json::json!(["draft"]));
}

#[test]
fn a_drill_is_a_drill_in_every_form_and_a_withdrawn_text_says_so() {
    let place = TestEnvironment::chinese();
    place.command(["incident", "open", "演练：用药差错", "--playbook", "medical-accident", "--drill"]).by("chen").run().ok();
    place.draft_holding();
    for file in ["a.docx", "a.html", "a.md", "a.txt"] {
        assert_eq!(export(&place, file, "weibo")["marks"], serde_json::json!(["drill", "draft"]));
        assert!(words(&place, file).contains("演练"), "{file}");
    }
    place.command(["statement", "withdraw", "ST-0001", "--reason", "不再需要"]).by("chen").run().ok();
    assert_eq!(export(&place, "a.txt", "weibo")["marks"], serde_json::json!(["drill", "withdrawn"]));
}

#[test]
fn a_notice_has_number_signature_and_date_and_speech_has_none() {
    let place = statement("zh", true);
    let numbered = ["statement", "export", "ST-0001", "-o", "n.docx", "--channel", "website", "--number", "市一院〔2026〕3号"];
    place.run(numbered).ok();
    let notice = words(&place, "n.docx");
    for part in ["市一院〔2026〕3号", "RedHead", "仿宋", "2026年11月22日", "w:pStyle w:val=\"Signature\""] {
        assert!(notice.contains(part), "{part}");
    }
    export(&place, "s.docx", "press-conference");
    assert!(!words(&place, "s.docx").contains("w:pStyle w:val=\"Signature\""));
}

#[test]
fn a_wrong_name_writes_nothing() {
    let place = statement("en", false);
    let export = |args: &[&str]| place.run(["statement", "export", "ST-0001"].iter().chain(args));
    export(&["-o", "a.pdf", "--channel", "website"]).fails(2, &["a.pdf", ".docx"]);
    export(&["-o", "a.txt"]).fails(2, &["website, weibo, press-conference"]);
    export(&["-o", "a.txt", "--channel", "douyin"]).fails(4, &["douyin", "website"]);
    export(&["-o", "none/a.txt", "--channel", "website"]).fails(3, &["none/a.txt"]);
    place.write("folder.txt/x", "");
    export(&["-o", "folder.txt", "--channel", "website"]).fails(3, &["folder.txt"]);
    let left: Vec<_> = std::fs::read_dir(place.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{left:?}");
    assert!(!place.path("a.txt").exists());
}

#[test]
fn what_is_hostile_in_a_text_stays_text() {
    let place = statement("en", false);
    let text = "<script>alert(1)</script> {{ organization }} \u{202e}right &amp; ]]> [x](javascript:y)";
    place.command(["statement", "edit", "ST-0001", "--channel", "weibo", "--text", text]).by("chen").run().ok();
    for file in ["a.docx", "a.html", "a.md", "a.txt"] {
        export(&place, file, "weibo");
        let out = words(&place, file);
        assert!(!out.contains('\u{202e}') && out.contains("{{ organization }}"), "{file}\n{out}");
        assert!(file.ends_with(".md") || file.ends_with(".txt") || !out.contains("<script"), "{file}\n{out}");
        assert!(!out.contains("href=\"javascript:"), "{file}");
    }
}

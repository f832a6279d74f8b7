//! Laws and standards as data: which apply, how they are switched, that an incident keeps the law of its day; what must
//! stand before a crisis; what nobody may be asked to take down; reports while it runs; files an editor can check.

use serde_json::Value;

use crate::common::output::{item, strings};
use crate::common::{TestEnvironment, cast};

/// A workspace of a kind and a region.
fn place(lang: &'static str, region: &str, kind: &str, more: &str) -> TestEnvironment {
    let place = TestEnvironment::empty().lang(lang);
    let init = ["init", "--org", "A", "--timezone", "Asia/Shanghai", "--region", region, "--kind", kind];
    place.run(init).ok();
    let written = place.read("crisis.toml");
    place.write("crisis.toml", written + "\n" + more + "\n" + &cast::toml(cast::FULL));
    place
}

fn active(place: &TestEnvironment) -> Vec<String> {
    let rules = place.json(["rule", "list"]);
    let items = rules["items"].as_array().expect("items");
    items
        .iter()
        .filter(|item| item["active"] == true && item["kind"] == "clock")
        .map(|item| item["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// The clocks of an incident that come from rule packs: rule → state.
fn law(place: &TestEnvironment) -> Vec<(String, String)> {
    let shown = place.json(["incident", "show", "INC-0001"]);
    let clocks = shown["clocks"].as_array().expect("clocks");
    let text = |clock: &Value, key: &str| clock[key].as_str().unwrap_or_default().to_owned();
    clocks.iter().filter(|clock| clock["pack"].is_string()).map(|clock| (text(clock, "rule"), text(clock, "state"))).collect()
}

fn state(place: &TestEnvironment, rule: &str) -> Option<String> {
    law(place).into_iter().find(|(known, _)| known == rule).map(|(_, state)| state)
}

fn open(place: &TestEnvironment, more: &[&str]) {
    let args = ["incident", "open", "A patient died", "--playbook", "medical-accident", "--occurred-at", "-3h", "--detected-at", "-1h"];
    place.command(args.iter().chain(more)).by("chen").run().ok();
}

fn assess(place: &TestEnvironment, harm: u8, scale: u8) {
    let (harm, scale) = (format!("harm={harm}"), format!("scale={scale}"));
    place.command(["assess", "INC-0001", "--set", &harm, "--set", &scale]).by("li").run().ok();
}

#[test]
fn region_and_kind_bring_the_law() {
    let chinese = active(&place("zh", "CN", "hospital", ""));
    for id in ["cn-medical-dispute", "cn-medical-quality-report", "cn-medical-accident-regulation", "cn-personal-information"] {
        assert!(chinese.iter().any(|known| known == id), "{id} in {chinese:?}");
    }
    assert!(!chinese.iter().any(|id| id.starts_with("eu-") || id.starts_with("us-") || id == "cn-state-council-80"));
    assert_eq!(active(&place("en", "US", "hospital", "")), ["us-hipaa-breach"]);
}

#[test]
fn every_rule_says_its_source_and_why() {
    for (lang, law, why) in [("en", "State Council", "region CN"), ("zh", "国务院", "地区为CN")] {
        let rules = place(lang, "CN", "hospital", "").json(["rule", "list"]);
        for rule in rules["items"].as_array().expect("items") {
            assert!(matches!(rule["kind"].as_str(), Some("clock" | "word" | "lint")), "{rule}");
            assert!(
                rule["source"].as_str().is_some_and(|source| !source.is_empty())
                    && (rule["kind"] != "clock" || rule["article"].is_string()),
                "{rule}"
            );
            assert!(rule["kind"] != "clock" || rule["verified_on"].is_string() || rule["unverified"] == true, "{rule}");
            assert!(rule["why"].as_str().is_some_and(|why| !why.is_empty() && !why.contains('[')), "{rule}");
        }
        let dispute = item(&rules["items"], "id", "cn-medical-dispute");
        assert!(dispute["source"].as_str().expect("a source").contains(law), "{dispute}");
        assert!(dispute["why"].as_str().expect("a reason").contains(why), "{dispute}");
    }
}

#[test]
fn an_incident_keeps_the_law_of_its_day() {
    let place = place("zh", "CN", "hospital", "");
    open(&place, &[]);
    let shown = place.json(["incident", "show", "INC-0001"]);
    let clock = item(&shown["clocks"], "rule", "cn-medical-quality-report.report-especially-grave");
    assert_eq!((&clock["limit_minutes"], &clock["due_at"]), (&120.into(), &"2026-11-22T03:00:01+08:00".into()), "from its detection");
    assert_eq!(clock["source"]["article"], "第八条");
    let negligence = item(&shown["clocks"], "rule", "cn-medical-accident-regulation.report-grave-negligence");
    assert_eq!((&negligence["limit_minutes"], &negligence["due_at"]), (&720.into(), &"2026-11-22T11:00:01+08:00".into()), "from the act");
    place.run(["incident", "show", "1"]).ok().prints("医疗质量安全事件").prints("第八条");
    place.run(["status"]).ok().prints("第十四条第二款");
    let before = law(&place);
    let config = place.read("crisis.toml") + "\n[rules]\noff = [\"cn-medical-quality-report\"]\n";
    place.write("crisis.toml", config);
    assert_eq!(law(&place), before, "switching a pack off later takes nothing from an open incident");
}

#[test]
fn the_grade_decides_which_limit_runs_and_nobody_reports_twice() {
    let place = place("en", "CN", "hospital", "");
    let (especially, grave) = ("cn-medical-quality-report.report-especially-grave", "cn-medical-quality-report.report-grave");
    open(&place, &[]);
    assert_eq!((state(&place, especially).as_deref(), state(&place, grave)), (Some("running"), None), "the worst until assessed");
    place.command(["stakeholder", "contact", "INC-0001", "regulator", "told by telephone", "--via", "phone"]).by("wang").run().ok();
    assert_eq!(state(&place, especially).as_deref(), Some("met"));
    assess(&place, 3, 1);
    assert_eq!(state(&place, grave).as_deref(), Some("met"), "the report already made counts for the grade that came out");
    assert!(place.json(["log", "verify"])["ok"] == true);
}

#[test]
fn a_tag_and_a_corrected_time_move_the_clock() {
    let place = place("en", "CN", "hospital", "");
    open(&place, &[]);
    assess(&place, 4, 1);
    let due = |rule: &str| {
        let shown = place.json(["incident", "show", "INC-0001"]);
        let clock = item(&shown["clocks"], "rule", rule).clone();
        (
            clock["state"].as_str().unwrap_or_default().to_owned(),
            clock["due_at"].as_str().unwrap_or_default().to_owned(),
            clock["limit_minutes"].clone(),
        )
    };
    place.command(["incident", "update", "INC-0001", "--occurred-at", "2026-11-21 20:00"]).by("li").run().ok();
    assert_eq!(due("cn-medical-dispute.autopsy"), ("running".to_owned(), "2026-11-23T20:00:00+08:00".to_owned(), 2880.into()));
    place.command(["incident", "update", "INC-0001", "--tag", "body-frozen"]).by("li").run().ok();
    assert_eq!(due("cn-medical-dispute.autopsy").0, "cancelled");
    assert_eq!(due("cn-medical-dispute.autopsy-frozen"), ("running".to_owned(), "2026-11-28T20:00:00+08:00".to_owned(), (7 * 1440).into()));
}

#[test]
fn one_line_switches_a_rule_off_and_status_says_so() {
    let off = "[rules]\noff = [\"cn-medical-quality-report\", \"cn-medical-dispute.autopsy\"]";
    for (lang, says) in
        [("en", "Switched off in crisis.toml: cn-medical-quality-report"), ("zh", "已在crisis.toml中关闭：cn-medical-quality-report")]
    {
        let place = place(lang, "CN", "hospital", off);
        assert!(!active(&place).contains(&"cn-medical-quality-report".to_owned()));
        let rules = place.json(["rule", "list"]);
        assert_eq!(item(&rules["items"], "id", "cn-medical-quality-report")["why_code"], "switched-off");
        open(&place, &[]);
        let rules: Vec<String> = law(&place).into_iter().map(|(rule, _)| rule).collect();
        assert_eq!(rules, ["cn-medical-accident-regulation.report-grave-negligence"]);
        place.run(["status"]).ok().prints(says);
        place.run([""; 0]).ok().prints_no("cn-medical-quality-report");
    }
}

#[test]
fn a_wrong_name_in_the_configuration_has_a_place() {
    let unknown = place("en", "CN", "hospital", "[rules]\noff = [\n  \"cn-medical-disput\",\n]");
    let line = unknown.read("crisis.toml").lines().position(|line| line.contains("cn-medical-disput")).expect("the line") + 1;
    let says = [format!("crisis.toml:{line}:3:"), "cn-medical-disput".to_owned(), "did you mean: cn-medical-dispute".to_owned()];
    let says: Vec<&str> = says.iter().map(String::as_str).collect();
    unknown.run(["rule", "list"]).fails(3, &says);
    unknown.command(["incident", "open", "A", "--playbook", "base"]).by("chen").run().fails(3, &says);
    let both = place("en", "CN", "hospital", "[rules]\non = [\"cdc-cerc\"]\noff = [\"cdc-cerc\"]");
    both.run(["rule", "validate"]).fails(3, &["crisis.toml:", "both on and off"]);
}

#[test]
fn a_pack_of_the_workspace_wins_and_its_mistakes_have_a_place() {
    let place = place("en", "CN", "hospital", "");
    place.run(["rule", "eject", "cn-medical-quality-report"]).ok();
    let file = "playbooks/rules/cn-medical-quality-report.yaml";
    let text = place.read(file);
    assert!(text.starts_with("# yaml-language-server: $schema=rule-pack.schema.json\n"), "{text}");
    assert!(place.path("playbooks/rules/rule-pack.schema.json").is_file());
    place.run(["rule", "eject", "cn-medical-quality-report"]).fails(5, &["exist"]);
    place.write(file, text.replacen("limit: 2h", "limit: 90m", 1));
    place.run(["rule", "validate"]).ok();
    open(&place, &[]);
    let shown = place.json(["incident", "show", "INC-0001"]);
    assert_eq!(item(&shown["clocks"], "rule", "cn-medical-quality-report.report-especially-grave")["limit_minutes"], 90);
    for (right, wrong, says) in [
        ("limit: 2h", "limit: {IV: 2h}", "cn-medical-quality-report.yaml:21:5: `report-especially-grave` has a limit for level `IV`"),
        ("met_by: told:regulator", "met_by: told:nobody", "cn-medical-quality-report.yaml:22:5:"),
        ("id: cn-medical-quality-report", "id: mine", "cn-medical-quality-report.yaml:3:1:"),
        (
            "active: default",
            "active: sometimes",
            "cn-medical-quality-report.yaml:7:1: `sometimes` is not a word this key takes: default, off",
        ),
    ] {
        place.write(file, text.replacen(right, wrong, 1));
        place.run(["rule", "validate", "cn-medical-quality-report"]).fails(3, &[says]);
        place.run(["rule", "validate", file]).fails(3, &[says]);
    }
}

#[test]
fn a_law_never_gets_lost_in_a_playbook_of_the_workspace() {
    let place = place("en", "CN", "hospital", "");
    let own = "id: surgery\nversion: 1\nextends: medical-accident\ntitle: Surgery\ndescription: Ours\nreviewed_on: \"2026-11-22\"\n\
               review_every: 180d\ndrop: [regulator]\nrespond:\n  clocks: []\n";
    place.write("playbooks/surgery.yaml", own);
    place.run(["rule", "validate"]).fails(3, &["cn-medical-quality-report.yaml", "told:regulator", "surgery"]);
    place.command(["incident", "open", "A", "--playbook", "surgery"]).by("chen").run().ok();
    assert_eq!(state(&place, "cn-medical-quality-report.report-especially-grave").as_deref(), Some("running"));
}

#[test]
fn duties_without_a_figure_are_listed() {
    let place = place("en", "CN", "hospital", "");
    let duties = place.json(["rule", "list", "--duties"]);
    let seal = item(&duties["items"], "id", "cn-medical-dispute.seal-records");
    assert_eq!((&seal["article"], &seal["active"]), (&"Art. 24".into(), &true.into()));
    place.run(["playbook", "show", "medical-accident"]).ok().prints("Owed without a figure").prints("Art. 24");
    place.run(["rule", "show", "cn-medical-dispute.seal-records"]).ok().prints("Art. 24").prints_no("Autopsy");
    place.run(["rule", "show", "cn-medical-dispute.seal-record"]).fails(4, &["did you mean: cn-medical-dispute.seal-records"]);
}

#[test]
fn a_take_down_needs_a_refuted_fact_and_counsel() {
    let place = TestEnvironment::new();
    place.open("rumour");
    let draft = ["statement", "draft", "INC-0001", "--template", "takedown-request"];
    let events = place.events();
    place.command(draft).by("chen").run().fails(5, &["no refuted fact", "--status refuted"]);
    assert_eq!(place.events(), events);
    place.command(["fact", "add", "INC-0001", "The drug was fake", "--status", "refuted"]).by("chen").run().ok();
    let drafted = place.command(draft).by("chen").json();
    let missing = serde_json::to_string(&drafted).expect("JSON");
    assert!(missing.contains("\"legal\""), "counsel must approve: {missing}");
    place.command(["fact", "set", "F-0001", "--status", "unconfirmed"]).by("chen").run().ok();
    place.command(["statement", "submit", "ST-0001"]).by("chen").run().fails(5, &["no refuted fact"]);
}

#[test]
fn leaked_data_may_be_taken_down_at_once() {
    let place = TestEnvironment::new();
    place.open("privacy-breach");
    place.command(["statement", "draft", "INC-0001", "--template", "takedown-request"]).by("chen").run().ok();
}

#[test]
fn a_demand_without_counsel_is_no_playbook() {
    let place = TestEnvironment::new();
    let own = "id: ours\nversion: 1\nextends: base\ntitle: Ours\ndescription: Ours\nreviewed_on: \"2026-11-22\"\nreview_every: 180d\n\
               respond:\n  statements:\n    - id: takedown-request\n      title: Ask\n      template: takedown-request\n      audience: Platform\n      \
               approvers: [response-lead]\n      grounds: refuted-fact\n      override: true\n";
    place.write("playbooks/ours.yaml", own);
    place.run(["playbook", "validate", "ours"]).fails(3, &["ours.yaml:14:7:", "`legal`"]);
    place.run(["playbook", "validate", "playbooks/ours.yaml"]).fails(3, &["ours.yaml:14:7:"]);
}

#[test]
fn preparedness_is_done_expires_and_is_told() {
    let place = TestEnvironment::new();
    let all = place.json(["prepare", "list"]);
    assert!(all["items"].as_array().expect("items").iter().all(|item| item["state"] == "never"), "{all}");
    place.run(["status"]).ok().prints("Preparedness: 0 expired");
    let done = place.command(["prepare", "done", "duty-roster", "--evidence", "night call test"]).by("li").json();
    assert_eq!(
        (&done["state"], &done["expires_at"], &done["by"]),
        (&"ready".into(), &"2026-12-22T02:00:03+08:00".into(), &"li".into()),
        "{done}"
    );
    assert!(!strings(&place.json(["prepare", "list", "--due"])["items"], "item").contains(&"duty-roster"));
    place.now_is("2026-12-23T02:00:00+08:00");
    let due = place.json(["prepare", "list", "--due"]);
    assert_eq!(
        (&due["items"][0]["id"], &due["items"][0]["state"]),
        (&"base.duty-roster".into(), &"expired".into()),
        "what expired comes first"
    );
    place.run(["status"]).ok().prints("1 expired").prints("Roster");
    place.run(["log", "show"]).ok().prints("preparedness item base.duty-roster done");
    assert!(place.json(["log", "verify"])["ok"] == true);
    place.database().execute("UPDATE preparedness SET done_at = done_at + 1", []).expect("tampering");
    place.run(["log", "verify"]).exits(1).prints("PRE-0001");
    place.run(["prepare", "done", "duty-rooster"]).fails(4, &["duty-roster"]);
}

#[test]
fn the_night_page_speaks_of_nothing_else() {
    let place = TestEnvironment::new();
    place.open("base");
    place.run([""; 0]).ok().prints_no("Preparedness");
    let status = place.run(["status"]).ok();
    assert!(!status.stdout.contains("Roster: reachable") && status.stdout.contains("Preparedness:"), "{status}");
}

#[test]
fn reports_while_it_runs() {
    for (lang, words) in [("en", ["Situation brief", "Special report", "Daily report"]), ("zh", ["舆情快报", "专报", "舆情日报"])]
    {
        let place = place(lang, "CN", "hospital", "");
        open(&place, &["--holding", "weibo"]);
        place.command(["fact", "add", "1", "<b>bold</b> claim", "--status", "refuted"]).by("chen").run().ok();
        assess(&place, 4, 1);
        place.run(["report", "brief", "1"]).ok().prints(words[0]).prints("&lt;b&gt;bold").prints("ST-0001");
        place.run(["report", "special", "1"]).ok().prints(words[1]).prints(if lang == "en" {
            "Art. 14(2)"
        } else {
            "第十四条第二款"
        });
        place.run(["report", "daily"]).ok().prints(words[2]).prints("INC-0001");
        let before = place.run(["report", "daily", "--date", "2026-11-21"]).ok();
        assert!(!before.stdout.contains("INC-0001"), "opened the day after: {before}");
        place.run(["report", "daily", "--date", "2026-11-23"]).fails(3, &["2026-11-23"]);
        place.run(["report", "brief", "1", "--output", "b.html"]).ok();
        assert!(place.read("b.html").contains("&lt;b&gt;bold") && !place.read("b.html").contains("<b>bold"));
        place.write("templates/reports/brief.en.md", "# Ours: {{ incident.title }}\n");
        place.write("templates/reports/brief.zh.md", "# Ours: {{ incident.title }}\n");
        place.run(["report", "brief", "1"]).ok().prints("# Ours: A patient died");
    }
}

#[test]
fn templates_are_explained_and_rehearsed() {
    let place = TestEnvironment::new();
    let shown = place.json(["template", "show", "holding"]);
    let names = strings(&shown["variables"], "name");
    assert!(["subject", "organization.hotline", "facts", "channel.max_chars"].iter().all(|name| names.contains(name)), "{names:?}");
    assert!(strings(&shown["variables"], "meaning").iter().all(|meaning| !meaning.is_empty() && !meaning.starts_with('[')));
    place.run(["template", "validate"]).ok();
    let head = "---\ntitle: T\nkind: own\naudience: public\nfacts: public\nvariables: {subject: the matter, spare: not used}\n---\n";
    for lang in ["en", "zh"] {
        place.write(
            &format!("templates/statements/own.{lang}.md"),
            format!("{head}{{{{ subject }}}}\n{{% if posture == 'deny' %}}{{{{ hotlin }}}}{{% endif %}}\n"),
        );
    }
    place.run(["template", "validate", "own"]).fails(3, &["own.en.md:9:", "hotlin", "`spare`"]);
}

#[test]
fn playbooks_are_documents_and_files_an_editor_checks() {
    for lang in ["en", "zh"] {
        let place = place(lang, "CN", "hospital", "");
        for id in strings(&place.json(["playbook", "list"])["items"], "id") {
            let shown = place.run(["playbook", "show", id]).ok();
            let wide = shown.stdout.lines().find(|line| columns(line) > 80);
            assert_eq!(wide, None, "{id} is wider than the terminal");
            let markdown = place.run(["playbook", "show", id, "--markdown"]).ok().prints("```mermaid\nflowchart TD\n");
            assert!(!markdown.stdout.contains("[]") && markdown.stdout.matches("subgraph").count() == 4, "{id}");
        }
    }
    let place = TestEnvironment::new();
    for (noun, known) in [("playbook", "override"), ("rule", "regions")] {
        let schema: Value = serde_json::from_str(&place.run([noun, "schema"]).ok().stdout).expect("JSON");
        assert!(schema["$schema"].is_string() && schema.to_string().contains(known), "{schema}");
    }
    place.run(["playbook", "eject", "rumour"]).ok();
    assert!(place.path("playbooks/playbook.schema.json").is_file());
    place.run(["playbook", "validate"]).ok();
    place.write("elsewhere.yaml", place.read("playbooks/rumour.yaml").replace("id: rumour", "id: elsewhere"));
    place.run(["playbook", "validate", "elsewhere.yaml"]).ok();
    place.run(["playbook", "validate", "absent.yaml"]).fails(3, &["absent.yaml"]);
}

/// Columns a line takes: wide characters take two.
fn columns(line: &str) -> usize {
    line.chars().map(|c| if matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}') { 2 } else { 1 }).sum()
}

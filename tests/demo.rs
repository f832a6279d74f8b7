//! The demo plays to its end in both languages, and what it leaves behind is sound.

use crate::common::TestEnvironment;

#[test]
fn it_plays_to_the_end_and_leaves_a_sound_workspace() {
    for lang in ["en", "zh"] {
        let place = TestEnvironment::empty().lang(lang);
        let played = place.run(["demo", "played"]).ok();
        let typed = played.stdout.lines().filter(|line| line.starts_with("$ crisis ")).count();
        assert!(typed > 40, "only {typed} commands\n{played}");
        let inside = |args: &[&str]| place.run(args.iter().copied().chain(["--workspace", "played", "--format", "json"])).ok().json();
        assert_eq!(inside(&["log", "verify"])["ok"], true);
        assert!(inside(&["db", "status"])["mentions"].as_i64().is_some_and(|count| count >= 60));
        let listed = inside(&["statement", "list", "INC-0001"]);
        assert!(listed["items"].as_array().is_some_and(|all| all.iter().any(|one| one["state"] == "published")), "{listed}");
        assert!(place.read("played/review.md").contains("INC-0001"));
    }
}

#[test]
fn it_never_plays_over_something() {
    let place = TestEnvironment::new();
    let before = place.read("crisis.toml");
    let refused = place.run(["demo", "."]);
    assert_ne!(refused.code, 0, "{refused}");
    assert_eq!(place.read("crisis.toml"), before);
}

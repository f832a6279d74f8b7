//! What comes after: what people said when asked, and how it stands beside what was measured.

use crate::common::TestEnvironment;

fn surveyed(place: &TestEnvironment) {
    place.open("service-dispute");
    let asked = ["--asked", "Outpatients", "--count", "212", "--question", "Informed?", "--result", "61 of 100", "--source", "Exit survey"];
    place.command(["review", "survey", "add", "INC-0001"].into_iter().chain(asked)).by("li").run().ok();
    place.command(["review", "survey", "feedback", "INC-0001", "Heard it on the news", "--group", "staff"]).by("li").run().ok();
}

#[test]
fn surveys_and_feedback_stand_beside_what_was_measured() {
    for place in [TestEnvironment::new(), TestEnvironment::chinese()] {
        surveyed(&place);
        let shown = place.json(["review", "show", "INC-0001"]);
        let [survey, feedback] = [&shown["surveys"][0], &shown["surveys"][1]];
        assert_eq!((&survey["id"], &survey["group"], &survey["count"]), (&"SV-0001".into(), &"public".into(), &212.into()));
        assert_eq!(
            (&feedback["group"], &feedback["count"], &feedback["question"]),
            (&"staff".into(), &None::<i64>.into(), &None::<i64>.into())
        );
        place.run(["review", "report", "INC-0001", "-o", "r.md"]).ok();
        let paper = place.read("r.md");
        assert!(paper.contains("212") && paper.contains("Heard it on the news"), "{paper}");
        place.run(["log", "verify"]).ok();
        assert!(place.run(["review", "show", "INC-0001"]).stdout.contains("61 of 100"));
        assert!(place.run(["review", "survey", "list", "INC-0001"]).stdout.contains("SV-0002"));
    }
}

#[test]
fn a_survey_without_its_numbers_is_refused() {
    let place = TestEnvironment::new();
    place.open("service-dispute");
    let before = place.events();
    let said = ["review", "survey", "add", "INC-0001", "--asked", "Patients", "--question", "Q", "--result", "R", "--source", "S"];
    place.run(said).fails(2, &["--count"]);
    place.run(said.iter().chain(&["--count", "0"])).fails(2, &["--count"]);
    place.run(["review", "survey", "feedback", "INC-0001", " ", "--group", "staff"]).fails(3, &["empty"]);
    place.run(["review", "survey", "feedback", "INC-0009", "x", "--group", "staff"]).exits(4);
    assert_eq!(place.events(), before, "nothing was written");
}

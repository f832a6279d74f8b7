//! `crisis drill …`: exercises on a scenario, each in a folder of its own.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Subcommand;

use super::library::{ejected, file_named, source_at, verdict};
use super::session::Session;
use super::{Answer, report_file};
use crate::domain::entity::Entity as _;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result, in_file};
use crate::ops::Desk;
use crate::ops::drill::{self as ops_drill, Arrived, Scored, Start};
use crate::ops::report::Form;
use crate::text::{Catalog, tr};
use crate::ui::view::List;
use crate::ui::view::drill::{ArrivedView, DrillRow, NextView, ScenarioRow, ScoreView, StartedView};
use crate::ui::{Shape, document};
use crate::workspace::{FILE, Workspace};

#[derive(Debug, Subcommand)]
pub enum Drill {
    List {
        #[arg(long)]
        held: bool,
    },
    Start {
        scenario: String,
        /// Up to a day in a second.
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(i64).range(0..=86_400))]
        speed: i64,
        #[arg(long, value_name = "N")]
        seed: Option<i64>,
    },
    Next {
        #[arg(long, value_name = "TIME", allow_hyphen_values = true, conflicts_with = "wait")]
        to: Option<String>,
        #[arg(long)]
        wait: bool,
    },
    Score {
        drill: Option<String>,
        #[arg(long)]
        end: bool,
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    Validate {
        scenarios: Vec<String>,
    },
    Eject {
        scenario: String,
    },
}

impl Drill {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        match self {
            Self::List { held: false } => scenarios(session),
            Self::List { held: true } => {
                let (mut desk, ..) = workspace_desk(session)?;
                let held = ops_drill::held(&mut desk)?;
                Answer::new(List { items: held.drills.iter().map(DrillRow::from).collect(), none: "none-drills" })
            }
            Self::Start { scenario, speed, seed } => start(session, &scenario, Start { speed, seed }),
            Self::Next { to, wait } => next(session, to.as_deref(), wait),
            Self::Score { drill, end, output } => score(session, drill.as_deref(), end, output.as_deref()),
            Self::Validate { scenarios } => validate(session, scenarios),
            Self::Eject { scenario } => ejected(session, &session.library()?.eject_scenario(&scenario)?),
        }
    }
}

/// What came in, in one line.
pub fn arrival(one: &Arrived, catalog: &Catalog) -> String {
    let kind = catalog.word("inject", one.kind.word());
    let time = one.at.local().format("%H:%M").to_string();
    tr!(catalog, "drill-arrival", time = time, kind = kind, from = one.from.as_str(), text = one.text.as_str())
}

fn scenarios(session: &Session) -> Result<Answer> {
    let library = session.library()?;
    let mut items = Vec::new();
    for (id, _) in library.scenario_ids()? {
        let (scenario, origin) = library.scenario(&id)?;
        items.push(ScenarioRow::new(&scenario, origin, session.lang()));
    }
    Answer::new(List { items, none: "none-scenarios" })
}

fn validate(session: &Session, wanted: Vec<String>) -> Result<Answer> {
    let (library, config) = (session.library()?, session.config()?);
    let names = if wanted.is_empty() { library.scenario_ids()?.into_iter().map(|(id, _)| id).collect() } else { wanted };
    let checks = names.iter().map(|name| match file_named(&session.world.folder, name) {
        Some(path) => library.validate_scenario_source(&source_at(&path, name)?, config.as_ref()),
        None => library.validate_scenario(name, config.as_ref()),
    });
    verdict(session, &names, checks, "done-scenarios-valid")
}

/// The workspace that holds the drills: the present one, or the one around the drill one stands in.
fn holder(session: &Session) -> Result<Workspace> {
    let workspace = session.workspace()?;
    match &workspace.config.drill {
        Some(drill) => Workspace::find(Some(&workspace.folder.join(&drill.of)), &session.world),
        None => Ok(workspace),
    }
}

fn workspace_desk(session: &mut Session) -> Result<(Desk, PathBuf)> {
    let workspace = holder(session)?;
    let folder = workspace.folder.clone();
    Ok((session.desk_of(workspace, false)?.0, folder))
}

fn start(session: &mut Session, id: &str, start: Start) -> Result<Answer> {
    if let Some(inside) = session.workspace()?.config.drill {
        return Err(Error::conflict("error-drill-inside").with("drill", inside.id));
    }
    let (mut desk, root) = workspace_desk(session)?;
    let problems = desk.library.validate_scenario(id, Some(&desk.config))?;
    if !problems.is_empty() {
        return Err(Error::input("error-invalid").with("count", problems.len()).details(problems));
    }
    let (scenario, _) = desk.library.scenario(id)?;
    let (handle, planned) = ops_drill::plan(&mut desk, &scenario, start)?;
    let folder = root.join(&planned.folder);
    make_folder(session, &folder, &handle)?;
    let begun = begin(session, &folder, &planned, &scenario).and_then(|begun| Ok((begun, ops_drill::record(&mut desk, &planned)?)));
    let ((mut own, arrived), drill) = begun.inspect_err(|_| {
        // Half a drill is none, and the folder was made a moment ago.
        let _ = std::fs::remove_dir_all(&folder);
    })?;
    let real = session.real();
    own.now = drill.scene(real);
    session.stand_at(&mut own, handle);
    let enter = enter_command(session, &folder);
    Answer::new(StartedView::new(&drill, &scenario, &folder, enter, &arrived, session.lang()))
}

fn make_folder(session: &Session, folder: &Path, handle: &str) -> Result<()> {
    if folder.exists() {
        return Err(Error::conflict("error-file-exists").with("path", folder.display()));
    }
    let toml = session.workspace()?.drill_toml(handle, "../..")?;
    std::fs::create_dir_all(folder).map_err(in_file(folder))?;
    let file = folder.join(FILE);
    std::fs::write(&file, toml).map_err(in_file(&file))
}

/// Makes the drill's own store and takes in what comes with the beginning.
fn begin(
    session: &mut Session,
    folder: &Path,
    planned: &crate::domain::drill::Drill,
    scenario: &crate::domain::scenario::Scenario,
) -> Result<(Desk, Vec<Arrived>)> {
    let workspace = Workspace::find(Some(folder), &session.world)?;
    let (mut desk, _) = session.desk_of(workspace, true)?;
    let real = desk.now;
    ops_drill::begin(&mut desk, planned, scenario)?;
    let arrived = ops_drill::tick(&mut desk, real)?;
    Ok((desk, arrived))
}

/// How a person at this terminal gets into the drill.
fn enter_command(session: &Session, folder: &Path) -> String {
    let near = folder.strip_prefix(&session.world.folder).unwrap_or(folder).display().to_string();
    let quoted = shell_words::quote(&near).into_owned();
    // The variable would win over the folder one stands in.
    match session.world.env("CRISIS_WORKSPACE") {
        Some(_) => format!("export CRISIS_WORKSPACE={}", shell_words::quote(&folder.display().to_string())),
        None => format!("cd {quoted}"),
    }
}

fn next(session: &mut Session, to: Option<&str>, wait: bool) -> Result<Answer> {
    let (mut desk, mut arrived) = drill_desk(session)?;
    let to = session.future("--to", to, &desk)?;
    if wait && arrived.is_empty() {
        arrived = wait_for_next(session, &mut desk)?;
    } else if !wait {
        let real = session.real();
        arrived.extend(ops_drill::advance(&mut desk, to, real)?);
    }
    let id = desk.config.drill.as_ref().map(|drill| drill.id.clone()).unwrap_or_default();
    session.stand_at(&mut desk, id.clone());
    let catalog = &session.catalog;
    let arrived = arrived.iter().map(|one| ArrivedView::new(one, catalog)).collect();
    Answer::new(NextView { id, at: desk.now, arrived })
}

/// Waits in real time until the drill's clock has reached the next inject.
fn wait_for_next(session: &mut Session, desk: &mut Desk) -> Result<Vec<Arrived>> {
    let Some((at, drill)) = ops_drill::next_moment(desk)?.filter(|(_, drill)| drill.is_running()) else {
        return Err(Error::conflict("error-drill-over").hint("hint-drill-finish"));
    };
    if drill.speed == 0 {
        return Err(Error::usage("error-drill-stands"));
    }
    let away = at.micros().saturating_sub(desk.now.micros()).max(0);
    let real = u64::try_from(away / drill.speed + 1).unwrap_or_default();
    session.world.pass(Duration::from_micros(real));
    let moment = Timestamp::new(session.real().micros().saturating_add(i64::try_from(real).unwrap_or_default()), 0);
    ops_drill::tick(desk, moment)
}

/// The desk of the drill one stands in.
fn drill_desk(session: &mut Session) -> Result<(Desk, Vec<Arrived>)> {
    if session.workspace()?.config.drill.is_some() {
        return session.desk_with_arrivals();
    }
    let (mut desk, root) = workspace_desk(session)?;
    let error = Error::conflict("error-drill-outside");
    Err(match ops_drill::running(&mut desk)? {
        Some(drill) => error.hint("hint-drill-enter").hint_with("command", enter_command(session, &root.join(drill.folder))),
        None => error.hint("hint-drill-start"),
    })
}

fn score(session: &mut Session, typed: Option<&str>, end: bool, output: Option<&Path>) -> Result<Answer> {
    let form = output.map(report_file::form).transpose()?;
    let inside = session.workspace()?.config.drill.map(|drill| drill.id);
    let (mut desk, root) = workspace_desk(session)?;
    let drill = ops_drill::named(&mut desk, typed.or(inside.as_deref()))?;
    let folder = root.join(&drill.folder);
    let scored = if has_data(session, &folder) { Some(score_in(session, &folder, end)?) } else { None };
    if scored.is_none() && drill.is_running() && !end {
        let handle = drill.handle();
        return Err(Error::not_found("error-drill-gone")
            .with("drill", &handle)
            .with("folder", folder.display())
            .hint("hint-drill-give-up")
            .hint_with("drill", handle));
    }
    let over = scored.as_ref().is_none_or(|(scored, _)| scored.over);
    let drill = if over { ops_drill::end(&mut desk, &drill.handle(), scored.as_ref().map(|(scored, _)| scored))? } else { drill };
    if let Some((scored, own)) = scored.as_ref().filter(|(scored, _)| scored.over) {
        finish(session, own, scored)?;
    }
    let held = ops_drill::held(&mut desk)?;
    let scored = scored.map(|(scored, _)| scored);
    let view = ScoreView::new(&drill, scored.as_ref(), &held, &session.catalog);
    match output.zip(form) {
        Some((path, form)) => to_file(session, &desk, &view, scored.as_ref(), path, form),
        None => Answer::new(view),
    }
}

/// The debriefing on paper; a drill whose data are gone has none.
fn to_file(session: &mut Session, desk: &Desk, view: &ScoreView, scored: Option<&Scored>, path: &Path, form: Form) -> Result<Answer> {
    let Some(scored) = scored else {
        return Err(Error::not_found("error-drill-gone").with("drill", &view.drill.id).with("folder", &view.drill.folder));
    };
    let paper = ops_drill::paper(desk, scored, view, &session.catalog)?;
    match form {
        Form::Json => report_file::save(session, path, Form::Json, document(Shape::One(paper.data)).as_bytes()),
        form => report_file::write(session, &desk.config.organization.name, path, form, &paper),
    }
}

/// Whether the drill's folder and store are still there.
fn has_data(session: &Session, folder: &Path) -> bool {
    folder.join(FILE).is_file() && Workspace::find(Some(folder), &session.world).is_ok_and(|workspace| workspace.store_path().is_file())
}

fn score_in(session: &mut Session, folder: &Path, end: bool) -> Result<(Scored, PathBuf)> {
    let mut desk = own_desk(session, folder)?;
    Ok((ops_drill::score(&mut desk, end)?, folder.to_owned()))
}

fn finish(session: &mut Session, folder: &Path, scored: &Scored) -> Result<()> {
    let mut desk = own_desk(session, folder)?;
    desk.now = scored.drill.scene_at;
    ops_drill::finish(&mut desk, scored)
}

fn own_desk(session: &mut Session, folder: &Path) -> Result<Desk> {
    let workspace = Workspace::find(Some(folder), &session.world)?;
    Ok(session.desk_of(workspace, false)?.0)
}

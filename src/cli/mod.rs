//! The command line. One file per noun, each verb small: arguments → use case → view. clap is used here alone.

mod alert;
mod assess;
mod classify;
mod demo;
mod drill;
mod fact;
mod help;
mod incident;
mod key;
mod library;
mod lines;
mod log;
mod monitor;
mod monitor_detect;
mod monitor_run;
mod monitor_warn;
mod notify;
mod part_file;
mod prepare;
mod report;
mod report_board;
mod report_file;
mod report_stats;
mod review;
mod review_survey;
mod rule;
mod search;
mod session;
mod setup;
mod statement;
mod statement_export;
mod status;
mod task;
mod texts;
mod train;
mod usage;
mod words;

use std::path::PathBuf;

use clap::{Args, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use self::session::Session;
use crate::domain::text::Lang;
use crate::error::{Exit, Result};
use crate::text::Catalog;
use crate::ui::{Format, View};
use crate::world::World;

/// What a verb gives back.
pub struct Answer {
    view: Box<dyn View>,
    exit: Exit,
}

#[expect(clippy::unnecessary_wraps, reason = "a verb ends in a Result, and an answer is how it ends")]
impl Answer {
    fn new(view: impl View + 'static) -> Result<Self> {
        Ok(Self { view: Box::new(view), exit: Exit::Done })
    }

    /// The answer stands, but the check it made says no.
    fn check(view: impl View + 'static, passed: bool) -> Result<Self> {
        Ok(Self { view: Box::new(view), exit: if passed { Exit::Done } else { Exit::CheckFailed } })
    }
}

#[derive(Debug, Parser)]
#[command(name = "crisis", version, disable_help_flag = true, disable_help_subcommand = true, disable_version_flag = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Clone, Debug, Args)]
struct Global {
    #[arg(long, global = true, value_name = "DIR")]
    workspace: Option<PathBuf>,
    #[arg(long, global = true, value_enum, default_value_t = OutputFormat::Table)]
    format: OutputFormat,
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<LangArg>,
    #[arg(long = "as", global = true, value_name = "PERSON")]
    actor: Option<String>,
    #[arg(long, global = true, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto)]
    color: ColorChoice,
    #[arg(short, long, global = true)]
    quiet: bool,
    #[arg(short, long, global = true)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    Table,
    Json,
    Jsonl,
    Csv,
}

impl From<OutputFormat> for Format {
    fn from(format: OutputFormat) -> Self {
        match format {
            OutputFormat::Table => Self::Table,
            OutputFormat::Json => Self::Json,
            OutputFormat::Jsonl => Self::Jsonl,
            OutputFormat::Csv => Self::Csv,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LangArg {
    En,
    Zh,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::En => Self::En,
            LangArg::Zh => Self::Zh,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ColorChoice {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(setup::Init),
    Demo(demo::Demo),
    Status(status::Status),
    #[command(subcommand)]
    Incident(incident::Incident),
    Assess(assess::Assess),
    #[command(subcommand)]
    Task(task::Task),
    #[command(subcommand)]
    Fact(fact::Fact),
    #[command(subcommand)]
    Demand(fact::Demand),
    #[command(subcommand)]
    Stakeholder(fact::Stakeholder),
    #[command(subcommand)]
    Statement(statement::Statement),
    #[command(subcommand)]
    Key(key::Key),
    #[command(subcommand)]
    Monitor(monitor::Monitor),
    #[command(subcommand)]
    Alert(alert::Alert),
    #[command(subcommand)]
    Mention(monitor::Mention),
    #[command(subcommand)]
    Review(review::Review),
    #[command(subcommand)]
    Report(report::Report),
    #[command(subcommand)]
    Notify(notify::Notify),
    #[command(subcommand)]
    Prepare(prepare::Prepare),
    #[command(subcommand)]
    Drill(drill::Drill),
    #[command(subcommand)]
    Playbook(library::Playbook),
    #[command(subcommand)]
    Template(library::Template),
    #[command(subcommand)]
    Rule(rule::Rule),
    #[command(subcommand)]
    Log(log::Log),
    #[command(subcommand)]
    Db(log::Db),
    Completions(setup::Completions),
    Man(setup::Man),
}

/// Runs one command in a world; the exit code is the process's.
pub fn run(world: World) -> Exit {
    let asked = usage::Asked::scan(&world);
    let catalog = Catalog::new(asked.lang);
    let mut session = Session::new(world, catalog, asked.json);
    let args = &session.world.args;
    let read = |command: clap::Command| command.try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches));
    // Dressing the tree in texts costs more than many a command; only help and errors show them.
    let cli = match read(help::plain()).or_else(|_| read(help::command(&session.catalog))) {
        Ok(cli) => cli,
        Err(error) => return session.clap_error(&error),
    };
    session.settle(cli.global);
    let exit = match dispatch(cli.command, &mut session) {
        Ok(answer) => session.finish(&answer),
        Err(error) => session.fail(&error),
    };
    notify::deliver(&mut session);
    exit
}

fn dispatch(command: Option<Command>, session: &mut Session) -> Result<Answer> {
    match command {
        None => status::bare(session),
        Some(Command::Init(init)) => init.run(session),
        Some(Command::Demo(demo)) => demo.run(session),
        Some(Command::Status(status)) => status.run(session),
        Some(Command::Incident(incident)) => incident.run(session),
        Some(Command::Assess(assess)) => assess.run(session),
        Some(Command::Task(task)) => task.run(session),
        Some(Command::Fact(fact)) => fact.run(session),
        Some(Command::Demand(demand)) => demand.run(session),
        Some(Command::Stakeholder(stakeholder)) => stakeholder.run(session),
        Some(Command::Statement(statement)) => statement.run(session),
        Some(Command::Key(key)) => key.run(session),
        Some(Command::Monitor(monitor)) => monitor.run(session),
        Some(Command::Alert(alert)) => alert.run(session),
        Some(Command::Mention(mention)) => mention.run(session),
        Some(Command::Review(review)) => review.run(session),
        Some(Command::Report(report)) => report.run(session),
        Some(Command::Notify(notify)) => notify.run(session),
        Some(Command::Prepare(prepare)) => prepare.run(session),
        Some(Command::Drill(drill)) => drill.run(session),
        Some(Command::Playbook(playbook)) => playbook.run(session),
        Some(Command::Template(template)) => template.run(session),
        Some(Command::Rule(rule)) => rule.run(session),
        Some(Command::Log(log)) => log.run(session),
        Some(Command::Db(db)) => db.run(session),
        Some(Command::Completions(completions)) => completions.run(session),
        Some(Command::Man(man)) => man.run(session),
    }
}

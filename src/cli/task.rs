//! `crisis task …`: tasks, and clocks that only a person can stop.

use clap::Subcommand;

use super::Answer;
use super::session::Session;
use crate::error::Result;
use crate::ops;
use crate::ops::task::Move;
use crate::text::tr;
use crate::ui::view::task::{ClockView, TaskView};
use crate::ui::view::{Done, List};

#[derive(Debug, Subcommand)]
pub enum Task {
    List {
        incident: String,
        #[arg(long)]
        all: bool,
    },
    Add {
        incident: String,
        title: String,
        #[arg(long, value_name = "ROLE")]
        role: String,
        #[arg(long, value_name = "PERSON")]
        owner: Option<String>,
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        due: Option<String>,
        #[arg(long)]
        required: bool,
    },
    Start {
        task: String,
    },
    Done {
        task: String,
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    Skip {
        task: String,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    Assign {
        task: String,
        person: String,
    },
}

impl Task {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let (task, step) = match self {
            Self::List { incident, all } => {
                let (_, playbook, mut tasks) = ops::task::list(&mut desk, &incident)?;
                tasks.retain(|task| all || task.is_open());
                tasks.sort_by_key(|task| (task.due_at.is_none(), task.due_at, task.id));
                let items = tasks.iter().map(|task| TaskView::new(task, &playbook, &session.catalog, desk.now)).collect();
                return Answer::new(List { items, none: "none-tasks" });
            }
            Self::Add { incident, title, role, owner, due, required } => {
                let due_at = session.future("--due", due.as_deref(), &desk)?;
                let add = ops::task::Add { title, role, owner, due_at, required };
                let (_, playbook, task) = ops::task::add(&mut desk, &incident, add)?;
                return done(session, &TaskView::new(&task, &playbook, &session.catalog, desk.now), "done-task-added");
            }
            Self::Start { task } => (task, Move::Start),
            Self::Done { task, note } => (task, Move::Done { note }),
            Self::Skip { task, reason } => (task, Move::Skip { reason }),
            Self::Assign { task, person } => (task, Move::Assign { to: person }),
        };
        if let (Move::Done { note }, true) = (&step, task.to_ascii_uppercase().starts_with("CLK-")) {
            let (_, playbook, clock) = ops::task::meet_clock(&mut desk, &task, note.as_deref())?;
            let view = ClockView::new(&clock, &playbook, &session.catalog, desk.now);
            let sentence = tr!(session.catalog, "done-clock", clock = view.id.as_str(), title = view.title.as_str());
            return Answer::new(Done::new(&view, sentence));
        }
        let (_, playbook, moved) = ops::task::advance(&mut desk, &task, &step)?;
        let key = match step {
            Move::Start => "done-task-started",
            Move::Done { .. } => "done-task-done",
            Move::Skip { .. } => "done-task-skipped",
            Move::Assign { .. } => "done-task-assigned",
        };
        done(session, &TaskView::new(&moved, &playbook, &session.catalog, desk.now), key)
    }
}

fn done(session: &Session, view: &TaskView, key: &str) -> Result<Answer> {
    let owner = view.owner.clone().unwrap_or_default();
    let sentence = tr!(session.catalog, key, task = view.id.as_str(), title = view.title.as_str(), owner = owner);
    Answer::new(Done::new(view, sentence))
}

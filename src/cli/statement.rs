//! `crisis statement …`

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{ArgAction, Subcommand};

use super::session::Session;
use super::{Answer, LangArg};
use crate::error::{Error, Result};
use crate::ops;
use crate::ops::statement::Shown;
use crate::ui::view::List;
use crate::ui::view::statement::{Diff, StatementView};
use crate::workspace::read_limited;

#[derive(Debug, Subcommand)]
pub enum Statement {
    Draft {
        incident: String,
        #[arg(long, value_name = "NAME")]
        template: String,
        #[arg(long, value_name = "CHANNELS", value_delimiter = ',')]
        channel: Vec<String>,
        #[arg(long = "in", value_enum, value_name = "LANG")]
        language: Option<LangArg>,
        #[arg(long, value_name = "NAME=VALUE", action = ArgAction::Append)]
        set: Vec<String>,
        #[arg(long = "unknown", value_name = "TEXT", action = ArgAction::Append)]
        unknowns: Vec<String>,
        #[arg(long = "action", value_name = "TEXT", action = ArgAction::Append)]
        actions: Vec<String>,
        #[arg(long = "commitment", value_name = "TEXT", action = ArgAction::Append)]
        commitments: Vec<String>,
        #[arg(long, value_name = "TEXT", action = ArgAction::Append)]
        advice: Vec<String>,
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        next_update: Option<String>,
        #[arg(long, value_name = "TEXT")]
        contact: Option<String>,
        #[arg(long, value_name = "ST")]
        supersedes: Option<String>,
    },
    Show {
        statement: String,
        #[arg(long, num_args = 0..=1, value_name = "VERSION", default_missing_value = "0")]
        diff: Option<i64>,
    },
    List {
        incident: String,
    },
    Edit {
        statement: String,
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
        #[arg(long, value_name = "FILE", conflicts_with = "text")]
        file: Option<PathBuf>,
        #[arg(long, value_name = "CHANNEL")]
        channel: Option<String>,
        #[arg(long, value_name = "NAME=VALUE", action = ArgAction::Append)]
        set: Vec<String>,
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        next_update: Option<String>,
        #[arg(long, value_name = "N")]
        base: Option<i64>,
    },
    Submit {
        statement: String,
    },
    Approve {
        statement: String,
        #[arg(long = "for", value_name = "PERSON")]
        on_behalf_of: Option<String>,
        #[arg(long, value_name = "HOW")]
        via: Option<String>,
        #[arg(long, value_name = "TEXT")]
        evidence: Option<String>,
        #[arg(long, value_name = "N")]
        version: Option<i64>,
    },
    Reject {
        statement: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[arg(long = "for", value_name = "PERSON")]
        on_behalf_of: Option<String>,
    },
    Publish {
        statement: String,
        #[arg(long, value_name = "CHANNELS", value_delimiter = ',')]
        channel: Vec<String>,
        #[arg(long, value_name = "URL")]
        url: Option<String>,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    Withdraw {
        statement: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

impl Statement {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        let shown: Shown = match self {
            Self::Draft {
                incident,
                template,
                channel,
                language,
                set,
                unknowns,
                actions,
                commitments,
                advice,
                next_update,
                contact,
                supersedes,
            } => {
                let next_update = session.future("--next-update", next_update.as_deref(), &desk)?;
                let draft = ops::compose::Draft {
                    template,
                    channels: channel,
                    lang: language.map(Into::into),
                    set: pairs(&set)?,
                    unknowns,
                    actions,
                    commitments,
                    advice,
                    next_update,
                    contact,
                    supersedes: None,
                };
                ops::statement::draft(&mut desk, &incident, &draft, supersedes.as_deref())?
            }
            Self::Show { statement, diff } => {
                let shown = ops::statement::show(&mut desk, &statement)?;
                if let Some(from) = diff {
                    return Answer::new(difference(&shown, from)?);
                }
                shown
            }
            Self::List { incident } => {
                let all = ops::statement::list(&mut desk, &incident)?;
                return Answer::new(List { items: all.iter().map(StatementView::from).collect(), none: "none-statements" });
            }
            Self::Edit { statement, text, file, channel, set, next_update, base } => {
                let next_update = session.future("--next-update", next_update.as_deref(), &desk)?;
                let text = match (text, file) {
                    (None, Some(file)) => Some(read_limited(&session.world.folder.join(file))?),
                    (Some(text), _) if text == "-" => Some(session.text(Some(text))?),
                    (text, _) => text,
                };
                let edit = ops::statement::Edit { text, channel, fill: pairs(&set)?, next_update, base };
                ops::statement::edit(&mut desk, &statement, &edit)?
            }
            Self::Submit { statement } => ops::sign::submit(&mut desk, &statement)?,
            Self::Approve { statement, on_behalf_of, via, evidence, version } => {
                ops::sign::approve(&mut desk, &statement, &ops::sign::Approve { on_behalf_of, via, evidence, version })?
            }
            Self::Reject { statement, reason, on_behalf_of } => ops::sign::reject(&mut desk, &statement, &reason, on_behalf_of.as_deref())?,
            Self::Publish { statement, channel, url, reason } => {
                ops::publish::publish(&mut desk, &statement, &ops::publish::Publish { channels: channel, url, reason })?
            }
            Self::Withdraw { statement, reason } => ops::publish::withdraw(&mut desk, &statement, &reason)?,
        };
        Answer::new(StatementView::from(&shown))
    }
}

/// Against the version before, or the one named.
fn difference(shown: &Shown, from: i64) -> Result<Diff> {
    let new = shown.current();
    let from = if from == 0 { new.number - 1 } else { from };
    let old = shown.versions.iter().find(|version| version.number == from);
    let old = old.ok_or_else(|| Error::not_found("error-version").with("version", from).with("last", new.number))?;
    Ok(Diff::between(old, new))
}

/// `name=value` pairs.
fn pairs(texts: &[String]) -> Result<BTreeMap<String, String>> {
    texts
        .iter()
        .map(|text| {
            let (name, value) = text.split_once('=').ok_or_else(|| Error::usage("error-pair").with("text", text))?;
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        })
        .collect()
}

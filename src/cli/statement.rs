//! `crisis statement …`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{ArgAction, Subcommand};

use super::key::Signing;
use super::session::Session;
use super::statement_export::{Export, VerifyProof};
use super::{Answer, LangArg};
use crate::error::{Error, Result};
use crate::ops;
use crate::ops::lint::Checked;
use crate::ops::statement::Shown;
use crate::respond::lint::finding::Severity;
use crate::text::tr;
use crate::ui::view::comparison::ComparisonView;
use crate::ui::view::lint::LintReport;
use crate::ui::view::statement::{Diff, StatementView};
use crate::ui::view::{List, Plain};
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
    Redraft {
        statement: String,
    },
    Check {
        #[arg(required_unless_present = "file", conflicts_with = "file")]
        statement: Option<String>,
        #[arg(long, value_name = "PATH")]
        file: Option<PathBuf>,
        #[arg(long, value_name = "CHANNEL")]
        channel: Option<String>,
        #[arg(long, value_name = "INC", requires = "file")]
        incident: Option<String>,
        #[arg(long = "in", value_enum, value_name = "LANG", requires = "file")]
        language: Option<LangArg>,
        #[arg(long)]
        sarif: bool,
    },
    Compare {
        incident: String,
    },
    Submit {
        statement: String,
        #[arg(long, value_name = "RULE", action = ArgAction::Append)]
        suppress: Vec<String>,
        #[arg(long, value_name = "TEXT", action = ArgAction::Append, requires = "suppress")]
        reason: Vec<String>,
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
        #[command(flatten)]
        signing: Signing,
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
        #[arg(long, requires = "reason")]
        expedite: bool,
    },
    Withdraw {
        statement: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    Export(Export),
    VerifyProof(VerifyProof),
}

impl Statement {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        if let Self::Check { statement, file, channel, incident, language, sarif } = self {
            return check(session, Target { statement, file, channel, incident, language }, sarif);
        }
        let this = match self {
            Self::Export(export) => return export.run(session),
            Self::VerifyProof(verify) => return verify.run(session),
            other => other,
        };
        let mut desk = session.desk()?;
        let shown: Shown = match this {
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
            Self::Redraft { statement } => ops::statement::redraft(&mut desk, &statement)?,
            Self::Compare { incident } => {
                return Answer::new(ComparisonView::from(&ops::single_voice::compare(&mut desk, &incident)?));
            }
            Self::Check { .. } | Self::Export(_) | Self::VerifyProof(_) => return Err(Error::bug("answered above")),
            Self::Submit { statement, suppress, reason } => {
                let submitted = ops::sign::submit(&mut desk, &statement, &suppressions(suppress, reason)?)?;
                tell_remarks(session, &submitted.texts);
                submitted.shown
            }
            Self::Approve { statement, on_behalf_of, via, evidence, version, signing } => {
                let told = ops::approve::Approve { on_behalf_of, via, evidence, version };
                let signer = signing.signer(session, &desk)?;
                ops::approve::approve(&mut desk, &statement, &told, signer.as_ref())?
            }
            Self::Reject { statement, reason, on_behalf_of } => ops::sign::reject(&mut desk, &statement, &reason, on_behalf_of.as_deref())?,
            Self::Publish { statement, channel, url, reason, expedite } => {
                ops::publish::publish(&mut desk, &statement, &ops::publish::Publish { channels: channel, url, reason, expedite })?
            }
            Self::Withdraw { statement, reason } => ops::publish::withdraw(&mut desk, &statement, &reason)?,
        };
        Answer::new(StatementView::from(&shown))
    }
}

/// What `statement check` looks at.
struct Target {
    statement: Option<String>,
    file: Option<PathBuf>,
    channel: Option<String>,
    incident: Option<String>,
    language: Option<LangArg>,
}

fn check(session: &mut Session, target: Target, sarif: bool) -> Result<Answer> {
    let texts = match (&target.statement, &target.file) {
        (Some(statement), _) => ops::lint::check(&mut session.desk()?, statement, target.channel.as_deref())?,
        (None, Some(file)) => check_files(session, &target, file)?,
        (None, None) => return Err(Error::bug("clap asks for a statement or a file")),
    };
    let report = LintReport { texts };
    let passed = report.passed();
    if sarif {
        // SARIF is a format of its own: no envelope around it.
        session.global.format = super::OutputFormat::Table;
        return Answer::check(Plain(report.sarif()), passed);
    }
    Answer::check(report, passed)
}

/// A file needs no workspace, and no store unless an incident is named.
fn check_files(session: &mut Session, target: &Target, file: &Path) -> Result<Vec<Checked>> {
    let files = super::texts::texts(&session.world.folder.join(file), file)?;
    let texts = ops::lint::Texts { files, channel: target.channel.clone(), lang: target.language.map(Into::into) };
    let lang = session.lang();
    if let Some(incident) = &target.incident {
        let mut desk = session.desk()?;
        let (library, config, now) = (desk.library.clone(), desk.config.clone(), desk.now);
        return ops::lint::check_texts(texts, &library, Some(&config), lang, now, Some((&mut desk, incident)));
    }
    let library = session.library()?;
    let config = session.config()?;
    let now = config.as_ref().map_or(session.now, |config| crate::domain::when::in_zone(session.now, config.timezone));
    ops::lint::check_texts(texts, &library, config.as_ref(), lang, now, None)
}

/// Each suppressed rule has its own reason, in the order they are given.
fn suppressions(rules: Vec<String>, reasons: Vec<String>) -> Result<Vec<ops::sign::Suppression>> {
    if rules.len() != reasons.len() {
        return Err(Error::usage("error-lint-reasons").with("rules", rules.len()).with("reasons", reasons.len()));
    }
    Ok(rules.into_iter().zip(reasons).map(|(rule, reason)| ops::sign::Suppression { rule, reason }).collect())
}

fn tell_remarks(session: &mut Session, texts: &[Checked]) {
    let (warnings, suggestions) = (ops::lint::count(texts, Severity::Warning), ops::lint::count(texts, Severity::Suggestion));
    if warnings + suggestions > 0 {
        let statement = texts.first().and_then(|text| text.statement.clone()).unwrap_or_default();
        let note = tr!(session.catalog, "lint-note", warnings = warnings, suggestions = suggestions, statement = statement);
        session.note(&note);
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

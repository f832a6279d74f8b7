//! `crisis rule …`: rule packs, which of them apply here, and why.

use std::path::Path;

use clap::Subcommand;

use super::Answer;
use super::library::{ejected, schema, verdict};
use super::session::Session;
use crate::domain::rule_pack::RulePack;
use crate::error::Result;
use crate::library::rules::Applied;
use crate::library::schema::SchemaFile;
use crate::library::{Library, did_you_mean};
use crate::ops;
use crate::ui::view::List;
use crate::ui::view::lint_rule::{AnyRule, LintRuleRow};
use crate::ui::view::rule::{DutyRow, RuleRow, RuleView};
use crate::workspace::Config;

#[derive(Debug, Subcommand)]
pub enum Rule {
    List {
        #[arg(long)]
        duties: bool,
    },
    Show {
        rule: String,
    },
    Validate {
        rules: Vec<String>,
    },
    Eject {
        rule: String,
    },
    Schema,
}

impl Rule {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let library = session.library()?;
        let config = session.config()?;
        match self {
            Self::List { duties: true } => {
                let rules = library.rules(config.as_ref())?;
                let items = rules.iter().flat_map(|applied| DutyRow::all(applied, &session.catalog)).collect();
                Answer::new(List { items, none: "none-duties" })
            }
            Self::List { duties: false } => {
                let packs = library.rules(config.as_ref())?;
                let lint = ops::lint::rules(&library, config.as_ref().map(|config| &config.rules))?;
                let packs = packs.iter().map(|applied| AnyRule::Pack(Box::new(RuleRow::new(applied, &session.catalog))));
                let lint = lint.iter().map(|rule| AnyRule::Lint(Box::new(LintRuleRow::new(rule, &session.catalog))));
                Answer::new(List { items: packs.chain(lint).collect(), none: "none-rules" })
            }
            Self::Show { rule } => {
                let lint = ops::lint::rules(&library, config.as_ref().map(|config| &config.rules))?;
                if let Some(found) = lint.iter().find(|one| one.file.id == rule) {
                    return Answer::new(LintRuleRow::new(found, &session.catalog));
                }
                let (applied, clock) = find(&library, config.as_ref(), &rule)?;
                Answer::new(RuleView::new(&applied, clock.as_deref(), &session.catalog))
            }
            Self::Validate { rules } => validate(session, &library, config.as_ref(), rules),
            Self::Eject { rule } => ejected(session, &library.eject_rule_pack(&rule)?),
            Self::Schema => schema(SchemaFile::RulePack),
        }
    }
}

/// A pack by its id, or one clock or duty of it by `<pack>.<id>`.
fn find(library: &Library, config: Option<&Config>, typed: &str) -> Result<(Applied, Option<String>)> {
    let (id, part) = match typed.split_once('.') {
        Some((id, part)) => (id, Some(part.to_owned())),
        None => (typed, None),
    };
    library.rule_source(id)?;
    let applied = library.rules(config)?.into_iter().find(|applied| applied.pack.id == id);
    let applied = applied.ok_or_else(|| crate::error::Error::bug(id))?;
    if let Some(part) = part.as_deref().filter(|part| !parts(&applied.pack).contains(part)) {
        let names: Vec<String> = did_you_mean(part, parts(&applied.pack)).iter().map(|near| applied.pack.full_id(near)).collect();
        let error = crate::error::Error::not_found("error-rule-unknown").with("name", typed);
        return Err(error.hint("hint-did-you-mean").hint_with("names", names.join(", ")));
    }
    Ok((applied, part))
}

fn parts(pack: &RulePack) -> Vec<&str> {
    pack.clocks.iter().map(|clock| clock.id.as_str()).chain(pack.duties.iter().map(|duty| duty.id.as_str())).collect()
}

/// Checks packs by id or by path, and what `crisis.toml` says of rules.
fn validate(session: &Session, library: &Library, config: Option<&Config>, wanted: Vec<String>) -> Result<Answer> {
    let names = if wanted.is_empty() { library.rule_pack_ids()?.into_iter().map(|(id, _)| id).collect() } else { wanted };
    let checks = names.iter().map(|name| match super::library::file_named(&session.world.folder, name) {
        Some(path) => library.validate_rule_source(&super::library::source_at(Path::new(&path), name)?),
        None => library.validate_rule_pack(name),
    });
    let config_check = std::iter::once_with(|| library.rules(config).map(|_| Vec::new()));
    verdict(session, &names, checks.chain(config_check), "done-rules-valid")
}

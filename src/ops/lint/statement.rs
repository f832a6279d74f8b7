//! The texts of a stored statement, each against the ledger and against each other.

use super::rules::linter;
use super::{Checked, around};
use crate::domain::entity::Entity as _;
use crate::domain::statement::{Statement, Variant, Version};
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::ops::statement::{Shown, gather};
use crate::ops::{Desk, lookup};
use crate::respond::lint::input::{Draft, Published};
use crate::store::Txn;
use crate::workspace::Config;

/// Inputs in which a draft is told whom to call: they may hold a name and a number.
const CONTACTS: [&str; 9] =
    ["contact", "hotline", "organization.hotline", "organization.website", "liaison", "refer_to", "report_to", "reporter", "support"];

/// Checks the version in force of a statement, all channels or one.
///
/// # Errors
/// Not found for the statement or the channel; bad input for rules of the workspace that cannot be used.
pub fn check(desk: &mut Desk, typed: &str, channel: Option<&str>) -> Result<Vec<Checked>> {
    let (config, library, lang, now) = (desk.config.clone(), desk.library.clone(), desk.lang, desk.now);
    let mut txn = desk.read()?;
    let statement: Statement = lookup::find(&mut *txn, typed)?;
    let shown = gather(&mut *txn, &config, statement)?;
    let mut texts = of_shown(&mut *txn, &library, &config, &shown, lang, now)?;
    if let Some(channel) = channel {
        texts.retain(|text| text.channel.as_deref() == Some(channel));
        if texts.is_empty() {
            let names = shown.current().variants.iter().map(|variant| variant.channel.as_str()).collect::<Vec<_>>().join(", ");
            return Err(Error::not_found("error-channel").with("channel", channel).hint("hint-did-you-mean").hint_with("names", names));
        }
    }
    Ok(texts)
}

/// The same within a transaction; sentences come in `lang`, whatever language the statement is written in.
///
/// # Errors
/// As [`check`].
pub fn of_shown(txn: &mut dyn Txn, library: &Library, config: &Config, shown: &Shown, lang: Lang, now: Timestamp) -> Result<Vec<Checked>> {
    let written = Lang::parse(&shown.statement.lang).unwrap_or_default();
    let linter = linter(library, Some(&config.rules), written)?;
    let version = shown.current();
    let mut base = around::organization(Some(config), written, now);
    around::incident(&mut base, txn, config, &shown.incident, Some(shown.statement.id))?;
    base.audience = Some(shown.statement.audience.clone());
    base.kind = Some(kind(library, &shown.statement, written));
    base.next_update = version.next_update.map(|at| around::local(at, now));
    let told = version.inputs.iter().filter(|(name, _)| CONTACTS.contains(&name.as_str())).map(|(_, value)| value);
    base.contacts.extend(told.clone().cloned());
    base.people.extend(told.cloned());
    let mut texts = Vec::new();
    for variant in &version.variants {
        let draft = draft(&base, library, config, version, variant);
        let checked = Checked::of(&linter, draft, lang);
        texts.push(Checked { statement: Some(shown.statement.handle()), channel: Some(variant.channel.clone()), ..checked });
    }
    Ok(texts)
}

fn draft(base: &Draft, library: &Library, config: &Config, version: &Version, variant: &Variant) -> Draft {
    let others = version.variants.iter().filter(|other| other.channel != variant.channel);
    let others = others.map(|other| Published { channel: other.channel.clone(), text: other.text.clone(), ..Published::default() });
    Draft {
        text: variant.text.clone(),
        // A channel taken out of the configuration since has no limits, but its text is checked all the same.
        channel: around::channel(library, Some(config), &variant.channel).ok(),
        variants: others.collect(),
        ..base.clone()
    }
}

/// The kind that the template says it is; its name where the template is gone.
fn kind(library: &Library, statement: &Statement, lang: Lang) -> String {
    library.statement_template(&statement.template, lang).map_or_else(|_| statement.template.clone(), |template| template.front.kind)
}

//! Composes statement texts: gathers what a template may see, renders one variant per channel.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::Work;
use super::plan::Case;
use crate::domain::entity::Entity as _;
use crate::domain::fact::Fact;
use crate::domain::incident::Incident;
use crate::domain::people::Roster;
use crate::domain::playbook::{Grounds, NeverSay, Playbook, Role, StakeholderRule, StatementRule};
use crate::domain::statement::{FactUse, Gap, Statement, StatementState, Variant, Version};
use crate::domain::text::Lang;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::library::templates::{Channel, Sees, Template};
use crate::proof::bundle::hash_of;
use crate::render::{self, Gaps};
use crate::text::{Catalog, spoken_date, spoken_date_time};
use crate::workspace::Config;

/// What a draft is told.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub template: String,
    pub channels: Vec<String>,
    pub lang: Option<Lang>,
    pub set: BTreeMap<String, String>,
    pub unknowns: Vec<String>,
    pub actions: Vec<String>,
    pub commitments: Vec<String>,
    pub advice: Vec<String>,
    pub next_update: Option<Timestamp>,
    pub contact: Option<String>,
    pub supersedes: Option<i64>,
}

/// A drafted text before it is stored.
pub struct Composed {
    pub variants: Vec<Variant>,
    pub gaps: Vec<Gap>,
    pub facts: Vec<Fact>,
    pub next_update: Option<Timestamp>,
}

impl Work<'_> {
    /// Drafts a statement and records it. The draft sees only facts its audience may see.
    pub fn draft(&mut self, incident: &Incident, case: &Case, draft: &Draft) -> Result<(Statement, Version)> {
        let lang = draft.lang.unwrap_or(self.lang);
        let template = self.library.statement_template(&draft.template, lang)?;
        check_inputs(&template, draft)?;
        let rule = case.playbook.respond.statements.iter().find(|rule| rule.template == draft.template);
        refuse_groundless(rule, case, incident)?;
        let channels = self.channels(rule, draft)?;
        let composed = self.compose(incident, case, &template, &channels, lang, draft, rule)?;
        self.keep(incident, draft, &template, lang, composed)
    }

    /// The text of a statement from what is known now, with what its version was told; a promise that has passed is made anew.
    pub fn recompose(&mut self, incident: &Incident, case: &Case, statement: &Statement, version: &Version) -> Result<Composed> {
        let lang = Lang::parse(&statement.lang).unwrap_or(self.lang);
        let template = self.library.statement_template(&statement.template, lang)?;
        let mut draft = told(version, statement, &template);
        draft.next_update = draft.next_update.filter(|due| *due > self.at);
        let rule = case.playbook.respond.statements.iter().find(|rule| rule.template == statement.template);
        refuse_groundless(rule, case, incident)?;
        let channels = self.channels(rule, &draft)?;
        self.compose(incident, case, &template, &channels, lang, &draft, rule)
    }

    /// The four-command way: a holding statement with every default.
    pub fn draft_holding(&mut self, incident: &Incident, case: &Case, channels: &[String]) -> Result<Statement> {
        let draft = Draft { template: "holding".to_owned(), channels: channels.to_vec(), ..Draft::default() };
        self.draft(incident, case, &draft).map(|(statement, _)| statement)
    }

    fn channels(&self, rule: Option<&StatementRule>, draft: &Draft) -> Result<Vec<Channel>> {
        let known = self.library.channels(&self.config.channels)?;
        let wanted = match (&draft.channels[..], rule) {
            ([], Some(rule)) if !rule.channels.is_empty() => rule.channels.clone(),
            ([], _) => vec!["website".to_owned()],
            (given, _) => given.to_vec(),
        };
        let mut channels: Vec<Channel> = Vec::new();
        for id in wanted.iter().filter(|id| !id.is_empty()) {
            let found = known.iter().find(|channel| &channel.id == id).ok_or_else(|| unknown_channel(id, &known))?;
            if !channels.iter().any(|channel| channel.id == found.id) {
                channels.push(found.clone());
            }
        }
        if channels.is_empty() {
            return Err(Error::usage("error-no-channel"));
        }
        Ok(channels)
    }

    #[expect(clippy::too_many_arguments, reason = "the one place where all that a text depends on comes together")]
    fn compose(
        &mut self,
        incident: &Incident,
        case: &Case,
        template: &Template,
        channels: &[Channel],
        lang: Lang,
        draft: &Draft,
        rule: Option<&StatementRule>,
    ) -> Result<Composed> {
        let facts: Vec<Fact> = self.txn.of(incident.id)?;
        let facts: Vec<Fact> = facts.into_iter().filter(|fact| sees(template.front.facts, fact)).collect();
        let promised = rule.and_then(|rule| rule.next_update.as_ref()?.at(&incident.level).copied());
        let next_update = draft.next_update.or_else(|| promised.map(|span| rounded_up(self.now.plus(span))));
        let mut context = context(self.config, incident, case, &facts, lang, self.now);
        context["next_update"] = next_update.map_or(Value::Null, |at| spoken_date_time(lang, at).into());
        add_inputs(&mut context, template, draft, self.config);
        let labels = labels(template, &Catalog::new(lang));
        let gaps = Gaps::new(Arc::new(move |name| marker(labels.get(name).map_or(name, String::as_str), lang)));
        let mut variants = Vec::new();
        for channel in channels {
            context["channel"] = channel_value(channel);
            let text = render::statement(&template.path.display().to_string(), &template.body, &context, &gaps)?;
            variants.push(Variant { channel: channel.id.clone(), text: marked(text, incident, lang) });
        }
        Ok(Composed { variants, gaps: gaps.found(), facts, next_update })
    }

    fn keep(
        &mut self,
        incident: &Incident,
        draft: &Draft,
        template: &Template,
        lang: Lang,
        composed: Composed,
    ) -> Result<(Statement, Version)> {
        let author = self.person();
        let mut statement = Statement {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            incident_id: incident.id,
            template: draft.template.clone(),
            lang: lang.to_string(),
            audience: template.front.audience.clone(),
            state: StatementState::Draft,
            version: 1,
            author: author.clone(),
            supersedes: draft.supersedes,
            drafted_at: self.at,
            submitted_at: None,
            approved_at: None,
            published_at: None,
            withdrawn_at: None,
            reason: None,
        };
        self.insert(&mut statement)?;
        let mut version = Version {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            statement_id: statement.id,
            number: 1,
            author,
            hash: hash_of(&composed.variants),
            variants: composed.variants,
            gaps: composed.gaps,
            inputs: inputs(draft),
            next_update: composed.next_update,
            written_at: self.at,
        };
        self.insert(&mut version)?;
        self.keep_fact_uses(version.id, &composed.facts)?;
        let channels: Vec<&str> = version.variants.iter().map(|variant| variant.channel.as_str()).collect();
        self.event("statement-drafted")
            .of(incident)
            .about(&statement)
            .with("template", &statement.template)
            .with("channels", channels.join(","))
            .with("hash", &version.hash)
            .record()?;
        Ok((statement, version))
    }

    pub fn keep_fact_uses(&mut self, version_id: i64, facts: &[Fact]) -> Result<()> {
        for fact in facts {
            let mut used = FactUse {
                id: 0,
                uuid: self.uuid(),
                revision: 0,
                version_id,
                fact_id: fact.id,
                fact_revision: crate::domain::entity::Entity::revision(fact),
            };
            self.insert(&mut used)?;
        }
        Ok(())
    }

    /// Ties an edited version to the facts the version before it used, at their present revision.
    pub fn carry_fact_uses(&mut self, from: i64, to: i64) -> Result<()> {
        let uses: Vec<FactUse> = self.txn.of(from)?;
        let mut facts = Vec::new();
        for used in uses {
            facts.extend(crate::store::Table::<Fact>::get(&mut *self.txn, used.fact_id)?);
        }
        self.keep_fact_uses(to, &facts)
    }
}

/// A text of a drill says so itself: it may be copied to where nothing else does.
pub fn marked(text: String, incident: &Incident, lang: Lang) -> String {
    let mark = Catalog::new(lang).format("drill-mark", &[]);
    if incident.drill && !text.starts_with(mark.trim_end()) { mark + &text } else { text }
}

/// What the draft was told, so that a later look at the text knows whose number it prints, and that it can be drafted anew.
fn inputs(draft: &Draft) -> BTreeMap<String, String> {
    let contact = draft.contact.iter().map(|contact| ("contact".to_owned(), contact.clone()));
    let lists =
        [("unknowns", &draft.unknowns), ("actions", &draft.actions), ("commitments", &draft.commitments), ("advice", &draft.advice)];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty()).map(|(name, list)| (name.to_owned(), list.join("\n")));
    contact.chain(lists).chain(draft.set.clone()).collect()
}

/// The draft that a version was made from, as far as the template still has its variables.
fn told(version: &Version, statement: &Statement, template: &Template) -> Draft {
    let list = |name: &str| version.inputs.get(name).map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default();
    let own = |(name, _): &(&String, &String)| template.front.variables.contains_key(*name);
    Draft {
        template: statement.template.clone(),
        channels: version.variants.iter().map(|variant| variant.channel.clone()).collect(),
        lang: Lang::parse(&statement.lang),
        set: version.inputs.iter().filter(own).map(|(name, value)| (name.clone(), value.clone())).collect(),
        unknowns: list("unknowns"),
        actions: list("actions"),
        commitments: list("commitments"),
        advice: list("advice"),
        next_update: version.next_update,
        contact: version.inputs.get("contact").cloned(),
        supersedes: None,
    }
}

/// Nobody is asked to take down what may be true.
pub fn refuse_groundless(rule: Option<&StatementRule>, case: &Case, incident: &Incident) -> Result<()> {
    match rule.and_then(|rule| rule.grounds) {
        Some(Grounds::RefutedFact) if case.situation.refuted_facts == 0 => {
            Err(Error::conflict("error-groundless").hint("hint-refute").hint_with("incident", incident.handle()))
        }
        _ => Ok(()),
    }
}

fn sees(sees: Sees, fact: &Fact) -> bool {
    match sees {
        Sees::Public => fact.is_public(),
        Sees::Internal => fact.is_confirmed(),
    }
}

/// A channel as a template sees it; no limit is 0.
pub(super) fn channel_value(channel: &Channel) -> Value {
    json!({"id": channel.id, "kind": channel.kind, "max_chars": channel.max_chars.unwrap_or(0)})
}

pub(super) fn context(config: &Config, incident: &Incident, case: &Case, facts: &[Fact], lang: Lang, now: Timestamp) -> Value {
    let organization = &config.organization;
    let facts: Vec<Value> = facts.iter().map(|fact| json!({"id": fact.handle(), "text": fact.text, "public": fact.is_public()})).collect();
    json!({
        "organization": {
            "name": organization.name,
            "short_name": organization.short_name.as_ref().unwrap_or(&organization.name),
            "kind": organization.kind,
            "spokesperson": organization.spokesperson,
            "hotline": organization.hotline,
            "website": organization.website,
        },
        "incident": {
            "id": incident.handle(),
            "summary": incident.summary,
            "opened_at": spoken_date_time(lang, incident.opened_at),
            "detected_at": spoken_date_time(lang, incident.detected_at),
            "occurred_at": incident.occurred_at.map(|at| spoken_date_time(lang, at)),
        },
        "level": incident.level,
        "posture": incident.posture.map(|posture| posture.to_string()).unwrap_or_default(),
        "cluster": incident.cluster.clone().unwrap_or_default(),
        "harm": case.answers.get("harm").map_or(-1, |harm| i64::from(*harm)),
        "facts": facts,
        "answerers": answerers(config, &case.playbook, lang),
        "who": holders(config, &case.playbook, lang),
        "never_say": never_say(&case.playbook, lang),
        "now": spoken_date(lang, now),
    })
}

/// Who speaks to whom: the playbook's stakeholders, the role that speaks to each, and who holds it.
fn answerers(config: &Config, playbook: &Playbook, lang: Lang) -> Vec<Value> {
    let title = |id: &str| playbook.roles.iter().find(|role| role.id == id).map_or(id, |role| role.title.get(lang)).to_owned();
    let line =
        |party: &StakeholderRule| json!({"to": party.title.get(lang), "role": title(&party.role), "people": people(config, &party.role)});
    playbook.respond.stakeholders.iter().map(line).collect()
}

/// Each role of the playbook by its id: its title and who holds it.
fn holders(config: &Config, playbook: &Playbook, lang: Lang) -> Value {
    let role = |role: &Role| (role.id.clone(), json!({"title": role.title.get(lang), "people": people(config, &role.id)}));
    playbook.roles.iter().map(role).collect::<serde_json::Map<_, _>>().into()
}

fn people(config: &Config, role: &str) -> Vec<String> {
    Roster(config.people.clone()).holding(role).iter().map(|person| person.display_name().to_owned()).collect()
}

/// What the playbook says not to say, why, and what to say in its place.
fn never_say(playbook: &Playbook, lang: Lang) -> Vec<Value> {
    let line = |one: &NeverSay| json!({"text": one.text.get(lang), "why": one.why.get(lang), "instead": one.instead.get(lang)});
    playbook.respond.never_say.iter().map(line).collect()
}

pub(super) fn add_inputs(context: &mut Value, template: &Template, draft: &Draft, config: &Config) {
    context["audience"] = template.front.audience.clone().into();
    context["unknowns"] = json!(draft.unknowns);
    context["actions"] = json!(draft.actions);
    context["commitments"] = json!(draft.commitments);
    context["advice"] = json!(draft.advice);
    context["contact"] = json!(draft.contact.as_ref().or(config.organization.hotline.as_ref()));
    for name in template.front.variables.keys() {
        context[name.as_str()] = draft.set.get(name).map_or(Value::Null, |value| json!(value));
    }
}

/// `--set` may fill the template's own variables, nothing else.
fn check_inputs(template: &Template, draft: &Draft) -> Result<()> {
    for name in draft.set.keys() {
        if !template.front.variables.contains_key(name) {
            let known: Vec<&str> = template.front.variables.keys().map(String::as_str).collect();
            return Err(Error::not_found("error-variable")
                .with("name", name)
                .with("template", &draft.template)
                .hint("hint-did-you-mean")
                .hint_with("names", known.join(", ")));
        }
    }
    Ok(())
}

/// The next whole five minutes: a promise of “by 03:47” sounds like a machine.
fn rounded_up(at: Timestamp) -> Timestamp {
    const FIVE_MINUTES: i64 = 5 * 60 * 1_000_000;
    let past = at.micros().rem_euclid(FIVE_MINUTES);
    if past == 0 { at } else { Timestamp::new(at.micros() - past + FIVE_MINUTES, at.offset()) }
}

/// Standard variables that may be open, with the key of their name in the catalogue.
const STANDARD: &[(&str, &str)] = &[
    ("organization.kind", "gap-organization-kind"),
    ("organization.spokesperson", "gap-organization-spokesperson"),
    ("organization.hotline", "gap-organization-hotline"),
    ("organization.website", "gap-organization-website"),
    ("incident.summary", "gap-incident-summary"),
    ("incident.occurred_at", "gap-incident-occurred-at"),
    ("next_update", "gap-next-update"),
    ("contact", "gap-contact"),
];

/// Variables as their reader knows them.
fn labels(template: &Template, catalog: &Catalog) -> BTreeMap<String, String> {
    let standard = STANDARD.iter().map(|(name, key)| ((*name).to_owned(), catalog.format(key, &[])));
    let own = template.front.variables.iter().map(|(name, meaning)| (name.clone(), short(meaning).to_owned()));
    standard.chain(own).collect()
}

fn marker(label: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("[to fill: {label}]"),
        Lang::Zh => format!("【待填：{label}】"),
    }
}

/// The first clause of a variable's meaning.
fn short(meaning: &str) -> &str {
    meaning.split(['，', '；', '。', '：', '（', ',', ';', '.', ':', '(']).next().unwrap_or(meaning).trim()
}

pub fn unknown_channel(id: &str, known: &[Channel]) -> Error {
    let names: Vec<&str> = known.iter().map(|channel| channel.id.as_str()).collect();
    let near = crate::library::did_you_mean(id, names.iter().copied());
    let names = if near.is_empty() { names.join(", ") } else { near.join(", ") };
    Error::not_found("error-channel").with("channel", id).hint("hint-did-you-mean").hint_with("names", names)
}

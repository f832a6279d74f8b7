//! The words of a message, looked up when it is sent: what was erased or changed meanwhile is not sent as it was.

use serde::Serialize;

use crate::domain::alert::{Alert, AlertState};
use crate::domain::clock::Clock;
use crate::domain::entity::Entity as _;
use crate::domain::incident::Incident;
use crate::domain::notice::{Notice, Occasion};
use crate::domain::people::Roster;
use crate::domain::playbook::Playbook;
use crate::domain::statement::{Statement, StatementState};
use crate::domain::time::Timestamp;
use crate::domain::when::in_zone;
use crate::error::Result;
use crate::library::Library;
use crate::notify::Message;
use crate::ops::statement::{Shown, gather};
use crate::ops::{Desk, lookup};
use crate::render;
use crate::store::Txn;
use crate::text::{Catalog, date_time, printable};
use crate::ui::view::playbook::role_title;
use crate::ui::view::task::clock_title;
use crate::workspace::{Config, NotifyConfig};

/// A message in words, and its way.
pub struct Written {
    pub notifier: NotifyConfig,
    pub message: Message,
}

/// What the templates may say. Every key is always there; what does not apply is empty.
#[derive(Debug, Default, Serialize)]
struct Context {
    organization: String,
    drill: bool,
    notifier: String,
    incident: IncidentPart,
    clock: ClockPart,
    statement: StatementPart,
    alert: AlertPart,
}

#[derive(Debug, Default, Serialize)]
struct IncidentPart {
    id: String,
    title: String,
    level: String,
    level_title: String,
    /// Only with `details`.
    summary: String,
}

#[derive(Debug, Default, Serialize)]
struct ClockPart {
    id: String,
    title: String,
    due: String,
    /// Until then, or since.
    span: String,
}

#[derive(Debug, Default, Serialize)]
struct StatementPart {
    id: String,
    title: String,
    version: String,
    channels: String,
    roles: String,
    /// Who may give the next word, as ids for a command.
    person: String,
    url: String,
    /// Only with `details`.
    text: String,
}

#[derive(Debug, Default, Serialize)]
struct AlertPart {
    id: String,
    watch: String,
    level: String,
    reasons: String,
}

/// The message and its notifier; `None` when there is nothing to say any more: the notifier is gone, the clock is met, the
/// approval given, the alert dismissed.
pub(super) fn write(txn: &mut dyn Txn, library: &Library, config: &Config, notice: &Notice, now: Timestamp) -> Result<Option<Written>> {
    let Some(notifier) = config.notify.iter().map(toml::Spanned::get_ref).find(|one| one.id == notice.notifier) else { return Ok(None) };
    let catalog = Catalog::new(notifier.lang.unwrap_or(config.lang));
    let mut context = Context::new(config, notifier);
    let writer = Writer { catalog: &catalog, config, notice, details: notifier.details, now };
    if notice.occasion == Occasion::Alert && writer.is_dismissed(txn)? {
        return Ok(None);
    }
    if let Some(id) = notice.incident_id {
        let incident = lookup::incident(txn, &id.to_string())?;
        let playbook = lookup::playbook(txn, &incident)?;
        context.drill = incident.drill;
        context.incident = writer.incident(&incident, &playbook);
        let still_so = match notice.occasion {
            Occasion::ClockDueSoon | Occasion::ClockMissed => writer.clock(txn, &playbook)?.map(|part| context.clock = part),
            Occasion::ApprovalWanted | Occasion::StatementPublished => writer.statement(txn, library)?.map(|part| context.statement = part),
            Occasion::Alert => Some(()),
        };
        if still_so.is_none() {
            return Ok(None);
        }
    }
    context.alert = writer.alert();
    let message = message(library, &catalog, notice.occasion.word(), &context)?;
    let message = Message { id: notice.uuid.clone(), subject: notice.subject.clone(), level: notice.level.clone(), at: now, ..message };
    Ok(Some(Written { notifier: notifier.clone(), message }))
}

/// The message that `notify test` sends.
pub(super) fn test(desk: &Desk, notifier: &NotifyConfig) -> Result<Written> {
    let catalog = Catalog::new(notifier.lang.unwrap_or(desk.config.lang));
    let message = message(&desk.library, &catalog, "test", &Context::new(&desk.config, notifier))?;
    let message = Message { id: format!("test-{}", desk.now.micros()), at: desk.now, ..message };
    Ok(Written { notifier: notifier.clone(), message })
}

/// Renders a template; its first line is the title.
fn message(library: &Library, catalog: &Catalog, event: &str, context: &Context) -> Result<Message> {
    let source = library.notify_template(event, catalog.lang())?;
    let text = render::message(&source.path.display().to_string(), &source.text, context)?;
    let (title, text) = text.split_once('\n').unwrap_or((&text, ""));
    Ok(Message {
        id: String::new(),
        event: event.to_owned(),
        subject: String::new(),
        level: None,
        lang: catalog.lang(),
        title: title.trim_start_matches('#').trim().to_owned(),
        text: text.trim().to_owned(),
        at: Timestamp::default(),
    })
}

/// Where a mail goes: the addresses given, else those of the people it reaches.
pub(super) fn mailboxes(notifier: &NotifyConfig, config: &Config) -> Vec<String> {
    if !notifier.to.is_empty() {
        return notifier.to.clone();
    }
    let contacts = notifier.reaches(&config.people).into_iter().filter_map(|person| person.contact.clone());
    contacts.filter(|contact| contact.contains('@')).collect()
}

impl Context {
    fn new(config: &Config, notifier: &NotifyConfig) -> Self {
        let organization = config.organization.short_name.as_ref().unwrap_or(&config.organization.name);
        Self { organization: line(organization), notifier: notifier.id.clone(), ..Self::default() }
    }
}

struct Writer<'a> {
    catalog: &'a Catalog,
    config: &'a Config,
    notice: &'a Notice,
    details: bool,
    now: Timestamp,
}

impl Writer<'_> {
    fn param(&self, name: &str) -> String {
        self.notice.params.get(name).map(line).unwrap_or_default()
    }

    fn incident(&self, incident: &Incident, playbook: &Playbook) -> IncidentPart {
        let title = playbook.levels.iter().find(|level| level.id == incident.level).map(|level| level.title.get(self.catalog.lang()));
        IncidentPart {
            id: incident.handle(),
            title: line(&incident.title),
            level: incident.level.clone(),
            level_title: title.unwrap_or_default().to_owned(),
            summary: incident.summary.as_deref().filter(|_| self.details).map(line).unwrap_or_default(),
        }
    }

    /// `None` when the clock is met, moved, or has gone from near to missed.
    fn clock(&self, txn: &mut dyn Txn, playbook: &Playbook) -> Result<Option<ClockPart>> {
        let clock: Clock = lookup::find(txn, &self.notice.subject)?;
        let moved = self.notice.params.get("due").is_some_and(|due| *due != clock.due_at.to_string());
        let passed = self.notice.occasion == Occasion::ClockDueSoon && self.now > clock.due_at;
        if !clock.is_open() || moved || passed {
            return Ok(None);
        }
        let away = clock.due_at.minutes_since(self.now);
        Ok(Some(ClockPart {
            id: clock.handle(),
            title: line(clock_title(&clock, playbook, self.catalog)),
            due: date_time(in_zone(clock.due_at, self.config.timezone)),
            span: self.catalog.minutes(away),
        }))
    }

    /// `None` when the approval has been given or the text has changed since, or when it has been taken back.
    fn statement(&self, txn: &mut dyn Txn, library: &Library) -> Result<Option<StatementPart>> {
        let statement: Statement = lookup::find(txn, &self.notice.subject)?;
        let shown = gather(txn, self.config, statement)?;
        let wanted = match self.notice.occasion {
            Occasion::ApprovalWanted => shown.statement.state == StatementState::InReview && self.roles_missing(&shown),
            _ => shown.statement.state == StatementState::Published,
        };
        if !wanted || self.param("version") != shown.statement.version.to_string() {
            return Ok(None);
        }
        let title = library.statement_template(&shown.statement.template, self.catalog.lang()).map(|template| template.front.title);
        let url = shown.publications.iter().rev().find_map(|one| one.url.as_deref());
        let text = shown.current().variants.first().filter(|_| self.details).map(|variant| printable(&variant.text));
        Ok(Some(StatementPart {
            id: shown.statement.handle(),
            title: title.unwrap_or_else(|_| shown.statement.template.clone()),
            version: self.param("version"),
            channels: self.channels(library, &shown)?,
            roles: self.roles(&shown.playbook),
            person: self.approver(&shown),
            url: url.map(line).unwrap_or_default(),
            text: text.unwrap_or_default(),
        }))
    }

    fn roles_missing(&self, shown: &Shown) -> bool {
        self.param("roles").split(',').any(|role| shown.standing.missing.iter().any(|missing| missing == role))
    }

    fn roles(&self, playbook: &Playbook) -> String {
        let roles = self.param("roles");
        let titles: Vec<String> =
            roles.split(',').filter(|role| !role.is_empty()).map(|role| role_title(playbook, role, self.catalog.lang())).collect();
        self.catalog.list(&titles)
    }

    /// The first person who may give the next word, for a command to paste.
    fn approver(&self, shown: &Shown) -> String {
        let roster = Roster(self.config.people.clone());
        let roles = self.param("roles");
        let may = |person: &&crate::domain::people::Person| person.id != shown.statement.author;
        let first = roles.split(',').find_map(|role| roster.holding(role).into_iter().find(may).map(|person| person.id.clone()));
        first.unwrap_or_else(|| "…".to_owned())
    }

    fn channels(&self, library: &Library, shown: &Shown) -> Result<String> {
        let known = library.channels(&self.config.channels)?;
        let title = |id: &str| {
            known.iter().find(|one| one.id == id).map_or_else(|| id.to_owned(), |one| one.title.get(self.catalog.lang()).to_owned())
        };
        let told = self.param("channels");
        let ids: Vec<String> = match self.notice.occasion {
            Occasion::StatementPublished => told.split(',').map(title).collect(),
            _ => shown.current().variants.iter().map(|variant| title(&variant.channel)).collect(),
        };
        Ok(self.catalog.list(&ids))
    }

    /// Somebody has looked at the alert and found nothing in it.
    fn is_dismissed(&self, txn: &mut dyn Txn) -> Result<bool> {
        Ok(lookup::find::<Alert>(txn, &self.notice.subject)?.state == AlertState::Dismissed)
    }

    fn alert(&self) -> AlertPart {
        if self.notice.occasion != Occasion::Alert {
            return AlertPart::default();
        }
        AlertPart {
            id: self.notice.subject.clone(),
            watch: self.param("watch"),
            level: self.notice.level.clone().unwrap_or_default(),
            reasons: self.param("reasons"),
        }
    }
}

/// Somebody's words as one line that nothing in it can break.
fn line(text: impl AsRef<str>) -> String {
    printable(text.as_ref()).split_whitespace().collect::<Vec<_>>().join(" ")
}

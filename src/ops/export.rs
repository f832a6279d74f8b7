//! A statement as a file to hand over: an official notice or press statement, a web page, Markdown, plain text. What is
//! not released is marked in every form: a watermark on paper, a line above and below where there is none.

use super::Desk;
use super::statement::{Shown, show};
use crate::document::sheet::{Sheet, sheet};
use crate::document::{self, Fonts, Notice, Page, TitleFace, Words};
use crate::domain::entity::Entity as _;
use crate::domain::statement::{Mark, StatementState, Variant};
use crate::domain::text::Lang;
use crate::domain::words;
use crate::error::{Error, Result};
use crate::library::templates::Channel;
use crate::text::{Catalog, printable, spoken_date, tr};

words! {
    /// How a statement is written; the word is the file's extension.
    Form { Docx = "docx", Html = "html", Markdown = "md", Text = "txt" }
}

/// One channel's text, ready to be written.
pub struct Handout {
    pub statement: String,
    pub version: i64,
    pub hash: String,
    pub channel: String,
    pub marks: Vec<Mark>,
    pub bytes: Vec<u8>,
}

/// Writes one channel's text in a form. `number` is the organisation's own reference: 发文字号.
///
/// # Errors
/// Not found for the statement or channel; usage where one of several channels must be named.
pub fn export(desk: &mut Desk, typed: &str, channel: Option<&str>, form: Form, number: &str) -> Result<Handout> {
    let shown = show(desk, typed)?;
    let variant = variant(&shown, channel)?;
    let lang = Lang::parse(&shown.statement.lang).unwrap_or(desk.lang);
    let channels = desk.library.channels(&desk.config.channels)?;
    let channel = channels.into_iter().find(|one| one.id == variant.channel);
    let title = desk.library.statement_template(&shown.statement.template, lang).map(|template| template.front.title);
    let catalog = Catalog::new(lang);
    let marks = marks(&shown);
    // The mark that a drill's text begins with gives way to the marks of the form.
    let mark = tr!(catalog, "drill-mark");
    let text = printable(variant.text.strip_prefix(&mark).unwrap_or(&variant.text));
    let paper = Paper {
        sheet: sheet(&text, &desk.config.organization.name),
        kind: title.unwrap_or_else(|_| tr!(catalog, "handout-statement")),
        watermark: watermark(&catalog, &marks),
        organization: &desk.config.organization.name,
        number,
        signed: channel.as_ref().is_none_or(is_signed),
        date: spoken_date(lang, shown.statement.published_at.unwrap_or(desk.now)),
        catalog: &catalog,
    };
    let bytes = match form {
        Form::Docx => paper.docx()?,
        Form::Html => paper.html().into_bytes(),
        Form::Markdown => paper.marked(&marks, &text, "> ").into_bytes(),
        Form::Text => paper.marked(&marks, &paper.plain(), "").into_bytes(),
    };
    let (statement, hash) = (shown.statement.handle(), shown.current().hash.clone());
    Ok(Handout { statement, version: shown.statement.version, hash, channel: variant.channel.clone(), marks, bytes })
}

/// Speech has no signature and no seal; everything written has.
fn is_signed(channel: &Channel) -> bool {
    channel.kind != "script"
}

/// The text of the channel asked for, or the only one.
pub fn variant<'a>(shown: &'a Shown, channel: Option<&str>) -> Result<&'a Variant> {
    let variants = &shown.current().variants;
    let names = || variants.iter().map(|variant| variant.channel.as_str()).collect::<Vec<_>>().join(", ");
    match (channel, &variants[..]) {
        (None, [only]) => Ok(only),
        (None, _) => Err(Error::usage("error-which-channel").with("channels", names())),
        (Some(channel), all) => all.iter().find(|variant| variant.channel == channel).ok_or_else(|| {
            Error::not_found("error-channel").with("channel", channel).hint("hint-did-you-mean").hint_with("names", names())
        }),
    }
}

/// What is out, or approved by all who must, goes without a mark.
fn marks(shown: &Shown) -> Vec<Mark> {
    let drill = shown.incident.drill.then_some(Mark::Drill);
    let state = match shown.statement.state {
        StatementState::Published => None,
        StatementState::Approved if shown.standing.is_complete() => None,
        StatementState::Withdrawn => Some(Mark::Withdrawn),
        StatementState::Superseded => Some(Mark::Superseded),
        StatementState::Draft | StatementState::InReview | StatementState::Approved => Some(Mark::Draft),
    };
    drill.into_iter().chain(state).collect()
}

fn watermark(catalog: &Catalog, marks: &[Mark]) -> Option<String> {
    let words: Vec<String> = marks.iter().map(|mark| catalog.word("handout-mark", mark.word())).collect();
    (!words.is_empty()).then(|| words.join(" · "))
}

/// A text on its way to paper.
struct Paper<'a> {
    sheet: Sheet,
    /// What it is, in the template's words: 情况通报, press release.
    kind: String,
    watermark: Option<String>,
    organization: &'a str,
    number: &'a str,
    signed: bool,
    /// The date for a text that carries none.
    date: String,
    catalog: &'a Catalog,
}

impl Paper<'_> {
    fn title(&self) -> &str {
        if self.sheet.title.is_empty() { &self.kind } else { &self.sheet.title }
    }

    fn date(&self) -> &str {
        if self.sheet.date.is_empty() { &self.date } else { &self.sheet.date }
    }

    fn docx(&self) -> Result<Vec<u8>> {
        let lang = self.catalog.lang();
        let form = if lang == Lang::Zh && !self.number.is_empty() { document::Form::RedHead } else { document::Form::Plain };
        let notice = Notice {
            lang: lang.code(),
            organization: self.organization,
            // A red head carries the full name alone (GB/T 9704—2012, 7.2.4).
            kind: if lang == Lang::Zh { "" } else { &self.kind },
            form,
            number: self.number,
            title: self.title(),
            body: &self.sheet.body,
            signature: if self.signed { self.organization } else { "" },
            date: if self.signed { self.date() } else { "" },
            seal_space: self.signed && lang == Lang::Zh,
            watermark: self.watermark.as_deref(),
            title_face: if lang == Lang::Zh { TitleFace::installed(&Fonts::system()) } else { TitleFace::default() },
            ..Notice::default()
        };
        document::notice_docx(&notice).map_err(Error::bug)
    }

    fn html(&self) -> String {
        let mut markdown = format!("# {}\n\n", self.title());
        for paragraph in &self.sheet.body {
            markdown.push_str(&format!("{paragraph}\n\n"));
        }
        if self.signed {
            markdown.push_str(&format!("{}  \n{}\n", self.organization, self.date()));
        }
        document::html(
            &markdown,
            &Page {
                lang: self.catalog.lang().code(),
                title: self.title(),
                organization: self.organization,
                meta: Vec::new(),
                watermark: self.watermark.as_deref(),
                footer: self.number,
                words: Words::default(),
                ..Page::default()
            },
        )
    }

    /// The text without Markdown's marks.
    fn plain(&self) -> String {
        let sheet = &self.sheet;
        let title = Some(&sheet.title).filter(|title| !title.is_empty()).cloned();
        let sign = [&sheet.signature, &sheet.date].into_iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join("\n");
        let parts = title.into_iter().chain(sheet.body.iter().cloned()).chain(Some(sign).filter(|sign| !sign.is_empty()));
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// A text between two lines that say what it is not.
    fn marked(&self, marks: &[Mark], text: &str, prefix: &str) -> String {
        let lines = marks.iter().map(|mark| format!("{prefix}{}", self.catalog.word("handout-line", mark.word())));
        let line = lines.collect::<Vec<_>>().join("\n");
        if line.is_empty() { format!("{}\n", text.trim()) } else { format!("{line}\n\n{}\n\n{line}\n", text.trim()) }
    }
}

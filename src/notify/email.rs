//! Mail over SMTP. A password goes over no connection that is not encrypted.

use std::error::Error as _;
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::Error;
use lettre::{SmtpTransport, Transport as _};

use super::{Failed, Message};
use crate::domain::notice::Failure;

/// Sends one mail to all. An address that cannot be one, or that the server will not have, keeps nobody else from it.
///
/// # Errors
/// As the server says; [`Failure::Partly`] with the addresses left out where the mail went to the others.
pub fn send(smtp: &str, from: &str, to: &[String], message: &Message, timeout: Duration) -> Result<(), Failed> {
    let unusable = |what: &str| Failed::for_good(Failure::Setup).detail(what);
    if smtp.starts_with("smtp://") && smtp.contains('@') && !smtp.contains("tls=required") {
        return Err(unusable("smtp: tls=required"));
    }
    let (good, mut left_out): (Vec<_>, Vec<_>) =
        to.iter().map(|one| (one.as_str(), mailbox(one))).partition(|(_, mailbox)| mailbox.is_some());
    let good: Vec<(&str, Mailbox)> = good.into_iter().filter_map(|(one, mailbox)| Some((one, mailbox?))).collect();
    if good.is_empty() {
        return Err(unusable("to"));
    }
    let sender = mailbox(from).ok_or_else(|| unusable("from"))?;
    let transport = SmtpTransport::from_url(smtp).map_err(|_| unusable("smtp"))?.timeout(Some(timeout)).build();
    let post = |to: &[(&str, Mailbox)]| {
        transport.send(&mail(&sender, to, message).ok_or_else(|| unusable("to"))?).map(drop).map_err(|error| failed(&error))
    };
    match post(&good) {
        Err(refused) if refused.failure == Failure::Mail && !refused.again && good.len() > 1 => {
            let outcomes: Vec<_> = good.iter().map(|one| (one.0, post(std::slice::from_ref(one)))).collect();
            if outcomes.iter().all(|(_, outcome)| outcome.is_err()) {
                return Err(refused);
            }
            left_out.extend(outcomes.into_iter().filter(|(_, outcome)| outcome.is_err()).map(|(one, _)| (one, None)));
        }
        other => other?,
    }
    let names: Vec<&str> = left_out.iter().map(|(one, _)| *one).collect();
    if names.is_empty() { Ok(()) } else { Err(Failed::for_good(Failure::Partly).detail(names.join(" "))) }
}

fn mail(from: &Mailbox, to: &[(&str, Mailbox)], message: &Message) -> Option<lettre::Message> {
    let mut mail = lettre::Message::builder()
        .from(from.clone())
        .message_id(Some(format!("<{}@crisis.invalid>", message.id)))
        .subject(&message.title)
        .header(ContentType::TEXT_PLAIN);
    for (_, mailbox) in to {
        mail = mail.to(mailbox.clone());
    }
    mail.body(format!("{}\n", message.text)).ok()
}

fn mailbox(address: &str) -> Option<Mailbox> {
    address.parse().ok()
}

fn failed(error: &Error) -> Failed {
    match error.status() {
        Some(code) => Failed { again: error.is_transient(), ..Failed::for_now(Failure::Mail).detail(code) },
        None if error.is_timeout() || waited(error) => Failed::for_now(Failure::Timeout),
        None if error.is_tls() => Failed::for_now(Failure::Offline).detail("TLS"),
        None if error.is_response() => Failed::for_now(Failure::Answer),
        // The server offers no encryption, or no way to log in that both know.
        None if error.is_client() => Failed::for_now(Failure::Setup).detail("smtp"),
        None => Failed::for_now(Failure::Offline),
    }
}

/// A read that ran into its time limit is “would block” on Unix.
fn waited(error: &Error) -> bool {
    let mut source = error.source();
    while let Some(cause) = source {
        if cause.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::WouldBlock) {
            return true;
        }
        source = cause.source();
    }
    false
}

//! Mail over SMTP. A password goes over no connection that is not encrypted.

use std::error::Error as _;
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::Error;
use lettre::{SmtpTransport, Transport as _};

use super::{Failed, Message};
use crate::domain::notice::Failure;

pub fn send(smtp: &str, from: &str, to: &[String], message: &Message, timeout: Duration) -> Result<(), Failed> {
    let unusable = |what: &str| Failed::for_good(Failure::Setup).detail(what);
    if smtp.starts_with("smtp://") && smtp.contains('@') && !smtp.contains("tls=required") {
        return Err(unusable("smtp: tls=required"));
    }
    let mut mail = lettre::Message::builder()
        .from(mailbox(from).ok_or_else(|| unusable("from"))?)
        .message_id(Some(format!("<{}@crisis.invalid>", message.id)))
        .subject(&message.title)
        .header(ContentType::TEXT_PLAIN);
    for address in to {
        mail = mail.to(mailbox(address).ok_or_else(|| unusable("to"))?);
    }
    let mail = mail.body(format!("{}\n", message.text)).map_err(|_| unusable("to"))?;
    let transport = SmtpTransport::from_url(smtp).map_err(|_| unusable("smtp"))?.timeout(Some(timeout)).build();
    transport.send(&mail).map(drop).map_err(|error| failed(&error))
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

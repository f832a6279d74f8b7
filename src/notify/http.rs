//! One POST: no redirect is followed, the answer is bounded, the whole exchange has a time limit.

use std::time::Duration;

use serde_json::Value;
use ureq::{Agent, Error};

use super::Failed;
use crate::domain::notice::Failure;

/// The longest answer that is read, in bytes; services say less than a hundred.
const LONGEST_ANSWER: u64 = 64 * 1024;

/// Posts JSON and gives back the body of a 2xx answer.
pub fn post(url: &str, headers: &[(&str, &str)], body: &str, timeout: Duration) -> Result<Vec<u8>, Failed> {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(timeout))
        // A robot's address holds its token: it goes to no other host.
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent("crisis")
        .build()
        .into();
    let mut request = agent.post(url).header("content-type", "application/json; charset=utf-8");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.send(body).map_err(|error| failed(&error))?;
    let status = response.status().as_u16();
    if !(200..300).contains(&status) {
        let wait = response.headers().get("retry-after").and_then(|value| value.to_str().ok()?.trim().parse().ok());
        return Err(refused(status, wait));
    }
    response.into_body().into_with_config().limit(LONGEST_ANSWER).read_to_vec().map_err(|error| failed(&error))
}

/// The body of an answer as JSON.
pub fn json(body: &[u8]) -> Result<Value, Failed> {
    serde_json::from_slice(body).map_err(|_| Failed::for_now(Failure::Answer))
}

/// Chat services answer 200 and say in the body what went wrong: a number that is zero when all is well, and words.
pub fn accepted(body: &[u8], number: &str, words: &str) -> Result<(), Failed> {
    let answer = json(body)?;
    match answer[number].as_i64() {
        Some(0) => Ok(()),
        Some(code) => Err(Failed::for_now(Failure::Service).detail(format!("{code} {}", answer[words].as_str().unwrap_or_default()))),
        None => Err(Failed::for_now(Failure::Answer)),
    }
}

fn refused(status: u16, wait: Option<i64>) -> Failed {
    let again = matches!(status, 408 | 425 | 429 | 500..=599);
    Failed { again, after: wait, ..Failed::for_now(Failure::Status).detail(status) }
}

fn failed(error: &Error) -> Failed {
    match error {
        Error::Timeout(_) => Failed::for_now(Failure::Timeout),
        Error::BadUri(_) | Error::Http(_) | Error::InvalidProxyUrl => Failed::for_good(Failure::Setup).detail("url"),
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => Failed::for_now(Failure::Offline).detail("TLS"),
        Error::BodyExceedsLimit(_) | Error::Protocol(_) | Error::Decompress(..) | Error::LargeResponseHeader(..) | Error::BodyStalled => {
            Failed::for_now(Failure::Answer)
        }
        Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => Failed::for_now(Failure::Timeout),
        _ => Failed::for_now(Failure::Offline),
    }
}

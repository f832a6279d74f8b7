//! One GET of a feed over HTTP: conditional, with limits on everything a server could abuse.
//!
//! Nothing here knows the store or what the bytes mean. No failure carries the address, which may hold a token.

#[cfg(test)]
mod tests;

use std::io::Read as _;
use std::time::Duration;

use ureq::http::{HeaderMap, Uri};
use ureq::{Agent, Error};

use crate::domain::source::Trouble;

/// Redirects that are followed; browsers allow twenty, feeds need one or two.
const MOST_REDIRECTS: u32 = 5;

/// How long, and how much.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub connect: Duration,
    /// From the first packet to the last byte of the body, redirects included.
    pub whole: Duration,
    /// Of the body, in bytes, when it is unpacked.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), whole: Duration::from_secs(30), bytes: 20 * 1024 * 1024 }
    }
}

/// What a server said of the body it sent last, to be said back to it (RFC 9110, section 13.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Got {
    Unchanged,
    Body { bytes: Vec<u8>, validators: Validators },
}

/// Why nothing was got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    pub trouble: Trouble,
    /// A status, the name of a variable: never words from outside.
    pub detail: Option<String>,
    /// Seconds that the server asks to wait.
    pub after: Option<i64>,
}

impl Failed {
    pub fn new(trouble: Trouble) -> Self {
        Self { trouble, detail: None, after: None }
    }

    #[must_use]
    pub fn detail(self, detail: impl ToString) -> Self {
        Self { detail: Some(detail.to_string()), ..self }
    }
}

/// Gets what stands at an address of http or https, unless it is what the validators stand for.
///
/// # Errors
/// Why there is nothing.
pub fn get(url: &str, known: &Validators, limits: Limits) -> Result<Got, Failed> {
    let uri = url.parse::<Uri>().ok().filter(|uri| matches!(uri.scheme_str(), Some("http" | "https")));
    let mut request = agent(limits).get(uri.ok_or_else(|| Failed::new(Trouble::Address))?);
    for (name, value) in [("if-none-match", &known.etag), ("if-modified-since", &known.last_modified)] {
        if let Some(value) = value {
            request = request.header(name, value);
        }
    }
    let response = request.call().map_err(|error| failed(&error))?;
    let status = response.status().as_u16();
    if status == 304 {
        return Ok(Got::Unchanged);
    }
    if status != 200 {
        let after = header(response.headers(), "retry-after").and_then(|seconds| seconds.parse().ok());
        return Err(Failed { after, ..Failed::new(Trouble::Status).detail(status) });
    }
    let validators = Validators { etag: header(response.headers(), "etag"), last_modified: header(response.headers(), "last-modified") };
    let mut bytes = Vec::new();
    // The limit stands behind the unpacking: a small body may unpack to a huge one.
    let mut body = response.into_body().into_reader().take(limits.bytes + 1);
    body.read_to_end(&mut bytes).map_err(|error| failed(&Error::from(error)))?;
    if bytes.len() as u64 > limits.bytes {
        return Err(Failed::new(Trouble::TooLarge).detail(limits.bytes));
    }
    Ok(Got::Body { bytes, validators })
}

fn agent(limits: Limits) -> Agent {
    Agent::config_builder()
        .timeout_global(Some(limits.whole))
        .timeout_connect(Some(limits.connect))
        .max_redirects(MOST_REDIRECTS)
        .http_status_as_error(false)
        .user_agent("crisis")
        .accept("application/rss+xml, application/atom+xml, application/feed+json, application/xml, application/json, */*;q=0.5")
        .build()
        .into()
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(|value| value.trim().to_owned())
}

fn failed(error: &Error) -> Failed {
    let trouble = match error {
        Error::Timeout(_) => Trouble::Timeout,
        // The address itself was looked at before: it is where the server sends us that cannot be used.
        Error::TooManyRedirects | Error::RedirectFailed | Error::BadUri(_) => Trouble::Redirect,
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => return Failed::new(Trouble::Offline).detail("TLS"),
        Error::Protocol(_) | Error::Http(_) | Error::Decompress(..) | Error::LargeResponseHeader(..) | Error::BodyStalled => {
            Trouble::Answer
        }
        Error::Io(error) => match error.kind() {
            std::io::ErrorKind::TimedOut => Trouble::Timeout,
            std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData | std::io::ErrorKind::InvalidInput => Trouble::Answer,
            _ => Trouble::Offline,
        },
        _ => Trouble::Offline,
    };
    Failed::new(trouble)
}

//! `crisis`: gets an organisation through a public-opinion crisis.
//!
//! The map of the code, in the direction in which a value travels:
//!
//! - [`World`]: the clock, ids, environment and streams of one run;
//! - `cli`: arguments → a use case → a view; the only place that knows clap;
//! - `ops`: the use cases, one transaction each;
//! - `library`: playbooks, templates and channels, found, read, checked;
//! - `monitor`, `assess`, `respond`, `review`: the four stages of a playbook as pure rules;
//! - `drill`: a scenario on its clock, and its score;
//! - `render`: the one template engine;
//! - `document`: Markdown → html and docx, charts as SVG;
//! - `fetch`, `notify`: a feed in, a message out;
//! - `store`: the traits, the hash chain, and a backend per folder;
//! - `ui`: the only renderer of answers;
//! - `domain`: plain types that know nothing of the rest.

mod assess;
mod cli;
mod document;
mod domain;
mod drill;
mod error;
mod fetch;
mod library;
mod monitor;
mod notify;
mod ops;
mod proof;
#[cfg(test)]
mod properties;
mod render;
mod respond;
mod review;
#[cfg(test)]
#[allow(dead_code, reason = "shared with the integration tests, which use all of it")]
#[path = "../tests/common/server.rs"]
mod server;
mod store;
mod text;
mod ui;
mod workspace;
mod world;

pub use world::{Clock, Ids, Interrupt, World};

/// Runs one command line; the exit code is documented in `docs/exit-codes.md`.
#[must_use]
pub fn run(world: World) -> u8 {
    cli::run(world) as u8
}

//! `crisis statement export` and `verify-proof`: a text as a file to hand over, and the proof of who approved it.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Answer;
use super::session::{Session, write_whole};
use crate::error::{Error, Result};
use crate::ops::export::{Form, export};
use crate::ops::prove::prove;
use crate::proof::bundle::{FORMAT, Proof};
use crate::text::tr;
use crate::ui::view::Done;
use crate::ui::view::proof::ProofView;
use crate::workspace::read_limited;

#[derive(Debug, Args)]
pub struct Export {
    statement: String,
    #[arg(short, long, value_name = "FILE", required_unless_present = "proof")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "CHANNEL")]
    channel: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    number: String,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["output", "channel", "number"])]
    proof: Option<PathBuf>,
}

impl Export {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        match (&self.output, &self.proof) {
            (Some(output), _) => self.handout(session, output),
            (None, Some(proof)) => self.prove(session, proof),
            (None, None) => Err(Error::bug("clap asks for one of them")),
        }
    }

    fn handout(&self, session: &mut Session, output: &Path) -> Result<Answer> {
        let form = form(output)?;
        let mut desk = session.desk()?;
        let handout = export(&mut desk, &self.statement, self.channel.as_deref(), form, self.number.trim())?;
        write_whole(&session.world.folder.join(output), &handout.bytes)?;
        let path = output.display().to_string();
        let words: Vec<String> = handout.marks.iter().map(|mark| session.catalog.word("handout-mark", mark.word())).collect();
        let marks = session.catalog.list(&words);
        let key = if words.is_empty() { "done-exported" } else { "done-exported-marked" };
        let sentence = tr!(session.catalog, key, handle = handout.statement.as_str(), path = path.as_str(), marks = marks);
        let value = serde_json::json!({
            "statement": handout.statement, "version": handout.version, "hash": handout.hash, "channel": handout.channel,
            "form": form, "marks": handout.marks, "path": path, "bytes": handout.bytes.len(),
        });
        Answer::new(Done::new(&value, sentence))
    }

    fn prove(&self, session: &mut Session, output: &Path) -> Result<Answer> {
        let mut desk = session.desk()?;
        let proof = prove(&mut desk, &self.statement)?;
        let text = serde_json::to_string_pretty(&proof).map_err(Error::bug)? + "\n";
        write_whole(&session.world.folder.join(output), text.as_bytes())?;
        let path = output.display().to_string();
        let sentence = tr!(session.catalog, "done-proof", handle = proof.statement.id.as_str(), path = path.as_str());
        let value = serde_json::json!({
            "statement": proof.statement.id, "version": proof.statement.version, "hash": proof.statement.hash,
            "approvals": proof.approvals.len(), "path": path,
        });
        Answer::new(Done::new(&value, sentence))
    }
}

/// `crisis statement verify-proof`: needs no workspace.
#[derive(Debug, Args)]
pub struct VerifyProof {
    file: PathBuf,
    #[arg(long, value_name = "PUBLIC_KEY", action = clap::ArgAction::Append)]
    trust: Vec<String>,
}

impl VerifyProof {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let text = read_limited(&session.world.folder.join(&self.file))?;
        let proof: Proof = serde_json::from_str(&text)
            .map_err(|error| Error::input("error-proof-file").at(&self.file, Some((error.line(), error.column()))).cause(error))?;
        if proof.format != FORMAT {
            return Err(Error::input("error-proof-format").at(&self.file, None).with("format", &proof.format).with("known", FORMAT));
        }
        let verdict = proof.check(&self.trust);
        let passed = verdict.flaws.is_empty();
        Answer::check(ProofView::new(&proof, &verdict, &session.catalog), passed)
    }
}

/// The form that a file's extension names.
fn form(path: &Path) -> Result<Form> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    Form::parse(&extension).ok_or_else(|| Error::usage("error-export-format").with("path", path.display()))
}

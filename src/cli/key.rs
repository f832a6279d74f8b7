//! `crisis key …`: a person's signing key, its file and its passphrase. A passphrase comes from the terminal, from
//! `CRISIS_PASSPHRASE`, or from a file (a descriptor such as /dev/fd/3 is one); never from the command line.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use zeroize::Zeroizing;

use super::Answer;
use super::session::Session;
use crate::error::{Error, Result, in_file};
use crate::ops::{self, Desk, person_id};
use crate::proof::key_file::{self, Opened, Randomness};
use crate::text::tr;
use crate::ui::view::key::KeyView;
use crate::ui::view::{Done, List};
use crate::workspace::read_limited;

/// Where a key lies when nobody says otherwise: below the workspace, one file a person.
const FOLDER: &str = "keys";

#[derive(Debug, Subcommand)]
pub enum Key {
    New {
        #[arg(long, value_name = "PERSON")]
        person: Option<String>,
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    List,
    Revoke {
        key: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

/// How `statement approve` signs.
#[derive(Debug, Args)]
pub struct Signing {
    #[arg(long, conflicts_with_all = ["on_behalf_of", "via"])]
    sign: bool,
    #[arg(long, value_name = "FILE", requires = "sign")]
    key: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "sign")]
    passphrase_file: Option<PathBuf>,
}

impl Key {
    pub fn run(self, session: &mut Session) -> Result<Answer> {
        let mut desk = session.desk()?;
        match self {
            Self::New { person, output, passphrase_file } => new(session, &mut desk, person, output, passphrase_file),
            Self::List => {
                let keys = ops::keys::list(&mut desk)?;
                Answer::new(List { items: keys.iter().map(KeyView::from).collect(), none: "none-keys" })
            }
            Self::Revoke { key, reason } => {
                let key = KeyView::from(&ops::keys::revoke(&mut desk, &key, &reason)?);
                let sentence = tr!(session.catalog, "done-key-revoked", handle = key.id.as_str(), person = key.person.as_str());
                Answer::new(Done::new(&key, sentence))
            }
        }
    }
}

/// The file is written first, for only its owner to read, and goes again if the key cannot be registered.
fn new(
    session: &mut Session,
    desk: &mut Desk,
    person: Option<String>,
    output: Option<PathBuf>,
    passphrase_file: Option<PathBuf>,
) -> Result<Answer> {
    let person = person_id(&desk.config, &person.unwrap_or_else(|| desk.actor.person.clone()));
    let passphrase = passphrase(session, passphrase_file.as_deref(), true)?;
    let mut random = Randomness { key: Zeroizing::new([0; 32]), salt: [0; 16], nonce: [0; 12] };
    for part in [random.key.as_mut_slice(), &mut random.salt, &mut random.nonce] {
        desk.ids.secret(part)?;
    }
    let (text, public_key) = key_file::new(&person, &passphrase, &random)?;
    let path = match output {
        Some(path) => session.world.folder.join(path),
        None => default_path(session, &person)?,
    };
    write_private(&path, &text)?;
    let key = ops::keys::register(desk, &person, &public_key).inspect_err(|_| {
        let _ = std::fs::remove_file(&path);
    })?;
    let view = KeyView::from(&key);
    let shown = path.display().to_string();
    let sentence = tr!(
        session.catalog,
        "done-key",
        handle = view.id.as_str(),
        person = person,
        path = shown.as_str(),
        fingerprint = view.fingerprint.as_str()
    );
    let mut value = serde_json::to_value(&view).map_err(Error::bug)?;
    value["path"] = shown.into();
    Answer::new(Done::new(&value, sentence))
}

fn default_path(session: &Session, person: &str) -> Result<PathBuf> {
    let name: String = person.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' }).collect();
    Ok(session.workspace()?.folder.join(FOLDER).join(format!("{name}.key")))
}

/// Writes a new file that only its owner may read; never over another.
fn write_private(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(in_file(folder))?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::conflict("error-key-file-exists").with("path", path.display()),
        _ => Error::file(path, &error),
    })?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(in_file(path))
}

impl Signing {
    /// The opened key, if a signature was asked for.
    pub fn signer(&self, session: &mut Session, desk: &Desk) -> Result<Option<Opened>> {
        if !self.sign {
            return Ok(None);
        }
        if desk.stated.is_some() {
            return Err(Error::usage("error-signed-backdated"));
        }
        let path = match self.key.clone().or_else(|| session.world.env("CRISIS_KEY").map(PathBuf::from)) {
            Some(path) => session.world.folder.join(path),
            None => default_path(session, &person_id(&desk.config, &desk.actor.person))?,
        };
        if !path.is_file() {
            return Err(Error::not_found("error-no-key-file").with("path", path.display()).hint("hint-key-new"));
        }
        refuse_readable(&path)?;
        let text = read_limited(&path)?;
        let passphrase = passphrase(session, self.passphrase_file.as_deref(), false)?;
        let located = |error: Error| if error.code() == "error-passphrase" { error } else { error.at(&path, None) };
        key_file::open(&text, &passphrase).map(Some).map_err(located)
    }
}

/// A private key that others can read is nobody's.
#[cfg(unix)]
fn refuse_readable(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(path).map_err(in_file(path))?.permissions().mode() & 0o777;
    let others = mode & 0o077;
    if others == 0 {
        return Ok(());
    }
    Err(Error::input("error-key-mode")
        .with("path", path.display())
        .with("mode", format!("{mode:03o}"))
        .hint("hint-key-mode")
        .hint_with("path", path.display()))
}

#[cfg(not(unix))]
fn refuse_readable(_: &Path) -> Result<()> {
    Ok(())
}

/// `twice`: a new passphrase typed at the terminal is asked for again.
fn passphrase(session: &mut Session, file: Option<&Path>, twice: bool) -> Result<Zeroizing<String>> {
    if let Some(file) = file {
        let text = Zeroizing::new(read_limited_stream(&session.world.folder.join(file))?);
        return Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()));
    }
    if let Some(given) = session.world.env("CRISIS_PASSPHRASE") {
        return Ok(Zeroizing::new(given.to_owned()));
    }
    if !session.world.stdin_is_terminal {
        return Err(Error::usage("error-no-passphrase").hint("hint-passphrase"));
    }
    let typed = session.world.ask_secret(&tr!(session.catalog, "ask-passphrase"))?;
    if twice && session.world.ask_secret(&tr!(session.catalog, "ask-passphrase-again"))? != typed {
        return Err(Error::input("error-passphrase-differs"));
    }
    Ok(typed)
}

/// The first kilobytes of a file that may be a pipe, whose length nobody knows beforehand.
fn read_limited_stream(path: &Path) -> Result<String> {
    use std::io::Read as _;
    let mut text = String::new();
    std::fs::File::open(path).and_then(|file| file.take(4096).read_to_string(&mut text)).map_err(in_file(path))?;
    Ok(text)
}

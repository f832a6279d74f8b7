//! Files kept as evidence, by their SHA-256.

use std::path::{Path, PathBuf};

use super::Work;
use crate::domain::incident::{Attachment, Incident};
use crate::error::{Error, Result, in_file};
use crate::store::chain::sha256;

/// The largest file that is kept, in bytes.
pub const MAX_ATTACHMENT: u64 = 256 * 1024 * 1024;

impl Work<'_> {
    /// Keeps the files and ties them to `subject`, a handle.
    ///
    /// # Errors
    /// A file that cannot be read or is too large; nothing is kept then.
    pub fn attach(&mut self, incident: &Incident, subject: &str, files: &[PathBuf]) -> Result<Vec<Attachment>> {
        files.iter().map(|file| self.attach_one(incident, subject, file)).collect()
    }

    fn attach_one(&mut self, incident: &Incident, subject: &str, file: &Path) -> Result<Attachment> {
        let size = std::fs::metadata(file).map_err(in_file(file))?.len();
        if size > MAX_ATTACHMENT {
            return Err(Error::input("error-file-too-large").at(file, None).with("bytes", size).with("limit", MAX_ATTACHMENT));
        }
        let content = std::fs::read(file).map_err(in_file(file))?;
        let digest = sha256(&content);
        self.txn.keep_blob(&digest, &content)?;
        let mut attachment = Attachment {
            id: 0,
            uuid: self.uuid(),
            revision: 0,
            incident_id: incident.id,
            subject: subject.to_owned(),
            name: file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            sha256: digest,
            bytes: i64::try_from(content.len()).unwrap_or(i64::MAX),
            attached_at: self.at,
        };
        self.insert(&mut attachment)?;
        Ok(attachment)
    }
}

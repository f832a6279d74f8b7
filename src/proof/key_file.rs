//! The file of a private key: TOML, version 1. The key is sealed with ChaCha20-Poly1305 (RFC 8439) under a key that
//! Argon2id (RFC 9106) derives from the passphrase, with the first parameters of the OWASP Password Storage Cheat Sheet:
//! 46 MiB, one pass, one lane; they stand in the file, so that a later version may ask for more. Everything else in the file is authenticated with it, so that no name can be put to another's key.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// The format this program writes.
const VERSION: u8 = 1;
const KDF: &str = "argon2id";
const CIPHER: &str = "chacha20poly1305";
/// What a file may ask of this machine at most: 1 GiB and 16 passes.
const MOST_MEMORY_KIB: u32 = 1 << 20;
const MOST_PASSES: u32 = 16;
/// The shortest passphrase, in characters (NIST SP 800-63B-4, 3.1.1.2: 15 where nothing else protects; 8 at least).
pub const SHORTEST_PASSPHRASE: usize = 8;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    crisis_key: u8,
    person: String,
    public_key: String,
    kdf: Kdf,
    cipher: Cipher,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kdf {
    name: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cipher {
    name: String,
    nonce: String,
    sealed: String,
}

/// Random bytes for one new key: the key itself, the salt of the passphrase, the nonce of the cipher.
pub struct Randomness {
    pub key: Zeroizing<[u8; 32]>,
    pub salt: [u8; 16],
    pub nonce: [u8; 12],
}

/// A private key and whose it says it is.
pub struct Opened {
    pub person: String,
    pub key: SigningKey,
}

impl Opened {
    pub fn public_key(&self) -> String {
        BASE64.encode(self.key.verifying_key().as_bytes())
    }
}

/// Makes a key: the text of its file, and the public half.
///
/// # Errors
/// Usage for a passphrase that is too short.
pub fn new(person: &str, passphrase: &str, random: &Randomness) -> Result<(String, String)> {
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(Error::usage("error-passphrase-short").with("least", SHORTEST_PASSPHRASE));
    }
    let key = SigningKey::from_bytes(&random.key);
    let public_key = BASE64.encode(key.verifying_key().as_bytes());
    let kdf = Kdf { name: KDF.to_owned(), memory_kib: 46 * 1024, passes: 1, lanes: 1, salt: BASE64.encode(random.salt) };
    let mut file = File {
        crisis_key: VERSION,
        person: person.to_owned(),
        public_key: public_key.clone(),
        kdf,
        cipher: Cipher { name: CIPHER.to_owned(), nonce: BASE64.encode(random.nonce), sealed: String::new() },
    };
    let associated = file.associated();
    let payload = Payload { msg: random.key.as_slice(), aad: associated.as_bytes() };
    let sealed = file.cipher(passphrase)?.encrypt(&Nonce::from(random.nonce), payload).map_err(|_| Error::bug("a key cannot be sealed"))?;
    file.cipher.sealed = BASE64.encode(sealed);
    Ok((toml::to_string(&file).map_err(Error::bug)?, public_key))
}

/// Opens a key file.
///
/// # Errors
/// Bad input for what is no key file, for a newer format, and for a wrong passphrase or a file that was changed: the two
/// cannot be told apart.
pub fn open(text: &str, passphrase: &str) -> Result<Opened> {
    let file: File = toml::from_str(text).map_err(|error| Error::input("error-key-file").cause(error.message().replace('\n', " ")))?;
    if file.crisis_key != VERSION || file.kdf.name != KDF || file.cipher.name != CIPHER {
        return Err(Error::input("error-key-version").with("version", file.crisis_key).with("known", VERSION));
    }
    let no_key = || Error::input("error-key-file");
    let nonce: [u8; 12] = decode(&file.cipher.nonce).ok_or_else(no_key)?;
    let sealed = BASE64.decode(&file.cipher.sealed).map_err(|_| no_key())?;
    let associated = file.associated();
    let payload = Payload { msg: &sealed, aad: associated.as_bytes() };
    let opened = file.cipher(passphrase)?.decrypt(&Nonce::from(nonce), payload).map_err(|_| Error::input("error-passphrase"))?;
    let opened = Zeroizing::new(opened);
    let seed: [u8; 32] = opened.as_slice().try_into().map_err(|_| no_key())?;
    let key = SigningKey::from_bytes(&Zeroizing::new(seed));
    Ok(Opened { person: file.person, key })
}

fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    BASE64.decode(text).ok()?.try_into().ok()
}

impl File {
    /// Everything but the sealed key, in a fixed form.
    fn associated(&self) -> String {
        let Kdf { name, memory_kib, passes, lanes, salt } = &self.kdf;
        serde_json::json!([self.crisis_key, self.person, self.public_key, name, memory_kib, passes, lanes, salt, self.cipher.name])
            .to_string()
    }

    fn cipher(&self, passphrase: &str) -> Result<ChaCha20Poly1305> {
        let no_key = || Error::input("error-key-file");
        let Kdf { memory_kib, passes, lanes, salt, .. } = &self.kdf;
        if *memory_kib > MOST_MEMORY_KIB || *passes > MOST_PASSES {
            return Err(no_key());
        }
        let params = Params::new(*memory_kib, *passes, *lanes, Some(32)).map_err(|_| no_key())?;
        let salt: [u8; 16] = decode(salt).ok_or_else(no_key)?;
        let mut derived = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &salt, derived.as_mut_slice())
            .map_err(|_| no_key())?;
        Ok(ChaCha20Poly1305::new(&Key::from(*derived)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn random() -> Randomness {
        Randomness { key: Zeroizing::new([7; 32]), salt: [1; 16], nonce: [2; 12] }
    }

    #[test]
    fn a_key_opens_with_its_passphrase_alone() {
        let (text, public_key) = new("wang", "correct horse", &random()).unwrap();
        let opened = open(&text, "correct horse").unwrap();
        assert_eq!((opened.person.as_str(), opened.public_key()), ("wang", public_key));
        assert_eq!(open(&text, "correct hors").err().unwrap().code(), "error-passphrase");
        assert!(!text.contains(&BASE64.encode([7; 32])), "the key stands in the file");
    }

    #[test]
    fn another_name_on_the_file_does_not_open_it() {
        let (text, _) = new("wang", "correct horse", &random()).unwrap();
        let stolen = text.replace("\"wang\"", "\"sun\"");
        assert_eq!(open(&stolen, "correct horse").err().unwrap().code(), "error-passphrase");
    }

    #[test]
    fn what_is_no_key_file_is_refused() {
        let (text, _) = new("wang", "correct horse", &random()).unwrap();
        let cases = [
            (String::new(), "error-key-file"),
            ("x".repeat(10_000), "error-key-file"),
            (text.replace("crisis_key = 1", "crisis_key = 9"), "error-key-version"),
            (text.replace("memory_kib = 47104", "memory_kib = 4294967295"), "error-key-file"),
            (text.replace("passes = 1", "passes = 4000000000"), "error-key-file"),
            (text.replace("lanes = 1", "lanes = 0"), "error-key-file"),
            (text.replace("nonce = \"", "nonce = \"!"), "error-key-file"),
        ];
        for (text, code) in cases {
            assert_eq!(open(&text, "correct horse").err().unwrap().code(), code, "{text}");
        }
        assert_eq!(new("wang", "1234567", &random()).err().unwrap().code(), "error-passphrase-short");
    }
}

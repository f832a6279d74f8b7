//! Signatures that receivers check a sender with.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// HMAC-SHA256 in Base64.
pub fn hmac(key: &[u8], data: &[u8]) -> String {
    // A key of any length is a key of HMAC (RFC 2104): no error can come of it.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(data);
    STANDARD.encode(mac.finalize().into_bytes())
}

/// The bytes of a Base64 text.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// A Base64 text as part of an address.
pub fn in_url(base64: &str) -> String {
    base64.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test case 2 of RFC 4231.
    #[test]
    fn it_is_the_hmac_of_the_rfc() {
        let signature = hmac(b"Jefe", b"what do ya want for nothing?");
        let hex: String = decode(&signature).unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assert_eq!(in_url("a+b/c="), "a%2Bb%2Fc%3D");
    }
}

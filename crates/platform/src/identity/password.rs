//! Passwords: a type that cannot be printed, its hash, and its check.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use secrecy::{ExposeSecret, SecretString};

/// The least number of characters. Length is what counts (NIST SP 800-63B, 3.1.1); no other rules.
pub const MIN_PASSWORD_LENGTH: usize = 12;

/// A password as typed. `Debug` shows nothing of it.
#[derive(Clone, Debug)]
pub struct Password(SecretString);

impl Password {
    /// Takes what was typed.
    #[must_use]
    pub fn new(typed: String) -> Self {
        Self(SecretString::from(typed))
    }

    /// Tells whether it is long enough to be chosen.
    #[must_use]
    pub fn is_long_enough(&self) -> bool {
        self.0.expose_secret().chars().count() >= MIN_PASSWORD_LENGTH
    }

    /// Tells whether two typed passwords are the same.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }

    /// Returns its Argon2id hash in PHC form, with a new random salt; `None` when the machine cannot
    /// (no memory, no randomness).
    pub(super) async fn hash(self) -> Option<String> {
        let work = move || {
            Argon2::default().hash_password(self.0.expose_secret().as_bytes()).ok().map(|hash| hash.to_string())
        };
        tokio::task::spawn_blocking(work).await.ok().flatten()
    }

    /// Checks it against a hash, or, with none, takes as long and says no: the time tells nobody which logins exist.
    pub(super) async fn matches(self, hash: Option<String>) -> bool {
        let known = hash.is_some();
        let work = move || {
            let hash = hash.unwrap_or_else(|| NOBODYS_HASH.to_owned());
            PasswordVerifier::<str>::verify_password(&Argon2::default(), self.0.expose_secret().as_bytes(), &hash)
                .is_ok()
        };
        known && tokio::task::spawn_blocking(work).await.unwrap_or(false)
    }
}

/// A hash with today's parameters that no password is known to have.
const NOBODYS_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Returns a random password of 4 × 4 letters and digits, 80 bits, without characters that are easily confused.
#[must_use]
pub fn generated_password() -> String {
    let id: String = crate::store::new_secret(16);
    let letters: Vec<char> = id.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_opens_with_itself_and_nothing_else() {
        let hash = Password::new("Kaffe ved fjorden 7".into()).hash().await;
        assert!(hash.as_ref().unwrap().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(Password::new("Kaffe ved fjorden 7".into()).matches(hash.clone()).await);
        assert!(!Password::new("kaffe ved fjorden 7".into()).matches(hash).await);
        assert!(!Password::new(String::new()).matches(None).await);
    }

    #[test]
    fn a_password_does_not_show_in_a_debug_print() {
        assert!(!format!("{:?}", Password::new("Kaffe ved fjorden 7".into())).contains("Kaffe"));
    }

    #[test]
    fn two_generated_passwords_differ_and_are_long_enough() {
        let (one, other) = (generated_password(), generated_password());
        assert_ne!(one, other);
        assert!(Password::new(one).is_long_enough());
    }
}

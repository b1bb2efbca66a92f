//! How the program is set up: `pejl.toml`, then the environment, then the command line.
//!
//! Every setting is documented where it is declared, here. An unknown key in the file stops the program
//! with its name. Nothing here is secret but the database address, which may hold a password and so has
//! the type of a secret.

use std::path::Path;

use secrecy::SecretString;
use serde::Deserialize;

/// What can be set in `pejl.toml`. Every key is optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where the database is, such as `sqlite:///var/lib/pejl/pejl.db` or `postgres://pejl@db/pejl`.
    /// Environment: `PEJL_DATABASE`. Default: `sqlite://pejl.db` in the working directory.
    pub database: Option<SecretString>,
    /// The address and port to listen on. Environment: `PEJL_LISTEN`. Default: `127.0.0.1:8080`.
    pub listen: Option<String>,
    /// Whether people reach the server over https through a proxy that ends TLS: then cookies are `Secure` and
    /// browsers are told to stay with https. Environment: `PEJL_BEHIND_TLS=true`. Default: false.
    pub behind_tls: Option<bool>,
    /// Where Statistics Denmark's StatBank is asked for values. Default: `https://api.statbank.dk/v1`.
    pub statbank_url: Option<String>,
    /// Where Kolada is asked for values. Default: `https://api.kolada.se/v3`.
    pub kolada_url: Option<String>,
    /// Hosts, with or without a port, that values may be fetched from although they are inside or without https, when
    /// somebody types an address there: whoever defines indicators reaches them. Default: none, only what is outside.
    pub feed_hosts: Option<Vec<String>>,
    /// `text` for people, `json` for collectors. Environment: `PEJL_LOG_FORMAT`. Default: `text`.
    pub log_format: Option<LogFormat>,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Why the settings could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file is there but cannot be read.
    #[error("{path}: filen kan ikke læses: {reason}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why.
        reason: String,
    },
    /// The file has an unknown key or a value of the wrong kind.
    #[error("{path}: {reason}")]
    Wrong {
        /// The file.
        path: String,
        /// What is wrong, with line and key.
        reason: String,
    },
    /// An environment variable has a value that means nothing.
    #[error("miljøvariablen {name} har værdien '{value}': skriv {expected}")]
    Variable {
        /// Its name.
        name: &'static str,
        /// Its value.
        value: String,
        /// What it may be.
        expected: &'static str,
    },
}

impl Settings {
    /// Reads `path` (a missing file is an empty one) and lets the variables that `env` gives go before it.
    ///
    /// # Errors
    /// [`SettingsError`] names the file or variable and what is wrong with it.
    pub fn read(path: &Path, env: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let mut settings = match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, &path.display().to_string())?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::default(),
            Err(error) => {
                return Err(SettingsError::Unreadable { path: path.display().to_string(), reason: error.to_string() });
            }
        };
        if let Some(address) = env("PEJL_DATABASE") {
            settings.database = Some(SecretString::from(address));
        }
        if let Some(listen) = env("PEJL_LISTEN") {
            settings.listen = Some(listen);
        }
        if let Some(value) = env("PEJL_BEHIND_TLS") {
            settings.behind_tls = Some(match value.as_str() {
                "true" => true,
                "false" => false,
                _ => {
                    return Err(SettingsError::Variable {
                        name: "PEJL_BEHIND_TLS",
                        value,
                        expected: "true eller false",
                    });
                }
            });
        }
        if let Some(value) = env("PEJL_LOG_FORMAT") {
            settings.log_format = Some(match value.as_str() {
                "text" => LogFormat::Text,
                "json" => LogFormat::Json,
                _ => {
                    return Err(SettingsError::Variable {
                        name: "PEJL_LOG_FORMAT",
                        value,
                        expected: "text eller json",
                    });
                }
            });
        }
        Ok(settings)
    }

    fn parse(text: &str, path: &str) -> Result<Self, SettingsError> {
        toml::from_str(text).map_err(|error| SettingsError::Wrong { path: path.to_owned(), reason: error.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_stops_the_program_with_its_name() {
        let error = Settings::parse("databse = 'sqlite://x.db'", "pejl.toml").unwrap_err().to_string();
        assert!(error.contains("pejl.toml") && error.contains("databse"), "{error}");
    }

    #[test]
    fn the_environment_goes_before_the_file() {
        let env = |name: &str| (name == "PEJL_LISTEN").then(|| "0.0.0.0:80".to_owned());
        let settings = Settings::read(Path::new("findes-ikke.toml"), env).unwrap();
        assert_eq!(settings.listen.as_deref(), Some("0.0.0.0:80"));
    }

    #[test]
    fn a_database_password_does_not_show_in_a_debug_print() {
        let settings = Settings::parse("database = 'postgres://pejl:hemmelig@db/pejl'", "pejl.toml").unwrap();
        assert!(!format!("{settings:?}").contains("hemmelig"));
    }

    #[test]
    fn a_variable_with_a_senseless_value_is_named() {
        let env = |name: &str| (name == "PEJL_BEHIND_TLS").then(|| "ja".to_owned());
        let error = Settings::read(Path::new("findes-ikke.toml"), env).unwrap_err().to_string();
        assert_eq!(error, "miljøvariablen PEJL_BEHIND_TLS har værdien 'ja': skriv true eller false");
    }
}

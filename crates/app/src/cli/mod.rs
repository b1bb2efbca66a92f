//! The command line. Every command says with `--help` what it does, with an example; errors say what was wrong,
//! where, and what to do; the exit code is 0 only on success.

mod audit;
mod camp;
mod compass;
mod database;
mod doctor;
mod effect;
mod effect_plan;
mod effect_status;
mod effect_units;
mod model;
mod server;
mod stats;
mod suggest;
mod trace;
mod transfer;
mod user;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use platform::access::Actor;
use platform::settings::{LogFormat, Settings};
use platform::store::Db;
use platform::tenancy::{self, Municipality};
use secrecy::{ExposeSecret, SecretString};
use ui::i18n::{Language, Locale};

use crate::wiring;

/// Returns the texts of the commands: language and Fluent source. Others use those of the contexts.
pub(crate) fn texts() -> Vec<(&'static str, &'static str)> {
    [effect::texts(), stats::texts()].concat()
}

/// Styr efter kerneopgaven.
#[derive(Debug, Parser)]
#[command(name = "pejl", version, about = "Pejl: styr en kommune efter dens kerneopgave", propagate_version = true)]
pub struct Cli {
    /// Databasen: sqlite:///sti/til/fil.db, sqlite://fil.db eller postgres://bruger@vært/navn
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    /// Filen med indstillinger
    #[arg(long, global = true, value_name = "FIL", default_value = "pejl.toml")]
    settings: PathBuf,
    /// Kommunen, når databasen rummer flere (dens korte navn, for eksempel fjordby)
    #[arg(long, global = true, value_name = "NAVN")]
    municipality: Option<String>,
    /// Sproget i det, der skrives: da eller en
    #[arg(long, global = true, value_name = "SPROG", default_value = "da")]
    lang: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start serveren
    #[command(after_help = "Eksempel:\n  pejl serve --database sqlite:///var/lib/pejl/pejl.db --listen 127.0.0.1:8080")]
    Serve(server::Serve),
    /// Start med den opdigtede Fjordby Kommune og log ind med ét klik
    #[command(after_help = "Eksempel:\n  pejl demo")]
    Demo(server::Demo),
    /// Bring databasens tabeller op på programmets version
    #[command(after_help = "Eksempel:\n  pejl migrate --database postgres://pejl@db/pejl")]
    Migrate,
    /// Undersøg, om alt er, som det skal være
    #[command(after_help = "Eksempel:\n  pejl doctor")]
    Doctor(doctor::Doctor),
    /// Skriv alt i databasen til en fil
    #[command(after_help = "Eksempel:\n  pejl backup pejl-2026-11-21.jsonl")]
    Backup(database::Backup),
    /// Læs en sikkerhedskopi ind i en tom database
    #[command(after_help = "Eksempel:\n  pejl restore pejl-2026-11-21.jsonl --database sqlite://ny.db")]
    Restore(database::Restore),
    /// Loggen over, hvem der har gjort hvad
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Brugere og roller
    #[command(subcommand)]
    User(user::User),
    /// Camps: indlæs, se tal, lav rapport
    #[command(subcommand)]
    Camp(camp::Camp),
    /// Kompasset: indlæs det, skriv det til en fil, lav hæftet om kerneopgaven
    #[command(subcommand)]
    Compass(compass::Compass),
    /// Effekt: indlæs tal og enheder
    #[command(subcommand)]
    Effect(effect::Effect),
    /// Sprogmodellen, der læser udsagnenes mening: tilføj, se, fjern
    #[command(subcommand)]
    Model(model::Model),
    /// Statistik på filer: kontroldiagrammer og sammenlægning
    #[command(subcommand)]
    Stats(stats::Stats),
    /// Tråden fra et sted: op til kerneopgaven og ned til ordene
    #[command(
        after_help = "Eksempel:\n  pejl trace statement sl-ind-001\n  pejl trace camp et-trygt-og-aktivt-seniorliv --down --json"
    )]
    Trace(trace::Trace),
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// In words for whoever runs the program.
    pub async fn run(self) -> Result<()> {
        let settings = Settings::read(&self.settings, |name| std::env::var(name).ok())?;
        start_log(settings.log_format.unwrap_or(LogFormat::Text));
        let context = Setting { database: self.database, municipality: self.municipality, lang: self.lang, settings };
        match self.command {
            Command::Serve(command) => command.run(&context).await,
            Command::Demo(command) => command.run(&context).await,
            Command::Migrate => database::migrate(&context).await,
            Command::Doctor(command) => command.run(&context).await,
            Command::Backup(command) => command.run(&context).await,
            Command::Restore(command) => command.run(&context).await,
            Command::Audit(command) => command.run(&context).await,
            Command::User(command) => command.run(&context).await,
            Command::Camp(command) => command.run(&context).await,
            Command::Compass(command) => command.run(&context).await,
            Command::Effect(command) => command.run(&context).await,
            Command::Model(command) => command.run(&context).await,
            Command::Stats(command) => command.run(&context),
            Command::Trace(command) => command.run(&context).await,
        }
    }
}

/// What every command needs.
#[derive(Debug)]
struct Setting {
    database: Option<String>,
    municipality: Option<String>,
    lang: String,
    settings: Settings,
}

impl Setting {
    /// The address of the database: command line, then environment and file, then the default.
    fn address(&self) -> SecretString {
        match (&self.database, &self.settings.database) {
            (Some(address), _) => SecretString::from(address.clone()),
            (None, Some(address)) => address.clone(),
            (None, None) => SecretString::from("sqlite://pejl.db"),
        }
    }

    /// Opens the database, with its tables up to date.
    async fn open(&self) -> Result<Db> {
        let db = platform::store::open(self.address().expose_secret()).await?;
        db.migrate(wiring::migrations()).await?;
        Ok(db)
    }

    /// The municipality that was named, or the only one.
    async fn municipality(&self, db: &Db) -> Result<Municipality> {
        match &self.municipality {
            Some(name) => {
                tenancy::find(db, name).await?.with_context(|| format!("der er ingen kommune, der hedder '{name}'"))
            }
            None => match tenancy::all(db).await?.as_slice() {
                [] => bail!(
                    "databasen er tom: begynd med 'pejl compass import FIL' eller 'pejl camp import MAPPE', som også opretter kommunen"
                ),
                [only] => Ok(only.clone()),
                several => {
                    let names: Vec<&str> = several.iter().map(|one| one.slug.as_str()).collect();
                    bail!("databasen rummer flere kommuner: vælg én med --municipality ({})", names.join(", "))
                }
            },
        }
    }

    /// Opens the database for the operator of a municipality.
    async fn operator(&self) -> Result<(Db, Actor)> {
        let db = self.open().await?;
        let municipality = self.municipality(&db).await?;
        Ok((db, Actor::operator(&municipality.id)))
    }

    fn locale(&self) -> Result<Locale> {
        let language = Language::from_tag(&self.lang)
            .with_context(|| format!("'{}' er ikke et sprog her: skriv da eller en", self.lang))?;
        Ok(Locale::new(language, wiring::texts()?))
    }
}

/// The log goes to standard error, so that standard output is only what was asked for.
fn start_log(format: LogFormat) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("PEJL_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,app=info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
}

/// Prints a line of the answer, and ends quietly when nobody reads on (`pejl … | head`).
fn say(line: impl std::fmt::Display) {
    use std::io::Write;
    if writeln!(std::io::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}

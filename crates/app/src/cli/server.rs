//! `pejl serve` and `pejl demo`.

use std::net::SocketAddr;

use anyhow::{Result, bail};
use clap::Args;
use effect::intake::Services;
use secrecy::ExposeSecret;
use ui::{App, Profile};

use super::{Setting, say};
use crate::{demo, serve, wiring};

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Adresse og port at lytte på
    #[arg(long, value_name = "ADRESSE")]
    listen: Option<String>,
}

impl Serve {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let db = setting.open().await?;
        let listener = serve::listen(&address(self.listen, setting)).await?;
        say(format!("Pejl lytter på http://{}", listener.local_addr()?));
        let app = App::new(
            db,
            wiring::texts()?,
            Profile::Production,
            setting.settings.behind_tls.unwrap_or(false),
            platform::time::now,
        );
        serve::serve(app, services(setting), listener).await
    }
}

/// Where values are fetched from.
fn services(setting: &Setting) -> Services {
    let (settings, usual) = (&setting.settings, Services::default());
    Services {
        statbank: settings.statbank_url.clone().unwrap_or(usual.statbank),
        kolada: settings.kolada_url.clone().unwrap_or(usual.kolada),
        hosts: settings.feed_hosts.clone().unwrap_or(usual.hosts),
    }
}

fn address(option: Option<String>, setting: &Setting) -> String {
    option.or_else(|| setting.settings.listen.clone()).unwrap_or_else(|| "127.0.0.1:8080".to_owned())
}

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Adresse og port at lytte på; kun denne maskine selv
    #[arg(long, value_name = "ADRESSE")]
    listen: Option<String>,
}

impl Demo {
    /// One-click logins open every door, so the demo only ever serves its own machine, from its own database.
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let address = address(self.listen, setting);
        if !address.parse::<SocketAddr>().is_ok_and(|address| address.ip().is_loopback()) {
            bail!("prøven lytter kun på maskinen selv, for eksempel 127.0.0.1:8080: {address} er ikke tilladt");
        }
        let database = match (&setting.database, &setting.settings.database) {
            (None, None) => "sqlite://pejl-demo.db".to_owned(),
            _ => setting.address().expose_secret().to_owned(),
        };
        let db = platform::store::open(&database).await?;
        db.migrate(wiring::migrations()).await?;
        let app = App::new(db, wiring::texts()?, Profile::Demo, false, platform::time::now);
        demo::prepare(&app, |line| say(line)).await?;
        let listener = serve::listen(&address).await?;
        let url = format!("http://{}", listener.local_addr()?);
        say(format!("\nPejl er klar på {url}\n"));
        say(format!("Log ind med ét klik på {url}/log-ind som en af disse:"));
        for person in demo::people()? {
            say(format!("  {:<14} {} ({})", person.login, person.name, person.title));
        }
        say("\nStop med Ctrl-C.");
        serve::serve(app, services(setting), listener).await
    }
}

//! `pejl migrate`, `pejl backup` and `pejl restore`.

use std::fs::OpenOptions;
use std::io::{BufReader, BufWriter};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use platform::time;
use secrecy::ExposeSecret;

use super::{Setting, say};
use crate::wiring;

pub(super) async fn migrate(setting: &Setting) -> Result<()> {
    let db = platform::store::open(setting.address().expose_secret()).await?;
    let ran = db.migrate(wiring::migrations()).await?;
    say(if ran == 0 {
        "Tabellerne var allerede på den nyeste version.".to_owned()
    } else {
        format!("{ran} ændringer af tabellerne er gennemført.")
    });
    Ok(())
}

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// Filen, der skal skrives; den må ikke findes i forvejen
    file: PathBuf,
}

impl Backup {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let db = setting.open().await?;
        let shown = self.file.display();
        // Hashes of passwords and people's words are in it: only the owner may read it.
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&self.file);
        let mut out =
            BufWriter::new(file.with_context(|| {
                format!("{shown} kan ikke oprettes (findes den i forvejen, så vælg et andet navn)")
            })?);
        let rows = match platform::backup::write(&db, &mut out, time::now()).await {
            Ok(rows) => rows,
            Err(error) => {
                drop(out);
                std::fs::remove_file(&self.file)
                    .with_context(|| format!("den halve fil {shown} kunne ikke fjernes"))?;
                return Err(error.into());
            }
        };
        say(format!("{rows} rækker er skrevet til {shown}. Kun du kan læse filen; opbevar den sikkert."));
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// Filen fra 'pejl backup'
    file: PathBuf,
}

impl Restore {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let shown = self.file.display();
        let file = std::fs::File::open(&self.file).with_context(|| format!("{shown} kan ikke åbnes"))?;
        let db = setting.open().await?;
        let rows = platform::backup::restore(&db, BufReader::new(file), time::now())
            .await
            .with_context(|| shown.to_string())?;
        say(format!("{rows} rækker er gendannet fra {shown}."));
        Ok(())
    }
}

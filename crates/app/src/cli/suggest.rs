//! `pejl camp suggest`: what the machine would propose for every statement of an exercise, for people to read and for
//! programs to check. Changes nothing.

use std::path::{Path, PathBuf};

use ::camp::exercise::Exercise;
use ::camp::intake::{Wanted as Cell, fault_line};
use ::camp::suggestion::command::{
    self, Answer, Described, Double, Labelled, Misfit, Named, Reason, SuggestFault, Wanted,
};
use anyhow::{Context, Result, bail};
use clap::Args;
use platform::Fault;
use platform::access::Actor;
use platform::store::Db;
use platform::time;
use tabular::{RowReader, Table};
use ui::i18n::Locale;

use super::{Setting, say};

/// How much of a table's row is for a category's name, in characters.
const NAME_WIDTH: usize = 40;

#[derive(Debug, Args)]
pub(super) struct Suggest {
    /// Campens korte navn
    camp: String,
    /// Øvelsen: indicator, tradeoff, frontpage, precondition, contribution, idea eller noticeboard
    #[arg(long, value_name = "ØVELSE", default_value = "indicator")]
    exercise: String,
    /// Kategorierne (category,description; gerne flere linjer til én kategori) i stedet for tavlens egne
    #[arg(long, value_name = "FIL")]
    categories: Option<PathBuf>,
    /// Placeringer at lære af (id,category) i stedet for tavlens egne
    #[arg(long, value_name = "FIL")]
    labelled: Option<PathBuf>,
    /// I stedet for kategorier: de par af udsagn, der ser ud til at sige det samme
    #[arg(long, conflicts_with_all = ["categories", "labelled"])]
    duplicates: bool,
    /// Som JSON
    #[arg(long)]
    json: bool,
}

impl Suggest {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let exercise = Exercise::from_name(&self.exercise).with_context(|| {
            let names: Vec<&str> = Exercise::ALL.into_iter().map(Exercise::name).collect();
            format!("'{}' er ikke en øvelse: skriv {}", self.exercise, names.join(", "))
        })?;
        let locale = setting.locale()?;
        let wanted = Wanted {
            categories: self.categories.as_deref().map(|path| categories(path, &locale)).transpose()?,
            labelled: self.labelled.as_deref().map(|path| labelled(path, &locale)).transpose()?,
        };
        let (db, actor) = setting.operator().await?;
        if self.duplicates {
            let doubles = command::duplicates(&db, &actor, &self.camp, exercise, time::now()).await;
            return self.say_doubles(&self.told(doubles, &db, &actor).await?);
        }
        let answers = command::suggest(&db, &actor, &self.camp, exercise, &wanted, time::now()).await;
        self.say_answers(&self.told(answers, &db, &actor).await?)
    }

    /// Makes a fault one that says where it is and what to do.
    async fn told<T>(&self, outcome: Result<T, SuggestFault>, db: &Db, actor: &Actor) -> Result<T> {
        match outcome {
            Ok(answer) => Ok(answer),
            Err(SuggestFault::Misfits(misfits)) => {
                let file = self.labelled.as_deref().map_or_else(String::new, |path| path.display().to_string());
                for misfit in &misfits {
                    eprintln!("{}", misfit_line(&file, misfit, &self.exercise));
                }
                bail!("{} linjer i {file} passer ikke til campen. Ret dem, og kør igen", misfits.len())
            }
            Err(SuggestFault::Other(Fault::NotFound)) => bail!(super::camp::no_such_camp(db, actor, &self.camp).await?),
            Err(SuggestFault::Other(fault)) => Err(fault.into()),
        }
    }

    fn say_answers(&self, answers: &[Answer]) -> Result<()> {
        if self.json {
            say(serde_json::to_string_pretty(answers)?);
            return Ok(());
        }
        if answers.is_empty() {
            say("Her er ingen udsagn i den øvelse.");
        }
        for answer in answers {
            let named = |named: &Named| format!("{:3.0} % {}", named.p * 100.0, shortened(&named.category));
            let all: Vec<String> = answer.suggestions.iter().map(named).collect();
            say(format!("{:<16} {}", answer.id, if all.is_empty() { "–".to_owned() } else { all.join("  ") }));
        }
        Ok(())
    }

    fn say_doubles(&self, doubles: &[Double]) -> Result<()> {
        if self.json {
            say(serde_json::to_string_pretty(doubles)?);
            return Ok(());
        }
        if doubles.is_empty() {
            say("Ingen udsagn ser ud til at sige det samme.");
        }
        for double in doubles {
            let way = match double.sameness {
                "exact" => "de samme ord",
                "almost" => "næsten de samme ord",
                _ => "samme mening",
            };
            say(format!("{:<16} {:<16} {:3.0} %  {way}", double.one, double.other, double.likeness * 100.0));
        }
        Ok(())
    }
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(NAME_WIDTH) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default().trim_end()),
        None => name.to_owned(),
    }
}

fn misfit_line(file: &str, misfit: &Misfit, exercise: &str) -> String {
    let Misfit { line, value, reason } = misfit;
    let what = match reason {
        Reason::UnknownStatement => format!(
            "udsagnet '{value}' er ikke i campens øvelse {exercise}, eller det er slettet. Skriv udsagnets kode, eller vælg øvelsen med --exercise"
        ),
        Reason::UnknownCategory(known) if known.is_empty() => {
            format!("kategorien '{value}' findes ikke: tavlen har ingen kategorier. Giv dem med --categories")
        }
        Reason::UnknownCategory(known) => format!("kategorien '{value}' findes ikke. Kendte: {}", known.join("; ")),
        Reason::Twice => format!("udsagnet '{value}' står også i en anden kategori. Behold den ene linje"),
    };
    format!("{file}, linje {line}: {what}")
}

fn categories(path: &Path, locale: &Locale) -> Result<Vec<Described>> {
    let lines = rows(path, locale, &["category"], &["description"], |row| {
        let category = row.required("category").map(str::to_owned)?;
        Some(Described { category, description: row.optional("description").unwrap_or_default().to_owned() })
    })?;
    if lines.is_empty() {
        bail!("{}: der er ingen kategorier. Skriv en linje til hver under 'category,description'", path.display());
    }
    Ok(lines)
}

fn labelled(path: &Path, locale: &Locale) -> Result<Vec<Labelled>> {
    rows(path, locale, &["id", "category"], &[], |row| {
        let (id, category) = (row.required("id").map(str::to_owned), row.required("category").map(str::to_owned));
        Some(Labelled { line: row.line(), id: id?, category: category? })
    })
}

/// Reads a file's rows; every fault is told with its place before the reading is given up.
fn rows<T>(
    path: &Path,
    locale: &Locale,
    required: &[&str],
    optional: &[&str],
    mut read: impl FnMut(&mut RowReader<'_, '_, Cell>) -> Option<T>,
) -> Result<Vec<T>> {
    let shown = path.display();
    let bytes = std::fs::read(path).with_context(|| format!("{shown} kan ikke læses"))?;
    let tables: Vec<Table> =
        tabular::read(&shown.to_string(), &bytes).with_context(|| format!("{shown} er ikke en tabel"))?;
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for table in &tables {
        match table.columns::<Cell>(required, optional) {
            Ok(columns) => {
                for mut row in columns.rows::<Cell>() {
                    found.extend(read(&mut row));
                    faults.extend(row.finish().err().unwrap_or_default());
                }
            }
            Err(missing) => faults.extend(missing),
        }
    }
    for fault in &faults {
        eprintln!("{}", fault_line(fault, locale));
    }
    if faults.is_empty() { Ok(found) } else { bail!("{shown} har {} fejl. Ret dem, og kør igen", faults.len()) }
}

//! `pejl camp import`, `list`, `show`, `report` and `analysis`; `suggest` is in its own file.

use std::path::{Path, PathBuf};

use ::camp::analysis_report;
use ::camp::camp_report::{self, Format};
use ::camp::gathering::{Counts, actions};
use ::camp::intake::{self, ImportFault, OnFaults, SourceFile};
use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand};
use platform::access::Actor;
use platform::store::Db;
use platform::{Fault, tenancy, time};
use serde::Serialize;
use ui::Hub;

use super::{Setting, say, suggest};

#[derive(Debug, Subcommand)]
pub(super) enum Camp {
    /// Indlæs camps, udsagn og avisforsider fra en mappe eller en fil (CSV, XLSX)
    #[command(
        after_help = "Eksempel:\n  pejl camp import mappe-med-filer\n  pejl camp import udsagn.xlsx --skip-bad\n\nI en tom database opretter kommandoen den kommune, som core_tasks.csv nævner."
    )]
    Import(Import),
    /// Vis kommunens camps
    #[command(after_help = "Eksempel:\n  pejl camp list --json")]
    List(List),
    /// Vis en camps tal for hver øvelse
    #[command(after_help = "Eksempel:\n  pejl camp show et-trygt-og-aktivt-seniorliv --json")]
    Show(Show),
    /// Lav rapporten over en camp
    #[command(
        after_help = "Eksempel:\n  pejl camp report et-trygt-og-aktivt-seniorliv -o rapport.pdf\n\nFilens endelse vælger formatet: .html .pdf .docx .xlsx .csv .json"
    )]
    Report(Report),
    /// Foreslå en kategori til hvert udsagn; uden kategorier: find grupper
    #[command(
        after_help = "Eksempel:\n  pejl camp suggest et-trygt-og-aktivt-seniorliv --json\n  pejl camp suggest et-trygt-og-aktivt-seniorliv --categories kategorier.csv --labelled placeret.csv --json\n\nSvaret er en JSON-liste: [{\"id\": \"sl-ind-001\", \"suggestions\": [{\"category\": \"Tryghed\", \"p\": 0.71}, …]}, …]\nmed de tre bedste kategorier og deres sandsynlighed. Uden --categories bruges tavlens egne kategorier, og hvert\nudsagn har også sin gruppe (cluster, cluster_name, cluster_stability). Har tavlen ingen, er forslagene grupperne\nselv, fra den fineste inddeling til grovere, og p er gruppens stabilitet. Kommandoen ændrer intet."
    )]
    Suggest(suggest::Suggest),
    /// Lav rapporten over alle camps: Analyse af camps
    #[command(
        after_help = "Eksempel:\n  pejl camp analysis -o analyse.pdf\n\nFilens endelse vælger formatet: .html .pdf .docx .xlsx .csv .json"
    )]
    Analysis(Analysis),
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Mappe eller fil
    path: PathBuf,
    /// Spring rækker med fejl over i stedet for at stoppe
    #[arg(long)]
    skip_bad: bool,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Som JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// Campens korte navn
    camp: String,
    /// Som JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Report {
    /// Campens korte navn
    camp: String,
    /// Filen, der skal skrives
    #[arg(short, long, value_name = "FIL")]
    output: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Analysis {
    /// Filen, der skal skrives
    #[arg(short, long, value_name = "FIL")]
    output: PathBuf,
}

impl Camp {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        match self {
            Self::Import(import) => import.run(setting).await,
            Self::List(list) => list.run(setting).await,
            Self::Show(show) => show.run(setting).await,
            Self::Report(report) => report.run(setting).await,
            Self::Suggest(suggest) => suggest.run(setting).await,
            Self::Analysis(analysis) => analysis.run(setting).await,
        }
    }
}

impl Import {
    async fn run(self, setting: &Setting) -> Result<()> {
        let files = read_files(&self.path)?;
        let db = setting.open().await?;
        let locale = setting.locale()?;
        let actor = operator_for(&db, setting, &files).await?;
        let on_faults = if self.skip_bad { OnFaults::SkipRows } else { OnFaults::Stop };
        match intake::actions::import(&db, &Hub::new(), &actor, files, on_faults, time::now()).await {
            Ok(outcome) => {
                for line in outcome.lines(&locale) {
                    say(line);
                }
                Ok(())
            }
            Err(ImportFault::Other(fault)) => Err(fault.into()),
            Err(fault) => {
                for line in fault.lines(&locale) {
                    eprintln!("{line}");
                }
                bail!("{fault}. Ret det, eller kør igen med --skip-bad for at springe rækker med fejl over")
            }
        }
    }
}

/// In an empty database the import creates the municipality that the core tasks name.
async fn operator_for(db: &Db, setting: &Setting, files: &[SourceFile]) -> Result<Actor> {
    if setting.municipality.is_none() && tenancy::all(db).await?.is_empty() {
        let name = intake::actions::municipality_name(files).context("databasen er tom, og filerne siger ikke, hvilken kommune det er: tag core_tasks.csv med (kolonnen 'municipality')")?;
        let municipality = tenancy::create(db, &name, time::now())
            .await
            .map_err(|fault| anyhow!("kommunen '{name}' kunne ikke oprettes: {fault}"))?;
        say(format!("{} er oprettet.", municipality.name));
        return Ok(Actor::operator(&municipality.id));
    }
    Ok(Actor::operator(&setting.municipality(db).await?.id))
}

fn read_files(path: &PathBuf) -> Result<Vec<SourceFile>> {
    let shown = path.display();
    let mut paths = vec![path.clone()];
    if path.is_dir() {
        paths = std::fs::read_dir(path)
            .with_context(|| format!("{shown} kan ikke læses"))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.is_file())
            .collect();
        paths.sort();
    }
    let read = |path: PathBuf| {
        let bytes = std::fs::read(&path).with_context(|| format!("{} kan ikke læses", path.display()))?;
        Ok(SourceFile { name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes })
    };
    paths.into_iter().map(read).collect()
}

/// A camp as other programs read it.
#[derive(Debug, Serialize)]
struct CampAnswer {
    camp: String,
    title: String,
    core_task: String,
    date: String,
    participants: Option<i64>,
    published: bool,
    exercises: Vec<Counts>,
}

async fn answers(setting: &Setting) -> Result<Vec<CampAnswer>> {
    let (db, actor) = setting.operator().await?;
    let mut reader = db.reader();
    let mut answers = Vec::new();
    for camp in actions::all(&mut reader, &actor).await? {
        let exercises = actions::counts(&mut reader, &camp).await?;
        answers.push(CampAnswer {
            camp: camp.slug,
            title: camp.title,
            core_task: camp.core_task,
            date: camp.held_on,
            participants: camp.participants,
            published: camp.is_published == 1,
            exercises,
        });
    }
    Ok(answers)
}

impl List {
    async fn run(self, setting: &Setting) -> Result<()> {
        let answers = answers(setting).await?;
        if self.json {
            say(serde_json::to_string_pretty(&answers)?);
            return Ok(());
        }
        if answers.is_empty() {
            say("Her er ingen camps endnu. Indlæs en med 'pejl camp import'.");
        }
        for camp in answers {
            let captured: i64 = camp.exercises.iter().map(|counts| counts.captured).sum();
            say(format!("{:<32} {}  {captured} udsagn", camp.camp, camp.date));
        }
        Ok(())
    }
}

impl Show {
    async fn run(self, setting: &Setting) -> Result<()> {
        let known = answers(setting).await?;
        let slugs: Vec<String> = known.iter().map(|camp| camp.camp.clone()).collect();
        let camp =
            known.into_iter().find(|camp| camp.camp == self.camp).with_context(|| not_among(&self.camp, &slugs))?;
        if self.json {
            say(serde_json::to_string_pretty(&camp)?);
            return Ok(());
        }
        let locale = setting.locale()?;
        say(format!("{} – {}", camp.title, locale.date_text(&camp.date)));
        say(format!(
            "{:<28} {:>9} {:>10} {:>14} {:>14} {:>8}",
            "", "indsamlet", "placeret", "lagt til side", "ikke placeret", "slettet"
        ));
        for counts in camp.exercises {
            let name = locale.t(&counts.exercise.title_key());
            say(format!(
                "{name:<28} {:>9} {:>10} {:>14} {:>14} {:>8}",
                counts.captured, counts.placed, counts.set_aside, counts.not_placed, counts.erased
            ));
        }
        Ok(())
    }
}

fn not_among(slug: &str, known: &[String]) -> String {
    format!("der er ingen camp, der hedder '{slug}'. Kendte: {}", known.join(", "))
}

/// Says that there is no such camp, and which there are.
pub(super) async fn no_such_camp(db: &Db, actor: &Actor, slug: &str) -> Result<String> {
    let known: Vec<String> = actions::all(&mut db.reader(), actor).await?.into_iter().map(|camp| camp.slug).collect();
    Ok(not_among(slug, &known))
}

impl Report {
    async fn run(self, setting: &Setting) -> Result<()> {
        let format = format_of(&self.output)?;
        let (db, actor) = setting.operator().await?;
        let locale = setting.locale()?;
        let file = match camp_report::actions::report(&db, &actor, &self.camp, format, &locale, time::now()).await {
            Ok(file) => file,
            Err(Fault::NotFound) => bail!(no_such_camp(&db, &actor, &self.camp).await?),
            Err(other) => return Err(other.into()),
        };
        write_out(&self.output, &file.bytes)
    }
}

impl Analysis {
    async fn run(self, setting: &Setting) -> Result<()> {
        let format = format_of(&self.output)?;
        let (db, actor) = setting.operator().await?;
        let locale = setting.locale()?;
        if actions::all(&mut db.reader(), &actor).await?.is_empty() {
            bail!("her er ingen camps endnu. Indlæs en med 'pejl camp import'");
        }
        let file = analysis_report::actions::report(&db, &actor, format, &locale, time::now()).await?;
        write_out(&self.output, &file.bytes)
    }
}

/// The ending chooses the format.
fn format_of(output: &Path) -> Result<Format> {
    let ending = output.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    Format::from_ending(&ending).with_context(|| {
        format!(
            "{}: endelsen '{ending}' er ikke et format. Brug .html, .pdf, .docx, .xlsx, .csv eller .json",
            output.display()
        )
    })
}

fn write_out(output: &Path, bytes: &[u8]) -> Result<()> {
    let shown = output.display();
    std::fs::write(output, bytes).with_context(|| format!("{shown} kan ikke skrives"))?;
    say(format!("{shown} er skrevet ({} kB).", bytes.len().div_ceil(1024)));
    Ok(())
}

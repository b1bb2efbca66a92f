//! Gathering a camp's report and writing it in one of its forms.

use std::collections::BTreeMap;

pub(crate) use compass::press::FONTS;
use compass::press::{self, Jam};
use platform::Fault;
use platform::access::Actor;
use platform::store::{Db, Reads, StoreError};
use platform::tenancy;
use platform::time::Timestamp;
use report::ReportError;
use tabular::{CsvFlavour, WriteError};
use ui::i18n::Locale;

use super::{
    CampReport, ExerciseReport, File, Format, PrintDay, agreement, document, gathered, json, statements_sheet, store,
    workbook,
};
use crate::consolidation::{self, Board, BoardKey};
use crate::exercise::Exercise;
use crate::gathering::{self, Camp};

/// Gathers everything that a report says about a camp, as it stands.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such camp; [`Fault::Denied`] when the actor may not read it.
pub async fn gather(db: &Db, actor: &Actor, camp_slug: &str, now: Timestamp) -> Result<CampReport, Fault> {
    let mut reads = db.reader();
    let camp = gathering::actions::find(&mut reads, actor, camp_slug).await?;
    let municipality = tenancy::find(db, &camp.municipality_id).await?.ok_or(Fault::NotFound)?;
    let printed = PrintDay::of(now).ok_or(Fault::Refused("report-no-day"))?;
    let exercises = exercises(&mut reads, &camp).await?;
    let agreement = agreement::gather(&mut reads, &camp).await?;
    Ok(CampReport {
        municipality: municipality.name,
        accent: municipality.look.accent.and_then(|colour| report::Colour::parse(&colour.to_string()).ok()),
        slug: camp.slug,
        title: camp.title,
        core_task: camp.core_task,
        held_on: camp.held_on,
        participants: camp.participants,
        printed,
        exercises,
        agreement,
    })
}

async fn exercises(reads: &mut impl Reads, camp: &Camp) -> Result<Vec<ExerciseReport>, StoreError> {
    let mut boards = Vec::new();
    for exercise in Exercise::ALL {
        boards.push((exercise, settled_board(reads, &consolidation::actions::key(camp, exercise)).await?));
    }
    // After the boards, so that what is on them is always among these.
    let details: BTreeMap<_, _> =
        store::details(reads, camp).await?.into_iter().map(|details| (details.id.clone(), details)).collect();
    let edits: BTreeMap<String, i64> = store::edits(reads, camp).await?.into_iter().collect();
    let report = |(exercise, board): (Exercise, Board)| {
        gathered::exercise_report(exercise, &board, &details, edits.get(exercise.name()).copied().unwrap_or(0))
    };
    Ok(boards.into_iter().map(report).collect())
}

/// How often a board is read again because someone took a step meanwhile.
const TRIES: usize = 5;

/// Reads a board whose parts all belong to the same step, without making anyone who is working on it wait.
async fn settled_board(reads: &mut impl Reads, key: &BoardKey) -> Result<Board, StoreError> {
    for _ in 1..TRIES {
        let board = consolidation::store::board(reads, key).await?;
        if consolidation::store::latest_step(reads, key).await? == board.latest_step {
            return Ok(board);
        }
    }
    consolidation::store::board(reads, key).await
}

/// Returns a camp's report in the form asked for, in the locale's language.
///
/// # Errors
/// As [`gather`]; [`Fault::Refused`] when the form cannot hold what is in the report, which the program's log explains.
pub async fn report(
    db: &Db,
    actor: &Actor,
    camp_slug: &str,
    format: Format,
    locale: &Locale,
    now: Timestamp,
) -> Result<File, Fault> {
    let report = gather(db, actor, camp_slug, now).await?;
    let name = format!("opsamling-{}-{}.{}", report.slug, report.printed.iso(), format.ending());
    let locale = locale.clone();
    let bytes = in_turn(format, move || write(&report, format, &locale)).await?;
    Ok(File { name, media_type: format.media_type(), bytes })
}

/// Writes a report off the threads that answer requests; what is set or drawn takes its turn at the press.
///
/// # Errors
/// [`Fault::Refused`] when it cannot be written, which the program's log explains.
pub(crate) async fn in_turn<T: Send + 'static>(
    format: Format,
    write: impl FnOnce() -> Result<T, Unwritable> + Send + 'static,
) -> Result<T, Fault> {
    let turn = match format {
        Format::Pdf | Format::Docx => Some(press::turn().await.map_err(|jam| not_written(format, &jam.to_string()))?),
        Format::Html | Format::Xlsx | Format::Csv | Format::Json => None,
    };
    let written = press::apart(turn, write).await.map_err(|jam| not_written(format, &jam.to_string()))?;
    written.map_err(|error| not_written(format, &error.cause()))
}

fn write(report: &CampReport, format: Format, locale: &Locale) -> Result<Vec<u8>, Unwritable> {
    Ok(match format {
        Format::Pdf => report::pdf(&document(report, locale), &FONTS)?,
        Format::Docx => report::docx(&document(report, locale), &FONTS)?,
        Format::Html => report::html(&document(report, locale))?.into_bytes(),
        Format::Xlsx => tabular::write_xlsx(&workbook(report, locale))?,
        Format::Csv => tabular::write_csv(&statements_sheet(report, locale), CsvFlavour::DanishExcel)?,
        Format::Json => serde_json::to_vec_pretty(&json(report))?,
    })
}

/// Why a form of the report could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the report cannot be written")]
pub(crate) enum Unwritable {
    Document(#[from] ReportError),
    Table(#[from] WriteError),
    Json(#[from] serde_json::Error),
}

impl Unwritable {
    /// Returns the cause for the program's log, without any words of the report: they may be a person's.
    fn cause(&self) -> String {
        match self {
            Self::Document(error) => Jam::from(error).to_string(),
            Self::Table(WriteError::Packing { reason, .. }) => reason.clone(),
            Self::Table(_) => "a sheet is refused by its check".to_owned(),
            Self::Json(error) => error.to_string(),
        }
    }
}

fn not_written(format: Format, cause: &str) -> Fault {
    tracing::error!(format = format.ending(), cause, "A camp report could not be written");
    Fault::Refused("report-not-written")
}

/// Returns the document as HTML for a page of the site.
///
/// # Errors
/// As [`report`].
pub async fn body(db: &Db, actor: &Actor, camp_slug: &str, locale: &Locale, now: Timestamp) -> Result<String, Fault> {
    let report = gather(db, actor, camp_slug, now).await?;
    let locale = locale.clone();
    in_turn(Format::Html, move || Ok(report::html_body(&document(&report, &locale))?)).await
}

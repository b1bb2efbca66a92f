//! Gathering the report over all camps and writing it in one of its forms.

use platform::Fault;
use platform::access::Actor;
use platform::store::Db;
use platform::tenancy;
use platform::time::Timestamp;
use tabular::CsvFlavour;
use ui::i18n::Locale;

use super::gathered::{Gathered, Input, gathered};
use super::{AnalysisReport, FORMAT, document, points_sheet, workbook};
use crate::analysis::ground::Ground;
use crate::camp_report::actions::{FONTS, Unwritable, in_turn};
use crate::camp_report::{File, Format, PrintDay};
use crate::crossing::{self, matrix};
use crate::{analysis, gathering};

/// Gathers what the report says about all camps that the actor may read, as it stands. Labels of sources are in the
/// locale's language.
///
/// # Errors
/// [`Fault::Refused`] when there is no camp to report on.
pub async fn gather(db: &Db, actor: &Actor, locale: &Locale, now: Timestamp) -> Result<AnalysisReport, Fault> {
    let mut reads = db.reader();
    let camps = crossing::matrix::columns(gathering::actions::all(&mut reads, actor).await?);
    if camps.is_empty() {
        return Err(Fault::Refused("analysis-report-no-camps"));
    }
    let municipality = tenancy::find(db, &actor.municipality).await?.ok_or(Fault::NotFound)?;
    let printed = PrintDay::of(now).ok_or(Fault::Refused("report-no-day"))?;
    let ground = Ground::of(&mut reads, &camps).await?;
    let across = crossing::actions::all(&mut reads, actor).await?;
    let tasks = compass::core_task::actions::all(&mut reads, actor).await?;
    let matrix = matrix(&across, &camps, &ground);
    let mut inputs = Vec::with_capacity(camps.len());
    for camp in camps {
        let analysis = analysis::actions::of_camp(&mut reads, actor, &camp).await?;
        let purpose = tasks.iter().find(|task| task.id == camp.core_task_id).map(|task| task.purpose.clone());
        inputs.push(Input { camp, analysis, purpose: purpose.unwrap_or_default() });
    }
    let Gathered { camps, crossings, sources } = gathered(&inputs, &matrix, &ground, locale);
    Ok(AnalysisReport {
        format: FORMAT,
        municipality: municipality.name,
        accent: municipality.look.accent.and_then(|colour| report::Colour::parse(&colour.to_string()).ok()),
        printed,
        camps,
        crossings,
        behind_crossings: matrix.behind,
        sources,
    })
}

/// Returns the report in the form asked for, in the locale's language.
///
/// # Errors
/// As [`gather`]; [`Fault::Refused`] when the form cannot hold what is in the report, which the program's log explains.
pub async fn report(db: &Db, actor: &Actor, format: Format, locale: &Locale, now: Timestamp) -> Result<File, Fault> {
    let report = gather(db, actor, locale, now).await?;
    let name = format!("analyse-af-camps-{}.{}", report.printed.iso(), format.ending());
    let locale = locale.clone();
    let bytes = in_turn(format, move || write(&report, format, &locale)).await?;
    Ok(File { name, media_type: format.media_type(), bytes })
}

fn write(report: &AnalysisReport, format: Format, locale: &Locale) -> Result<Vec<u8>, Unwritable> {
    Ok(match format {
        Format::Pdf => report::pdf(&document(report, locale), &FONTS)?,
        Format::Docx => report::docx(&document(report, locale), &FONTS)?,
        Format::Html => report::html(&document(report, locale))?.into_bytes(),
        Format::Xlsx => tabular::write_xlsx(&workbook(report, locale))?,
        Format::Csv => tabular::write_csv(&points_sheet(report, locale), CsvFlavour::DanishExcel)?,
        Format::Json => serde_json::to_vec_pretty(report)?,
    })
}

/// Returns the document as HTML for a page of the site.
///
/// # Errors
/// As [`report`].
pub async fn body(db: &Db, actor: &Actor, locale: &Locale, now: Timestamp) -> Result<String, Fault> {
    let report = gather(db, actor, locale, now).await?;
    let locale = locale.clone();
    in_turn(Format::Html, move || Ok(report::html_body(&document(&report, &locale))?)).await
}

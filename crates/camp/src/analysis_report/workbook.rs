//! The report for counting and filtering: a sheet of everything the analyses say, the matrix, and the sources.

use tabular::{Cell, Column, Kind, Sheet, Workbook};
use ui::i18n::Locale;

use super::{AnalysisReport, CampAnalysis, Point};
use crate::analysis::{Kind as FindingKind, Who};

/// Returns the report as a workbook.
#[must_use]
pub fn workbook(report: &AnalysisReport, locale: &Locale) -> Workbook {
    Workbook {
        title: locale.t("analysis-report-title"),
        creator: Some(report.municipality.clone()),
        created: report.printed.workbook,
        sheets: vec![
            account(report, locale),
            points_sheet(report, locale),
            matrix(report, locale),
            sources(report, locale),
        ],
    }
}

/// Returns everything the analyses say as one table, for CSV: one finding a row, crossings last.
#[must_use]
pub fn points_sheet(report: &AnalysisReport, locale: &Locale) -> Sheet {
    let column = |key: &str, kind| Column::new(locale.t(key), kind);
    let columns = vec![
        column("analysis-report-camp", Kind::Text),
        column("analysis-report-kind", Kind::Text),
        column("report-actor", Kind::Text),
        column("analysis-report-place", Kind::Number),
        column("finding-title", Kind::Text).wide(30),
        column("finding-words", Kind::Text).wide(60),
        column("analysis-sources", Kind::Text),
        column("report-source-page", Kind::Text),
    ];
    let mut rows = Vec::new();
    for camp in &report.camps {
        camp_rows(camp, report, locale, &mut rows);
    }
    for (crossing, place) in report.crossings.iter().zip(1..) {
        let sources: Vec<usize> = crossing.cells.concat();
        let (title, text) = (crossing.title.clone(), crossing.text.clone());
        let point = Point { title, text, sources, page: String::new() };
        rows.push(row("", FindingKind::Crossing, "", place, &point, locale));
    }
    Sheet { name: locale.t("analysis-crumb"), columns, rows }
}

fn camp_rows(camp: &CampAnalysis, report: &AnalysisReport, locale: &Locale, rows: &mut Vec<Vec<Cell>>) {
    let parts = [
        (FindingKind::Message, &camp.messages),
        (FindingKind::Purpose, &camp.analysed_purpose),
        (FindingKind::Consideration, &camp.considerations),
        (FindingKind::Proposal, &camp.proposed_purpose),
        (FindingKind::Precondition, &camp.preconditions),
    ];
    for (kind, points) in parts {
        rows.extend(points.iter().zip(1..).map(|(point, place)| row(&camp.title, kind, "", place, point, locale)));
    }
    for column in &camp.contributions {
        let who = match column.who {
            Who::Municipality => report.municipality.clone(),
            other => locale.t(&other.title_key()),
        };
        let points = column.points.iter().zip(1..);
        rows.extend(
            points.map(|(point, place)| row(&camp.title, FindingKind::Contribution, &who, place, point, locale)),
        );
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn whole(count: usize) -> Cell {
    Cell::Whole(i64::try_from(count).unwrap_or(i64::MAX))
}

fn row(camp: &str, kind: FindingKind, who: &str, place: i64, point: &Point, locale: &Locale) -> Vec<Cell> {
    let sources: Vec<String> = point.sources.iter().map(usize::to_string).collect();
    vec![
        text(camp),
        Cell::Text(locale.t(&kind.title_key())),
        text(who),
        Cell::Whole(place),
        text(&point.title),
        text(&point.text),
        text(&sources.join(", ")),
        text(&point.page),
    ]
}

fn account(report: &AnalysisReport, locale: &Locale) -> Sheet {
    let column = |key: &str, kind| Column::new(locale.t(key), kind);
    let columns = vec![
        column("analysis-report-camp", Kind::Text).wide(40),
        column("analysis-report-behind", Kind::Number),
        column("analysis-report-not-behind", Kind::Number),
        column("analysis-report-captured", Kind::Number),
    ];
    let row = |camp: &CampAnalysis| {
        vec![
            text(&camp.title),
            whole(camp.behind),
            whole(camp.captured.saturating_sub(camp.behind)),
            whole(camp.captured),
        ]
    };
    Sheet { name: locale.t("report-overview"), columns, rows: report.camps.iter().map(row).collect() }
}

fn matrix(report: &AnalysisReport, locale: &Locale) -> Sheet {
    let mut columns = vec![Column::new(locale.t("crossing-theme"), Kind::Text).wide(30)];
    columns.extend(report.camps.iter().map(|camp| Column::new(camp.title.clone(), Kind::Number)));
    let row = |crossing: &super::CrossingReport| {
        let mut row = vec![text(&crossing.title)];
        row.extend(crossing.cells.iter().map(|cell| whole(cell.len())));
        row
    };
    Sheet { name: locale.t("crossing-sheet"), columns, rows: report.crossings.iter().map(row).collect() }
}

fn sources(report: &AnalysisReport, locale: &Locale) -> Sheet {
    let column = |key: &str, kind| Column::new(locale.t(key), kind);
    let columns = vec![
        column("analysis-report-number", Kind::Number),
        column("analysis-report-source", Kind::Text),
        column("analysis-report-camp", Kind::Text),
        column("analysis-report-words", Kind::Text).wide(60),
    ];
    let row = |source: &super::SourceReport| {
        vec![whole(source.number), text(&source.label), text(&source.camp), text(&source.text)]
    };
    Sheet { name: locale.t("analysis-sources"), columns, rows: report.sources.iter().map(row).collect() }
}

//! From analyses as they stand to what the report says: pure.

use std::collections::BTreeSet;

use ui::i18n::Locale;

use super::{CampAnalysis, ColumnReport, CrossingReport, Point, SourceReport};
use crate::analysis::ground::{Ground, Numbering};
use crate::analysis::{Analysis, Finding, Kind, Who};
use crate::crossing::Matrix;
use crate::gathering::Camp;

/// A camp with its analysis and the wording of its purpose.
pub(super) struct Input {
    pub(super) camp: Camp,
    pub(super) analysis: Analysis,
    pub(super) purpose: String,
}

/// What is read off the analyses.
pub(super) struct Gathered {
    pub(super) camps: Vec<CampAnalysis>,
    pub(super) crossings: Vec<CrossingReport>,
    pub(super) sources: Vec<SourceReport>,
}

/// Reads everything off, numbering the sources in reading order.
pub(super) fn gathered(inputs: &[Input], matrix: &Matrix, ground: &Ground, locale: &Locale) -> Gathered {
    let mut numbering = Numbering::new(ground);
    let camps = inputs.iter().map(|input| camp(input, ground, &mut numbering, locale)).collect();
    let mut crossings = Vec::with_capacity(matrix.rows.len());
    for row in &matrix.rows {
        let cells = row.cells.iter().map(|ids| numbering.cite_all(ids.iter().map(String::as_str))).collect();
        crossings.push(CrossingReport { title: row.finding.title.clone(), text: row.finding.words.clone(), cells });
    }
    let source = |one: crate::analysis::ground::Source| SourceReport {
        number: one.number,
        statements: ground.codes_behind(&one.id),
        kind: one.kind,
        label: one.label,
        camp: one.camp,
        text: one.words,
    };
    Gathered { camps, crossings, sources: numbering.sources(locale).into_iter().map(source).collect() }
}

fn camp(input: &Input, ground: &Ground, numbering: &mut Numbering<'_>, locale: &Locale) -> CampAnalysis {
    let Input { camp, analysis, purpose } = input;
    let mut point = |finding: &Finding| Point {
        title: finding.title.clone(),
        text: ground.words(finding, locale),
        sources: numbering.cite(finding),
        page: finding.source_page.clone(),
    };
    let mut of = |kind: Kind| analysis.of_kind(kind).into_iter().map(|(_, one)| point(one)).collect::<Vec<_>>();
    let [messages, analysed_purpose, considerations, proposed_purpose, preconditions] =
        [Kind::Message, Kind::Purpose, Kind::Consideration, Kind::Proposal, Kind::Precondition].map(&mut of);
    let columns = Who::COLUMNS.into_iter().chain([Who::Nobody]);
    let contributions = columns
        .map(|who| ColumnReport {
            who,
            points: analysis.in_column(who).into_iter().map(|(_, one)| point(one)).collect(),
        })
        .collect();
    let behind: BTreeSet<&str> = analysis.findings.values().flat_map(|(one, _)| ground.behind(one)).collect();
    CampAnalysis {
        camp: camp.slug.clone(),
        title: camp.title.clone(),
        core_task: camp.core_task.clone(),
        date: camp.held_on.clone(),
        captured: ground.statements.values().filter(|one| one.camp == camp.id).count(),
        behind: behind.len(),
        messages,
        purpose: purpose.clone(),
        analysed_purpose,
        considerations,
        proposed_purpose,
        preconditions,
        contributions,
    }
}

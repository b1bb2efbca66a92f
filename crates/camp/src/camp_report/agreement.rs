//! What the report says of second coders: which samples another person sorted blind, and how far the two agreed.

use platform::store::{Reads, StoreError};
use platform::time::Timestamp;
use serde::Serialize;
use stats::agreement::{Agreement, Estimate, Undefined};

use crate::consolidation::actions::key;
use crate::exercise::Exercise;
use crate::gathering::Camp;
use crate::second_coding::actions::with_samples;
use crate::second_coding::{CategoryFigures, Figures, MachineNote, Round, State, figures};

/// The rounds of one exercise; none of them names a person.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementReport {
    /// The exercise.
    pub exercise: Exercise,
    /// The finished rounds, in their order.
    pub rounds: Vec<RoundReport>,
    /// How many rounds were abandoned.
    pub abandoned: usize,
}

/// A finished round.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundReport {
    /// Its number on the board.
    pub number: i64,
    /// The day its sample was drawn, as yyyy-mm-dd.
    pub opened: String,
    /// The day it was finished, as yyyy-mm-dd.
    pub finished: String,
    /// How many thoughts the sample was drawn among.
    pub drawn_among: i64,
    /// How the machine's answers came about.
    pub machine: MachineNote,
    /// Its figures.
    pub figures: Figures,
}

/// Gathers what is known of second coders in a camp: only exercises with a round.
pub(super) async fn gather(reads: &mut impl Reads, camp: &Camp) -> Result<Vec<AgreementReport>, StoreError> {
    let mut all = Vec::new();
    for exercise in Exercise::ALL {
        let mut sampled = with_samples(reads, &key(camp, exercise)).await?;
        sampled.reverse();
        let abandoned = sampled.iter().filter(|one| one.round.state() == State::Abandoned).count();
        let rounds: Vec<RoundReport> =
            sampled.iter().filter_map(|one| round_report(&one.round, || figures(&one.round, &one.thoughts))).collect();
        if !sampled.is_empty() {
            all.push(AgreementReport { exercise, rounds, abandoned });
        }
    }
    Ok(all)
}

/// A finished round; nothing while it is not, so that no figure slips out.
fn round_report(round: &Round, figures: impl FnOnce() -> Figures) -> Option<RoundReport> {
    let finished_at = round.finished_at.filter(|_| round.state() == State::Finished)?;
    let day = |at: i64| Timestamp::from_millis(at).in_denmark().date().to_string();
    Some(RoundReport {
        number: round.number,
        opened: day(round.opened.at),
        finished: day(finished_at),
        drawn_among: round.drawn_among,
        machine: round.machine.clone(),
        figures: figures(),
    })
}

/// The rounds of an exercise, for programs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgreementJson {
    /// The exercise's name.
    pub exercise: &'static str,
    /// Rounds that were abandoned.
    pub abandoned: usize,
    /// The finished rounds, in their order.
    pub rounds: Vec<RoundJson>,
}

/// A finished round.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoundJson {
    /// Its number on the board.
    pub round: i64,
    /// The day its sample was drawn, yyyy-mm-dd.
    pub opened: String,
    /// The day it was finished, yyyy-mm-dd.
    pub finished: String,
    /// How many thoughts the sample was drawn among.
    pub drawn_among: i64,
    /// Thoughts in the sample.
    pub sample: usize,
    /// Thoughts that the second coder could not decide on; in no figure.
    pub undecidable: usize,
    /// Thoughts that were erased or joined with others on the way; in no figure of the second coder.
    pub without_answer: usize,
    /// Placed thoughts outside the sample that the machine had learnt from.
    pub machine_learnt_from: i64,
    /// What tells the machine's language model from any other; null: it read without one.
    pub machine_model: Option<String>,
    /// First and second coder.
    pub people: PairJson,
    /// First coder and machine.
    pub first_and_machine: PairJson,
    /// Second coder and machine.
    pub second_and_machine: PairJson,
    /// The categories in their order.
    pub categories: Vec<CategoryAgreementJson>,
}

/// How far two coders agree.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PairJson {
    /// Thoughts that both sorted.
    pub thoughts: usize,
    /// Thoughts that both put in the same category.
    pub same: usize,
    /// Cohen's kappa.
    pub kappa: MeasureJson,
    /// Krippendorff's alpha.
    pub alpha: MeasureJson,
}

/// A measure of agreement with its 95 % confidence interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct MeasureJson {
    /// The value; null when it cannot be computed.
    pub value: Option<f64>,
    /// Likely at least this; null when that cannot be told.
    pub low: Option<f64>,
    /// Likely at most this; null when that cannot be told.
    pub high: Option<f64>,
}

/// A category as the coders have it, of the thoughts that both sorted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CategoryAgreementJson {
    /// Name when the round was opened.
    pub name: String,
    /// Thoughts that the first coder had in it.
    pub first: usize,
    /// Thoughts that the second coder put in it.
    pub second: usize,
    /// Thoughts that both have in it.
    pub both: usize,
    /// Cohen's kappa of the two, this category against the rest; null when it cannot be computed.
    pub kappa: Option<f64>,
    /// The same of the first coder and the machine.
    pub machine_kappa: Option<f64>,
}

pub(super) fn json(report: &AgreementReport) -> AgreementJson {
    AgreementJson {
        exercise: report.exercise.name(),
        abandoned: report.abandoned,
        rounds: report.rounds.iter().map(round_json).collect(),
    }
}

fn round_json(round: &RoundReport) -> RoundJson {
    let figures = &round.figures;
    RoundJson {
        round: round.number,
        opened: round.opened.clone(),
        finished: round.finished.clone(),
        drawn_among: round.drawn_among,
        sample: figures.sample,
        undecidable: figures.undecidable,
        without_answer: figures.without_answer,
        machine_learnt_from: round.machine.learnt_from,
        machine_model: round.machine.model.clone(),
        people: pair(&figures.people),
        first_and_machine: pair(&figures.first_and_machine),
        second_and_machine: pair(&figures.second_and_machine),
        categories: figures.categories.iter().map(category).collect(),
    }
}

fn pair(agreement: &Agreement) -> PairJson {
    PairJson {
        thoughts: agreement.units,
        same: agreement.same,
        kappa: measure(agreement.kappa),
        alpha: measure(agreement.alpha),
    }
}

fn measure(estimate: Result<Estimate, Undefined>) -> MeasureJson {
    let Ok(estimate) = estimate else { return MeasureJson::default() };
    let interval = estimate.interval.ok();
    MeasureJson {
        value: Some(estimate.value),
        low: interval.map(|interval| interval.low),
        high: interval.map(|interval| interval.high),
    }
}

fn category(line: &CategoryFigures) -> CategoryAgreementJson {
    CategoryAgreementJson {
        name: line.name.clone(),
        first: line.first,
        second: line.second,
        both: line.both,
        kappa: line.kappa.ok(),
        machine_kappa: line.machine_kappa.ok(),
    }
}

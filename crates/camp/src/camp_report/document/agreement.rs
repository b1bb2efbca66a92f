//! How the report tells whether another person sorts as the first one did: after the account, which shows that nothing
//! was lost, this shows how far the sorting can be trusted.

use report::Block;

use super::{Pen, bullets, heading, number, paragraph, text};
use crate::camp_report::CampReport;
use crate::camp_report::agreement::{AgreementReport, RoundReport};
use crate::second_coding::wording::{estimate, machine_note, share};

pub(super) fn write(report: &CampReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    let locale = pen.locale;
    blocks.push(heading(2, locale.t("agreement-title"), "enighed".to_owned()));
    let measured: Vec<&AgreementReport> = report.agreement.iter().filter(|one| !one.rounds.is_empty()).collect();
    if measured.is_empty() {
        blocks.push(paragraph(locale.t("agreement-none")));
        return;
    }
    blocks.push(paragraph(locale.t("agreement-lead")));
    let rounds = measured.iter().flat_map(|one| one.rounds.iter().map(|round| told(one, round, pen)));
    blocks.push(bullets(rounds.map(text).collect()));
    let not_measured: Vec<String> = report
        .held()
        .filter(|exercise| !exercise.categories.is_empty())
        .filter(|exercise| !measured.iter().any(|one| one.exercise == exercise.exercise))
        .map(|exercise| pen.title(exercise))
        .collect();
    if !not_measured.is_empty() {
        blocks.push(paragraph(locale.t1("agreement-none-of", "exercises", not_measured.join(", "))));
    }
}

/// Everything about one round in a few sentences.
fn told(exercise: &AgreementReport, round: &RoundReport, pen: &Pen<'_>) -> String {
    let (locale, figures) = (pen.locale, &round.figures);
    let (people, machine) = (&figures.people, &figures.first_and_machine);
    let mut told = vec![locale.with(
        "agreement-round",
        &[
            ("exercise", &locale.t(&exercise.exercise.title_key())),
            ("same", &locale.number(number(people.same))),
            ("units", &locale.number(number(people.units))),
            ("share", &share(locale, people.share())),
            ("kappa", &estimate(locale, people.kappa)),
            ("alpha", &estimate(locale, people.alpha)),
            ("opened", &locale.date_text(&round.opened)),
            ("among", &locale.number(round.drawn_among)),
            ("finished", &locale.date_text(&round.finished)),
        ],
    )];
    let left_out = number(figures.undecidable + figures.without_answer);
    if left_out > 0 {
        told.push(locale.count("agreement-left-out", left_out));
    }
    told.push(locale.with(
        "agreement-machine",
        &[
            ("share", &share(locale, machine.share())),
            ("kappa", &estimate(locale, machine.kappa)),
            ("alpha", &estimate(locale, machine.alpha)),
        ],
    ));
    told.push(machine_note(locale, &round.machine));
    told.join(" ")
}

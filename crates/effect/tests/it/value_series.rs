//! Series of values: where they begin and end, longer periods, and several units at once.

use effect::amount::Amount;
use effect::indicator::rules::{Breaks, Redefinition};
use effect::indicator::{DefinitionDraft, Indicator, actions as indicators};
use effect::observation::{self, Breakdown, Key, Origin, Said, Status};
use effect::period::{Frequency, Period};
use effect::verdict::{Case, Subject, Wanted};
use platform::access::Role;
use stats::fraction::Fraction;
use stats::roll_up::rule::Rule;
use testbed::clock::now;

use crate::TestApp;
use crate::values::{World, indicator, said, write};

const INTAKE: Origin<'static> = Origin::Intake { id: "fil", reason: "" };

async fn redefine(test: &TestApp, indicator: &Indicator, from: &str, draft: DefinitionDraft) {
    let owner = test.fjordby.actor(Role::EffectOwner);
    let found = effect::indicator::store::find(&mut test.app.db.reader(), &owner.municipality, &indicator.id).await;
    let (reason, seen) = ("Vi tæller om".to_owned(), found.unwrap().unwrap().definition.version);
    let new = Redefinition { draft, from: Period::read(from), mends: false, reason, breaks: Breaks::No, seen };
    indicators::redefine(&test.app.db, &owner, &indicator.id, &new, now()).await.unwrap();
}

async fn years(test: &TestApp, indicator: &Indicator, unit: &str) -> (Subject, Case) {
    let reads = &mut test.app.db.reader();
    let indicator = effect::indicator::store::find(reads, &indicator.municipality_id, &indicator.id).await.unwrap();
    let today = now().in_denmark().date();
    let subject = Subject::read(reads, indicator.unwrap(), today).await.unwrap();
    let case = subject.case(reads, Wanted { unit, longer: "year", ..Wanted::default() }).await.unwrap().unwrap();
    (subject, case)
}

#[tokio::test]
async fn a_definition_that_begins_later_leaves_the_years_before_it_as_they_were() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let share = (DefinitionDraft::percent("Syge", "Ansatte"), Frequency::Month);
    let share = indicator(&test, &world, "Fravær", share).await;
    let months = ["2024-01", "2024-12", "2025-03", "2026-01"];
    let all = months.map(|month| (world.key("n1", month), said(1, Some(8), Status::Final)));
    write(&test, &share, &all, INTAKE).await.unwrap();
    let percent = DefinitionDraft::percent("Syge", "Ansatte");
    let per_mille = DefinitionDraft { factor: 1_000, unit_of_measure: "promille".into(), ..percent };
    redefine(&test, &share, "2025-06", per_mille.clone()).await;
    redefine(&test, &share, "2027-01", DefinitionDraft { factor: 10_000, ..per_mille }).await;
    let (subject, case) = years(&test, &share, "n1").await;
    let told: Vec<_> = case
        .points
        .iter()
        .map(|point| (point.value, subject.definition(point.period).unit_of_measure.as_str()))
        .collect();
    let (eighth, thousand) = (Fraction::new(25, 2), Some(Fraction::whole(125)));
    assert_eq!(told, [(eighth, "procent"), (thousand, "promille"), (thousand, "promille")]);
}

#[tokio::test]
async fn a_weighted_number_of_a_whole_has_a_value_for_a_year_too() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let weighted = DefinitionDraft {
        over_units: Rule::Weighted,
        over_time: Rule::Weighted,
        denominator: "Borgere".into(),
        ..DefinitionDraft::number("Dage")
    };
    let wait = indicator(&test, &world, "Ventetid", (weighted, Frequency::Month)).await;
    let of = |code, month, days, people| (world.key(code, month), said(days, Some(people), Status::Final));
    let all = [of("n1", "2025-01", 10, 1), of("n2", "2025-01", 40, 2), of("n1", "2025-02", 5, 6)];
    write(&test, &wait, &all, INTAKE).await.unwrap();
    let (_, case) = years(&test, &wait, "K").await;
    assert_eq!(case.points[0].value, Fraction::new(120, 9));
}

#[tokio::test]
async fn a_mistyped_year_is_refused_and_a_mistyped_month_can_be_taken_out_of_the_series_again() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = indicator(&test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Month)).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    owner.get("/effekt/indikatorer/elever/vaerdi?enhed=n1&periode=1204-05").await.answers(404);
    let all = ["1924-05", "2024-04", "2024-06", "2042-06"];
    let all = all.map(|month| (world.key("n1", month), said(5, None, Status::Final)));
    write(&test, &pupils, &all, INTAKE).await.unwrap();
    let gone =
        Said { numerator: None, status: Status::Missing, note: "Tastefejl".into(), ..said(0, None, Status::Final) };
    let gone = ["1924-05", "2042-06"].map(|month| (world.key("n1", month), gone.clone()));
    write(&test, &pupils, &gone, INTAKE).await.unwrap();
    let (reads, whole) = (&mut test.app.db.reader(), Breakdown::default());
    for code in ["n1", "N"] {
        let series = observation::series(reads, &pupils, &world.units, world.id(code), &whole).await.unwrap();
        let periods: Vec<String> = series.iter().map(|point| point.period.to_string()).collect();
        assert_eq!(periods, ["2024-04", "2024-05", "2024-06"], "{code}");
    }
    let latest = observation::latest(reads, &pupils, &world.units, None, &whole).await.unwrap();
    assert_eq!(latest[0].1.period.to_string(), "2024-06");
}

#[tokio::test]
async fn units_that_are_asked_for_together_say_what_each_says_alone() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    for rule in [Rule::Median, Rule::Sum] {
        let definition = DefinitionDraft { over_units: rule, ..DefinitionDraft::number("Dage") };
        let days = indicator(&test, &world, rule.name(), (definition, Frequency::Year)).await;
        let units = [("n1", 3), ("n2", 5), ("s1", 8), ("N", 9)];
        let of = |(code, number): (&str, i64), year: &str, step: i64| -> (Key, Said) {
            (world.key(code, year), Said { numerator: Amount::whole(number + step), ..said(0, None, Status::Final) })
        };
        let all = [("2023", 0), ("2025", 2)].map(|(year, step)| units.map(|unit| of(unit, year, step)));
        write(&test, &days, &all.concat(), INTAKE).await.unwrap();
        let (reads, whole) = (&mut test.app.db.reader(), Breakdown::default());
        let ids = ["K", "N", "S", "n1", "s1", "s2", "n1"].map(|code| world.id(code));
        let ids = [&ids[..], &["findes-ikke"]].concat();
        let together = observation::series_of(reads, &days, &world.units, &ids, &whole).await.unwrap();
        for (id, one) in ids.iter().zip(&together) {
            let alone = observation::series(reads, &days, &world.units, id, &whole).await.unwrap();
            assert_eq!(*one, alone, "{rule:?}");
        }
        assert_eq!(together.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 3, 3, 3, 0, 3, 0]);
    }
}

#[tokio::test]
async fn a_version_that_was_mended_says_nothing_any_more() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let sum = DefinitionDraft::number("Elever");
    let pupils = indicator(&test, &world, "Elever", (sum.clone(), Frequency::Year)).await;
    let all = ["2023", "2024", "2025"].map(|year| (world.key("n1", year), said(5, None, Status::Final)));
    write(&test, &pupils, &all, INTAKE).await.unwrap();
    let mistyped = DefinitionDraft { numerator: "Elver".into(), over_units: Rule::Mean, ..sum };
    redefine(&test, &pupils, "2024", mistyped).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let mended =
        [("slags", "number"), ("taeller", "Elever"), ("decimaler", "0"), ("retning", "down"), ("retter", "ja")];
    let more = [("tid", "sum"), ("sted", "sum"), ("grund", "Slåfejl"), ("set", "2"), ("beskrivelse", "Alle")];
    // The words are those that held before: nobody is asked whether the series breaks.
    owner.post_form("/effekt/indikatorer/elever/definition", &[&mended[..], &more].concat()).await.answers(303);
    let page = owner.get("/effekt/indikatorer/elever?enhed=n1").await;
    page.says("Ny definition, version 3: Slåfejl").does_not_say("version 2");
    let (subject, _) = years(&test, &pupils, "n1").await;
    let held: Vec<_> = subject.definitions.iter().map(|one| (one.version, one.over_units)).collect();
    assert_eq!(held, [(1, Rule::Sum), (3, Rule::Sum)]);
}

//! Guesses, fates and the comparison of totals, on files as people have them.

use std::ops::ControlFlow;

use proptest::prelude::*;
use stats::roll_up::rule::Rule;
use tabular::Table;

use super::fate::{Against, Current, Fate, Listing, Plan, plan};
use super::fault::Why;
use super::guess::{Ground, guess, points};
use super::mapping::{Mapping, MappingFault, Points, Use, headings_hash};
use super::names::{Named, Names};
use super::quality::{Difference, Quality, compare};
use super::rows::Rows;
use super::source::tables;
use crate::indicator::{Definition, Dimension, Direction, Indicator, Measure, RuleSet};
use crate::measured_unit::{MeasuredUnit, Place, Units};
use crate::period::Frequency;

pub(super) fn indicator(measure: Measure, over_units: Rule, frequency: Frequency) -> Indicator {
    let text = String::new;
    Indicator {
        id: "i".into(),
        municipality_id: "m".into(),
        unit_id: text(),
        unit_path: text(),
        tree_id: "t".into(),
        slug: "i".into(),
        title: "I".into(),
        source: text(),
        responsible: text(),
        frequency,
        due_days: None,
        remind_days: None,
        rule_set: RuleSet::Nhs,
        fix_after: None,
        screening: stats::xmr::Screening::On,
        revision: 1,
        seq: 0,
        created_at: 0,
        ended_at: None,
        end_reason: text(),
        definition: Definition {
            version: 1,
            from: None,
            measure,
            numerator: text(),
            denominator: text(),
            factor: 100,
            unit_of_measure: text(),
            decimals: 1,
            direction: Direction::Neutral,
            over_time: over_units,
            over_units,
            description: text(),
            reason: text(),
            by_name: text(),
            at: 0,
        },
    }
}

/// The country, two regions and two municipalities in each; Langeland was closed at the end of 2023.
fn country() -> Units {
    let unit = |code: &str, name: &str, closed: Option<&str>| MeasuredUnit {
        id: format!("id-{code}"),
        code: code.into(),
        name: name.into(),
        closed_on: closed.map(str::to_owned),
        successor_id: None,
        close_reason: String::new(),
        note: String::new(),
    };
    let place = |code: &str, above: Option<&str>| Place {
        id: format!("p-{code}"),
        measured_unit_id: format!("id-{code}"),
        parent_id: above.map(|above| format!("id-{above}")),
        from_day: String::new(),
        to_day: None,
        reason: String::new(),
        by_name: String::new(),
        at: 0,
    };
    let units = vec![
        unit("000", "Hele landet", None),
        unit("081", "Region Nordjylland", None),
        unit("083", "Region Syddanmark", None),
        unit("461", "Odense", None),
        unit("482", "Langeland", Some("2024-01-01")),
        unit("849", "Jammerbugt", None),
        unit("851", "Aalborg", None),
    ];
    let above = [
        ("000", None),
        ("081", Some("000")),
        ("083", Some("000")),
        ("461", Some("083")),
        ("482", Some("083")),
        ("849", Some("081")),
        ("851", Some("081")),
    ];
    Units::new(units, above.into_iter().map(|(code, above)| place(code, above)).collect())
}

fn sexes() -> Vec<Dimension> {
    let categories = vec![("k".to_owned(), "Kvinder".to_owned()), ("m".to_owned(), "Mænd".to_owned())];
    vec![Dimension { code: "koen".into(), title: "Køn".into(), categories }]
}

pub(super) struct World {
    pub(super) indicator: Indicator,
    pub(super) definitions: Vec<Definition>,
    units: Units,
    dimensions: Vec<Dimension>,
    names: Names,
}

impl World {
    pub(super) fn new(indicator: Indicator) -> Self {
        let (units, dimensions) = (country(), sexes());
        let names = Names::new(&units, &dimensions);
        let definitions = vec![indicator.definition.clone()];
        Self { indicator, definitions, units, dimensions, names }
    }

    pub(super) fn guess(&self, file: &str) -> Mapping {
        let table = tables("fil.csv", file.as_bytes()).unwrap().remove(0);
        self.guess_table(&table)
    }

    fn guess_table(&self, table: &Table) -> Mapping {
        let (indicator, definitions) = (&self.indicator, self.definitions.as_slice());
        guess(table, &Ground { indicator, definitions, dimensions: &self.dimensions, names: &self.names })
    }

    /// What points are in a file by its own numbers.
    fn points(&self, name: &str, file: &str) -> Option<Points> {
        let table = tables(name, file.as_bytes()).unwrap().remove(0);
        points(&table, &self.guess_table(&table))
    }

    fn uses(&self, file: &str) -> Vec<String> {
        self.guess(file).uses.iter().map(|(_, used)| used.name()).collect()
    }

    pub(super) fn plan(&self, file: &str, current: &Current) -> Plan {
        let table = tables("fil.csv", file.as_bytes()).unwrap().remove(0);
        let mapping = self.guess(file);
        assert_eq!(mapping.faults(&self.definitions), [], "{file}");
        let rows = Rows::read(&table, &mapping);
        let against = Against {
            indicator: &self.indicator,
            definitions: &self.definitions,
            dimensions: &self.dimensions,
            units: &self.units,
            names: &self.names,
            current,
            listing: Listing::default(),
        };
        plan(&rows, &table.header, &mapping, &against, &mut |_, _| ControlFlow::Continue(())).unwrap()
    }

    fn quality(&self, file: &str) -> Quality {
        let plan = self.plan(file, &Current::new());
        assert_eq!(plan.faults, [], "{file}");
        compare(&plan, &self.indicator, &self.definitions, &self.units)
    }
}

pub(super) fn yearly() -> World {
    World::new(indicator(Measure::Number, Rule::Sum, Frequency::Year))
}

#[test]
fn columns_are_guessed_in_danish_and_english_and_from_the_cells() {
    let world = yearly();
    assert_eq!(
        world.uses("Kommune;År;Køn;Antal\nOdense;2024;Kvinder;5\n"),
        ["unit", "period", "category:koen", "value"]
    );
    assert_eq!(
        world.uses("area,sex,year,value,status\n461,m,2024,5,p\n"),
        ["unit", "category:koen", "period", "value", "status"]
    );
    assert_eq!(world.uses("a;b;c\n2024;461;17\n2024;851;18\n"), ["period", "unit", "value"], "the cells alone");
    assert_eq!(
        world.uses("OMRÅDE;OMRÅDE (tekst);TID;INDHOLD\n461;Odense;2024;17\n851;Aalborg;2024;..\n"),
        ["unit", "ignored", "period", "value"]
    );
    assert_eq!(
        world.uses("Kommune;2022;2023;2024;Bemærkning\nOdense;1;2;3;ny\n"),
        ["unit", "periods", "periods", "periods", "note"]
    );
    let ratio = World::new(indicator(Measure::Ratio, Rule::Sum, Frequency::Quarter));
    assert_eq!(
        ratio.uses("Kommune;Kvartal;Nævner;Tæller\nOdense;2024K1;200;5\n"),
        ["unit", "period", "denominator", "value"]
    );
}

#[test]
fn columns_that_are_called_as_the_definition_calls_them_are_that() {
    let mut ratio = World::new(indicator(Measure::Ratio, Rule::Sum, Frequency::Year));
    ratio.indicator.definition.numerator = "Ledige".into();
    ratio.indicator.definition.denominator = "Arbejdsstyrken".into();
    ratio.definitions = vec![ratio.indicator.definition.clone()];
    let file = "Kommune;År;Arbejdsstyrken;Ledige\nOdense;2024;200;5\n";
    assert_eq!(ratio.uses(file), ["unit", "period", "denominator", "value"]);
}

#[test]
fn what_cannot_be_guessed_is_asked_for() {
    let world = yearly();
    let mapping = world.guess("x;y\nhej;du\n");
    let faults = mapping.faults(&world.definitions);
    assert_eq!(faults, [MappingFault::NoUnit, MappingFault::NoPeriod, MappingFault::NoValue]);
}

#[test]
fn points_mark_thousands_when_every_one_of_them_could_whatever_the_file_is_called() {
    let points = |name: &str, file: &str| yearly().points(name, &format!("Kommune;År;Antal\n{file}"));
    for name in ["tal.csv", "tal.txt", "Indsat tekst"] {
        assert_eq!(points(name, "Odense;2024;204.182\nAalborg;2024;512\n"), Some(Points::Thousands), "{name}");
        assert_eq!(points(name, "Odense;2024;204.182\nAalborg;2024;5.1\n"), Some(Points::Decimals), "{name}");
        assert_eq!(points(name, "Odense;2024;0.182\n"), Some(Points::Decimals), "{name}");
        assert_eq!(points(name, "Odense;2024;204\nAalborg;2024;5,1\n"), None, "nothing is shown");
    }
}

#[test]
fn what_no_number_of_a_file_has_shown_is_not_remembered_for_the_next() {
    let world = yearly();
    let january = world.guess("Kommune;År;Antal\nOdense;2024;512\n");
    assert_eq!(january.to_remember(None).points, None);
    assert_eq!(january.to_remember(Some(Points::Thousands)).points, Some(Points::Thousands), "it was shown");
    let chosen = Mapping { points: Some(Points::Decimals), period: "2024".into(), ..january };
    let kept = chosen.to_remember(Some(Points::Thousands));
    assert_eq!((kept.points, kept.period.as_str()), (Some(Points::Decimals), ""), "what a person chose stays");
}

#[test]
fn a_column_that_merely_has_numbers_is_never_taken_for_what_a_ratio_is_counted_among() {
    let ratio = World::new(indicator(Measure::Ratio, Rule::Sum, Frequency::Year));
    let mapping = ratio.guess("OMRÅDE;KONTO;TID;INDHOLD\n461;1;2024;12,5\n851;1;2024;13\n");
    assert_eq!(mapping.use_of("KONTO"), Use::Ignored);
    assert_eq!(mapping.faults(&ratio.definitions), [MappingFault::NoDenominator]);
}

#[test]
fn a_column_of_counts_that_is_fuller_than_the_values_is_not_taken_for_them() {
    let file = "municipality;period;gender;value;count;status\n461;2024;T;12.5;1;\n851;2024;T;;0;suppressed\n";
    assert_eq!(yearly().uses(file), ["unit", "period", "category:koen", "value", "ignored", "status"]);
}

#[test]
fn a_wide_file_is_told_that_it_has_no_room_for_a_denominator_or_a_status() {
    let mut ratio = World::new(indicator(Measure::Ratio, Rule::Sum, Frequency::Year));
    let mapping = ratio.guess("Kommune;Nævner;Status;2023;2024\nOdense;9;p;1;2\n");
    assert_eq!(mapping.use_of("Status"), Use::Ignored);
    assert_eq!(mapping.faults(&ratio.definitions), [MappingFault::Wide]);
    ratio.definitions = vec![Definition { measure: Measure::Number, ..ratio.indicator.definition.clone() }];
    assert_eq!(mapping.faults(&ratio.definitions), []);
}

#[test]
fn next_years_file_has_the_same_headings() {
    let table = |text: &str| tables("a.csv", text.as_bytes()).unwrap().remove(0);
    let (old, new) = (table("Kommune;2023;2024\nOdense;1;2\n"), table("kommune;2023;2024;2025\nOdense;1;2;3\n"));
    assert_eq!(headings_hash(&old), headings_hash(&new));
    assert_ne!(headings_hash(&old), headings_hash(&table("Skole;2023;2024\nOdense;1;2\n")));
    let world = yearly();
    let known = world.guess("Kommune;2023;2024\nOdense;1;2\n").for_headings(&new, Frequency::Year);
    assert_eq!(known.use_of("2025"), Use::Periods);
    assert_eq!(known.use_of("kommune"), Use::Unit, "headings are remembered in any case");
}

#[test]
fn units_are_found_by_code_with_and_without_zeros_and_by_name() {
    let world = yearly();
    for text in ["081", "81", "Region Nordjylland", " region nordjylland ", "081 Region Nordjylland"] {
        assert_eq!(world.names.unit(text), Named::Unit(1), "{text}");
    }
    assert_eq!(world.names.unit("Region"), Named::Nobody);
}

#[test]
fn every_row_has_a_fate_and_every_fault_says_where() {
    let world = yearly();
    let file = "Kommune;År;Køn;Antal\nOdense;2023;K;5\nOdense;2023;Kvinder;6\nOdense;2024;I alt;..\nAalborg;2024;Mænd;\n\
                Langeland;2024;Mænd;1\nEbeltoft;2024;Mænd;1\nOdense;2024K1;Mænd;1\nOdense;2024;Børn;1\nOdense;2024;Mænd;ni\n";
    let plan = world.plan(file, &Current::new());
    assert_eq!((plan.count(Fate::New), plan.count(Fate::Blank), plan.count(Fate::Faulty)), (2, 1, 6));
    let faults: Vec<(usize, &str, &Why)> =
        plan.faults.iter().map(|one| (one.line, one.column.as_str(), &one.why)).collect();
    assert_eq!(
        faults,
        [
            (3, "", &Why::Twice { line: 2 }),
            (6, "Kommune", &Why::UnitNotThere),
            (7, "Kommune", &Why::UnknownUnit),
            (8, "År", &Why::NotAPeriod { frequency: Frequency::Year }),
            (9, "Køn", &Why::UnknownCategory),
            (10, "Antal", &Why::NotANumber),
        ]
    );
    assert_eq!(plan.faults[5].value, "ni");
}

#[test]
fn the_same_values_again_are_the_same_and_others_are_changes() {
    let world = yearly();
    let first = world.plan("Kommune;År;Antal\nOdense;2023;5\nAalborg;2023;..\n", &Current::new());
    let known: Current = first.values.into_iter().map(|(key, said)| (key, (said, 1))).collect();
    let again = world.plan("Kommune;År;Antal\nAalborg;2023;..\nOdense;2023;5,0\n", &known);
    assert_eq!((again.count(Fate::Same), again.does_something()), (2, false));
    let other = world.plan("Kommune;År;Antal\nOdense;2023;6\nAalborg;2023;..\n", &known);
    assert_eq!((other.count(Fate::Changed), other.final_changes, other.values.len()), (1, 1, 1));
    assert_eq!(other.corrections[0].before.as_ref().unwrap().numerator.unwrap().to_string(), "5");
}

#[test]
fn a_published_total_is_compared_with_the_sum_of_its_own_leaves_by_the_tree_of_the_time() {
    let file = "Kommune;År;Antal\nOdense;2023;5\nLangeland;2023;2\nJammerbugt;2023;3\nAalborg;2023;10\n\
                083;2023;7\n081;2023;13\n000;2023;21\nOdense;2024;6\n083;2024;6\n";
    let quality = yearly().quality(file);
    assert_eq!((quality.compared, quality.differing, quality.alone), (4, 1, 0));
    let one = &quality.differences[0];
    assert_eq!((one.code.as_str(), one.period.as_str(), one.published.as_str()), ("000", "2023", "21"));
    assert_eq!((one.own.as_str(), one.difference.as_str(), one.reported, one.expected), ("20", "1", 4, 4));
}

#[test]
fn a_ratio_is_compared_with_the_ratio_of_sums_and_a_mean_with_the_mean() {
    let ratio = World::new(indicator(Measure::Ratio, Rule::Sum, Frequency::Year));
    let file =
        "Kommune;År;Tæller;Nævner\nJammerbugt;2023;1;10\nAalborg;2023;50;100\n081;2023;51;110\n000;2023;30;100\n";
    let quality = ratio.quality(file);
    assert_eq!((quality.compared, quality.differing), (2, 1), "51 of 110, not the mean of 10 and 50 percent");
    let told = |one: &Difference| format!("{} {} {}", one.what, one.published, one.own);
    let told: Vec<String> = quality.differences.iter().map(told).collect();
    assert_eq!(told, ["numerator 30 51", "denominator 100 110"]);
    let twice = ratio.quality(&file.replace("51;110", "102;220").replace("30;100", "51;110"));
    assert_eq!((twice.compared, twice.differing), (2, 1), "the quotient is right, and everything is counted twice");
    let mean = World::new(indicator(Measure::Number, Rule::Mean, Frequency::Year));
    let file = "Kommune;År;Tal\nJammerbugt;2023;1\nAalborg;2023;2,35\n081;2023;1,675\n000;2023;1,7\n083;2023;4\n";
    let quality = mean.quality(file);
    assert_eq!((quality.compared, quality.differing, quality.alone), (2, 0, 1), "1.675 and, rounded as published, 1.7");
}

proptest! {
    #[test]
    fn a_file_whose_totals_are_its_own_sums_never_differs_and_one_that_is_off_always_does(
        leaves in prop::collection::vec(-1_000_000_i64..1_000_000, 4), off in 1_i64..1_000,
    ) {
        let codes = ["461", "482", "849", "851"];
        let mut file = "Kommune;År;Antal\n".to_owned();
        for (code, value) in codes.iter().zip(&leaves) {
            file.push_str(&format!("{code};2022;{value}\n"));
        }
        let (south, north) = (leaves[0] + leaves[1], leaves[2] + leaves[3]);
        let totals = |whole: i64| format!("{file}083;2022;{south}\n081;2022;{north}\n000;2022;{whole}\n");
        prop_assert_eq!(yearly().quality(&totals(south + north)).differing, 0);
        let quality = yearly().quality(&totals(south + north + off));
        prop_assert_eq!(quality.differing, 1);
        prop_assert_eq!(&quality.differences[0].difference, &off.to_string());
    }

    #[test]
    fn every_mapping_reads_back_as_it_is_written(heading in "[a-zæøå ]{1,9}", nth in 0_usize..8, points in any::<bool>()) {
        let uses = vec![(heading.clone(), Use::PLAIN[nth].clone()), ("Køn".to_owned(), Use::Category(heading))];
        let points = points.then_some(Points::Thousands);
        let mapping = Mapping { uses, points, unit: "461".into(), ..Mapping::default() };
        prop_assert_eq!(serde_json::from_str::<Mapping>(&serde_json::to_string(&mapping).unwrap()).unwrap(), mapping);
    }
}

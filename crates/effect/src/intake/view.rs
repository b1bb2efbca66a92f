//! A preview in the words of the page: what was counted, shown, changed, refused and compared.

use platform::time::Timestamp;
use ui::i18n::Locale;
use ui::{Choice, Visitor};

use super::fate::{Fate, Told};
use super::fault::{Fault, amount_text};
use super::look::{Look, Setting};
use super::mapping::{Points, Use, needs_denominator};
use super::quality::Quality;
use crate::indicator::{Definition, Measure};
use crate::observation::{self, Key, Said, Status, Written};

/// How many faults, corrections and differences a page shows; the rest is in the lists to download.
pub(super) const MOST_SHOWN: usize = 200;

/// A stored point in time.
pub(super) fn moment(visitor: &Visitor, at: i64) -> String {
    visitor.locale.moment(&Timestamp::from_millis(at).in_denmark())
}

/// A heading with what stands below it, and what it may be for.
pub(super) struct ColumnView {
    /// The field's name: `brug-0`, …
    pub(super) field: String,
    pub(super) heading: String,
    pub(super) sample: String,
    pub(super) uses: Vec<Choice>,
}

/// How the columns are read, as the form has it.
pub(super) struct MappingView {
    pub(super) columns: Vec<ColumnView>,
    pub(super) sheets: Vec<Choice>,
    pub(super) points: Vec<Choice>,
    pub(super) unit: String,
    pub(super) period: String,
    /// The keys of what is missing.
    pub(super) faults: Vec<String>,
}

impl MappingView {
    pub(super) fn new(look: &Look, locale: &Locale) -> Self {
        let dimensions = look.setting.dimensions.iter().map(|dimension| Use::Category(dimension.code.clone()));
        let all: Vec<Use> = Use::PLAIN.into_iter().chain(dimensions).collect();
        let column = |(place, heading): (usize, &String)| {
            let sample = look.sample.iter().filter_map(|row| row.get(place)).filter(|cell| !cell.trim().is_empty());
            let chosen = look.mapping.use_of(heading).name();
            ColumnView {
                field: format!("brug-{place}"),
                heading: heading.clone(),
                sample: sample.take(3).map(String::as_str).collect::<Vec<_>>().join(" · "),
                uses: all
                    .iter()
                    .map(|used| Choice::new(&used.name(), use_text(used, &look.setting, locale), &chosen))
                    .collect(),
            }
        };
        let chosen = look.mapping.points.map_or("", Points::name);
        let seen = look.points.map_or("none", Points::name);
        let points =
            |points: Points| Choice::new(points.name(), locale.t(&format!("intake-points-{}", points.name())), chosen);
        let by_file = Choice::new("", locale.t(&format!("intake-points-by-file-{seen}")), chosen);
        Self {
            columns: look.headings.iter().enumerate().map(column).collect(),
            sheets: if look.sheets.len() > 1 {
                look.sheets.iter().map(|name| Choice::new(name, name.clone(), &look.mapping.sheet)).collect()
            } else {
                Vec::new()
            },
            points: std::iter::once(by_file).chain(Points::ALL.map(points)).collect(),
            unit: look.mapping.unit.clone(),
            period: look.mapping.period.clone(),
            faults: look.mapping_faults.iter().map(|fault| locale.t(fault.key())).collect(),
        }
    }
}

/// What a column is for, in words that fit the indicator.
pub(super) fn use_text(used: &Use, setting: &Setting, locale: &Locale) -> String {
    let is_ratio = setting.indicator.definition.measure == Measure::Ratio;
    match used {
        Use::Category(code) => {
            let title = setting.dimensions.iter().find(|one| one.code == *code).map_or(code.as_str(), |one| &one.title);
            locale.t1("intake-use-category", "title", title)
        }
        Use::Value if is_ratio => locale.t("intake-use-numerator"),
        Use::Denominator if !is_ratio && needs_denominator(&setting.indicator.definition) => {
            locale.t("intake-use-weight")
        }
        other => locale.t(&format!("intake-use-{}", other.name())),
    }
}

/// A value that the file has, as a row of a table.
pub(super) struct ToldView {
    pub(super) line: String,
    pub(super) unit: String,
    pub(super) period: String,
    pub(super) part: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// A unit by name and code.
pub(super) fn unit_text(name: &str, code: &str) -> String {
    if name == code { name.to_owned() } else { format!("{name} ({code})") }
}

impl ToldView {
    pub(super) fn new(told: &Told, setting: &Setting, locale: &Locale) -> Self {
        let definition =
            observation::definition_at(&setting.definitions, told.period).unwrap_or(&setting.indicator.definition);
        Self {
            line: told.line.to_string(),
            unit: setting.units.unit(told.unit).map(|unit| unit.name.clone()).unwrap_or_default(),
            period: told.period.to_string(),
            part: part_text(&told.breakdown.to_string(), setting),
            before: told.before.as_ref().map(|said| said_text(said, definition, locale)).unwrap_or_default(),
            after: said_text(&told.said, definition, locale),
        }
    }
}

/// What stands where a file wrote before.
pub(super) struct SinceView {
    pub(super) unit: String,
    pub(super) period: String,
    pub(super) part: String,
    pub(super) now: String,
    /// Who wrote it, and when.
    pub(super) by: String,
}

impl SinceView {
    pub(super) fn new((key, written): &(Key, Written), setting: &Setting, visitor: &Visitor) -> Self {
        let definition =
            observation::definition_at(&setting.definitions, key.period).unwrap_or(&setting.indicator.definition);
        let unit = setting.units.find(&key.unit);
        Self {
            unit: unit.map(|unit| unit_text(&unit.name, &unit.code)).unwrap_or_default(),
            period: key.period.to_string(),
            part: part_text(&key.breakdown.to_string(), setting),
            now: said_text(&written.said, definition, &visitor.locale),
            by: format!("{}, {}", written.by_name, moment(visitor, written.at)),
        }
    }
}

/// What a value says, in one line.
fn said_text(said: &Said, definition: &Definition, locale: &Locale) -> String {
    let status = || locale.t(&format!("intake-status-{}", said.status.name()));
    let Some(numerator) = said.numerator else { return status() };
    let mut text = amount_text(numerator, locale);
    if let Some(denominator) = said.denominator {
        let denominator = amount_text(denominator, locale);
        text = if definition.measure == Measure::Ratio {
            locale.t2("intake-ratio", "numerator", &text, "denominator", denominator)
        } else {
            locale.t2("intake-weighted", "value", &text, "weight", denominator)
        };
    }
    if said.status == Status::Final { text } else { format!("{text} ({})", status()) }
}

/// A part in the words of its dimensions.
fn part_text(part: &str, setting: &Setting) -> String {
    let words = part.split(';').filter_map(|one| one.split_once('=')).map(|(dimension, code)| {
        let dimension = setting.dimensions.iter().find(|one| one.code == dimension);
        let title = dimension.and_then(|one| one.categories.iter().find(|(known, _)| known == code));
        title.map_or(code, |(_, title)| title.as_str()).to_owned()
    });
    words.collect::<Vec<_>>().join(", ")
}

/// A fault, as a row of a table.
pub(super) struct FaultView {
    pub(super) line: String,
    pub(super) column: String,
    pub(super) value: String,
    pub(super) why: String,
}

impl FaultView {
    pub(super) fn new(fault: &Fault, locale: &Locale) -> Self {
        Self {
            // A fault of the whole file stands on no line.
            line: if fault.line == 0 { String::new() } else { fault.line.to_string() },
            column: fault.column.clone(),
            value: fault.value.clone(),
            why: fault.why.text(locale),
        }
    }
}

/// The comparison of totals, as the page has it.
pub(super) struct QualityView {
    pub(super) compared: usize,
    pub(super) alone: usize,
    pub(super) differing: usize,
    /// How the totals are made, in words.
    pub(super) rule: String,
    pub(super) rows: Vec<DifferenceView>,
    /// Whether there are more differences than these.
    pub(super) more: bool,
}

/// A total that differs.
pub(super) struct DifferenceView {
    pub(super) unit: String,
    pub(super) period: String,
    pub(super) part: String,
    pub(super) what: String,
    pub(super) published: String,
    pub(super) own: String,
    pub(super) difference: String,
    pub(super) coverage: String,
}

impl QualityView {
    /// At most so many differences of it.
    pub(super) fn new(quality: &Quality, setting: &Setting, locale: &Locale, most: usize) -> Self {
        let number = |text: &String| {
            if locale.language == ui::i18n::Language::Danish {
                text.replace('.', ",").replace('-', "−")
            } else {
                text.clone()
            }
        };
        let is_ratio = setting.indicator.definition.measure == Measure::Ratio;
        let rule = if is_ratio { "ratio" } else { setting.indicator.definition.over_units.name() };
        let row = |one: &super::quality::Difference| DifferenceView {
            unit: unit_text(&one.name, &one.code),
            period: one.period.clone(),
            part: part_text(&one.part, setting),
            what: locale.t(&format!("intake-use-{}", one.what)),
            published: number(&one.published),
            own: number(&one.own),
            difference: number(&one.difference),
            coverage: locale.t2("intake-coverage", "reported", one.reported, "expected", one.expected),
        };
        Self {
            compared: quality.compared,
            alone: quality.alone,
            differing: quality.differing,
            rule: locale.t(&format!("intake-rule-{rule}")),
            rows: quality.differences.iter().take(most).map(row).collect(),
            more: quality.differences.len() > most,
        }
    }
}

/// Everything that a preview shows beside the form.
pub(super) struct PlanView {
    /// Fate and how many, those of which there are none left out.
    pub(super) counts: Vec<(&'static str, usize)>,
    pub(super) totals: usize,
    pub(super) new: Vec<ToldView>,
    pub(super) same: Vec<ToldView>,
    pub(super) corrections: Vec<ToldView>,
    pub(super) changed: usize,
    pub(super) faults: Vec<FaultView>,
    pub(super) faulty: usize,
    pub(super) needs_reason: bool,
    pub(super) does_something: bool,
    pub(super) quality: QualityView,
}

impl PlanView {
    pub(super) fn new(look: &Look, locale: &Locale) -> Self {
        let plan = &look.plan;
        let told = |list: &[Told], most: usize| {
            list.iter().take(most).map(|told| ToldView::new(told, &look.setting, locale)).collect::<Vec<_>>()
        };
        let first = |fate: Fate| plan.first.get(&fate).map_or_else(Vec::new, |list| told(list, super::fate::SHOWN));
        let counts = Fate::ALL.map(|fate| (fate.name(), plan.count(fate)));
        Self {
            counts: counts.into_iter().filter(|(_, count)| *count > 0).collect(),
            totals: plan.totals,
            new: first(Fate::New),
            same: first(Fate::Same),
            corrections: told(&plan.corrections, MOST_SHOWN),
            changed: plan.count(Fate::Changed),
            faults: plan.faults.iter().take(MOST_SHOWN).map(|fault| FaultView::new(fault, locale)).collect(),
            faulty: plan.faulty(),
            needs_reason: plan.final_changes > 0,
            does_something: plan.count(Fate::New) + plan.count(Fate::Changed) > 0,
            quality: QualityView::new(&look.quality, &look.setting, locale, MOST_SHOWN),
        }
    }
}

//! `pejl stats xmr FILE`.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;
use std::path::PathBuf;

use ::effect::indicator;
use ::effect::observation::words;
use ::effect::verdict::Variation;
use ::stats::decimal::{Decimal, NotADecimal, common_scale};
use ::stats::fraction::Fraction;
use ::stats::xmr::{self, Answer, Chart, Fault, Options, Screening, SpecialCause};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use serde::ser::{Serialize, SerializeMap, Serializer};
use tabular::Date;
use ui::i18n::Locale;

use super::rows::{Wanted, number, rows};
use crate::cli::say;

#[derive(Debug, Args)]
pub(in crate::cli) struct Xmr {
    /// Filen med kolonnerne date,value og eventuelt series
    file: PathBuf,
    /// Hvilken vej der er bedst
    #[arg(long, value_enum, value_name = "RETNING", default_value = "neutral")]
    direction: Direction,
    /// Målet for hver måling
    #[arg(long, value_name = "TAL", allow_hyphen_values = true, value_parser = decimal)]
    target: Option<Decimal>,
    /// Tag grænserne af de første så mange målinger i hvert stykke, mindst 2
    #[arg(long, value_name = "ANTAL")]
    fix_after: Option<usize>,
    /// Begynd et nyt stykke ved målingen med denne dato (flere med komma imellem)
    #[arg(long, value_name = "DATO", value_delimiter = ',', value_parser = date)]
    rebase: Vec<Date>,
    /// Tag også de største spring med i gennemsnittet, som Excel-arket gør
    #[arg(long)]
    no_screening: bool,
    /// Som JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Direction {
    /// Højere er bedre
    Up,
    /// Lavere er bedre
    Down,
    /// Ingen af delene
    Neutral,
}

impl From<Direction> for indicator::Direction {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Up => Self::Up,
            Direction::Down => Self::Down,
            Direction::Neutral => Self::Neutral,
        }
    }
}

impl From<Direction> for xmr::Direction {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Up => Self::Up,
            Direction::Down => Self::Down,
            Direction::Neutral => Self::Neutral,
        }
    }
}

fn decimal(text: &str) -> Result<Decimal, String> {
    text.parse().map_err(|reason| match reason {
        NotADecimal::Form => "skriv et tal, for eksempel 12 eller 3.5".to_owned(),
        NotADecimal::TooLong => "skriv et tal med færre cifre".to_owned(),
    })
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "skriv en dato, for eksempel 2024-01-01".to_owned())
}

/// The values of one series in the order of time.
#[derive(Debug, Default)]
struct Series {
    name: String,
    dates: Vec<Date>,
    written: Vec<String>,
    values: Vec<i128>,
    scale: u8,
}

impl Xmr {
    pub(super) fn run(&self, locale: &Locale) -> Result<()> {
        let (several, all) = self.read(locale)?;
        for missing in self.rebase.iter().filter(|date| !all.iter().any(|series| series.dates.contains(date))) {
            eprintln!("{}", locale.t1("stats-no-date", "date", missing));
        }
        let charts: Result<Vec<Chart>> = all.iter().map(|series| self.chart(series, locale)).collect();
        let charts = charts?;
        let written: Vec<Vec<&str>> =
            all.iter().map(|series| series.written.iter().map(String::as_str).collect()).collect();
        if self.json {
            let answers = all.iter().zip(&charts).zip(&written);
            let answers = answers.map(|((series, chart), dates)| {
                (series.name.as_str(), Answer::new(chart, dates, &series.values, series.scale))
            });
            let answers = BySeries(answers.collect());
            let single = answers.0.first().filter(|_| several == Several::No);
            say(single.map_or_else(|| serde_json::to_string(&answers), |(_, answer)| serde_json::to_string(answer))?);
            return Ok(());
        }
        for (series, chart) in all.iter().zip(&charts) {
            if several == Several::Yes {
                say(format!("\n{}", series.name));
            }
            self.print(series, chart, locale);
        }
        Ok(())
    }

    /// Reads the series in the order in which they first come.
    fn read(&self, locale: &Locale) -> Result<(Several, Vec<Series>)> {
        let mut seen = HashMap::new();
        let mut several = Several::No;
        let found = rows(&self.file, locale, (&["date", "value"], &["series"]), |row| {
            let name = if row.raw("series").is_some() {
                several = Several::Yes;
                row.required("series")
            } else {
                Some("")
            };
            let date = row.required("date").and_then(|_| row.date("date"));
            let value = number(row, "value");
            let (name, date) = (name?.to_owned(), date?);
            if let Some(line) = seen.insert((name.clone(), date), row.line()) {
                row.refuse("date", Wanted::Once(line));
            }
            Some((name, date, value?))
        })?;
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut all: Vec<(String, Vec<(Date, Decimal)>)> = Vec::new();
        for (name, date, value) in found {
            let place = *places.entry(name.clone()).or_insert_with(|| {
                all.push((name, Vec::new()));
                all.len() - 1
            });
            all.get_mut(place).into_iter().for_each(|(_, values)| values.push((date, value)));
        }
        let series: Result<Vec<Series>> =
            all.into_iter().map(|(name, values)| self.series(name, values, locale)).collect();
        Ok((several, series?))
    }

    /// Sorts a series and finds the unit in which all its values and the target are whole.
    fn series(&self, name: String, mut values: Vec<(Date, Decimal)>, locale: &Locale) -> Result<Series> {
        values.sort_by_key(|(date, _)| *date);
        let scale = common_scale(values.iter().map(|(_, value)| value).chain(&self.target));
        let units: Option<Vec<i128>> = values.iter().map(|(_, value)| value.units_at(scale)).collect();
        let Some(units) = units else { bail!(self.too_large(&name, locale)) };
        let dates: Vec<Date> = values.into_iter().map(|(date, _)| date).collect();
        let written = dates.iter().map(Date::to_string).collect();
        Ok(Series { name, dates, written, values: units, scale })
    }

    fn chart(&self, series: &Series, locale: &Locale) -> Result<Chart> {
        let rebase: BTreeSet<Date> = self.rebase.iter().copied().collect();
        let begins: Vec<usize> =
            (0..).zip(&series.dates).filter(|(_, date)| rebase.contains(date)).map(|(at, _)| at).collect();
        let target = self.target.map(|target| target.units_at(series.scale));
        let Some(target) = target.map_or(Some(None), |units| units.map(Some)) else {
            bail!(self.too_large(&series.name, locale))
        };
        let screening = if self.no_screening { Screening::Off } else { Screening::On };
        let options = Options { target, fix_after: self.fix_after, screening, ..Options::new(self.direction.into()) };
        match xmr::chart(&series.values, &begins, &options) {
            Ok(chart) => Ok(chart),
            Err(Fault::Empty) => bail!(locale.t1("stats-fault-empty", "file", self.file.display())),
            Err(Fault::ShortBaseline) => bail!(locale.t("stats-fault-short-baseline")),
            Err(Fault::TooLarge) => bail!(self.too_large(&series.name, locale)),
        }
    }

    fn too_large(&self, series: &str, locale: &Locale) -> String {
        let file = self.file.display();
        match series {
            "" => locale.t1("stats-fault-too-large", "file", file),
            series => locale.t2("stats-fault-too-large-series", "file", file, "series", series),
        }
    }

    fn print(&self, series: &Series, chart: &Chart, locale: &Locale) {
        let shown = |value: Fraction| {
            let rounded = value.shifted(series.scale).and_then(|value| value.rounded(3));
            rounded.map_or_else(String::new, |value| words::digits(locale, &value.to_string()))
        };
        for segment in &chart.segments {
            let trial = match (segment.limits.vary(), segment.is_trial()) {
                (false, _) => format!(" ({})", locale.t("stats-no-variation")),
                (true, true) => format!(" ({})", locale.t("stats-trial-limits")),
                (true, false) => String::new(),
            };
            let from = series.written.get(segment.start).map_or("", String::as_str);
            let (mean, lower, upper) = (segment.limits.mean(), segment.limits.lower(), segment.limits.upper());
            let holes: [(&str, &dyn Display); 4] =
                [("from", &from), ("mean", &shown(mean)), ("lower", &shown(lower)), ("upper", &shown(upper))];
            let count = i64::try_from(segment.n).unwrap_or(i64::MAX);
            say(format!("{}{trial}", locale.count_with("stats-segment", count, &holes)));
        }
        for ((date, value), cause) in series.written.iter().zip(&series.values).zip(&chart.points) {
            let value = words::digits(locale, &Decimal::new(*value, series.scale).to_string());
            let rule = match cause {
                SpecialCause::CommonCause => String::new(),
                cause => locale.t(&format!("verdict-cause-{}", cause.name().replace('_', "-"))),
            };
            say(format!("{date}  {value:>14}  {rule}"));
        }
        let newest = chart.points.last().copied().unwrap_or(SpecialCause::CommonCause);
        let variation = Variation::of(newest, self.direction.into());
        let word = locale.t(&format!("verdict-variation-{}", variation.name()));
        say(format!("{} {word}.", locale.t("verdict-variation-title")));
        if self.target.is_some() {
            let word = match chart.assurance {
                Some(assurance) => {
                    locale.t(&format!("verdict-assurance-{}-target", assurance.name().replace('_', "-")))
                }
                None => locale.t("verdict-assurance-none"),
            };
            say(format!("{} {word}.", locale.t("verdict-assurance-title")));
        }
    }
}

/// Whether the file tells its series apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Several {
    Yes,
    No,
}

/// Answers under the names of their series, in the order of the file.
struct BySeries<'a>(Vec<(&'a str, Answer<'a>)>);

impl Serialize for BySeries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, answer) in &self.0 {
            map.serialize_entry(name, answer)?;
        }
        map.end()
    }
}

//! `pejl stats rollup FILE --tree TREE`.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use ::effect::observation::words;
use ::stats::decimal::{Decimal, common_scale};
use ::stats::roll_up::{Levels, Observations, Shape, Tree, TreeFault, roll_up};
use anyhow::{Result, anyhow, bail};
use clap::Args;
use serde::Serialize;
use ui::i18n::Locale;

use super::rows::{Wanted, number, place, rows};
use crate::cli::say;

#[derive(Debug, Args)]
pub(in crate::cli) struct Rollup {
    /// Filen med kolonnerne unit,period,value
    file: PathBuf,
    /// Træet med kolonnerne unit,parent
    #[arg(long, value_name = "FIL")]
    tree: PathBuf,
    /// Som JSON
    #[arg(long)]
    json: bool,
}

/// The units of a tree by name and number.
struct Units {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
    tree: Tree,
}

/// One total, as other programs get it.
#[derive(Serialize)]
struct Line<'a> {
    unit: &'a str,
    period: &'a str,
    sum: String,
    count: u32,
}

/// One value of the file.
struct Seen {
    unit: u32,
    period: String,
    value: Decimal,
}

impl Rollup {
    pub(super) fn run(&self, locale: &Locale) -> Result<()> {
        let units = self.units(locale)?;
        let seen = self.read(&units, locale)?;
        let lines = self.add_up(&units, &seen, locale)?;
        if self.json {
            let answers: Vec<&Line<'_>> = lines.iter().map(|(_, line)| line).collect();
            say(serde_json::to_string(&answers)?);
            return Ok(());
        }
        for (depth, Line { unit, period, sum, count }) in &lines {
            let name = format!("{}{unit}", "  ".repeat(*depth));
            let (sum, values) = (words::digits(locale, sum), locale.count("stats-values", (*count).into()));
            say(format!("{name:<40}  {period:<10}  {sum:>18}  {values}"));
        }
        Ok(())
    }

    /// Reads the tree. A parent without a row of its own is at the top.
    fn units(&self, locale: &Locale) -> Result<Units> {
        let mut lines = HashMap::new();
        let pairs = rows(&self.tree, locale, (&["unit", "parent"], &[]), |row| {
            let unit = row.required("unit")?.to_owned();
            if let Some(line) = lines.insert(unit.clone(), row.line()) {
                row.refuse("unit", Wanted::Once(line));
            }
            let parent = row.optional("parent").map(str::to_owned);
            if parent.as_ref() == Some(&unit) {
                row.refuse("parent", Wanted::OutsideItself);
            }
            Some((unit, parent))
        })?;
        let mut names: Vec<String> = pairs.iter().map(|(unit, _)| unit.clone()).collect();
        let mut numbers: HashMap<String, u32> = names.iter().cloned().zip(0..).collect();
        let mut parents = Vec::with_capacity(names.len());
        for (_, parent) in pairs {
            let next = u32::try_from(names.len())?;
            parents.push(parent.map(|name| {
                *numbers.entry(name).or_insert_with_key(|name| {
                    names.push(name.clone());
                    next
                })
            }));
        }
        let implied = names.get(parents.len()..).unwrap_or_default();
        let tops = parents.iter().filter(|parent| parent.is_none()).count() + implied.len();
        if tops > 1 && !implied.is_empty() {
            eprintln!("{}", locale.t2("stats-implied-top", "file", self.tree.display(), "units", implied.join(", ")));
        }
        parents.resize(names.len(), None);
        let tree = self.tree_of(parents, (&names, &lines), locale)?;
        Ok(Units { names, numbers, tree })
    }

    fn tree_of(
        &self,
        parents: Vec<Option<u32>>,
        (names, lines): (&[String], &HashMap<String, usize>),
        locale: &Locale,
    ) -> Result<Tree> {
        Tree::new(parents).map_err(|fault| match fault {
            TreeFault::Cycle { unit } | TreeFault::UnknownParent { unit } => {
                let name = names.get(unit).map_or("", String::as_str);
                let place = place(locale, self.tree.display(), lines.get(name).copied().unwrap_or_default(), "parent");
                anyhow!("{place}: {}", locale.t1("stats-fault-circle", "unit", name))
            }
            TreeFault::TooMany => anyhow!(locale.t1("stats-fault-many-units", "file", self.tree.display())),
        })
    }

    fn read(&self, units: &Units, locale: &Locale) -> Result<Vec<Seen>> {
        rows(&self.file, locale, (&["unit", "period", "value"], &[]), |row| {
            let unit = row.required("unit").and_then(|name| {
                let unit = units.numbers.get(name).copied();
                match unit {
                    None => row.refuse("unit", Wanted::KnownUnit),
                    Some(unit) if units.tree.is_inner(unit) => row.refuse("unit", Wanted::LowestUnit),
                    Some(_) => {}
                }
                unit
            });
            let period = row.required("period").map(str::to_owned);
            let value = number(row, "value");
            Some(Seen { unit: unit?, period: period?, value: value? })
        })
    }

    /// The totals from the top of the tree, each with how deep its unit lies; periods as they sort.
    fn add_up<'a>(&self, units: &'a Units, seen: &'a [Seen], locale: &Locale) -> Result<Vec<(usize, Line<'a>)>> {
        let too_large = || anyhow!(locale.t1("stats-fault-sum-too-large", "file", self.file.display()));
        let scale = common_scale(seen.iter().map(|one| &one.value));
        let values: Option<Vec<i128>> = seen.iter().map(|one| one.value.units_at(scale)).collect();
        let values = values.ok_or_else(too_large)?;
        let mut periods: BTreeMap<&str, u32> = seen.iter().map(|one| (one.period.as_str(), 0)).collect();
        (0..).zip(periods.values_mut()).for_each(|(number, period)| *period = number);
        let numbers: Vec<u32> = seen.iter().filter_map(|one| periods.get(one.period.as_str()).copied()).collect();
        let places: Vec<u32> = seen.iter().map(|one| one.unit).collect();
        let shape = Shape { series: u32::try_from(periods.len())?, periods: 1 };
        let observations = Observations { units: &places, columns: &numbers, values: &values };
        let Ok(totals) = roll_up(&units.tree, shape, observations, Levels::All) else { bail!(too_large()) };
        let periods: Vec<&str> = periods.into_keys().collect();
        let mut lines = Vec::new();
        for unit in units.tree.from_top() {
            let name = units.names.get(*unit as usize).map_or("", String::as_str);
            let depth = units.tree.above(*unit).count();
            lines.extend(totals.of(*unit).map(|(column, total)| {
                let period = periods.get(column as usize).copied().unwrap_or_default();
                let sum = Decimal::new(total.sum, scale).to_string();
                (depth, Line { unit: name, period, sum, count: total.count })
            }));
        }
        Ok(lines)
    }
}

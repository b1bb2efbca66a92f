//! What the plan may be, and what a file changes in it. Pure.

use std::collections::BTreeSet;

use compass::core_task::{CoreTask, TaskKind, title_key};

use super::file::PlanFile;
use super::{Area, Entry, Group, Plan, Year};

/// The first and the last budget year that a plan can have.
const YEARS: std::ops::RangeInclusive<i64> = 1970..=2200;

/// Tells whether a number can be a budget year.
#[must_use]
pub fn is_budget_year(number: i64) -> bool {
    YEARS.contains(&number)
}

/// Reads a budget year as it was typed.
#[must_use]
pub fn budget_year(typed: &str) -> Option<i64> {
    typed.trim().parse().ok().filter(|number| is_budget_year(*number))
}

/// Puts the core areas together with their years, by administration; those across administrations last. Other core tasks
/// are there when the plan has them.
#[must_use]
pub fn plan(tasks: Vec<CoreTask>, entries: &[Entry], years: Vec<Year>) -> Plan {
    let mut groups: Vec<Group> = Vec::new();
    for task in tasks {
        let own: Vec<Entry> = entries.iter().filter(|entry| entry.core_task_id == task.id).cloned().collect();
        if task.kind != TaskKind::CoreArea && own.is_empty() {
            continue;
        }
        let responsible = task.responsible.trim().to_owned();
        let area = Area { task, entries: own };
        match groups.iter_mut().find(|group| group.responsible == responsible) {
            Some(group) => group.areas.push(area),
            None => groups.push(Group { responsible, areas: vec![area] }),
        }
    }
    groups.sort_by_key(|group| group.responsible.is_empty());
    Plan { years, groups }
}

/// Returns what whoever changes the plan saw of it: the same text as long as nothing has changed.
#[must_use]
pub fn seen(plan: &Plan) -> String {
    let mut parts: Vec<String> = plan.years.iter().map(|year| year.budget_year.to_string()).collect();
    parts.extend(plan.areas().flat_map(|area| &area.entries).map(written));
    parts.sort();
    parts.join("-")
}

/// Returns what is ticked when somebody's ticks are put into a plan that others have changed meanwhile: what stands in the
/// plan now, with what that person ticked since they saw it ([`seen`]), and without what they unticked.
#[must_use]
pub fn merged(plan: &Plan, ticked: &[String], seen: &str) -> Vec<String> {
    let seen: BTreeSet<&str> = seen.split('-').collect();
    let ticked: BTreeSet<&str> = ticked.iter().map(String::as_str).collect();
    let is_kept = |entry: &String| ticked.contains(entry.as_str()) || !seen.contains(entry.as_str());
    let mut merged: Vec<String> = plan.areas().flat_map(|area| &area.entries).map(written).filter(is_kept).collect();
    merged.extend(ticked.difference(&seen).map(|entry| (*entry).to_owned()));
    merged
}

/// Writes a core area in a year as a form does.
#[must_use]
pub fn written(entry: &Entry) -> String {
    format!("{}.{}", entry.core_task_id, entry.budget_year)
}

/// A core area that a file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileArea {
    /// What it is called.
    pub title: String,
    /// The administration; empty for one across administrations.
    pub responsible: String,
    /// Identifier of the core task that it is; none when it has to be made.
    pub known: Option<String>,
    /// The budget years in which the file has it, each with its remarks as JSON.
    pub years: Vec<(i64, String)>,
}

/// What a file changes in the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// All core areas of the file.
    pub areas: Vec<FileArea>,
    /// The budget years that are added, or of which the file says something else.
    pub years: Vec<Year>,
    /// How many core areas come into a budget year.
    pub placed: usize,
    /// How many stood there already, of which the file says something else.
    pub remarked: usize,
    /// How many stand as the file has them.
    pub unchanged: usize,
    /// What stands in the plan and the file does not mention: it is left alone. Title and year.
    pub not_mentioned: Vec<(String, i64)>,
    /// Whether what the file says besides the table is new.
    pub is_told_anew: bool,
    /// How many core areas the file says that there are, when its table has another number.
    pub stated_total: Option<i64>,
}

impl Changes {
    /// Returns the core areas that have to be made.
    pub fn new_areas(&self) -> impl Iterator<Item = &FileArea> {
        self.areas.iter().filter(|area| area.known.is_none())
    }

    /// Tells whether the file says nothing that is not there already.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.placed + self.remarked + self.years.len() == 0 && self.new_areas().next().is_none() && !self.is_told_anew
    }
}

/// Tells what a file changes in a plan; `told` is the text of the file that it was last read from.
#[must_use]
pub fn changes(file: &PlanFile, plan: &Plan, tasks: &[CoreTask], told: &str) -> Changes {
    let areas = areas_of(file, tasks);
    let mut changes = Changes { is_told_anew: !say_the_same(&file.content, told), ..Changes::default() };
    let mut mentioned: BTreeSet<(&str, i64)> = BTreeSet::new();
    for area in &areas {
        let known = area.known.as_deref().and_then(|id| plan.areas().find(|known| known.task.id == id));
        for (year, remarks) in &area.years {
            mentioned.extend(area.known.as_deref().map(|id| (id, *year)));
            match known.and_then(|known| known.in_year(*year)) {
                None => changes.placed += 1,
                Some(entry) if entry.remarks == *remarks => changes.unchanged += 1,
                Some(_) => changes.remarked += 1,
            }
        }
    }
    let is_same = |year: &&Year| plan.years.iter().any(|known| known == *year);
    changes.years = file.years.iter().filter(|year| !is_same(year)).cloned().collect();
    for area in plan.areas() {
        let left = area.entries.iter().filter(|entry| !mentioned.contains(&(area.task.id.as_str(), entry.budget_year)));
        changes.not_mentioned.extend(left.map(|entry| (area.task.title.clone(), entry.budget_year)));
    }
    let count = i64::try_from(areas.len()).unwrap_or(i64::MAX);
    changes.stated_total = file.stated_total.filter(|total| *total != count);
    changes.areas = areas;
    changes
}

/// Puts the rows of a file together by core area, and finds the core areas that are known: by title and administration,
/// or by a title that stands once in the file and once in the compass.
fn areas_of(file: &PlanFile, tasks: &[CoreTask]) -> Vec<FileArea> {
    let mut areas: Vec<FileArea> = Vec::new();
    for row in &file.rows {
        let year = row.year.map(|year| (year, row.remarks.clone()));
        let is_it = |area: &&mut FileArea| {
            title_key(&area.title) == title_key(&row.area) && area.responsible == row.responsible
        };
        match areas.iter_mut().find(is_it) {
            Some(area) => area.years.extend(year),
            None => areas.push(FileArea {
                title: row.area.clone(),
                responsible: row.responsible.clone(),
                known: None,
                years: year.into_iter().collect(),
            }),
        }
    }
    let keys: Vec<String> = areas.iter().map(|area| title_key(&area.title)).collect();
    for (area, key) in areas.iter_mut().zip(&keys) {
        let named: Vec<&CoreTask> = tasks.iter().filter(|task| title_key(&task.title) == *key).collect();
        // A municipality that has no core areas but tasks of the same name means those.
        let (core_areas, others): (Vec<&CoreTask>, Vec<&CoreTask>) =
            named.into_iter().partition(|task| task.kind == TaskKind::CoreArea);
        let named = if core_areas.is_empty() { others } else { core_areas };
        let of_it = named.iter().find(|task| task.responsible.trim() == area.responsible);
        let is_once = named.len() == 1 && keys.iter().filter(|other| *other == key).count() == 1;
        let known = of_it.or_else(|| named.first().filter(|_| is_once));
        area.known = known.map(|task| task.id.clone());
    }
    areas
}

/// Tells whether two texts are the same JSON, however they are spaced.
fn say_the_same(one: &str, other: &str) -> bool {
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    one == other || read(one).is_some_and(|one| Some(one) == read(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::file::Row;

    fn area(id: &str, title: &str, responsible: &str) -> CoreTask {
        CoreTask {
            id: id.to_owned(),
            municipality_id: String::new(),
            unit_id: String::new(),
            unit_path: String::new(),
            model_id: String::new(),
            parent_id: None,
            kind: TaskKind::CoreArea,
            responsible: responsible.to_owned(),
            slug: id.to_owned(),
            position: 1,
            title: title.to_owned(),
            purpose: String::new(),
            in_force: 1,
            in_consultation: 0,
            created_at: 0,
            closed_at: None,
            remarks: String::new(),
        }
    }

    fn row(area: &str, responsible: &str, year: i64) -> Row {
        Row { area: area.to_owned(), responsible: responsible.to_owned(), year: Some(year), remarks: "{}".to_owned() }
    }

    fn entry(id: &str, year: i64) -> Entry {
        Entry { core_task_id: id.to_owned(), budget_year: year, remarks: "{}".to_owned() }
    }

    #[test]
    fn core_areas_stand_by_administration_and_those_across_last() {
        let tasks = vec![area("a", "Havn", ""), area("b", "Veje", "By"), area("c", "Parker", "By")];
        let plan = plan(tasks, &[entry("b", 2011)], Vec::new());
        let groups: Vec<_> = plan.groups.iter().map(|group| (group.responsible.as_str(), group.areas.len())).collect();
        assert_eq!(groups, [("By", 2), ("", 1)]);
        assert_eq!(plan.without_year(), 2);
    }

    #[test]
    fn a_core_area_is_known_by_title_and_administration_or_by_a_title_that_stands_once() {
        let tasks = [area("a", "Sundhed", "Børn"), area("b", "Sundhed", "Ældre"), area("c", "Veje", "Teknik og miljø")];
        let rows = vec![row("Sundhed", "Ældre", 2011), row("Veje", "By", 2011), row("Sundhed", "Kultur", 2012)];
        let file = PlanFile { rows, ..PlanFile::default() };
        let known: Vec<_> = areas_of(&file, &tasks).into_iter().map(|area| area.known).collect();
        assert_eq!(known, [Some("b".to_owned()), Some("c".to_owned()), None]);
    }

    #[test]
    fn a_file_that_is_there_already_changes_nothing_and_what_it_does_not_mention_stays() {
        let tasks = vec![area("a", "Veje", "By"), area("b", "Parker", "By")];
        let years = vec![Year { budget_year: 2011, remarks: String::new() }];
        let content = r#"{ "a": 1 }"#.to_owned();
        let file =
            PlanFile { rows: vec![row("Veje", "By", 2011)], years: years.clone(), content, ..PlanFile::default() };
        let plan = plan(tasks.clone(), &[entry("a", 2011), entry("b", 2012)], years);
        let found = changes(&file, &plan, &tasks, "{\"a\":1}\n");
        assert!(found.is_nothing(), "{found:?}");
        assert_eq!(found.not_mentioned, [("Parker".to_owned(), 2012)]);
        assert!(!changes(&file, &plan, &tasks, "").is_nothing());
    }

    #[test]
    fn ticks_are_put_into_a_plan_that_others_have_changed_without_undoing_what_they_did() {
        let tasks = vec![area("a", "Veje", "By"), area("b", "Parker", "By"), area("c", "Havn", "By")];
        let before = plan(tasks.clone(), &[entry("a", 2011), entry("b", 2011)], Vec::new());
        let ticked = ["b.2011".to_owned(), "a.2012".to_owned()];
        let now = plan(tasks, &[entry("a", 2011), entry("c", 2013)], Vec::new());
        assert_eq!(merged(&now, &ticked, &seen(&before)), ["c.2013", "a.2012"]);
    }

    #[test]
    fn a_budget_year_is_a_year() {
        assert_eq!(budget_year(" 2027 "), Some(2027));
        assert_eq!((budget_year("27"), budget_year("næste år")), (None, None));
    }
}

//! Compares every row with what it should be, with the other rows and with what is stored. Pure: nothing is written.

use std::collections::BTreeMap;

use compass::core_task::actions::NewCoreTask;
use compass::core_task::title_key;
use platform::tenancy;
use tabular::Table;

use super::known::Known;
use super::rows::{self, CampRow, Row, StatementRow};
use super::sources::{Kind, Sources};
use super::{Fault, MAX_TITLE, MAX_WORDS, Note, OnFaults, Wanted};
use crate::analysis::intake::{FindingRow, Imported};
use crate::analysis::{Kind as FindingKind, MOST_MESSAGES};

/// The most messages of a camp.
#[expect(clippy::cast_possible_wrap, reason = "six")]
const MOST: i64 = MOST_MESSAGES as i64;

/// What an import would write, and what is wrong.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) core_tasks: Vec<NewCoreTask>,
    pub(super) camps: Vec<CampRow>,
    pub(super) statements: Vec<StatementRow>,
    /// Findings of analyses that are new.
    pub(super) findings: Vec<FindingRow>,
    /// Findings that were brought in before.
    pub(super) findings_there: usize,
    /// Statements and front pages that are stored already.
    pub(super) already_there: usize,
    /// Readable identifiers of the camps that sound rows name.
    pub(super) named_camps: Vec<String>,
    pub(super) faults: Vec<Fault>,
    pub(super) notes: Vec<Note>,
}

impl Plan {
    /// Tells whether nothing may be written. Rows of another municipality stop everything: what else is in the files
    /// belongs there too.
    pub(super) fn stops(&self, on_faults: OnFaults) -> bool {
        let is_elsewhere = |fault: &Fault| matches!(fault.expected, Wanted::OwnMunicipality(_));
        match on_faults {
            OnFaults::Stop => !self.faults.is_empty(),
            OnFaults::SkipRows => self.faults.iter().any(is_elsewhere),
        }
    }
}

/// Checks everything.
pub(super) fn check(sources: Sources, known: &Known, on_faults: OnFaults) -> Plan {
    let Sources { tables, faults, notes } = sources;
    let has_gaps = !faults.is_empty();
    let mut check = Check {
        known,
        on_faults,
        has_gaps,
        plan: Plan { faults, notes, ..Plan::default() },
        core_tasks: known
            .core_tasks
            .iter()
            .map(|task| (title_key(&task.title), Standing::Sound(task.title.clone())))
            .collect(),
        camps: known.camps.keys().map(|slug| (slug.clone(), Standing::Sound(slug.clone()))).collect(),
        seen: BTreeMap::new(),
        analyses: BTreeMap::new(),
    };
    for wanted in Kind::ALL {
        for (kind, table) in tables.iter().filter(|(kind, _)| *kind == wanted) {
            check.table(*kind, table);
        }
    }
    check.plan
}

/// Whether something that other rows refer to can be referred to.
#[derive(Clone, Debug)]
enum Standing {
    /// It is stored, or its row is sound; as it is written there.
    Sound(String),
    /// Its row is faulty.
    Faulty,
}

/// What an identifier or a title identifies: the same text may be both a camp's and a statement's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    CoreTask,
    CoreTaskAddress,
    Camp,
    Statement,
}

struct Check<'k> {
    known: &'k Known,
    on_faults: OnFaults,
    /// A table could not be read, so that what is missing may be in it.
    has_gaps: bool,
    plan: Plan,
    /// By title key.
    core_tasks: BTreeMap<String, Standing>,
    /// By readable identifier.
    camps: BTreeMap<String, Standing>,
    /// Where each identifier was first met.
    seen: BTreeMap<(Thing, String), (String, usize)>,
    /// What each camp's analysis holds with the rows so far, by the camp's readable identifier.
    analyses: BTreeMap<String, Imported>,
}

impl Check<'_> {
    fn table(&mut self, kind: Kind, table: &Table) {
        let columns = match table.columns::<Wanted>(kind.required(), kind.optional()) {
            Ok(columns) => columns,
            Err(faults) => {
                self.has_gaps = true;
                self.plan.faults.extend(faults);
                return;
            }
        };
        if !columns.unknown().is_empty() {
            self.plan
                .notes
                .push(Note::UnknownColumns { file: table.name.clone(), columns: columns.unknown().to_vec() });
        }
        for row in columns.rows() {
            match kind {
                Kind::CoreTasks => self.core_task(&table.name, row),
                Kind::Camps => self.camp(&table.name, row),
                Kind::Statements | Kind::Frontpages => self.statement(&table.name, kind, row),
                Kind::Analysis => self.finding(row),
            }
        }
    }

    fn core_task(&mut self, file: &str, mut row: Row<'_, '_>) {
        let line = row.line();
        if row.required("municipality").is_some_and(|name| !self.known.is_own(name)) {
            row.refuse("municipality", Wanted::OwnMunicipality(self.known.municipality.name.clone()));
        }
        if row.optional("kind").is_some_and(|kind| kind.to_lowercase() != "kerneopgave") {
            row.refuse("kind", Wanted::CoreTaskKind);
        }
        let number = row.whole_number("number");
        if number.is_some_and(|number| number < 1) {
            row.refuse("number", Wanted::FromOne);
        }
        let title = rows::required(&mut row, "title", MAX_TITLE);
        let purpose = rows::optional(&mut row, "purpose", MAX_WORDS).unwrap_or_default();
        let key = title.as_deref().map(title_key).unwrap_or_default();
        if let Some(title) = &title
            && self.is_first(Thing::CoreTask, &key, file, &mut row, "title")
            && !self.has_own_address(title, &key)
        {
            row.refuse("title", Wanted::OwnAddress);
        }
        let is_sound = self.keep_faults(row);
        let Some(title) = title else { return };
        if let Some(stored) = self.known.core_tasks.iter().find(|task| title_key(&task.title) == key) {
            self.note_if_otherwise(file, line, &title, &stored.title);
            if !purpose.is_empty() && purpose != stored.purpose {
                self.plan.notes.push(Note::PurposeKept { file: file.to_owned(), line, title: stored.title.clone() });
            }
        } else if is_sound {
            let position = number.unwrap_or_else(|| i64::try_from(self.core_tasks.len() + 1).unwrap_or(i64::MAX));
            self.core_tasks.insert(key, Standing::Sound(title.clone()));
            self.plan.core_tasks.push(NewCoreTask { position, title, purpose });
        } else {
            self.core_tasks.entry(key).or_insert(Standing::Faulty);
        }
    }

    /// Tells whether the address made of a title is no other core task's.
    fn has_own_address(&mut self, title: &str, key: &str) -> bool {
        let slug = tenancy::slug(title);
        let is_taken = self.known.core_tasks.iter().any(|task| task.slug == slug && title_key(&task.title) != key);
        !slug.is_empty() && !is_taken && self.seen.insert((Thing::CoreTaskAddress, slug), (String::new(), 0)).is_none()
    }

    fn camp(&mut self, file: &str, mut row: Row<'_, '_>) {
        let line = row.line();
        let slug = rows::camp_id(&mut row);
        let camp = rows::camp(&mut row, slug);
        let is_first = slug.is_some_and(|slug| self.is_first(Thing::Camp, slug, file, &mut row, "camp_id"));
        let known = camp.as_ref().filter(|camp| self.refers_to_core_task(file, line, camp, &mut row));
        if let Some(camp) = known
            && let Some(stored) = self.known.camps.get(&camp.slug)
        {
            let pairs = [
                ("core_task", title_key(&stored.core_task) == title_key(&camp.title)),
                ("date", stored.held_on == camp.held_on),
                ("participants", camp.participants.is_none() || stored.participants == camp.participants),
            ];
            for (column, _) in pairs.into_iter().filter(|(_, same)| !same) {
                row.refuse(column, Wanted::CampAsStored);
            }
        }
        let is_sound = known.is_some();
        match (self.keep_faults(row) && is_sound, camp, slug) {
            (true, Some(camp), _) => {
                self.name_camp(&camp.slug);
                if self.camps.insert(camp.slug.clone(), Standing::Sound(camp.title.clone())).is_none() {
                    self.plan.camps.push(camp);
                }
            }
            // Also when a camp of this identifier is stored: the files may mean another one.
            (_, _, Some(slug)) if is_first => drop(self.camps.insert(slug.to_owned(), Standing::Faulty)),
            _ => {}
        }
    }

    fn refers_to_core_task(&mut self, file: &str, line: usize, camp: &CampRow, row: &mut Row<'_, '_>) -> bool {
        match self.core_tasks.get(&title_key(&camp.title)).cloned() {
            Some(Standing::Sound(title)) => {
                self.note_if_otherwise(file, line, &camp.title, &title);
                return true;
            }
            Some(Standing::Faulty) => self.refuse_left_out(row, "core_task", Wanted::SoundCoreTask),
            None => self.refuse_unknown(row, "core_task", Wanted::KnownCoreTask),
        }
        false
    }

    fn statement(&mut self, file: &str, kind: Kind, mut row: Row<'_, '_>) {
        if row.optional("id").is_some_and(|code| self.known.is_erased(code)) {
            self.plan.already_there += 1;
            return;
        }
        let code = rows::code(&mut row);
        if let Some(code) = code {
            self.is_first(Thing::Statement, code, file, &mut row, "id");
        }
        let known_camp = self.known_camp(&mut row);
        let read = if kind == Kind::Frontpages { rows::frontpage } else { rows::statement };
        let statement = read(&mut row, code, known_camp);
        let stored = statement.as_ref().and_then(|statement| self.known.statements.get(&statement.code));
        if let (Some(statement), Some(stored)) = (&statement, stored) {
            for column in stored.differs(statement, kind) {
                row.refuse(column, Wanted::AsStored);
            }
        }
        if self.keep_faults(row)
            && let Some(statement) = statement
        {
            self.name_camp(&statement.camp);
            if stored.is_some() {
                self.plan.already_there += 1;
            } else {
                self.plan.statements.push(statement);
            }
        }
    }

    /// Reads the camp that a row belongs to, if it can be referred to.
    fn known_camp<'t>(&self, row: &mut Row<'_, 't>) -> Option<&'t str> {
        let slug = row.required("camp_id")?;
        match self.camps.get(slug) {
            Some(Standing::Sound(_)) => return Some(slug),
            Some(Standing::Faulty) => self.refuse_left_out(row, "camp_id", Wanted::SoundCamp),
            None => self.refuse_unknown(row, "camp_id", Wanted::KnownCamp),
        }
        None
    }

    /// A row that was brought in before is left alone, whatever has become of it since.
    fn finding(&mut self, mut row: Row<'_, '_>) {
        let camp = self.known_camp(&mut row);
        let finding = rows::finding(&mut row, camp, &self.known.municipality.name);
        let mut is_there = false;
        if let Some(finding) = &finding {
            let known = self.known;
            let held = self.analyses.entry(finding.camp.clone()).or_insert_with_key(|camp| known.analysis(camp));
            is_there = held.origins.contains(&finding.origin());
            match finding.kind {
                _ if is_there => {}
                FindingKind::Message if held.messages >= MOST => {
                    row.refuse("kind", Wanted::AtMostMessages(MOST_MESSAGES));
                }
                FindingKind::Message => held.messages += 1,
                FindingKind::Purpose if held.has_purpose => row.refuse("kind", Wanted::OnePurpose),
                FindingKind::Purpose => held.has_purpose = true,
                _ => {}
            }
        }
        if self.keep_faults(row)
            && let Some(finding) = finding
        {
            self.name_camp(&finding.camp);
            if is_there {
                self.plan.findings_there += 1;
            } else {
                self.plan.findings.push(finding);
            }
        }
    }

    /// Notes where something is met; when it has been met before, that is a fault.
    fn is_first(&mut self, thing: Thing, id: &str, file: &str, row: &mut Row<'_, '_>, column: &str) -> bool {
        let place = (file.to_owned(), row.line());
        let (first_file, first_line) = self.seen.entry((thing, id.to_owned())).or_insert_with(|| place.clone()).clone();
        let is_first = (&first_file, first_line) == (&place.0, place.1);
        if !is_first {
            row.refuse(column, Wanted::Once { file: first_file, line: first_line });
        }
        is_first
    }

    /// When faulty rows are left out, so are those that refer to them; otherwise their own fault is enough.
    fn refuse_left_out(&self, row: &mut Row<'_, '_>, column: &str, wanted: Wanted) {
        if self.on_faults == OnFaults::SkipRows {
            row.refuse(column, wanted);
        }
    }

    /// What is missing may be in a table that could not be read: then that table's fault is enough.
    fn refuse_unknown(&self, row: &mut Row<'_, '_>, column: &str, wanted: Wanted) {
        if self.on_faults == OnFaults::SkipRows || !self.has_gaps {
            row.refuse(column, wanted);
        }
    }

    fn note_if_otherwise(&mut self, file: &str, line: usize, written: &str, title: &str) {
        if written != title {
            self.plan.notes.push(Note::WrittenOtherwise {
                file: file.to_owned(),
                line,
                written: written.to_owned(),
                title: title.to_owned(),
            });
        }
    }

    fn name_camp(&mut self, slug: &str) {
        if !self.plan.named_camps.iter().any(|named| named == slug) {
            self.plan.named_camps.push(slug.to_owned());
        }
    }

    /// Ends a row; tells whether it is sound.
    fn keep_faults(&mut self, row: Row<'_, '_>) -> bool {
        match row.finish() {
            Ok(()) => true,
            Err(faults) => {
                self.plan.faults.extend(faults);
                false
            }
        }
    }
}

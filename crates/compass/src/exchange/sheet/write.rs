//! Writes the form as a workbook.

use tabular::{Cell, Column, Date, Kind, Sheet, Workbook, WriteError};

use super::super::object::Object;
use super::super::{Content, Form, FrameSide, Task};
use super::names::{self, RowKind};
use super::parts::{self, From, PARTS, Part};
use super::rows::row;

/// Writes the form as an XLSX workbook with the sheets of [`super::template::template`]; `created` is the day it says
/// it was made. A workbook knows only one kind of line break: `\r\n` inside a text becomes `\n`.
///
/// # Errors
/// [`WriteError::CellTooLong`] for a text or remarks that a cell cannot hold, and if the workbook cannot be packed.
pub fn write_xlsx(form: &Form, created: Date) -> Result<Vec<u8>, WriteError> {
    let rows = Written::of(form);
    let title = form.title.clone().unwrap_or_else(|| form.municipality.clone());
    let sheets = std::iter::once(super::template::guide())
        .chain(PARTS.iter().map(|part| sheet(part, rows.of_part(part))))
        .collect();
    tabular::write_xlsx(&Workbook { title, creator: None, created, sheets })
}

/// Makes a sheet of a part.
pub(super) fn sheet(part: &Part, rows: Vec<Vec<Cell>>) -> Sheet {
    let column = |column: &parts::Column| {
        let kind = if matches!(column.from, From::Number(_)) { Kind::Number } else { Kind::Text };
        let made = Column::new(column.title, kind);
        if column.from == From::Machine { made.wide(40) } else { made }
    };
    Sheet { name: part.sheet.to_owned(), columns: part.columns.iter().map(column).collect(), rows }
}

/// The rows of all sheets, each with the sheet it belongs to.
#[derive(Default)]
struct Written {
    rows: Vec<(&'static str, Vec<Cell>)>,
}

impl Written {
    fn of(form: &Form) -> Self {
        let mut written = Self::default();
        written.add(&parts::COMPASS, form, "", "");
        if let Some(task) = &form.core_task {
            written.add(&parts::CORE_TASK, task, "", "");
            written.content(&task.content, names::CORE_TASK);
        }
        written.tasks(&form.welfare_tasks, None);
        if let Some(task) = &form.organisational_task {
            written.add(&parts::ORGANISATIONAL_TASK, task, "", "");
            written.list(&parts::CONTENT, &task.points, names::ORGANISATIONAL_TASK, names::POINT);
            written.content(&task.content, names::ORGANISATIONAL_TASK);
        }
        written.list(&parts::POINTS, &form.council_has_established, "", names::ESTABLISHED);
        written.list(&parts::POINTS, &form.characteristics, "", names::CHARACTERISTIC);
        if let Some(definition) = &form.authority_task_definition {
            written.add(&parts::AUTHORITY, definition, "", "");
            written.list(&parts::POINTS, &definition.implications, "", names::IMPLICATION);
        }
        for definition in &form.definitions {
            written.add(&parts::DEFINITIONS, definition, "", "");
            for paragraph in &definition.elaboration {
                written.add(&parts::ELABORATIONS, paragraph, &definition.term, "");
            }
        }
        written.frame(&form.frame, "");
        for voice in &form.voices {
            written.add(&parts::VOICES, voice, "", "");
        }
        written
    }

    fn add<T: Object>(&mut self, part: &'static Part, object: &T, owner: &str, kind: &str) {
        self.rows.push((part.sheet, row(part, object, owner, kind)));
    }

    fn list<T: Object>(&mut self, part: &'static Part, objects: &[T], owner: &str, kind: RowKind) {
        for object in objects {
            self.add(part, object, owner, kind.word);
        }
    }

    fn frame(&mut self, frame: &[FrameSide], owner: &str) {
        for side in frame {
            self.add(&parts::FRAME, side, owner, "");
        }
    }

    fn tasks(&mut self, tasks: &[Task], parent: Option<&str>) {
        for task in tasks {
            let name = names::task(parent, &task.title);
            self.add(&parts::TASKS, task, parent.unwrap_or_default(), "");
            self.content(&task.content, &name);
        }
    }

    fn content(&mut self, content: &Content, owner: &str) {
        let part = &parts::CONTENT;
        self.list(part, &content.focus, owner, names::FOCUS);
        self.list(part, &content.challenges, owner, names::CHALLENGE);
        for task in &content.authority_tasks {
            self.add(part, task, owner, names::AUTHORITY_TASK.word);
            self.list(part, &task.dilemmas, owner, names::AUTHORITY_DILEMMA);
        }
        self.list(part, &content.dilemmas, owner, names::DILEMMA);
        for service in &content.services {
            let kind = if service.is_core { names::CORE_SERVICE } else { names::SERVICE };
            self.add(part, service, owner, kind.word);
        }
        self.list(part, &content.preconditions, owner, names::PRECONDITION);
        self.list(part, &content.contributions, owner, names::CONTRIBUTION);
        self.list(part, &content.principles, owner, names::PRINCIPLE);
        self.frame(&content.frame, owner);
        self.tasks(&content.children, Some(owner));
    }

    fn of_part(&self, part: &Part) -> Vec<Vec<Cell>> {
        self.rows.iter().filter(|(sheet, _)| *sheet == part.sheet).map(|(_, row)| row.clone()).collect()
    }
}

//! From the cells of one row to a value of its kind. What is wrong stays with the row's reader.

use tabular::RowReader;

use super::{MAX_SHORT, MAX_TITLE, MAX_WORDS, Wanted};
use crate::actor::ACTORS;
use crate::analysis::intake::FindingRow;
use crate::analysis::{Kind as FindingKind, Who};
use crate::exercise::Exercise;

pub(super) type Row<'c, 't> = RowReader<'c, 't, Wanted>;

/// Words in addresses under `/camps` that no camp may be called.
const TAKEN: [&str; 3] = ["indlaes", "paa-tvaers", "analyse-rapport"];

/// A sound row of `camps`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CampRow {
    pub(super) slug: String,
    /// The core task as the file writes it, which is also the camp's title.
    pub(super) title: String,
    pub(super) held_on: String,
    pub(super) participants: Option<i64>,
}

/// A sound row of `statements` or `frontpages`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StatementRow {
    pub(super) code: String,
    /// The camp's readable identifier.
    pub(super) camp: String,
    pub(super) exercise: Exercise,
    pub(super) group: String,
    pub(super) actor: String,
    pub(super) chosen_precondition: String,
    pub(super) headline: String,
    pub(super) words: String,
    pub(super) votes: Option<i64>,
    pub(super) is_selected: bool,
    pub(super) page: String,
}

/// Reads a row of `camps`. The identifier comes apart: it is known even when the rest is faulty.
pub(super) fn camp(row: &mut Row<'_, '_>, slug: Option<&str>) -> Option<CampRow> {
    let title = required(row, "core_task", MAX_TITLE);
    let date = row.required("date").and_then(|_| row.date("date"));
    let participants = count(row, "participants");
    Some(CampRow { slug: slug?.to_owned(), title: title?, held_on: date?.to_string(), participants })
}

/// Reads a camp's identifier.
pub(super) fn camp_id<'t>(row: &mut Row<'_, 't>) -> Option<&'t str> {
    let slug = row.required("camp_id")?;
    if platform::tenancy::slug(slug) == slug && slug.len() <= MAX_SHORT && !TAKEN.contains(&slug) {
        return Some(slug);
    }
    row.refuse("camp_id", Wanted::CampId);
    None
}

/// Reads a statement's identifier.
pub(super) fn code<'t>(row: &mut Row<'_, 't>) -> Option<&'t str> {
    let code = row.required("id")?;
    let fits = code.starts_with(char::is_alphanumeric)
        && code.chars().all(|sign| sign.is_alphanumeric() || "-_.".contains(sign));
    if fits && code.chars().count() <= MAX_SHORT {
        return Some(code);
    }
    row.refuse("id", Wanted::Code);
    None
}

/// Reads a row of `statements`, but for its identifier and whether its camp is known.
pub(super) fn statement(row: &mut Row<'_, '_>, code: Option<&str>, camp: Option<&str>) -> Option<StatementRow> {
    let exercise = exercise(row);
    let group = optional(row, "group", MAX_SHORT);
    let actor = actor(row, exercise);
    let chosen_precondition = optional(row, "chosen_precondition", MAX_WORDS);
    if chosen_precondition.as_deref().is_some_and(|text| !text::find_personal_data(text).is_empty()) {
        row.refuse("chosen_precondition", Wanted::NoPersonalData);
    }
    let words = required(row, "text", MAX_WORDS);
    let votes = count(row, "votes");
    let selected = row.optional("selected");
    if selected.is_some_and(|mark| mark != "1") {
        row.refuse("selected", Wanted::SelectedMark);
    }
    let page = optional(row, "page", MAX_SHORT);
    Some(StatementRow {
        code: code?.to_owned(),
        camp: camp?.to_owned(),
        exercise: exercise?,
        group: group?,
        actor: actor?,
        chosen_precondition: chosen_precondition?,
        headline: String::new(),
        words: words?,
        votes,
        is_selected: selected.is_some(),
        page: page?,
    })
}

/// Reads a row of `frontpages`, but for its identifier and whether its camp is known.
pub(super) fn frontpage(row: &mut Row<'_, '_>, code: Option<&str>, camp: Option<&str>) -> Option<StatementRow> {
    let group = optional(row, "group", MAX_SHORT);
    let headline = required(row, "headline", MAX_TITLE);
    let words = required(row, "story", MAX_WORDS);
    let page = optional(row, "page", MAX_SHORT);
    Some(StatementRow {
        code: code?.to_owned(),
        camp: camp?.to_owned(),
        exercise: Exercise::Frontpage,
        group: group?,
        actor: String::new(),
        chosen_precondition: String::new(),
        headline: headline?,
        words: words?,
        votes: None,
        is_selected: false,
        page: page?,
    })
}

/// Reads a row of `analysis`, but for whether its camp is known. `municipality` is the municipality's own name, which
/// the column of its contributions may have.
pub(super) fn finding(row: &mut Row<'_, '_>, camp: Option<&str>, municipality: &str) -> Option<FindingRow> {
    let kind = row.required("kind").and_then(|name| {
        let kind = imported_kind(name);
        if kind.is_none() {
            row.refuse("kind", Wanted::FindingKind);
        }
        kind
    });
    let title = optional(row, "title", MAX_TITLE);
    let words = optional(row, "text", MAX_WORDS);
    for (column, text) in [("title", &title), ("text", &words)] {
        if text.as_deref().is_some_and(|text| !text::find_personal_data(text).is_empty()) {
            row.refuse(column, Wanted::NoPersonalData);
        }
    }
    let is_empty = |text: &Option<String>| text.as_deref().is_some_and(str::is_empty);
    match kind {
        Some(FindingKind::Message) if is_empty(&title) => row.refuse("title", Wanted::Table(tabular::Expected::Text)),
        Some(FindingKind::Purpose | FindingKind::Consideration) if is_empty(&words) => {
            row.refuse("text", Wanted::Table(tabular::Expected::Text));
        }
        Some(_) if is_empty(&title) && is_empty(&words) => {
            row.refuse("text", Wanted::Table(tabular::Expected::Text));
        }
        _ => {}
    }
    let who = column_of(row, kind, municipality);
    let page = optional(row, "page", MAX_SHORT);
    Some(FindingRow { camp: camp?.to_owned(), kind: kind?, title: title?, words: words?, who: who?, page: page? })
}

fn imported_kind(name: &str) -> Option<FindingKind> {
    match name.to_lowercase().as_str() {
        "purpose_consideration" => Some(FindingKind::Consideration),
        "message" => Some(FindingKind::Message),
        "purpose" => Some(FindingKind::Purpose),
        "precondition" => Some(FindingKind::Precondition),
        "contribution" => Some(FindingKind::Contribution),
        _ => None,
    }
}

/// Reads the column of a contribution; nothing when what stands there is none, or stands with something else.
fn column_of(row: &mut Row<'_, '_>, kind: Option<FindingKind>, municipality: &str) -> Option<Who> {
    let heading = row.optional("actor").unwrap_or_default();
    let who = Who::of_heading(heading, municipality);
    if who.is_none() {
        row.refuse("actor", Wanted::FindingColumn);
    } else if who != Some(Who::Nobody) && kind.is_some_and(|kind| kind != FindingKind::Contribution) {
        row.refuse("actor", Wanted::NoActor);
        return None;
    }
    who
}

/// Reads a text that must be there.
pub(super) fn required(row: &mut Row<'_, '_>, column: &str, max: usize) -> Option<String> {
    row.required(column)?;
    optional(row, column, max)
}

/// Reads a text; empty when there is none, nothing when it is too long.
pub(super) fn optional(row: &mut Row<'_, '_>, column: &str, max: usize) -> Option<String> {
    let text = row.optional(column).unwrap_or_default();
    if text.chars().count() > max {
        row.refuse(column, Wanted::AtMost(max));
        return None;
    }
    Some(text.to_owned())
}

fn exercise(row: &mut Row<'_, '_>) -> Option<Exercise> {
    let name = row.required("session")?;
    let exercise = Exercise::from_name(&name.to_lowercase()).filter(|exercise| *exercise != Exercise::Frontpage);
    if exercise.is_none() {
        row.refuse("session", Wanted::Exercise);
    }
    exercise
}

/// Reads the actor; empty when none is named, nothing when the one named cannot stand there.
fn actor(row: &mut Row<'_, '_>, exercise: Option<Exercise>) -> Option<String> {
    let actor = row.optional("actor").unwrap_or_default().to_lowercase();
    if actor.is_empty() {
        return Some(actor);
    }
    if !ACTORS.contains(&actor.as_str()) {
        row.refuse("actor", Wanted::Actor);
        return None;
    }
    if exercise.is_some_and(|exercise| exercise != Exercise::Contribution) {
        row.refuse("actor", Wanted::NoActor);
        return None;
    }
    Some(actor)
}

/// Reads how many there are of something, where that is known.
fn count(row: &mut Row<'_, '_>, column: &str) -> Option<i64> {
    let number = row.whole_number(column)?;
    if number < 0 {
        row.refuse(column, Wanted::NotNegative);
        return None;
    }
    Some(number)
}

//! The form in which a wording is written: a field for what stands once, rows for what may stand often. Pure.
//!
//! The fields of a row follow each other: `focus.id` begins one, `focus.place` is its number, `focus.heading` and
//! `focus.under` are there for the kinds that have them, `focus` holds the words. Emptying the words takes the part
//! away; the same words in the same row keep its identifier.

use super::{Often, Part, PartKind, Words};

/// How many empty rows a form offers for each kind.
const EMPTY_ROWS: usize = 2;

/// All that the form says of one kind of part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) kind: PartKind,
    pub(super) rows: Vec<Row>,
}

impl Field {
    /// Returns the identifier of the row at this place: of the first one the kind's name, which error summaries lead to.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass the loop's own number")]
    pub(super) fn anchor(&self, place: &usize) -> String {
        let name = self.kind.name();
        if *place == 0 { name.to_owned() } else { format!("{name}-{}", place + 1) }
    }

    /// Tells whether its rows have room for parts that belong to the row's.
    pub(super) fn has_children(&self) -> bool {
        child_of(self.kind).is_some()
    }
}

/// One part, or room for one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) place: String,
    pub(super) heading: String,
    pub(super) body: String,
    /// The parts that belong to it: one in a line, paragraphs of a term apart by an empty line.
    pub(super) under: String,
}

/// The kinds that a core task's form asks for; the overall core task's come with it.
const OF_A_TASK: [PartKind; 17] = [
    PartKind::Title,
    PartKind::Purpose,
    PartKind::TargetGroup,
    PartKind::Vision,
    PartKind::Definition,
    PartKind::OverviewWording,
    PartKind::Lead,
    PartKind::Focus,
    PartKind::Challenge,
    PartKind::AuthorityTask,
    PartKind::DesiredExperience,
    PartKind::Dilemma,
    PartKind::CoreService,
    PartKind::Service,
    PartKind::Precondition,
    PartKind::Contribution,
    PartKind::Principle,
];
const OF_A_MODEL: [PartKind; 8] = [
    PartKind::Established,
    PartKind::Characteristic,
    PartKind::AuthoritySituation,
    PartKind::AuthorityDefinition,
    PartKind::AuthorityImplication,
    PartKind::Term,
    PartKind::FrameLead,
    PartKind::ReflectionQuestion,
];

/// Returns the kind of part that is written in the row of the one it belongs to.
pub(super) fn child_of(kind: PartKind) -> Option<PartKind> {
    match kind {
        PartKind::AuthorityTask => Some(PartKind::Dilemma),
        PartKind::Term => Some(PartKind::Elaboration),
        PartKind::Frame => Some(PartKind::FrameLabel),
        _ => None,
    }
}

fn separator(child: PartKind) -> &'static str {
    if child == PartKind::Elaboration { "\n\n" } else { "\n" }
}

/// Whose form it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    CoreTask,
    Model,
}

/// Returns the kinds of part that a form asks for, in order.
pub(super) fn kinds(whose: Whose) -> Vec<PartKind> {
    let own: &[PartKind] = match whose {
        Whose::CoreTask => &OF_A_TASK,
        Whose::Model => &OF_A_MODEL,
    };
    own.iter().copied().chain([PartKind::Frame]).collect()
}

/// Fills the form with what a wording says, and leaves room for more.
pub(super) fn fields(words: &Words, whose: Whose) -> Vec<Field> {
    let field = |kind: PartKind| {
        let mut rows: Vec<Row> = (1..).zip(words.of(kind)).map(|(place, part)| row(words, part, place)).collect();
        let room = match kind.often() {
            Often::Once => usize::from(rows.is_empty()),
            Often::Many => EMPTY_ROWS,
        };
        rows.extend(std::iter::repeat_n(Row::default(), room));
        Field { kind, rows }
    };
    kinds(whose).into_iter().map(field).collect()
}

fn row(words: &Words, part: &Part, place: usize) -> Row {
    let child = child_of(part.kind);
    let under: Vec<&str> =
        words.under(&part.id).filter(|below| Some(below.kind) == child).map(|below| below.body.as_str()).collect();
    Row {
        id: part.id.clone(),
        place: place.to_string(),
        heading: part.heading.clone(),
        body: part.body.clone(),
        under: under.join(child.map_or("\n", separator)),
    }
}

/// Reads a posted form. `before` is the version as it was, so that what belongs to a part keeps its identifiers. Parts
/// that the form does not ask for stay as they were.
pub(super) fn read(pairs: &[(String, String)], before: &Words, whose: Whose) -> Words {
    let asked = kinds(whose);
    let mut words = Words::default();
    for kind in &asked {
        let mut rows = rows(pairs, *kind);
        rows.retain(|row| !(row.body.is_empty() && row.heading.is_empty()));
        // What has no number stands last, in the order in which it was written.
        rows.sort_by_key(|row| row.place.trim().parse::<i64>().unwrap_or(i64::MAX));
        for row in rows {
            add(&mut words, *kind, row, before);
        }
    }
    let is_kept = |part: &&Part| part.under.is_none() && !asked.contains(&part.kind);
    for part in before.0.iter().filter(is_kept) {
        words.0.push(part.clone());
        words.0.extend(before.under(&part.id).cloned());
    }
    words
}

fn add(words: &mut Words, kind: PartKind, row: Row, before: &Words) {
    let known = before.part(&row.id).filter(|part| part.kind == kind);
    let id = known.map_or_else(platform::store::new_id, |part| part.id.clone());
    // A heading that the form does not ask for stays.
    let kept = known.filter(|_| !kind.has_heading()).map(|part| part.heading.clone());
    let remarks = known.map_or_else(String::new, |part| part.remarks.clone());
    words.0.push(Part {
        kind,
        id: id.clone(),
        under: None,
        heading: kept.unwrap_or(row.heading),
        body: row.body,
        remarks,
    });
    let child = child_of(kind);
    words.0.extend(before.under(&id).filter(|part| Some(part.kind) != child).cloned());
    let Some(child) = child else { return };
    for body in row.under.split(separator(child)).map(str::trim).filter(|body| !body.is_empty()) {
        let new = || Part {
            kind: child,
            id: platform::store::new_id(),
            under: Some(id.clone()),
            heading: String::new(),
            body: body.to_owned(),
            remarks: String::new(),
        };
        words
            .0
            .push(before.under(&id).find(|part| part.kind == child && part.body == body).cloned().unwrap_or_else(new));
    }
}

/// Reads the rows of a kind as they were posted, also the empty ones.
fn rows(pairs: &[(String, String)], kind: PartKind) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (name, value) in pairs {
        let Some(rest) = name.strip_prefix(kind.name()) else { continue };
        let value = value.replace("\r\n", "\n").trim().to_owned();
        if rest == ".id" {
            rows.push(Row { id: value, ..Row::default() });
            continue;
        }
        let Some(row) = rows.last_mut() else { continue };
        match rest {
            "" => row.body = value,
            ".place" => row.place = value,
            ".heading" => row.heading = value,
            ".under" => row.under = value,
            _ => {}
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a browser would post for a form that nobody changed.
    fn posted(fields: &[Field]) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for field in fields {
            let name = field.kind.name();
            for row in &field.rows {
                pairs.push((format!("{name}.id"), row.id.clone()));
                pairs.push((format!("{name}.place"), row.place.clone()));
                pairs.push((format!("{name}.heading"), row.heading.clone()));
                pairs.push((name.to_owned(), row.body.replace('\n', "\r\n")));
                pairs.push((format!("{name}.under"), row.under.replace('\n', "\r\n")));
            }
        }
        pairs
    }

    fn sample() -> Words {
        let mut words = Words::default();
        words.add(PartKind::Title, "", "Tryg alderdom", None);
        words.add(PartKind::Focus, "", "Hjemme længst muligt", None);
        words.add(PartKind::Focus, "", "Mad, der smager", None);
        let task = words.add(PartKind::AuthorityTask, "", "Tildeling af bolig", None);
        words.add(PartKind::Dilemma, "", "Hurtigt eller grundigt", task.as_deref());
        words.add(PartKind::Contribution, "borgere", "Besøger en nabo", None);
        words
    }

    #[test]
    fn saving_a_form_that_nobody_changed_changes_nothing() {
        let words = sample();
        assert_eq!(read(&posted(&fields(&words, Whose::CoreTask)), &words, Whose::CoreTask), words);
    }

    #[test]
    fn a_focus_can_be_reworded_moved_up_added_and_taken_away() {
        let words = sample();
        let mut form = fields(&words, Whose::CoreTask);
        let focus = form.iter_mut().find(|field| field.kind == PartKind::Focus).unwrap();
        let second = focus.rows[1].id.clone();
        focus.rows[0].body.clear();
        focus.rows[1].body = "Mad, der dufter".into();
        focus.rows[2] = Row { place: "1".into(), body: "Et fællesskab nær ved".into(), ..Row::default() };
        let saved = read(&posted(&form), &words, Whose::CoreTask);
        let bodies: Vec<_> = saved.of(PartKind::Focus).map(|part| part.body.as_str()).collect();
        assert_eq!(bodies, ["Et fællesskab nær ved", "Mad, der dufter"]);
        assert_eq!(saved.of(PartKind::Focus).nth(1).unwrap().id, second);
    }

    #[test]
    fn an_identifier_from_another_part_is_not_taken_over() {
        let words = sample();
        let title = words.of(PartKind::Title).next().unwrap().id.clone();
        let pairs = [("focus.id".to_owned(), title.clone()), ("focus".to_owned(), "Ny".to_owned())];
        let saved = read(&pairs, &words, Whose::CoreTask);
        assert_ne!(saved.of(PartKind::Focus).next().unwrap().id, title);
    }

    proptest! {
        #[test]
        fn any_wording_comes_through_the_form_unchanged(bodies in proptest::collection::vec("[a-zæøå ,.]{0,20}[a-z]", 0..6)) {
            let mut words = Words::default();
            words.add(PartKind::Title, "", "Titel", None);
            for body in &bodies {
                words.add(PartKind::Focus, "", body.trim(), None);
            }
            words.add(PartKind::Frame, "lovgivning", "Det, loven siger", None);
            prop_assert_eq!(read(&posted(&fields(&words, Whose::CoreTask)), &words, Whose::CoreTask), words);
        }
    }
}

//! The form that a stored model goes out in. Pure.

use std::collections::HashMap;

use super::{Kept, words};
use crate::core_task::{Branch, CoreTask as Stored, TaskKind};
use crate::exchange::{Content, CoreTask, Form, OrganisationalTask, Remarks, Task, Voice};
use crate::model::Model;
use crate::wording::{PartKind, Words};

/// All that a model consists of.
pub(super) struct Whole<'w> {
    pub(super) municipality: &'w str,
    pub(super) model: &'w Model,
    pub(super) words: &'w Words,
    pub(super) tops: &'w [Branch],
    pub(super) said: &'w HashMap<String, Words>,
    pub(super) voices: Vec<Voice>,
}

fn remarks_of(task: &Stored) -> Remarks {
    Remarks::from_text(&Kept::from_text(&task.remarks).remarks).unwrap_or_default()
}

/// Tells whether the file that a thing came from had a key.
fn was_given(remarks: &Remarks, key: &str) -> bool {
    remarks.given.iter().any(|given| given.key == key)
}

/// Builds the form.
pub(super) fn form(whole: &Whole<'_>) -> Form {
    let kept = Kept::from_text(&whole.model.remarks);
    let remarks = Remarks::from_text(&kept.remarks).unwrap_or_default();
    let overall = whole.tops.iter().find(|top| top.task.kind == TaskKind::Overall);
    // Below the overall task, or at the top of a model that has none.
    let mut below: Vec<&Branch> = overall.map(|top| top.under.iter().collect()).unwrap_or_default();
    below.extend(whole.tops.iter().filter(|top| top.task.kind != TaskKind::Overall));
    let organisational = below.iter().position(|branch| branch.task.kind == TaskKind::Organisational);
    let organisational = organisational.map(|place| below.remove(place));
    let is_titled = kept.is_titled || !kept.is_from_file;
    Form {
        municipality: if kept.municipality.is_empty() { whole.municipality.to_owned() } else { kept.municipality },
        title: is_titled.then(|| whole.model.title.clone()),
        core_task: overall.map(|branch| core_task(whole, branch)),
        welfare_tasks: tasks(whole, &below, TaskKind::Welfare),
        organisational_task: organisational.map(|branch| organisational_task(whole, branch)),
        council_has_established: words::points(whole.words, PartKind::Established),
        characteristics: words::points(whole.words, PartKind::Characteristic),
        authority_task_definition: words::authority_definition(whole.words),
        definitions: words::definitions(whole.words),
        frame_lead: words::text(whole.words, PartKind::FrameLead),
        frame: words::frame(whole.words),
        reflection_question: words::text(whole.words, PartKind::ReflectionQuestion),
        voices: whole.voices.clone(),
        remarks,
    }
}

fn said<'w>(whole: &'w Whole<'_>, task: &Stored) -> &'w Words {
    const NOTHING: &Words = &Words(Vec::new());
    whole.said.get(&task.id).unwrap_or(NOTHING)
}

fn core_task(whole: &Whole<'_>, branch: &Branch) -> CoreTask {
    let words = said(whole, &branch.task);
    CoreTask {
        wording: words.text(PartKind::Title).to_owned(),
        wording_in_overview: words::text(words, PartKind::OverviewWording),
        definition: words::text(words, PartKind::Definition),
        purpose: words::text(words, PartKind::Purpose),
        vision: words::text(words, PartKind::Vision),
        // The tasks below it have a key of their own.
        content: words::content(words),
        remarks: remarks_of(&branch.task),
    }
}

fn organisational_task(whole: &Whole<'_>, branch: &Branch) -> OrganisationalTask {
    let words = said(whole, &branch.task);
    let content = words::content(words);
    OrganisationalTask {
        title: words.text(PartKind::Title).to_owned(),
        purpose: words::text(words, PartKind::Purpose),
        lead: words::text(words, PartKind::Lead),
        points: content.focus,
        content: Content { focus: Vec::new(), children: children(whole, branch), ..content },
        remarks: remarks_of(&branch.task),
    }
}

fn children(whole: &Whole<'_>, branch: &Branch) -> Vec<Task> {
    tasks(whole, &branch.under.iter().collect::<Vec<_>>(), TaskKind::Workplace)
}

fn tasks(whole: &Whole<'_>, branches: &[&Branch], usual: TaskKind) -> Vec<Task> {
    let all_kept: Vec<Kept> = branches.iter().map(|one| Kept::from_text(&one.task.remarks)).collect();
    // Numbers of a file hold as long as nobody changed the order here.
    let given: Vec<i64> = all_kept.iter().filter_map(|kept| kept.number).collect();
    let is_in_order = given.windows(2).all(|pair| matches!(pair, [one, next] if one < next));
    let task = |(place, (branch, kept)): (i64, (&&Branch, &Kept))| {
        let (words, remarks) = (said(whole, &branch.task), remarks_of(&branch.task));
        let number = kept.number.filter(|_| is_in_order);
        let wants_number = kept.number.is_some() || !kept.is_from_file;
        let kind = branch.task.kind;
        Task {
            number: number.or_else(|| wants_number.then_some(place)),
            kind: (kind != usual || was_given(&remarks, "kind")).then_some(kind),
            title: words.text(PartKind::Title).to_owned(),
            purpose: words::text(words, PartKind::Purpose),
            unit: Some(branch.task.responsible.clone()).filter(|unit| !unit.is_empty()),
            content: Content { children: children(whole, branch), ..words::content(words) },
            remarks,
        }
    };
    (1..).zip(branches.iter().zip(&all_kept)).map(task).collect()
}

//! What a command changes, decided on the analysis as it stands: pure, no clock, no database.

use std::collections::BTreeSet;

use super::{Analysis, Finding, Kind, MOST_MESSAGES, Step, Who};
use crate::consolidation::{Direction, Edit};

/// A finding as a person writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What kind.
    pub kind: Kind,
    /// Who can do it (contributions only).
    pub who: Who,
    /// Title; may be empty where the kind allows it.
    pub title: String,
    /// What it says; may be empty where it rests on statements.
    pub words: String,
    /// Identifiers of statements.
    pub statements: Vec<String>,
    /// Identifiers of themes.
    pub themes: Vec<String>,
    /// Identifiers of categories.
    pub categories: Vec<String>,
}

impl Draft {
    /// Begins a finding of a kind with nothing in it.
    #[must_use]
    pub const fn new(kind: Kind) -> Self {
        Self {
            kind,
            who: Who::Nobody,
            title: String::new(),
            words: String::new(),
            statements: Vec::new(),
            themes: Vec::new(),
            categories: Vec::new(),
        }
    }

    /// Returns a finding as a person may write it anew.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        Self {
            kind: finding.kind,
            who: finding.who,
            title: finding.title.clone(),
            words: finding.words.clone(),
            statements: finding.statements.clone(),
            themes: finding.themes.clone(),
            categories: finding.categories.clone(),
        }
    }
}

/// What a person wants done in an analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are what the variant's own line says")]
pub enum Command {
    /// Write a finding.
    Add { draft: Draft },
    /// Take several over at once from what was sorted and summed up.
    TakeOver { drafts: Vec<Draft> },
    /// Write a finding anew, as it was when step `seen` had last changed it.
    Edit { finding: String, draft: Draft, seen: i64 },
    /// Move a finding among those of its kind.
    Move { finding: String, direction: Direction },
    /// Remove a finding.
    Remove { finding: String },
    /// Put all that one crossing rests on into another, and remove it.
    Join { from: String, into: String },
    /// Say which statements belong to a crossing and which do not.
    Judge { finding: String, belong: Vec<String>, do_not: Vec<String> },
}

impl Command {
    /// Returns the command's stable name, as steps write it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add",
            Self::TakeOver { .. } => "take-over",
            Self::Edit { .. } => "edit",
            Self::Move { .. } => "move",
            Self::Remove { .. } => "remove",
            Self::Join { .. } => "join",
            Self::Judge { .. } => "judge",
        }
    }
}

/// Why a command is not carried out; each has a text that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Someone has changed the finding since it was seen; it says this now.
    #[error("er ændret, siden du så det")]
    Changed(Box<Finding>),
    /// There is no such finding, or nothing with such an identifier to rest on (any more).
    #[error("findes ikke")]
    Unknown,
    /// A finding of this kind needs a title.
    #[error("mangler en titel")]
    NoTitle,
    /// A finding must say something, or rest on statements that do.
    #[error("siger ingenting")]
    NoWords,
    /// There are as many messages as there can be.
    #[error("der er seks budskaber")]
    TooManyMessages,
    /// There is a proposed wording already.
    #[error("der er et forslag")]
    OneProposal,
    /// The step cannot be undone.
    #[error("kan ikke fortrydes")]
    CannotUndo,
    /// Something it touched has changed since.
    #[error("noget er ændret siden")]
    UndoBlocked,
}

impl Refusal {
    /// Returns the key of the text that says what to do.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Changed(_) => "finding-refusal-changed",
            Self::Unknown => "finding-refusal-unknown",
            Self::NoTitle => "finding-refusal-no-title",
            Self::NoWords => "finding-refusal-no-words",
            Self::TooManyMessages => "finding-refusal-too-many",
            Self::OneProposal => "finding-refusal-one-proposal",
            Self::CannotUndo => "finding-refusal-cannot-undo",
            Self::UndoBlocked => "finding-refusal-undo-blocked",
        }
    }
}

/// What a finding may rest on: identifiers of all statements, themes and categories there are.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(pub(super) BTreeSet<String>);

type Edits = Vec<Edit<Finding>>;

/// Decides what a command comes to: edits, or none when everything is so already.
///
/// # Errors
/// [`Refusal`]; nothing may be changed then.
pub(super) fn decide(
    analysis: &Analysis,
    known: &Known,
    command: &Command,
    new_id: &mut impl FnMut() -> String,
) -> Result<Edits, Refusal> {
    match command {
        Command::Add { draft } => add(analysis, known, std::slice::from_ref(draft), new_id),
        Command::TakeOver { drafts } => add(analysis, known, drafts, new_id),
        Command::Edit { finding, draft, seen } => edit(analysis, known, finding, draft, *seen),
        Command::Move { finding, direction } => shift(analysis, finding, *direction),
        Command::Remove { finding } => {
            let before = find(analysis, finding)?;
            Ok(vec![Edit { id: finding.clone(), before: Some(before.clone()), after: None }])
        }
        Command::Join { from, into } => join(analysis, from, into),
        Command::Judge { finding, belong, do_not } => judge(analysis, known, finding, belong, do_not),
    }
}

fn find<'a>(analysis: &'a Analysis, id: &str) -> Result<&'a Finding, Refusal> {
    analysis.get(id).ok_or(Refusal::Unknown)
}

fn change(id: &str, before: &Finding, after: Finding) -> Edits {
    if *before == after {
        return Vec::new();
    }
    vec![Edit { id: id.to_owned(), before: Some(before.clone()), after: Some(after) }]
}

fn distinct(ids: &[String]) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for id in ids {
        if !distinct.contains(id) {
            distinct.push(id.clone());
        }
    }
    distinct
}

/// What is gone meanwhile may stay where it stood, and nowhere else.
fn checked(draft: &Draft, known: &Known, before: Option<&Finding>) -> Result<(), Refusal> {
    let stood = |id: &String| {
        before.is_some_and(|one| [&one.statements, &one.themes, &one.categories].iter().any(|ids| ids.contains(id)))
    };
    let mut ids = draft.statements.iter().chain(&draft.themes).chain(&draft.categories);
    if !ids.all(|id| known.0.contains(id) || stood(id)) {
        return Err(Refusal::Unknown);
    }
    let (has_title, has_words) = (!draft.title.trim().is_empty(), !draft.words.trim().is_empty());
    match draft.kind {
        Kind::Message | Kind::Crossing if !has_title => Err(Refusal::NoTitle),
        Kind::Message | Kind::Crossing => Ok(()),
        Kind::Purpose | Kind::Proposal | Kind::Consideration if !has_words => Err(Refusal::NoWords),
        Kind::Precondition | Kind::Contribution if !has_title && !has_words && draft.statements.is_empty() => {
            Err(Refusal::NoWords)
        }
        _ => Ok(()),
    }
}

/// Those with which a finding shares an order.
fn peers(analysis: &Analysis, kind: Kind, who: Who) -> Vec<(&String, &Finding)> {
    analysis.of_kind(kind).into_iter().filter(|(_, one)| one.who == who).collect()
}

fn next_number(analysis: &Analysis, kind: Kind, who: Who) -> i64 {
    peers(analysis, kind, who).iter().map(|(_, one)| one.number).max().unwrap_or(0) + 1
}

fn add(
    analysis: &Analysis,
    known: &Known,
    drafts: &[Draft],
    new_id: &mut impl FnMut() -> String,
) -> Result<Edits, Refusal> {
    let mut after = analysis.clone();
    let mut edits = Edits::new();
    for draft in drafts {
        checked(draft, known, None)?;
        let count = after.of_kind(draft.kind).len();
        match draft.kind {
            Kind::Message if count >= MOST_MESSAGES => return Err(Refusal::TooManyMessages),
            Kind::Proposal | Kind::Purpose if count > 0 => return Err(Refusal::OneProposal),
            _ => {}
        }
        let who = if draft.kind == Kind::Contribution { draft.who } else { Who::Nobody };
        let finding = Finding {
            kind: draft.kind,
            number: next_number(&after, draft.kind, who),
            who,
            title: draft.title.trim().to_owned(),
            words: draft.words.trim().to_owned(),
            statements: distinct(&draft.statements),
            themes: distinct(&draft.themes),
            categories: distinct(&draft.categories),
            declined: Vec::new(),
            source_page: String::new(),
            origin: String::new(),
        };
        let edit = Edit { id: new_id(), before: None, after: Some(finding) };
        after = after.with(std::slice::from_ref(&edit));
        edits.push(edit);
    }
    Ok(edits)
}

fn edit(analysis: &Analysis, known: &Known, id: &str, draft: &Draft, seen: i64) -> Result<Edits, Refusal> {
    let (before, changed_in) = analysis.findings.get(id).ok_or(Refusal::Unknown)?;
    if *changed_in != seen {
        return Err(Refusal::Changed(Box::new(before.clone())));
    }
    let draft = Draft { kind: before.kind, ..draft.clone() };
    checked(&draft, known, Some(before))?;
    let who = if before.kind == Kind::Contribution { draft.who } else { Who::Nobody };
    let number = if who == before.who { before.number } else { next_number(analysis, before.kind, who) };
    let after = Finding {
        who,
        number,
        title: draft.title.trim().to_owned(),
        words: draft.words.trim().to_owned(),
        statements: distinct(&draft.statements),
        themes: distinct(&draft.themes),
        categories: distinct(&draft.categories),
        ..before.clone()
    };
    Ok(change(id, before, after))
}

fn shift(analysis: &Analysis, id: &str, direction: Direction) -> Result<Edits, Refusal> {
    let finding = find(analysis, id)?;
    let mut order = peers(analysis, finding.kind, finding.who);
    let at = order.iter().position(|(other, _)| *other == id).ok_or(Refusal::Unknown)?;
    let to = match direction {
        Direction::Earlier => at.saturating_sub(1),
        Direction::Later => (at + 1).min(order.len() - 1),
    };
    order.swap(at, to);
    let renumbered = order.into_iter().zip(1..);
    Ok(renumbered.flat_map(|((id, one), number)| change(id, one, Finding { number, ..one.clone() })).collect())
}

fn join(analysis: &Analysis, from: &str, into: &str) -> Result<Edits, Refusal> {
    let (gone, kept) = (find(analysis, from)?, find(analysis, into)?);
    if from == into || gone.kind != kept.kind {
        return Err(Refusal::Unknown);
    }
    let both = |one: &[String], other: &[String]| distinct(&[one, other].concat());
    let mut after = Finding {
        statements: both(&kept.statements, &gone.statements),
        themes: both(&kept.themes, &gone.themes),
        categories: both(&kept.categories, &gone.categories),
        declined: both(&kept.declined, &gone.declined),
        ..kept.clone()
    };
    after.declined.retain(|id| !after.statements.contains(id));
    let mut edits = change(into, kept, after);
    edits.push(Edit { id: from.to_owned(), before: Some(gone.clone()), after: None });
    Ok(edits)
}

fn judge(analysis: &Analysis, known: &Known, id: &str, belong: &[String], do_not: &[String]) -> Result<Edits, Refusal> {
    let before = find(analysis, id)?;
    if !belong.iter().chain(do_not).all(|id| known.0.contains(id)) {
        return Err(Refusal::Unknown);
    }
    let mut after = before.clone();
    after.statements = distinct(&[before.statements.as_slice(), belong].concat());
    after.statements.retain(|id| !do_not.contains(id));
    after.declined = distinct(&[before.declined.as_slice(), do_not].concat());
    after.declined.retain(|id| !after.statements.contains(id));
    Ok(change(id, before, after))
}

/// Decides what undoing a step changes.
///
/// # Errors
/// [`Refusal::CannotUndo`] when it is undone already or was an import; [`Refusal::UndoBlocked`] when a later step has
/// changed something it touched, which would then be lost.
pub(super) fn undo(analysis: &Analysis, step: &Step) -> Result<Edits, Refusal> {
    if step.undone_by.is_some() || step.kind == "import" {
        return Err(Refusal::CannotUndo);
    }
    if step.edits.iter().any(|edit| analysis.get(&edit.id) != edit.after.as_ref()) {
        return Err(Refusal::UndoBlocked);
    }
    let edits: Edits = step.edits.iter().rev().map(turned_round).collect();
    let messages = analysis.with(&edits).of_kind(Kind::Message).len();
    if messages > MOST_MESSAGES { Err(Refusal::TooManyMessages) } else { Ok(edits) }
}

/// Returns an edit that takes another one back.
pub(super) fn turned_round(edit: &Edit<Finding>) -> Edit<Finding> {
    Edit { id: edit.id.clone(), before: edit.after.clone(), after: edit.before.clone() }
}

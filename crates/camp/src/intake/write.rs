//! Writes what a check found to be new, inside the import's transaction.

use std::collections::BTreeMap;

use compass::core_task::{self, title_key};
use platform::Fault;
use platform::access::Actor;
use platform::store::{StoreError, Tx, new_id};
use platform::tenancy::Unit;

use super::check::Plan;
use super::known::Known;
use super::store::{self, NewStatement};
use super::{CampLink, Outcome};
use crate::analysis::intake::{FindingRow, Said, bring_in};
use crate::consolidation::{Board, BoardKey, Change, Edit, Mask, Step, store as boards};
use crate::exercise::Exercise;
use crate::gathering;

/// What was written, and the boards that changed with their latest step.
pub(super) struct Written {
    pub(super) outcome: Outcome,
    pub(super) boards: Vec<(BoardKey, i64)>,
}

/// Writes the plan.
pub(super) async fn write(
    tx: &mut Tx,
    actor: &Actor,
    unit: &Unit,
    known: &Known,
    plan: Plan,
) -> Result<Written, Fault> {
    let mut outcome = Outcome {
        already_there: plan.already_there,
        findings_there: plan.findings_there,
        skipped: plan.faults,
        notes: plan.notes,
        ..Outcome::default()
    };
    outcome.core_tasks_added = core_task::actions::add_missing(tx, actor, &plan.core_tasks).await?;
    let tasks = core_task::actions::all(tx, actor).await?;
    let mut camps: BTreeMap<String, (String, String)> =
        known.camps.values().map(|camp| (camp.slug.clone(), (camp.id.clone(), camp.title.clone()))).collect();
    for row in plan.camps {
        let key = title_key(&row.title);
        let task = tasks.iter().find(|task| title_key(&task.title) == key).ok_or(Fault::NotFound)?;
        let camp = gathering::store::NewCamp {
            id: new_id(),
            unit_id: unit.id.clone(),
            core_task_id: task.id.clone(),
            slug: row.slug,
            title: row.title,
            held_on: row.held_on,
            participants: row.participants,
        };
        gathering::store::insert(tx, &actor.municipality, &camp).await?;
        outcome.camps_added += 1;
        camps.insert(camp.slug, (camp.id, camp.title));
    }
    let named = plan.named_camps.iter().filter_map(|slug| camps.get(slug).map(|(_, title)| (slug, title)));
    outcome.camps =
        named.map(|(slug, title)| CampLink { title: title.clone(), url: format!("/camps/{slug}") }).collect();

    let mut last = store::last_positions(tx, &actor.municipality).await?;
    let mut new = Vec::with_capacity(plan.statements.len());
    for row in plan.statements {
        let (camp, _) = camps.get(&row.camp).cloned().ok_or(Fault::NotFound)?;
        let position = last.entry(camp.clone()).or_insert(0);
        *position += 1;
        new.push(NewStatement { id: new_id(), position: *position, camp, row });
    }
    store::insert_statements(tx, &actor.municipality, &new).await?;
    outcome.frontpages_added = new.iter().filter(|one| one.row.exercise == Exercise::Frontpage).count();
    outcome.statements_added = new.len() - outcome.frontpages_added;
    let boards = mask_all(tx, actor, &new, &mut outcome.masked).await?;
    write_findings(tx, actor, &plan.findings, &camps, &mut outcome).await?;
    Ok(Written { outcome, boards })
}

/// Adds findings to the analyses of their camps: those that are a participant's words lead to the statement.
async fn write_findings(
    tx: &mut Tx,
    actor: &Actor,
    findings: &[FindingRow],
    camps: &BTreeMap<String, (String, String)>,
    outcome: &mut Outcome,
) -> Result<(), Fault> {
    if findings.is_empty() {
        return Ok(());
    }
    let said = store::contributions(tx, &actor.municipality).await?;
    let said: Vec<Said> = said.into_iter().map(|(id, camp, words)| Said { id, camp, words }).collect();
    let mut by_camp: BTreeMap<&str, Vec<&FindingRow>> = BTreeMap::new();
    for finding in findings {
        by_camp.entry(&finding.camp).or_default().push(finding);
    }
    for (slug, rows) in by_camp {
        let (camp, _) = camps.get(slug).ok_or(Fault::NotFound)?;
        let brought = bring_in(tx, actor, camp, &rows, &said).await?;
        outcome.findings_added += brought.findings;
        outcome.contributions.0 += brought.contributions;
        outcome.contributions.1 += brought.matched;
    }
    Ok(())
}

/// Masks personal data in the new statements, as a step on each board where there is any, so that it shows in the
/// statements' history. Adds the codes of the masked ones to `masked` and returns all boards with new statements.
async fn mask_all(
    tx: &mut Tx,
    actor: &Actor,
    new: &[NewStatement],
    masked: &mut Vec<String>,
) -> Result<Vec<(BoardKey, i64)>, StoreError> {
    let mut by_board: BTreeMap<(&str, Exercise), Vec<Change>> = BTreeMap::new();
    for one in new {
        let changes = by_board.entry((&one.camp, one.row.exercise)).or_default();
        let mask =
            Mask { words: without_personal_data(&one.row.words), headline: without_personal_data(&one.row.headline) };
        if mask != Mask::default() {
            masked.push(one.row.code.clone());
            changes.push(Change::Mask(Edit { id: one.id.clone(), before: None, after: Some(mask) }));
        }
    }
    let at = tx.now().millis();
    let mut boards = Vec::new();
    for ((camp, exercise), changes) in by_board {
        let key = BoardKey { municipality: actor.municipality.clone(), camp: camp.to_owned(), exercise };
        if changes.is_empty() {
            let latest = boards::latest_step(tx, &key).await?;
            boards.push((key, latest));
            continue;
        }
        let number = boards::next_step(tx, &key).await?;
        let step = Step {
            number,
            kind: "import".to_owned(),
            by_id: actor.audit_name(),
            by_name: actor.name.clone(),
            at,
            changes,
            undoes: None,
            undone_by: None,
        };
        // Masks touch no cards, so the step needs no more of the board than its key.
        boards::take_step(tx, &key, &Board::default(), actor, &step).await?;
        boards.push((key, number));
    }
    Ok(boards)
}

/// Returns the words with personal data replaced by what it is, or nothing when there is none.
fn without_personal_data(words: &str) -> Option<String> {
    let findings = text::find_personal_data(words);
    (!findings.is_empty()).then(|| text::mask(words, &findings, placeholder))
}

/// The words that stand in for personal data. They are kept with the statement, so they are in its language.
const fn placeholder(kind: text::Kind) -> &'static str {
    match kind {
        text::Kind::Cpr => "[CPR-nummer]",
        text::Kind::Phone => "[telefonnummer]",
        text::Kind::Email => "[e-mailadresse]",
    }
}

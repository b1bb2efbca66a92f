//! Finding goals, proposing them, changing what they say, and dropping what nobody wants.

use compass::core_task;
use compass::thread::links::actions as links;
use compass::thread::links::left::LedTo;
use platform::access::{Actor, Denied, Right};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::tenancy::Unit;
use platform::time::Timestamp;

use super::rules::{Reference, Why, decision_faults, edit_fault, faults, reason_fault, trimmed, trimmed_decision};
use super::store::{self, GoalIndicator, NewStep};
use super::{Decision, Draft, Goal, GoalFault, GoalState, Refusal, Step, on_thread};
use crate::typed;

/// How many goals a page of the list has.
pub const PER_PAGE: usize = 50;

/// What a list of goals is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those that stand here.
    pub state: Option<GoalState>,
    /// Only those set for the core task with this readable identifier; empty for all.
    pub core_task: String,
    /// Only those whose own words these are, in all their forms.
    pub words: String,
}

/// One page of the list of goals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The goals of the page, by core task and in the committee's order.
    pub goals: Vec<Goal>,
    /// How many there are on all pages.
    pub total: usize,
}

/// Returns all goals that the actor may read: by core task, then in the committee's order.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn all(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Goal>, StoreError> {
    let mut goals = store::all(reads, &actor.municipality).await?;
    goals.retain(|goal| goal.is_readable(actor));
    Ok(goals)
}

/// Returns the goals that the actor may read and a filter lets through: page `page`, counted from 1.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn search(reads: &mut impl Reads, actor: &Actor, filter: &Filter, page: usize) -> Result<Found, StoreError> {
    let query = text::Query::parse(&filter.words);
    let mut goals = all(reads, actor).await?;
    goals.retain(|goal| {
        filter.state.is_none_or(|state| goal.state == state)
            && (filter.core_task.is_empty() || goal.core_task_slug == filter.core_task)
            && (query.is_empty() || query.find(&words_of(goal)).is_some())
    });
    let total = goals.len();
    let before = page.saturating_sub(1).saturating_mul(PER_PAGE);
    Ok(Found { goals: goals.into_iter().skip(before).take(PER_PAGE).collect(), total })
}

/// Returns everything that a goal says besides its title, a line each.
pub(crate) fn text_of(goal: &Goal) -> String {
    let parts = [&goal.need, &goal.target_group, &goal.responsible, &goal.core_task_title];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("\n")
}

fn words_of(goal: &Goal) -> String {
    format!("{}\n{}", goal.title, text_of(goal))
}

/// Returns the goal with this identifier.
///
/// # Errors
/// [`GoalFault::NotFound`] when there is none; [`GoalFault::Denied`] when the actor may not read it.
pub async fn find(reads: &mut impl Reads, actor: &Actor, id: &str) -> Result<Goal, GoalFault> {
    let goal = store::find(reads, &actor.municipality, id).await?.ok_or(GoalFault::NotFound)?;
    goal.require_readable(actor)?;
    Ok(goal)
}

/// Returns what was done with a goal, newest first: everything for those who read effect steering from inside, what was
/// decided publicly for everyone else.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn steps(reads: &mut impl Reads, actor: &Actor, goal: &Goal) -> Result<Vec<Step>, StoreError> {
    let mut steps = store::steps(reads, &actor.municipality, &goal.id).await?;
    if !actor.may(Right::ReadEffect, &goal.scope()) {
        let is_public = |step: &Step| {
            let moved = GoalState::from_name(&step.state).is_some_and(GoalState::is_public);
            moved || (step.kind == "edited" && !step.decided_by.is_empty())
        };
        steps.retain(is_public);
    }
    Ok(steps)
}

/// Returns the indicators that measure the goals of the municipality; those of a goal that is over, as they were then.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn indicators(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<GoalIndicator>, StoreError> {
    store::indicators(reads, &actor.municipality).await
}

/// Returns what a goal supported when it left the thread.
pub(super) async fn supported_when_left(
    reads: &mut impl Reads,
    actor: &Actor,
    goal: &Goal,
) -> Result<Vec<LedTo>, StoreError> {
    on_thread::supported_when_left(reads, actor, goal).await
}

/// Returns the units that the actor may propose goals for, the widest first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn units(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Unit>, StoreError> {
    typed::units_for(reads, actor, Right::ProposeGoal).await
}

/// Takes the municipality's turn on the thread, and reads the goal as it is from then on until the commit.
pub(super) async fn begin_turn(tx: &mut Tx, actor: &Actor, id: &str) -> Result<Goal, GoalFault> {
    links::take_turn(tx, actor).await?;
    let goal = store::find(tx, &actor.municipality, id).await?.ok_or(GoalFault::NotFound)?;
    goal.require_readable(actor)?;
    tx.about("goal", id);
    Ok(goal)
}

/// Tells whether goals can be set for a core task: one that is in force.
async fn is_in_force(tx: &mut Tx, actor: &Actor, core_task: &str) -> Result<bool, StoreError> {
    let tasks = core_task::actions::all(tx, actor).await?;
    Ok(tasks.iter().any(|task| task.id == core_task))
}

/// Proposes a goal for a core task.
///
/// # Errors
/// [`GoalFault::Denied`] without `Right::ProposeGoal` in its unit, [`GoalFault::Refused`] for words that break rules and
/// for a core task that is not in force.
pub async fn create(db: &Db, actor: &Actor, draft: &Draft, now: Timestamp) -> Result<Goal, GoalFault> {
    let draft = trimmed(draft);
    let allowed = units(&mut db.reader(), actor).await?;
    let unit = match &draft.unit {
        Some(wanted) => allowed.iter().find(|unit| unit.id == *wanted),
        None => allowed.first(),
    };
    let unit = unit.ok_or(Denied { right: Right::ProposeGoal })?;
    let mut faults = faults(&draft);
    let mut tx = Tx::begin(db, actor, "effect.goal.create", now).await?;
    links::take_turn(&mut tx, actor).await?;
    if !is_in_force(&mut tx, actor, &draft.core_task).await? {
        faults.push(Refusal::NoCoreTask);
    }
    if !faults.is_empty() {
        return Err(GoalFault::Refused(faults));
    }
    let id = new_id();
    store::insert(&mut tx, actor, &id, &unit.id, &draft).await?;
    let step = NewStep { kind: "made", state: Some(GoalState::Proposed), words: Some(&draft), ..NewStep::default() };
    store::add_step(&mut tx, actor, &id, &step).await?;
    let goal = begin_turn(&mut tx, actor, &id).await?;
    on_thread::put_in(&mut tx, actor, &goal).await?;
    on_thread::support_in(&mut tx, actor, &goal).await?;
    tx.commit().await?;
    Ok(goal)
}

/// New words for a goal.
#[derive(Clone, Copy, Debug)]
pub struct Edit<'e> {
    /// What it is to say.
    pub draft: &'e Draft,
    /// The revision that the actor saw.
    pub seen: i64,
    /// Why; needed when the goal is adopted.
    pub reason: &'e str,
    /// The decision that changes it; only read when the goal is adopted.
    pub decision: &'e Decision,
}

/// Changes what a goal says: before it is adopted by those who propose, afterwards by a new decision.
///
/// # Errors
/// [`GoalFault::Denied`] without `Right::ProposeGoal`, of an adopted goal without `Right::DecideGoal`;
/// [`GoalFault::Refused`] for words and decisions that break rules, for another core task once the committee has looked
/// at the goal, and for a goal that is over; [`GoalFault::Changed`] when someone has saved it since.
pub async fn edit(db: &Db, actor: &Actor, id: &str, edit: &Edit<'_>, now: Timestamp) -> Result<(), GoalFault> {
    let mut tx = Tx::begin(db, actor, "effect.goal.edit", now).await?;
    let goal = begin_turn(&mut tx, actor, id).await?;
    let is_decision = goal.state == GoalState::Adopted;
    actor.require(if is_decision { Right::DecideGoal } else { Right::ProposeGoal }, &goal.scope())?;
    let (draft, decision, reason) = (trimmed(edit.draft), trimmed_decision(edit.decision), edit.reason.trim());
    let mut found = faults(&draft);
    found.extend(edit_fault(&goal, &draft));
    found.extend(reason_fault(reason, if is_decision { Why::Needed } else { Why::Optional }));
    if is_decision {
        found.extend(decision_faults(&decision, Reference::Needed, now.in_denmark().date()));
    }
    let is_moved = draft.core_task != goal.core_task_id;
    if is_moved && !is_in_force(&mut tx, actor, &draft.core_task).await? {
        found.push(Refusal::NoCoreTask);
    }
    if !found.is_empty() {
        return Err(GoalFault::Refused(found));
    }
    if goal.revision != edit.seen {
        return Err(GoalFault::Changed(Box::new(goal)));
    }
    store::set_words(&mut tx, actor, id, &draft).await?;
    let decision = is_decision.then_some(&decision);
    let step = NewStep { kind: "edited", words: Some(&draft), note: reason, decision, ..NewStep::default() };
    store::add_step(&mut tx, actor, id, &step).await?;
    put_anew(&mut tx, actor, &goal).await?;
    tx.commit().await?;
    Ok(())
}

/// Brings the thread up to date with new words of a goal that was `before`.
async fn put_anew(tx: &mut Tx, actor: &Actor, before: &Goal) -> Result<(), GoalFault> {
    let goal = begin_turn(tx, actor, &before.id).await?;
    on_thread::put_in(tx, actor, &goal).await?;
    if goal.core_task_id != before.core_task_id {
        on_thread::leave_core_task_in(tx, actor, before).await?;
        on_thread::support_in(tx, actor, &goal).await?;
    }
    Ok(())
}

/// Drops a goal that was never adopted, or proposes one again that was dropped, with the reason why.
///
/// # Errors
/// [`GoalFault::Denied`] without one of the rights that the move takes ([`GoalState::rights_to`]),
/// [`GoalFault::Refused`] for a move that is not possible so and without a reason.
pub async fn set_state(
    db: &Db,
    actor: &Actor,
    id: &str,
    to: GoalState,
    reason: &str,
    now: Timestamp,
) -> Result<(), GoalFault> {
    let mut tx = Tx::begin(db, actor, "effect.goal.state", now).await?;
    let goal = begin_turn(&mut tx, actor, id).await?;
    let rights = goal.state.rights_to(to);
    let Some(last) = rights.last() else {
        actor.require(Right::ReadEffect, &goal.scope())?;
        return Err(GoalFault::Refused(vec![Refusal::NoSuchMove]));
    };
    if !rights.iter().any(|right| actor.may(*right, &goal.scope())) {
        return Err(Denied { right: *last }.into());
    }
    let reason = reason.trim();
    if let Some(fault) = reason_fault(reason, Why::Needed) {
        return Err(GoalFault::Refused(vec![fault]));
    }
    let step = NewStep { kind: "moved", note: reason, ..NewStep::default() };
    move_in(&mut tx, actor, &goal, to, step).await?;
    tx.commit().await?;
    Ok(())
}

/// Moves a goal as part of an action that has the transaction, the turn on the thread and the right. What leaves the
/// thread loses its place in the committee's order.
pub(super) async fn move_in(
    tx: &mut Tx,
    actor: &Actor,
    goal: &Goal,
    to: GoalState,
    step: NewStep<'_>,
) -> Result<(), GoalFault> {
    let now = tx.now().millis();
    let off_thread_at = if to.is_open() { None } else { Some(now) };
    let rank = if to.is_open() { goal.rank } else { None };
    let moved = Goal { state: to, rank, off_thread_at, changed_at: now, ..goal.clone() };
    store::set_standing(tx, actor, &moved).await?;
    // What is decided are the words as they are then: everyone can read later what was adopted.
    let decided = Draft::of(goal);
    let words = step.decision.map(|_| &decided).filter(|_| to == GoalState::Adopted);
    store::add_step(tx, actor, &goal.id, &NewStep { state: Some(to), rank, words, ..step }).await?;
    on_thread::moved_in(tx, actor, &moved, goal.off_thread_at).await?;
    tx.detail("state", to.name());
    Ok(())
}

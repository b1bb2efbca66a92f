//! What a committee decides: the order of a core task's goals, and which of them are adopted and ended.

use compass::thread::links::actions as links;
use platform::access::{Actor, Right};
use platform::store::{Db, Tx};
use platform::time::Timestamp;

use super::actions::{begin_turn, move_in};
use super::ranking::{self, Placed, Typed};
use super::rules::{Reference, Why, decision_faults, reason_fault, trimmed_decision};
use super::store::{self, NewStep};
use super::{Decision, Goal, GoalFault, GoalState, Refusal, on_thread};

/// A decision to adopt a goal or to end it.
#[derive(Clone, Copy, Debug)]
pub struct Deciding<'d> {
    /// [`GoalState::Adopted`] or [`GoalState::Ended`].
    pub to: GoalState,
    /// The revision that the actor saw: nobody decides on words that were changed meanwhile.
    pub seen: i64,
    /// Who decided, when, and where it can be read.
    pub decision: &'d Decision,
    /// Why; needed to end a goal, and to adopt one anew that was ended.
    pub reason: &'d str,
}

/// Adopts a goal that has a place in the committee's order, ends one that is adopted, or adopts anew one that was ended.
///
/// # Errors
/// [`GoalFault::Denied`] without `Right::DecideGoal`, [`GoalFault::Refused`] for a move that is not possible and for a
/// decision that breaks rules, [`GoalFault::Changed`] when someone has saved the goal since it was seen.
pub async fn decide(db: &Db, actor: &Actor, id: &str, what: &Deciding<'_>, now: Timestamp) -> Result<(), GoalFault> {
    let action = if what.to == GoalState::Adopted { "effect.goal.adopt" } else { "effect.goal.end" };
    let mut tx = Tx::begin(db, actor, action, now).await?;
    let goal = begin_turn(&mut tx, actor, id).await?;
    actor.require(Right::DecideGoal, &goal.scope())?;
    if !goal.state.can_be_decided(what.to) {
        return Err(GoalFault::Refused(vec![Refusal::NoSuchMove]));
    }
    let (decision, reason) = (trimmed_decision(what.decision), what.reason.trim());
    let why = if goal.state == GoalState::Prioritised { Why::Optional } else { Why::Needed };
    let mut faults = decision_faults(&decision, Reference::Needed, now.in_denmark().date());
    faults.extend(reason_fault(reason, why));
    if !faults.is_empty() {
        return Err(GoalFault::Refused(faults));
    }
    if goal.revision != what.seen {
        return Err(GoalFault::Changed(Box::new(goal)));
    }
    let step = NewStep { kind: "moved", note: reason, decision: Some(&decision), ..NewStep::default() };
    move_in(&mut tx, actor, &goal, what.to, step).await?;
    tx.commit().await?;
    Ok(())
}

/// An order of the goals of a core task, as a committee gives it.
#[derive(Clone, Copy, Debug)]
pub struct Ranking<'r> {
    /// Identifier of the core task.
    pub core_task: &'r str,
    /// All goals that can be ordered, with the places typed.
    pub typed: &'r [Typed],
    /// What whoever orders them saw ([`ranking::seen`]).
    pub seen: &'r str,
    /// Who decided and when; where it can be read may be left out.
    pub decision: &'r Decision,
    /// Why the order is so.
    pub reason: &'r str,
}

/// Puts the goals of a core task in order, in one go: those with a place are prioritised, those that lose theirs are
/// proposals again; what was adopted stays adopted. Returns how many have a place.
///
/// # Errors
/// [`GoalFault::Denied`] without `Right::DecideGoal` for one of them, [`GoalFault::Refused`] for an order or a decision
/// that breaks rules, [`GoalFault::Reordered`] when someone has changed the goals or their order since they were seen.
pub async fn rank(db: &Db, actor: &Actor, what: &Ranking<'_>, now: Timestamp) -> Result<usize, GoalFault> {
    let mut tx = Tx::begin(db, actor, "effect.goal.rank", now).await?;
    links::take_turn(&mut tx, actor).await?;
    tx.about("core-task", what.core_task);
    let mut goals = store::all(&mut tx, &actor.municipality).await?;
    goals.retain(|goal| goal.core_task_id == what.core_task && goal.state.is_open());
    if goals.is_empty() {
        return Err(GoalFault::NotFound);
    }
    goals.iter().try_for_each(|goal| actor.require(Right::DecideGoal, &goal.scope()))?;
    let placed = checked(what, now)?;
    let are_all = placed.len() == goals.len() && goals.iter().all(|goal| placed.iter().any(|one| one.goal == goal.id));
    if !are_all || ranking::seen(&goals) != what.seen {
        return Err(GoalFault::Reordered);
    }
    let (decision, reason) = (trimmed_decision(what.decision), what.reason.trim());
    for goal in &goals {
        let Some(place) = placed.iter().find(|one| one.goal == goal.id) else { continue };
        put_in_place(&mut tx, actor, goal, place, (&decision, reason)).await?;
    }
    let with_place = placed.iter().filter(|one| one.place.is_some()).count();
    tx.detail("goals", with_place);
    tx.commit().await?;
    Ok(with_place)
}

/// Reads the order and tells everything that is wrong with the form at once.
fn checked(what: &Ranking<'_>, now: Timestamp) -> Result<Vec<Placed>, GoalFault> {
    let placed = ranking::read(what.typed);
    let mut faults = placed.as_ref().err().cloned().unwrap_or_default();
    faults.extend(decision_faults(&trimmed_decision(what.decision), Reference::Optional, now.in_denmark().date()));
    faults.extend(reason_fault(what.reason.trim(), Why::Needed));
    if placed.iter().flatten().any(|one| reason_fault(&one.reason, Why::Optional).is_some()) {
        faults.push(Refusal::LongOwnReason);
    }
    match placed {
        Ok(placed) if faults.is_empty() => Ok(placed),
        _ => Err(GoalFault::Refused(faults)),
    }
}

async fn put_in_place(
    tx: &mut Tx,
    actor: &Actor,
    goal: &Goal,
    place: &Placed,
    (decision, reason): (&Decision, &str),
) -> Result<(), GoalFault> {
    // A goal that had no place and gets none is not touched by the decision.
    if place.place.is_none() && goal.rank.is_none() {
        return Ok(());
    }
    let state = ranking::state_with(goal.state, place.place);
    let ranked = Goal { state, rank: place.place, ..goal.clone() };
    store::set_standing(tx, actor, &ranked).await?;
    let step = NewStep {
        kind: "ranked",
        state: (state != goal.state).then_some(state),
        rank: place.place,
        note: if place.reason.is_empty() { reason } else { &place.reason },
        decision: Some(decision),
        words: None,
    };
    store::add_step(tx, actor, &goal.id, &step).await?;
    if state != goal.state {
        on_thread::moved_in(tx, actor, &ranked, None).await?;
    }
    Ok(())
}

//! Registering actions, changing what they say, and moving them from state to state.

use platform::access::{Actor, Right, Scope};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::tenancy::{self, Unit};
use platform::time::Timestamp;

use super::on_thread;
use super::store::{self, NewStep, Part, Row};
use super::{Action, ActionFault, ActionState, Draft, Earlier, Refusal, Step, likeness, rules};
use crate::aside::aside;
use crate::priority_test::{self, Test};
use crate::thread::End;
use crate::thread::links::actions as links;
use crate::thread::links::left::{LedTo, led_up_to};

pub use super::store::{Filter, Line, Supported};
pub(crate) use super::store::{Text, list_of};

/// How many actions a page of the list has.
pub const PER_PAGE: usize = 50;
/// How many earlier actions a new one is told to resemble.
const MOST_MET: usize = 5;

/// What an action supports, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supports {
    /// A core task, or a part of one.
    pub what: End,
    /// How the action helps it.
    pub reason: String,
}

/// One page of the list of actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The actions of the page, what was last changed first.
    pub lines: Vec<Line>,
    /// How many there are on all pages.
    pub total: usize,
}

/// An earlier action that a new one resembles, with what was decided on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// The earlier action.
    pub action: Action,
    /// The newest test of it that has a verdict.
    pub test: Option<Test>,
}

/// Returns what all actions say that the actor may read, what was last changed first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub(crate) async fn texts(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Text>, StoreError> {
    let readable = readable_units(reads, actor).await?;
    store::texts(reads, &actor.municipality, &readable, &Filter::default()).await
}

/// Returns the actions that the actor may read and a filter lets through: page `page`, counted from 1.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn search(reads: &mut impl Reads, actor: &Actor, filter: &Filter, page: usize) -> Result<Found, StoreError> {
    let readable = readable_units(reads, actor).await?;
    let before = page.saturating_sub(1).saturating_mul(PER_PAGE);
    let query = text::Query::parse(&filter.words);
    if query.is_empty() {
        let total = store::count(reads, &actor.municipality, &readable, filter).await?;
        let lines = store::lines(reads, &actor.municipality, &readable, filter, &Part::After(before)).await?;
        return Ok(Found { lines, total });
    }
    let texts = store::texts(reads, &actor.municipality, &readable, filter).await?;
    // Reading through ten thousand texts is no work for a thread that answers others meanwhile.
    let judge = move || {
        let is_hit =
            |text: &Text| query.find(&format!("{}\n{}\n{}", text.title, text.description, text.responsible)).is_some();
        texts.into_iter().filter(is_hit).map(|text| text.id).collect()
    };
    let hits: Vec<String> = aside(judge).await?;
    let shown = hits.iter().skip(before).take(PER_PAGE).map(String::as_str);
    let part = Part::These(store::list_of(shown));
    let lines = store::lines(reads, &actor.municipality, &readable, filter, &part).await?;
    Ok(Found { lines, total: hits.len() })
}

/// Returns the action with this identifier.
///
/// # Errors
/// [`ActionFault::NotFound`] when there is none; [`ActionFault::Denied`] when the actor may not read it.
pub async fn find(reads: &mut impl Reads, actor: &Actor, id: &str) -> Result<Action, ActionFault> {
    let action = store::find(reads, &actor.municipality, id).await?.ok_or(ActionFault::NotFound)?;
    action.require_readable(actor)?;
    Ok(action)
}

/// Returns what was done with an action, newest first, for those who read the compass from inside.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn steps(reads: &mut impl Reads, actor: &Actor, action: &Action) -> Result<Vec<Step>, StoreError> {
    if !actor.may(Right::ReadCompass, &action.scope()) {
        return Ok(Vec::new());
    }
    store::steps(reads, &actor.municipality, &action.id).await
}

/// Returns what an action supported when it left the thread.
pub(crate) async fn supported_when_left(
    reads: &mut impl Reads,
    actor: &Actor,
    action: &Action,
) -> Result<Vec<LedTo>, StoreError> {
    match action.off_thread_at {
        Some(left_at) => led_up_to(reads, actor, &action.end(), left_at).await,
        None => Ok(Vec::new()),
    }
}

/// Returns the earlier actions that a new one resembles, most alike first, with what was decided on each.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn met_before(reads: &mut impl Reads, actor: &Actor, draft: &Draft) -> Result<Vec<Met>, StoreError> {
    alike(reads, actor, draft, "").await
}

/// The actions that one resembles, itself left out: its own words would make what it has in common with others common.
async fn alike(reads: &mut impl Reads, actor: &Actor, draft: &Draft, itself: &str) -> Result<Vec<Met>, StoreError> {
    let readable = readable_units(reads, actor).await?;
    let texts = store::texts(reads, &actor.municipality, &readable, &Filter::default()).await?;
    let earlier: Vec<Earlier> = texts
        .into_iter()
        .filter(|text| text.id != itself)
        .map(|text| Earlier { id: text.id, title: text.title, description: text.description })
        .collect();
    let (title, description) = (draft.title.clone(), draft.description.clone());
    // Comparing ten thousand texts is no work for a thread that answers others meanwhile.
    let compare = move || likeness::most_alike(&title, &description, &earlier, MOST_MET);
    let alike = aside(compare).await?;
    let mut met = Vec::new();
    for likeness in alike {
        let Some(action) = store::find(reads, &actor.municipality, &likeness.id).await? else { continue };
        let tests = priority_test::actions::of_action(reads, actor, &action).await?;
        let test = tests.into_iter().find(|test| test.verdict().is_some());
        met.push(Met { action, test });
    }
    Ok(met)
}

/// Returns the earlier actions that one resembles and that were declined or tested with a no, most alike first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn refused_before(reads: &mut impl Reads, actor: &Actor, action: &Action) -> Result<Vec<Met>, StoreError> {
    let draft = Draft {
        title: action.title.clone(),
        description: action.description.clone(),
        kind: action.kind,
        responsible: String::new(),
        unit: None,
    };
    let mut met = alike(reads, actor, &draft, &action.id).await?;
    let is_no = |met: &Met| {
        let said = met.test.as_ref().and_then(Test::verdict);
        met.action.state == ActionState::Declined || said == Some(priority_test::Verdict::No)
    };
    met.retain(is_no);
    Ok(met)
}

/// Returns the units that the actor may propose actions for, the widest first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn units(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Unit>, StoreError> {
    let mut units = tenancy::units(reads, &actor.municipality).await?;
    units.retain(|unit| actor.may(Right::ProposeAction, &scope_of(actor, unit)));
    units.sort_by_key(|unit| unit.path.len());
    Ok(units)
}

fn scope_of(actor: &Actor, unit: &Unit) -> Scope {
    Scope { municipality: actor.municipality.clone(), unit_path: unit.path.clone() }
}

/// The units whose actions the actor may read also when they are not public, as `|one|other|`.
pub(crate) async fn readable_units(reads: &mut impl Reads, actor: &Actor) -> Result<String, StoreError> {
    let units = tenancy::units(reads, &actor.municipality).await?;
    let readable = units.iter().filter(|unit| actor.may(Right::ReadCompass, &scope_of(actor, unit)));
    Ok(store::list_of(readable.map(|unit| unit.id.as_str())))
}

/// Takes the municipality's turn on the thread, and reads the action as it is from then on until the commit.
pub(crate) async fn begin_turn(tx: &mut Tx, actor: &Actor, id: &str) -> Result<Action, ActionFault> {
    links::take_turn(tx, actor).await?;
    let action = store::find(tx, &actor.municipality, id).await?.ok_or(ActionFault::NotFound)?;
    action.require_readable(actor)?;
    tx.about("action", id);
    Ok(action)
}

/// Registers an action as proposed, and says what it supports when that is known.
///
/// # Errors
/// [`ActionFault::Denied`] without `Right::ProposeAction` (and `Right::LinkThread` for what it supports) in its unit,
/// [`ActionFault::Refused`] for words that break rules and for what cannot be supported.
pub async fn create(
    db: &Db,
    actor: &Actor,
    draft: &Draft,
    supports: Option<&Supports>,
    now: Timestamp,
) -> Result<Action, ActionFault> {
    let draft = rules::trimmed(draft);
    let mut faults = rules::faults(&draft);
    let reason = supports.map(|supports| supports.reason.trim());
    match reason {
        Some("") => faults.push(Refusal::NoSupportReason),
        Some(reason) => faults.extend(rules::reason_fault(reason)),
        None => {}
    }
    let denied = platform::access::Denied { right: Right::ProposeAction };
    let allowed = units(&mut db.reader(), actor).await?;
    let unit = match &draft.unit {
        Some(wanted) => allowed.iter().find(|unit| unit.id == *wanted),
        None => allowed.first(),
    };
    let unit = unit.ok_or(denied)?;
    if !faults.is_empty() {
        return Err(ActionFault::Refused(faults));
    }
    let mut tx = Tx::begin(db, actor, "compass.action.create", now).await?;
    links::take_turn(&mut tx, actor).await?;
    let id = new_id();
    store::insert(&mut tx, actor, &id, &Row { unit: &unit.id, draft: &draft }).await?;
    let step = NewStep { kind: "made", state: Some(ActionState::Proposed), words: Some(&draft), note: "" };
    store::add_step(&mut tx, actor, &id, &step).await?;
    let action = begin_turn(&mut tx, actor, &id).await?;
    on_thread::put_in(&mut tx, actor, &action).await?;
    if let (Some(supports), Some(reason)) = (supports, reason) {
        on_thread::support_in(&mut tx, actor, &action, &supports.what, reason).await?;
    }
    tx.commit().await?;
    Ok(action)
}

/// Changes what an action says. `seen` is the revision that the actor saw; its unit stays.
///
/// # Errors
/// [`ActionFault::Denied`] without `Right::ProposeAction` in its unit, [`ActionFault::Refused`] for words that break
/// rules and for a kind that moves by other rules once it has moved on, [`ActionFault::Changed`] when someone has saved
/// it since.
pub async fn edit(
    db: &Db,
    actor: &Actor,
    id: &str,
    draft: &Draft,
    seen: i64,
    now: Timestamp,
) -> Result<(), ActionFault> {
    let mut tx = Tx::begin(db, actor, "compass.action.edit", now).await?;
    let action = begin_turn(&mut tx, actor, id).await?;
    actor.require(Right::ProposeAction, &action.scope())?;
    let draft = rules::trimmed(draft);
    let mut faults = rules::faults(&draft);
    if rules::is_kind_settled(&action, &draft) {
        faults.push(Refusal::KindSettled);
    }
    if !faults.is_empty() {
        return Err(ActionFault::Refused(faults));
    }
    if action.revision != seen {
        return Err(ActionFault::Changed(Box::new(action)));
    }
    store::set_words(&mut tx, actor, id, &draft).await?;
    let step = NewStep { kind: "edited", state: None, words: Some(&draft), note: "" };
    store::add_step(&mut tx, actor, id, &step).await?;
    if action.off_thread_at.is_none() {
        on_thread::put_in(&mut tx, actor, &Action { title: draft.title, ..action }).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Moves an action to another state, with the reason why.
///
/// # Errors
/// [`ActionFault::Denied`] without the right that the move takes ([`ActionState::right_to`]),
/// [`ActionFault::Refused`] for a move that is not possible and without a reason.
pub async fn set_state(
    db: &Db,
    actor: &Actor,
    id: &str,
    to: ActionState,
    reason: &str,
    now: Timestamp,
) -> Result<(), ActionFault> {
    let mut tx = Tx::begin(db, actor, "compass.action.state", now).await?;
    let action = begin_turn(&mut tx, actor, id).await?;
    let Some(right) = action.state.right_to(to, action.kind) else {
        actor.require(Right::ProposeAction, &action.scope())?;
        return Err(ActionFault::Refused(vec![Refusal::NoSuchMove]));
    };
    actor.require(right, &action.scope())?;
    let reason = reason.trim();
    if let Some(fault) = rules::reason_fault(reason) {
        return Err(ActionFault::Refused(vec![fault]));
    }
    change_state_in(&mut tx, actor, &action, to, reason).await?;
    tx.detail("state", to.name());
    tx.commit().await?;
    Ok(())
}

/// Moves an action to another state as part of an action that has the transaction, the turn on the thread and the
/// right, and returns it as it is then.
pub(crate) async fn change_state_in(
    tx: &mut Tx,
    actor: &Actor,
    action: &Action,
    to: ActionState,
    reason: &str,
) -> Result<Action, ActionFault> {
    let now = tx.now().millis();
    let off_thread_at = if to.is_on_thread() { None } else { Some(action.off_thread_at.unwrap_or(now)) };
    store::set_state(tx, actor, &action.id, to, off_thread_at).await?;
    let step = NewStep { kind: "moved", state: Some(to), words: None, note: reason };
    store::add_step(tx, actor, &action.id, &step).await?;
    let moved = Action { state: to, off_thread_at, changed_at: now, ..action.clone() };
    match (action.off_thread_at, off_thread_at) {
        (None, None) => on_thread::put_in(tx, actor, &moved).await?,
        (Some(left_at), None) => on_thread::bring_back_in(tx, actor, &moved, left_at).await?,
        (_, Some(_)) => on_thread::take_off_in(tx, actor, &moved).await?,
    }
    Ok(moved)
}

/// Says what an action supports, as part of an action that has the transaction and the turn on the thread.
pub(crate) async fn support_in(
    tx: &mut Tx,
    actor: &Actor,
    action: &Action,
    supports: &Supports,
) -> Result<(), ActionFault> {
    on_thread::support_in(tx, actor, action, &supports.what, &supports.reason).await
}

//! Saving the draft of a priority test, and giving its verdict.

use platform::access::{Actor, Right, Scope};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::tenancy;
use platform::time::Timestamp;

use super::store::Listed;
use super::{Answers, Named, Test, TestFault, TestRefusal, TestState, Verdict, rules, store};
use crate::action::actions::{PER_PAGE, Supports, list_of};
use crate::action::{self, Action, ActionState};
use crate::aside::aside;
use crate::core_task;
use crate::thread::links::actions as links;
use crate::thread::links::{Audience, LinkFault, NewNode, Standing};
use crate::thread::{End, Kind, Relation};

/// The reason of the link from a test to the core task that it names, as it is stored with it.
const NAMES: &str = "Kerneopgaven, som handlingen blev prøvet mod";
/// The reason of the link that a yes makes. Everyone may read it; the reason of the verdict is for colleagues.
const SAID_YES: &str = "Handlingen er prøvet mod kerneopgaven, og svaret var ja";

/// What a list of tests is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only drafts, or only those with this verdict.
    pub state: Option<TestState>,
    /// Only those that a search for these words finds.
    pub words: String,
}

/// One page of the list of tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The tests of the page, what was last changed first.
    pub tests: Vec<Test>,
    /// How many there are on all pages.
    pub total: usize,
}

/// Returns the tests that the actor may read and a filter lets through: page `page`, counted from 1.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn search(reads: &mut impl Reads, actor: &Actor, filter: &Filter, page: usize) -> Result<Found, StoreError> {
    let before = page.saturating_sub(1).saturating_mul(PER_PAGE);
    let query = text::Query::parse(&filter.words);
    if query.is_empty() {
        let units = units(reads, actor, Right::ReadCompass).await?;
        let total = count(reads, actor, filter.state, &units).await?;
        let listed = Listed { units: &units, state: filter.state, before, most: PER_PAGE };
        let tests = store::listed(reads, &actor.municipality, &listed).await?;
        return Ok(Found { tests, total });
    }
    let tests = all(reads, actor, filter.state).await?;
    // Reading through ten thousand texts is no work for a thread that answers others meanwhile.
    let judge = move || {
        let hits: Vec<Test> = tests.into_iter().filter(|test| query.find(&searched(test)).is_some()).collect();
        let total = hits.len();
        Found { tests: hits.into_iter().skip(before).take(PER_PAGE).collect(), total }
    };
    aside(judge).await
}

/// Returns the tests that the actor may read and a filter lets through, as they were at a moment: page `page`, counted
/// from 1.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub(crate) async fn search_at(
    reads: &mut impl Reads,
    actor: &Actor,
    filter: &Filter,
    page: usize,
    moment: i64,
) -> Result<Found, StoreError> {
    let before = page.saturating_sub(1).saturating_mul(PER_PAGE);
    let (state, query) = (filter.state, text::Query::parse(&filter.words));
    let tests = all(reads, actor, None).await?;
    let judge = move || {
        let then = tests.into_iter().filter_map(|test| test.as_it_was(moment));
        let is_there = |test: &Test| {
            state.is_none_or(|state| state == test.state) && (query.is_empty() || query.find(&searched(test)).is_some())
        };
        let mut hits: Vec<Test> = then.filter(is_there).collect();
        hits.sort_by(|one, other| (other.changed_at, &other.id).cmp(&(one.changed_at, &one.id)));
        let total = hits.len();
        Found { tests: hits.into_iter().skip(before).take(PER_PAGE).collect(), total }
    };
    aside(judge).await
}

/// Returns all tests that the actor may read, of those that stand somewhere, what was last changed first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub(crate) async fn all(
    reads: &mut impl Reads,
    actor: &Actor,
    state: Option<TestState>,
) -> Result<Vec<Test>, StoreError> {
    if !actor.may_somewhere(Right::ReadCompass) {
        return Ok(Vec::new());
    }
    let units = units(reads, actor, Right::ReadCompass).await?;
    store::listed(reads, &actor.municipality, &Listed { units: &units, state, before: 0, most: usize::MAX }).await
}

/// Returns how many drafts wait for a verdict that the actor may give.
///
/// # Errors
/// [`StoreError`] when they cannot be counted.
pub(crate) async fn waiting(reads: &mut impl Reads, actor: &Actor) -> Result<usize, StoreError> {
    let units = units(reads, actor, Right::DecidePriority).await?;
    count(reads, actor, Some(TestState::Draft), &units).await
}

/// The units where the actor has a right, as `|one|other|`.
async fn units(reads: &mut impl Reads, actor: &Actor, right: Right) -> Result<String, StoreError> {
    let scope = |path: &str| Scope { municipality: actor.municipality.clone(), unit_path: path.to_owned() };
    let units = tenancy::units(reads, &actor.municipality).await?;
    let allowed = units.iter().filter(|unit| actor.may(right, &scope(&unit.path)));
    Ok(list_of(allowed.map(|unit| unit.id.as_str())))
}

async fn count(
    reads: &mut impl Reads,
    actor: &Actor,
    state: Option<TestState>,
    units: &str,
) -> Result<usize, StoreError> {
    let by_unit = store::count_by_unit(reads, &actor.municipality, state).await?;
    let counted = by_unit.iter().filter(|(unit, _)| units.contains(&format!("|{unit}|"))).map(|(_, count)| count);
    Ok(usize::try_from(counted.sum::<i64>()).unwrap_or(0))
}

fn searched(test: &Test) -> String {
    [
        &test.action_title,
        &test.core_task_title,
        &test.change_for_whom,
        &test.path,
        &test.given_up,
        &test.seen_by,
        &test.reason,
    ]
    .map(String::as_str)
    .join("\n")
}

/// Returns an action's tests that the actor may read, newest first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn of_action(reads: &mut impl Reads, actor: &Actor, action: &Action) -> Result<Vec<Test>, StoreError> {
    if !actor.may(Right::ReadCompass, &action.scope()) {
        return Ok(Vec::new());
    }
    store::of_action(reads, &actor.municipality, &action.id).await
}

/// Returns the test with this identifier.
///
/// # Errors
/// [`TestFault::NotFound`] when there is none; [`TestFault::Denied`] when the actor may not read it.
pub async fn find(reads: &mut impl Reads, actor: &Actor, id: &str) -> Result<Test, TestFault> {
    let test = store::find(reads, &actor.municipality, id).await?.ok_or(TestFault::NotFound)?;
    actor.require(Right::ReadCompass, &test.scope())?;
    Ok(test)
}

/// Saves the answers of the action's draft test, and begins the draft when the action has none. `seen` is the draft's
/// revision that the actor saw; 0 when they saw none.
///
/// # Errors
/// [`TestFault::Denied`] without `Right::ProposeAction` where the action lives, [`TestFault::Refused`] for answers that
/// break rules, [`TestFault::Changed`] when someone has saved or decided the draft since.
pub async fn save(
    db: &Db,
    actor: &Actor,
    action: &str,
    answers: &Answers,
    seen: i64,
    now: Timestamp,
) -> Result<Test, TestFault> {
    let mut tx = Tx::begin(db, actor, "compass.priority-test.save", now).await?;
    let action = action::begin_turn(&mut tx, actor, action).await?;
    actor.require(Right::ProposeAction, &action.scope())?;
    let answers = answers.trimmed();
    let mut faults = rules::save_faults(&answers);
    let tests = store::of_action(&mut tx, &actor.municipality, &action.id).await?;
    let newest = tests.first();
    let draft = newest.filter(|test| test.verdict().is_none());
    if !is_in_force(&mut tx, actor, &answers.core_task).await? {
        faults.push(TestRefusal::UnknownTask);
    }
    if !faults.is_empty() {
        return Err(TestFault::Refused(faults));
    }
    let id = match (draft, newest) {
        (Some(draft), _) if draft.revision == seen => {
            store::set_answers(&mut tx, actor, &draft.id, &answers).await?;
            draft.id.clone()
        }
        (None, newest) if seen == 0 => {
            let id = new_id();
            let number = newest.map_or(1, |newest| newest.number + 1);
            store::insert(&mut tx, actor, &id, &action.id, number, &answers).await?;
            id
        }
        (Some(test), _) | (None, Some(test)) => return Err(TestFault::Changed(Box::new(test.clone()))),
        (None, None) => return Err(TestFault::NotFound),
    };
    tx.about("priority-test", &id);
    let saved = store::find(&mut tx, &actor.municipality, &id).await?.ok_or(TestFault::NotFound)?;
    tx.commit().await?;
    Ok(saved)
}

async fn is_in_force(tx: &mut Tx, actor: &Actor, named: &Named) -> Result<bool, StoreError> {
    let Named::Task(id) = named else { return Ok(true) };
    Ok(core_task::actions::all(tx, actor).await?.iter().any(|task| task.id == *id))
}

/// What a yes does to the state of an action that is only proposed, or was declined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnYes {
    /// The action is chosen with it.
    Choose,
    /// The action stays where it stands.
    Leave,
}

/// A verdict as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Yes, no or not yet.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// What a yes does to the action's state.
    pub on_yes: OnYes,
    /// The draft's revision that the actor saw.
    pub seen: i64,
}

/// Gives the verdict on a test, for ever. A yes makes the action support the core task that the test names, and chooses
/// it when asked to; a no declines it. All in one transaction.
///
/// # Errors
/// [`TestFault::Denied`] without `Right::DecidePriority` where the action lives, [`TestFault::Refused`] without a
/// reason, for a yes to what is not answered, and for a test that has a verdict; [`TestFault::Changed`] when someone has
/// saved the draft since.
pub async fn decide(db: &Db, actor: &Actor, id: &str, ruling: &Ruling, now: Timestamp) -> Result<Test, TestFault> {
    let action_id = find(&mut db.reader(), actor, id).await?.action_id;
    let mut tx = Tx::begin(db, actor, "compass.priority-test.decide", now).await?;
    let action = action::begin_turn(&mut tx, actor, &action_id).await?;
    actor.require(Right::DecidePriority, &action.scope())?;
    let draft = find(&mut tx, actor, id).await?;
    let reason = ruling.reason.trim();
    if draft.verdict().is_some() {
        return Err(TestFault::Refused(vec![TestRefusal::Decided]));
    }
    if draft.revision != ruling.seen {
        return Err(TestFault::Changed(Box::new(draft)));
    }
    let mut faults = rules::decide_faults(&draft.answers(), ruling.verdict, reason);
    if !is_in_force(&mut tx, actor, &draft.answers().core_task).await? {
        faults.push(TestRefusal::UnknownTask);
    }
    if !faults.is_empty() {
        return Err(TestFault::Refused(faults));
    }
    store::set_verdict(&mut tx, actor, id, ruling.verdict, reason).await?;
    let decided = store::find(&mut tx, &actor.municipality, id).await?.ok_or(TestFault::NotFound)?;
    put_in(&mut tx, actor, &decided).await?;
    carry_out(&mut tx, actor, &action, &decided, ruling).await?;
    tx.about("priority-test", id);
    tx.detail("verdict", ruling.verdict.name());
    tx.commit().await?;
    Ok(decided)
}

/// Puts a decided test on the thread when it names a core task. One that names none would have no way north.
async fn put_in(tx: &mut Tx, actor: &Actor, test: &Test) -> Result<(), StoreError> {
    let (true, Some(task)) = (test.is_on_thread(), &test.core_task_id) else { return Ok(()) };
    let node = NewNode {
        end: test.end(),
        title: test.action_title.clone(),
        url: test.url(),
        unit: test.unit_id.clone(),
        audience: Audience::Staff,
        standing: Standing::Below,
    };
    links::put_node(tx, actor, &node).await?;
    link(tx, actor, &node.end, Relation::Supports, &End::new(Kind::CoreTask, task), NAMES).await
}

async fn link(
    tx: &mut Tx,
    actor: &Actor,
    from: &End,
    relation: Relation,
    to: &End,
    reason: &str,
) -> Result<(), StoreError> {
    match links::make_in(tx, actor, from, relation, to, reason).await {
        Err(LinkFault::Store(error)) => Err(error),
        // Nothing leads down to a test but what it decided, and that link cannot close a circle.
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Does to the action what the verdict says.
async fn carry_out(tx: &mut Tx, actor: &Actor, action: &Action, test: &Test, ruling: &Ruling) -> Result<(), TestFault> {
    let to = match (ruling.verdict, ruling.on_yes) {
        (Verdict::Yes, OnYes::Choose) if !action.state.is_public() => Some(ActionState::Chosen),
        (Verdict::No, _) => Some(ActionState::Declined),
        _ => None,
    };
    let moved = match to.filter(|to| *to != action.state) {
        Some(to) => action::change_state_in(tx, actor, action, to, &test.reason).await?,
        None => action.clone(),
    };
    if moved.off_thread_at.is_some() {
        return Ok(());
    }
    if test.is_on_thread() {
        link(tx, actor, &moved.end(), Relation::DecidedBy, &test.end(), &test.reason).await?;
    }
    if let (Verdict::Yes, Some(task)) = (ruling.verdict, &test.core_task_id) {
        let supports = Supports { what: End::new(Kind::CoreTask, task), reason: SAID_YES.to_owned() };
        action::support_in(tx, actor, &moved, &supports).await?;
    }
    Ok(())
}

/// Returns an action's tests that stand on the thread, each with the reason of its verdict.
pub(crate) async fn decided_on_thread(
    reads: &mut impl Reads,
    actor: &Actor,
    action: &str,
) -> Result<Vec<(End, String)>, StoreError> {
    let tests = store::of_action(reads, &actor.municipality, action).await?;
    let on_thread = tests.into_iter().filter(Test::is_on_thread);
    Ok(on_thread.map(|test| (test.end(), test.reason)).collect())
}

//! Writing versions, asking others, adopting.

use platform::access::{Actor, Right, Scope};
use platform::store::{Db, Reads, StoreError, Tx};
use platform::time::Timestamp;

use super::rules::{self, Decision, Move, Of};
use super::store::{self, NewVersion};
use super::{State, Step, Thing, ThingKind, Version, WordingFault, WordingRefusal, Words};
use crate::as_of::Day;
use crate::core_task;
use crate::thread::links::actions as links;
use crate::thread::{End, Kind};

pub use super::rules::{Decision as AdoptedBy, Move as VersionMove};

/// Returns the versions of a thing that the actor may see, oldest first: those that are or were in force, and for
/// those who read the compass from inside also the others. In consultation is open to everyone.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn versions(
    reads: &mut impl Reads,
    actor: &Actor,
    thing: &Thing,
    scope: &Scope,
) -> Result<Vec<Version>, StoreError> {
    let mut all = store::versions(reads, &actor.municipality, thing).await?;
    let sees_all = actor.may(Right::ReadCompass, scope);
    all.retain(|version| sees_all || !matches!(version.state, State::Draft | State::Withdrawn));
    Ok(all)
}

/// Returns the versions as they stood on a day, oldest first: those that the actor may see now and might have seen then.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub(crate) async fn versions_on(
    reads: &mut impl Reads,
    actor: &Actor,
    (thing, scope): (&Thing, &Scope),
    day: &Day,
) -> Result<Vec<Version>, StoreError> {
    let steps = store::steps(reads, &actor.municipality, thing).await?;
    let sees_all = actor.may(Right::ReadCompass, scope);
    let all = versions(reads, actor, thing, scope).await?;
    let mut was: Vec<Version> = all.iter().filter_map(|version| super::then(version, &steps, day)).collect();
    was.retain(|version| sees_all || !matches!(version.state, State::Draft | State::Withdrawn));
    Ok(was)
}

/// Returns what a version says. The caller has it from [`versions`].
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn words(reads: &mut impl Reads, actor: &Actor, version: &Version) -> Result<Words, StoreError> {
    store::words(reads, &actor.municipality, &version.id).await
}

/// Returns what was done with the versions of a thing, newest first, for those who read the compass from inside.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn steps(
    reads: &mut impl Reads,
    actor: &Actor,
    thing: &Thing,
    scope: &Scope,
) -> Result<Vec<Step>, StoreError> {
    if !actor.may(Right::ReadCompass, scope) {
        return Ok(Vec::new());
    }
    store::steps(reads, &actor.municipality, thing).await
}

/// Begins a draft that says the same as the version in force.
///
/// # Errors
/// [`WordingFault`]: without `Right::EditCompass`, while another version is being worked on, when the core task is
/// closed, and for a reason that is too long.
pub async fn begin(
    db: &Db,
    actor: &Actor,
    thing: &Thing,
    scope: &Scope,
    reason: &str,
    now: Timestamp,
) -> Result<Version, WordingFault> {
    actor.require(Right::EditCompass, scope)?;
    rules::check_reason(reason)?;
    let mut tx = Tx::begin(db, actor, "compass.wording.begin", now).await?;
    let versions = locked(&mut tx, actor, thing).await?;
    require_open(&mut tx, actor, thing).await?;
    if versions.iter().any(|version| version.state.is_open()) {
        return Err(WordingRefusal::OpenAlready.into());
    }
    let words = match versions.iter().find(|version| version.state == State::Adopted) {
        Some(in_force) => store::words(&mut tx, &actor.municipality, &in_force.id).await?,
        None => Words::default(),
    };
    let found = begin_in(&mut tx, actor, thing, reason, &words).await?;
    let number = found.number;
    tx.about(thing.kind.name(), &thing.id);
    tx.detail("version", number);
    tx.commit().await?;
    Ok(found)
}

/// Begins a draft as part of another action, which has the transaction and its right.
pub(crate) async fn begin_in(
    tx: &mut Tx,
    actor: &Actor,
    thing: &Thing,
    reason: &str,
    words: &Words,
) -> Result<Version, WordingFault> {
    let versions = locked(tx, actor, thing).await?;
    let number = versions.last().map_or(1, |last| last.number + 1);
    let new = NewVersion { thing, number, state: State::Draft, reason: reason.trim(), decision: "", holds_from: "" };
    let id = store::insert(tx, actor, &new).await?;
    store::put_words(tx, &actor.municipality, &id, words).await?;
    store::note(tx, actor, &id, "begun", reason.trim()).await?;
    let version = numbered(tx, actor, thing, number).await?;
    if thing.kind == ThingKind::CoreTask {
        core_task::actions::put_draft_on_thread(tx, actor, &thing.id, &version).await?;
    }
    Ok(version)
}

/// Takes a version that is no more, or no longer in force, off the thread.
async fn take_off_thread(
    tx: &mut Tx,
    actor: &Actor,
    thing: &Thing,
    version: &Version,
    reason: &str,
) -> Result<(), StoreError> {
    match thing.kind {
        ThingKind::CoreTask => links::end_node(tx, actor, &End::new(Kind::Wording, &version.id), reason).await,
        ThingKind::Model => Ok(()),
    }
}

/// The reasons that are stored with the links of versions that are no longer in force.
const REPLACED: &str = "Erstattet af en ny ordlyd";
const WITHDRAWN: &str = "Opgivet";

/// Saves what an open version says. `seen` is the revision that the writer had before them.
///
/// # Errors
/// [`WordingFault`]: without `Right::EditCompass`, when the words break a rule, when the core task is closed, and when
/// somebody else saved meanwhile.
pub async fn save(
    db: &Db,
    actor: &Actor,
    what: &Saving<'_>,
    words: &Words,
    now: Timestamp,
) -> Result<(), WordingFault> {
    actor.require(Right::EditCompass, what.scope)?;
    rules::check(words, of(what.thing))?;
    rules::check_reason(what.reason)?;
    let mut tx = Tx::begin(db, actor, "compass.wording.save", now).await?;
    let version = picked(locked(&mut tx, actor, what.thing).await?, what.number)?;
    require_open(&mut tx, actor, what.thing).await?;
    if !version.state.is_open() {
        return Err(WordingRefusal::NotNow(version.state).into());
    }
    if !store::save(&mut tx, &actor.municipality, &version.id, what.seen, what.reason.trim()).await? {
        return Err(WordingRefusal::Changed.into());
    }
    store::put_words(&mut tx, &actor.municipality, &version.id, words).await?;
    store::note(&mut tx, actor, &version.id, "saved", "").await?;
    if what.thing.kind == ThingKind::CoreTask {
        core_task::actions::show_draft(&mut tx, actor, &what.thing.id, &version, words).await?;
    }
    tx.about(what.thing.kind.name(), &what.thing.id);
    tx.detail("version", what.number);
    tx.commit().await?;
    Ok(())
}

/// Which version is saved, by whom it was seen how, and why it is written.
#[derive(Clone, Copy, Debug)]
pub struct Saving<'s> {
    /// The thing.
    pub thing: &'s Thing,
    /// Where it lives.
    pub scope: &'s Scope,
    /// The version's number.
    pub number: i64,
    /// The revision that the writer had before them.
    pub seen: i64,
    /// Why the version is written.
    pub reason: &'s str,
}

/// Takes a step with an open version other than adopting it.
///
/// # Errors
/// [`WordingFault`]: without `Right::EditCompass`, when the step cannot follow, for other steps than giving it up when
/// the core task is closed, for a reason that is too long, and when somebody changed it meanwhile.
pub async fn step(db: &Db, actor: &Actor, what: &Saving<'_>, step: Move, now: Timestamp) -> Result<(), WordingFault> {
    actor.require(Right::EditCompass, what.scope)?;
    let (action, kind) = match step {
        Move::Consult => ("compass.wording.consult", "consulted"),
        Move::Recall => ("compass.wording.recall", "recalled"),
        Move::Withdraw => ("compass.wording.withdraw", "withdrawn"),
        Move::Adopt => return Err(WordingRefusal::NoDecision.into()),
    };
    rules::check_reason(what.reason)?;
    let mut tx = Tx::begin(db, actor, action, now).await?;
    let version = picked(locked(&mut tx, actor, what.thing).await?, what.number)?;
    if step != Move::Withdraw {
        require_open(&mut tx, actor, what.thing).await?;
    }
    let state = step.from(version.state)?;
    if !store::set_state(&mut tx, &actor.municipality, &version.id, what.seen, state).await? {
        return Err(WordingRefusal::Changed.into());
    }
    store::note(&mut tx, actor, &version.id, kind, what.reason.trim()).await?;
    if state == State::Withdrawn {
        take_off_thread(&mut tx, actor, what.thing, &version, WITHDRAWN).await?;
    }
    tx.about(what.thing.kind.name(), &what.thing.id);
    tx.detail("version", what.number);
    tx.commit().await?;
    Ok(())
}

/// Gives up the version that is being worked on, as part of closing its core task, which has the transaction, its right
/// and the municipality's turn.
pub(crate) async fn withdraw_open(tx: &mut Tx, actor: &Actor, thing: &Thing, reason: &str) -> Result<(), WordingFault> {
    let versions = store::versions(tx, &actor.municipality, thing).await?;
    for version in versions.iter().filter(|version| version.state.is_open()) {
        if !store::set_state(tx, &actor.municipality, &version.id, version.revision, State::Withdrawn).await? {
            return Err(WordingRefusal::Changed.into());
        }
        store::note(tx, actor, &version.id, "withdrawn", reason).await?;
        take_off_thread(tx, actor, thing, version, reason).await?;
    }
    Ok(())
}

/// Puts an open version in force by a decision; the one before is replaced from that day.
///
/// # Errors
/// [`WordingFault`]: without `Right::EditCompass`, for a decision without a reference or a day that has been, when it
/// says nothing new, when the core task is closed, and when somebody changed it meanwhile.
pub async fn adopt(
    db: &Db,
    actor: &Actor,
    what: &Saving<'_>,
    decision: &Decision,
    now: Timestamp,
) -> Result<(), WordingFault> {
    actor.require(Right::EditCompass, what.scope)?;
    let mut tx = Tx::begin(db, actor, "compass.wording.adopt", now).await?;
    let versions = locked(&mut tx, actor, what.thing).await?;
    require_open(&mut tx, actor, what.thing).await?;
    let version = versions.iter().find(|version| version.number == what.number).ok_or(WordingFault::NotFound)?;
    let in_force = versions.iter().find(|version| version.state == State::Adopted);
    let state = Move::Adopt.from(version.state)?;
    let day = rules::check_decision(decision, in_force, now.in_denmark().date())?.to_string();
    let words = store::words(&mut tx, &actor.municipality, &version.id).await?;
    rules::check(&words, of(what.thing))?;
    if let Some(before) = in_force {
        let old = store::words(&mut tx, &actor.municipality, &before.id).await?;
        if rules::say_the_same(&old, &words) {
            return Err(WordingRefusal::Same.into());
        }
        store::replace(&mut tx, &actor.municipality, &before.id, &day).await?;
        store::note(&mut tx, actor, &before.id, "replaced", "").await?;
        take_off_thread(&mut tx, actor, what.thing, before, REPLACED).await?;
    }
    if !store::set_state(&mut tx, &actor.municipality, &version.id, what.seen, state).await? {
        return Err(WordingRefusal::Changed.into());
    }
    let reference = decision.reference.trim();
    store::set_decision(&mut tx, &actor.municipality, &version.id, reference, &day).await?;
    store::note(&mut tx, actor, &version.id, "adopted", reference).await?;
    put_in_force(&mut tx, actor, what.thing, version, &words).await?;
    tx.about(what.thing.kind.name(), &what.thing.id);
    tx.detail("version", what.number);
    tx.commit().await?;
    Ok(())
}

/// Writes a version that is in force from the start, as part of another action that has the transaction and its right:
/// an import, or a new core task.
///
/// # Errors
/// [`WordingFault`] when the words break a rule.
pub(crate) async fn adopt_at_once(
    tx: &mut Tx,
    actor: &Actor,
    thing: &Thing,
    words: &Words,
    decision: &Decision,
) -> Result<(), WordingFault> {
    rules::check(words, of(thing))?;
    let versions = locked(tx, actor, thing).await?;
    let number = versions.last().map_or(1, |last| last.number + 1);
    if let Some(before) = versions.iter().find(|version| version.state == State::Adopted) {
        store::replace(tx, &actor.municipality, &before.id, &decision.day).await?;
        store::note(tx, actor, &before.id, "replaced", "").await?;
        take_off_thread(tx, actor, thing, before, REPLACED).await?;
    }
    let new = NewVersion {
        thing,
        number,
        state: State::Adopted,
        reason: "",
        decision: &decision.reference,
        holds_from: &decision.day,
    };
    let id = store::insert(tx, actor, &new).await?;
    store::put_words(tx, &actor.municipality, &id, words).await?;
    store::note(tx, actor, &id, "adopted", &decision.reference).await?;
    let version = numbered(tx, actor, thing, number).await?;
    put_in_force(tx, actor, thing, &version, words).await
}

/// Brings what shows the words in force up to date: the core task's row, and the thread.
async fn put_in_force(
    tx: &mut Tx,
    actor: &Actor,
    thing: &Thing,
    version: &Version,
    words: &Words,
) -> Result<(), WordingFault> {
    match thing.kind {
        ThingKind::CoreTask => core_task::actions::show_in_force(tx, actor, &thing.id, version, words).await,
        ThingKind::Model => Ok(()),
    }
}

const fn of(thing: &Thing) -> Of {
    match thing.kind {
        ThingKind::CoreTask => Of::CoreTask,
        ThingKind::Model => Of::Model,
    }
}

/// Takes the municipality's turn among those who write versions, and reads those of a thing.
async fn locked(tx: &mut Tx, actor: &Actor, thing: &Thing) -> Result<Vec<Version>, StoreError> {
    links::take_turn(tx, actor).await?;
    store::versions(tx, &actor.municipality, thing).await
}

/// Refuses new words for what is closed. The caller has the municipality's turn.
async fn require_open(tx: &mut Tx, actor: &Actor, thing: &Thing) -> Result<(), WordingFault> {
    match thing.kind {
        ThingKind::CoreTask => core_task::actions::require_open(tx, actor, &thing.id).await,
        ThingKind::Model => Ok(()),
    }
}

async fn numbered(tx: &mut Tx, actor: &Actor, thing: &Thing, number: i64) -> Result<Version, WordingFault> {
    picked(store::versions(tx, &actor.municipality, thing).await?, number)
}

fn picked(versions: Vec<Version>, number: i64) -> Result<Version, WordingFault> {
    versions.into_iter().find(|version| version.number == number).ok_or(WordingFault::NotFound)
}

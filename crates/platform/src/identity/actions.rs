//! What people do with accounts: sign in and out, change password; and what an administrator does.

use sha2::{Digest, Sha256};

use super::{Password, Person, SESSION_SECONDS, Session, store, throttle};
use crate::Fault;
use crate::access::{Actor, Right, Role};
use crate::store::{Db, Reads, StoreError, Tx, new_id, new_secret};
use crate::tenancy;
use crate::time::Timestamp;

/// What came of trying to sign in.
#[derive(Debug)]
pub enum SignIn {
    /// Signed in; the secret goes into the cookie and nowhere else.
    Opened {
        /// The cookie's value.
        secret: String,
        /// Whether a new password must be chosen first.
        must_change_password: bool,
    },
    /// Name and password do not belong together (which of them is not told).
    Wrong,
    /// Too many failures: try again after so many seconds.
    Wait(i64),
}

fn hashed(text: &str) -> String {
    crate::audit::hex(&Sha256::digest(text.as_bytes()))
}

/// Signs in with `login` and `password` from the address `from`.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn sign_in(
    db: &Db,
    login: &str,
    password: Password,
    from: &str,
    now: Timestamp,
) -> Result<SignIn, StoreError> {
    let login = login.trim().to_lowercase();
    let keys = [hashed(&format!("login:{login}")), hashed(&format!("from:{from}"))];
    let mut reader = db.reader();
    let mut wait = 0;
    for key in &keys {
        if let Some((failures, last_at)) = store::failures(&mut reader, key).await? {
            let until = last_at + throttle::wait_after(failures) * 1000;
            wait = wait.max((until - now.millis() + 999) / 1000);
        }
    }
    if wait > 0 {
        return Ok(SignIn::Wait(wait));
    }
    let found = store::credentials(&mut reader, &login).await?;
    let hash = found.as_ref().map(|found| found.password_hash.clone());
    if !password.matches(hash).await {
        note_failure(db, &keys, found.as_ref().map(|found| (found.municipality_id.as_str(), found.id.as_str())), now)
            .await?;
        return Ok(SignIn::Wrong);
    }
    let Some(found) = found else { return Ok(SignIn::Wrong) };
    let secret = start_session(db, &found.municipality_id, &found.id, now).await?;
    Ok(SignIn::Opened { secret, must_change_password: found.must_change_password != 0 })
}

async fn note_failure(db: &Db, keys: &[String], known: Option<(&str, &str)>, now: Timestamp) -> Result<(), StoreError> {
    // A failure for an unknown login belongs to no municipality's log; it is counted all the same.
    let actor = Actor::public(known.map_or("", |(municipality, _)| municipality));
    let mut tx = Tx::begin(db, &actor, "identity.sign_in_failed", now).await?;
    for key in keys {
        store::count_failure(&mut tx, key, now, now.millis() - throttle::FORGET_AFTER * 1000).await?;
    }
    match known {
        Some((_, person)) => {
            tx.about("person", person);
            tx.commit().await
        }
        None => tx.finish().await,
    }
}

/// Opens a session for a person whose identity is established, and returns the cookie's secret. Called by
/// [`sign_in`] and by the demo's one-click logins.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn start_session(db: &Db, municipality: &str, person: &str, now: Timestamp) -> Result<String, StoreError> {
    let secret = new_secret(40);
    let actor = Actor::person(municipality, person, "", Vec::new());
    let mut tx = Tx::begin(db, &actor, "identity.sign_in", now).await?;
    tx.about("person", person);
    store::drop_old_sessions(&mut tx, now).await?;
    store::insert_session(&mut tx, &hashed(&secret), person, municipality, now, now.plus_seconds(SESSION_SECONDS))
        .await?;
    tx.commit().await?;
    Ok(secret)
}

/// Returns the session that a cookie's secret opens, if it is open.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn session_actor(
    reads: &mut impl Reads,
    secret: &str,
    now: Timestamp,
) -> Result<Option<Session>, StoreError> {
    if secret.is_empty() {
        return Ok(None);
    }
    store::session(reads, &hashed(secret), now).await
}

/// Ends the session that a cookie's secret opened.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn sign_out(db: &Db, actor: &Actor, secret: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = Tx::begin(db, actor, "identity.sign_out", now).await?;
    store::delete_session(&mut tx, &hashed(secret)).await?;
    tx.commit().await
}

/// Changes the actor's own password, and ends all their other sessions.
///
/// # Errors
/// [`Fault::Refused`] with the key of what is wrong: the old one does not match, the new one is too short.
pub async fn change_password(
    db: &Db,
    actor: &Actor,
    secret: &str,
    old: Password,
    new: Password,
    now: Timestamp,
) -> Result<(), Fault> {
    actor.require_somewhere(Right::OwnAccount)?;
    let person = actor.user.as_deref().ok_or(Fault::NotFound)?;
    let hash = store::password_hash(&mut db.reader(), person).await?;
    if !old.clone().matches(hash).await {
        return Err(Fault::Refused("identity-old-password-wrong"));
    }
    if old.is_same_as(&new) {
        return Err(Fault::Refused("identity-password-unchanged"));
    }
    let hash = hash_of(new).await?;
    let mut tx = Tx::begin(db, actor, "identity.change_password", now).await?;
    tx.about("person", person);
    store::set_password(&mut tx, &actor.municipality, person, &hash, 0).await?;
    store::delete_other_sessions(&mut tx, person, &hashed(secret)).await?;
    Ok(tx.commit().await?)
}

async fn hash_of(password: Password) -> Result<String, Fault> {
    if !password.is_long_enough() {
        return Err(Fault::Refused("identity-password-too-short"));
    }
    password.hash().await.ok_or(Fault::Refused("identity-password-not-hashed"))
}

/// What is to become of a first password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordUse {
    /// Someone else knows it: it must be changed at the first sign-in.
    ChangeFirst,
    /// Nobody else knows it.
    Keep,
}

/// A person to be added.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// What they will sign in with: 2–60 lower-case ASCII letters, digits, `.`, `-`, `_` or `@`.
    pub login: String,
    /// The name that others see.
    pub name: String,
    /// Their first password.
    pub password: Password,
    /// Whether they must change it first of all.
    pub password_use: PasswordUse,
    /// Their first role, in the whole municipality.
    pub role: Role,
}

/// Adds a person and gives them a role in the municipality's root unit; returns their identifier.
///
/// # Errors
/// [`Fault::Denied`] without `Right::ManageUsers`; [`Fault::Refused`] when the login is taken or not readable.
pub async fn add_person(db: &Db, actor: &Actor, new: NewPerson, now: Timestamp) -> Result<String, Fault> {
    actor.require_somewhere(Right::ManageUsers)?;
    let login = new.login.trim().to_lowercase();
    let readable = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".-_@".contains(letter);
    if !(2..=60).contains(&login.len()) || !login.chars().all(readable) {
        return Err(Fault::Refused("identity-login-unreadable"));
    }
    if new.name.trim().is_empty() {
        return Err(Fault::Refused("identity-name-missing"));
    }
    let hash = hash_of(new.password).await?;
    let unit = tenancy::root_unit(&mut db.reader(), &actor.municipality).await?;
    let id = new_id();
    let mut tx = Tx::begin(db, actor, "identity.add_person", now).await?;
    tx.about("person", &id);
    tx.detail("role", new.role.name());
    match store::insert_person(
        &mut tx,
        &actor.municipality,
        &id,
        &login,
        new.name.trim(),
        &hash,
        new.password_use == PasswordUse::ChangeFirst,
    )
    .await
    {
        Err(error) if error.is_duplicate() => return Err(Fault::Refused("identity-login-taken")),
        other => other?,
    }
    store::assign(&mut tx, &actor.municipality, &id, new.role, &unit.id).await?;
    tx.commit().await?;
    Ok(id)
}

/// Returns the municipality's people.
///
/// # Errors
/// [`Fault::Denied`] without `Right::ManageUsers`.
pub async fn people(db: &Db, actor: &Actor) -> Result<Vec<Person>, Fault> {
    actor.require_somewhere(Right::ManageUsers)?;
    Ok(store::people(&mut db.reader(), &actor.municipality).await?)
}

/// Gives a person a role in a unit.
///
/// # Errors
/// [`Fault::Denied`] without `Right::ManageUsers`; [`Fault::NotFound`] for a person or unit of another municipality.
pub async fn assign(db: &Db, actor: &Actor, person: &str, role: Role, unit: &str, now: Timestamp) -> Result<(), Fault> {
    actor.require_somewhere(Right::ManageUsers)?;
    let mut tx = Tx::begin(db, actor, "identity.assign", now).await?;
    known_person(&mut tx, actor, person).await?;
    if !tenancy::units(&mut tx, &actor.municipality).await?.iter().any(|known| known.id == unit) {
        return Err(Fault::NotFound);
    }
    tx.about("person", person);
    tx.detail("role", role.name());
    tx.detail("unit", unit);
    store::assign(&mut tx, &actor.municipality, person, role, unit).await?;
    Ok(tx.commit().await?)
}

/// Takes a role in a unit from a person.
///
/// # Errors
/// [`Fault::Denied`] without `Right::ManageUsers`; [`Fault::Refused`] when nobody would be left to manage users.
pub async fn withdraw(
    db: &Db,
    actor: &Actor,
    person: &str,
    role: Role,
    unit: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    actor.require_somewhere(Right::ManageUsers)?;
    let mut tx = Tx::begin(db, actor, "identity.withdraw", now).await?;
    known_person(&mut tx, actor, person).await?;
    tx.about("person", person);
    tx.detail("role", role.name());
    tx.detail("unit", unit);
    store::withdraw(&mut tx, &actor.municipality, person, role, unit).await?;
    require_an_administrator(&mut tx, actor).await?;
    Ok(tx.commit().await?)
}

/// Closes a person's account: they can no longer sign in; what they did keeps their name.
///
/// # Errors
/// As [`withdraw`].
pub async fn close_person(db: &Db, actor: &Actor, person: &str, now: Timestamp) -> Result<(), Fault> {
    actor.require_somewhere(Right::ManageUsers)?;
    let mut tx = Tx::begin(db, actor, "identity.close_person", now).await?;
    known_person(&mut tx, actor, person).await?;
    tx.about("person", person);
    store::close(&mut tx, &actor.municipality, person, now).await?;
    require_an_administrator(&mut tx, actor).await?;
    Ok(tx.commit().await?)
}

/// Gives a person a new first password, which they must change, opens the account if it was closed, and ends
/// their sessions.
///
/// # Errors
/// [`Fault::Denied`] without `Right::ManageUsers`; [`Fault::NotFound`] for a person of another municipality.
pub async fn reset_password(
    db: &Db,
    actor: &Actor,
    person: &str,
    password: Password,
    now: Timestamp,
) -> Result<(), Fault> {
    actor.require_somewhere(Right::ManageUsers)?;
    let hash = hash_of(password).await?;
    let mut tx = Tx::begin(db, actor, "identity.reset_password", now).await?;
    known_person(&mut tx, actor, person).await?;
    tx.about("person", person);
    store::set_password(&mut tx, &actor.municipality, person, &hash, 1).await?;
    store::delete_other_sessions(&mut tx, person, "").await?;
    Ok(tx.commit().await?)
}

async fn known_person(tx: &mut Tx, actor: &Actor, person: &str) -> Result<(), Fault> {
    let people = store::people(tx, &actor.municipality).await?;
    people.iter().any(|known| known.id == person).then_some(()).ok_or(Fault::NotFound)
}

async fn require_an_administrator(tx: &mut Tx, actor: &Actor) -> Result<(), Fault> {
    let people = store::people(tx, &actor.municipality).await?;
    let manages =
        |person: &Person| person.is_open && person.assignments.iter().any(|one| one.role.gives(Right::ManageUsers));
    people.iter().any(manages).then_some(()).ok_or(Fault::Refused("identity-last-administrator"))
}

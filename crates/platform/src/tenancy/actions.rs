//! Creating and finding municipalities, and changing how they look.

use super::{Logo, Look, Municipality, Unit, slug, store};
use crate::Fault;
use crate::access::{Actor, Right};
use crate::store::{Db, Reads, StoreError, Tx, new_id};
use crate::time::Timestamp;

/// Creates a municipality with one unit, its root, and returns it.
///
/// # Errors
/// [`Fault::Refused`] when the name has no readable letters or is taken.
pub async fn create(db: &Db, name: &str, now: Timestamp) -> Result<Municipality, Fault> {
    let slug = slug(name.trim().trim_end_matches("Kommune"));
    if slug.is_empty() {
        return Err(Fault::Refused("tenancy-name-unreadable"));
    }
    let id = new_id();
    let mut tx = Tx::begin(db, &Actor::operator(&id), "tenancy.create", now).await?;
    tx.about("municipality", &id);
    match store::insert(&mut tx, &id, &slug, name.trim(), now).await {
        Err(error) if error.is_duplicate() => return Err(Fault::Refused("tenancy-name-taken")),
        other => other?,
    }
    let unit = new_id();
    store::insert_unit(&mut tx, &id, &unit, name.trim(), &format!("/{unit}/")).await?;
    tx.commit().await?;
    find(db, &slug).await?.ok_or(Fault::NotFound)
}

/// Returns all municipalities of the installation, by name.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn all(db: &Db) -> Result<Vec<Municipality>, StoreError> {
    store::all(&mut db.reader()).await
}

/// Returns the municipality with this readable or opaque identifier.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn find(db: &Db, slug_or_id: &str) -> Result<Option<Municipality>, StoreError> {
    Ok(all(db).await?.into_iter().find(|one| one.slug == slug_or_id || one.id == slug_or_id))
}

/// Returns the municipality when there is exactly one, as in most installations.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn only(db: &Db) -> Result<Option<Municipality>, StoreError> {
    let mut all = all(db).await?;
    Ok(if all.len() == 1 { all.pop() } else { None })
}

/// Returns the municipality's units, root first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn units(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Unit>, StoreError> {
    store::units(reads, municipality).await
}

/// Returns the municipality's root unit.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such municipality.
pub async fn root_unit(reads: &mut impl Reads, municipality: &str) -> Result<Unit, Fault> {
    units(reads, municipality).await?.into_iter().min_by_key(|unit| unit.path.len()).ok_or(Fault::NotFound)
}

/// Changes the municipality's name, colours and contact.
///
/// # Errors
/// [`Fault::Denied`] without `Right::ManageSettings`.
pub async fn set_look(db: &Db, actor: &Actor, name: &str, look: &Look, now: Timestamp) -> Result<(), Fault> {
    actor.require_somewhere(Right::ManageSettings)?;
    let mut tx = Tx::begin(db, actor, "tenancy.look", now).await?;
    tx.about("municipality", &actor.municipality);
    store::update_look(&mut tx, &actor.municipality, name, look).await?;
    Ok(tx.commit().await?)
}

/// Sets or (with `None`) removes the municipality's logo.
///
/// # Errors
/// [`Fault::Denied`] without `Right::ManageSettings`.
pub async fn set_logo(db: &Db, actor: &Actor, logo: Option<&Logo>, now: Timestamp) -> Result<(), Fault> {
    actor.require_somewhere(Right::ManageSettings)?;
    let mut tx = Tx::begin(db, actor, "tenancy.logo", now).await?;
    tx.about("municipality", &actor.municipality);
    store::update_logo(&mut tx, &actor.municipality, logo).await?;
    Ok(tx.commit().await?)
}

/// Returns the municipality's logo, if it has one.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn logo(db: &Db, municipality: &str) -> Result<Option<Logo>, StoreError> {
    store::logo(&mut db.reader(), municipality).await
}

//! Finding, making, naming and ordering models.

use platform::Fault;
use platform::access::{Actor, Right, Scope};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::tenancy;
use platform::time::Timestamp;

use super::{Model, store};

/// Returns the municipality's models, its own first. They are public.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn all(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Model>, StoreError> {
    store::all(reads, &actor.municipality).await
}

/// Returns the model with this readable or opaque identifier.
///
/// # Errors
/// [`Fault::NotFound`] when there is none.
pub async fn find(reads: &mut impl Reads, actor: &Actor, slug_or_id: &str) -> Result<Model, Fault> {
    let found = all(reads, actor).await?.into_iter().find(|model| model.slug == slug_or_id || model.id == slug_or_id);
    found.ok_or(Fault::NotFound)
}

/// Returns where models live, for rights: the whole municipality.
///
/// # Errors
/// [`Fault`] when the municipality has no root unit.
pub async fn scope(reads: &mut impl Reads, actor: &Actor) -> Result<Scope, Fault> {
    let unit = tenancy::root_unit(reads, &actor.municipality).await?;
    Ok(Scope { municipality: actor.municipality.clone(), unit_path: unit.path })
}

/// Makes a model, the last in order.
///
/// # Errors
/// [`Fault::Denied`] without `Right::EditCompass`, [`Fault::Refused`] without a title or for one that is taken.
pub async fn create(db: &Db, actor: &Actor, title: &str, now: Timestamp) -> Result<Model, Fault> {
    actor.require(Right::EditCompass, &scope(&mut db.reader(), actor).await?)?;
    let mut tx = Tx::begin(db, actor, "compass.model.create", now).await?;
    let model = create_in(&mut tx, actor, title, "{}").await?;
    tx.about("model", &model.id);
    tx.commit().await?;
    Ok(model)
}

/// Addresses under `/kompas/model/` that are pages of their own.
const RESERVED: [&str; 1] = ["ny"];

/// Returns the readable identifier that a model of this title gets; empty when the title says nothing.
pub(crate) fn slug_of(title: &str) -> String {
    let slug = tenancy::slug(title);
    if RESERVED.contains(&slug.as_str()) { format!("{slug}-model") } else { slug }
}

/// Makes a model as part of another action, which has the transaction and its right.
///
/// # Errors
/// [`Fault::Refused`] without a title or for one that is taken.
pub async fn create_in(tx: &mut Tx, actor: &Actor, title: &str, remarks: &str) -> Result<Model, Fault> {
    let title = title.trim();
    let slug = slug_of(title);
    if slug.is_empty() {
        return Err(Fault::Refused("model-refused-no-title"));
    }
    let known = store::all(tx, &actor.municipality).await?;
    if known.iter().any(|model| model.slug == slug) {
        return Err(Fault::Refused("model-refused-taken"));
    }
    let position = known.iter().map(|model| model.position).max().unwrap_or(0) + 1;
    let model = Model { id: new_id(), slug, title: title.to_owned(), position, remarks: remarks.to_owned() };
    store::insert(tx, &actor.municipality, &model).await?;
    Ok(model)
}

/// Gives a model another name. Its address stays.
///
/// # Errors
/// [`Fault::Denied`] without `Right::EditCompass`, [`Fault::Refused`] without a title.
pub async fn rename(db: &Db, actor: &Actor, model: &Model, title: &str, now: Timestamp) -> Result<(), Fault> {
    actor.require(Right::EditCompass, &scope(&mut db.reader(), actor).await?)?;
    if title.trim().is_empty() {
        return Err(Fault::Refused("model-refused-no-title"));
    }
    let mut tx = Tx::begin(db, actor, "compass.model.rename", now).await?;
    tx.about("model", &model.id);
    store::rename(&mut tx, &actor.municipality, &model.id, title.trim()).await?;
    tx.commit().await?;
    Ok(())
}

/// Makes a model the municipality's own: the first in order.
///
/// # Errors
/// [`Fault::Denied`] without `Right::EditCompass`.
pub async fn put_first(db: &Db, actor: &Actor, model: &Model, now: Timestamp) -> Result<(), Fault> {
    actor.require(Right::EditCompass, &scope(&mut db.reader(), actor).await?)?;
    let mut tx = Tx::begin(db, actor, "compass.model.first", now).await?;
    tx.about("model", &model.id);
    let mut models = store::all(&mut tx, &actor.municipality).await?;
    models.sort_by_key(|one| (one.id != model.id, one.position));
    for (position, one) in (1..).zip(&models) {
        store::set_position(&mut tx, &actor.municipality, &one.id, position).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Keeps what a file remarks on a model, as part of the import.
pub(crate) async fn set_remarks(tx: &mut Tx, actor: &Actor, model: &str, remarks: &str) -> Result<(), StoreError> {
    store::set_remarks(tx, &actor.municipality, model, remarks).await
}

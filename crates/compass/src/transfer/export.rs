//! A stored model as a form, to be written as a file.

use platform::Fault;
use platform::access::Actor;
use platform::store::Db;
use platform::tenancy;

use super::build::{self, Whole};
use crate::core_task::{self, CoreTask};
use crate::exchange::Form;
use crate::model::{self, Model};
use crate::wording::{self, ThingKind, Words};

/// Returns what is in force of a model, as everyone may read it.
///
/// # Errors
/// [`Fault`] when it cannot be read.
pub async fn export(db: &Db, actor: &Actor, model: &Model) -> Result<Form, Fault> {
    let mut reader = db.reader();
    let municipality = tenancy::find(db, &actor.municipality).await?.ok_or(Fault::NotFound)?;
    let mut tasks: Vec<CoreTask> = core_task::actions::all(&mut reader, actor).await?;
    tasks.retain(|task| task.model_id == model.id);
    let said = wording::store::words_in_force(&mut reader, &actor.municipality, ThingKind::CoreTask).await?;
    let of_models = wording::store::words_in_force(&mut reader, &actor.municipality, ThingKind::Model).await?;
    let nothing = Words::default();
    // Voices belong to the municipality: they go out with its own model.
    let is_own = model::actions::all(&mut reader, actor).await?.first().is_some_and(|first| first.id == model.id);
    let voices = if is_own { super::voices::export(&mut reader, actor).await? } else { Vec::new() };
    Ok(build::form(&Whole {
        municipality: &municipality.name,
        model,
        words: of_models.get(&model.id).unwrap_or(&nothing),
        tops: &core_task::tree(&tasks),
        said: &said,
        voices,
    }))
}

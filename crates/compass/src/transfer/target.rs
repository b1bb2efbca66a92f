//! Which model a file goes into. What another municipality wrote goes into none on its own.

use platform::access::Actor;
use platform::store::Tx;

use super::{Kept, TransferFault};
use crate::core_task::{self, title_key};
use crate::exchange::Form;
use crate::model::{self, Model};

/// Where an import goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Into {
    /// The model with the form's title; without one, the municipality's own when it has any of the form's core tasks
    /// or none at all. Refused for the file of another municipality, once there is a core task here.
    #[default]
    Fitting,
    /// The model with this readable identifier.
    Model(String),
    /// A new model with this title.
    New(String),
}

/// What a model is called that somebody's first core task comes into.
const FIRST_NAME: &str = "Kerneopgaven";

/// Finds the model that the form goes into, or makes it. `ours` is the municipality's name.
pub(super) async fn target(
    tx: &mut Tx,
    actor: &Actor,
    form: &Form,
    (into, ours): (&Into, &str),
    models: &[Model],
) -> Result<Model, TransferFault> {
    match into {
        Into::Model(slug) => {
            return models.iter().find(|model| model.slug == *slug).cloned().ok_or(TransferFault::NotFound);
        }
        Into::New(title) => return Ok(model::actions::create_in(tx, actor, title, "{}").await?),
        Into::Fitting => {}
    }
    let tasks = core_task::store::all(tx, &actor.municipality).await?;
    if !tasks.is_empty() && !is_ours(form, ours, models) {
        return Err(TransferFault::OtherMunicipality(form.municipality.trim().to_owned()));
    }
    if let Some(title) = &form.title {
        let slug = model::actions::slug_of(title);
        return match models.iter().find(|model| model.slug == slug) {
            Some(model) => Ok(model.clone()),
            None => Ok(model::actions::create_in(tx, actor, title, "{}").await?),
        };
    }
    let titles: Vec<String> = titles(form).iter().map(|title| title_key(title)).collect();
    let fits = |model: &&Model| {
        let mut own = tasks.iter().filter(|task| task.model_id == model.id).peekable();
        own.peek().is_none() || own.any(|task| titles.contains(&title_key(&task.title)))
    };
    match models.iter().find(fits) {
        Some(model) => Ok(model.clone()),
        None if models.is_empty() => Ok(model::actions::create_in(tx, actor, FIRST_NAME, "{}").await?),
        // A name that nobody chose would stand on the public front page.
        None => Err(TransferFault::Refused("transfer-refused-no-name")),
    }
}

fn titles(form: &Form) -> Vec<&str> {
    let overall = form.core_task.iter().map(|task| task.wording.as_str());
    overall.chain(form.welfare_tasks.iter().map(|task| task.title.as_str())).collect()
}

/// Tells whether the file is of this municipality, or of one whose file is here already.
fn is_ours(form: &Form, ours: &str, models: &[Model]) -> bool {
    let file = place(&form.municipality);
    let known = models.iter().map(|model| place(&Kept::from_text(&model.remarks).municipality));
    file.is_empty() || std::iter::once(place(ours)).chain(known).any(|name| name == file)
}

/// The name of a municipality without what one may leave out: `Glostrup Kommune` is `glostrup`.
fn place(name: &str) -> String {
    let name = name.trim().to_lowercase();
    let bare = name.strip_suffix("kommune").unwrap_or(&name).trim_end();
    bare.to_owned()
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_municipality_is_known_with_the_word_for_it_and_without() {
        assert_eq!(place(" Glostrup Kommune "), place("glostrup"));
        assert_ne!(place("Nyborg Kommune"), place("Glostrup Kommune"));
    }
}

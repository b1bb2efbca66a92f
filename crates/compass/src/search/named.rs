//! What has wordings, core tasks and models alike: what it is called, where it is, and where it lives for rights.

use platform::access::Scope;
use platform::store::StoreError;

use crate::core_task::CoreTask;
use crate::model;
use crate::thread::Asker;
use crate::wording::ThingKind;

/// Something that has wordings.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) kind: ThingKind,
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) scope: Scope,
}

impl Named {
    /// Returns the one with this kind and identifier.
    pub(crate) fn find<'n>(all: &'n [Self], kind: &str, id: &str) -> Option<&'n Self> {
        all.iter().find(|one| one.kind.name() == kind && one.id == id)
    }
}

/// Returns all that has wordings: these core tasks, and the models.
pub(crate) async fn named(asker: Asker<'_>, tasks: &[CoreTask]) -> Result<Vec<Named>, StoreError> {
    let mut reads = asker.db.reader();
    let task = |task: &CoreTask| Named {
        kind: ThingKind::CoreTask,
        id: task.id.clone(),
        title: task.title.clone(),
        url: task.url(),
        scope: task.scope(),
    };
    let mut all: Vec<Named> = tasks.iter().map(task).collect();
    // A municipality without a unit has no models either.
    let Ok(scope) = model::actions::scope(&mut reads, asker.actor).await else { return Ok(all) };
    for model in model::actions::all(&mut reads, asker.actor).await? {
        let url = model.url();
        all.push(Named { kind: ThingKind::Model, id: model.id, title: model.title, url, scope: scope.clone() });
    }
    Ok(all)
}

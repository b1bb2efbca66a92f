//! What a model says, with its core tasks in the order of its tree: now, or on a day. Only what was adopted.

use std::collections::HashMap;

use platform::access::Actor;
use platform::store::{Reads, StoreError};

use crate::as_of::Day;
use crate::core_task::{self, Branch, CoreTask};
use crate::model::Model;
use crate::wording::store::{words_in_force, words_on};
use crate::wording::{Part, PartKind, ThingKind, Words};

/// A core task and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) task: CoreTask,
    pub(crate) words: Words,
}

/// A model, what it says, and its core tasks from the top down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stand {
    pub(crate) model: Model,
    pub(crate) words: Words,
    pub(crate) tasks: Vec<Stated>,
}

impl Stand {
    /// Gathers it.
    pub(crate) async fn of(
        reads: &mut impl Reads,
        actor: &Actor,
        model: Model,
        day: Option<&Day>,
    ) -> Result<Self, StoreError> {
        let mut held = core_task::actions::held(reads, actor, day).await?;
        held.retain(|task| task.model_id == model.id);
        let mut said = said(reads, actor, ThingKind::CoreTask, day).await?;
        let words = said_by_model(reads, actor, &model, day).await?;
        let tops = core_task::tree(&held);
        let stated = |task: &CoreTask| Stated { task: task.clone(), words: said.remove(&task.id).unwrap_or_default() };
        let tasks = tops.iter().flat_map(Branch::all).map(stated).collect();
        Ok(Self { model, words, tasks })
    }

    /// The core task with this identifier.
    pub(crate) fn task(&self, id: &str) -> Option<&Stated> {
        self.tasks.iter().find(|stated| stated.task.id == id)
    }
}

async fn said_by_model(
    reads: &mut impl Reads,
    actor: &Actor,
    model: &Model,
    day: Option<&Day>,
) -> Result<Words, StoreError> {
    Ok(said(reads, actor, ThingKind::Model, day).await?.remove(&model.id).unwrap_or_default())
}

async fn said(
    reads: &mut impl Reads,
    actor: &Actor,
    kind: ThingKind,
    day: Option<&Day>,
) -> Result<HashMap<String, Words>, StoreError> {
    match day {
        Some(day) => words_on(reads, &actor.municipality, kind, &day.stored).await,
        None => words_in_force(reads, &actor.municipality, kind).await,
    }
}

/// The contributions by who gives them, each in the order in which it first stands.
pub(crate) fn by_actor(words: &Words) -> Vec<(&str, Vec<&Part>)> {
    let mut actors: Vec<(&str, Vec<&Part>)> = Vec::new();
    for part in words.of(PartKind::Contribution) {
        let actor = part.heading.trim();
        match actors.iter_mut().find(|(known, _)| known.to_lowercase() == actor.to_lowercase()) {
            Some((_, parts)) => parts.push(part),
            None => actors.push((actor, vec![part])),
        }
    }
    actors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contributions_of_one_actor_stand_together_however_its_name_is_written() {
        let mut words = Words::default();
        for (who, what) in [("Borgere", "a"), ("Foreninger", "b"), ("borgere ", "c"), ("", "d")] {
            words.add(PartKind::Contribution, who, what, None);
        }
        let grouped: Vec<(&str, Vec<&str>)> = by_actor(&words)
            .into_iter()
            .map(|(who, parts)| (who, parts.iter().map(|part| part.body.as_str()).collect()))
            .collect();
        assert_eq!(grouped, [("Borgere", vec!["a", "c"]), ("Foreninger", vec!["b"]), ("", vec!["d"])]);
    }
}

//! The core tasks that a goal can be set for, as a list to choose from: core areas first, by administration.

use compass::core_task::{self, CoreTask, TaskKind};
use platform::access::Actor;
use platform::store::{Reads, StoreError};
use ui::i18n::Locale;
use ui::{Choice, ChoiceGroup};

/// What a form writes for a core task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Its identifier.
    Id,
    /// What stands in its address.
    Slug,
}

/// Returns the core tasks in force as groups: one per administration with core areas, then the others.
pub(super) async fn groups(
    reads: &mut impl Reads,
    actor: &Actor,
    locale: &Locale,
    chosen: &str,
    written: Written,
) -> Result<Vec<ChoiceGroup>, StoreError> {
    let tasks = core_task::actions::all(reads, actor).await?;
    let choice = |task: &CoreTask| {
        let value = if written == Written::Id { &task.id } else { &task.slug };
        Choice::new(value, task.title.clone(), chosen)
    };
    let mut groups: Vec<ChoiceGroup> = Vec::new();
    for task in tasks.iter().filter(|task| task.kind == TaskKind::CoreArea) {
        let title = match task.responsible.as_str() {
            "" => locale.t("goal-choice-areas-across"),
            responsible => locale.t1("goal-choice-areas", "responsible", responsible),
        };
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.choices.push(choice(task)),
            None => groups.push(ChoiceGroup { title, choices: vec![choice(task)] }),
        }
    }
    let others: Vec<Choice> = tasks.iter().filter(|task| task.kind != TaskKind::CoreArea).map(choice).collect();
    if !others.is_empty() {
        groups.push(ChoiceGroup { title: locale.t("goal-choice-others"), choices: others });
    }
    Ok(groups)
}

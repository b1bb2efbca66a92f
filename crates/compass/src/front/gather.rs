//! What the front page says of the core tasks: the municipality's own model, from north to the next level, with what is in
//! focus. Pure.

use std::collections::HashMap;

use crate::core_task::{Branch, CoreTask, TaskKind, tree};
use crate::figures::capitalised;
use crate::wording::{PartKind, Words};

/// A core task as a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card {
    pub(super) title: String,
    pub(super) purpose: String,
    /// Whose responsibility it is; may be empty.
    pub(super) responsible: String,
    pub(super) url: String,
}

/// What is in focus for a core task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Focus {
    pub(super) title: String,
    pub(super) url: String,
    /// Words and address, in the order of the wording.
    pub(super) points: Vec<(String, String)>,
    /// How many more there are.
    pub(super) more: usize,
}

/// The municipality's own model as the front page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Compass {
    pub(super) north: Option<Card>,
    pub(super) cards: Vec<Card>,
    pub(super) focus: Vec<Focus>,
}

/// How many points of focus are shown for a core task.
const MOST_POINTS: usize = 4;

/// Puts together what is shown of a model whose tasks these are, in force and in order.
pub(super) fn compass(tasks: &[CoreTask], said: &HashMap<String, Words>) -> Compass {
    let tops = tree(tasks);
    let north = tops.iter().find(|top| top.task.kind == TaskKind::Overall);
    let next: Vec<&Branch> = match north {
        // Whatever stands beside north is shown after what stands under it.
        Some(north) => north.under.iter().chain(tops.iter().filter(|top| top.task.id != north.task.id)).collect(),
        None => tops.iter().collect(),
    };
    let is_shown = |branch: &&&Branch| branch.task.kind != TaskKind::Workplace;
    Compass {
        north: north.map(|top| card(&top.task)),
        cards: next.iter().filter(is_shown).map(|branch| card(&branch.task)).collect(),
        focus: tasks.iter().filter_map(|task| focus(task, said.get(&task.id)?)).collect(),
    }
}

/// The workplaces' own versions of core tasks, by workplace.
pub(super) fn workplaces(tasks: &[CoreTask]) -> Vec<Card> {
    tasks.iter().filter(|task| task.kind == TaskKind::Workplace).map(card).collect()
}

pub(super) fn card(task: &CoreTask) -> Card {
    Card {
        title: capitalised(&task.title),
        purpose: capitalised(&task.purpose),
        responsible: task.responsible.clone(),
        url: task.url(),
    }
}

fn focus(task: &CoreTask, words: &Words) -> Option<Focus> {
    let points: Vec<(String, String)> =
        words.of(PartKind::Focus).map(|part| (part.body.clone(), format!("{}/del/{}", task.url(), part.id))).collect();
    let more = points.len().saturating_sub(MOST_POINTS);
    (!points.is_empty()).then(|| Focus {
        title: task.title.clone(),
        url: task.url(),
        points: points.into_iter().take(MOST_POINTS).collect(),
        more,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(id: &str, kind: TaskKind, parent: Option<&str>) -> CoreTask {
        CoreTask {
            id: id.to_owned(),
            municipality_id: String::new(),
            unit_id: String::new(),
            unit_path: String::new(),
            model_id: String::new(),
            parent_id: parent.map(str::to_owned),
            kind,
            responsible: String::new(),
            slug: id.to_owned(),
            position: 1,
            title: id.to_owned(),
            purpose: String::new(),
            in_force: 1,
            in_consultation: 0,
            created_at: 0,
            closed_at: None,
            remarks: String::new(),
        }
    }

    fn titles(cards: &[Card]) -> Vec<&str> {
        cards.iter().map(|card| card.title.as_str()).collect()
    }

    #[test]
    fn the_level_under_north_is_shown_and_not_the_workplaces() {
        let tasks = [
            task("nord", TaskKind::Overall, None),
            task("trivsel", TaskKind::Welfare, Some("nord")),
            task("malthe", TaskKind::Workplace, Some("trivsel")),
            task("organisation", TaskKind::Organisational, None),
        ];
        let shown = compass(&tasks, &HashMap::new());
        assert_eq!(shown.north.unwrap().title, "Nord");
        assert_eq!(titles(&shown.cards), ["Trivsel", "Organisation"]);
        assert_eq!(titles(&workplaces(&tasks)), ["Malthe"]);
    }

    #[test]
    fn a_model_without_an_overall_core_task_shows_its_tops() {
        let tasks = [task("a", TaskKind::CoreArea, None), task("b", TaskKind::CoreArea, None)];
        let shown = compass(&tasks, &HashMap::new());
        assert_eq!((shown.north, titles(&shown.cards)), (None, vec!["A", "B"]));
    }

    #[test]
    fn some_points_of_focus_are_shown_and_the_rest_are_counted() {
        let mut words = Words::default();
        for number in 1..=6 {
            words.add(PartKind::Focus, "", &format!("Punkt {number}"), None);
        }
        let said = HashMap::from([("a".to_owned(), words)]);
        let shown = compass(&[task("a", TaskKind::Welfare, None), task("b", TaskKind::Welfare, None)], &said);
        assert_eq!(shown.focus.len(), 1);
        assert_eq!((shown.focus[0].points.len(), shown.focus[0].more), (4, 2));
        assert_eq!(shown.focus[0].points[0].0, "Punkt 1");
    }
}

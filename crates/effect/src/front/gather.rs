//! Puts together what the front page shows. Pure.

use crate::goal::{Goal, GoalIndicator, GoalState};
use crate::plan::{Area, Group, Plan};

/// A core area with its goals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaGoals {
    /// The core area and its years in the plan.
    pub area: Area,
    /// Its goals in force, in the committee's order, each with how many indicators measure it.
    pub goals: Vec<(Goal, usize)>,
    /// How many more are proposed or prioritised, as far as the reader may know.
    pub on_the_way: usize,
}

/// What is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Core areas without a goal in force: title and address.
    pub areas: Vec<(String, String)>,
    /// Goals in force without an indicator.
    pub goals: Vec<Goal>,
    /// Indicators of goals in force without a value: title and address.
    pub indicators: Vec<(String, String)>,
}

impl Gaps {
    /// Tells whether nothing is missing.
    #[must_use]
    pub fn are_none(&self) -> bool {
        self.areas.is_empty() && self.goals.is_empty() && self.indicators.is_empty()
    }
}

/// The core areas by administration, and what is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// The administration (empty for those across) with its core areas.
    pub groups: Vec<(String, Vec<AreaGoals>)>,
    /// Goals in force that are set for no core area: for another core task.
    pub others: Vec<(Goal, usize)>,
    /// What is missing.
    pub gaps: Gaps,
}

/// Puts core areas, goals and indicators together. `goals` are those that the reader may see, in order.
#[must_use]
pub fn overview(plan: &Plan, goals: &[Goal], indicators: &[GoalIndicator]) -> Overview {
    let count = |goal: &Goal| indicators.iter().filter(|one| one.goal_id == goal.id).count();
    let in_force = || goals.iter().filter(|goal| goal.state == GoalState::Adopted);
    let of_area = |area: &Area| AreaGoals {
        goals: in_force()
            .filter(|goal| goal.core_task_id == area.task.id)
            .map(|goal| (goal.clone(), count(goal)))
            .collect(),
        on_the_way: goals
            .iter()
            .filter(|goal| goal.core_task_id == area.task.id && goal.state.is_open())
            .filter(|goal| goal.state != GoalState::Adopted)
            .count(),
        area: area.clone(),
    };
    let group = |group: &Group| (group.responsible.clone(), group.areas.iter().map(of_area).collect());
    let groups: Vec<(String, Vec<AreaGoals>)> = plan.groups.iter().map(group).collect();
    let is_of_an_area = |goal: &Goal| plan.areas().any(|area| area.task.id == goal.core_task_id);
    let others = in_force().filter(|goal| !is_of_an_area(goal)).map(|goal| (goal.clone(), count(goal))).collect();
    let lines = || groups.iter().flat_map(|(_, areas)| areas);
    let mut empty: Vec<(String, String)> = indicators
        .iter()
        .filter(|one| one.has_values == 0 && in_force().any(|goal| goal.id == one.goal_id))
        .map(|one| (one.title.clone(), one.url()))
        .collect();
    // One indicator may measure several goals.
    empty.dedup();
    let gaps = Gaps {
        areas: lines()
            .filter(|line| line.goals.is_empty())
            .map(|line| (line.area.task.title.clone(), line.area.task.url()))
            .collect(),
        goals: in_force().filter(|goal| count(goal) == 0).cloned().collect(),
        indicators: empty,
    };
    Overview { groups, others, gaps }
}

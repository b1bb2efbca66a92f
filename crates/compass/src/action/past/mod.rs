//! Actions as they were at a moment, by their steps: what they were called, where they stood, when they had left the
//! thread. What the steps do not keep (kind, who is responsible) is as it is now.

mod store;

use platform::access::Actor;
use platform::store::{Reads, StoreError};

use super::actions::{Filter, Found, Line, PER_PAGE, readable_units};
use super::{Action, ActionKind, ActionState, Step, store as now};
use crate::aside::aside;

/// An action as it was, as a line of a list.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Was {
    unit_id: String,
    description: String,
    id: String,
    title: String,
    #[sqlx(try_from = "String")]
    kind: ActionKind,
    responsible: String,
    #[sqlx(try_from = "String")]
    state: ActionState,
    changed_at: i64,
    supports: String,
    verdict: String,
}

impl Was {
    fn into_line(self) -> Line {
        Line {
            id: self.id,
            title: self.title,
            kind: self.kind,
            responsible: self.responsible,
            state: self.state,
            changed_at: self.changed_at,
            supports: self.supports,
            verdict: self.verdict,
        }
    }
}

/// Returns the actions that a filter lets through as they were at a moment: page `page`, counted from 1. Only what the
/// actor may read now and might have read then.
pub(super) async fn search(
    reads: &mut impl Reads,
    actor: &Actor,
    filter: &Filter,
    page: usize,
    moment: i64,
) -> Result<Found, StoreError> {
    let readable = readable_units(reads, actor).await?;
    let all = store::all(reads, &actor.municipality, &readable, filter.supports.bound(), moment).await?;
    let (filter, query) = (filter.clone(), text::Query::parse(&filter.words));
    let before = page.saturating_sub(1).saturating_mul(PER_PAGE);
    let judge = move || {
        let is_there = |was: &Was| {
            (was.state.is_public() || readable.contains(&format!("|{}|", was.unit_id)))
                && filter.state.is_none_or(|state| state == was.state)
                && filter.kind.is_none_or(|kind| kind == was.kind)
                && (query.is_empty()
                    || query.find(&format!("{}\n{}\n{}", was.title, was.description, was.responsible)).is_some())
        };
        let mut here: Vec<Was> = all.into_iter().filter(is_there).collect();
        here.sort_by(|one, other| (other.changed_at, &other.id).cmp(&(one.changed_at, &one.id)));
        let total = here.len();
        Found { lines: here.into_iter().skip(before).take(PER_PAGE).map(Was::into_line).collect(), total }
    };
    aside(judge).await
}

/// Returns an action as it was at a moment; none when it was not there, or was not for the actor to read.
pub(super) async fn of(
    reads: &mut impl Reads,
    actor: &Actor,
    action: &Action,
    moment: i64,
) -> Result<Option<Action>, StoreError> {
    let steps = now::steps(reads, &actor.municipality, &action.id).await?;
    Ok(then(action, &steps, moment).filter(|was| was.require_readable(actor).is_ok()))
}

/// Puts an action together as it was, by its steps, newest first.
fn then(action: &Action, steps: &[Step], moment: i64) -> Option<Action> {
    let steps: Vec<&Step> = steps.iter().filter(|step| step.at <= moment).collect();
    let words = steps.iter().find(|step| !step.title.is_empty())?;
    let state = steps.iter().find_map(|step| ActionState::from_name(&step.state))?;
    // It left with the first of the moves that have kept it away since.
    let moves = steps.iter().filter_map(|step| Some((ActionState::from_name(&step.state)?, step.at)));
    let away = moves.take_while(|(state, _)| !state.is_on_thread()).last();
    Some(Action {
        title: words.title.clone(),
        description: words.description.clone(),
        state,
        changed_at: steps.first().map_or(action.created_at, |step| step.at),
        off_thread_at: away.map(|(_, at)| at),
        ..action.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(number: i64, state: &str, title: &str) -> Step {
        Step {
            number,
            kind: String::new(),
            state: state.to_owned(),
            title: title.to_owned(),
            description: String::new(),
            note: String::new(),
            by_name: String::new(),
            at: number * 10,
        }
    }

    #[test]
    fn an_action_is_told_as_its_steps_had_left_it() {
        let now = Action {
            id: "a".to_owned(),
            municipality_id: String::new(),
            unit_id: String::new(),
            unit_path: String::new(),
            unit_name: String::new(),
            title: "Ny".to_owned(),
            description: String::new(),
            kind: ActionKind::Idea,
            responsible: String::new(),
            state: ActionState::Proposed,
            revision: 2,
            by_name: String::new(),
            created_at: 10,
            changed_at: 60,
            off_thread_at: None,
        };
        let steps = [
            step(6, "proposed", ""),
            step(5, "declined", ""),
            step(4, "ended", ""),
            step(3, "", "Ny"),
            step(2, "running", ""),
            step(1, "proposed", "Gammel"),
        ];
        assert_eq!(then(&now, &steps, 9), None);
        let told = |moment| then(&now, &steps, moment).map(|was| (was.title, was.state, was.off_thread_at)).unwrap();
        assert_eq!(told(15), ("Gammel".to_owned(), ActionState::Proposed, None));
        assert_eq!(told(35), ("Ny".to_owned(), ActionState::Running, None));
        assert_eq!(told(55), ("Ny".to_owned(), ActionState::Declined, Some(40)));
        assert_eq!(told(99), ("Ny".to_owned(), ActionState::Proposed, None));
    }
}

//! How an indicator stands on the thread: from the start, with the goals that it measures, until it is ended.

use compass::thread::links::actions as links;
use compass::thread::links::{Audience, LinkFault, NewNode, Standing};
use compass::thread::{End, Kind, Relation};
use platform::access::Actor;
use platform::store::{StoreError, Tx};

use super::{Indicator, IndicatorFault, Refusal, goals_store};

/// The reason of a link to a goal, as it is stored with it.
const MEASURES: &str = "Indikatoren viser, om målet nås";
/// The reason of links that end with the indicator.
const ENDED: &str = "Indikatoren følges ikke mere";
/// The reason of links that end because somebody unticked the goal.
const NOT_CHOSEN: &str = "Målet er valgt fra for indikatoren";

/// Puts the indicator on the thread, or brings what is known of it there up to date.
pub(super) async fn put_in(tx: &mut Tx, actor: &Actor, indicator: &Indicator) -> Result<(), StoreError> {
    let node = NewNode {
        end: indicator.end(),
        title: indicator.title.clone(),
        url: indicator.url(),
        unit: indicator.unit_id.clone(),
        audience: Audience::Staff,
        standing: Standing::Below,
    };
    links::put_node(tx, actor, &node).await
}

/// Takes the indicator off the thread with its links.
pub(super) async fn take_off_in(tx: &mut Tx, actor: &Actor, indicator: &Indicator) -> Result<(), StoreError> {
    links::end_node(tx, actor, &indicator.end(), ENDED).await
}

/// Links the indicator to the goals that are wanted and were not seen, and ends its links to those that were seen and are
/// not wanted any more. What others have linked or unlinked since stays as they left it.
///
/// # Errors
/// [`IndicatorFault::Refused`] for a goal that is not there or is over.
pub(super) async fn measure_in(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &Indicator,
    (wanted, seen): (&[String], &[String]),
) -> Result<(), IndicatorFault> {
    let unknown = || IndicatorFault::Refused(vec![Refusal::UnknownGoal]);
    let in_force = goals_store::in_force(tx, &actor.municipality).await?;
    let measured = goals_store::measured(tx, &actor.municipality, &indicator.id).await?;
    for goal in wanted.iter().filter(|goal| !seen.contains(goal)) {
        if measured.iter().any(|known| known.goal_id == *goal) {
            continue;
        }
        if !in_force.iter().any(|known| known.id == *goal) {
            return Err(unknown());
        }
        let end = End::new(Kind::Goal, goal);
        match links::make_in(tx, actor, &indicator.end(), Relation::Measures, &end, MEASURES).await {
            Ok(()) => {}
            Err(LinkFault::Store(error)) => return Err(error.into()),
            Err(_) => return Err(unknown()),
        }
    }
    let is_dropped = |goal: &String| seen.contains(goal) && !wanted.contains(goal);
    for known in measured.iter().filter(|known| is_dropped(&known.goal_id)) {
        links::end_in(tx, actor, &known.link_id, NOT_CHOSEN).await?;
    }
    Ok(())
}

/// Links the indicator again to the goals that it measured when it was ended, those that are still in force.
pub(super) async fn bring_back_in(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &Indicator,
    ended_at: i64,
) -> Result<(), IndicatorFault> {
    let mut wanted = goals_store::measured_until(tx, &actor.municipality, &indicator.id, ended_at).await?;
    let in_force = goals_store::in_force(tx, &actor.municipality).await?;
    wanted.retain(|goal| in_force.iter().any(|known| known.id == *goal));
    measure_in(tx, actor, indicator, (&wanted, &[])).await
}

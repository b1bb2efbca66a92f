//! What an analysis can take over from what was sorted and summed up, so that nothing is typed twice. Pure.

use super::ground::Ground;
use super::{Analysis, Draft, Kind, MOST_MESSAGES, Who};
use crate::exercise::Exercise;

/// Returns what can be taken over and is not in the analysis yet, in order.
///
/// Messages are proposed from the themes that say what success looks like, what stands in its way and what people
/// imagine; preconditions are the themes of that exercise; contributions are the statements of the sample, or where
/// nobody has chosen one, those that the tables chose. Contributions keep no copy of the words: see [`super::Finding`].
#[must_use]
pub fn offers(kind: Kind, analysis: &Analysis, ground: &Ground) -> Vec<Draft> {
    match kind {
        Kind::Message => {
            themes(&[Exercise::Indicator, Exercise::Tradeoff, Exercise::Frontpage], kind, analysis, ground)
        }
        Kind::Precondition => themes(&[Exercise::Precondition], kind, analysis, ground),
        Kind::Contribution => contributions(analysis, ground),
        _ => Vec::new(),
    }
}

/// Returns how many of the offers there is room for.
#[must_use]
pub fn room(kind: Kind, analysis: &Analysis) -> usize {
    if kind == Kind::Message { MOST_MESSAGES.saturating_sub(analysis.of_kind(kind).len()) } else { usize::MAX }
}

fn themes(exercises: &[Exercise], kind: Kind, analysis: &Analysis, ground: &Ground) -> Vec<Draft> {
    let is_used = |id: &String| analysis.of_kind(kind).iter().any(|(_, one)| one.themes.contains(id));
    let fits = |id: &&str| ground.themes.get(*id).is_some_and(|theme| exercises.contains(&theme.exercise));
    let order = ground.in_order(ground.themes.keys().map(String::as_str).filter(fits));
    let unused = order.into_iter().filter(|id| !is_used(&(*id).to_owned()));
    let draft = |id: &str| {
        let theme = ground.themes.get(id)?;
        // A message needs a title; a theme without one lends it its first words.
        let title = if theme.title.is_empty() && kind == Kind::Message {
            crate::statement::shortened(&theme.words)
        } else {
            theme.title.clone()
        };
        Some(Draft { title, words: theme.words.clone(), themes: vec![id.to_owned()], ..Draft::new(kind) })
    };
    unused.filter_map(draft).collect()
}

fn contributions(analysis: &Analysis, ground: &Ground) -> Vec<Draft> {
    let of_exercise = |id: &&str| {
        ground.statements.get(*id).is_some_and(|one| one.exercise == Exercise::Contribution && !one.is_erased)
    };
    let all = ground.in_order(ground.statements.keys().map(String::as_str).filter(of_exercise));
    let among = |is_in: fn(&super::ground::Statement) -> bool| -> Vec<&str> {
        all.iter().copied().filter(|id| ground.statements.get(*id).is_some_and(is_in)).collect()
    };
    let mut chosen = among(|one| one.is_sample);
    if chosen.is_empty() {
        chosen = among(|one| one.is_selected);
    }
    let is_used =
        |id: &str| analysis.of_kind(Kind::Contribution).iter().any(|(_, one)| one.statements.iter().any(|is| is == id));
    let draft = |id: &str| {
        let who = ground.statements.get(id).map_or(Who::Nobody, |one| Who::of_actor(&one.actor));
        Draft { who, statements: vec![id.to_owned()], ..Draft::new(Kind::Contribution) }
    };
    chosen.into_iter().filter(|id| !is_used(id)).map(draft).collect()
}

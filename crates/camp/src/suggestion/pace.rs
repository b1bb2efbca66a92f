//! How long the rest will take, from how fast the one who looks has sorted lately.

use crate::consolidation::{Change, Step};

/// A pause longer than this (milliseconds) is coffee, not sorting.
const PAUSE: i64 = 3 * 60_000;

/// With fewer steps than this there is no pace to speak of.
const FEW: usize = 5;

/// Steps that deal with more cards than this at once say nothing about the pace by hand.
const MANY: usize = 20;

/// A step of sorting: when it was taken (milliseconds), and with how many cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stroke {
    pub(super) at: i64,
    pub(super) cards: usize,
}

/// Returns the strokes among a person's steps.
pub(super) fn strokes(steps: &[Step]) -> Vec<Stroke> {
    let is_sorting = |step: &&Step| matches!(step.kind.as_str(), "place" | "accept" | "set-aside" | "add-category");
    let stroke = |step: &Step| Stroke {
        at: step.at,
        cards: step.changes.iter().filter(|change| matches!(change, Change::Card(_))).count(),
    };
    let strokes = steps.iter().filter(is_sorting).filter(|step| step.undone_by.is_none()).map(stroke);
    strokes.filter(|stroke| (1..=MANY).contains(&stroke.cards)).collect()
}

/// Returns about how many minutes `waiting` cards will take (at least 1); `None` when there is no telling yet.
pub(super) fn minutes_left(strokes: &[Stroke], waiting: usize) -> Option<i64> {
    let mut strokes = strokes.to_vec();
    strokes.sort_by_key(|stroke| stroke.at);
    let gaps = strokes.iter().zip(strokes.iter().skip(1)).map(|(one, next)| (next.at - one.at, next.cards));
    let counted: Vec<(i64, usize)> = gaps.filter(|(gap, _)| *gap <= PAUSE).collect();
    if counted.len() < FEW || waiting == 0 {
        return None;
    }
    let (time, cards) = counted.iter().fold((0, 0), |(time, cards), (gap, more)| (time + gap, cards + more));
    let left = time as f64 / cards as f64 * waiting as f64;
    Some(((left / 60_000.0).round() as i64).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every(seconds: i64, count: i64) -> Vec<Stroke> {
        (0..count).map(|at| Stroke { at: at * seconds * 1000, cards: 1 }).collect()
    }

    #[test]
    fn six_seconds_a_card_and_fifty_left_are_five_minutes() {
        assert_eq!(minutes_left(&every(6, 20), 50), Some(5));
    }

    #[test]
    fn the_coffee_break_does_not_count() {
        let mut strokes = every(6, 20);
        strokes.extend(every(6, 20).into_iter().map(|stroke| Stroke { at: stroke.at + 3_600_000, ..stroke }));
        assert_eq!(minutes_left(&strokes, 50), Some(5));
    }

    #[test]
    fn nothing_is_said_from_too_little_or_when_nothing_is_left() {
        assert_eq!(minutes_left(&every(6, 5), 50), None, "four gaps");
        assert_eq!(minutes_left(&every(6, 20), 0), None);
        assert_eq!(minutes_left(&[], 50), None);
    }

    #[test]
    fn several_cards_at_a_time_are_faster() {
        let strokes: Vec<Stroke> = every(6, 20).into_iter().map(|stroke| Stroke { cards: 2, ..stroke }).collect();
        assert_eq!(minutes_left(&strokes, 100), Some(5));
    }
}

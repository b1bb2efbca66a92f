//! The choices for a card: what the engine finds likely, less what someone has said no to, and how sure that is in
//! words.

use text::Suggestion;

use crate::consolidation::{Board, Judgement};

/// A category that a card may belong in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    /// Identifier of the category.
    pub(crate) category: String,
    /// How likely, from 0 to 1.
    pub(crate) p: f64,
}

impl Choice {
    /// Returns the probability in whole percent; never 0 or 100, as nothing here is certain.
    pub(crate) fn percent(&self) -> i64 {
        percent(self.p)
    }

    /// Returns the key of the words for how sure it is.
    pub(crate) fn certainty_key(&self) -> &'static str {
        match self.percent() {
            90.. => "suggestion-very-likely",
            70.. => "suggestion-likely",
            40.. => "suggestion-maybe",
            _ => "suggestion-guess",
        }
    }
}

/// Returns a probability in whole percent, between 1 and 99.
pub(super) fn percent(p: f64) -> i64 {
    ((p * 100.0).round() as i64).clamp(1, 99)
}

/// Returns a card's choices, best first. When categories are ruled out, what they were likely to have goes to the
/// others in proportion: that is what their probabilities are, given that it is none of these.
pub(super) fn choices(board: &Board, card: &str, best: &[Suggestion], categories: &[String]) -> Vec<Choice> {
    let named = best.iter().filter_map(|suggestion| Some((categories.get(suggestion.topic)?, suggestion.p)));
    let is_refused = |category: &str| {
        let judgement = Judgement::NotIn { card: card.to_owned(), category: category.to_owned() };
        board.judgements.contains_key(&judgement.id())
    };
    let (refused, left): (Vec<_>, Vec<_>) = named.partition(|(category, _)| is_refused(category));
    let rest = (1.0 - refused.iter().map(|(_, p)| p).sum::<f64>()).max(f64::EPSILON);
    left.into_iter().map(|(category, p)| Choice { category: category.clone(), p: (p / rest).min(1.0) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best() -> Vec<Suggestion> {
        vec![Suggestion { topic: 0, p: 0.6 }, Suggestion { topic: 1, p: 0.3 }, Suggestion { topic: 2, p: 0.1 }]
    }

    fn categories() -> Vec<String> {
        vec!["a".into(), "b".into(), "c".into()]
    }

    #[test]
    fn what_someone_has_said_no_to_is_not_suggested_again_and_its_share_goes_to_the_others() {
        let mut board = Board::default();
        let all = choices(&board, "card", &best(), &categories());
        assert_eq!(all.iter().map(Choice::percent).collect::<Vec<_>>(), [60, 30, 10]);
        let no = Judgement::NotIn { card: "card".into(), category: "a".into() };
        board.judgements.insert(no.id(), no);
        let left = choices(&board, "card", &best(), &categories());
        assert_eq!(left.iter().map(|choice| choice.category.as_str()).collect::<Vec<_>>(), ["b", "c"]);
        assert_eq!(left.iter().map(Choice::percent).collect::<Vec<_>>(), [75, 25]);
        assert_eq!(choices(&board, "other", &best(), &categories()), all, "a no is about one card");
    }

    #[test]
    fn nothing_is_called_certain() {
        assert_eq!(percent(1.0), 99);
        assert_eq!(percent(0.0), 1);
        assert_eq!(Choice { category: String::new(), p: 0.95 }.certainty_key(), "suggestion-very-likely");
        assert_eq!(Choice { category: String::new(), p: 0.2 }.certainty_key(), "suggestion-guess");
    }
}

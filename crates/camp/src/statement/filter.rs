//! Finding statements: what a person asks for, read from the address and written back to it, so that every
//! view of an exercise can be linked to. Pure: no database, no clock.

use std::ops::Range;

use text::Query;

use super::{Standing, Statement};
use crate::actor::ACTORS;
use crate::consolidation::Place;

/// In addresses: those without a group or an actor.
pub(crate) const WITHOUT: &str = "ingen";
/// In addresses: those whose number of votes is known.
pub(crate) const VOTES_KNOWN: &str = "med";

/// Which votes are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Votes {
    /// Any number, known or not.
    #[default]
    Any,
    /// Those whose number of votes is known.
    Known,
    /// At least so many.
    AtLeast(i64),
}

/// Which actor is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// Any, named or not.
    #[default]
    Anyone,
    /// Those without an actor.
    Nobody,
    /// One of [`ACTORS`].
    Actor(&'static str),
}

/// What a person asks for. The default asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Table or group; empty: those without one.
    pub group: Option<String>,
    /// Actor.
    pub actor: Who,
    /// Votes.
    pub votes: Votes,
    /// Only those that their group chose.
    pub only_selected: bool,
    /// How they are accounted for.
    pub standing: Option<Standing>,
    /// Identifier of a category that a thought of theirs stands in.
    pub category: Option<String>,
    /// Words to search for, as [`text::Query`] reads them.
    pub words: String,
}

impl Filter {
    /// Reads the values of an address; what is not understood asks for nothing.
    #[must_use]
    pub fn from_pairs(pairs: &[(String, String)]) -> Self {
        let value = |name: &str| {
            pairs
                .iter()
                .find(|(found, _)| found == name)
                .map(|(_, value)| value.trim())
                .filter(|value| !value.is_empty())
        };
        let votes = |text: &str| match text {
            VOTES_KNOWN => Votes::Known,
            other => other.parse().map_or(Votes::Any, Votes::AtLeast),
        };
        let who = |text: &str| match text {
            WITHOUT => Who::Nobody,
            other => ACTORS.into_iter().find(|actor| *actor == other).map_or(Who::Anyone, Who::Actor),
        };
        Self {
            group: value("gruppe").map(|group| if group == WITHOUT { String::new() } else { group.to_owned() }),
            actor: value("aktoer").map_or(Who::Anyone, who),
            votes: value("stemmer").map_or(Votes::Any, votes),
            only_selected: value("valgt") == Some("1"),
            standing: value("sted").and_then(Standing::from_slug),
            category: value("kategori").map(str::to_owned),
            words: value("ord").unwrap_or_default().to_owned(),
        }
    }

    /// Returns the values of an address that asks for the same.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let or_without = |text: &str| if text.is_empty() { WITHOUT.to_owned() } else { text.to_owned() };
        let actor = match self.actor {
            Who::Anyone => None,
            Who::Nobody => Some(WITHOUT.to_owned()),
            Who::Actor(actor) => Some(actor.to_owned()),
        };
        let votes = match self.votes {
            Votes::Any => None,
            Votes::Known => Some(VOTES_KNOWN.to_owned()),
            Votes::AtLeast(number) => Some(number.to_string()),
        };
        let all = [
            ("ord", Some(self.words.clone()).filter(|words| !words.is_empty())),
            ("gruppe", self.group.as_deref().map(or_without)),
            ("aktoer", actor),
            ("kategori", self.category.clone()),
            ("sted", self.standing.map(|standing| standing.slug().to_owned())),
            ("stemmer", votes),
            ("valgt", self.only_selected.then(|| "1".to_owned())),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// Returns the query of an address that asks for the same, without `?`; empty when everything is asked for.
    #[must_use]
    pub fn query(&self) -> String {
        query_of(&self.pairs())
    }

    /// Tells whether everything is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn takes(&self, statement: &Statement) -> bool {
        let group = self.group.as_ref().is_none_or(|group| *group == statement.group);
        let actor = match self.actor {
            Who::Anyone => true,
            Who::Nobody => !ACTORS.contains(&statement.actor.as_str()),
            Who::Actor(actor) => statement.actor == actor,
        };
        let votes = match self.votes {
            Votes::Any => true,
            Votes::Known => statement.votes.is_some(),
            Votes::AtLeast(number) => statement.votes.is_some_and(|votes| votes >= number),
        };
        let selected = !self.only_selected || statement.is_selected;
        let standing = self.standing.is_none_or(|standing| standing == statement.standing());
        let is_in = |wanted: &String| {
            statement.thoughts.iter().any(|thought| matches!(&thought.place, Place::Category(id) if id == wanted))
        };
        group && actor && votes && selected && standing && self.category.as_ref().is_none_or(is_in)
    }
}

/// Writes names and values as the query of an address.
pub(crate) fn query_of(pairs: &[(&'static str, String)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name}={}", super::encoded(value))).collect::<Vec<_>>().join("&")
}

/// A statement that was asked for, and what to highlight in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'s> {
    /// The statement.
    pub statement: &'s Statement,
    /// Bytes of the headline to highlight, sorted and apart.
    pub headline: Vec<Range<usize>>,
    /// Bytes of the words to highlight, sorted and apart.
    pub words: Vec<Range<usize>>,
}

/// Finds the statements that are asked for, in the order given.
#[must_use]
pub fn filter<'s>(statements: &'s [Statement], filter: &Filter) -> Vec<Match<'s>> {
    let query = Query::parse(&filter.words);
    statements
        .iter()
        .filter(|statement| filter.takes(statement))
        .filter_map(|statement| search(statement, &query))
        .collect()
}

/// Headline and words are one text to a reader, so they are searched as one. What is erased has no words, and is
/// not found by any.
fn search<'s>(statement: &'s Statement, query: &Query) -> Option<Match<'s>> {
    if query.is_empty() {
        return Some(Match { statement, headline: Vec::new(), words: Vec::new() });
    }
    if statement.erased_at.is_some() {
        return None;
    }
    let boundary = statement.headline.len();
    let found = query.find(&format!("{}\n{}", statement.headline, statement.words))?;
    let (mut headline, mut words) = (Vec::new(), Vec::new());
    for range in found {
        if range.start < boundary {
            headline.push(range.start..range.end.min(boundary));
        }
        if range.end > boundary + 1 {
            words.push(range.start.max(boundary + 1) - boundary - 1..range.end - boundary - 1);
        }
    }
    Some(Match { statement, headline, words })
}

/// A piece of a text, to be highlighted or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The piece.
    pub text: String,
    /// Whether it is what was searched for.
    pub is_hit: bool,
}

/// Cuts a text at the ranges to highlight; put together again, the pieces are the text.
#[must_use]
pub fn segments(text: &str, ranges: &[Range<usize>]) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut push = |piece: Option<&str>, is_hit| {
        segments.extend(piece.filter(|piece| !piece.is_empty()).map(|piece| Segment { text: piece.to_owned(), is_hit }))
    };
    let mut from = 0;
    for range in ranges {
        push(text.get(from..range.start), false);
        push(text.get(range.clone()), true);
        from = range.end;
    }
    push(text.get(from..), false);
    segments
}

#[cfg(test)]
mod tests {
    use axum::extract::Query as AddressQuery;
    use proptest::prelude::*;

    use super::*;
    use crate::statement::tests::statement;

    fn found(statements: &[Statement], asked: &Filter) -> Vec<String> {
        filter(statements, asked).into_iter().map(|hit| hit.statement.code.clone()).collect()
    }

    fn words(text: &str) -> Filter {
        Filter { words: text.into(), ..Filter::default() }
    }

    #[test]
    fn a_search_for_skole_finds_skolerne_and_folkeskole_and_marks_them() {
        let statements = [
            statement("a", "Tættere på skolerne", &[Place::NotPlaced]),
            statement("b", "En god folkeskole for alle", &[Place::NotPlaced]),
            statement("c", "Flere cykelstier", &[Place::NotPlaced]),
        ];
        assert_eq!(found(&statements, &words("skole")), ["a", "b"]);
        let hits = filter(&statements, &words("skole"));
        let marked = segments(&hits[0].statement.words, &hits[0].words);
        assert_eq!(
            marked,
            [Segment { text: "Tættere på ".into(), is_hit: false }, Segment { text: "skolerne".into(), is_hit: true }]
        );
    }

    #[test]
    fn words_of_a_headline_are_found_and_marked_in_the_headline_only() {
        let mut front = statement("a", "Alle børn cykler i skole", &[Place::NotPlaced]);
        front.headline = "Cykelby året rundt".into();
        let statements = [front];
        let hits = filter(&statements, &words("cykelby børn"));
        let marked = |text: &str, ranges: &[Range<usize>]| {
            segments(text, ranges).into_iter().filter(|one| one.is_hit).map(|one| one.text).collect::<Vec<_>>()
        };
        assert_eq!(marked(&statements[0].headline, &hits[0].headline), ["Cykelby"]);
        assert_eq!(marked(&statements[0].words, &hits[0].words), ["børn"]);
    }

    #[test]
    fn what_is_erased_is_found_by_its_place_but_by_no_words() {
        let mut erased = statement("a", "", &[Place::Erased]);
        erased.erased_at = Some(platform::time::Timestamp::from_millis(1));
        let statements = [erased];
        assert!(found(&statements, &words("-skole")).is_empty());
        assert_eq!(found(&statements, &Filter { standing: Some(Standing::Erased), ..Filter::default() }), ["a"]);
    }

    #[test]
    fn each_question_narrows_what_is_found() {
        let mut first = statement("a", "Ro", &[Place::Category("k1".into()), Place::Category("k2".into())]);
        first.votes = Some(3);
        first.is_selected = true;
        first.actor = "borgere".into();
        let mut second = statement("b", "Uro", &[Place::NotPlaced]);
        second.votes = Some(0);
        second.group = String::new();
        let third = statement("c", "Tryghed", &[Place::SetAside("Uden for emnet".into())]);
        let statements = [first, second, third];
        let of = |query: &str| {
            let uri = format!("/?{query}").parse().unwrap();
            found(&statements, &Filter::from_pairs(&AddressQuery::<Vec<(String, String)>>::try_from_uri(&uri).unwrap()))
        };
        assert_eq!(of(""), ["a", "b", "c"]);
        assert_eq!(of("kategori=k2"), ["a"]);
        assert_eq!(of("stemmer=med"), ["a", "b"]);
        assert_eq!(of("stemmer=1"), ["a"]);
        assert_eq!(of("valgt=1"), ["a"]);
        assert_eq!(of("aktoer=borgere"), ["a"]);
        assert_eq!(of("aktoer=ingen"), ["b", "c"]);
        assert_eq!(of("gruppe=ingen"), ["b"]);
        assert_eq!(of("gruppe=1.1&sted=lagt-til-side"), ["c"]);
        assert_eq!(of("stemmer=mange&sted=her&aktoer=xx"), ["a", "b", "c"], "what is not understood asks for nothing");
    }

    fn any_filter() -> impl Strategy<Value = Filter> {
        let who = prop_oneof![
            Just(Who::Anyone),
            Just(Who::Nobody),
            prop::sample::select(ACTORS.to_vec()).prop_map(Who::Actor)
        ];
        let votes = prop_oneof![Just(Votes::Any), Just(Votes::Known), (0..90_i64).prop_map(Votes::AtLeast)];
        let parts = (
            prop::option::of("|[A-Z0-9.&=+-]{1,6}"),
            who,
            votes,
            any::<bool>(),
            prop::option::of(prop::sample::select(Standing::ALL.to_vec())),
            prop::option::of("[a-z0-9]{20}"),
            "[ -~æøåÆØÅ\"%&+]{0,20}",
        );
        parts.prop_map(|(group, actor, votes, only_selected, standing, category, words)| Filter {
            group,
            actor,
            votes,
            only_selected,
            standing,
            category,
            words: words.trim().to_owned(),
        })
    }

    proptest! {
        #[test]
        fn what_is_written_to_an_address_asks_for_the_same_again(asked in any_filter()) {
            let uri = format!("/camps/x/indikatorer?{}", asked.query()).parse().unwrap();
            let pairs = AddressQuery::<Vec<(String, String)>>::try_from_uri(&uri).unwrap();
            prop_assert_eq!(Filter::from_pairs(&pairs), asked);
        }

        #[test]
        fn pieces_put_together_are_the_text(text in "\\PC{0,30}", cuts in prop::collection::vec(0..40_usize, 0..6)) {
            let mut places: Vec<usize> = cuts.into_iter().filter(|at| *at <= text.len() && text.is_char_boundary(*at)).collect();
            places.sort_unstable();
            let ranges: Vec<Range<usize>> = places.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect();
            let whole: String = segments(&text, &ranges).into_iter().map(|one| one.text).collect();
            prop_assert_eq!(whole, text);
        }
    }
}

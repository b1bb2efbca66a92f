//! What a finished round comes to: who agrees with whom, over all and per category. Pure, and the same every time.

use std::collections::BTreeMap;

use stats::agreement::{Agreement, Undefined, compare, kappa_of};

use super::{Answer, Round, SampledThought};

/// Two of the three coders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// The first coder and the second.
    People,
    /// The first coder and the machine.
    FirstAndMachine,
    /// The second coder and the machine.
    SecondAndMachine,
}

impl Pair {
    /// All pairs, the people first.
    pub const ALL: [Self; 3] = [Self::People, Self::FirstAndMachine, Self::SecondAndMachine];

    /// Returns its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::FirstAndMachine => "first-machine",
            Self::SecondAndMachine => "second-machine",
        }
    }
}

/// What a round says of one category.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryFigures {
    /// Its name when the round was opened.
    pub name: String,
    /// How many thoughts of the sample the first coder had in it, of those that the second coder decided on.
    pub first: usize,
    /// How many the second coder put in it.
    pub second: usize,
    /// How many both have in it.
    pub both: usize,
    /// Cohen's kappa of the two, this category against the rest.
    pub kappa: Result<f64, Undefined>,
    /// How many the machine put in it, of all in the sample.
    pub machine: usize,
    /// Cohen's kappa of the first coder and the machine, this category against the rest.
    pub machine_kappa: Result<f64, Undefined>,
}

/// The figures of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How many thoughts are in the sample.
    pub sample: usize,
    /// How many of them the second coder could not decide on.
    pub undecidable: usize,
    /// How many have no answer, since they were erased or joined with another meanwhile.
    pub without_answer: usize,
    /// How many disagreements there are: other category, or not to be decided.
    pub disagreed: usize,
    /// The agreement of the first coder and the second.
    pub people: Agreement,
    /// The agreement of the first coder and the machine.
    pub first_and_machine: Agreement,
    /// The agreement of the second coder and the machine.
    pub second_and_machine: Agreement,
    /// The categories in their order.
    pub categories: Vec<CategoryFigures>,
}

impl Figures {
    /// Returns the agreement of a pair.
    #[must_use]
    pub const fn of(&self, pair: Pair) -> &Agreement {
        match pair {
            Pair::People => &self.people,
            Pair::FirstAndMachine => &self.first_and_machine,
            Pair::SecondAndMachine => &self.second_and_machine,
        }
    }
}

/// Computes a round's figures. Thoughts that the second coder could not decide on are left out of every measure that
/// the second coder is part of, and counted by themselves.
#[must_use]
pub fn figures(round: &Round, thoughts: &[SampledThought]) -> Figures {
    let places: BTreeMap<&str, usize> =
        round.categories.iter().enumerate().map(|(at, category)| (category.id.as_str(), at)).collect();
    let place = |id: &str| places.get(id).copied();
    let codes: Vec<[Option<usize>; 3]> = thoughts
        .iter()
        .map(|thought| [place(&thought.first), thought.second().and_then(place), place(&thought.machine)])
        .collect();
    let people: Vec<_> = codes.iter().map(|[first, second, _]| (*first, *second)).collect();
    let first_and_machine: Vec<_> = codes.iter().map(|[first, _, machine]| (*first, *machine)).collect();
    let second_and_machine: Vec<_> = codes.iter().map(|[_, second, machine]| (*second, *machine)).collect();
    let answered =
        |wanted: Option<&Answer>| thoughts.iter().filter(|thought| thought.answer.as_ref() == wanted).count();
    Figures {
        sample: thoughts.len(),
        undecidable: answered(Some(&Answer::Undecidable)),
        without_answer: answered(None),
        disagreed: thoughts.iter().filter(|thought| thought.is_disagreed()).count(),
        categories: categories(round, &people, &first_and_machine),
        people: compare(&people, round.seed),
        first_and_machine: compare(&first_and_machine, round.seed),
        second_and_machine: compare(&second_and_machine, round.seed),
    }
}

type Codes = [(Option<usize>, Option<usize>)];

fn categories(round: &Round, people: &Codes, first_and_machine: &Codes) -> Vec<CategoryFigures> {
    let both =
        |codes: &Codes| -> Vec<(usize, usize)> { codes.iter().filter_map(|(one, other)| (*one).zip(*other)).collect() };
    let (people, machine) = (both(people), both(first_and_machine));
    let count = |codes: &[(usize, usize)], wanted: &dyn Fn(&(usize, usize)) -> bool| {
        codes.iter().filter(|codes| wanted(codes)).count()
    };
    let line = |(at, category): (usize, &super::FrozenCategory)| CategoryFigures {
        name: category.name.clone(),
        first: count(&people, &|(first, _)| *first == at),
        second: count(&people, &|(_, second)| *second == at),
        both: count(&people, &|(first, second)| *first == at && *second == at),
        kappa: kappa_of(&people, at),
        machine: count(&machine, &|(_, machine)| *machine == at),
        machine_kappa: kappa_of(&machine, at),
    };
    round.categories.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::Exercise;
    use crate::second_coding::{Deed, DrawnFrom, FrozenCategory, MachineNote};

    fn round() -> Round {
        let category = |id: &str| FrozenCategory { id: id.into(), name: id.to_uppercase(), description: String::new() };
        Round {
            id: "r".into(),
            exercise: Exercise::Indicator,
            number: 1,
            seed: 7,
            drawn_from: DrawnFrom::All,
            drawn_among: 99,
            board_step: 1,
            categories: ["a", "b", "c"].map(category).to_vec(),
            placed_by: Vec::new(),
            machine: MachineNote::default(),
            opened: Deed { by_id: "x".into(), by_name: "X".into(), at: 0 },
            coder: None,
            finished_at: None,
            abandoned: None,
        }
    }

    /// `?` cannot be decided, `-` has no answer.
    fn thoughts(codes: &[&str]) -> Vec<SampledThought> {
        let thought = |(position, codes): (i64, &&str)| {
            let mut letters = codes.chars().map(String::from);
            let (first, second, machine) = (letters.next().unwrap(), letters.next().unwrap(), letters.next().unwrap());
            let answer = match second.as_str() {
                "-" => None,
                "?" => Some(Answer::Undecidable),
                category => Some(Answer::Category(category.into())),
            };
            let card = format!("card{position}");
            SampledThought { position, statement: card.clone(), card, first, machine, answer, decision: None }
        };
        (1..).zip(codes).map(thought).collect()
    }

    #[test]
    fn who_agrees_with_whom_is_counted_pair_by_pair() {
        let figures = figures(&round(), &thoughts(&["aaa", "aab", "abb", "bbb", "b?b", "c-a"]));
        assert_eq!((figures.sample, figures.undecidable, figures.without_answer, figures.disagreed), (6, 1, 1, 2));
        let of = |pair| (figures.of(pair).units, figures.of(pair).same);
        assert_eq!(Pair::ALL.map(of), [(4, 3), (6, 3), (4, 3)]);
        // By hand: agreed 3 of 4; first a 3, b 1; second a 2, b 2; by chance (3·2 + 1·2) / 16 = 0.5; (0.75 - 0.5) / 0.5.
        assert!((figures.people.kappa.unwrap().value - 0.5).abs() < 1e-12);
    }

    #[test]
    fn every_category_has_its_own_line_and_the_lines_add_up() {
        let figures = figures(&round(), &thoughts(&["aaa", "aab", "abb", "bbb", "b?b", "c-a"]));
        let counts: Vec<(&str, usize, usize, usize, usize)> = figures
            .categories
            .iter()
            .map(|line| (line.name.as_str(), line.first, line.second, line.both, line.machine))
            .collect();
        assert_eq!(counts, [("A", 3, 2, 2, 2), ("B", 1, 2, 1, 4), ("C", 0, 0, 0, 0)]);
        assert_eq!(counts.iter().map(|line| line.3).sum::<usize>(), figures.people.same);
        assert_eq!(figures.categories[2].kappa, Err(Undefined::OneCategory), "neither of the two used it");
        assert!(figures.categories[2].machine_kappa.is_ok(), "the first coder did");
    }

    #[test]
    fn the_same_round_has_the_same_figures_every_time() {
        let codes = ["aaa", "aab", "abb", "bbb", "ccc", "cca", "cbc", "aaa", "bbb", "bab", "ccb", "aac", "cac"];
        let thoughts = thoughts(&codes.repeat(6));
        assert_eq!(figures(&round(), &thoughts), figures(&round(), &thoughts));
        let other = figures(&Round { seed: 8, ..round() }, &thoughts);
        assert_ne!(other.people.kappa, figures(&round(), &thoughts).people.kappa, "another seed, other draws");
    }
}

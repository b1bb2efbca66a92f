//! "We have met this before": which earlier actions a new one resembles.
//!
//! Two steps, so that ten thousand earlier actions are no wait: the words that few actions have in common choose a
//! handful, and these are compared word by word. Pure: texts in, an order out.

use std::collections::{HashMap, HashSet};

use text::{Statement, stem, words};

/// An earlier action, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its description.
    pub description: String,
}

/// How much an earlier action resembles a new one.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// The earlier action.
    pub id: String,
    /// From 0 to 1.
    pub share: f64,
}

/// The least share of words in common, by weight, of two titles, or of two actions with all they say. Lower than for
/// statements that say the same: here a person looks and decides, and too many is better than too few.
const ENOUGH: f64 = 0.55;
/// How many are compared word by word.
const COMPARED: usize = 40;
/// Shorter words say too little to look an action up by, such as `og`, `for`, `til`, `skal`.
const SHORTEST_WORD: usize = 5;

/// Returns the earlier actions that a new one resembles, most alike first, at most `most` of them.
#[must_use]
pub fn most_alike(title: &str, description: &str, earlier: &[Earlier], most: usize) -> Vec<Likeness> {
    let new = format!("{title} {description}");
    let (new_title, new_whole) = (Statement::new(title), Statement::new(&new));
    let mut found: Vec<Likeness> = worth_comparing(&new, earlier)
        .into_iter()
        .map(|one| {
            let whole = Statement::new(&whole(one));
            let share = Statement::new(&one.title).similarity(&new_title).max(whole.similarity(&new_whole));
            Likeness { id: one.id.clone(), share }
        })
        .filter(|likeness| likeness.share >= ENOUGH)
        .collect();
    found.sort_by(|one, other| other.share.total_cmp(&one.share).then_with(|| one.id.cmp(&other.id)));
    found.truncate(most);
    found
}

fn whole(action: &Earlier) -> String {
    format!("{} {}", action.title, action.description)
}

/// The stems of the words that say something.
fn stems(text: &str) -> HashSet<String> {
    words(text).map(|word| stem(word.text)).filter(|stem| stem.chars().count() >= SHORTEST_WORD).collect()
}

/// The earlier actions that share most with the new one: a word counts the more, the fewer actions have it.
fn worth_comparing<'e>(new: &str, earlier: &'e [Earlier]) -> Vec<&'e Earlier> {
    let wanted = stems(new);
    let shared: Vec<HashSet<String>> = earlier
        .iter()
        .map(|one| stems(&whole(one)).into_iter().filter(|stem| wanted.contains(stem)).collect())
        .collect();
    let mut frequency: HashMap<&str, usize> = HashMap::new();
    for stem in shared.iter().flatten() {
        *frequency.entry(stem).or_default() += 1;
    }
    let weight = |stem: &String| {
        let having = frequency.get(stem.as_str()).copied().unwrap_or(1);
        ((1 + earlier.len()) as f64 / having as f64).ln()
    };
    let mut ranked: Vec<(f64, &Earlier)> = earlier
        .iter()
        .zip(&shared)
        .filter(|(_, shared)| !shared.is_empty())
        .map(|(one, shared)| (shared.iter().map(weight).sum(), one))
        .collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.id.cmp(&other.1.id)));
    ranked.into_iter().take(COMPARED).map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn earlier(all: &[(&str, &str)]) -> Vec<Earlier> {
        let one = |(number, (title, description)): (usize, &(&str, &str))| Earlier {
            id: format!("{number:05}"),
            title: (*title).to_owned(),
            description: (*description).to_owned(),
        };
        all.iter().enumerate().map(one).collect()
    }

    fn found(title: &str, description: &str, all: &[Earlier]) -> Vec<String> {
        most_alike(title, description, all, 5).into_iter().map(|likeness| likeness.id).collect()
    }

    #[test]
    fn the_same_idea_in_other_forms_of_its_words_is_met_again() {
        let all = earlier(&[
            ("Cykelstier til skolerne", "Børn skal selv kunne cykle i skole."),
            ("Økologisk mad i børnehaven", "Mindst tres procent."),
            ("Fælles havedag med plejehjemmet", ""),
        ]);
        assert_eq!(found("Cykelsti til skolen", "", &all), ["00000"]);
        assert_eq!(found("Havedage på plejehjemmene, i fællesskab", "", &all), ["00002"]);
        assert!(found("En ny svømmehal", "", &all).is_empty());
    }

    #[test]
    fn the_same_description_under_another_title_is_met_again() {
        let story = "Hver torsdag inviterer frivillige ensomme ældre til fællesspisning i kantinen på rådhuset.";
        let all = earlier(&[("Torsdagsmiddag", story), ("Kantinens åbningstider", "Den lukker klokken to.")]);
        assert_eq!(found("Ingen spiser alene", story, &all), ["00000"]);
    }

    #[test]
    fn among_ten_thousand_it_is_found_at_once() {
        let places = ["byen", "havnen", "skolen", "plejehjemmet", "biblioteket", "stationen", "skoven", "hallen"];
        let deeds = ["Bænke", "Belysning", "Frivillige", "Cykelparkering", "Musik", "Undervisning", "Madordning"];
        let mut all: Vec<Earlier> = (0..10_000)
            .map(|number| {
                let (deed, place) = (deeds[number % deeds.len()], places[number % places.len()]);
                Earlier {
                    id: format!("{number:05}"),
                    title: format!("{deed} ved {place} nummer {number}"),
                    description: format!(
                        "Borgerne omkring {place} ønsker sig det, og gruppe {number} har skrevet det ned."
                    ),
                }
            })
            .collect();
        all.push(Earlier { id: "x".into(), title: "Drivhus til genoptræning".into(), description: String::new() });
        let begun = std::time::Instant::now();
        assert_eq!(found("Et drivhus til genoptræningen", "", &all), ["x"]);
        let spent = begun.elapsed();
        println!("10.001 earlier actions compared in {spent:?}");
        assert!(spent.as_secs() < 3, "{spent:?}");
    }
}

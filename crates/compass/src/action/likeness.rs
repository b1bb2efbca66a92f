//! "We have met this before": which earlier actions a new one resembles.
//!
//! Two steps, so that ten thousand earlier actions are no wait: the words that few actions have in common choose a
//! handful, and these are compared word by word. Pure: texts in, an order out.

use std::collections::{HashMap, HashSet};

use text::{Query, Statement, fold, is_stop_word, stem, words};

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
/// The least share of a title that the other must say for the title to be within it.
const MOSTLY: f64 = 0.75;
/// What being within the other counts, beside being the other.
const WITHIN: f64 = 0.9;
/// How many are compared word by word.
const COMPARED: usize = 40;
/// Shorter words say too little to find a title within another, such as `få`, `bil`, `sted`.
const SHORTEST_WORD: usize = 5;
/// The least share of a title's words, by weight, that another has when two of them or more are the same.
const SHARED: f64 = 0.45;
/// How much a word counts that no earlier action has, beside one that one of them has: it tells none of them apart.
const UNKNOWN: f64 = 0.5;
/// Shorter words are not looked for inside others.
const SHORTEST_PART: usize = 4;

/// Returns the earlier actions that a new one resembles, most alike first, at most `most` of them.
#[must_use]
pub fn most_alike(title: &str, description: &str, earlier: &[Earlier], most: usize) -> Vec<Likeness> {
    let new = format!("{title} {description}");
    let (new_title, new_whole) = (Statement::new(title), Statement::new(&new));
    let candidates = Candidates::of(&new, earlier);
    let mut found: Vec<Likeness> = candidates
        .few
        .iter()
        .map(|one| {
            let told = whole(one);
            let by_words = Statement::new(&one.title).similarity(&new_title);
            let by_all = Statement::new(&told).similarity(&new_whole);
            let within = contained(title, &told).max(contained(&one.title, &new));
            let shared = candidates.shared(title, &one.title, &told);
            Likeness { id: one.id.clone(), share: by_words.max(by_all).max(within).max(shared) }
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

/// How much of a title the other says somewhere among more: a short title within a long one is the same idea. Counted
/// by letters; nothing for a title with fewer than two words that say something, which is within too much.
fn contained(title: &str, other: &str) -> f64 {
    let long = |text: &str| -> HashSet<String> {
        stems(text).into_iter().filter(|stem| stem.chars().count() >= SHORTEST_WORD).collect()
    };
    let (wanted, there) = (long(title), long(other));
    if wanted.len() < 2 {
        return 0.0;
    }
    let letters = |stem: &String| stem.chars().count() as f64;
    let found: f64 = wanted.iter().filter(|stem| there.contains(*stem)).map(letters).sum();
    let share = found / wanted.iter().map(letters).sum::<f64>();
    if share < MOSTLY { 0.0 } else { share * WITHIN }
}

/// The stems of the words that say something.
fn stems(text: &str) -> HashSet<String> {
    meaning(text).map(|word| stem(&word)).collect()
}

/// The words that say something, folded.
fn meaning(text: &str) -> impl Iterator<Item = String> {
    let folded = words(text).map(|word| fold(word.text));
    folded.filter(|word| word.chars().count() > 1 && !is_stop_word(word))
}

/// The first letters of a word, which its forms have in common: taking every word of ten thousand actions to its stem
/// would take half a second.
fn beginning(word: &str) -> String {
    word.chars().take(3).flat_map(char::to_lowercase).collect()
}

/// The earlier actions that share most with the new one, and how many have each of its words.
struct Candidates<'e> {
    few: Vec<&'e Earlier>,
    /// How many have each stem that any of them has.
    frequency: HashMap<String, usize>,
    all: usize,
}

impl<'e> Candidates<'e> {
    fn of(new: &str, earlier: &'e [Earlier]) -> Self {
        let wanted = stems(new);
        let beginnings: HashSet<String> = words(new).map(|word| beginning(word.text)).collect();
        let shared_by = |one: &Earlier| -> HashSet<String> {
            let told = whole(one);
            let may_be_wanted = words(&told).filter(|word| beginnings.contains(&beginning(word.text)));
            may_be_wanted.map(|word| stem(word.text)).filter(|stem| wanted.contains(stem)).collect()
        };
        let shared: Vec<HashSet<String>> = earlier.iter().map(shared_by).collect();
        let mut found = Self { few: Vec::new(), frequency: HashMap::new(), all: earlier.len() };
        for stem in shared.iter().flatten() {
            *found.frequency.entry(stem.clone()).or_default() += 1;
        }
        let mut ranked: Vec<(f64, &Earlier)> = earlier
            .iter()
            .zip(&shared)
            .filter(|(_, shared)| !shared.is_empty())
            .map(|(one, shared)| (shared.iter().map(|stem| found.weight(stem)).sum(), one))
            .collect();
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.id.cmp(&other.1.id)));
        found.few = ranked.into_iter().take(COMPARED).map(|(_, one)| one).collect();
        found
    }

    /// A word counts the more, the fewer actions have it.
    fn weight(&self, stem: &str) -> f64 {
        let rarest = ((1 + self.all) as f64).ln();
        self.frequency.get(stem).map_or(rarest * UNKNOWN, |having| rarest - (*having as f64).ln())
    }

    /// Tells whether so few actions have the word that two of them with it are likely about the same.
    fn is_rare(&self, stem: &str) -> bool {
        self.frequency.get(stem).is_none_or(|having| *having <= 2 + self.all / 10)
    }

    /// How much of the new title, by weight, an earlier action says: the words themselves, or compounds of them. Nothing
    /// unless two of its words are the same, and one of them is rare.
    fn shared(&self, title: &str, earlier_title: &str, told: &str) -> f64 {
        let (there, parts): (HashSet<String>, Vec<String>) = (stems(told), meaning(earlier_title).collect());
        let (mut same, mut all, mut count, mut is_telling) = (0.0, 0.0, 0_usize, false);
        let mut seen = HashSet::new();
        for word in meaning(title) {
            let own = stem(&word);
            if !seen.insert(own.clone()) {
                continue;
            }
            let is_there =
                there.contains(&own) || is_inside(&word, told) || parts.iter().any(|part| is_inside(part, &word));
            // A compound of a word is as telling as the rarest.
            let weight = if is_there && !there.contains(&own) { self.weight("") / UNKNOWN } else { self.weight(&own) };
            all += weight;
            if is_there {
                same += weight;
                count += 1;
                is_telling |= self.is_rare(&own);
            }
        }
        let share = if all > 0.0 { same / all } else { 0.0 };
        if count < 2 || !is_telling || share < SHARED { 0.0 } else { ENOUGH + (share - SHARED) * (WITHIN - ENOUGH) }
    }
}

/// Tells whether a word is part of a compound in the text. What a query excludes is found in all its forms and in compounds,
/// but not by its beginning alone.
fn is_inside(word: &str, text: &str) -> bool {
    word.chars().count() >= SHORTEST_PART
        && word.chars().all(char::is_alphabetic)
        && Query::parse(&format!("-{word}")).find(text).is_none()
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
    fn a_short_title_is_met_within_a_long_one_and_the_other_way_round() {
        let all = earlier(&[
            ("Skovdag hver uge for alle børnehaver, med voksne fra lokalsamfundet og aftale om transport", ""),
            ("Ledsager til lægen", "En frivillig tager med den, der ikke har pårørende."),
        ]);
        assert_eq!(found("Skovdage for børnehaverne", "", &all), ["00000"]);
        let told = "Mange bliver væk, fordi de ikke tør tage af sted alene. En ledsager til lægen vil hjælpe flere.";
        assert_eq!(found("Tryg vej gennem sundhedsvæsenet", told, &all), [] as [&str; 0]);
        assert!(found("Børnehaver", "", &all).is_empty(), "one word is within too much");
    }

    #[test]
    fn a_no_is_met_again_under_other_words_for_the_same() {
        let all = earlier(&[
            ("Nyt logo på kommunens biler", "Alle biler får det nye bomærke, så de kan kendes på vejen."),
            ("Cykelstier til skolerne", "Børn skal selv kunne cykle i skole."),
            ("Ny svømmehal ved havnen", "Den gamle er slidt."),
            ("Bedre belysning på stien", "Flere tør gå hjem om aftenen."),
        ]);
        for title in [
            "Nyt bomærke på bilerne igen",
            "Bilerne får nyt mærke",
            "Male bilerne med et nyt bomærke",
            "Logoer på biler",
        ] {
            assert_eq!(found(title, "", &all), ["00000"], "{title}");
        }
        for title in [
            "En ny bænk på torvet",
            "Delebiler til hjemmeplejen",
            "Nye møbler til byrådssalen",
            "Mærkede stier i skoven",
        ] {
            assert_eq!(found(title, "", &all), [] as [&str; 0], "{title}");
        }
    }

    #[test]
    fn words_that_many_actions_have_make_none_of_them_alike() {
        let mut all = earlier(&vec![("Nye bænke ved skolen", "Til børnene"); 30]);
        all.extend(
            earlier(&[("Ny legeplads ved skolen", "")]).into_iter().map(|one| Earlier { id: "x".into(), ..one }),
        );
        assert_eq!(found("Cykler til den nye skole", "", &all), [] as [&str; 0]);
        assert_eq!(found("Legeplads til den nye skole", "", &all), ["x"]);
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

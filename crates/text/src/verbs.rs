//! Verbs whose past forms and nouns the rules of endings leave apart from the rest: `læst` and `læsning` are of `læse`.
//!
//! Known by heart, for by rule alone `fest` would be of `fese`, and `regning` of `regne`. A noun in `-ning` or `-ing` is
//! listed only when it is the act itself: a `bygning` is no act of building to those who search.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::stem::by_rule;

/// On each line an infinitive, how its past forms are made (`te`, `ede`, or written out), and its noun (`ning`, `ing`).
const VERBS: &str = "
arbejde ede
bage te ning
begynde te
behandle ede ing
betale te ing
bringe bragte bragt
bygge ede
cykle ede ing
dele te ing
deltage deltog deltaget
drikke drak drukket
drømme te
dyrke ede ning
dække ede ning
fejre ede
finde fandt fundet
flytte ede ning
fortælle fortalte fortalt ing
følge fulgte fulgt ning
føle te
føre te
glemme te
hente ede ning
holde holdt
hvile te
høre te
inddrage inddrog inddraget
kalde te
kende te
købe te
køre te
lege ede
leve ede
lukke ede ning
lytte ede
lægge lagde lagt
læse te ning
løse te ning
låne te
mærke ede
møde te
måle te ing
nyde nød nydt
nævne te
oplyse te ning
passe ede ning
planlægge planlagde planlagt ning
plante ede ning
pleje ede
rejse te
rengøre rengjorde rengjort ing
rydde ede ning
samle ede ing
sende te
skrive skrev skrevet skrevne ning
slutte ede ning
spare ede
spille ede
spise te ning
spørge spurgte spurgt
starte ede
styre ede ing
styrke ede
støtte ede
sælge solgte solgt
søge te ning
tale te
tegne ede ning
træne ede ing
tænke te
udvikle ede ing
undervise te ning
vaske ede
vejlede ning
vende te
vente ede
virke ede
vokse ede
vælge valgte valgt
ønske ede
øge ede
";

/// What may stand before a verb and keep its forms: `oplæst`, `gennemført`, `beskrevet`.
const BEFORE: [&str; 29] = [
    "af", "an", "be", "bort", "efter", "for", "fore", "fra", "frem", "gen", "gennem", "hen", "hjem", "ind", "med",
    "mis", "ned", "om", "op", "over", "på", "sam", "sammen", "til", "ud", "under", "ved", "videre", "genop",
];

static VERBS_OF: LazyLock<HashMap<String, (&str, String)>> = LazyLock::new(|| {
    let mut verbs = HashMap::new();
    for line in VERBS.lines() {
        let mut told = line.split(' ');
        let Some(infinitive) = told.next().filter(|word| !word.is_empty()) else { continue };
        let stem = by_rule(infinitive);
        for form in told.flat_map(|how| forms(infinitive, how)) {
            verbs.insert(form, (infinitive, stem.clone()));
        }
    }
    verbs
});

/// Returns what one word of a line stands for.
fn forms(infinitive: &str, how: &str) -> Vec<String> {
    let base = infinitive.strip_suffix('e').unwrap_or(infinitive);
    let with = |base: &str, endings: &[&str]| endings.iter().map(|ending| format!("{base}{ending}")).collect();
    match how {
        "te" => with(single(base), &["t", "te", "tes"]),
        "ede" => with(base, &["ede", "edes"]),
        "ning" => with(single(base), &["ning", "ningen", "ninger", "ningerne"]),
        "ing" => with(base, &["ing", "ingen", "inger", "ingerne"]),
        written => vec![written.to_owned()],
    }
}

/// Takes the second of two equal letters at the end: `glemm` of `glemme` is `glem` in `glemte`.
fn single(base: &str) -> &str {
    let mut letters = base.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    if last.is_some() && last == before {
        base.get(..base.len() - last.map_or(0, char::len_utf8)).unwrap_or(base)
    } else {
        base
    }
}

/// Returns the stem of the verb that a folded word is a past form or the noun of.
pub(crate) fn verb_stem(folded: &str) -> Option<String> {
    if let Some((_, stem)) = VERBS_OF.get(folded) {
        return Some(stem.clone());
    }
    let mut heads = BEFORE.iter().filter_map(|head| Some((head, folded.strip_prefix(head)?)));
    heads.find_map(|(head, verb)| VERBS_OF.get(verb).map(|(_, stem)| format!("{head}{stem}")))
}

/// Returns the beginnings of a verb's forms, by its stem: where the vowel changes they are others than the stem.
pub(crate) fn beginnings(stem: &str) -> Vec<String> {
    let own = |stem: &str, head: &str| -> Vec<String> {
        let forms = VERBS_OF.iter().filter(|(_, (_, of))| of == stem);
        // Three letters are what the forms of a verb have in common at least with one of its others.
        let beginning = |form: &String| form.chars().take(3).collect::<String>();
        forms.map(|(form, _)| format!("{head}{}", beginning(form))).collect()
    };
    let whole = own(stem, "");
    if !whole.is_empty() {
        return whole;
    }
    let heads = BEFORE.iter().filter_map(|head| Some((head, stem.strip_prefix(head)?)));
    heads.flat_map(|(head, verb)| own(verb, head)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stem::stem;

    #[test]
    fn past_forms_and_nouns_share_the_stem_of_their_verb() {
        for forms in [
            ["læse", "læser", "læst", "læste", "læsning", "læsningens"],
            ["oplæse", "oplæser", "oplæst", "oplæste", "oplæsning", "oplæsningen"],
            ["skrive", "skriver", "skrev", "skrevet", "skrivning", "skrives"],
            ["udvikle", "udvikler", "udviklede", "udviklet", "udvikling", "udviklingens"],
            ["støtte", "støtter", "støttede", "støttet", "støttes", "støttende"],
            ["vælge", "vælger", "valgte", "valgt", "vælges", "vælgende"],
            ["samarbejde", "samarbejder", "samarbejdede", "samarbejdet", "samarbejdes", "samarbejdets"],
            ["glemme", "glemmer", "glemte", "glemt", "glemmes", "glemtes"],
        ] {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{:?}", forms.map(stem));
        }
    }

    #[test]
    fn every_listed_form_has_the_stem_of_its_infinitive_and_belongs_to_one_verb() {
        let mut seen = HashMap::new();
        for line in VERBS.lines().filter(|line| !line.is_empty()) {
            let infinitive = line.split(' ').next().unwrap_or_default();
            for form in line.split(' ').skip(1).flat_map(|how| forms(infinitive, how)) {
                assert_eq!(stem(&form), stem(infinitive), "{form}");
                assert_eq!(seen.insert(form.clone(), infinitive), None, "{form}");
            }
        }
        assert!(seen.len() > 200, "{}", seen.len());
    }

    #[test]
    fn words_that_only_look_like_forms_of_a_verb_are_left_alone() {
        for (one, other) in [
            ("fest", "fese"),
            ("kunst", "kunne"),
            ("gæst", "gæs"),
            ("først", "føre"),
            ("regning", "regne"),
            ("retning", "rette"),
            ("holdning", "holde"),
            ("bygning", "bygge"),
            ("stemning", "stemme"),
            ("skilt", "skille"),
            ("tog", "tage"),
            ("valg", "vælge"),
            ("sang", "synge"),
            ("maling", "male"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}

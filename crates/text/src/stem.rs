//! The part of a word that its inflected forms share.

use crate::fold::fold;
use frostem::{Algorithm, Stemmer};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Forms that no rule of endings joins, each group under the stem it is given. Small on purpose: words that citizens
/// and municipalities use, and short words whose endings the rules leave alone.
const IRREGULAR: [(&str, &[&str]); 44] = [
    ("barn", &["barn", "barnet", "børn", "børnene", "børns", "børnenes"]),
    ("bedr", &["bedre", "bedst", "bedste"]),
    ("bog", &["bog", "bogen", "bøger", "bøgerne", "bøgers", "bøgernes"]),
    ("bror", &["bror", "broder", "brødre", "brødrene", "brødres"]),
    ("brug", &["bruge", "bruger", "brugte", "brugt", "brug"]),
    ("by", &["by", "byen", "byens", "byer", "byerne", "byernes", "byers", "bys"]),
    ("datter", &["datter", "datteren", "døtre", "døtrene", "døtres"]),
    ("far", &["far", "fader", "faderen", "fædre", "fædrene", "fædres"]),
    ("fler", &["flere", "flest", "fleste"]),
    ("fod", &["fod", "foden", "fødder", "fødderne"]),
    ("fri", &["fri", "frit", "frie"]),
    ("gammel", &["gammel", "gammelt", "gamle", "gamles", "ældre", "ældres", "ældst", "ældste"]),
    ("giv", &["give", "giver", "gav", "givet", "giv"]),
    ("god", &["god", "godt", "gode"]),
    ("grøn", &["grøn", "grønt", "grønne"]),
    ("hjælp", &["hjælp", "hjælpe", "hjælper", "hjalp", "hjulpet"]),
    ("hånd", &["hånd", "hånden", "hænder", "hænderne"]),
    ("ko", &["ko", "koen", "køer", "køerne"]),
    ("kraft", &["kraft", "kraften", "kræfter", "kræfterne"]),
    ("lang", &["lang", "langt", "lange", "længere", "længst", "længste"]),
    ("lille", &["lille", "lilles", "små", "småt"]),
    ("lær", &["lære", "lærer", "lærte", "lært"]),
    ("mand", &["mand", "manden", "mænd", "mændene", "mænds", "mændenes"]),
    ("mindr", &["mindre", "mindst", "mindste"]),
    ("mor", &["mor", "moder", "moderen", "mødre", "mødrene", "mødres"]),
    ("nat", &["nat", "natten", "nætter", "nætterne"]),
    ("ny", &["ny", "nyt", "nye", "nyere", "nyest", "nyeste"]),
    ("ren", &["ren", "rent", "rene"]),
    ("rod", &["rod", "roden", "rødder", "rødderne"]),
    ("skab", &["skabe", "skaber", "skabte", "skabt"]),
    ("sko", &["sko", "skoen", "skoene"]),
    ("stor", &["stor", "stort", "store", "større", "størst", "største"]),
    ("stærk", &["stærk", "stærkt", "stærke", "stærkere", "stærkest"]),
    ("sund", &["sund", "sundt", "sunde"]),
    ("sø", &["sø", "søen", "søens", "søer", "søerne", "søernes"]),
    ("tand", &["tand", "tanden", "tænder", "tænderne"]),
    ("tro", &["tro", "troen", "tror", "troede", "troet"]),
    ("tryg", &["tryg", "trygt", "trygge"]),
    ("ung", &["ung", "ungt", "unge", "unges", "yngre", "yngst", "yngste"]),
    ("vejr", &["vejr", "vejret"]),
    ("vis", &["vise", "viser", "viste", "vist"]),
    ("ø", &["ø", "øen", "øens", "øer", "øerne", "øernes"]),
    ("øj", &["øje", "øjet", "øjne", "øjnene"]),
    ("å", &["å", "åen", "åens", "åer", "åerne"]),
];

/// Groups whose forms also end compounds: `plejebørn` is of `plejebarn`.
const IN_COMPOUNDS: [&str; 3] = ["barn", "bog", "mand"];

static GROUP_OF: LazyLock<HashMap<&str, (&str, &[&str])>> = LazyLock::new(|| {
    IRREGULAR.iter().flat_map(|group| group.1.iter().map(move |form| (*form, *group))).collect()
});

/// Returns what the inflected forms of a word have in common: `skolerne` gives `skol`, `børnene` gives `barn`.
///
/// The word is folded first. Endings are removed by the Danish Snowball rules; about forty irregular words are known
/// by heart. Compounds are not split, and forms that look alike are not told apart (`tal` and `tale`).
#[must_use]
pub fn stem(word: &str) -> String {
    stem_folded(&fold(word))
}

/// As [`stem`], of a word already folded.
pub(crate) fn stem_folded(folded: &str) -> String {
    if let Some((stem, _)) = GROUP_OF.get(folded) {
        return (*stem).to_owned();
    }
    if let Some((head, stem, _)) = irregular_tail(folded) {
        return format!("{head}{stem}");
    }
    regular(folded)
}

/// Returns the stem by rule alone. It is always a beginning of the word.
pub(crate) fn regular(folded: &str) -> String {
    Stemmer::new(Algorithm::Danish).stem(without_neuter(folded)).into_owned()
}

/// Returns the stems by rule of all forms of the word: more than one only for irregular words.
pub(crate) fn surfaces(folded: &str) -> Vec<String> {
    let mut surfaces = match (GROUP_OF.get(folded), irregular_tail(folded)) {
        (Some((_, forms)), _) => forms.iter().map(|form| regular(form)).collect(),
        (None, Some((head, _, forms))) => forms.iter().map(|form| regular(&format!("{head}{form}"))).collect(),
        (None, None) => vec![regular(folded)],
    };
    surfaces.sort_unstable();
    surfaces.dedup();
    surfaces
}

/// Parts a compound into its head and the irregular word it ends with, by stem and forms.
fn irregular_tail(folded: &str) -> Option<(&str, &'static str, &'static [&'static str])> {
    let groups = IRREGULAR.iter().filter(|(stem, _)| IN_COMPOUNDS.contains(stem));
    let mut tails = groups.flat_map(|(stem, forms)| forms.iter().map(move |form| (*form, *stem, *forms)));
    tails.find_map(|(form, stem, forms)| {
        let head = folded.strip_suffix(form).filter(|head| head.chars().count() >= 3)?;
        Some((head, stem, forms))
    })
}

/// Takes the `t` of `lokalt`, `positivt`, `holdbart`, which the rules leave.
fn without_neuter(folded: &str) -> &str {
    let neuter = ["alt", "elt", "ivt", "bart", "somt"].iter().any(|ending| folded.ends_with(ending));
    if neuter && folded.len() >= 6 { folded.strip_suffix('t').unwrap_or(folded) } else { folded }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn regular_forms_share_a_stem() {
        for forms in [
            ["skole", "skolerne", "skolens"],
            ["plejehjem", "plejehjemmet", "plejehjemmene"],
            ["borger", "borgere", "borgernes"],
            ["lokal", "lokalt", "lokale"],
            ["forening", "foreninger", "foreningernes"],
            ["vigtig", "vigtigt", "vigtige"],
        ] {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{:?}", forms.map(stem));
        }
    }

    #[test]
    fn irregular_forms_share_a_stem_and_no_form_stands_in_two_groups() {
        let mut seen = std::collections::HashSet::new();
        for (wanted, forms) in IRREGULAR {
            for form in forms {
                assert_eq!(stem(form), wanted);
                assert!(seen.insert(form), "{form}");
            }
        }
    }

    #[test]
    fn irregular_words_are_known_at_the_end_of_compounds() {
        assert_eq!(stem("plejebørnene"), stem("plejebarn"));
        assert_eq!(stem("formænd"), stem("formand"));
        assert_eq!(stem("skolebøger"), stem("skolebog"));
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (one, other) in [("skole", "skov"), ("barn", "barriere"), ("natur", "nat"), ("bedre", "bede"), ("by", "byg")] {
            assert_ne!(stem(one), stem(other));
        }
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem_by_rule_that_it_begins_with(word in "\\PC{0,20}|[a-zæøå]{0,15}") {
            let folded = fold(&word);
            prop_assert!(folded.starts_with(&regular(&folded)));
            prop_assert!(surfaces(&folded).iter().all(|surface| surface.len() <= folded.len() + 12));
        }
    }
}

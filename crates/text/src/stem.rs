//! The part of a word that its inflected forms share.

use crate::fold::fold;
use crate::sounds::is_vowel;
use crate::verbs::{beginnings, verb_stem};
use frostem::{Algorithm, Stemmer};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Forms that no rule of endings joins: on each line a stem and its forms. Small on purpose: words that citizens and
/// municipalities use, and short words whose endings the rules leave alone.
const IRREGULAR: &str = "
barn barn barnet børn børnene børns børnenes
bedr bedre bedst bedste
bog bog bogen bøger bøgerne bøgers bøgernes
bror bror broder brødre brødrene brødres
brug bruge bruger brugte brugt brug
by by byen byens byer byerne byernes byers bys
datter datter datteren døtre døtrene døtres
far far fader faderen fædre fædrene fædres
fler flere flest fleste
fod fod foden fødder fødderne
fri fri frit frie
gammel gammel gammelt gamle gamles ældre ældres ældst ældste
giv give giver gav givet giv
god god godt gode
grøn grøn grønt grønne
hjem hjem hjemmet hjemme hjemmene
hjælp hjælp hjælpe hjælper hjalp hjulpet
hånd hånd hånden hænder hænderne
ko ko koen køer køerne
kraft kraft kraften kræfter kræfterne
lang lang langt lange længere længst længste
center center centeret centret centrets centre centrene centrenes
sikker sikker sikkert sikre sikrere
lille lille lilles små småt
lær lære lærer lærte lært
mand mand manden mænd mændene mænds mændenes
mindr mindre mindst mindste
mor mor moder moderen mødre mødrene mødres
nat nat natten nætter nætterne
nummer nummer nummeret numre numrene
ny ny nyt nye nyere nyest nyeste
ren ren rent rene
rod rod roden rødder rødderne
skab skabe skaber skabte skabt
sko sko skoen skoene
stor stor stort store større størst største
stærk stærk stærkt stærke stærkere stærkest
sund sund sundt sunde
sø sø søen søens søer søerne søernes
tand tand tanden tænder tænderne
tro tro troen tror troede troet
tryg tryg trygt trygge
ung ung ungt unge unges yngre yngst yngste
vejr vejr vejret
vis vise viser viste vist
voksen voksen voksent voksne voksnes
ø ø øen øens øer øerne øernes
øj øje øjet øjne øjnene
åben åben åbent åbne
å å åen åens åer åerne
";

/// Groups whose forms also end compounds: `plejebørn` is of `plejebarn`.
const IN_COMPOUNDS: [&str; 4] = ["barn", "bog", "kraft", "mand"];
/// The fewest letters of an irregular form that a genitive's `s` may follow: `gods` is not of `god`, `langs` not of `lang`.
const GENITIVE_OF: usize = 5;

/// Words that end as if they were inflected but are not; also at the end of compounds.
const BARE_FORMS: &str = "plads sats kreds proces succes kurs dans krans fælles adgang palads";

static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    let lines = IRREGULAR.lines().map(|line| line.split(' '));
    lines.filter_map(|mut words| Some(Group { stem: words.next()?, forms: words.collect() })).collect()
});

static GROUP_OF: LazyLock<HashMap<&str, &'static Group>> =
    LazyLock::new(|| GROUPS.iter().flat_map(|group| group.forms.iter().map(move |form| (*form, group))).collect());

/// The forms of one irregular word.
struct Group {
    stem: &'static str,
    forms: Vec<&'static str>,
}

/// Returns what the inflected forms of a word have in common: `skolerne` gives `skol`, `børnene` gives `barn`.
///
/// The word is folded first. Endings are removed by the Danish Snowball rules, with a few exceptions; some fifty
/// irregular words and eighty verbs are known by heart, with a genitive's `s` and without, and the `e` that comes and
/// goes in `cykel` and `cykler` is left out. Compounds
/// are not split, and forms that look alike are not told apart (`tal` and `tale`, `hav` and `have`).
#[must_use]
pub fn stem(word: &str) -> String {
    stem_folded(&fold(word))
}

/// As [`stem`], of a word already folded.
pub(crate) fn stem_folded(folded: &str) -> String {
    if let Some(group) = group_of(folded) {
        return group.stem.to_owned();
    }
    if let Some((head, group)) = irregular_tail(folded) {
        return format!("{head}{}", group.stem);
    }
    let of_verb = verb_stem(folded).or_else(|| verb_stem(without_genitive(folded)?));
    of_verb.unwrap_or_else(|| by_rule(folded))
}

/// As [`stem_folded`], without the words that are known by heart.
pub(crate) fn by_rule(folded: &str) -> String {
    let stem = regular(folded);
    contracted(&stem).unwrap_or(stem)
}

fn without_genitive(folded: &str) -> Option<&str> {
    folded.strip_suffix('s').filter(|bare| bare.chars().count() >= GENITIVE_OF)
}

/// Returns the irregular word that this is a form of, or the genitive of one.
fn group_of(folded: &str) -> Option<&'static Group> {
    GROUP_OF.get(folded).or_else(|| GROUP_OF.get(without_genitive(folded)?)).copied()
}

/// Returns the stem without the `e` that inflection drops, and without the letter doubled before it: `cykel` gives
/// `cykl` as `cykler` does, `middel` gives `midl`.
fn contracted(stem: &str) -> Option<String> {
    let head = stem.strip_suffix("el")?;
    let last = head.chars().last().filter(|last| !is_vowel(*last))?;
    let head = head.strip_suffix(last)?;
    let head = head.strip_suffix(last).unwrap_or(head);
    head.contains(is_vowel).then(|| format!("{head}{last}l"))
}

/// Returns the stems that [`contracted`] may have come from.
fn expanded(stem: &str) -> Vec<String> {
    let head = stem.strip_suffix('l').filter(|head| head.contains(is_vowel));
    match head.and_then(|head| Some((head, head.chars().last().filter(|last| !is_vowel(*last))?))) {
        Some((head, last)) => vec![format!("{head}el"), format!("{head}{last}el")],
        None => Vec::new(),
    }
}

/// Returns the stem by rule alone. It is always a beginning of the word.
///
/// Unlike the Snowball rules it keeps `ig` and `lig`, which in Danish make another word (`bolig` is not of `bol`, and
/// in `ældrebolig` the rules would take the `l` too), and words of [`BARE_FORMS`] whole.
pub(crate) fn regular(folded: &str) -> String {
    if BARE_FORMS.split(' ').any(|form| folded.ends_with(form)) {
        return folded.to_owned();
    }
    let stem = Stemmer::new(Algorithm::Danish).stem(without_neuter(folded)).into_owned();
    with_ending(&stem, folded, &["ig", "lig", "elig"]).unwrap_or(stem)
}

/// Gives the stem back one of the endings that were taken from the word.
pub(crate) fn with_ending(stem: &str, folded: &str, endings: &[&str]) -> Option<String> {
    let taken = folded.strip_prefix(stem)?;
    endings.iter().find(|ending| taken.starts_with(**ending)).map(|ending| format!("{stem}{ending}"))
}

/// Returns what the forms of the word begin with: those of [`surfaces`], and of verbs.
pub(crate) fn all_beginnings(folded: &str) -> Vec<String> {
    let mut all = surfaces(folded);
    let stem = stem_folded(folded);
    let more = beginnings(&stem);
    if !more.is_empty() {
        all.push(stem);
        all.extend(more);
    }
    all
}

/// Returns the stems by rule of all forms of the word; each of them is the beginning of some form.
pub(crate) fn surfaces(folded: &str) -> Vec<String> {
    let mut surfaces: Vec<String> = match (group_of(folded), irregular_tail(folded)) {
        (Some(group), _) => group.forms.iter().map(|form| regular(form)).collect(),
        (None, Some((head, group))) => group.forms.iter().map(|form| regular(&format!("{head}{form}"))).collect(),
        (None, None) => vec![regular(folded)],
    };
    for surface in surfaces.clone() {
        let short = contracted(&surface);
        surfaces.extend(expanded(short.as_ref().unwrap_or(&surface)));
        surfaces.extend(short);
    }
    surfaces.sort_unstable();
    surfaces.dedup();
    surfaces
}

/// Parts a compound into its head and the irregular word it ends with, with a genitive's `s` or without.
fn irregular_tail(folded: &str) -> Option<(&str, &'static Group)> {
    tail_of(folded).or_else(|| tail_of(folded.strip_suffix('s')?))
}

fn tail_of(folded: &str) -> Option<(&str, &'static Group)> {
    let groups = GROUPS.iter().filter(|group| IN_COMPOUNDS.contains(&group.stem));
    let mut tails = groups.flat_map(|group| group.forms.iter().map(move |form| (*form, group)));
    tails.find_map(|(form, group)| {
        let head = folded.strip_suffix(form).filter(|head| head.chars().count() >= 3)?;
        Some((head, group))
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
            ["cykel", "cykler", "cyklerne"],
            ["middel", "midler", "midlerne"],
            ["fordel", "fordele", "fordelene"],
            ["plads", "pladser", "pladserne"],
            ["indsats", "indsatsen", "indsatserne"],
            ["proces", "processer", "processens"],
            ["ældrebolig", "ældreboliger", "ældreboligens"],
        ] {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{:?}", forms.map(stem));
        }
    }

    #[test]
    fn irregular_forms_share_a_stem_and_no_form_stands_in_two_groups() {
        let mut seen = std::collections::HashSet::new();
        assert!(GROUPS.len() > 40);
        for group in GROUPS.iter() {
            for form in &group.forms {
                assert_eq!(stem(form), group.stem);
                assert!(seen.insert(form), "{form}");
            }
        }
    }

    #[test]
    fn the_genitive_of_an_irregular_form_is_a_form_of_it() {
        for (genitive, word) in [
            ("kræfternes", "kraft"),
            ("kraftens", "kræfter"),
            ("mændenes", "mand"),
            ("barns", "børn"),
            ("hændernes", "hånd"),
            ("plejebørnenes", "plejebarn"),
            ("arbejdskræfternes", "arbejdskraft"),
            ("formands", "formænd"),
        ] {
            assert_eq!(stem(genitive), stem(word), "{genitive}");
        }
        // Where the rules take the `s`, they do; but no irregular forms are joined by it.
        for other in ["gods", "langs", "rens", "ås", "kos", "sunds"] {
            assert!(group_of(other).is_none(), "{other}");
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
        for (one, other) in [
            ("skole", "skov"),
            ("barn", "barriere"),
            ("natur", "nat"),
            ("bedre", "bede"),
            ("by", "byg"),
            ("bolig", "bolle"),
            ("fælles", "fælde"),
        ] {
            assert_ne!(stem(one), stem(other));
        }
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem_by_rule_that_it_begins_with(word in "\\PC{0,20}|[a-zæøå]{0,15}") {
            let folded = fold(&word);
            prop_assert!(folded.starts_with(&regular(&folded)));
            prop_assert!(surfaces(&folded).iter().all(|surface| surface.len() <= folded.len() + 12 && !surface.is_empty() || folded.is_empty()));
        }
    }
}

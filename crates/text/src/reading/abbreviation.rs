//! Abbreviations as people write them on post-its in a municipality, written out for the analysis only; what a person
//! wrote is never changed.

use crate::fold::fold;
use crate::words::words;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Written out wherever they stand: the abbreviation and what it stands for.
const ALWAYS: &str = "\
adm administration
arb arbejde
arbpl arbejdsplads
bh børnehave
dagpl dagpleje
forv forvaltning
inst institution
medarb medarbejder
ml mellem
org organisation
pæd pædagogisk
samarb samarbejde
udd uddannelse
vg vuggestue
virks virksomhed
økon økonomi
";
/// Written out only before a full stop, as they are words or names without it.
const BEFORE_STOP: &str = "\
afd afdeling
akt aktivitet
arr arrangement
dif differentiering
erhv erhverv
fys fysisk
ind individuel
info information
kom kommune
komm kommunikation
komp kompetence
kult kultur
m med
nat national
off offentlig
pers personale
pol politisk
prof professionel
psyk psykisk
rep repræsentant
soc social
spec special
sundh sundhed
udskr udskrivning
udv udvikling
v ved
virk virksomhed
øko økologi
";
/// Ends of longer words, written out where no Danish word ends so: `ungdomsudd.`, `veludd.`, `undervisningsdif.`
const ENDS: [(&str, &str); 6] = [
    ("veludd", "veluddannet"),
    ("inst", "institution"),
    ("udd", "uddannelse"),
    ("sdif", "sdifferentiering"),
    ("medarb", "medarbejder"),
    ("samarb", "samarbejde"),
];
/// Real words that end as [`ENDS`] do.
const WHOLE: [&str; 1] = ["gevinst"];

static LISTED_ALWAYS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| table(ALWAYS));
static LISTED_BEFORE_STOP: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| table(BEFORE_STOP));

fn table(lines: &'static str) -> HashMap<&'static str, &'static str> {
    lines.lines().filter_map(|line| line.split_once(' ')).collect()
}

/// A word of the analysis copy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Token<'t> {
    /// The word to compare: folded and written out.
    pub(crate) folded: String,
    /// The word as it stands in the text.
    pub(crate) written: &'t str,
}

/// Returns the words of the analysis copy: folded, and with the abbreviations of workshops written out.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    words(text).map(|word| {
        let stopped = text.get(word.range.end..).is_some_and(|after| after.starts_with('.'));
        Token { written: word.text, folded: written_out(fold(word.text), stopped.then_some(&*LISTED_BEFORE_STOP)) }
    })
}

/// Returns the word that an abbreviation stands for, or the word itself.
fn written_out(folded: String, before_stop: Option<&HashMap<&str, &str>>) -> String {
    let listed = LISTED_ALWAYS.get(folded.as_str());
    if let Some(word) = listed.or_else(|| before_stop?.get(folded.as_str())) {
        return (*word).to_owned();
    }
    let written_out = ENDS.iter().find_map(|(end, long)| {
        let head = folded.strip_suffix(end)?;
        (head.chars().count() >= 3 || head.is_empty()).then(|| format!("{head}{long}"))
    });
    written_out.filter(|_| !WHOLE.iter().any(|whole| folded.ends_with(whole))).unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(text: &str) -> String {
        tokens(text).map(|token| token.folded).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn abbreviations_of_workshops_are_written_out() {
        assert_eq!(copy("VG+BH"), "vuggestue børnehave");
        assert_eq!(copy("Dialog m. forældre, kom. og inst."), "dialog med forældre kommune og institution");
        assert_eq!(copy("ungdomsudd. og daginst."), "ungdomsuddannelse og daginstitution");
        assert_eq!(copy("undervisningsdif. ml. veludd."), "undervisningsdifferentiering mellem veluddannet");
    }

    #[test]
    fn words_that_look_like_abbreviations_are_left_alone() {
        assert_eq!(copy("De kom med kunst og gevinst"), "de kom med kunst og gevinst");
    }

    #[test]
    fn the_written_word_is_kept_beside_the_analysed_one() {
        let written: Vec<_> = tokens("Gode BH").map(|token| token.written).collect();
        assert_eq!(written, ["Gode", "BH"]);
    }
}

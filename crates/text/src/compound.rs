//! Whether a word is a compound with a certain part: `folkeskolelærer` has `skole`, `forum` has no `rum`.
//!
//! There is no dictionary. A part is believed when what stands before and after it sounds like Danish words
//! ([`crate::sounds`]), joined by nothing, `s` or `e`, and when it does not lie inside a word known to be one piece.
//! That lets chance hits through, mostly of three-letter parts at the end of loan words, and it misses compounds whose
//! first part ends in an unusual vowel, and three-letter parts between two others.

use crate::sounds::{can_come_first, can_come_last, is_bare_prefix, is_derived_ending, is_vowel};
use crate::stem::{surfaces, with_ending};

/// The fewest letters of a part that is looked for inside words.
const MIN_PART: usize = 3;
/// The fewest letters of a part that is looked for between two others, or before endings the rules do not know.
const MIN_LONG: usize = 4;

/// The fewest letters of a stem that a vowel may follow without being its ending.
const CERTAIN: usize = 6;

/// Words in one piece that seem to have smaller words in them, by stem. Nothing is found inside or across them.
const ONE_PIECE: &str = "\
aftal afvej anstalt ansvar argument bestyr bland blev bliv centrum departement digital dokument \
eksport element faktur forhold formand forsvar forum forældr fundament fung gråd handel handl \
hospital import indhold indsats instrument internat journal kapital kolleg konkret konstat kontinent \
kultur litteratur medlem mental metal middel midl moment monument natur omegn område opgav overvej \
person planet port portal position rapport rekord replik report restaurant signatur skulptur \
spektrum sport start struktur support temperatur tilbud tilskud total transport tråd udsagn udvalg \
undersøg virksomhed";

/// Words for people and things that do something, whose `er` is no ending: `samfundsborger` has `borger`, not `borg`.
const AGENTS: &str = "arbejder borger bruger bygger ejer giver holder leder lejer lærer spiller tager";
/// The endings of [`AGENTS`].
const AGENT_ENDINGS: [&str; 8] = ["", "e", "en", "ne", "ens", "nes", "s", "es"];
/// The endings of nouns.
const NOUN_ENDINGS: &str = "e en ene enes ens er erne ernes ers et ets ne nes r s";

/// What joins a part to the next.
const LINKS: [&str; 3] = ["", "e", "s"];
/// What joins when the part is a stem whose endings were taken away: `kommun-e-`, `bevæg-elses-`.
const LONG_LINKS: [&str; 12] = ["er", "ers", "es", "en", "ens", "else", "elses", "hed", "heds", "ing", "ings", "nings"];

/// A stem that is looked for inside words.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    stem: String,
    letters: usize,
    cut: Cut,
}

/// What was taken away to get the stem, which says how it joins to the next part of a compound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// Nothing: the stem is a word.
    Nothing,
    /// An `e`, which compounds keep or give an `s` for: `skol-e-gård`, `arbejd-s-plads`.
    E,
    /// Other endings.
    More,
}

/// Returns the stems by which a folded word is looked for inside others.
pub(crate) fn parts_of(folded: &str) -> Vec<Part> {
    let part = |stem: &str, cut| Part { stem: stem.to_owned(), letters: stem.chars().count(), cut };
    let mut bases = AGENT_ENDINGS.iter().filter_map(|ending| folded.strip_suffix(ending));
    if let Some(agent) = bases.find(|base| AGENTS.split(' ').any(|agent| base.ends_with(agent))) {
        return vec![part(agent, Cut::Nothing)];
    }
    let mut parts = vec![part(folded, Cut::Nothing)];
    for surface in surfaces(folded) {
        let stem = with_ending(&surface, folded, &["els"]).unwrap_or(surface);
        if stem != folded {
            let cut = if folded.strip_suffix('e') == Some(&stem) { Cut::E } else { Cut::More };
            parts.push(part(&stem, cut));
        }
    }
    parts
}

impl Part {
    /// Tells whether the folded word has the letters of this part, if it is one to look for. Quick.
    pub(crate) fn may_be_in(&self, word: &str) -> bool {
        self.letters >= MIN_PART && word.contains(&self.stem) && !is_bare_prefix(&self.stem)
    }

    /// Tells whether the word is a compound with this part. `word` is folded, `stem` is its stem by rule.
    pub(crate) fn is_in(&self, word: &str, stem: &str) -> bool {
        if !self.may_be_in(word) {
            return false;
        }
        let letters = self.letters;
        word.match_indices(&self.stem).any(|(at, part)| {
            let end = at + part.len();
            let before = word.get(..at).unwrap_or_default();
            let after = word.get(end..).unwrap_or_default();
            let is_last = end == stem.len() || (letters >= MIN_LONG && is_noun_ending(after));
            let leads = || (before.is_empty() || letters >= MIN_LONG) && self.leads_to(after);
            let follows = || !is_derived_ending(part) && can_come_first(before);
            let fits = if before.is_empty() { !is_last && leads() } else { follows() && (is_last || leads()) };
            fits && !is_cut_from_one_piece(word, at, end)
        })
    }

    /// Tells whether what stands after the part is a link and another part.
    fn leads_to(&self, after: &str) -> bool {
        let long = if self.cut == Cut::Nothing { [].iter() } else { LONG_LINKS.iter() };
        let may_join = |link: &str, rest: &str| match (self.cut, link) {
            (Cut::E, "") => false,
            // A short stem that lost an ending is not joined directly to a vowel: that would be the ending again.
            (Cut::More, "") => self.letters >= CERTAIN || !rest.starts_with(is_vowel),
            _ => true,
        };
        let doubled = self.stem.chars().last().filter(|last| !is_vowel(*last));
        let undoubled = doubled.and_then(|last| after.strip_prefix(last));
        [Some(after), undoubled].into_iter().flatten().any(|after| {
            let mut links = LINKS.iter().chain(long.clone());
            links.any(|link| {
                let rest = after.strip_prefix(link);
                rest.is_some_and(|rest| can_come_last(rest) && may_join(link, rest))
            })
        })
    }
}

fn is_noun_ending(text: &str) -> bool {
    text.is_empty() || NOUN_ENDINGS.split(' ').any(|ending| ending == text)
}

/// Tells whether the bytes share some but not all of a word that is one piece.
pub(crate) fn is_cut_from_one_piece(word: &str, at: usize, end: usize) -> bool {
    ONE_PIECE.split(' ').any(|piece| {
        word.match_indices(piece).any(|(start, text)| {
            let stop = start + text.len();
            let covers = at <= start && stop <= end;
            at < stop && start < end && !covers
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;
    use crate::stem::regular;

    fn has(word: &str, part: &str) -> bool {
        let (word, part) = (fold(word), fold(part));
        parts_of(&part).iter().any(|part| part.is_in(&word, &regular(&word)))
    }

    #[test]
    fn a_part_is_found_first_last_and_between() {
        for (word, part) in [
            ("folkeskole", "skole"),
            ("folkeskolerne", "skole"),
            ("skolegård", "skole"),
            ("specialskoler", "skole"),
            ("folkeskolelærer", "skolerne"),
            ("børnehave", "barn"),
            ("plejebørn", "barn"),
            ("hjemmehjælp", "hjem"),
            ("plejehjemsplads", "plejehjem"),
            ("kommunekontor", "kommuner"),
            ("medarbejdertrivsel", "medarbejderne"),
            ("sundhedspleje", "sundhed"),
            ("bevægelsesglæde", "bevægelser"),
            ("læringsmiljø", "miljø"),
            ("energiforbrug", "forbrug"),
            ("byrum", "rum"),
            ("børnefamilier", "familie"),
            ("ungdomsuddannelse", "uddannelse"),
            ("transportmiddel", "transport"),
            ("lokalsamfundet", "samfund"),
            ("åbningstider", "tid"),
            ("cykelstier", "sti"),
            ("cykelstier", "cykler"),
            ("arbejdsmiljø", "miljø"),
            ("nabokommuner", "kommune"),
            ("familieboliger", "bolig"),
            ("arbejdspladser", "plads"),
            ("samfundsborgere", "borger"),
            ("ledelsesstruktur", "ledelse"),
            ("fællesskab", "fælles"),
            ("børnehavebørn", "have"),
            ("indsatsområde", "indsatser"),
        ] {
            assert!(has(word, part), "{part} in {word}");
        }
    }

    #[test]
    fn chance_is_not_a_compound() {
        for (word, part) in [
            ("fisk", "is"),
            ("forum", "rum"),
            ("centrum", "rum"),
            ("forældre", "ældre"),
            ("bedsteforældre", "ældre"),
            ("transport", "sport"),
            ("rapport", "port"),
            ("skoldkopper", "skole"),
            ("kultur", "tur"),
            ("digital", "tal"),
            ("fællesskab", "skabe"),
            ("område", "råd"),
            ("læring", "lærer"),
            ("infrastruktur", "tur"),
            ("havbund", "have"),
            ("borgmester", "borger"),
            ("boltre", "bolig"),
            ("trivselsundersøgelse", "sund"),
            ("interesseret", "ret"),
            ("velfungerende", "unge"),
            ("blandt", "land"),
            ("aftale", "tal"),
            ("ansvar", "svar"),
        ] {
            assert!(!has(word, part), "{part} in {word}");
        }
    }
}

//! Which sequences of letters can begin and end a Danish word, to tell real parts of compounds from chance.

/// Consonants that may stand before the first vowel of a word.
const ONSETS: &str = "\
b c d f g h j k l m n p q r s t v w x z bl br bj ch dr dj dv fl fr fj fn gl gr gn gj hj hv kl kr kn \
kv kj mj nj pl pr pj ps sc sch sh sj sk skr skl skv skj sl sm sn sp spr spl st str stj sv th tr tj \
tv tw";

/// Consonants that may stand after the last vowel of a word, without a linking `s`.
const CODAS: &str = "\
b c d f g j k l m n p r s t v x z bb bs ch dd dt ds ff ft gg gl gn gs gt jl jr kk ks kst kt ld lf lg \
lk ll lm lp ls lsk lst lt lv mm mp nd ng ngst nk nn ns nsk nst nt pp pt rd rg rk rn rs rsk rst rt rv \
sk st vn jd";

/// More endings of first parts: rarer clusters.
const RARE_CODAS: &str = "\
lds ndt rf rl rm rp sp ss tsk tt vl vs øj dsk";

/// First parts that end in a vowel that first parts seldom end in. Those of four letters or more may have a part of
/// their own before them: `lokalradio`.
const VOWEL_ENDED: &str = "\
agro auto bio data demo disko drama ekstra euro firma foto fri info judo kamera kano kilo kino klima \
ku landbo logo makro mega menu metro mikro mini moto multi nabo panorama pizza politi psyko radio \
risiko ski socio sofa studio taxi tema ultra video villa øko";

/// Endings in `i` of long words that do stand first: `energi`, `økonomi`, `biologi`, `industri`, `bageri`.
const LONG_I: &str = "\
rgi nomi logi grafi stri krati tegi parti eri terapi";

/// The words of two letters that stand first in compounds.
const TWO_LETTERS: &str = "\
af al bi bo by el is it ko ny om op pc på ro rå sy sø te ti to tv tå ud år æg øl";

/// Endings that make new words of old ones; as the second part they are no words of their own.
const DERIVED: &str = "\
bar dom else elser ende ere eri hed heder ig inde ing inger ion ioner isk lig ling ning ninger skab \
skaber som";

/// Beginnings that change what follows into another word: `forældre` are not `ældre`.
const BARE_PREFIXES: &str = "\
ad an be er for ge mis und";

/// Tells whether the word is one of a list parted by spaces.
fn is_listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// Tells whether the letter is a Danish vowel.
pub(crate) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'æ' | 'ø' | 'å')
}

/// Tells whether the text is an ending and not a word.
pub(crate) fn is_derived_ending(text: &str) -> bool {
    is_listed(DERIVED, text)
}

/// Tells whether the text is a beginning that makes another word of what follows.
pub(crate) fn is_bare_prefix(text: &str) -> bool {
    is_listed(BARE_PREFIXES, text)
}

/// Tells whether the text can be the first part of a compound, a linking `s` or `e` included.
pub(crate) fn can_come_first(text: &str) -> bool {
    if text.ends_with('-') {
        return true;
    }
    let letters = text.chars().count();
    if letters <= 2 {
        return is_listed(TWO_LETTERS, text);
    }
    if is_bare_prefix(text) || text.ends_with("for") || !text.contains(is_vowel) {
        return false;
    }
    match text.chars().last() {
        Some('a' | 'i' | 'o' | 'u') => {
            VOWEL_ENDED.split(' ').any(|word| text == word || (word.len() >= 4 && text.ends_with(word)))
                || LONG_I.split(' ').any(|ending| text.ends_with(ending))
        }
        Some(last) if is_vowel(last) => true,
        _ => {
            let coda = text.rsplit(is_vowel).next().unwrap_or_default();
            let is_known = |coda: &str| is_listed(CODAS, coda) || is_listed(RARE_CODAS, coda);
            is_known(coda) || coda.strip_suffix('s').is_some_and(is_known)
        }
    }
}

/// Tells whether the text can be the last part of a compound, endings included.
pub(crate) fn can_come_last(text: &str) -> bool {
    if text.chars().count() <= 2 {
        return is_listed(TWO_LETTERS, text);
    }
    if is_derived_ending(text) || !text.contains(is_vowel) {
        return false;
    }
    let onset = text.split(is_vowel).next().unwrap_or_default();
    onset.is_empty() || is_listed(ONSETS, onset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_real_compounds_are_accepted() {
        for first in
            ["folke", "special", "trivsels", "by", "energi", "klima", "børne", "efterårs", "lokalradio", "0-3-"]
        {
            assert!(can_come_first(first), "{first}");
        }
        for last in ["gård", "hjem", "år", "strategien", "idræt", "by"] {
            assert!(can_come_last(last), "{last}");
        }
    }

    #[test]
    fn chance_beginnings_and_endings_are_refused() {
        for first in ["fo", "f", "no", "digi", "kapi", "for", "bedstefor", "an", "st", "konc"] {
            assert!(!can_come_first(first), "{first}");
        }
        for last in ["dkopper", "ing", "hed", "k", "rg", "ltur", "ne"] {
            assert!(!can_come_last(last), "{last}");
        }
    }
}

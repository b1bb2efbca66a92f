//! Words that say too little to count, but for those that turn a meaning round.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that deny. Most lists of stop words hold some of them; here they always count.
const NEGATIONS: &str = "aldrig ej ikke ingen ingenting intet nej uden";
/// What the list lacks: words of forms and reports, and abbreviations of small words.
const MORE: &str = "\
samt herunder herved hertil hvorved endvidere desuden således dermed derved derfor gerne hele mellem vha ift mht ifm pga jf jvf vedr \
inkl ekskl hhv henholdsvis eks feks fx dvs osv mv mm mfl bla f.eks bl.a m.fl m.m m.v o.l o.a d.v.s p.g.a m.h.t evt ca \
pt p.t pr xx xxx xxxx";

static STOP: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let listed = stop_words::lookup("da").unwrap_or_default();
    listed.iter().copied().chain(MORE.split(' ')).filter(|word| !denies(word)).collect()
});

/// Tells whether the folded word turns a meaning round.
pub(crate) fn denies(folded: &str) -> bool {
    NEGATIONS.split(' ').any(|word| word == folded)
}

/// Tells whether the word, as [`crate::fold`] writes it, says too little to count, such as `og` and `skal`. Words that deny
/// are none of these.
#[must_use]
pub fn is_stop_word(folded: &str) -> bool {
    STOP.contains(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_stop_words_but_never_those_that_deny() {
        for word in ["og", "at", "der", "skal", "f.eks", "samt"] {
            assert!(is_stop_word(word), "{word}");
        }
        for word in ["ikke", "ingen", "aldrig", "uden", "skole"] {
            assert!(!is_stop_word(word), "{word}");
        }
        assert!(denies("ikke") && !denies("skole"));
    }
}

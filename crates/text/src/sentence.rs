//! Where the sentences of a text end, in the way people write on post-its: a full stop ends one, and so does the end of
//! a line or a bullet, but not the full stop of an abbreviation, a date or a number.

/// Abbreviations whose full stop ends no sentence, in small letters.
const ABBREVIATED: &str = "\
abs adr afd afs alm ang anm arb arr bd bl bl.a ca cirka co d d.d d.v.s da.inst dagsinst daginst dir dvs e.kr ekskl el \
em etc evt f f.eks f.kr feks fhv fig fl flg fm forb forv fr fx fys gl gnsn gr hhv hr if ifm ift incl indl inkl inst \
istf jf jvf kap kgl kl kom komm kr kv lb lign m m.a.o m.fl m.h.t m.m m.v maks max md mdl mdr medarb medl mfl mht mia \
mill min mio ml mm mv ndr nr nuv o o.a o.l obl off opg org osv overs p p.a p.g.a p.t pct pers pga pkt pl pol pr psyk \
pt pæd rep red ref s s.å samarb sdr sek skt sml soc spec spm st stk str tdl tidl tilh tlf udd ult vedl vedr vha vs \
ødr økon årg årh";
/// What a date's day stands before.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
/// What begins the line of a list.
const BULLETS: [char; 6] = ['•', '*', '-', '–', '—', '·'];
/// What may stand behind the full stop and still belong to its sentence.
const CLOSING: [char; 6] = [')', '"', '”', '»', '’', '\''];

/// Parts a text into sentences, without what begins the lines of lists. None is empty.
///
/// A sentence ends with `.`, `!`, `?` or `…` before a space or the end, and with its line. It does not end at the full
/// stop of an abbreviation (`f.eks.`, `m.fl.`), after a number before a small letter (`7. maj`, `3. klasse`) or inside
/// a number (`2.500`); nor where the next word has a small letter after an abbreviation nobody has listed.
///
/// # Examples
/// ```
/// assert_eq!(text::sentences("Mødet er d. 7. maj kl. 19. Alle kan komme!"), ["Mødet er d. 7. maj kl. 19.", "Alle kan komme!"]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut rest = line.trim_start_matches(|sign: char| sign.is_whitespace() || BULLETS.contains(&sign));
        while let Some(end) = end_of_first(rest) {
            let (sentence, after) = rest.split_at(end);
            found.push(sentence.trim());
            rest = after;
        }
        found.push(rest.trim());
    }
    found.retain(|sentence| sentence.contains(char::is_alphanumeric));
    found
}

/// Where the first sentence of the line ends, when another may follow.
fn end_of_first(line: &str) -> Option<usize> {
    let mut signs = line.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if !matches!(sign, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + sign.len_utf8();
        while let Some((closing, mark)) =
            signs.next_if(|(_, mark)| matches!(mark, '.' | '!' | '?') || CLOSING.contains(mark))
        {
            end = closing + mark.len_utf8();
        }
        let (before, after) = (line.get(..at)?, line.get(end..)?);
        let is_apart = after.starts_with(char::is_whitespace);
        if is_apart && (sign != '.' || ends_sentence(before, after.trim_start())) {
            return Some(end);
        }
    }
    None
}

/// Tells whether the full stop between the two ends a sentence.
fn ends_sentence(before: &str, after: &str) -> bool {
    let word = before.rsplit(|sign: char| sign.is_whitespace() || matches!(sign, '(' | '/')).next().unwrap_or_default();
    let word = word.to_lowercase();
    let next = after.chars().next();
    if word.ends_with(|sign: char| sign.is_ascii_digit()) {
        let month = after.get(..3).is_some_and(|start| MONTHS.contains(&start.to_lowercase().as_str()));
        return !month && !next.is_some_and(char::is_lowercase);
    }
    if ABBREVIATED.split(' ').any(|known| known == word) {
        return false;
    }
    !next.is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn full_stops_signs_and_lines_end_sentences() {
        assert_eq!(
            sentences("Flere venner. Mindre mobning!\n• Glade børn\n- Trygge voksne? Ja."),
            ["Flere venner.", "Mindre mobning!", "Glade børn", "Trygge voksne?", "Ja."]
        );
        assert_eq!(sentences("Han sagde \"ja.\" Så gik vi."), ["Han sagde \"ja.\"", "Så gik vi."]);
    }

    #[test]
    fn abbreviations_dates_and_numbers_end_none() {
        for whole in [
            "Samarbejde med foreninger, f.eks. Spejderne, bl.a. SFO m.fl. Skoler",
            "Vi mødes d. 7. maj i 3. klasse",
            "Den 7. Maj kom 2.500 borgere",
            "God inst. Lejre har det godt",
            "Flere virks. som vil være med",
        ] {
            assert_eq!(sentences(whole), [whole]);
        }
    }

    #[test]
    fn a_text_without_words_has_no_sentence() {
        assert!(sentences(" \n - \n ... !").is_empty());
    }

    proptest! {
        #[test]
        fn sentences_hold_every_letter_of_the_text(text in "\\PC{0,60}|[a-zæ A-Z.!?\\n0-9-]{0,60}") {
            let letters = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&sentences(&text).concat()), letters(&text));
        }
    }
}

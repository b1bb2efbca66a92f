//! Finds numbers and addresses that point to a person, so that they can be taken out before others read the text.
//!
//! Where it is doubtful whether digits are a telephone number, they are taken to be one: a masked amount is a
//! nuisance, a published number is a breach. Names are not found: see [`crate::mask_fragment`].

mod cpr;
mod digits;
mod email;
mod phone;

use digits::Digits;
use std::ops::Range;

/// What kind of personal data was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A Danish civil registration number.
    Cpr,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
}

/// Personal data at a place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the text, on the boundaries of characters.
    pub range: Range<usize>,
}

/// Finds CPR numbers, telephone numbers and e-mail addresses, sorted and apart from each other.
///
/// - **CPR**: `ddmmyy` and four digits, joined, or parted by a hyphen, a space or a full stop; also with the year in
///   four digits or with `dd.mm.yy-`. Day and month must exist; 60 may be added to the day (replacement numbers). The
///   check digit is not asked for: it has not held since 2007.
/// - **Phone**: eight digits that begin with 2 to 9, joined, in fours with a space, or in twos with spaces, hyphens or
///   full stops; any grouping after `+45`, `0045` or a word such as `tlf.`; and numbers of other countries after `+`.
///   Not: dates (`20170312`), two years, amounts (followed or preceded by `kr.`, `mio.`, `%`), numbers after `CVR`,
///   `EAN`, `sagsnr.` and the like, parts of longer numbers, and series of more than four two-digit or more than two
///   four-digit numbers. `20 30 40 50` is masked, `4320 4000` too.
/// - **E-mail**: `name@domain.tld`, Danish letters included.
#[must_use]
pub fn find_personal_data(text: &str) -> Vec<Finding> {
    let digits = Digits::of(text);
    let mut found: Vec<Finding> = Vec::new();
    let kinds =
        [(Kind::Email, email::find(text)), (Kind::Cpr, cpr::find(&digits)), (Kind::Phone, phone::find(&digits))];
    for (kind, ranges) in kinds {
        for range in ranges {
            if found.iter().all(|other| range.end <= other.range.start || other.range.end <= range.start) {
                found.push(Finding { kind, range });
            }
        }
    }
    found.sort_by_key(|finding| finding.range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Writes each finding as its kind and its text.
    fn found(text: &str) -> Vec<(Kind, &str)> {
        find_personal_data(text).into_iter().map(|finding| (finding.kind, &text[finding.range])).collect()
    }

    #[test]
    fn cpr_numbers_are_found_in_every_form() {
        for number in [
            "150317-1234",
            "1503171234",
            "150317 1234",
            "150317 - 1234",
            "150317–1234",
            "150317.1234",
            "15.03.17-1234",
            "15 03 17 - 1234",
            "15031917-1234",
            "750317-1234",
            "290200-0000",
            "010101\u{a0}1234",
        ] {
            let text = format!("Mit cpr er {number}, tak");
            assert_eq!(found(&text), [(Kind::Cpr, number)], "{number}");
        }
    }

    #[test]
    fn digits_that_cannot_be_a_cpr_number_are_not() {
        for text in ["320317-1234", "151317-1234", "15031-1234", "150317-12345", "Sag 000000-0000", "310417-1234"] {
            assert!(found(text).iter().all(|(kind, _)| *kind != Kind::Cpr), "{text}");
        }
    }

    #[test]
    fn telephone_numbers_are_found_in_every_form() {
        for (text, number) in [
            ("Ring 20304050 nu", "20304050"),
            ("20 30 40 50", "20 30 40 50"),
            ("på 46 46 46 46.", "46 46 46 46"),
            ("20-30-40-50", "20-30-40-50"),
            ("20.30.40.50", "20.30.40.50"),
            ("2030 4050", "2030 4050"),
            ("+45 20304050", "+45 20304050"),
            ("(+45) 20 30 40 50", "+45) 20 30 40 50"),
            ("+4520304050", "+4520304050"),
            ("+45 2030-4050", "+45 2030-4050"),
            ("004520304050", "004520304050"),
            ("0045 20 30 40 50", "0045 20 30 40 50"),
            ("4520304050", "4520304050"),
            ("45 20 30 40 50", "45 20 30 40 50"),
            ("+46 70 123 45 67", "+46 70 123 45 67"),
            ("tlf. 2016-2017", "2016-2017"),
            ("Mobil: 12 345 678", "12 345 678"),
            ("tlf.nr. 20304050", "20304050"),
            ("mobil20304050", "20304050"),
            ("20\u{a0}30\u{a0}40\u{a0}50", "20\u{a0}30\u{a0}40\u{a0}50"),
        ] {
            assert_eq!(found(text), [(Kind::Phone, number)], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "2016-2017",
            "2016 2017",
            "1000-2000",
            "4000-4320",
            "i 2016",
            "4320 Lejre",
            "20170312",
            "12345678",
            "25000000 kr.",
            "kr. 25000000",
            "25000000,-",
            "25.000.000",
            "25 000 000",
            "sag20304050x",
            "17/20304050",
            "CVR 20304050",
            "CVR-nr.: 20304050",
            "EAN nr. 20304050",
            "sagsnr. 20304050",
            "0,20304050",
            "20304050,5",
            "20 30 40 50 60 70",
            "10 20 30 40 50",
            "1234567890123",
            "stemmer: 20, 30, 40, 50",
            "12-03-2017",
            "kl. 10.30-12.00",
            "3-4-5-6",
            "4000 4320 4330 4340",
            "100 200",
            "https://lejre.dk/20304050",
            "80-90%",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn e_mail_addresses_are_found_without_what_stands_around_them() {
        for (text, address) in [
            ("Skriv til anna.b+x@lejre.dk.", "anna.b+x@lejre.dk"),
            ("<søren@ådal-by.dk>", "søren@ådal-by.dk"),
            ("mail:20304050@mail.example.com,", "20304050@mail.example.com"),
        ] {
            assert_eq!(found(text), [(Kind::Email, address)]);
        }
        for text in ["@lejre", "a@b", "kl. 9 @ skolen.dk", "a@.dk", "a@b.1"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn findings_of_all_kinds_stand_in_order() {
        let text = "Ida (ida@x.dk, 20304050) er født 010203-1234";
        assert_eq!(found(text), [(Kind::Email, "ida@x.dk"), (Kind::Phone, "20304050"), (Kind::Cpr, "010203-1234")]);
    }

    proptest! {
        #[test]
        fn findings_are_sorted_apart_and_on_boundaries(text in "[0-9 +.,@a-zæ()\u{a0}–-]{0,50}|\\PC{0,30}") {
            let mut end = 0;
            for finding in find_personal_data(&text) {
                prop_assert!(finding.range.start >= end && !finding.range.is_empty());
                prop_assert!(text.get(finding.range.clone()).is_some());
                end = finding.range.end;
            }
        }

        #[test]
        fn a_number_is_found_between_any_words(before in "[a-zæøå ,.]{0,20} ", after in " [a-zæøå ,.]{0,20}") {
            let text = format!("{before}010203-1234{after}");
            prop_assert!(found(&text).contains(&(Kind::Cpr, "010203-1234")));
        }
    }
}

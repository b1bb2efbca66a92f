//! Names of sheets that Excel accepts: 1 to 31 characters, none of `[ ] : * ? / \`, no two alike.

/// Excel's limit, counted in UTF-16 units as Excel does.
const MAX_UNITS: usize = 31;
/// The name of a sheet without any.
const NAMELESS: &str = "Ark";

/// Returns an allowed name for each wanted one, in the same order.
pub(crate) fn allowed<'n>(wanted: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in wanted {
        let base = sanitised(name);
        let mut unique = base.clone();
        let mut number = 2;
        while names.iter().any(|other| other.to_lowercase() == unique.to_lowercase()) {
            let suffix = format!(" ({number})");
            unique = format!("{}{suffix}", shortened(&base, MAX_UNITS - suffix.len()));
            number += 1;
        }
        names.push(unique);
    }
    names
}

fn sanitised(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|sign| match sign {
            '[' => '(',
            ']' => ')',
            ':' | '*' | '?' | '/' | '\\' => '-',
            sign if sign.is_control() => ' ',
            sign => sign,
        })
        .collect();
    let clean = shortened(clean.trim().trim_matches('\''), MAX_UNITS);
    let clean = clean.trim().trim_matches('\'').trim();
    match clean {
        "" => NAMELESS.to_owned(),
        // Excel keeps this name for itself.
        reserved if reserved.eq_ignore_ascii_case("history") => format!("{reserved} (2)"),
        clean => clean.to_owned(),
    }
}

fn shortened(name: &str, units: usize) -> String {
    let mut left = units;
    let fits = |sign: &char| left.checked_sub(sign.len_utf16()).map(|rest| left = rest).is_some();
    name.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forbidden_characters_are_replaced_and_twins_are_numbered() {
        let wanted = ["Trivsel/læring", "trivsel-Læring", "", "'Ark'", "History", "[1]: hvad?"];
        let names = allowed(wanted.into_iter());
        assert_eq!(names, ["Trivsel-læring", "trivsel-Læring (2)", "Ark", "Ark (2)", "History (2)", "(1)- hvad-"]);
    }

    #[test]
    fn long_names_stay_different() {
        let long = "Uddannelse og beskæftigelse for alle borgere";
        let names = allowed([long, long].into_iter());
        assert_eq!(names, ["Uddannelse og beskæftigelse for", "Uddannelse og beskæftigelse (2)"]);
    }

    proptest! {
        #[test]
        fn the_library_accepts_every_name(wanted in proptest::collection::vec("\\PC{0,40}|['/a ]{0,3}", 1..6)) {
            let mut book = rust_xlsxwriter::Workbook::new();
            for name in allowed(wanted.iter().map(String::as_str)) {
                prop_assert!(book.add_worksheet().set_name(&name).is_ok(), "{name}");
            }
            prop_assert!(book.save_to_buffer().is_ok());
        }
    }
}

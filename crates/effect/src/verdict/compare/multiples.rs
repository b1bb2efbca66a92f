//! A small chart for each unit.

use figure::chart::{Multiple, Multiples, ScaleKind, Setting, small_multiples};
use ui::i18n::Locale;

use crate::observation::words;
use crate::verdict::draw::{Links, chart};
use crate::verdict::subject::{Case, Subject};
use crate::verdict::words::{assurance_icon, assurance_word, variation_icon, variation_word};

/// Draws them; `urls` are the units' pages; none in a drawing that stands alone.
pub(super) fn draw(
    locale: &Locale,
    subject: &Subject,
    (cases, urls): (&[Case], &[String]),
    (scale, setting): (ScaleKind, &Setting<'_>),
) -> String {
    let cell = |(place, case)| cell(locale, subject, case, urls.get(place).cloned());
    let cells = cases.iter().enumerate().map(cell).collect();
    small_multiples(&Multiples { cells, scale }, setting).svg
}

fn cell(locale: &Locale, subject: &Subject, case: &Case, href: Option<String>) -> Multiple {
    let newest = case.newest();
    let last = newest.map_or_else(
        || locale.t("verdict-no-values"),
        |newest| words::point(locale, subject.definition(newest.period), newest),
    );
    let (change, target) =
        (variation_word(locale, &case.judged), assurance_word(locale, &case.judged, case.direction(subject)));
    Multiple {
        spoken: locale.with(
            "verdict-multiple-spoken",
            &[("unit", &case.unit.name), ("value", &last), ("change", &change), ("target", &target)],
        ),
        name: case.unit.name.clone(),
        last,
        chart: chart(locale, subject, case, Links::None),
        variation: variation_icon(case.judged.variation),
        assurance: assurance_icon(case.judged.assurance),
        href,
    }
}

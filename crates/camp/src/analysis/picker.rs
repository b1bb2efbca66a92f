//! Choosing what a finding rests on: what is chosen stays in view, themes and categories are listed, and statements
//! are found by their words, in any inflection.

use serde::Deserialize;
use text::Query;
use ui::i18n::Locale;

use super::ground::Ground;
use super::{Draft, Finding, Kind, Who};
use crate::exercise::Exercise;

/// The most statements that a search shows.
const MOST: usize = 40;

/// The form of a finding, with what is chosen and searched for. One flat list: fields that repeat are read into lists
/// only on the outermost level.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct FindingForm {
    /// The step that had last changed the finding when the form was made.
    #[serde(default)]
    pub(crate) set: i64,
    #[serde(default)]
    pub(crate) titel: String,
    #[serde(default)]
    pub(crate) tekst: String,
    /// Who can do it, by its stable name.
    #[serde(default)]
    pub(crate) hvem: String,
    #[serde(default)]
    pub(crate) udsagn: Vec<String>,
    #[serde(default)]
    pub(crate) tema: Vec<String>,
    #[serde(default)]
    pub(crate) kategori: Vec<String>,
    /// The words searched for.
    #[serde(default)]
    pub(crate) soeg: String,
    /// The exercise searched in; empty: all.
    #[serde(default)]
    pub(crate) oevelse: String,
    /// `soeg`: only search; `gem`: save; `retur`: the Enter key, which searches when words to search for stand there
    /// that have not been searched for.
    #[serde(default)]
    pub(crate) handling: String,
    /// The words last searched for.
    #[serde(default)]
    pub(crate) soegt: String,
}

impl FindingForm {
    /// Fills the form with a finding that step `set` last changed.
    pub(crate) fn of(finding: &Finding, set: i64) -> Self {
        Self {
            set,
            titel: finding.title.clone(),
            tekst: finding.words.clone(),
            hvem: finding.who.name().to_owned(),
            udsagn: finding.statements.clone(),
            tema: finding.themes.clone(),
            kategori: finding.categories.clone(),
            ..Self::default()
        }
    }

    /// Returns what the form says, as a finding of a kind.
    pub(crate) fn draft(&self, kind: Kind) -> Draft {
        Draft {
            kind,
            who: Who::from_name(&self.hvem).unwrap_or_default(),
            title: self.titel.clone(),
            words: self.tekst.clone(),
            statements: self.udsagn.clone(),
            themes: self.tema.clone(),
            categories: self.kategori.clone(),
        }
    }

    /// Tells whether the form wants to search and not to save yet.
    pub(crate) fn searches(&self) -> bool {
        self.handling == "soeg" || (self.handling == "retur" && self.soeg.trim() != self.soegt.trim())
    }
}

/// Something to tick.
pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) words: String,
    pub(crate) is_chosen: bool,
}

/// Choices under a heading.
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) choices: Vec<Choice>,
    pub(crate) is_open: bool,
}

/// Everything that the picker shows.
pub(crate) struct Picker {
    pub(crate) themes: Vec<Group>,
    pub(crate) categories: Vec<Group>,
    pub(crate) chosen: Vec<Choice>,
    pub(crate) found: Vec<Choice>,
    /// How many were found in all; nothing when nothing was searched for.
    pub(crate) total: Option<usize>,
    pub(crate) query: String,
    /// Address name, title, whether it is the one searched in.
    pub(crate) exercises: Vec<(&'static str, String, bool)>,
}

impl Picker {
    /// Makes the picker of a form as it was filled in.
    pub(crate) fn of(ground: &Ground, picked: &FindingForm, locale: &Locale) -> Self {
        let exercise = Exercise::from_slug(&picked.oevelse);
        let exercises = Exercise::ALL
            .into_iter()
            .filter(|one| ground.statements.values().any(|statement| statement.exercise == *one))
            .map(|one| (one.slug(), locale.t(&one.title_key()), Some(one) == exercise))
            .collect();
        let (found, total) = found(ground, picked, exercise, locale);
        let chosen = ground.in_order(picked.udsagn.iter().map(String::as_str));
        Self {
            themes: themes(ground, &picked.tema, locale),
            categories: categories(ground, &picked.kategori, locale),
            chosen: chosen.into_iter().map(|id| statement(ground, id, locale, Chosen::Yes)).collect(),
            found,
            total,
            query: picked.soeg.trim().to_owned(),
            exercises,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Yes,
    No,
}

fn statement(ground: &Ground, id: &str, locale: &Locale, chosen: Chosen) -> Choice {
    let (label, words) = ground.statements.get(id).map_or_else(
        || (locale.t("finding-source-gone"), String::new()),
        |one| {
            let camp = ground.camps.get(&one.camp).filter(|_| ground.camps.len() > 1);
            let label = camp.map_or_else(|| one.code.clone(), |camp| format!("{} · {}", one.code, camp.title));
            (label, one.said(locale))
        },
    );
    Choice { id: id.to_owned(), label, words, is_chosen: chosen == Chosen::Yes }
}

fn found(
    ground: &Ground,
    picked: &FindingForm,
    exercise: Option<Exercise>,
    locale: &Locale,
) -> (Vec<Choice>, Option<usize>) {
    let words = picked.soeg.trim();
    if words.is_empty() && exercise.is_none() {
        return (Vec::new(), None);
    }
    let query = Query::parse(words);
    let fits = |id: &&str| {
        ground.statements.get(*id).is_some_and(|one| {
            !one.is_erased
                && exercise.is_none_or(|exercise| one.exercise == exercise)
                && query.find(&format!("{}\n{}", one.headline, one.words)).is_some()
        })
    };
    let is_new = |id: &&str| !picked.udsagn.iter().any(|chosen| chosen == id);
    let found = ground.in_order(ground.statements.keys().map(String::as_str).filter(is_new).filter(fits));
    let total = found.len();
    (found.into_iter().take(MOST).map(|id| statement(ground, id, locale, Chosen::No)).collect(), Some(total))
}

/// Where something stands: the exercise, after the camp where there are several.
fn place(ground: &Ground, camp: &str, exercise: Exercise, locale: &Locale) -> String {
    let exercise = locale.t(&exercise.title_key());
    match ground.camps.get(camp) {
        Some(camp) if ground.camps.len() > 1 => format!("{}: {exercise}", camp.title),
        _ => exercise,
    }
}

fn themes(ground: &Ground, chosen: &[String], locale: &Locale) -> Vec<Group> {
    let mut choices = Vec::new();
    for id in ground.in_order(ground.themes.keys().map(String::as_str)) {
        let Some(theme) = ground.themes.get(id) else { continue };
        let label = locale.t1("finding-theme-number", "number", theme.number);
        let words = if theme.title.is_empty() { &theme.words } else { &theme.title };
        let choice = Choice { id: id.to_owned(), label, words: words.clone(), is_chosen: false };
        choices.push((place(ground, &theme.camp, theme.exercise, locale), choice));
    }
    grouped(choices, chosen, &|id| ground.themes.contains_key(id), locale)
}

fn categories(ground: &Ground, chosen: &[String], locale: &Locale) -> Vec<Group> {
    let mut choices = Vec::new();
    for id in ground.in_order(ground.categories.keys().map(String::as_str)) {
        let Some(category) = ground.categories.get(id) else { continue };
        let count = locale.count("finding-count-statements", i64::try_from(category.statements.len()).unwrap_or(0));
        let choice = Choice { id: id.to_owned(), label: category.name.clone(), words: count, is_chosen: false };
        choices.push((place(ground, &category.camp, category.exercise, locale), choice));
    }
    grouped(choices, chosen, &|id| ground.categories.contains_key(id), locale)
}

/// Puts choices under their headings, ticks those chosen, and adds those that are chosen and gone.
fn grouped(
    choices: Vec<(String, Choice)>,
    chosen: &[String],
    is_there: &dyn Fn(&str) -> bool,
    locale: &Locale,
) -> Vec<Group> {
    let gone = chosen.iter().filter(|id| !is_there(id)).map(|id| Choice {
        id: id.clone(),
        label: locale.t("finding-source-gone"),
        words: String::new(),
        is_chosen: true,
    });
    let name = locale.t("finding-sources-gone");
    let mut groups: Vec<Group> = Vec::new();
    for (name, mut choice) in choices.into_iter().chain(gone.map(|choice| (name.clone(), choice))) {
        choice.is_chosen = chosen.contains(&choice.id);
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.choices.push(choice),
            None => groups.push(Group { name, choices: vec![choice], is_open: false }),
        }
    }
    for group in &mut groups {
        group.is_open = group.choices.iter().any(|choice| choice.is_chosen);
    }
    groups
}

//! What findings rest on: statements, themes and categories as everyone may see them; and the small numbers that lead
//! to them. A number belongs to its source: also when the statement's words are erased or the theme is gone.

use std::collections::{BTreeMap, BTreeSet};

use platform::store::{Reads, StoreError};
use ui::i18n::Locale;

use super::Finding;
use super::ground_store::{CategoryRow, StatementRow, ThemeRow};
use crate::exercise::Exercise;
use crate::gathering::Camp;
use crate::statement::{category_url, shortened, theme_url, url};

/// A statement as everyone may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Identifier of its camp.
    pub camp: String,
    /// The exercise it was said in.
    pub exercise: Exercise,
    /// The identifier that people use.
    pub code: String,
    /// Its place among the camp's statements.
    pub position: i64,
    /// Who can do it (contributions only); may be empty.
    pub actor: String,
    /// Whether the group chose it.
    pub is_selected: bool,
    /// Whether it is shown as an example in the summary.
    pub is_sample: bool,
    /// The headline (front pages only); may be empty.
    pub headline: String,
    /// The words; empty when erased.
    pub words: String,
    /// Whether it was erased.
    pub is_erased: bool,
}

impl Statement {
    /// Returns headline and words as one text, or that they are erased.
    #[must_use]
    pub fn said(&self, locale: &Locale) -> String {
        if self.is_erased {
            return locale.t("erased-words");
        }
        match (self.headline.is_empty(), self.words.is_empty()) {
            (true, _) => self.words.clone(),
            (false, true) => self.headline.clone(),
            (false, false) => format!("{} – {}", self.headline, self.words),
        }
    }
}

/// A theme of a camp's summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Identifier of its camp.
    pub camp: String,
    /// The exercise it sums up.
    pub exercise: Exercise,
    /// Its number.
    pub number: i64,
    /// Title; may be empty.
    pub title: String,
    /// What it says.
    pub words: String,
    /// Identifiers of the statements it rests on.
    pub statements: Vec<String>,
    /// Identifiers of the categories it rests on.
    pub categories: Vec<String>,
}

/// A category of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Identifier of its camp.
    pub camp: String,
    /// The exercise it is in.
    pub exercise: Exercise,
    /// Name.
    pub name: String,
    /// Its place among the categories.
    pub position: i64,
    /// Identifiers of the statements with a thought in it.
    pub statements: Vec<String>,
}

/// A camp that the rest belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroundCamp {
    /// Title.
    pub title: String,
    /// Address.
    pub url: String,
}

/// Everything that findings can rest on, in one camp or several, by identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// The camps.
    pub camps: BTreeMap<String, GroundCamp>,
    /// Their statements.
    pub statements: BTreeMap<String, Statement>,
    /// Their themes.
    pub themes: BTreeMap<String, Theme>,
    /// Their categories.
    pub categories: BTreeMap<String, Category>,
}

/// Something with a number that leads to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its number, from 1.
    pub number: usize,
    /// Its identifier.
    pub id: String,
    /// What it is called: a statement's code, or which theme or category.
    pub label: String,
    /// What it says, as everyone may see it; empty for a category.
    pub words: String,
    /// Its page; empty when it is gone.
    pub url: String,
    /// The title of its camp; empty when it is gone.
    pub camp: String,
    /// What kind: `statement`, `theme`, `category` or `gone`.
    pub kind: &'static str,
}

impl Ground {
    /// Reads what is in these camps of one municipality.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn of(reads: &mut impl Reads, camps: &[Camp]) -> Result<Self, StoreError> {
        let mut ground = Self::default();
        let Some(first) = camps.first() else { return Ok(ground) };
        let place = if camps.len() == 1 { first.id.as_str() } else { "" };
        let municipality = first.municipality_id.as_str();
        for camp in camps {
            ground.camps.insert(camp.id.clone(), GroundCamp { title: camp.title.clone(), url: camp.url() });
        }
        for row in super::ground_store::statements(reads, municipality, place).await? {
            ground.add_statement(row)?;
        }
        for row in super::ground_store::themes(reads, municipality, place).await? {
            ground.add_theme(row)?;
        }
        for row in super::ground_store::categories(reads, municipality, place).await? {
            ground.add_category(row)?;
        }
        for (category, statement) in super::ground_store::placed(reads, municipality, place).await? {
            if let Some(category) = ground.categories.get_mut(&category) {
                category.statements.push(statement);
            }
        }
        Ok(ground)
    }

    fn add_statement(&mut self, row: StatementRow) -> Result<(), StoreError> {
        if !self.camps.contains_key(&row.camp_id) {
            return Ok(());
        }
        let statement = Statement {
            camp: row.camp_id,
            exercise: crate::statement::store::exercise(&row.exercise)?,
            code: row.code,
            position: row.position,
            actor: row.actor,
            is_selected: row.selected == 1,
            is_sample: row.is_sample == 1,
            headline: row.headline,
            words: row.words,
            is_erased: row.erased_at.is_some(),
        };
        self.statements.insert(row.id, statement);
        Ok(())
    }

    fn add_theme(&mut self, row: ThemeRow) -> Result<(), StoreError> {
        if !self.camps.contains_key(&row.camp_id) {
            return Ok(());
        }
        let theme = Theme {
            camp: row.camp_id,
            exercise: crate::statement::store::exercise(&row.exercise)?,
            number: row.number,
            title: row.title,
            words: row.words,
            statements: serde_json::from_str(&row.statements)?,
            categories: serde_json::from_str(&row.categories)?,
        };
        self.themes.insert(row.id, theme);
        Ok(())
    }

    fn add_category(&mut self, row: CategoryRow) -> Result<(), StoreError> {
        if !self.camps.contains_key(&row.camp_id) {
            return Ok(());
        }
        let exercise = crate::statement::store::exercise(&row.exercise)?;
        let category =
            Category { camp: row.camp_id, exercise, name: row.name, position: row.position, statements: Vec::new() };
        self.categories.insert(row.id, category);
        Ok(())
    }

    /// Returns the statements behind a finding, each once: those it names, those in its categories, and those behind
    /// its themes.
    #[must_use]
    pub fn behind<'g>(&'g self, finding: &'g Finding) -> BTreeSet<&'g str> {
        let mut behind: BTreeSet<&str> = BTreeSet::new();
        let themes: Vec<&Theme> = finding.themes.iter().filter_map(|id| self.themes.get(id)).collect();
        let named = finding.statements.iter().chain(themes.iter().flat_map(|theme| &theme.statements));
        behind.extend(named.filter(|id| self.statements.contains_key(*id)).map(String::as_str));
        let categories = finding.categories.iter().chain(themes.iter().flat_map(|theme| &theme.categories));
        for category in categories.filter_map(|id| self.categories.get(id)) {
            behind.extend(category.statements.iter().map(String::as_str));
        }
        behind.retain(|id| !finding.declined.iter().any(|declined| declined == id));
        behind
    }

    /// Returns the identifiers of statements in the order of camp, exercise and capture.
    #[must_use]
    pub fn in_order<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> Vec<&'i str> {
        let mut ids: Vec<&str> = ids.into_iter().collect();
        ids.sort_by_key(|id| (self.rank(id), *id));
        ids
    }

    /// Camp, kind of source, exercise, place, with sources that are gone at the end.
    fn rank(&self, id: &str) -> (String, usize, usize, i64) {
        let in_programme = |exercise: Exercise| Exercise::ALL.iter().position(|one| *one == exercise).unwrap_or(0);
        let title = |camp: &str| self.camps.get(camp).map_or_else(String::new, |camp| camp.title.clone());
        if let Some(theme) = self.themes.get(id) {
            (title(&theme.camp), 0, in_programme(theme.exercise), theme.number)
        } else if let Some(category) = self.categories.get(id) {
            (title(&category.camp), 1, in_programme(category.exercise), category.position)
        } else if let Some(statement) = self.statements.get(id) {
            (title(&statement.camp), 2, in_programme(statement.exercise), statement.position)
        } else {
            (String::from('\u{10ffff}'), 3, 0, 0)
        }
    }

    /// Returns what a finding says: its own words, or else those of its statements.
    #[must_use]
    pub fn words(&self, finding: &Finding, locale: &Locale) -> String {
        if !finding.words.is_empty() || !finding.title.is_empty() {
            return finding.words.clone();
        }
        let said = self.in_order(finding.statements.iter().map(String::as_str)).into_iter().map(|id| {
            self.statements.get(id).map_or_else(|| locale.t("finding-source-gone"), |statement| statement.said(locale))
        });
        said.collect::<Vec<_>>().join(" / ")
    }

    /// Returns what a finding is called in a link or a list: its title, or the beginning of what it says.
    #[must_use]
    pub fn name(&self, finding: &Finding, locale: &Locale) -> String {
        if finding.title.is_empty() { shortened(&self.words(finding, locale)) } else { finding.title.clone() }
    }

    /// Returns the codes of the statements behind a theme or a category, in their order; none for anything else.
    #[must_use]
    pub fn codes_behind(&self, id: &str) -> Vec<String> {
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        let (named, categories) = match (self.themes.get(id), self.categories.get(id)) {
            (Some(theme), _) => (theme.statements.as_slice(), theme.categories.iter().map(String::as_str).collect()),
            (None, Some(_)) => ([].as_slice(), vec![id]),
            (None, None) => return Vec::new(),
        };
        ids.extend(named.iter().map(String::as_str));
        for category in categories.into_iter().filter_map(|id| self.categories.get(id)) {
            ids.extend(category.statements.iter().map(String::as_str));
        }
        self.in_order(ids).into_iter().filter_map(|id| self.statements.get(id)).map(|one| one.code.clone()).collect()
    }

    fn source(&self, number: usize, id: &str, locale: &Locale) -> Source {
        let (kind, label, words, url, camp) = if let Some(statement) = self.statements.get(id) {
            let camp = self.camps.get(&statement.camp);
            let url = camp.map_or_else(String::new, |camp| url(&camp.url, &statement.code));
            ("statement", statement.code.clone(), statement.said(locale), url, camp)
        } else if let Some(theme) = self.themes.get(id) {
            let camp = self.camps.get(&theme.camp);
            let url = camp.map_or_else(String::new, |camp| theme_url(&camp.url, theme.exercise, id));
            let exercise = locale.t(&theme.exercise.title_key());
            let label = locale.t2("finding-source-theme", "number", theme.number, "exercise", exercise);
            let words = [theme.title.as_str(), &theme.words].into_iter().filter(|text| !text.is_empty());
            ("theme", label, words.collect::<Vec<_>>().join(": "), url, camp)
        } else if let Some(category) = self.categories.get(id) {
            let camp = self.camps.get(&category.camp);
            let url = camp.map_or_else(String::new, |camp| category_url(&camp.url, category.exercise, id));
            let exercise = locale.t(&category.exercise.title_key());
            let label = locale.t2("finding-source-category", "name", &category.name, "exercise", exercise);
            ("category", label, String::new(), url, camp)
        } else {
            ("gone", locale.t("finding-source-gone"), String::new(), String::new(), None)
        };
        let camp = camp.map_or_else(String::new, |camp| camp.title.clone());
        Source { number, id: id.to_owned(), label, words, url, camp, kind }
    }
}

/// Gives each source its number, in the order in which they are first cited.
#[derive(Clone, Debug)]
pub struct Numbering<'g> {
    ground: &'g Ground,
    order: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl<'g> Numbering<'g> {
    /// Begins with number 1.
    #[must_use]
    pub const fn new(ground: &'g Ground) -> Self {
        Self { ground, order: Vec::new(), numbers: BTreeMap::new() }
    }

    /// Returns the numbers of what a finding rests on: themes, categories, statements.
    pub fn cite(&mut self, finding: &Finding) -> Vec<usize> {
        let ids = finding.themes.iter().chain(&finding.categories).chain(&finding.statements).map(String::as_str);
        self.cite_all(ids)
    }

    /// Returns the numbers of these sources, in their order.
    pub fn cite_all<'i>(&mut self, ids: impl IntoIterator<Item = &'i str>) -> Vec<usize> {
        let mut numbers = Vec::new();
        for id in self.ground.in_order(ids) {
            let next = self.order.len() + 1;
            let number = *self.numbers.entry(id.to_owned()).or_insert(next);
            if number == next {
                self.order.push(id.to_owned());
            }
            numbers.push(number);
        }
        numbers
    }

    /// Returns all that was cited, by number.
    #[must_use]
    pub fn sources(&self, locale: &Locale) -> Vec<Source> {
        self.order.iter().zip(1..).map(|(id, number)| self.ground.source(number, id, locale)).collect()
    }
}

//! The statements, the person's sorting of them, the printed counts and the municipality's own theme sentences.

use std::collections::BTreeMap;
use std::path::PathBuf;
use text::{E5, Encoder, Item, Passage, Topic};

/// Where the camp's files are, seen from the project.
pub(crate) const FOLDER: &str = "../shared/data/lejre-2017";
const CAMP: &str = "trivsel-og-laering";
const SESSION: &str = "indicator";
/// A slip of the printed document, which the files keep, and what it stands for.
const SLIP: (&str, &str) = ("Gørn", "Grøn");

/// To which category each theme sentence of the camp is given: the number of the theme, how the category begins, and
/// what both say. Read off the themes' and the categories' own words alone.
const THEMES: [(&str, &str, &str); 3] = [
    ("1", "Glade, aktive", "glade børn; tryghed, nysgerrighed, aktiv deltagelse = trygge, nysgerrige, aktive"),
    ("2", "Gode resultater", "gode resultater målt; tests = målinger, tests"),
    ("3", "Samarbejde på tværs", "tværgående samarbejde mellem … = samarbejde på tværs af aktører"),
];

/// What is measured against.
#[derive(Clone)]
pub(crate) struct Gold {
    pub(crate) items: Vec<Item>,
    /// The category of each statement, by its key.
    pub(crate) sorted: BTreeMap<String, usize>,
    pub(crate) names: Vec<Passage>,
    /// For each category the theme sentences given to it.
    pub(crate) themes: Vec<Vec<Passage>>,
    /// How many statements the document prints for each category.
    pub(crate) printed: Vec<f64>,
}

/// What a category is known by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Nothing but the statements placed in it.
    Nothing,
    /// Its name.
    Names,
    /// Its name and the municipality's theme sentences.
    Themes,
}

impl Gold {
    /// Reads the files; nothing when they are not there.
    pub(crate) fn read() -> Result<Option<Self>, csv::Error> {
        let Some(statements) = rows("gold_trivsel-og-laering.csv")? else { return Ok(None) };
        let (Some(categories), Some(themes)) = (rows("consolidated_categories.csv")?, rows("consolidated_themes.csv")?)
        else {
            return Ok(None);
        };
        let is_ours = |row: &&BTreeMap<String, String>| row["camp_id"] == CAMP && row["session"] == SESSION;
        let categories: Vec<_> = categories.iter().filter(is_ours).collect();
        let item =
            |row: &BTreeMap<String, String>| Item { key: row["id"].clone(), passage: Passage::new(&row["text"]) };
        let place = |row: &BTreeMap<String, String>| {
            let category = categories.iter().position(|category| category["category"] == row["category"]);
            category.map(|category| (row["id"].clone(), category))
        };
        let given = |category: &&BTreeMap<String, String>| {
            let to = THEMES.iter().filter(|(_, beginning, _)| category["category"].starts_with(beginning));
            let sentences =
                to.flat_map(|(number, ..)| themes.iter().filter(is_ours).filter(move |row| row["number"] == *number));
            sentences.map(|row| Passage::new(&row["text"])).collect()
        };
        Ok(Some(Self {
            items: statements.iter().map(item).collect(),
            sorted: statements.iter().filter_map(place).collect(),
            names: categories.iter().map(|row| Passage::new(&row["category"].replace(SLIP.0, SLIP.1))).collect(),
            themes: categories.iter().map(given).collect(),
            printed: categories.iter().map(|row| row["count"].parse().unwrap_or(0.0)).collect(),
        }))
    }

    /// Lets a model read all texts.
    pub(crate) fn read_by(mut self, model: Option<&E5>) -> Self {
        let passages = self.items.iter_mut().map(|item| &mut item.passage);
        for passage in passages.chain(&mut self.names).chain(self.themes.iter_mut().flatten()) {
            passage.vector = model.map(|model| model.encode(passage.words.trim()));
        }
        self
    }

    /// The categories by what is known of them.
    pub(crate) fn topics(&self, known: Known) -> Vec<Topic> {
        let topic = |(name, themes): (&Passage, &Vec<Passage>)| match known {
            Known::Nothing => Topic::default(),
            Known::Names => Topic { passages: vec![name.clone()] },
            Known::Themes => Topic { passages: std::iter::once(name).chain(themes).cloned().collect() },
        };
        self.names.iter().zip(&self.themes).map(topic).collect()
    }
}

/// Shows which theme sentence is given to which category, and why.
pub(crate) fn print_mapping(gold: &Gold) {
    println!("Theme sentences of the municipality given to categories (the other categories have none):");
    for (number, beginning, reason) in THEMES {
        let given = gold.names.iter().zip(&gold.themes).find(|(name, _)| name.words.starts_with(beginning));
        let sentences = given.map_or(0, |(_, themes)| themes.len());
        println!("  theme {number} -> {beginning} … ({sentences} sentence): {reason}");
    }
    println!();
}

/// The rows of a file by the names of their columns; nothing when it is not there.
pub(crate) fn rows(name: &str) -> Result<Option<Vec<BTreeMap<String, String>>>, csv::Error> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(FOLDER).join(name);
    if !path.exists() {
        return Ok(None);
    }
    csv::Reader::from_path(path)?.deserialize().collect::<Result<Vec<_>, _>>().map(Some)
}

//! JSON-stat 2.0 in and out (json-stat.org/full): a dataset of dimensions with categories, and one value for each
//! combination, the last dimension running fastest; values and statuses as a list or as an object of those that are there.
//!
//! A dataset becomes a table with two columns for each dimension (code and label), one for the value, one for its status
//! and one for what else is said of it, so that it is read like any other file. Numbers keep the digits they are written
//! with.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use tabular::{Row, Stored, Table};

use super::rows;

#[cfg(test)]
mod tests;

/// How many values a dataset may have.
const MOST_VALUES: usize = tabular::MAX_ROWS;
/// The heading of the column of values.
pub const VALUE: &str = "value";
/// The heading of the column of statuses.
pub const STATUS: &str = "status";

/// The heading of the column of flags that are no status.
pub const NOTE: &str = "note";

/// Why something is no dataset.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonStatFault {
    /// It is not JSON, or not of this form.
    #[error("not JSON-stat: {0}")]
    Form(String),
    /// It is JSON-stat, but a collection or an older version.
    #[error("not a JSON-stat 2.0 dataset")]
    NotADataset,
    /// Sizes, categories and values do not fit together.
    #[error("the dataset does not fit together: {0}")]
    Broken(String),
    /// It has too many values.
    #[error("the dataset has more than {MOST_VALUES} values")]
    TooLarge,
}

/// A dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// What programs call it.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// `time`, `geo` or `metric`; empty for any other.
    pub role: String,
    /// Code and label of each category, in order.
    pub categories: Vec<(String, String)>,
}

/// A dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    /// What it is called.
    pub label: String,
    /// Where it comes from.
    pub source: String,
    /// When it was changed, in ISO form; empty when that is not said.
    pub updated: String,
    /// Its dimensions.
    pub dimensions: Vec<Dimension>,
    /// The numbers as they are written, the last dimension running fastest; none where there is none.
    pub values: Vec<Option<String>>,
    /// What is said of the values, by their places.
    pub statuses: BTreeMap<usize, String>,
}

#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    version: String,
    class: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    updated: String,
    #[serde(default)]
    id: Vec<String>,
    #[serde(default)]
    size: Vec<usize>,
    #[serde(default)]
    dimension: BTreeMap<String, WrittenDimension>,
    #[serde(default)]
    role: BTreeMap<String, Vec<String>>,
    value: Option<Values>,
    #[serde(default)]
    status: Option<Value>,
}

#[derive(Deserialize)]
struct WrittenDimension {
    #[serde(default)]
    label: String,
    category: WrittenCategory,
}

#[derive(Deserialize)]
struct WrittenCategory {
    index: Option<Index>,
    #[serde(default)]
    label: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Index {
    List(Vec<String>),
    Places(BTreeMap<String, usize>),
}

/// Values as they are written. Which of the two it is stands in the first letter, so that the digits can be kept.
struct Values(Vec<(Option<usize>, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw: Box<RawValue> = Deserialize::deserialize(from)?;
        let wrong = |error: serde_json::Error| serde::de::Error::custom(error);
        if raw.get().starts_with('[') {
            let list: Vec<Box<RawValue>> = serde_json::from_str(raw.get()).map_err(wrong)?;
            return Ok(Self(list.into_iter().map(|value| (None, value)).collect()));
        }
        let sparse: BTreeMap<usize, Box<RawValue>> = serde_json::from_str(raw.get()).map_err(wrong)?;
        Ok(Self(sparse.into_iter().map(|(place, value)| (Some(place), value)).collect()))
    }
}

/// Tells whether bytes look like JSON.
#[must_use]
pub fn is_json(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}

impl Dataset {
    /// Reads a dataset.
    ///
    /// # Errors
    /// See [`JsonStatFault`].
    pub fn read(bytes: &[u8]) -> Result<Self, JsonStatFault> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let form = |error: serde_json::Error| JsonStatFault::Form(error.to_string());
        let written: Written = serde_json::from_slice(bytes).map_err(form)?;
        if written.class != "dataset" || !(written.version.is_empty() || written.version.starts_with("2.")) {
            return Err(JsonStatFault::NotADataset);
        }
        if written.id.len() != written.size.len() || written.id.is_empty() {
            return Err(JsonStatFault::Broken("id, size".to_owned()));
        }
        let count = written.size.iter().try_fold(1_usize, |count, size| count.checked_mul(*size));
        let count = count.filter(|count| *count <= MOST_VALUES).ok_or(JsonStatFault::TooLarge)?;
        let role_of = |id: &String| {
            let role = written.role.iter().find(|(_, ids)| ids.contains(id));
            role.map(|(role, _)| role.clone()).unwrap_or_default()
        };
        let mut dimensions = Vec::new();
        for (id, size) in written.id.iter().zip(&written.size) {
            let dimension = written.dimension.get(id).ok_or_else(|| JsonStatFault::Broken(id.clone()))?;
            let categories = categories(&dimension.category);
            if categories.len() != *size {
                return Err(JsonStatFault::Broken(id.clone()));
            }
            let label = if dimension.label.is_empty() { id.clone() } else { dimension.label.clone() };
            dimensions.push(Dimension { id: id.clone(), label, role: role_of(id), categories });
        }
        let values = values(written.value, count)?;
        let statuses = statuses(written.status, count)?;
        let Written { label, source, updated, .. } = written;
        Ok(Self { label, source, updated, dimensions, values, statuses })
    }

    /// Writes the dataset, values as a list.
    #[must_use]
    pub fn write(&self) -> String {
        let number = |text: &Option<String>| match text
            .as_ref()
            .and_then(|text| serde_json::from_str::<Box<RawValue>>(text).ok())
        {
            Some(raw) => raw.get().to_owned(),
            None => "null".to_owned(),
        };
        let values: Vec<String> = self.values.iter().map(number).collect();
        let mut roles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for dimension in self.dimensions.iter().filter(|dimension| !dimension.role.is_empty()) {
            roles.entry(&dimension.role).or_default().push(&dimension.id);
        }
        let dimension = |one: &Dimension| {
            let index: Vec<&str> = one.categories.iter().map(|(code, _)| code.as_str()).collect();
            let label: Map<String, Value> =
                one.categories.iter().map(|(code, label)| (code.clone(), Value::String(label.clone()))).collect();
            (one.id.clone(), json!({ "label": one.label, "category": { "index": index, "label": label } }))
        };
        let mut head = Map::new();
        head.insert("version".to_owned(), json!("2.0"));
        head.insert("class".to_owned(), json!("dataset"));
        for (name, text) in [("label", &self.label), ("source", &self.source), ("updated", &self.updated)] {
            if !text.is_empty() {
                head.insert(name.to_owned(), json!(text));
            }
        }
        let each = |of: fn(&Dimension) -> Value| Value::Array(self.dimensions.iter().map(of).collect());
        head.insert("id".to_owned(), each(|one| json!(one.id)));
        head.insert("size".to_owned(), each(|one| json!(one.categories.len())));
        head.insert("dimension".to_owned(), Value::Object(self.dimensions.iter().map(dimension).collect()));
        if !roles.is_empty() {
            head.insert("role".to_owned(), json!(roles));
        }
        if !self.statuses.is_empty() {
            head.insert("status".to_owned(), json!(self.statuses));
        }
        let head = Value::Object(head).to_string();
        let open = head.strip_suffix('}').unwrap_or(&head);
        format!("{open},\"value\":[{}]}}", values.join(","))
    }

    /// The dataset as a table, one row for each combination that has a value, or a status that says why it has none.
    #[must_use]
    pub fn table(&self, name: &str) -> Table {
        let mut header = Vec::new();
        for dimension in &self.dimensions {
            header.push(dimension.id.clone());
            header.push(format!("{} (tekst)", dimension.label));
        }
        header.extend([VALUE, STATUS, NOTE].map(str::to_owned));
        let mut rows = Vec::new();
        let mut at = vec![0_usize; self.dimensions.len()];
        for (place, value) in self.values.iter().enumerate() {
            let (status, note) = self.statuses.get(&place).map_or(("", ""), |flag| meant(flag));
            // A status for all values stands at the empty places too, and says nothing there.
            if value.is_some() || says_there_is_none(status) {
                let mut cells = Vec::with_capacity(header.len());
                for (dimension, nth) in self.dimensions.iter().zip(&at) {
                    let (code, label) = dimension.categories.get(*nth).cloned().unwrap_or_default();
                    cells.extend([code, label]);
                }
                cells.push(value.clone().unwrap_or_default());
                cells.extend([status, note].map(str::to_owned));
                rows.push(Row { line: place + 1, cells, faults: Vec::new() });
            }
            self.step(&mut at);
        }
        Table { name: name.to_owned(), header_line: 1, header, rows, stored: Stored::Everything }
    }

    /// Goes on to the next combination, the last dimension first.
    fn step(&self, at: &mut [usize]) {
        for (nth, dimension) in at.iter_mut().zip(&self.dimensions).rev() {
            *nth += 1;
            if *nth < dimension.categories.len() {
                return;
            }
            *nth = 0;
        }
    }
}

/// What a flag says: a status, and what is kept as a note. Statistical offices join letters (`bp` is a break in the series,
/// and provisional) and have many that are no status (`b`, `d`, `u`, `s` …): these do not keep the number from being read.
fn meant(flag: &str) -> (&str, &str) {
    if rows::status(flag).is_some() {
        return (flag, "");
    }
    let is_joined = (2..=4).contains(&flag.len()) && flag.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_joined && flag.contains(['p', 'e']) { ("p", flag) } else { ("", flag) }
}

fn says_there_is_none(status: &str) -> bool {
    rows::status(status).is_some_and(|status| !status.has_amount())
}

/// The categories in order. A dimension of one category may leave its order out.
fn categories(written: &WrittenCategory) -> Vec<(String, String)> {
    let codes: Vec<String> = match &written.index {
        Some(Index::List(codes)) => codes.clone(),
        Some(Index::Places(places)) => {
            let mut sorted: Vec<(&String, &usize)> = places.iter().collect();
            sorted.sort_by_key(|(_, place)| **place);
            sorted.into_iter().map(|(code, _)| code.clone()).collect()
        }
        None => written.label.keys().cloned().collect(),
    };
    let labelled = |code: String| {
        let label = written.label.get(&code).cloned().unwrap_or_else(|| code.clone());
        (code, label)
    };
    codes.into_iter().map(labelled).collect()
}

fn values(written: Option<Values>, count: usize) -> Result<Vec<Option<String>>, JsonStatFault> {
    let broken = || JsonStatFault::Broken(VALUE.to_owned());
    let mut values = vec![None; count];
    for (nth, (place, raw)) in written.ok_or_else(broken)?.0.into_iter().enumerate() {
        let text = match raw.get() {
            "null" => continue,
            text if text.starts_with('"') => serde_json::from_str::<String>(text).map_err(|_| broken())?,
            text if text.contains(['e', 'E']) => text.parse::<f64>().map_err(|_| broken())?.to_string(),
            text => text.to_owned(),
        };
        *values.get_mut(place.unwrap_or(nth)).ok_or_else(broken)? = Some(text);
    }
    Ok(values)
}

/// Statuses are a list, an object of those that are there, or one text for all.
fn statuses(written: Option<Value>, count: usize) -> Result<BTreeMap<usize, String>, JsonStatFault> {
    let broken = || JsonStatFault::Broken(STATUS.to_owned());
    let said = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let statuses: BTreeMap<usize, String> = match written {
        None | Some(Value::Null) => BTreeMap::new(),
        Some(Value::String(all)) => (0..count).map(|place| (place, all.clone())).collect(),
        Some(Value::Array(list)) => {
            list.iter().enumerate().filter_map(|(place, value)| Some((place, said(value)?))).collect()
        }
        Some(Value::Object(sparse)) => sparse
            .iter()
            .filter_map(|(place, value)| Some((place.parse::<usize>().map_err(|_| broken()), said(value)?)))
            .map(|(place, value)| Ok((place?, value)))
            .collect::<Result<_, JsonStatFault>>()?,
        Some(_) => return Err(broken()),
    };
    if statuses.keys().next_back().is_some_and(|place| *place >= count) { Err(broken()) } else { Ok(statuses) }
}

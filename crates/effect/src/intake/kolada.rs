//! Kolada (api.kolada.se), version 3: key figures of Swedish municipalities. An answer has pages; each row has a key
//! figure, a municipality, a year, and a value for each gender (`T` all, `K` women, `M` men).

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use tabular::{Row, Stored, Table};

/// The address of the service.
pub const PUBLIC: &str = "https://api.kolada.se/v3";
/// How many rows a page has: the most that the service gives.
const PER_PAGE: usize = 5_000;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The key figure: `N15033`.
    pub kpi: String,
    /// Codes of municipalities; empty: all.
    #[serde(default)]
    pub municipalities: Vec<String>,
    /// Years; empty: all.
    #[serde(default)]
    pub years: Vec<String>,
    /// Whether women and men are asked for too, beside all.
    #[serde(default)]
    pub by_gender: bool,
}

impl Question {
    /// Reads what a person wrote.
    #[must_use]
    pub fn read(kpi: &str, municipalities: &str, years: &str) -> Self {
        let list = |text: &str| {
            text.split([',', ' ', ';', '\n']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
        };
        Self {
            kpi: kpi.trim().to_uppercase(),
            municipalities: list(municipalities),
            years: list(years),
            by_gender: false,
        }
    }

    /// Tells whether it can stand in an address: letters and digits only.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let sound = |text: &String| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        sound(&self.kpi) && self.municipalities.iter().all(sound) && self.years.iter().all(sound)
    }

    /// The address of the first page.
    #[must_use]
    pub fn url(&self, base: &str) -> String {
        let mut url = format!("{}/data/kpi/{}", base.trim_end_matches('/'), self.kpi);
        if !self.municipalities.is_empty() {
            url.push_str(&format!("/municipality/{}", self.municipalities.join(",")));
        }
        if !self.years.is_empty() {
            url.push_str(&format!("/year/{}", self.years.join(",")));
        }
        format!("{url}?per_page={PER_PAGE}")
    }
}

/// A page of the answer.
#[derive(Debug, Deserialize)]
struct Page {
    #[serde(alias = "results")]
    values: Vec<Entry>,
    #[serde(default, alias = "next_url")]
    next_page: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    period: Value,
    #[serde(default, alias = "ou")]
    municipality: String,
    values: Vec<Figure>,
}

#[derive(Debug, Deserialize)]
struct Figure {
    #[serde(default)]
    gender: String,
    #[serde(default)]
    value: Option<Box<RawValue>>,
    #[serde(default)]
    count: Option<i64>,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    isdeleted: bool,
}

/// Begins the table that pages are added to.
#[must_use]
pub fn table(name: &str) -> Table {
    let header = ["municipality", "period", "gender", "value", "count", "status"].map(str::to_owned).to_vec();
    Table { name: name.to_owned(), header_line: 1, header, rows: Vec::new(), stored: Stored::Everything }
}

/// What Kolada calls women and men together.
const ALL: &str = "T";

/// Adds a page of an answer to the table, and returns the address of the next one. An answer always has women and men by
/// themselves too; they are left out unless they were asked for.
///
/// # Errors
/// What the reader stumbled on.
pub fn add_page(table: &mut Table, question: &Question, body: &[u8]) -> Result<Option<String>, String> {
    let page: Page = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    for entry in page.values {
        let period = match &entry.period {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let is_wanted = |figure: &Figure| {
            !figure.isdeleted && (question.by_gender || figure.gender.is_empty() || figure.gender == ALL)
        };
        for figure in entry.values.into_iter().filter(is_wanted) {
            let number = figure.value.as_ref().map(|raw| raw.get()).filter(|text| *text != "null").unwrap_or_default();
            let status = figure.status.unwrap_or_default();
            let cells = vec![
                entry.municipality.clone(),
                period.clone(),
                figure.gender,
                without_exponent(number),
                figure.count.map(|count| count.to_string()).unwrap_or_default(),
                // A value that is not there without a reason is missing.
                if number.is_empty() && status.is_empty() {
                    "missing".to_owned()
                } else {
                    status_word(&status).to_owned()
                },
            ];
            table.rows.push(Row { line: table.rows.len() + 2, cells, faults: Vec::new() });
        }
    }
    Ok(page.next_page.filter(|next| !next.is_empty()))
}

/// The table as CSV with semicolons. Its cells are codes, numbers and words of ours; anything else in them is left out.
#[must_use]
pub fn csv(table: &Table) -> String {
    let line = |cells: &[String]| {
        let plain = |cell: &String| cell.replace(['"', ';', '\n', '\r'], "");
        cells.iter().map(plain).collect::<Vec<_>>().join(";") + "\n"
    };
    let mut text = line(&table.header);
    table.rows.iter().for_each(|row| text.push_str(&line(&row.cells)));
    text
}

/// What Kolada's statuses are here: `Private` is a value that is too small to be told, `Missing` one that is not there.
fn status_word(status: &str) -> &str {
    match status.to_lowercase().as_str() {
        "private" => "suppressed",
        "missing" => "missing",
        "" => "",
        _ => "preliminary",
    }
}

fn without_exponent(text: &str) -> String {
    let text = text.trim_matches('"');
    if text.contains(['e', 'E']) {
        text.parse::<f64>().map_or_else(|_| text.to_owned(), |number| number.to_string())
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_what_was_asked_for_and_nothing_else() {
        let question = Question::read(" n15033 ", "1860, 0180", "2022 2023");
        assert!(question.is_sound());
        assert_eq!(
            question.url("https://api.kolada.se/v3/"),
            "https://api.kolada.se/v3/data/kpi/N15033/municipality/1860,0180/year/2022,2023?per_page=5000"
        );
        assert!(!Question::read("../x", "", "").is_sound());
    }

    #[test]
    fn pages_become_one_table_with_a_row_for_each_gender() {
        let question = Question { by_gender: true, ..Question::read("N15033", "", "") };
        let mut all = table("N15033");
        let first = br#"{"values":[{"kpi":"N15033","period":2023,"municipality":"1860","values":[
            {"gender":"T","value":12.50,"count":1,"status":""},{"gender":"K","value":null,"count":0,"status":"Private"},
            {"gender":"M","value":null,"count":0,"status":"Missing"}]}],"next_page":"https://api.kolada.se/v3/x?page=2"}"#;
        assert_eq!(add_page(&mut all, &question, first).unwrap().unwrap(), "https://api.kolada.se/v3/x?page=2");
        let last = br#"{"values":[{"kpi":"N15033","period":2024,"municipality":"1860","values":[
            {"gender":"T","value":1e1,"count":1,"status":null,"isdeleted":true},{"gender":"T","value":1.2e1,"count":1,"status":null}]}]}"#;
        assert_eq!(add_page(&mut all, &question, last).unwrap(), None);
        let rows: Vec<String> = all.rows.iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(
            rows,
            ["1860|2023|T|12.50|1|", "1860|2023|K||0|suppressed", "1860|2023|M||0|missing", "1860|2024|T|12|1|"]
        );
        assert!(add_page(&mut all, &question, b"<html>").is_err());
        let mut together = table("N15033");
        add_page(&mut together, &Question { by_gender: false, ..question }, first).unwrap();
        let genders: Vec<&str> = together.rows.iter().map(|row| row.cells[2].as_str()).collect();
        assert_eq!(genders, ["T"], "women and men only when they are asked for");
    }
}

//! Statistics Denmark's StatBank (api.statbank.dk): what is asked, and what the answers mean.
//!
//! Data are asked for in the format BULK (CSV with semicolons, streamed, without a limit of cells), for which every
//! variable must have a filter: BULK leaves nothing out and adds nothing up, so that what a person does not mention is
//! asked for by its total where the table names one. Codes are asked for rather than words, as words change. `..` is a
//! value that is known and suppressed, `.` one that cannot be: neither is zero; `-` is.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::names;

/// The address of the service.
pub const PUBLIC: &str = "https://api.statbank.dk/v1";

/// Which values of a variable are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// The variable: `OMRÅDE`, `TID`.
    pub code: String,
    /// Its values; `*` is all, and `>=2019K1` those from then on.
    pub values: Vec<String>,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The table: `FOLK1A`.
    pub table: String,
    /// A filter for every variable.
    pub filters: Vec<Filter>,
}

/// What a table is made of.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TableInfo {
    /// The table.
    pub id: String,
    /// What it is about.
    #[serde(default)]
    pub text: String,
    /// Its unit of measure.
    #[serde(default)]
    pub unit: String,
    /// When it was changed.
    #[serde(default)]
    pub updated: String,
    /// Its variables.
    pub variables: Vec<Variable>,
}

/// A variable of a table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Variable {
    /// Its code.
    pub id: String,
    /// What it is called.
    #[serde(default)]
    pub text: String,
    /// Whether it may be left out, which adds up over its values.
    #[serde(default)]
    pub elimination: bool,
    /// Whether it is the time.
    #[serde(default)]
    pub time: bool,
    /// Its values.
    pub values: Vec<VariableValue>,
}

/// A value of a variable.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct VariableValue {
    /// Its code.
    pub id: String,
    /// What it is called.
    #[serde(default)]
    pub text: String,
}

impl Variable {
    /// The value that stands for all of them together, of a variable that may be left out. The service does not mark it, so
    /// it is known by what it is called.
    #[must_use]
    pub fn total(&self) -> Option<&VariableValue> {
        let is_all = |value: &&VariableValue| names::is_all(&value.text) || names::is_all(&value.id);
        let is_country =
            |value: &&VariableValue| value.id == "000" || value.text.trim().to_lowercase() == "hele landet";
        let mut ending = self.values.iter().filter(|value| value.text.trim().to_lowercase().ends_with(" i alt"));
        // Several "… i alt" are sums of some of the values.
        let only = ending.next().filter(|_| ending.next().is_none());
        let found = self.values.iter().find(is_all).or(only).or_else(|| self.values.iter().find(is_country));
        found.filter(|_| self.elimination && !self.time)
    }
}

impl Question {
    /// The body that data are asked for with.
    #[must_use]
    pub fn body(&self) -> Value {
        json!({
            "table": self.table,
            "format": "BULK",
            "lang": "da",
            "valuePresentation": "Code",
            "variables": self.filters,
        })
    }

    /// The body that asks what the table is made of.
    #[must_use]
    pub fn info_body(&self) -> Value {
        json!({ "table": self.table, "format": "JSON", "lang": "da" })
    }

    /// Reads a question from what a person wrote: the table, and on each line a variable and its values.
    /// `OMRÅDE = *`, `TID = >=2019K1`, `KØN = 1, 2`.
    ///
    /// # Errors
    /// The line that has no `=`, or nothing on one of its sides.
    pub fn read(table: &str, lines: &str) -> Result<Self, String> {
        let line = |line: &str| {
            let (code, values) = line.split_once('=').ok_or_else(|| line.to_owned())?;
            let values: Vec<String> =
                values.split(',').map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect();
            let code = code.trim();
            if code.is_empty() || values.is_empty() {
                Err(line.to_owned())
            } else {
                Ok(Filter { code: code.to_owned(), values })
            }
        };
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
        Ok(Self { table: table.trim().to_uppercase(), filters: lines.map(line).collect::<Result<_, _>>()? })
    }

    /// Tells whether the table's name can be one.
    #[must_use]
    pub fn has_table(&self) -> bool {
        !self.table.is_empty() && self.table.chars().all(char::is_alphanumeric)
    }

    /// The filters as a person writes them.
    #[must_use]
    pub fn lines(&self) -> String {
        let line = |filter: &Filter| format!("{} = {}", filter.code, filter.values.join(", "));
        self.filters.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Gives every variable of the table that has no filter one: its total where it may be left out and names one, or all.
    #[must_use]
    pub fn completed(mut self, info: &TableInfo) -> Self {
        for variable in &info.variables {
            let is_there = self.filters.iter().any(|filter| filter.code.to_lowercase() == variable.id.to_lowercase());
            if !is_there {
                let total = variable.total().map_or("*", |total| total.id.as_str());
                self.filters.push(Filter { code: variable.id.clone(), values: vec![total.to_owned()] });
            }
        }
        self
    }

    /// The variables that the table does not have.
    #[must_use]
    pub fn unknown(&self, info: &TableInfo) -> Vec<String> {
        let is_known =
            |code: &str| info.variables.iter().any(|variable| variable.id.to_lowercase() == code.to_lowercase());
        self.filters.iter().map(|filter| filter.code.clone()).filter(|code| !is_known(code)).collect()
    }
}

/// Writes the zeros of an answer as digits. StatBank's own sign for them is `-`, which is something else to others.
#[must_use]
pub fn with_zeros(answer: Vec<u8>) -> Vec<u8> {
    if !answer.windows(2).any(|pair| pair == b";-") {
        return answer;
    }
    let mut zeros = Vec::with_capacity(answer.len());
    for line in answer.split_inclusive(|byte| *byte == b'\n') {
        let (text, end) = line.split_at(line.trim_ascii_end().len());
        match text.strip_suffix(b";-").or_else(|| text.strip_suffix(b";\"-\"")) {
            Some(head) => zeros.extend([head, b";0", end].concat()),
            None => zeros.extend_from_slice(line),
        }
    }
    zeros
}

/// What the service says when it will not answer: `{"errorTypeCode": "…", "message": "…"}`.
#[must_use]
pub fn message(body: &[u8]) -> Option<String> {
    let said: Value = serde_json::from_slice(body).ok()?;
    let text = |name: &str| said.get(name).and_then(Value::as_str).map(str::to_owned);
    text("message").or_else(|| text("Message")).or_else(|| text("errorTypeCode"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_read_and_written_as_a_person_does_it() {
        let question = Question::read(" folk1a ", "OMRÅDE = *\n\n TID= >=2019K1 \nKØN = 1, 2").unwrap();
        assert_eq!(question.table, "FOLK1A");
        assert_eq!(question.filters[1], Filter { code: "TID".into(), values: vec![">=2019K1".into()] });
        assert_eq!(question.lines(), "OMRÅDE = *\nTID = >=2019K1\nKØN = 1, 2");
        assert_eq!(Question::read("A", "OMRÅDE").unwrap_err(), "OMRÅDE");
        assert_eq!(question.body()["format"], "BULK");
    }

    #[test]
    fn what_nobody_mentions_is_asked_for_by_its_total_or_by_all_its_values() {
        let variable = |id: &str, elimination, values: &[(&str, &str)]| Variable {
            id: id.into(),
            text: String::new(),
            elimination,
            time: false,
            values: values.iter().map(|(id, text)| VariableValue { id: (*id).into(), text: (*text).into() }).collect(),
        };
        let info = TableInfo {
            id: "FOLK1A".into(),
            text: String::new(),
            unit: String::new(),
            updated: String::new(),
            variables: vec![
                variable("OMRÅDE", true, &[("000", "Hele landet"), ("101", "København")]),
                variable("KØN", true, &[("1", "Mænd"), ("TOT", "I alt")]),
                variable("HERKOMST", true, &[("A", "Herkomst i alt"), ("B", "Dansk oprindelse")]),
                variable("SKOLE", true, &[("1", "Offentlige i alt"), ("2", "Private i alt")]),
                variable("ENHED", false, &[("100", "I alt"), ("110", "Procent")]),
                variable("Tid", false, &[("2024", "2024")]),
            ],
        };
        let question = Question::read("FOLK1A", "OMRÅDE = 101, 147\nALDER = 1").unwrap();
        assert_eq!(question.unknown(&info), ["ALDER"]);
        let wanted = "OMRÅDE = 101, 147\nALDER = 1\nKØN = TOT\nHERKOMST = A\nSKOLE = *\nENHED = *\nTid = *";
        assert_eq!(question.completed(&info).lines(), wanted);
        let nothing = Question::read("FOLK1A", "KØN = *").unwrap().completed(&info);
        assert_eq!(nothing.filters[1], Filter { code: "OMRÅDE".into(), values: vec!["000".into()] });
    }

    #[test]
    fn statbanks_sign_for_zero_is_read_as_zero_and_its_signs_for_no_number_are_left() {
        let answer = "OMRÅDE;TID;INDHOLD\r\nn1;2024;-\r\nn2;-;..\nn3;2024;-1\nn4;2024;-";
        let zeros = String::from_utf8(with_zeros(answer.into())).unwrap();
        assert_eq!(zeros, "OMRÅDE;TID;INDHOLD\r\nn1;2024;0\r\nn2;-;..\nn3;2024;-1\nn4;2024;0");
    }

    #[test]
    fn a_refusal_is_told_in_the_services_own_words() {
        assert_eq!(
            message(br#"{"errorTypeCode":"X","message":"Tabellen findes ikke"}"#).unwrap(),
            "Tabellen findes ikke"
        );
        assert_eq!(message(b"<html>"), None);
    }
}

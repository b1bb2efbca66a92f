//! What the file that a plan came from says besides the table, as pages show it.

use serde_json::Value;

/// What a file remarks on one place in the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// Whether the file is not sure of the year.
    pub is_uncertain: bool,
    /// What else it says, a line each: notes first, the rest with its own names.
    pub lines: Vec<String>,
}

/// What stands in the table itself.
const SHOWN: [&str; 4] = ["administration", "budget_year", "area", "uncertain"];

impl Remarks {
    /// Reads what was kept with an entry or a year; nothing of what was ticked by hand.
    #[must_use]
    pub fn of(kept: &str) -> Self {
        let Ok(Value::Object(kept)) = serde_json::from_str::<Value>(kept) else { return Self::default() };
        let is_uncertain = kept.get("uncertain").and_then(Value::as_bool).unwrap_or(false);
        let note = kept.get("note").and_then(Value::as_str).map(str::to_owned);
        let others = kept.iter().filter(|(key, _)| !SHOWN.contains(&key.as_str()) && *key != "note");
        let others =
            others.filter(|(_, value)| !value.is_null()).map(|(key, value)| format!("{key}: {}", plain(value)));
        Self { is_uncertain, lines: note.into_iter().chain(others).collect() }
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What a file tells of the plan as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What the plan is called, or the document that it stands in.
    pub title: String,
    /// The steps of the process, in order, in the file's own words.
    pub steps: Vec<String>,
    /// What it says of how the table came about.
    pub note: String,
}

/// Reads the text of the file that the plan came from.
#[must_use]
pub fn told(content: &str) -> Told {
    let Ok(file) = serde_json::from_str::<Value>(content) else { return Told::default() };
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let steps = file.get("process_steps").and_then(Value::as_array);
    let step = |step: &Value| {
        let (words, note) = (text(step.get("text")), text(step.get("note")));
        let what = if words.is_empty() { text(step.get("what")) } else { words };
        if note.is_empty() { what } else { format!("{what} ({note})") }
    };
    Told {
        title: text(file.get("title")),
        steps: steps.into_iter().flatten().map(step).filter(|step| !step.is_empty()).collect(),
        note: text(file.get("core_areas").and_then(|areas| areas.get("note"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_a_row_says_besides_the_table_is_told() {
        let kept =
            r#"{"area":"Veje","budget_year":2011,"uncertain":true,"basis":"rækkefølgen","note":"Året er usikkert"}"#;
        let remarks = Remarks::of(kept);
        assert!(remarks.is_uncertain);
        assert_eq!(remarks.lines, ["Året er usikkert", "basis: rækkefølgen"]);
        assert_eq!(Remarks::of(""), Remarks::default());
    }

    #[test]
    fn the_steps_of_the_process_are_told_in_their_own_words() {
        let told = told(r#"{"process_steps":[{"text":"Udvalgene prioriterer","note":"frit"},{"what":"følges op"}]}"#);
        assert_eq!(told.steps, ["Udvalgene prioriterer (frit)", "følges op"]);
    }
}

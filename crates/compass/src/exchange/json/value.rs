//! Any JSON value, exactly as written: the order of keys and the digits of numbers are kept.

use serde::{Deserialize, Serialize};

use super::tree;

/// A JSON value. Stored as its own text, because the usual libraries sort keys and round numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, with its digits as written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Keys and values in order.
    Object(Vec<(String, Json)>),
}

/// The text is not one JSON value.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("linje {line}, kolonne {column}: det er ikke JSON")]
pub struct NotJson {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Json {
    /// Reads one JSON value.
    ///
    /// # Errors
    /// [`NotJson`] with the first place that does not make sense.
    pub fn parse(text: &str) -> Result<Self, NotJson> {
        let tree = tree::parse(text).map_err(|(place, _)| NotJson { line: place.line, column: place.column })?;
        Ok(tree.json())
    }

    /// Writes the value on lines, each level one space further in, as the municipalities' files are.
    #[must_use]
    pub fn indented(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, Some(0));
        text
    }

    /// Writes the value on one line.
    #[must_use]
    pub fn compact(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, None);
        text
    }

    /// Writes to `out`; `level` is how far in, or nothing for one line.
    fn write(&self, out: &mut String, level: Option<usize>) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Flag(true) => out.push_str("true"),
            Self::Flag(false) => out.push_str("false"),
            Self::Number(digits) => out.push_str(digits),
            Self::Text(text) => write_text(text, out),
            Self::List(list) => write_items(out, level, ['[', ']'], list, |item, out, level| item.write(out, level)),
            Self::Object(entries) => write_items(out, level, ['{', '}'], entries, |(key, value), out, level| {
                write_text(key, out);
                out.push_str(if level.is_some() { ": " } else { ":" });
                value.write(out, level);
            }),
        }
    }
}

fn write_items<T>(
    out: &mut String,
    level: Option<usize>,
    [open, close]: [char; 2],
    items: &[T],
    write: impl Fn(&T, &mut String, Option<usize>),
) {
    let inner = level.map(|level| level + 1);
    let new_line = |out: &mut String, level: Option<usize>| {
        if let Some(level) = level {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', level));
        }
    };
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        new_line(out, inner);
        write(item, out, inner);
    }
    if !items.is_empty() {
        new_line(out, level);
    }
    out.push(close);
}

fn write_text(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}

impl From<Json> for String {
    fn from(json: Json) -> Self {
        json.compact()
    }
}

impl TryFrom<String> for Json {
    type Error = NotJson;

    fn try_from(text: String) -> Result<Self, NotJson> {
        Self::parse(&text)
    }
}

//! What a file holds, with the place of every value and key: the common ground of JSON files and workbooks.

use jsonc_parser::ast::{ObjectPropName, Value as Parsed};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::de::IgnoredAny;

use super::value::Json;
use crate::exchange::fault::{Broken, Place};
use crate::exchange::remarks::Remarks;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Node {
    pub(in crate::exchange) place: Place,
    pub(in crate::exchange) value: Value,
}

/// A value whose parts have places.
#[derive(Clone, Debug)]
pub(in crate::exchange) enum Value {
    Null,
    Flag(bool),
    Number(String),
    Text(String),
    List(Vec<Node>),
    /// With remarks when they come from a place of their own and not from the keys.
    Object(Vec<Entry>, Option<Remarks>),
}

/// A key, where it stands, and its value.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Entry {
    pub(in crate::exchange) key: String,
    pub(in crate::exchange) place: Place,
    pub(in crate::exchange) node: Node,
}

/// A place in a text: line and column in characters, both from 1.
#[derive(Clone, Copy, Debug)]
pub(in crate::exchange) struct At {
    pub(in crate::exchange) line: usize,
    pub(in crate::exchange) column: usize,
}

impl From<At> for Place {
    fn from(At { line, column }: At) -> Self {
        Self::Text { line, column }
    }
}

impl Node {
    /// Returns the value without its places.
    pub(in crate::exchange) fn json(&self) -> Json {
        match &self.value {
            Value::Null => Json::Null,
            Value::Flag(flag) => Json::Flag(*flag),
            Value::Number(digits) => Json::Number(digits.clone()),
            Value::Text(text) => Json::Text(text.clone()),
            Value::List(list) => Json::List(list.iter().map(Self::json).collect()),
            Value::Object(entries, _) => {
                Json::Object(entries.iter().map(|entry| (entry.key.clone(), entry.node.json())).collect())
            }
        }
    }
}

/// Reads one JSON value as RFC 8259 has it, with nothing that other dialects allow.
pub(in crate::exchange) fn parse(text: &str) -> Result<Node, (At, Broken)> {
    let mut cursor = Cursor { text, offset: 0, at: At { line: 1, column: 1 } };
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = parse_to_ast(text, &CollectOptions::default(), &strict)
        .map_err(|error| (cursor.advance(error.range().start), broken(error.kind())))?;
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        return Err(missed(text, &error));
    }
    let Some(value) = parsed.value else { return Err((cursor.at, Broken::Unexpected)) };
    Ok(cursor.node(value))
}

/// Says what the parser that knows places let pass and the usual one does not, such as a line break inside a text.
/// That one counts columns in bytes.
fn missed(text: &str, error: &serde_json::Error) -> (At, Broken) {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = line.as_bytes().get(..error.column().saturating_sub(1)).unwrap_or(line.as_bytes());
    let column = String::from_utf8_lossy(before).chars().count() + 1;
    let next: String = line.chars().skip(column - 1).take(2).collect();
    let is_hidden = next.contains(char::is_control) || next.chars().count() < 2;
    (At { line: error.line().max(1), column }, if is_hidden { Broken::Hidden } else { Broken::Unexpected })
}

/// Walks through the text once, counting lines: values are met in the order in which they stand.
struct Cursor<'t> {
    text: &'t str,
    offset: usize,
    at: At,
}

impl Cursor<'_> {
    fn advance(&mut self, to: usize) -> At {
        for sign in self.text.get(self.offset..to).unwrap_or_default().chars() {
            if sign == '\n' {
                self.at = At { line: self.at.line + 1, column: 1 };
            } else {
                self.at.column += 1;
            }
        }
        self.offset = self.offset.max(to);
        self.at
    }

    fn node(&mut self, parsed: Parsed<'_>) -> Node {
        let place = self.advance(parsed.range().start).into();
        let value = match parsed {
            Parsed::NullKeyword(_) => Value::Null,
            Parsed::BooleanLit(flag) => Value::Flag(flag.value),
            Parsed::NumberLit(number) => Value::Number(number.value.to_owned()),
            Parsed::StringLit(text) => Value::Text(text.value.into_owned()),
            Parsed::Array(list) => Value::List(list.elements.into_iter().map(|item| self.node(item)).collect()),
            Parsed::Object(object) => {
                let entries = object.properties.into_iter().map(|property| {
                    let place = self.advance(property.range.start).into();
                    let key = match property.name {
                        ObjectPropName::String(key) => key.value.into_owned(),
                        ObjectPropName::Word(key) => key.value.to_owned(),
                    };
                    Entry { key, place, node: self.node(property.value) }
                });
                Value::Object(entries.collect(), None)
            }
        };
        Node { place, value }
    }
}

fn broken(kind: &ParseErrorKind) -> Broken {
    use ParseErrorKind as Parse;
    match kind {
        Parse::CommentsNotAllowed | Parse::UnterminatedCommentBlock => Broken::Comment,
        Parse::ExpectedColonAfterObjectKey => Broken::NoColon,
        Parse::ExpectedComma => Broken::NoComma,
        Parse::TrailingCommasNotAllowed => Broken::TrailingComma,
        Parse::MultipleRootJsonValues => Broken::MoreThanOne,
        Parse::SingleQuotedStringsNotAllowed | Parse::ExpectedStringObjectProperty | Parse::UnexpectedWord => {
            Broken::Quotes
        }
        Parse::String(jsonc_parser::ParseStringErrorKind::UnterminatedStringLiteral) => Broken::OpenText,
        Parse::String(_) => Broken::Escape,
        Parse::UnterminatedArray | Parse::UnterminatedObject => Broken::NotClosed,
        Parse::NestingDepthExceeded => Broken::TooDeep,
        _ => Broken::Unexpected,
    }
}

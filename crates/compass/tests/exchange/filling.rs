//! Fillings of the form made by chance: any keys, in any order, with null, empty and odd values, and remarks.

use compass::exchange::{Form, Json, KINDS_BELOW, Key, Kind, REMARK_KEYS};
use proptest::prelude::*;

/// Texts that something might stumble on.
const TEXTS: [&str; 16] = [
    "Ord",
    "Børn får ørenlyd",
    "  foran og bagved  ",
    "to\nlinjer\n\nog et afsnit",
    "=1+1",
    "'citat'",
    "Kerneopgaven",
    "Den organisatoriske opgave",
    "A › B",
    "› A",
    "\"gåseøjne\" og \\ skråstreg",
    "_x000D_ _x0041_",
    "12",
    "tab\tulator",
    "🧭 nord",
    "EKSEMPEL på tal: 1.0",
];

/// Remarks of every type.
const REMARKS: [&str; 9] =
    ["\"En note\"", "3", "null", "true", "[]", "{}", "1.50e3", "[\"a\", {\"z\": 1, \"a\": [null, \"\"]}]", "\" \""];

/// A row of choices; when it is used up, every choice is the simplest.
struct Choices {
    left: std::vec::IntoIter<u16>,
    used: usize,
}

impl Choices {
    fn one_of(&mut self, count: usize) -> usize {
        self.used += 1;
        usize::from(self.left.next().unwrap_or(0)) % count
    }

    fn text(&mut self) -> String {
        TEXTS[self.one_of(TEXTS.len())].to_owned()
    }
}

/// Any filling, as JSON.
pub(crate) fn filling() -> impl Strategy<Value = Json> {
    proptest::collection::vec(any::<u16>(), 0..400)
        .prop_map(|left| object(&Form::shape(), &mut Choices { left: left.into_iter(), used: 0 }, 0))
}

fn object(keys: &[Key], choices: &mut Choices, depth: usize) -> Json {
    let mut entries = Vec::new();
    for key in keys {
        if let Some(json) = value(key, choices, depth) {
            entries.push((key.name.to_owned(), json));
        }
    }
    for key in REMARK_KEYS {
        if choices.one_of(6) == 5 {
            let remark = Json::parse(REMARKS[choices.one_of(REMARKS.len())]).unwrap();
            entries.push((key.to_owned(), remark));
        }
    }
    if !entries.is_empty() {
        let by = choices.one_of(entries.len());
        entries.rotate_left(by);
    }
    Json::Object(entries)
}

/// The value of a key, or nothing when the key is not there.
fn value(key: &Key, choices: &mut Choices, depth: usize) -> Option<Json> {
    if key.must {
        let is_title = matches!(key.name, "title" | "term");
        let mark = if is_title { format!(" {}", choices.used) } else { String::new() };
        return Some(Json::Text(choices.text() + &mark));
    }
    match (choices.one_of(4), key.kind) {
        (0, _) => None,
        (1, _) => Some(Json::Null),
        (2, Kind::Text) => Some(Json::Text(String::new())),
        (2, Kind::Many(_) | Kind::Texts(_)) => Some(Json::List(Vec::new())),
        (2, Kind::Flag) => Some(Json::Flag(false)),
        (_, kind) => Some(filled(kind, choices, depth)),
    }
}

fn filled(kind: Kind, choices: &mut Choices, depth: usize) -> Json {
    let is_deep = depth > 4;
    match kind {
        Kind::Text => Json::Text(choices.text()),
        Kind::Number => Json::Number((choices.used + 1).to_string()),
        Kind::Flag => Json::Flag(true),
        Kind::TaskKind => Json::Text(KINDS_BELOW[choices.one_of(4)].name().to_owned()),
        Kind::One(keys) => object(&keys(), choices, depth + 1),
        Kind::Many(_) | Kind::Texts(_) if is_deep => Json::List(Vec::new()),
        Kind::Many(keys) => Json::List((0..=choices.one_of(3)).map(|_| object(&keys(), choices, depth + 1)).collect()),
        Kind::Texts(keys) => {
            let item = |choices: &mut Choices| match choices.one_of(2) {
                0 => Json::Text(choices.text()),
                _ => object(&keys(), choices, depth + 1),
            };
            Json::List((0..=choices.one_of(3)).map(|_| item(choices)).collect())
        }
    }
}

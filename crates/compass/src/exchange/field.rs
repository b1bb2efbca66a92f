//! Reads the values of the form from a tree, telling all faults on the way.

use std::collections::BTreeMap;

use super::fault::{Place, Wanted};
use super::json::tree::{Entry, Node, Value};
use super::json::value::Json;
use super::json::write;
use super::object::{Field, Kind, Object, keys_of};
use super::reader::{Reader, Step, nearest};
use super::remarks::{Given, REMARK_KEYS, Remarks, Stood};
use super::{KINDS_BELOW, MAX_DEPTH, MAX_TEXT, MAX_TITLE};
use crate::core_task::TaskKind;

/// Keys whose text is short.
const SHORT: [&str; 9] =
    ["municipality", "title", "term", "workplace", "role", "center", "actor", "unit", "figure_label"];
/// The keys of one object while its values are taken.
pub(super) struct Fields<'r> {
    reader: &'r mut Reader,
    place: &'r Place,
    entries: &'r [Entry],
    own: Option<&'r Remarks>,
    given: Vec<Given>,
    /// Whether a plain text stands for the object, so that its key is not in the file.
    is_short: bool,
}

impl<'r> Fields<'r> {
    /// Looks at the keys: each known, and there once.
    fn new<T: Object>(
        reader: &'r mut Reader,
        place: &'r Place,
        entries: &'r [Entry],
        own: Option<&'r Remarks>,
    ) -> Self {
        let keys: Vec<&'static str> = keys_of::<T>().into_iter().map(|key| key.name).chain(REMARK_KEYS).collect();
        let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
        for entry in entries {
            let earlier = seen.insert(&entry.key, &entry.place);
            let is_known = keys.contains(&entry.key.as_str());
            reader.within(Step::Key(entry.key.clone()), |reader| {
                if let Some(earlier) = earlier {
                    reader.refuse(&entry.place, entry.key.clone(), Wanted::KeyOnce(earlier.clone()));
                } else if !is_known {
                    let near = reader.has_room().then(|| nearest(&entry.key, keys.iter().copied())).flatten();
                    reader.refuse(&entry.place, entry.key.clone(), Wanted::KnownKey(near));
                } else if REMARK_KEYS.contains(&entry.key.as_str()) {
                    refuse_twins(&entry.node, reader);
                }
            });
        }
        let given = entries.iter().map(|entry| Given { key: entry.key.clone(), stood: Stood::Filled }).collect();
        Self { reader, place, entries, own, given, is_short: false }
    }

    /// Reads the value at a key.
    pub(super) fn take<F: Field>(&mut self, key: &'static str) -> F {
        let Some((index, entry)) = self.entries.iter().enumerate().find(|(_, entry)| entry.key == key) else {
            if F::MUST {
                self.reader.refuse(self.place, String::new(), Wanted::Key(key));
            }
            return F::default();
        };
        let value = if self.is_short {
            F::read(&entry.node, self.reader)
        } else {
            self.reader.within(Step::Key(key.to_owned()), |reader| F::read(&entry.node, reader))
        };
        if let Some(given) = self.given.get_mut(index) {
            given.stood = match entry.node.value {
                Value::Null => Stood::Null,
                _ if value.json().is_none() => Stood::Empty,
                _ => Stood::Filled,
            };
        }
        value
    }

    /// Returns what else the object has; to be called last.
    pub(super) fn remarks(&mut self) -> Remarks {
        if let Some(own) = self.own {
            return own.clone();
        }
        let remarks = self.entries.iter().filter(|entry| REMARK_KEYS.contains(&entry.key.as_str()));
        let kept = remarks.map(|entry| (entry.key.clone(), entry.node.json())).collect();
        Remarks { given: std::mem::take(&mut self.given), kept }
    }
}

/// Tells keys that stand twice in an object of a remark, where no other rule looks.
fn refuse_twins(node: &Node, reader: &mut Reader) {
    match &node.value {
        Value::List(list) => {
            for (index, item) in list.iter().enumerate() {
                reader.within(Step::Item(index), |reader| refuse_twins(item, reader));
            }
        }
        Value::Object(entries, _) => {
            let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
            for entry in entries {
                reader.within(Step::Key(entry.key.clone()), |reader| match seen.insert(&entry.key, &entry.place) {
                    Some(earlier) => {
                        reader.refuse(&entry.place, entry.key.clone(), Wanted::KeyOnce(earlier.clone()));
                    }
                    None => refuse_twins(&entry.node, reader),
                });
            }
        }
        _ => {}
    }
}

/// Reads an object of the form.
pub(super) fn read_object<T: Object>(node: &Node, reader: &mut Reader) -> T {
    match &node.value {
        Value::Object(entries, own) => {
            let mut object = T::take(&mut Fields::new::<T>(reader, &node.place, entries, own.as_ref()));
            let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
            if own.is_none() && write::is_usual(&object, &keys) {
                object.remarks_mut().given.clear();
            }
            object
        }
        Value::Text(_) if T::SHORT => {
            let entry = Entry { key: "text".to_owned(), place: node.place.clone(), node: node.clone() };
            let (entries, own) = ([entry], Remarks::default());
            let fields = Fields::new::<T>(reader, &node.place, &entries, Some(&own));
            T::take(&mut Fields { is_short: true, ..fields })
        }
        _ => {
            reader.refuse_node(node, if T::SHORT { Wanted::TextOrObject } else { Wanted::Object });
            T::default()
        }
    }
}

/// Reads a text; nothing for `null` and for an empty one.
fn read_text(node: &Node, must: bool, reader: &mut Reader) -> Option<String> {
    let text = match &node.value {
        Value::Text(text) => text,
        Value::Null if !must => return None,
        Value::Null if matches!(node.place, Place::Cell { .. }) => {
            reader.refuse_node(node, Wanted::Filled);
            return None;
        }
        _ => {
            reader.refuse_node(node, if must { Wanted::Text } else { Wanted::TextOrNull });
            return None;
        }
    };
    let most = if SHORT.contains(&reader.key()) { MAX_TITLE } else { MAX_TEXT };
    let is_hidden = |sign: char| {
        sign.is_control() && !matches!(sign, '\n' | '\r' | '\t') || sign == '\u{fffe}' || sign == '\u{ffff}'
    };
    if text.is_empty() && !must {
        None
    } else if text.trim().is_empty() {
        reader.refuse_node(node, Wanted::Filled);
        None
    } else if text.len() > most && text.chars().count() > most {
        reader.refuse_node(node, Wanted::AtMost(most));
        None
    } else if text.contains(is_hidden) {
        reader.refuse_node(node, Wanted::Visible);
        None
    } else {
        Some(text.clone())
    }
}

impl Field for String {
    const MUST: bool = true;
    const KIND: Kind = Kind::Text;

    fn read(node: &Node, reader: &mut Reader) -> Self {
        read_text(node, true, reader).unwrap_or_default()
    }

    fn json(&self) -> Option<Json> {
        (!self.is_empty()).then(|| Json::Text(self.clone()))
    }
}

impl Field for Option<String> {
    const KIND: Kind = Kind::Text;

    fn read(node: &Node, reader: &mut Reader) -> Self {
        read_text(node, false, reader)
    }

    fn json(&self) -> Option<Json> {
        self.clone().map(Json::Text)
    }

    fn nothing(was: Stood) -> Json {
        if was == Stood::Empty { Json::Text(String::new()) } else { Json::Null }
    }
}

impl Field for Option<i64> {
    const KIND: Kind = Kind::Number;

    fn read(node: &Node, reader: &mut Reader) -> Self {
        let number = match &node.value {
            Value::Null => return None,
            Value::Number(digits) => digits.parse().ok().filter(|number| *number >= 1),
            _ => None,
        };
        if number.is_none() {
            reader.refuse_node(node, Wanted::FromOne);
        }
        number
    }

    fn json(&self) -> Option<Json> {
        self.map(|number| Json::Number(number.to_string()))
    }
}

impl Field for bool {
    const KIND: Kind = Kind::Flag;

    fn read(node: &Node, reader: &mut Reader) -> Self {
        match node.value {
            Value::Flag(flag) => flag,
            Value::Null => false,
            _ => {
                reader.refuse_node(node, Wanted::Flag);
                false
            }
        }
    }

    fn json(&self) -> Option<Json> {
        self.then_some(Json::Flag(true))
    }

    fn nothing(was: Stood) -> Json {
        if was == Stood::Null { Json::Null } else { Json::Flag(false) }
    }
}

impl Field for Option<TaskKind> {
    const KIND: Kind = Kind::TaskKind;

    fn read(node: &Node, reader: &mut Reader) -> Self {
        let kind = match &node.value {
            Value::Null => return None,
            Value::Text(name) => TaskKind::from_name(name).filter(|kind| KINDS_BELOW.contains(kind)),
            _ => None,
        };
        if kind.is_none() {
            reader.refuse_node(node, Wanted::TaskKind);
        }
        kind
    }

    fn json(&self) -> Option<Json> {
        self.map(|kind| Json::Text(kind.name().to_owned()))
    }
}

impl<T: Object> Field for Option<T> {
    const KIND: Kind = Kind::One(keys_of::<T>);

    fn read(node: &Node, reader: &mut Reader) -> Self {
        if matches!(node.value, Value::Null) { None } else { Some(read_object(node, reader)) }
    }

    fn json(&self) -> Option<Json> {
        self.as_ref().map(write::object)
    }
}

impl<T: Object> Field for Vec<T> {
    const KIND: Kind = if T::SHORT { Kind::Texts(keys_of::<T>) } else { Kind::Many(keys_of::<T>) };

    fn read(node: &Node, reader: &mut Reader) -> Self {
        match &node.value {
            Value::Null => Self::new(),
            Value::List(list) if reader.depth() > MAX_DEPTH => {
                if !list.is_empty() {
                    reader.refuse(&node.place, String::new(), Wanted::LessDeep);
                }
                Self::new()
            }
            Value::List(list) => {
                let read = |(index, item)| reader.within(Step::Item(index), |reader| read_object(item, reader));
                list.iter().enumerate().map(read).collect()
            }
            _ => {
                reader.refuse_node(node, Wanted::List);
                Self::new()
            }
        }
    }

    fn json(&self) -> Option<Json> {
        (!self.is_empty()).then(|| Json::List(self.iter().map(write::object).collect()))
    }

    fn nothing(was: Stood) -> Json {
        if was == Stood::Null { Json::Null } else { Json::List(Self::new().iter().map(write::object::<T>).collect()) }
    }
}

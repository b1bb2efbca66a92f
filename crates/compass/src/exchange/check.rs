//! What one value cannot tell: that titles, numbers and terms are each other's only ones.

use std::collections::BTreeMap;

use super::fault::{Place, Wanted};
use super::json::tree::{Node, Value};
use super::reader::{Reader, Step};
use crate::core_task::title_key;

/// Checks a form that has been read; its own types are not looked at again.
pub(super) fn form(form: &Node, reader: &mut Reader) {
    let mut siblings = Siblings::default();
    within(form, "organisational_task", reader, |task, reader| {
        siblings.title(task, "title", reader);
        consists_of(task, reader);
    });
    within(form, "core_task", reader, consists_of);
    tasks(form, "welfare_tasks", siblings, reader);
    once(form, "definitions", "term", reader);
    once(form, "frame", "title", reader);
}

/// What stands beside each other and must differ.
#[derive(Default)]
struct Siblings {
    titles: BTreeMap<String, Place>,
    numbers: BTreeMap<String, Place>,
}

impl Siblings {
    fn title(&mut self, object: &Node, key: &'static str, reader: &mut Reader) {
        within(object, key, reader, |node, reader| {
            let Value::Text(title) = &node.value else { return };
            let short = title_key(title);
            if title.trim().is_empty() {
                // Already told.
            } else if short.is_empty() {
                reader.refuse_node(node, Wanted::Letters);
            } else if let Some(earlier) = self.titles.insert(short, node.place.clone()) {
                reader.refuse_node(node, Wanted::Once(earlier));
            }
        });
    }

    fn number(&mut self, object: &Node, reader: &mut Reader) {
        within(object, "number", reader, |node, reader| {
            let Value::Number(number) = &node.value else { return };
            if let Some(earlier) = self.numbers.insert(number.clone(), node.place.clone()) {
                reader.refuse_node(node, Wanted::Once(earlier));
            }
        });
    }
}

fn tasks(parent: &Node, key: &'static str, mut siblings: Siblings, reader: &mut Reader) {
    each(parent, key, reader, |task, reader| {
        siblings.title(task, "title", reader);
        siblings.number(task, reader);
        consists_of(task, reader);
    });
}

fn consists_of(task: &Node, reader: &mut Reader) {
    once(task, "frame", "title", reader);
    tasks(task, "children", Siblings::default(), reader);
}

fn once(parent: &Node, list: &'static str, key: &'static str, reader: &mut Reader) {
    let mut siblings = Siblings::default();
    each(parent, list, reader, |object, reader| siblings.title(object, key, reader));
}

/// Looks at the value of a key, if it is there.
fn within(object: &Node, key: &'static str, reader: &mut Reader, look: impl FnOnce(&Node, &mut Reader)) {
    let Value::Object(entries, _) = &object.value else { return };
    if let Some(entry) = entries.iter().find(|entry| entry.key == key) {
        reader.within(Step::Key(key.to_owned()), |reader| look(&entry.node, reader));
    }
}

/// Looks at every item of the list at a key.
fn each(object: &Node, key: &'static str, reader: &mut Reader, mut look: impl FnMut(&Node, &mut Reader)) {
    within(object, key, reader, |list, reader| {
        let Value::List(items) = &list.value else { return };
        for (index, item) in items.iter().enumerate() {
            reader.within(Step::Item(index), |reader| look(item, reader));
        }
    });
}

//! A wording as pages show it: its parts under headings, in the order in which a reader needs them. Pure.

use super::{Part, PartKind, Words};

/// All parts of a kind, under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What kind of part.
    pub kind: PartKind,
    /// The parts, in order.
    pub items: Vec<Item>,
}

/// A part with those that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its identifier, which is also its anchor on the page.
    pub id: String,
    /// Who, what word, which side; empty for most.
    pub heading: String,
    /// The words.
    pub body: String,
    /// The parts that belong to it: what kind, and the words.
    pub under: Vec<(PartKind, String)>,
    /// Its own page; empty when it has none.
    pub url: String,
}

/// Puts a wording under headings, without title and purpose, which every page shows in its own way. `url` is the
/// address of the core task; a part that stands on the thread has a page under it.
#[must_use]
pub fn sections(words: &Words, url: &str) -> Vec<Section> {
    let shown_apart = [PartKind::Title, PartKind::Purpose];
    let section = |kind: PartKind| {
        let items: Vec<Item> = words.of(kind).map(|part| item(words, part, url)).collect();
        (!items.is_empty()).then_some(Section { kind, items })
    };
    PartKind::ALL.into_iter().filter(|kind| !shown_apart.contains(kind)).filter_map(section).collect()
}

fn item(words: &Words, part: &Part, url: &str) -> Item {
    let has_page = !url.is_empty() && part.kind.on_thread().is_some();
    // How a frame's part is written in the figure says nothing new in the text.
    let under = words.under(&part.id).filter(|below| below.kind != PartKind::FrameLabel);
    Item {
        id: part.id.clone(),
        heading: part.heading.clone(),
        body: part.body.clone(),
        under: under.map(|below| (below.kind, below.body.clone())).collect(),
        url: if has_page { format!("{url}/del/{}", part.id) } else { String::new() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dilemmas_stand_under_their_authority_task_and_the_others_by_themselves() {
        let mut words = Words::default();
        words.add(PartKind::Title, "", "Tryg alderdom", None);
        let task = words.add(PartKind::AuthorityTask, "", "Tildeling af bolig", None);
        words.add(PartKind::Dilemma, "", "Hurtigt eller grundigt", task.as_deref());
        words.add(PartKind::Dilemma, "", "Frihed eller tryghed", None);
        let shown = sections(&words, "/kompas/tryg");
        let kinds: Vec<_> = shown.iter().map(|section| section.kind).collect();
        assert_eq!(kinds, [PartKind::AuthorityTask, PartKind::Dilemma]);
        assert_eq!(shown[0].items[0].under, [(PartKind::Dilemma, "Hurtigt eller grundigt".to_owned())]);
        assert_eq!(shown[0].items[0].url, format!("/kompas/tryg/del/{}", task.unwrap()));
        assert_eq!(shown[1].items.len(), 1);
    }
}

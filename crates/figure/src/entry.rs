//! What stands in a figure, as its caller says it: captions, titled texts, and groups of them.

/// What a drawing is called, for those who hear it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// Begins the ids within the drawing (`{id}-title`, `{id}-description`); its own for each figure on a page.
    pub id: String,
    /// What the figure is called.
    pub title: String,
    /// What the figure shows, in a sentence or two.
    pub description: String,
}

/// A titled text: a core task, a purpose, a precondition, an actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it is, in small letters above the title, such as "Velfærdsopgave 1"; may be empty.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// What it says; may be empty.
    pub text: String,
    /// Where it leads: an address on this site (beginning with `/`, `#` or `?`) or a web address. Others are dropped.
    pub href: Option<String>,
}

impl Entry {
    /// A title and what it says.
    #[must_use]
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { title: title.into(), text: text.into(), ..Self::default() }
    }

    /// The same, with what it is.
    #[must_use]
    pub fn of_kind(mut self, kind: impl Into<String>) -> Self {
        self.kind = kind.into();
        self
    }

    /// The same, leading to an address.
    #[must_use]
    pub fn linked(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// Where it leads, when that is an address that a link may have.
    pub(crate) fn address(&self) -> Option<&str> {
        address(self.href.as_deref())
    }
}

/// The address, when it is one that a link may have.
pub(crate) fn address(href: Option<&str>) -> Option<&str> {
    let begins = ["/", "#", "?", "https://", "http://"];
    href.filter(|href| begins.iter().any(|begin| href.starts_with(begin)))
}

/// An entry and what belongs to it, such as an actor and its contributions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// What it is about.
    pub head: Entry,
    /// What belongs to it, in order.
    pub entries: Vec<Entry>,
}

impl Group {
    /// An entry and what belongs to it.
    #[must_use]
    pub fn new(head: Entry, entries: Vec<Entry>) -> Self {
        Self { head, entries }
    }
}

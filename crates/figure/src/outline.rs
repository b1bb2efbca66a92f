//! What a figure says, as nested lists: the same nodes as the picture, for those who cannot see it.

use crate::entry::{Caption, Entry, Group};

/// A drawing and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// An `<svg>` element, to stand in a page or in a file of its own.
    pub svg: String,
    /// The same nodes as nested lists; the outermost is the figure itself.
    pub outline: Outline,
}

/// A node of a figure and the nodes below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// How it hangs on the node it stands under, such as "understøtter"; empty where nothing needs to be said.
    pub relation: String,
    /// What it is; may be empty.
    pub kind: String,
    /// Its title.
    pub heading: String,
    /// All of what it says; may be empty.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
    /// Whether it has stood before, with what is below it; then it has no children here.
    pub repeated: bool,
    /// What is below it, in the order of reading.
    pub children: Vec<Outline>,
}

impl Outline {
    /// The node and all below it, in the order of reading.
    #[must_use]
    pub fn walk(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.walk());
        }
        all
    }

    pub(crate) fn figure(caption: &Caption, children: Vec<Self>) -> Self {
        Self { heading: caption.title.clone(), text: caption.description.clone(), children, ..Self::default() }
    }

    pub(crate) fn with(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }
}

impl From<&Entry> for Outline {
    fn from(entry: &Entry) -> Self {
        Self {
            kind: entry.kind.clone(),
            heading: entry.title.clone(),
            text: entry.text.clone(),
            href: entry.address().map(str::to_owned),
            ..Self::default()
        }
    }
}

impl From<&Group> for Outline {
    fn from(group: &Group) -> Self {
        Self::from(&group.head).with(group.entries.iter().map(Self::from))
    }
}

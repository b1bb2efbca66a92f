//! What a form offers to choose from.

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// How the form writes it.
    pub value: String,
    /// What it is called.
    pub text: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

impl Choice {
    /// Makes a choice of a form in which `chosen` is chosen.
    #[must_use]
    pub fn new(value: &str, text: String, chosen: &str) -> Self {
        Self { value: value.to_owned(), text, is_chosen: value == chosen }
    }
}

/// Choices that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceGroup {
    /// What they belong to.
    pub title: String,
    /// The choices.
    pub choices: Vec<Choice>,
}

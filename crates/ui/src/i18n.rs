//! Texts: every sentence that a person reads is in a Fluent file beside its feature, in Danish and English.
//!
//! Danish is the source; English a full translation. A missing key shows as the key itself and fails a test.

use std::collections::HashMap;
use std::fmt::Display;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::format::Numbers;

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Danish, the default.
    #[default]
    Danish,
    /// English.
    English,
}

impl Language {
    /// Both, Danish first.
    pub const ALL: [Self; 2] = [Self::Danish, Self::English];

    /// Returns the BCP 47 tag: `da` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Danish => "da",
            Self::English => "en",
        }
    }

    /// Returns the language with this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// Returns the language's name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Danish => "Dansk",
            Self::English => "English",
        }
    }
}

/// All texts in all languages.
pub struct Texts {
    bundles: HashMap<Language, FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Texts({} languages)", self.bundles.len())
    }
}

/// Why texts could not be loaded: a mistake in the program's own files.
#[derive(Debug, thiserror::Error)]
#[error("texts in '{language}' cannot be read: {reason}")]
pub struct TextsError {
    language: &'static str,
    reason: String,
}

impl Texts {
    /// Loads Fluent sources, each with its language's tag.
    ///
    /// # Errors
    /// [`TextsError`] for a syntax error or a key that two files define.
    pub fn load(sources: &[(&'static str, &'static str)]) -> Result<Self, TextsError> {
        let mut bundles = HashMap::new();
        for language in Language::ALL {
            let fault = |reason: String| TextsError { language: language.tag(), reason };
            let tag = language.tag().parse().map_err(|error| fault(format!("{error:?}")))?;
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            bundle.set_use_isolating(false);
            for (_, source) in sources.iter().filter(|(tag, _)| *tag == language.tag()) {
                let resource = FluentResource::try_new((*source).to_owned())
                    .map_err(|(_, errors)| fault(format!("{errors:?}")))?;
                bundle.add_resource(resource).map_err(|errors| fault(format!("{errors:?}")))?;
            }
            bundles.insert(language, bundle);
        }
        Ok(Self { bundles })
    }

    /// Tells whether `key` has a text in `language`.
    #[must_use]
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.bundles.get(&language).is_some_and(|bundle| bundle.has_message(key))
    }

    fn text(&self, language: Language, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let found = self.bundles.get(&language).and_then(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
            if !errors.is_empty() {
                tracing::warn!(key, "A text has a hole that nothing was put in");
            }
            Some(text)
        });
        found.unwrap_or_else(|| {
            tracing::warn!(key, language = language.tag(), "A text is missing");
            key.to_owned()
        })
    }
}

/// A language with its texts and its ways of writing numbers, dates and lists in order.
#[derive(Clone, Debug)]
pub struct Locale {
    /// Which language.
    pub language: Language,
    texts: Arc<Texts>,
    numbers: Numbers,
}

impl Locale {
    /// Makes the locale of a language.
    #[must_use]
    pub fn new(language: Language, texts: Arc<Texts>) -> Self {
        Self { language, texts, numbers: Numbers::of(language) }
    }

    /// Returns the text of `key`.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.texts.text(self.language, key, None)
    }

    /// Returns the text of `key` with one hole filled.
    #[must_use]
    pub fn t1(&self, key: &str, name: &str, value: impl Display) -> String {
        self.with(key, &[(name, &value)])
    }

    /// Returns the text of `key` with two holes filled.
    #[must_use]
    pub fn t2(&self, key: &str, name: &str, value: impl Display, name2: &str, value2: impl Display) -> String {
        self.with(key, &[(name, &value), (name2, &value2)])
    }

    /// Returns the text of `key` with any number of holes filled.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set((*name).to_owned(), FluentValue::from(value.to_string()));
        }
        self.texts.text(self.language, key, Some(&args))
    }

    /// Returns the text of `key` for a count: `$count` chooses the form, `$n` is the number as it is written.
    #[must_use]
    pub fn count(&self, key: &str, count: i64) -> String {
        self.count_with(key, count, &[])
    }

    /// Returns the text of `key` for a count, as [`Locale::count`] does, with other holes filled.
    #[must_use]
    pub fn count_with(&self, key: &str, count: i64, values: &[(&str, &dyn Display)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set((*name).to_owned(), FluentValue::from(value.to_string()));
        }
        args.set("count", FluentValue::from(count));
        args.set("n", FluentValue::from(self.number(count)));
        self.texts.text(self.language, key, Some(&args))
    }

    /// Writes a whole number as the language does: 1.478 or 1,478.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        self.numbers.whole(number)
    }
}

//! An answer of the program, as a test asks about it.

use axum::http::{HeaderMap, StatusCode};
use scraper::{ElementRef, Html, Selector};

/// An answer.
#[derive(Clone, Debug)]
pub struct Page {
    /// The address that was asked for.
    pub url: String,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub bytes: Vec<u8>,
    html: Option<Html>,
}

/// An element that was found on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its text, with single spaces.
    pub text: String,
    attributes: Vec<(String, String)>,
}

impl Found {
    fn of(element: ElementRef<'_>) -> Self {
        let attributes = element.value().attrs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { text: text_of(element), attributes }
    }

    /// Returns an attribute; empty when it is not there.
    #[must_use]
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value)
    }
}

/// Returns an element's text with single spaces.
pub(crate) fn text_of(element: ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

pub(crate) fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("'{css}' is not a selector: {error}"))
}

impl Page {
    pub(crate) fn new(url: &str, status: StatusCode, headers: HeaderMap, bytes: Vec<u8>) -> Self {
        let mut page = Self { url: url.to_owned(), status, headers, bytes, html: None };
        if page.header("content-type").starts_with("text/html") {
            let text = page.text();
            page.html =
                Some(if page.is_document() { Html::parse_document(&text) } else { Html::parse_fragment(&text) });
        }
        page
    }

    /// Tells whether this is a whole page, and not a part for the script to put in.
    #[must_use]
    pub fn is_document(&self) -> bool {
        self.bytes.starts_with(b"<!DOCTYPE html>")
    }

    pub(crate) fn html(&self) -> Option<&Html> {
        self.html.as_ref()
    }

    /// Returns the body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Returns a header; empty when it is not there.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// Returns the cookies that the answer sets, as it sets them.
    #[must_use]
    pub fn set_cookies(&self) -> Vec<String> {
        self.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).map(str::to_owned).collect()
    }

    /// Returns where the answer sends the visitor; empty when it does not.
    #[must_use]
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// Returns the elements that a CSS selector finds.
    #[must_use]
    pub fn find(&self, css: &str) -> Vec<Found> {
        let selector = selector(css);
        self.html.iter().flat_map(|html| html.select(&selector).map(Found::of).collect::<Vec<_>>()).collect()
    }

    /// Returns the one element that a CSS selector finds.
    #[must_use]
    pub fn one(&self, css: &str) -> Found {
        let mut found = self.find(css);
        assert_eq!(found.len(), 1, "{} has {} × '{css}' (status {})", self.url, found.len(), self.status);
        found.pop().unwrap()
    }

    /// Returns the text of the main part (of everything, when this is a part of a page).
    #[must_use]
    pub fn main_text(&self) -> String {
        match self.find("main").pop() {
            Some(main) => main.text,
            None => self.html.as_ref().map_or_else(String::new, |html| text_of(html.root_element())),
        }
    }

    /// Asserts that the main part says this.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        let text = self.main_text();
        assert!(text.contains(words), "{} ({}) does not say '{words}', but: {text}", self.url, self.status);
        self
    }

    /// Asserts that the main part does not say this.
    #[track_caller]
    pub fn does_not_say(&self, words: &str) -> &Self {
        let text = self.main_text();
        assert!(!text.contains(words), "{} ({}) says '{words}': {text}", self.url, self.status);
        self
    }

    /// Asserts the status.
    #[track_caller]
    pub fn answers(&self, status: u16) -> &Self {
        assert_eq!(
            self.status.as_u16(),
            status,
            "{} leads to '{}' and says: {}",
            self.url,
            self.location(),
            self.main_text()
        );
        self
    }

    /// Asserts that the visitor is sent on to an address that begins so.
    #[track_caller]
    pub fn leads_to(&self, address: &str) -> &Self {
        self.answers(303);
        assert!(self.location().starts_with(address), "{} leads to '{}', not '{address}'", self.url, self.location());
        self
    }
}

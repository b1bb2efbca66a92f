//! XML written piece by piece, escaped everywhere and always with matching ends.

use quick_xml::escape::escape;

/// A growing XML text.
#[derive(Debug, Default)]
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

/// The attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// Returns an XML text that begins with its declaration.
    pub(super) fn new() -> Self {
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        Self { text: declaration.to_owned(), open: Vec::new() }
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>, end: &str) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.push_str(&format!(" {key}=\"{}\"", escape(*value)));
        }
        self.text.push_str(end);
    }

    /// Begins an element; [`Xml::close`] ends it.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes, ">");
        self.open.push(name);
    }

    /// Ends the element begun last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.text.push_str(&format!("</{name}>"));
        }
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes, "/>");
    }

    /// Writes an element with only a `w:val`, which is how Word says most things.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Writes an element with only text in it, whose spaces count.
    pub(super) fn text(&mut self, name: &'static str, text: &str) {
        self.open(name, &[("xml:space", "preserve")]);
        self.characters(text);
        self.close();
    }

    /// Writes text into the element that is open.
    pub(super) fn characters(&mut self, text: &str) {
        self.text.push_str(&escape(text));
    }

    /// Returns the text, with whatever is still open ended.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }
}

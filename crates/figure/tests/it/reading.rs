//! Reads a drawing back: its nodes, boxes and lines of text, and whether it keeps the rules for all drawings.

use figure::Outline;
use figure::measure::{Weight, width};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// A rectangle as drawn: left, top, right, bottom.
pub(crate) type Rect = [f64; 4];

/// A node as drawn.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) kind: String,
    pub(crate) heading: String,
    pub(crate) text: String,
    pub(crate) href: Option<String>,
    pub(crate) depth: usize,
    pub(crate) area: Option<Rect>,
}

/// A line of text: the box it stands in and what it takes by the estimate.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) words: String,
    pub(crate) room: Rect,
    pub(crate) taken: Rect,
}

/// All that was found in a drawing.
#[derive(Debug, Default)]
pub(crate) struct Drawing {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) size: (f64, f64),
    pub(crate) role: String,
    pub(crate) ids: Vec<String>,
    pub(crate) nodes: Vec<Seen>,
    pub(crate) relations: Vec<String>,
    pub(crate) lines: Vec<Line>,
    pub(crate) elements: Vec<String>,
    pub(crate) attributes: Vec<String>,
}

/// Reads a drawing; fails when it is not well-formed.
pub(crate) fn read(svg: &str) -> Drawing {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut state = State::default();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => state.begin(&tag),
            Event::Empty(tag) => {
                state.begin(&tag);
                state.end();
            }
            Event::End(_) => state.end(),
            Event::Text(text) => state.words(&text),
            Event::GeneralRef(named) => {
                let letter = named.resolve_char_ref().expect("a number").map(String::from);
                let known = || quick_xml::escape::resolve_xml_entity(&named).map(str::to_owned);
                state.words(&letter.or_else(known).expect("an entity of XML"));
            }
            Event::Eof => break,
            other => panic!("unforeseen: {other:?}"),
        }
    }
    assert!(state.open.is_empty(), "all elements are closed");
    state.drawing
}

#[derive(Default)]
struct State {
    drawing: Drawing,
    open: Vec<(String, String)>,
    /// The nodes that are open, by their places.
    within: Vec<usize>,
    line: Option<(f64, f64, String)>,
    text: (f64, bool, bool),
}

impl State {
    fn begin(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name().as_ref().to_owned();
        let mut given = std::collections::BTreeMap::new();
        for attribute in tag.attributes() {
            let attribute = attribute.expect("each attribute once");
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("escaped").into_owned();
            given.insert(attribute.key.as_ref().to_owned(), value);
        }
        let word = |name: &str| given.get(name).cloned().unwrap_or_default();
        let measure = |name: &str| word(name).parse::<f64>().unwrap_or(f64::NAN);
        let class = word("class");
        match (name.as_str(), class.as_str()) {
            ("svg", _) => {
                self.drawing.size = (measure("width"), measure("height"));
                self.drawing.role = word("role");
            }
            ("g", "pejl-figure-node") => {
                self.within.push(self.drawing.nodes.len());
                self.drawing.nodes.push(Seen { depth: self.within.len(), ..Seen::default() });
            }
            ("a", _) => {
                let place = *self.within.last().expect("a link is within a node");
                self.drawing.nodes[place].href = Some(word("href"));
            }
            ("rect", "pejl-figure-box") => {
                let (x, y) = (measure("x"), measure("y"));
                let place = *self.within.last().expect("a box is within a node");
                self.drawing.nodes[place].area = Some([x, y, x + measure("width"), y + measure("height")]);
            }
            ("text", _) => {
                self.text = (measure("font-size"), word("font-weight") == "600", word("text-anchor") == "middle");
                if class == "pejl-figure-relation" {
                    self.drawing.relations.push(String::new());
                }
            }
            ("tspan", _) => self.line = Some((measure("x"), measure("y"), String::new())),
            _ => (),
        }
        self.drawing.ids.extend(given.get("id").cloned());
        self.drawing.attributes.extend(given.into_keys());
        self.drawing.elements.push(name.clone());
        self.open.push((name, class));
    }

    fn end(&mut self) {
        let (name, class) = self.open.pop().expect("was begun");
        if name == "g" && class == "pejl-figure-node" {
            self.within.pop();
        }
        let Some((x, y, words)) = self.line.take().filter(|_| name == "tspan") else { return };
        let (size, bold, middle) = self.text;
        let wide = width(words.trim_end(), size, if bold { Weight::Bold } else { Weight::Regular });
        let left = if middle { x - wide / 2.0 } else { x };
        let rooms = self.within.iter().rev().filter_map(|place| self.drawing.nodes[*place].area);
        if let Some(room) = rooms.into_iter().next() {
            let taken = [left, y - size * 0.8, left + wide, y + size * 0.25];
            self.drawing.lines.push(Line { words, room, taken });
        }
    }

    fn words(&mut self, words: &str) {
        if let Some((_, _, line)) = &mut self.line {
            line.push_str(words);
        }
        let holder = self.open.iter().rev().find(|(name, _)| name != "tspan").cloned().unwrap_or_default();
        let node = self.within.last().and_then(|place| self.drawing.nodes.get_mut(*place));
        let into = match (holder.0.as_str(), holder.1.as_str(), node) {
            ("title", ..) => &mut self.drawing.title,
            ("desc", ..) => &mut self.drawing.description,
            (_, "pejl-figure-relation", _) => self.drawing.relations.last_mut().expect("was begun"),
            (_, "pejl-figure-kind", Some(node)) => &mut node.kind,
            (_, "pejl-figure-heading", Some(node)) => &mut node.heading,
            (_, "pejl-figure-text", Some(node)) => &mut node.text,
            other => panic!("words outside: {words} in {other:?}"),
        };
        into.push_str(words);
    }
}

/// What is compared: letters, since lines break and words are divided.
pub(crate) fn letters(text: &str) -> String {
    let kept = |letter: &char| !letter.is_whitespace() && !letter.is_control() && *letter != '-';
    text.chars().filter(kept).filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect()
}

/// Whether what is seen is what is meant, or its beginning with an ellipsis.
pub(crate) fn is_same(seen: &str, meant: &str) -> bool {
    let (seen, meant) = (letters(seen), letters(meant));
    seen == meant
        || seen.strip_suffix('…').is_some_and(|beginning| !beginning.is_empty() && meant.starts_with(beginning))
}

/// Whether a node of the picture is this node of the outline.
pub(crate) fn shows(seen: &Seen, meant: &Outline) -> bool {
    is_same(&seen.kind, &meant.kind)
        && is_same(&seen.heading, &meant.heading)
        && is_same(&seen.text, &meant.text)
        && seen.href == meant.href
}

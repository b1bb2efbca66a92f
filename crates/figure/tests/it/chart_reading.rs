//! Reads a chart back: its elements with what they say, and where they and their texts are.

use std::collections::BTreeMap;

use figure::measure::{Weight, width};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::reading::Rect;

/// An element as drawn.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) given: BTreeMap<String, String>,
    /// What is written in it and in what is within it, but not in its title.
    pub(crate) words: String,
    /// Its title.
    pub(crate) title: String,
}

impl Element {
    pub(crate) fn word(&self, name: &str) -> &str {
        self.given.get(name).map_or("", String::as_str)
    }

    pub(crate) fn is(&self, class: &str) -> bool {
        self.word("class").split(' ').any(|own| own == class)
    }

    fn measure(&self, name: &str) -> f64 {
        self.word(name).parse().unwrap_or(f64::NAN)
    }

    /// The places that it is drawn through; none for texts, and for what is not seen.
    pub(crate) fn places(&self) -> Vec<(f64, f64)> {
        let pairs = |text: &str| -> Vec<(f64, f64)> {
            let numbers = text.split([' ', ',', 'M', 'L', 'Z']).filter(|part| !part.is_empty());
            let numbers: Vec<f64> = numbers.map(|number| number.parse().unwrap_or(f64::NAN)).collect();
            numbers.chunks(2).map(|pair| (pair[0], pair.get(1).copied().unwrap_or(f64::NAN))).collect()
        };
        let (x, y) = (self.measure("x"), self.measure("y"));
        match self.name.as_str() {
            "rect" if self.given.contains_key("pointer-events") => Vec::new(),
            "rect" => vec![(x, y), (x + self.measure("width"), y + self.measure("height"))],
            "circle" => vec![(self.measure("cx"), self.measure("cy"))],
            "polygon" => pairs(self.word("points")),
            // An arc is a part of an icon.
            "path" if !self.word("d").contains('A') => pairs(self.word("d")),
            _ => Vec::new(),
        }
    }
}

/// A chart as drawn: its elements in their order, and the boxes of its texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chart {
    pub(crate) elements: Vec<Element>,
    pub(crate) texts: Vec<(String, Rect)>,
}

impl Chart {
    pub(crate) fn of_class(&self, class: &str) -> Vec<&Element> {
        self.elements.iter().filter(|element| element.is(class)).collect()
    }

    pub(crate) fn size(&self) -> (f64, f64) {
        let root = self.elements.first().expect("a root");
        (root.measure("width"), root.measure("height"))
    }

    fn begin(&mut self, open: &mut Vec<usize>, tag: &BytesStart<'_>) {
        let mut element = Element { name: tag.name().as_ref().to_owned(), ..Element::default() };
        for attribute in tag.attributes() {
            let attribute = attribute.expect("each attribute once");
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("escaped").into_owned();
            element.given.insert(attribute.key.as_ref().to_owned(), value);
        }
        open.push(self.elements.len());
        self.elements.push(element);
    }

    fn end(&mut self, open: &mut Vec<usize>) {
        let element = self.elements[open.pop().expect("was begun")].clone();
        let Some(parent) = open.last() else { return };
        if element.name == "title" {
            self.elements[*parent].title = element.words;
            return;
        }
        self.elements[*parent].words.push_str(&element.words);
        if element.name == "tspan" {
            let text = self.elements[*parent].clone();
            let (x, y, size) = (element.measure("x"), element.measure("y"), text.measure("font-size"));
            let weight = if text.word("font-weight") == "600" { Weight::Bold } else { Weight::Regular };
            let wide = width(element.words.trim_end(), size, weight);
            let left = match text.word("text-anchor") {
                "middle" => x - wide / 2.0,
                "end" => x - wide,
                _ => x,
            };
            self.texts.push((element.words, [left, y - size * 0.75, left + wide, y + size * 0.2]));
        }
    }
}

/// Reads a chart; fails when it is not well-formed.
pub(crate) fn read(svg: &str) -> Chart {
    let mut reader = quick_xml::Reader::from_str(svg);
    let (mut chart, mut open) = (Chart::default(), Vec::new());
    loop {
        let words = match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                chart.begin(&mut open, &tag);
                continue;
            }
            Event::Empty(tag) => {
                chart.begin(&mut open, &tag);
                chart.end(&mut open);
                continue;
            }
            Event::End(_) => {
                chart.end(&mut open);
                continue;
            }
            Event::Text(text) => text.to_string(),
            Event::GeneralRef(named) => {
                let letter = named.resolve_char_ref().expect("a number").map(String::from);
                let known = || quick_xml::escape::resolve_xml_entity(&named).map(str::to_owned);
                letter.or_else(known).expect("an entity of XML")
            }
            Event::Eof => break,
            other => panic!("unforeseen: {other:?}"),
        };
        let place = *open.last().expect("words are in an element");
        chart.elements[place].words.push_str(&words);
    }
    assert!(open.is_empty(), "all elements are closed");
    chart
}

//! Writing SVG: shapes and text as presentation attributes, nothing that a page could run or that a policy forbids.

use std::fmt::{Arguments, Write};

use crate::colour::Colour;
use crate::entry::Caption;
use crate::measure::{self, Weight};

/// Height of a line of text, as a share of its size.
pub(crate) const LEADING: f64 = 1.36;

/// A rectangle on the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Area {
    pub(crate) fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    pub(crate) fn right(self) -> f64 {
        self.x + self.width
    }

    pub(crate) fn bottom(self) -> f64 {
        self.y + self.height
    }

    pub(crate) fn centre(self) -> f64 {
        self.x + self.width / 2.0
    }

    pub(crate) fn middle(self) -> f64 {
        self.y + self.height / 2.0
    }

    pub(crate) fn meets(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// How a shape is filled and drawn around.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Paint {
    pub(crate) fill: Option<Colour>,
    pub(crate) stroke: Option<(Colour, f64)>,
}

impl Paint {
    /// Filled, without a border.
    pub(crate) fn filled(colour: Colour) -> Self {
        Self { fill: Some(colour), stroke: None }
    }

    /// Only a line.
    pub(crate) fn drawn(colour: Colour, thickness: f64) -> Self {
        Self { fill: None, stroke: Some((colour, thickness)) }
    }

    /// The same with a border.
    pub(crate) fn edged(mut self, colour: Colour, thickness: f64) -> Self {
        self.stroke = Some((colour, thickness));
        self
    }

    fn attributes(self) -> String {
        let fill = self.fill.map_or_else(|| "none".to_owned(), |colour| colour.to_string());
        let stroke =
            self.stroke.map(|(colour, thickness)| format!(" stroke=\"{colour}\" stroke-width=\"{}\"", fine(thickness)));
        format!("fill=\"{fill}\"{}", stroke.unwrap_or_default())
    }
}

/// Text broken into lines.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    pub(crate) lines: Vec<String>,
    pub(crate) size: f64,
    pub(crate) weight: Weight,
}

impl Block {
    /// The text in lines that fill the room, at most so many; for running text.
    pub(crate) fn new(text: &str, room: f64, size: f64, weight: Weight, most: usize) -> Self {
        let lines = measure::settled(text, room, size, weight);
        Self { lines: measure::shortened(lines, most, room, size, weight), size, weight }
    }

    /// The text in lines about equally long, at most so many; for headings.
    pub(crate) fn even(text: &str, room: f64, size: f64, weight: Weight, most: usize) -> Self {
        let lines = measure::balanced(text, room, size, weight);
        Self { lines: measure::shortened(lines, most, room, size, weight), size, weight }
    }

    /// The width of the longest line, by the estimate.
    pub(crate) fn width(&self) -> f64 {
        self.lines.iter().map(|line| measure::width(line, self.size, self.weight)).fold(0.0, f64::max)
    }

    pub(crate) fn height(&self) -> f64 {
        count(self.lines.len()) * self.size * LEADING
    }
}

/// Where the lines of a text begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) colour: Colour,
    pub(crate) thickness: f64,
    /// Lengths of dashes and of what is between them; empty for a whole line.
    pub(crate) dash: &'static str,
}

impl Stroke {
    pub(crate) const fn whole(colour: Colour, thickness: f64) -> Self {
        Self { colour, thickness, dash: "" }
    }
}

/// A drawing being made.
#[derive(Debug, Default)]
pub(crate) struct Svg {
    body: String,
    has_anchors: bool,
}

impl Svg {
    pub(crate) fn rect(&mut self, class: &str, area: Area, radius: f64, paint: Paint) {
        self.put(format_args!(
            "<rect{} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            classed(class),
            number(area.x),
            number(area.y),
            number(area.width),
            number(area.height)
        ));
        if radius > 0.0 {
            self.put(format_args!(" rx=\"{}\"", number(radius)));
        }
        self.put(format_args!(" {}/>", paint.attributes()));
    }

    pub(crate) fn path(&mut self, class: &str, steps: &str, paint: Paint) {
        self.put(format_args!("<path{} d=\"{steps}\" {}/>", classed(class), paint.attributes()));
    }

    /// An open line along steps.
    pub(crate) fn stroke(&mut self, class: &str, steps: &str, stroke: Stroke) {
        let Stroke { colour, thickness, dash } = stroke;
        let thickness = fine(thickness);
        self.put(format_args!(
            "<path{} d=\"{steps}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{thickness}\"",
            classed(class)
        ));
        if !dash.is_empty() {
            self.put(format_args!(" stroke-dasharray=\"{dash}\""));
        }
        self.body.push_str("/>");
    }

    /// A place that a pointer meets although nothing is seen there.
    pub(crate) fn touch(&mut self, area: Area) {
        self.put(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" pointer-events=\"all\"/>",
            number(area.x),
            number(area.y),
            number(area.width),
            number(area.height)
        ));
    }

    pub(crate) fn polygon(&mut self, corners: &[(f64, f64)], paint: Paint) {
        let points: Vec<_> = corners.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
        self.put(format_args!(
            "<polygon points=\"{}\" stroke-linejoin=\"round\" {}/>",
            points.join(" "),
            paint.attributes()
        ));
    }

    pub(crate) fn circle(&mut self, x: f64, y: f64, radius: f64, paint: Paint) {
        self.put(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>",
            number(x),
            number(y),
            number(radius),
            paint.attributes()
        ));
    }

    pub(crate) fn text(&mut self, class: &str, block: &Block, at: (f64, f64), anchor: Anchor, colour: Colour) {
        self.text_on("", class, block, (at, anchor, colour));
    }

    /// A text that can be read over lines: with white around its letters.
    pub(crate) fn haloed(&mut self, class: &str, block: &Block, at: (f64, f64), anchor: Anchor, colour: Colour) {
        let halo = " paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\"";
        self.text_on(halo, class, block, (at, anchor, colour));
    }

    fn text_on(&mut self, halo: &str, class: &str, block: &Block, placed: ((f64, f64), Anchor, Colour)) {
        let (at, anchor, colour) = placed;
        if block.lines.is_empty() {
            return;
        }
        let weight = match block.weight {
            Weight::Regular => "",
            Weight::Bold => " font-weight=\"600\"",
        };
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        self.put(format_args!(
            "<text{} font-size=\"{}\"{weight}{anchor} fill=\"{colour}\"{halo}>",
            classed(class),
            number(block.size)
        ));
        let (x, top) = at;
        for (line, position) in block.lines.iter().zip(0_u32..) {
            let y = top + block.size * (f64::from(position) * LEADING + 1.02);
            // The space keeps the words of two lines apart for whoever copies or searches them.
            let is_last = count(block.lines.len()) <= f64::from(position) + 1.0;
            let apart = if is_last { "" } else { " " };
            // A line in the middle is moved by half of that space.
            let x = if is_last || anchor.is_empty() { x } else { x + block.size * 0.12 };
            self.put(format_args!("<tspan x=\"{}\" y=\"{}\">{}{apart}</tspan>", number(x), number(y), escaped(line)));
        }
        self.body.push_str("</text>");
    }

    /// Begins a node; what comes until [`Svg::close`] belongs to it.
    pub(crate) fn open(&mut self, class: &str) {
        self.put(format_args!("<g{}>", classed(class)));
    }

    pub(crate) fn close(&mut self) {
        self.body.push_str("</g>");
    }

    /// Draws within a link, when there is an address.
    pub(crate) fn linked(&mut self, address: Option<&str>, draw: impl FnOnce(&mut Self)) {
        let Some(address) = address else { return draw(self) };
        self.has_anchors = true;
        self.put(format_args!("<a class=\"pejl-figure-anchor\" href=\"{}\">", escaped(address)));
        draw(self);
        self.body.push_str("</a>");
    }

    /// Draws something that is said as one: a link when there is an address, with its text as name and as hint.
    pub(crate) fn said(&mut self, class: &str, address: Option<&str>, spoken: &str, draw: impl FnOnce(&mut Self)) {
        let said = escaped(spoken);
        let end = if let Some(address) = address {
            self.has_anchors = true;
            let href = escaped(address);
            self.put(format_args!("<a class=\"pejl-figure-anchor {class}\" href=\"{href}\">"));
            "</a>"
        } else {
            self.put(format_args!("<g class=\"{class}\">"));
            "</g>"
        };
        let named = self.body.len().saturating_sub(1);
        self.put(format_args!("<title>{said}</title>"));
        let inside = self.body.len();
        draw(self);
        // A name that replaces text which is seen must hold it (WCAG 2.5.3): what shows text is called by its title.
        let shows_text = self.body.get(inside..).is_some_and(|drawn| drawn.contains("<text"));
        if address.is_some() && !shows_text {
            self.body.insert_str(named, &format!(" aria-label=\"{said}\""));
        }
        self.body.push_str(end);
    }

    /// Takes over what was drawn apart.
    pub(crate) fn take(&mut self, other: &Self) {
        self.body.push_str(&other.body);
        self.has_anchors |= other.has_anchors;
    }

    /// What is drawn, as an icon of so many units that is hidden from those who listen.
    pub(crate) fn finish_icon(self, size: f64) -> String {
        let size = number(size);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pejl-chart-icon\" width=\"{size}\" height=\"{size}\" \
             viewBox=\"0 0 {size} {size}\" aria-hidden=\"true\" focusable=\"false\">{}</svg>",
            self.body
        )
    }

    /// The whole drawing. With links in it, it is a group to be walked through: what is within a picture cannot be.
    pub(crate) fn finish(self, caption: &Caption, width: f64, height: f64) -> String {
        self.finish_as("pejl-figure", caption, width, height)
    }

    /// The whole drawing, with classes of its own.
    pub(crate) fn finish_as(self, class: &str, caption: &Caption, width: f64, height: f64) -> String {
        let (id, width, height) = (escaped(&caption.id), number(width.ceil()), number(height.ceil()));
        let role = if self.has_anchors { "group" } else { "img" };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{class}\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"{role}\" aria-labelledby=\"{id}-title\" \
             aria-describedby=\"{id}-description\" font-family=\"IBM Plex Sans, sans-serif\">\
             <title id=\"{id}-title\">{}</title><desc id=\"{id}-description\">{}</desc>{}</svg>",
            escaped(&caption.title),
            escaped(&caption.description),
            self.body
        )
    }

    fn put(&mut self, what: Arguments<'_>) {
        // Writing to a string cannot fail.
        self.body.write_fmt(what).unwrap_or_default();
    }
}

/// A coordinate, to a tenth.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let short = text.strip_suffix(".0").map(str::to_owned).unwrap_or(text);
    if short == "-0" { "0".to_owned() } else { short }
}

/// A thickness, to a hundredth.
fn fine(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// A number of things as a measure.
pub(crate) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn classed(class: &str) -> String {
    if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") }
}

fn escaped(text: &str) -> String {
    let shown = measure::shown(text);
    shown.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

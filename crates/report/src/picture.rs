//! Drawings: rewritten so that they hold shapes and words only, and measured so that they fit the page.
//!
//! A drawing stands in the middle of a web page under a strict content security policy, so scripts, style sheets,
//! style attributes, pictures from elsewhere and event handlers may not come with it. What is known to be harmless
//! is kept; everything else is left out.

use std::str::FromStr;

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer, escape::unescape};

/// The elements that are kept. Titles and descriptions go: the figure's alternative text says it better, once.
const ELEMENTS: [&str; 20] = [
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "defs",
    "use",
    "symbol",
    "clipPath",
    "mask",
    "marker",
    "pattern",
    "linearGradient",
    "radialGradient",
];
/// Also kept: the stops of gradients, which have no content.
const STOP: &str = "stop";

/// Returns the drawing with only harmless parts, its ids made unique by the figure's number; or what is wrong with it.
pub(crate) fn safe(svg: &str, number: usize) -> Result<String, String> {
    let mut reader = Reader::from_str(svg.trim_start());
    let mut writer = Writer::new(Vec::new());
    let mut depth = 0_usize;
    let mut dropped_depth = 0_usize;
    let mut has_root = false;
    loop {
        let event = reader.read_event().map_err(|fault| format!("it is not well-formed SVG ({fault})"))?;
        let outside = depth == 0;
        match event {
            Event::Eof => break,
            Event::Start(_) | Event::Empty(_) if dropped_depth == 0 && outside && has_root => {
                return Err("it has more than one outermost element".to_owned());
            }
            Event::Start(start) if dropped_depth > 0 || !is_kept(&start) => {
                root_must_be_kept(outside)?;
                drop(start);
                dropped_depth += 1;
            }
            Event::End(_) if dropped_depth > 0 => dropped_depth -= 1,
            _ if dropped_depth > 0 => {}
            Event::Start(start) => {
                let kept = kept_element(&start, number, outside)?;
                has_root = true;
                depth += 1;
                write(&mut writer, Event::Start(kept))?;
            }
            Event::Empty(start) if is_kept(&start) => {
                has_root = true;
                let kept = kept_element(&start, number, outside)?;
                write(&mut writer, Event::Empty(kept))?;
            }
            Event::Empty(_) => root_must_be_kept(outside)?,
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                write(&mut writer, Event::End(end))?;
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if outside => {}
            Event::GeneralRef(reference) => {
                unescape(&format!("&{};", &*reference))
                    .map_err(|fault| format!("it is not well-formed SVG ({fault})"))?;
                write(&mut writer, Event::GeneralRef(reference))?;
            }
            Event::CData(data) => {
                let text = data.escape().map_err(|fault| fault.to_string())?;
                write(&mut writer, Event::Text(text))?;
            }
            Event::Text(text) => write(&mut writer, Event::Text(text))?,
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
    }
    if !has_root || depth > 0 || dropped_depth > 0 {
        return Err("it is not a whole SVG drawing".to_owned());
    }
    let svg = String::from_utf8(writer.into_inner()).map_err(|fault| fault.to_string())?;
    Size::of(&svg).map(|_| svg)
}

fn write(writer: &mut Writer<Vec<u8>>, event: Event<'_>) -> Result<(), String> {
    writer.write_event(event).map_err(|fault| fault.to_string())
}

fn is_kept(start: &BytesStart<'_>) -> bool {
    let name = start.name();
    ELEMENTS.contains(&name.as_ref()) || name.as_ref() == STOP
}

fn root_must_be_kept(outside: bool) -> Result<(), String> {
    if outside { Err("its outermost element is not svg".to_owned()) } else { Ok(()) }
}

/// Returns the element with its harmless attributes; the outermost one also says that it is SVG.
fn kept_element(start: &BytesStart<'_>, number: usize, outermost: bool) -> Result<BytesStart<'static>, String> {
    let name = start.name().as_ref().to_owned();
    if outermost && name != "svg" {
        return Err("its outermost element is not svg".to_owned());
    }
    let mut kept = BytesStart::new(name);
    if outermost {
        kept.push_attribute(("xmlns", "http://www.w3.org/2000/svg"));
    }
    for attribute in start.attributes() {
        let Attribute { key, value } = attribute.map_err(|fault| format!("it is not well-formed SVG ({fault})"))?;
        let value = unescape(&value).map_err(|fault| format!("it is not well-formed SVG ({fault})"))?;
        if let Some(value) = kept_value(key.as_ref(), &value, number) {
            kept.push_attribute((key.as_ref(), value.as_str()));
        }
    }
    Ok(kept)
}

/// Returns the value an attribute is kept with; none when it is left out.
fn kept_value(name: &str, value: &str, number: usize) -> Option<String> {
    let harmful = name.starts_with("on")
        || name.starts_with("xmlns")
        || name.starts_with("aria-")
        || matches!(name, "style" | "class" | "role" | "tabindex" | "lang" | "systemLanguage");
    if harmful {
        return None;
    }
    match name {
        "id" => Some(format!("figure-{number}-{value}")),
        "href" | "xlink:href" => value.strip_prefix('#').map(|id| format!("#figure-{number}-{id}")),
        _ if name.contains(':') => None,
        _ if value.contains("url(") => {
            let inside = value.trim().strip_prefix("url(#")?.strip_suffix(')')?;
            inside
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
                .then(|| format!("url(#figure-{number}-{inside})"))
        }
        _ => Some(value.to_owned()),
    }
}

/// A width and a height in the same unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Size {
    /// From left to right.
    pub(crate) width: f64,
    /// From top to bottom.
    pub(crate) height: f64,
}

impl Size {
    /// Returns the proportions of a drawing, from its viewBox or else its width and height.
    pub(crate) fn of(svg: &str) -> Result<Self, String> {
        let wrong = || "it has neither a viewBox nor a width and height".to_owned();
        let mut reader = Reader::from_str(svg);
        let (Event::Start(root) | Event::Empty(root)) = reader.read_event().map_err(|fault| fault.to_string())? else {
            return Err(wrong());
        };
        let value = |name: &str| root.try_get_attribute(name).ok().flatten().map(|found| found.value);
        let from_box = value("viewBox").and_then(|list| {
            let separated = |character: char| character == ',' || character.is_ascii_whitespace();
            let parts: Vec<f64> = list.split(separated).filter_map(|part| f64::from_str(part).ok()).collect();
            if let [_, _, width, height] = parts[..] { Some(Self { width, height }) } else { None }
        });
        let length = |name: &str| value(name).and_then(|text| f64::from_str(text.trim().trim_end_matches("px")).ok());
        let size = from_box
            .or_else(|| length("width").zip(length("height")).map(|(width, height)| Self { width, height }))
            .ok_or_else(wrong)?;
        let sound = |length: f64| length.is_finite() && length > 0.0;
        if sound(size.width) && sound(size.height) { Ok(size) } else { Err(wrong()) }
    }

    /// Returns the largest size with the same proportions inside a frame.
    pub(crate) fn within(self, frame: Self) -> Self {
        let scale = (frame.width / self.width).min(frame.height / self.height);
        Self { width: self.width * scale, height: self.height * scale }
    }
}

/// The room for a drawing on an A4 page, in millimetres: the text's width, and what leaves room for its caption.
pub(crate) const ROOM: Size = Size { width: 160.0, height: 190.0 };

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    #[test]
    fn a_drawing_keeps_its_shapes_and_loses_what_could_do_harm() {
        let svg = r##"<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]><!-- c -->
            <svg viewBox="0 0 20 10" onload="alert(1)" style="color:red" class="a" role="img">
            <title>T</title><script>alert(1)</script><style>a{}</style>
            <foreignObject><b>x<i>y</i></b></foreignObject><image href="https://example.org/a.png"/>
            <defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>
            <rect fill="url(#g)" width="3" stroke="url(https://example.org)"/><use href="#g"/><use href="https://example.org#g"/>
            <text x="1">&lt;Ærø&gt; &#38; <![CDATA[<b>]]></text></svg>"##;
        let kept = safe(svg, 7).unwrap();
        let squeezed = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            squeezed,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\"> \
             <defs><linearGradient id=\"figure-7-g\"><stop offset=\"0\"/></linearGradient></defs> \
             <rect fill=\"url(#figure-7-g)\" width=\"3\"/><use href=\"#figure-7-g\"/><use/> \
             <text x=\"1\">&lt;Ærø&gt; &#38; &lt;b&gt;</text></svg>"
        );
    }

    #[test]
    fn what_is_not_a_whole_drawing_is_refused_with_a_reason() {
        for (svg, reason) in [
            ("", "not a whole SVG"),
            ("hello", "not a whole SVG"),
            ("<svg viewBox='0 0 1 1'>", "not a whole SVG"),
            ("<svg viewBox='0 0 1 1'><g></svg>", "not well-formed"),
            ("<svg viewBox='0 0 1 1'>&nope;</svg>", "not well-formed"),
            ("<html/>", "outermost element is not svg"),
            ("<g><svg/></g>", "outermost element is not svg"),
            ("<svg viewBox='0 0 1 1'/><svg/>", "more than one"),
            ("<svg/>", "neither a viewBox"),
            ("<svg viewBox='0 0 0 1'/>", "neither a viewBox"),
            ("<svg viewBox='0 0 NaN 1'/>", "neither a viewBox"),
        ] {
            let found = safe(svg, 1).unwrap_err();
            assert!(found.contains(reason), "{svg}: {found}");
        }
    }

    #[test]
    fn a_tall_drawing_is_limited_by_its_height_and_a_wide_one_by_its_width() {
        let tall = Size { width: 10.0, height: 100.0 }.within(ROOM);
        assert!((tall.height - ROOM.height).abs() < 1e-9 && (tall.width - 19.0).abs() < 1e-9);
        let wide = Size::of("<svg width=\"320px\" height=\"100\"/>").unwrap().within(ROOM);
        assert!((wide.width - ROOM.width).abs() < 1e-9 && (wide.height - 50.0).abs() < 1e-9);
    }
}

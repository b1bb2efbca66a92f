//! The messages drawn around the core task, as SVG of shapes and real text. Pure.
//!
//! Measures are in the drawing's own units. Where lines of text break is estimated (`figure::measure`), since the
//! reader's typeface is not known. A text longer than the box may be ends with an ellipsis; the list beside the
//! drawing has all of it.

use std::fmt::Write;

use ::figure::measure::{Weight, lines, shortened};

/// What to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure<'f> {
    /// What the drawing is called, for those who hear it.
    pub title: &'f str,
    /// Everything that it says, for those who hear it.
    pub description: &'f str,
    /// What stands in the middle.
    pub middle: &'f str,
    /// Title and text of each message, in order: first down the left side, then down the right.
    pub messages: &'f [(String, String)],
    /// The colour of lines, such as `#454545`; the style sheet of a page may give another.
    pub colour: &'f str,
}

const WIDTH: f64 = 820.0;
const BOX: f64 = 282.0;
const PAD: f64 = 16.0;
const GAP: f64 = 24.0;
const TITLE: f64 = 16.0;
const TEXT: f64 = 15.0;
const MIDDLE: f64 = 19.0;
const LINE: f64 = 1.35;
const MOST_LINES: usize = 14;
const MIDDLE_RADIUS: f64 = 108.0;

struct Drawn {
    title: Vec<String>,
    text: Vec<String>,
    height: f64,
}

/// Draws the figure.
#[must_use]
pub fn figure(figure: &Figure<'_>) -> String {
    let drawn: Vec<Drawn> = figure.messages.iter().map(|(title, text)| drawn(title, text)).collect();
    let (left, right) = drawn.split_at(drawn.len().div_ceil(2));
    let tallest = column_height(left).max(column_height(right));
    let middle = lines(figure.middle, MIDDLE_RADIUS * 1.5, MIDDLE, Weight::Bold);
    let middle_height = count(middle.len()) * MIDDLE * LINE + 3.0 * PAD;
    let height = tallest.max(middle_height + 2.0 * PAD) + 4.0;
    let mut svg = String::new();
    put(
        &mut svg,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pejl-figure\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" \
             aria-labelledby=\"figure-title figure-description\" font-family=\"IBM Plex Sans, sans-serif\">\
             <title id=\"figure-title\">{}</title><desc id=\"figure-description\">{}</desc>",
            escaped(figure.title),
            escaped(figure.description)
        ),
    );
    let sides = [(left, 2.0, BOX + 2.0), (right, WIDTH - BOX - 2.0, WIDTH - BOX - 2.0)];
    for (column, _, edge) in &sides {
        each(column, height, |top, one| {
            put(
                &mut svg,
                format_args!(
                    "<line class=\"pejl-figure-line\" x1=\"{:.0}\" y1=\"{:.0}\" x2=\"{edge:.0}\" y2=\"{:.0}\" stroke=\"{}\" stroke-width=\"2\"/>",
                    WIDTH / 2.0,
                    height / 2.0,
                    top + one.height / 2.0,
                    figure.colour
                ),
            );
        });
    }
    for (column, x, _) in &sides {
        each(column, height, |top, one| message(&mut svg, one, *x, top, figure.colour));
    }
    put(
        &mut svg,
        format_args!(
            "<ellipse class=\"pejl-figure-line\" cx=\"{:.0}\" cy=\"{:.0}\" rx=\"{MIDDLE_RADIUS:.0}\" ry=\"{:.0}\" fill=\"#ffffff\" stroke=\"{}\" stroke-width=\"5\"/>",
            WIDTH / 2.0,
            height / 2.0,
            (middle_height / 2.0 + PAD).min(height / 2.0 - 3.0),
            figure.colour
        ),
    );
    let top = height / 2.0 - count(middle.len()) * MIDDLE * LINE / 2.0;
    text(&mut svg, &middle, WIDTH / 2.0, top, MIDDLE, "text-anchor=\"middle\" font-weight=\"bold\"");
    svg.push_str("</svg>");
    svg
}

fn message(svg: &mut String, one: &Drawn, x: f64, top: f64, colour: &str) {
    put(
        svg,
        format_args!(
            "<rect class=\"pejl-figure-line\" x=\"{x:.0}\" y=\"{top:.0}\" width=\"{BOX:.0}\" height=\"{:.0}\" rx=\"4\" fill=\"#ffffff\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            one.height
        ),
    );
    text(svg, &one.title, x + PAD, top + PAD, TITLE, "font-weight=\"bold\"");
    let below = top + PAD + count(one.title.len()) * TITLE * LINE + 4.0;
    text(svg, &one.text, x + PAD, below, TEXT, "");
}

fn text(svg: &mut String, lines: &[String], x: f64, top: f64, size: f64, how: &str) {
    if lines.is_empty() {
        return;
    }
    put(svg, format_args!("<text font-size=\"{size:.0}\" fill=\"#1a1a1a\" {how}>"));
    for (line, number) in lines.iter().zip(0_u16..) {
        let y = top + size + f64::from(number) * size * LINE;
        // The space keeps the words of two lines apart for whoever copies or searches them.
        put(svg, format_args!("<tspan x=\"{x:.0}\" y=\"{y:.1}\">{} </tspan>", escaped(line)));
    }
    svg.push_str("</text>");
}

fn put(svg: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    svg.write_fmt(what).unwrap_or_default();
}

fn drawn(title: &str, text: &str) -> Drawn {
    let room = BOX - 2.0 * PAD;
    let title = lines(title, room, TITLE, Weight::Bold);
    let text = lines(text, room, TEXT, Weight::Regular);
    let text = shortened(text, MOST_LINES, room, TEXT, Weight::Regular);
    let words = if text.is_empty() { 0.0 } else { 4.0 + count(text.len()) * TEXT * LINE };
    let height = 2.0 * PAD + count(title.len()) * TITLE * LINE + words;
    Drawn { title, text, height }
}

fn column_height(column: &[Drawn]) -> f64 {
    column.iter().map(|one| one.height).sum::<f64>() + GAP * count(column.len().saturating_sub(1))
}

fn each(column: &[Drawn], height: f64, mut what: impl FnMut(f64, &Drawn)) {
    let mut top = (height - column_height(column)) / 2.0;
    for one in column {
        what(top, one);
        top += one.height + GAP;
    }
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn draw(messages: &[(String, String)]) -> String {
        figure(&Figure { title: "T", description: "D", middle: "Et <godt> liv", messages, colour: "#454545" })
    }

    /// The words between the tags, without title and description.
    fn words(svg: &str) -> Vec<String> {
        let (_, drawn) = svg.split_once("</desc>").unwrap();
        let text: String =
            drawn.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text)).collect::<Vec<_>>().concat();
        let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        plain.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_figure_says_the_messages_in_order_and_the_middle_and_nothing_is_run_as_markup() {
        let one = |title: &str, text: &str| (title.to_owned(), text.to_owned());
        let svg = draw(&[one("A & B", "<script>x</script>"), one("To", "\"tekst\"")]);
        assert_eq!(words(&svg).join(" "), "A & B <script>x</script> To \"tekst\" Et <godt> liv");
        assert!(!svg.contains("<script"));
    }

    #[test]
    fn a_word_too_long_for_the_box_is_broken_and_a_text_too_long_ends_with_an_ellipsis() {
        let long = "forventningsafstemningsprocesbeskrivelsesarbejdsgruppe";
        let svg = draw(&[(long.to_owned(), "ord ".repeat(500))]);
        assert!(svg.contains("…"));
        assert_eq!(words(&svg).concat().replace('-', "").split("ord").next().unwrap(), long);
    }

    proptest! {
        #[test]
        fn every_line_and_every_box_keeps_within_the_figure(
            messages in prop::collection::vec(("[A-ZÆØÅ ]{1,60}", "[a-zæøåm ,.]{0,300}"), 1..7)
        ) {
            let svg = draw(&messages);
            let height: f64 = svg.split("viewBox=\"0 0 820 ").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
            for y in svg.split(" y=\"").skip(1).map(|part| part.split('"').next().unwrap().parse::<f64>().unwrap()) {
                prop_assert!(y >= 0.0 && y <= height, "{} of {}", y, height);
            }
        }
    }
}

//! Headings, landmarks, language, identifiers, tables, pictures.

use std::collections::HashSet;

use scraper::{ElementRef, Html};

use super::{Faults, all, tag};
use crate::page::text_of;

/// What only whole pages have.
pub(super) fn document(html: &Html, faults: &mut Faults) {
    headings(html, faults);
    let language = html.root_element().attr("lang").unwrap_or_default();
    faults.unless(["da", "en"].contains(&language), || format!("the page's language is '{language}'"));
    let mains = all(html, "main").len();
    faults.unless(mains == 1, || format!("{mains} main landmarks"));
    for landmark in ["header", "footer", "nav"] {
        faults.unless(!all(html, landmark).is_empty(), || format!("no {landmark}"));
    }
    let navigations = all(html, "nav");
    let nameless = navigations.len() > 1
        && navigations.iter().any(|nav| nav.attr("aria-label").is_none() && nav.attr("aria-labelledby").is_none());
    faults.unless(!nameless, || "of several nav landmarks, one has no name".to_owned());
    let skips = all(html, "body a").first().is_some_and(|first| first.attr("href") == Some("#main-content"))
        && all(html, "main#main-content").len() == 1;
    faults.unless(skips, || "the first link does not skip to the main content".to_owned());
    let viewport =
        all(html, "meta[name=viewport]").first().and_then(|meta| meta.attr("content")).unwrap_or_default().to_owned();
    faults.unless(
        viewport.contains("width=device-width")
            && !viewport.contains("maximum-scale")
            && !viewport.contains("user-scalable"),
        || format!("viewport '{viewport}' hinders enlarging"),
    );
}

fn headings(html: &Html, faults: &mut Faults) {
    let heads: Vec<String> = all(html, "h1").into_iter().map(text_of).collect();
    let title = all(html, "title").first().map(|title| text_of(*title)).unwrap_or_default();
    match heads.as_slice() {
        [head] => {
            faults.unless(!head.is_empty(), || "the h1 is empty".to_owned());
            faults.unless(title.starts_with(head.as_str()), || {
                format!("the title '{title}' does not begin with the h1 '{head}'")
            });
        }
        several => faults.0.push(format!("{} × h1", several.len())),
    }
    let levels: Vec<usize> = all(html, "main :is(h1, h2, h3, h4, h5, h6)")
        .iter()
        .filter_map(|head| head.value().name().strip_prefix('h')?.parse().ok())
        .collect();
    for (before, after) in levels.iter().zip(levels.iter().skip(1)) {
        faults.unless(*after <= before + 1, || format!("an h{after} follows an h{before}"));
    }
}

/// What parts of pages have too.
pub(super) fn anywhere(html: &Html, faults: &mut Faults) {
    identifiers(html, faults);
    for table in all(html, "table") {
        let is_named = table.attr("aria-label").is_some()
            || table.attr("aria-labelledby").is_some()
            || table.select(&crate::page::selector("caption")).next().is_some();
        faults.unless(is_named, || format!("a table has neither caption nor name: {}", tag(table)));
    }
    for head in all(html, "th") {
        let scope = head.attr("scope").unwrap_or_default();
        faults.unless(["col", "row", "colgroup", "rowgroup"].contains(&scope), || {
            format!("a th has no scope: {}", tag(head))
        });
    }
    for picture in all(html, "img") {
        faults.unless(picture.attr("alt").is_some(), || format!("a picture has no alt: {}", tag(picture)));
    }
    for drawing in all(html, "svg") {
        let is_told = drawing.attr("aria-hidden") == Some("true")
            || drawing.attr("aria-label").is_some()
            || drawing.attr("aria-labelledby").is_some()
            || drawing.ancestors().filter_map(ElementRef::wrap).any(|around| around.attr("role") == Some("img"));
        faults.unless(is_told, || format!("a drawing is neither named nor hidden: {}", tag(drawing)));
    }
    let text = text_of(html.root_element());
    faults.unless(!text.contains("{$") && !text.contains("{ $"), || {
        "a text has a hole that nothing was put in".to_owned()
    });
}

fn identifiers(html: &Html, faults: &mut Faults) {
    let mut known = HashSet::new();
    for element in all(html, "[id]") {
        let id = element.attr("id").unwrap_or_default();
        faults.unless(!id.is_empty() && !id.contains(char::is_whitespace), || {
            format!("the id '{id}' cannot be referred to")
        });
        faults.unless(known.insert(id), || format!("two elements have the id '{id}'"));
    }
    for name in ["for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns"] {
        for element in all(html, &format!("[{name}]")) {
            for id in element.attr(name).unwrap_or_default().split_whitespace() {
                faults.unless(known.contains(id), || {
                    format!("{name} refers to '{id}', which is not there: {}", tag(element))
                });
            }
        }
    }
    for link in all(html, "a[href^='#']") {
        let id = link.attr("href").unwrap_or_default().trim_start_matches('#');
        faults.unless(known.contains(id), || format!("a link leads to '#{id}', which is not there: {}", tag(link)));
    }
}

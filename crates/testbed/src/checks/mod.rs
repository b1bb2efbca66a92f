//! What every page must be, whatever it is about. The client asks this of every answer, so that no test can
//! forget it. Sources: WCAG 2.1 level AA, the design system's rules for forms, our own rules for safety.

mod fields;
mod structure;

use scraper::{ElementRef, Html};

use crate::page::{Page, selector};

/// Returns what is wrong with an answer, in words.
pub(crate) fn faults(page: &Page) -> Vec<String> {
    let mut faults = Faults::default();
    headers(page, &mut faults);
    // A file to be kept is a document of its own, not a page of the program.
    let is_kept = page.header("content-disposition").starts_with("attachment");
    if let Some(html) = page.html().filter(|_| !is_kept) {
        if page.is_document() {
            structure::document(html, &mut faults);
        }
        structure::anywhere(html, &mut faults);
        fields::labels(html, &mut faults);
        fields::forms(html, &mut faults);
        inline(html, &mut faults);
        addresses(html, &mut faults);
    }
    faults.0
}

/// The faults found so far.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn unless(&mut self, is_well: bool, fault: impl FnOnce() -> String) {
        if !is_well {
            self.0.push(fault());
        }
    }
}

/// All elements that a selector finds.
fn all<'h>(html: &'h Html, css: &str) -> Vec<ElementRef<'h>> {
    html.select(&selector(css)).collect()
}

/// The beginning of an element's HTML, to know it by.
fn tag(element: ElementRef<'_>) -> String {
    element.html().chars().take(120).collect()
}

fn headers(page: &Page, faults: &mut Faults) {
    let policy = page.header("content-security-policy");
    faults.unless(policy.contains("default-src 'none'"), || format!("the content security policy is '{policy}'"));
    faults.unless(!policy.contains("unsafe-"), || {
        format!("the content security policy lets unsafe things in: '{policy}'")
    });
    faults
        .unless(page.header("x-content-type-options") == "nosniff", || "x-content-type-options is missing".to_owned());
    faults.unless(!page.header("cache-control").is_empty(), || "cache-control is missing".to_owned());
    faults.unless(!page.header("referrer-policy").is_empty(), || "referrer-policy is missing".to_owned());
    let is_page = page.html().is_some();
    faults.unless(!is_page || page.header("cache-control").contains("no-store"), || {
        "a page may be kept by others: no 'no-store'".to_owned()
    });
}

fn inline(html: &Html, faults: &mut Faults) {
    for element in all(html, "style, [style], script:not([src])") {
        faults.0.push(format!("inline style or script: {}", tag(element)));
    }
    for element in all(html, "*") {
        for (name, value) in element.value().attrs() {
            let is_script = name.starts_with("on") || value.trim_start().to_lowercase().starts_with("javascript:");
            faults.unless(!is_script, || format!("inline script in '{name}': {}", tag(element)));
        }
    }
}

/// Links stay on the site, by absolute path or within the page; other sites and addresses have their scheme.
fn addresses(html: &Html, faults: &mut Faults) {
    for (css, name) in [("[href]", "href"), ("[src]", "src"), ("[action]", "action"), ("[formaction]", "formaction")] {
        for element in all(html, css) {
            let address = element.attr(name).unwrap_or_default();
            let is_own = (address.starts_with('/') && !address.starts_with("//"))
                || (address.starts_with('#') && address.len() > 1);
            let is_outside = element.value().name() == "a"
                && ["https://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme));
            faults.unless(is_own || is_outside, || {
                format!("{name}=\"{address}\" is neither '/…' nor '#…': {}", tag(element))
            });
        }
    }
}

#[cfg(test)]
mod tests;

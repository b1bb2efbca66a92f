//! The report on the web: semantic HTML that works with a keyboard, a screen reader, a phone and a printer.
//!
//! No script and no style attribute anywhere, so it also fits a page under a strict content security policy.

mod body;
mod contents;

use quick_xml::escape::escape;

use crate::prepare::prepare;
use crate::{Colour, Document, ReportError};

/// The style sheet of a report's content, for pages of a site that embed [`html_body`].
///
/// It styles only classes that begin with `report-`, and takes its colour from the custom property
/// `--report-accent` (and `--report-ink` for text in that colour) when the page sets them.
pub const STYLESHEET: &str = include_str!("report.css");

/// Returns the document as one self-contained web page.
///
/// The title is the page's only `h1`; the document's own headings follow from `h2`. The contents stand in a `nav`.
///
/// # Errors
/// What [`crate::check`] finds, or a drawing that is not SVG.
pub fn html(document: &Document) -> Result<String, ReportError> {
    let document = prepare(document)?;
    let words = document.language.words();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{}{STYLESHEET}</style>\n</head>\n<body class=\"report-page\">\n\
         <a class=\"report-skip\" href=\"#report-content\">{}</a>\n",
        words.code,
        escape(page_title(&document)),
        colours(document.accent),
        words.skip,
    );
    out.push_str("<header class=\"report-header\">\n");
    for (tag, class, text) in [
        ("p", "report-organisation", &document.organisation),
        ("h1", "report-title", &document.title),
        ("p", "report-subtitle", &document.subtitle),
        ("p", "report-date", &document.date_text),
    ] {
        if !text.trim().is_empty() {
            out.push_str(&format!("<{tag} class=\"{class}\">{}</{tag}>\n", escape(text)));
        }
    }
    out.push_str("</header>\n");
    contents::write(&document, &mut out);
    out.push_str("<main class=\"report-content\" id=\"report-content\">\n");
    body::write(&document, &mut out);
    out.push_str("</main>\n</body>\n</html>\n");
    Ok(out)
}

/// Returns the contents and the content of the document for a page that has its own `h1`, `main` and language.
///
/// The title page's words are left to the page. Serve [`STYLESHEET`] with it.
///
/// # Errors
/// What [`crate::check`] finds, or a drawing that is not SVG.
pub fn html_body(document: &Document) -> Result<String, ReportError> {
    let document = prepare(document)?;
    let mut out = format!("<div class=\"report-embedded\" lang=\"{}\">\n", document.language.words().code);
    contents::write(&document, &mut out);
    out.push_str("<div class=\"report-content\">\n");
    body::write(&document, &mut out);
    out.push_str("</div>\n</div>\n");
    Ok(out)
}

fn page_title(document: &Document) -> String {
    if document.organisation.trim().is_empty() {
        document.title.clone()
    } else {
        format!("{} – {}", document.title, document.organisation)
    }
}

/// Returns the rule that sets the municipality's colour, when it has chosen one.
fn colours(accent: Option<Colour>) -> String {
    let Some(accent) = accent else {
        return String::new();
    };
    let ink = if accent.is_readable_on_white() { format!("--report-ink:{accent};") } else { String::new() };
    format!(":root{{--report-accent:{accent};{ink}}}\n")
}

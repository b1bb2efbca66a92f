//! The web page: what makes it accessible, and what a strict content security policy would refuse.

use report::{ReportError, html, html_body};
use scraper::Html;

use crate::reading::selector;
use crate::sample;

fn texts(page: &Html, rule: &str) -> Vec<String> {
    page.select(&selector(rule)).map(|element| element.text().collect()).collect()
}

#[test]
fn the_page_has_a_language_one_title_and_landmarks() {
    let page = Html::parse_document(&html(&sample::report()).unwrap());
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    assert_eq!(page.select(&selector("html[lang=da]")).count(), 1);
    assert_eq!(texts(&page, "title"), ["Styring efter kerneopgaven – Ærøvig Kommune"]);
    assert_eq!(texts(&page, "h1"), ["Styring efter kerneopgaven"]);
    for landmark in ["body > header", "body > nav[aria-labelledby=report-contents]", "body > main"] {
        assert_eq!(page.select(&selector(landmark)).count(), 1, "{landmark}");
    }
}

#[test]
fn the_contents_are_nested_links_to_the_headings() {
    let page = Html::parse_document(&html(&sample::report()).unwrap());
    assert_eq!(
        texts(&page, "nav a"),
        [
            "Forvaltning 1: børn, unge og læringsfællesskaber",
            "Hvad borgerne skal mærke",
            "Sådan går vi frem",
            "Det samlede billede",
            "Vurdering"
        ]
    );
    assert_eq!(texts(&page, "nav > ol > li > ol > li > ol > li > a"), ["Sådan går vi frem", "Vurdering"]);
    for link in page.select(&selector("a[href^='#']")) {
        let target = link.attr("href").unwrap();
        assert_eq!(page.select(&selector(target)).count(), 1, "{target}");
    }
}

#[test]
fn every_table_has_a_caption_and_scoped_headers() {
    let page = Html::parse_document(&html(&sample::report()).unwrap());
    assert_eq!(texts(&page, "caption"), ["Tabel 1. Status og forbrug fordelt på områder"]);
    assert_eq!(page.select(&selector("thead th[scope=col]")).count(), 4);
    assert_eq!(page.select(&selector("tbody tr > th[scope=row]:first-child")).count(), 18);
    assert_eq!(page.select(&selector("tfoot th[scope=row]")).count(), 1);
    assert_eq!(page.select(&selector("th:not([scope])")).count(), 0);
    assert_eq!(page.select(&selector("[role=region][tabindex='0'][aria-labelledby=report-table-1]")).count(), 1);
}

#[test]
fn nothing_in_the_embedded_content_needs_an_exception_from_the_security_policy() {
    let mut document = sample::report();
    document.blocks.push(report::Block::Figure(report::Figure {
        svg: "<svg viewBox='0 0 1 1' style='color:red' onload='x()'><style>a{}</style><script>x()</script></svg>"
            .to_owned(),
        alt: "Intet".to_owned(),
        caption: String::new(),
    }));
    let body = html_body(&document).unwrap();
    let content = Html::parse_fragment(&body);
    for forbidden in ["[style]", "style", "script", "[onload]", "h1", "main", "svg title"] {
        assert_eq!(content.select(&selector(forbidden)).count(), 0, "{forbidden}");
    }
    assert_eq!(content.select(&selector("figure [role=img][aria-label]")).count(), 2);
}

#[test]
fn what_looks_like_markup_is_shown_as_text() {
    let mut document = sample::empty();
    document.title = "<b>&amp;".to_owned();
    document.blocks = vec![report::Block::Paragraph(sample::text("<script>alert('x')</script>"))];
    let page = html(&document).unwrap();
    assert_eq!(texts(&Html::parse_document(&page), "h1"), ["<b>&amp;"]);
    assert!(!page.contains("<script>") && !page.contains("<b>"));
}

#[test]
fn a_skipped_heading_level_is_refused_and_the_heading_named() {
    let mut document = sample::empty();
    document.blocks = vec![sample::heading(1, "Mål", "maal"), sample::heading(3, "Delmål", "delmaal")];
    assert_eq!(
        html(&document).unwrap_err(),
        ReportError::SkippedLevel { heading: "Delmål".to_owned(), level: 3, most: 2 }
    );
}

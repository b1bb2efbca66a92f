//! Forms: every field has a label, every button and link a name, every fault is told at the top and at the field.

use std::collections::HashSet;

use scraper::{ElementRef, Html};

use super::{Faults, all, tag};
use crate::page::{selector, text_of};

const FIELDS: &str =
    "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]), select, textarea";

/// Fields, buttons and links say what they are.
pub(super) fn labels(html: &Html, faults: &mut Faults) {
    let labels = all(html, "label").into_iter().filter(|label| !text_of(*label).is_empty());
    let labelled: HashSet<&str> = labels.filter_map(|label| label.attr("for")).collect();
    for field in all(html, FIELDS) {
        faults.unless(is_labelled(html, field, &labelled), || format!("a field has no label: {}", tag(field)));
    }
    for one in all(html, "button, a[href], summary, [role=button]") {
        faults.unless(is_named(html, one), || format!("a button or link has no name: {}", tag(one)));
    }
    for field in all(html, "[aria-invalid=true]") {
        let id = field.attr("id").unwrap_or_default();
        let summary = format!("[role=alert] a[href='#{id}']");
        faults
            .unless(!all(html, &summary).is_empty(), || format!("the fault of '{id}' is not in a summary at the top"));
        faults.unless(field.attr("aria-describedby").is_some(), || {
            format!("the fault of '{id}' is not told at the field")
        });
    }
    for group in all(html, "fieldset") {
        let has_legend = group.select(&selector("legend")).next().is_some_and(|legend| !text_of(legend).is_empty());
        faults.unless(has_legend || name_attributes(html, group), || {
            format!("a group of fields has no legend: {}", tag(group))
        });
    }
}

fn is_labelled(html: &Html, field: ElementRef<'_>, labelled: &HashSet<&str>) -> bool {
    let by_id = field.attr("id").is_some_and(|id| labelled.contains(id));
    let is_inside = field
        .ancestors()
        .filter_map(ElementRef::wrap)
        .any(|around| around.value().name() == "label" && !text_of(around).is_empty());
    by_id || is_inside || name_attributes(html, field)
}

fn is_named(html: &Html, one: ElementRef<'_>) -> bool {
    let picture = one
        .select(&selector("img[alt], svg[aria-label]"))
        .any(|picture| !picture.attr("alt").or(picture.attr("aria-label")).unwrap_or_default().is_empty());
    !text_of(one).is_empty() || picture || name_attributes(html, one)
}

fn name_attributes(html: &Html, one: ElementRef<'_>) -> bool {
    let label = one.attr("aria-label").is_some_and(|label| !label.trim().is_empty());
    let mut others = one.attr("aria-labelledby").unwrap_or_default().split_whitespace();
    label
        || others
            .any(|id| all(html, "[id]").iter().any(|other| other.attr("id") == Some(id) && !text_of(*other).is_empty()))
}

/// Forms say where they go, and those that change something carry the token.
pub(super) fn forms(html: &Html, faults: &mut Faults) {
    for form in all(html, "form") {
        let method = form.attr("method").unwrap_or("get").to_lowercase();
        if method == "dialog" {
            continue;
        }
        faults.unless(form.attr("action").is_some(), || format!("a form has no action: {}", tag(form)));
        let tokens = form
            .select(&selector("input[type=hidden][name=token]"))
            .filter(|token| token.attr("value").is_some_and(|value| value.len() == 64))
            .count();
        match method.as_str() {
            "post" => faults
                .unless(tokens == 1, || format!("a form that changes something has {tokens} tokens: {}", tag(form))),
            "get" => faults.unless(tokens == 0, || {
                format!("a form that only looks puts the token into the address: {}", tag(form))
            }),
            other => faults.0.push(format!("a form's method is '{other}'")),
        }
        let has_button = form.select(&selector("button:not([type=button]), input[type=submit]")).next().is_some();
        faults.unless(has_button, || format!("a form cannot be sent without a script: {}", tag(form)));
        let has_file = form.select(&selector("input[type=file]")).next().is_some();
        faults.unless(!has_file || form.attr("enctype") == Some("multipart/form-data"), || {
            format!("a form with a file has no enctype: {}", tag(form))
        });
    }
}

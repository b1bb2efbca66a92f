//! The checks of pages are themselves checked: each finds what it is there to find, and a good page passes.

use axum::http::{HeaderMap, StatusCode};

use super::faults;
use crate::page::Page;

const GOOD: &str = r##"<!DOCTYPE html><html lang="da"><head><meta name="viewport" content="width=device-width"><title>Camps – Fjordby</title></head><body>
<a href="#main-content">Spring over</a><header></header><nav aria-label="Menu"></nav><main id="main-content"><h1>Camps</h1><h2>Ny</h2>
<form method="post" action="/camps"><input type="hidden" name="token" value="TOKEN"><label for="navn">Navn</label><input id="navn" name="navn"><button>Gem</button></form>
<table><caption>Tal</caption><tr><th scope="col">Antal</th></tr></table></main><footer></footer></body></html>"##;

fn page(html: &str) -> Page {
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("content-security-policy", "default-src 'none'"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("referrer-policy", "same-origin"),
    ] {
        headers.insert(name, value.parse().unwrap());
    }
    let html = html.replace("TOKEN", &"a".repeat(64));
    Page::new("/camps", StatusCode::OK, headers, html.into_bytes())
}

#[test]
fn a_good_page_passes() {
    assert_eq!(faults(&page(GOOD)), Vec::<String>::new());
}

#[test]
fn every_fault_is_found() {
    let changes = [
        ("<h1>Camps</h1>", "<h1>Camps</h1><h1>Camps</h1>", "2 × h1"),
        ("<h1>Camps</h1>", "<h1>Noget andet</h1>", "does not begin with the h1"),
        ("<h2>Ny</h2>", "<h3>Ny</h3>", "an h3 follows an h1"),
        (" lang=\"da\"", "", "language"),
        ("width=device-width", "width=device-width, maximum-scale=1", "hinders enlarging"),
        ("<main id=\"main-content\">", "<main id=\"andet\">", "skip"),
        ("<footer></footer>", "", "no footer"),
        ("<h2>Ny</h2>", "<h2 id=\"navn\">Ny</h2>", "two elements have the id 'navn'"),
        ("<label for=\"navn\">Navn</label>", "", "no label"),
        ("<label for=\"navn\">Navn</label>", "<label for=\"andet\">Navn</label>", "for refers to 'andet'"),
        (" action=\"/camps\"", "", "no action"),
        ("<input type=\"hidden\" name=\"token\" value=\"TOKEN\">", "", "0 tokens"),
        ("method=\"post\"", "method=\"get\"", "puts the token into the address"),
        ("<button>Gem</button>", "", "cannot be sent without a script"),
        ("<button>Gem</button>", "<button></button>", "no name"),
        ("<h2>Ny</h2>", "<h2 style=\"color:red\">Ny</h2>", "inline style"),
        ("<h2>Ny</h2>", "<h2 onclick=\"x()\">Ny</h2>", "inline script in 'onclick'"),
        ("<h2>Ny</h2>", "<script>x()</script>", "inline style or script"),
        ("<h2>Ny</h2>", "<a href=\"camps/ny\">Ny</a>", "neither"),
        ("<h2>Ny</h2>", "<a href=\"//ond.example\">Ny</a>", "neither"),
        ("<h2>Ny</h2>", "<a href=\"#ukendt\">Ny</a>", "'#ukendt', which is not there"),
        ("<h2>Ny</h2>", "<p aria-describedby=\"ukendt\">Ny</p>", "aria-describedby refers to 'ukendt'"),
        ("<h2>Ny</h2>", "<img src=\"/logo\">", "no alt"),
        ("<h2>Ny</h2>", "<h2>{$navn}</h2>", "a hole"),
        ("<caption>Tal</caption>", "", "neither caption nor name"),
        ("<th scope=\"col\">", "<th>", "no scope"),
        ("id=\"navn\"", "id=\"navn\" aria-invalid=\"true\"", "not in a summary"),
    ];
    for (from, to, fault) in changes {
        assert!(GOOD.contains(from), "the good page has no {from}");
        let found = faults(&page(&GOOD.replacen(from, to, 1))).join("\n");
        assert!(found.contains(fault), "with {to} in place of {from} the checks found only: {found}");
    }
}

#[test]
fn a_page_without_protecting_headers_is_found() {
    let mut bare = page(GOOD);
    bare.headers.clear();
    bare.headers.insert("content-security-policy", "default-src 'none'; script-src 'unsafe-inline'".parse().unwrap());
    let found = faults(&bare).join("\n");
    for fault in ["unsafe", "nosniff", "cache-control", "referrer-policy", "no-store"] {
        assert!(
            found.contains(fault) || (fault == "nosniff" && found.contains("x-content-type-options")),
            "{fault} is not among: {found}"
        );
    }
}

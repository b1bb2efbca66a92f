//! The house's limits and habits, for every file of the repository.
#![expect(clippy::unwrap_used, reason = "a check that cannot look must fail")]

use std::collections::BTreeSet;

use regex::Regex;
use xtask::{File, files, functions, root, without_comments};

const MAX_FILE: usize = 400;
const MAX_FUNCTION: usize = 60;

fn rust() -> Vec<File> {
    let rust: Vec<File> = files().into_iter().filter(|file| file.is(".rs")).collect();
    assert!(rust.len() > 80, "only {} Rust files were found", rust.len());
    rust
}

fn templates() -> Vec<File> {
    let templates: Vec<File> =
        files().into_iter().filter(|file| file.path.starts_with("crates/") && file.is(".html")).collect();
    assert!(templates.len() > 10, "only {} templates were found", templates.len());
    templates
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Every line of these files that a pattern finds.
fn lines_with(files: &[File], pattern: &str) -> Vec<String> {
    let pattern = Regex::new(pattern).unwrap();
    let mut found = Vec::new();
    for file in files {
        let lines = file.text.lines().enumerate().filter(|(_, line)| pattern.is_match(line));
        found.extend(lines.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())));
    }
    found
}

#[test]
fn every_rust_file_says_why_it_exists() {
    let silent = rust().into_iter().filter(|file| !file.text.starts_with("//! "));
    assert_none(&silent.map(|file| file.path).collect::<Vec<_>>());
}

#[test]
fn files_and_functions_are_short_enough_to_read() {
    let mut faults = BTreeSet::new();
    for file in rust() {
        let lines = file.text.lines().count();
        if lines > MAX_FILE {
            faults.insert((file.path.clone(), "file".to_owned(), lines));
        }
        for function in functions(&file.text) {
            if function.length > MAX_FUNCTION {
                faults.insert((file.path.clone(), function.name, function.length));
            }
        }
    }
    let excepted = exceptions();
    let new = faults.iter().filter(|(path, what, _)| !excepted.contains(&(path.clone(), what.clone())));
    assert_none(&new.map(|(path, what, lines)| format!("{path}: {what} has {lines} lines")).collect::<Vec<_>>());
    let over = excepted.iter().filter(|(path, what)| !faults.iter().any(|(at, is, _)| at == path && is == what));
    assert_none(
        &over
            .map(|(path, what)| format!("exceptions.txt: {path} {what} is within the limits now: take the line out"))
            .collect::<Vec<_>>(),
    );
}

/// The exceptions: file, and `file` or a function's name. Each line is dated and says why.
fn exceptions() -> BTreeSet<(String, String)> {
    let text = std::fs::read_to_string(root().join("crates/xtask/exceptions.txt")).unwrap();
    let form = Regex::new(r"^\d{4}-\d{2}-\d{2} (\S+) (\S+) \S.+$").unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let read = |line: &str| form.captures(line).map(|found| (found[1].to_owned(), found[2].to_owned()));
    lines.map(|line| read(line).ok_or(line).unwrap()).collect()
}

#[test]
fn no_file_is_a_place_for_everything() {
    let catch_all = Regex::new(r"(^|/)(utils?|common|helpers?|misc)(\.rs$|/)").unwrap();
    assert_none(&rust().into_iter().map(|file| file.path).filter(|path| catch_all.is_match(path)).collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_to_be_done_later() {
    // Put together, so that this file does not find itself.
    let pattern = [r"\b(TO", "DO|FIX", r"ME)\b|\b(to", "do|db", "g|unimple", r"mented)!\("].concat();
    let is_code =
        |file: &File| [".rs", ".html", ".ftl", ".sql", ".css", ".js", ".toml"].iter().any(|ending| file.is(ending));
    assert_none(&lines_with(&files().into_iter().filter(is_code).collect::<Vec<_>>(), &pattern));
}

#[test]
fn no_lint_is_silenced_without_a_reason_that_is_checked() {
    let faults = lines_with(&rust(), r"^\s*#!?\[allow\(");
    assert_none(&faults);
    let elsewhere = lines_with(&rust(), r"^\s*#!?\[cfg_attr\([^)]*, allow\(")
        .into_iter()
        .filter(|line| !line.contains("src/lib.rs:") && !line.contains("src/main.rs:"));
    assert_none(&elsewhere.collect::<Vec<_>>());
    let expectation = Regex::new(r"#!?\[expect\(([^\]]*)\)\]").unwrap();
    let unexplained = rust().into_iter().filter(|file| {
        expectation.captures_iter(&without_comments(&file.text)).any(|found| !found[1].contains("reason"))
    });
    assert_none(&unexplained.map(|file| format!("{}: an expect without a reason", file.path)).collect::<Vec<_>>());
}

/// Where a type says that it is HTML already and needs no escaping; each says beside it why that is so.
const READY_HTML: &[&str] = &[
    "crates/camp/src/camp_report/pages.rs",
    "crates/camp/src/analysis/pages.rs",
    "crates/compass/src/booklet/pages.rs",
    "crates/compass/src/figures/shown.rs",
    "crates/effect/src/verdict/svg.rs",
];

#[test]
fn templates_hold_neither_style_nor_script_nor_unescaped_words() {
    let faults = lines_with(
        &templates(),
        r#"\sstyle\s*=|\son[a-z]+\s*=\s*["']|<style\b|<script(?:>|\s+(?:defer\s*)?>)|javascript:"#,
    );
    assert_none(&faults);
    assert_none(&lines_with(&templates(), r"\|\s*safe\b"));
    let ready = lines_with(&rust(), r"^\s*impl\b.*HtmlSafe\s+for|\.safe\(\)")
        .into_iter()
        .filter(|line| !READY_HTML.iter().any(|path| line.starts_with(path)));
    assert_none(&ready.collect::<Vec<_>>());
}

#[test]
fn nothing_points_to_one_developers_machine() {
    let homes =
        ["/ho", "me/[a-z]|/ro", "ot/\\.|/Us", r"ers/[A-Z]|[A-Z]:\\\\Us", "ers|/tm", "p/wt/|/wo", "rk/(main|shared)"]
            .concat();
    let files = files();
    assert_none(&lines_with(&files, &homes));
    let locks: Vec<File> = files.iter().filter(|file| file.is("Cargo.lock")).cloned().collect();
    let elsewhere = lines_with(&locks, "^source = ")
        .into_iter()
        .filter(|line| !line.ends_with("\"registry+https://github.com/rust-lang/crates.io-index\""));
    assert_none(&elsewhere.collect::<Vec<_>>());
    let packages: Vec<File> = files
        .iter()
        .filter(|file| file.is("package-lock.json") || file.is(".npmrc") || file.is(".cargo/config.toml"))
        .cloned()
        .collect();
    assert_none(&lines_with(&packages, r#""resolved":|registry|replace-with"#));
}

#[test]
fn tests_have_names_that_are_sentences() {
    let attribute = Regex::new(r"#\[(?:tokio::)?test\]\s*(?:#\[[^\]]*\]\s*)*(?:async )?fn (\w+)").unwrap();
    let mut short = Vec::new();
    for file in rust() {
        let names = attribute.captures_iter(&file.text).map(|found| found[1].to_owned());
        short.extend(
            names
                .filter(|name| name.split('_').count() < 4 || name.starts_with("test_"))
                .map(|name| format!("{}: {name}", file.path)),
        );
    }
    assert_none(&short);
}

#[test]
fn nothing_is_tested_and_left_out_in_silence() {
    assert_none(&lines_with(&rust(), r"^\s*#\[ignore\]\s*$"));
}

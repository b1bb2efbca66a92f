//! The texts: the same keys and holes in Danish and English, every key that is used exists, none is left over.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use xtask::{File, Message, files, messages, without_comments, words};

/// Keys, or their beginnings, that are put together while the program runs, beside those that a format string shows.
/// The names of the audit log are checked by themselves, below.
const PUT_TOGETHER: &[&str] = &[
    "audit-actor-",
    "audit-action-",
    "audit-kind-",
    "audit-detail-",
    "people-purpose",
    "settings-look-purpose",
    "audit-purpose",
];

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn texts(language: &str) -> Vec<(File, Vec<Message>)> {
    let files: Vec<File> = files()
        .into_iter()
        .filter(|file| file.path.starts_with("crates/") && file.is(&format!("/{language}.ftl")))
        .collect();
    assert!(files.len() > 5, "only {} files in {language}", files.len());
    files.into_iter().map(|file| (file.clone(), messages(&file.text))).collect()
}

fn keys() -> BTreeSet<String> {
    texts("da").into_iter().flat_map(|(_, messages)| messages).map(|message| message.key).collect()
}

/// The program's own sources, without their tests.
fn sources() -> Vec<File> {
    let is_program = |file: &File| {
        file.path.starts_with("crates/")
            && file.path.contains("/src/")
            && !file.is("tests.rs")
            && !file.path.starts_with("crates/testbed/")
            && !file.path.starts_with("crates/testkit/")
            && !file.path.starts_with("crates/xtask/")
    };
    let is_template = |file: &File| file.path.starts_with("crates/") && file.is(".html");
    let program = files().into_iter().filter(|file| (file.is(".rs") && is_program(file)) || is_template(file));
    program
        .map(|file| File {
            text: without_comments(file.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()),
            ..file
        })
        .collect()
}

#[test]
fn danish_and_english_have_the_same_keys_with_the_same_holes() {
    let english: BTreeMap<String, Vec<Message>> =
        texts("en").into_iter().map(|(file, messages)| (file.path, messages)).collect();
    let mut faults = Vec::new();
    for (file, danish) in texts("da") {
        let path = file.path.replace("/da.ftl", "/en.ftl");
        let Some(english) = english.get(&path) else {
            faults.push(format!("{path} is missing"));
            continue;
        };
        for message in &danish {
            match english.iter().find(|other| other.key == message.key) {
                None => faults.push(format!("{path}: {} is missing", message.key)),
                Some(other) if other.holes != message.holes => faults.push(format!(
                    "{path}:{}: {} has the holes {:?}, in Danish {:?}",
                    other.line, message.key, other.holes, message.holes
                )),
                Some(_) => {}
            }
        }
        let extra = english.iter().filter(|message| !danish.iter().any(|other| other.key == message.key));
        faults.extend(extra.map(|message| format!("{path}:{}: {} has no Danish", message.line, message.key)));
    }
    assert_none(&faults);
}

#[test]
fn no_key_is_defined_twice() {
    let mut faults = Vec::new();
    for language in ["da", "en"] {
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for (file, messages) in texts(language) {
            for message in messages {
                let place = format!("{}:{}", file.path, message.line);
                if let Some(first) = known.insert(message.key.clone(), place.clone()) {
                    faults.push(format!("{}: {first} and {place}", message.key));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let keys = keys();
    let asked = [
        (r#"\b(?:t|t1|t2|with|count)\(\s*&?"([a-z0-9-]+)""#, ""),
        (r#"redirect_with\([^;]*?"([a-z0-9-]+)"\)"#, "done-"),
        (r#"Refused\(\s*"([a-z0-9-]+)""#, ""),
        (r#""(refusal-[a-z0-9-]+)""#, ""),
        (r#""(failure-[a-z0-9-]+)""#, ""),
        (r#""(done-[a-z0-9-]+)""#, ""),
    ];
    let asked = asked.map(|(pattern, prefix)| (Regex::new(pattern), prefix));
    let (mut faults, mut found) = (Vec::new(), 0);
    for file in sources() {
        for (pattern, prefix) in &asked {
            for key in
                pattern.iter().flat_map(|pattern| pattern.captures_iter(&file.text)).filter_map(|found| found.get(1))
            {
                found += 1;
                let key = format!("{prefix}{}", key.as_str());
                if !keys.contains(&key) {
                    faults.push(format!("{}: {key} has no text", file.path));
                }
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert_none(&faults);
    assert!(found > 300, "only {found} keys were found in the sources");
}

#[test]
fn no_text_is_left_over() {
    let put_together = Regex::new(r#""([a-z][a-z0-9-]*-)\{"#);
    let (mut used, mut beginnings): (BTreeSet<String>, BTreeSet<String>) =
        (BTreeSet::new(), PUT_TOGETHER.iter().map(|beginning| (*beginning).to_owned()).collect());
    for file in sources() {
        used.extend(words(&file.text).map(str::to_owned));
        beginnings.extend(
            put_together.iter().flat_map(|pattern| pattern.captures_iter(&file.text)).map(|found| found[1].to_owned()),
        );
    }
    // What was done is named without this beginning, and is looked for by its whole name, or what that begins with.
    beginnings.remove("done-");
    let is_said =
        |rest: &str| used.contains(rest) || beginnings.iter().any(|beginning| rest.starts_with(beginning.as_str()));
    let is_used = |key: &str| {
        let done = key.strip_prefix("done-").is_some_and(is_said);
        done || used.contains(key) || beginnings.iter().any(|beginning| key.starts_with(beginning.as_str()))
    };
    assert_none(&keys().into_iter().filter(|key| !is_used(key)).collect::<Vec<_>>());
}

/// Every match of a pattern's first group in the program's Rust.
fn named(pattern: &str) -> BTreeSet<String> {
    let pattern = Regex::new(pattern);
    let rust: Vec<File> = sources().into_iter().filter(|file| file.is(".rs")).collect();
    let found = pattern.iter().flat_map(|pattern| rust.iter().flat_map(|file| pattern.captures_iter(&file.text)));
    found.filter_map(|found| found.get(1)).map(|name| name.as_str().replace(['.', '_'], "-")).collect()
}

#[test]
fn every_name_in_the_audit_log_has_words_and_no_words_are_left_over() {
    let mut actions = named(r#""((?:access|backup|files|identity|tenancy|camp|compass|effect)\.[a-z._-]+)""#);
    // Names of files look the same.
    actions.retain(|name| !name.ends_with("-json"));
    let names = [
        ("audit-action-", actions),
        ("audit-kind-", named(r#"\.about\(\s*"([a-z_-]+)""#)),
        ("audit-detail-", named(r#"\.detail\(\s*"([a-z_]+)""#)),
    ];
    let keys = keys();
    let mut faults = Vec::new();
    for (beginning, names) in names {
        assert!(names.len() > 2, "only {names:?} for {beginning}");
        faults.extend(
            names
                .iter()
                .map(|name| format!("{beginning}{name}"))
                .filter(|key| !keys.contains(key))
                .map(|key| format!("{key} has no text")),
        );
        let left_over = keys
            .iter()
            .filter_map(|key| key.strip_prefix(beginning))
            .filter(|name| !names.contains(*name) && !OF_NO_LITERAL.contains(name));
        faults.extend(left_over.map(|name| format!("{beginning}{name} is left over")));
    }
    assert_none(&faults);
}

/// Names in the log that no call writes as a literal: what an import counts, and a detail that cannot be read.
const OF_NO_LITERAL: &[&str] = &["unreadable"];

//! The edges between crates: who may know whom. What is not allowed here is forbidden.

use cargo_metadata::{DependencyKind, MetadataCommand};

const ALLOWED: &[(&str, &[&str])] = &[
    ("tabular", &[]),
    ("text", &[]),
    ("report", &[]),
    ("stats", &[]),
    ("figure", &[]),
    ("platform", &[]),
    ("assets", &[]),
    ("xtask", &[]),
    ("ui", &["platform", "assets"]),
    ("compass", &["platform", "ui", "text", "tabular", "report", "figure", "assets"]),
    ("camp", &["compass", "platform", "ui", "text", "stats", "tabular", "report", "figure", "assets"]),
    ("effect", &["compass", "platform", "ui", "text", "stats", "tabular", "figure", "assets"]),
    ("app", &["camp", "effect", "compass", "platform", "ui", "assets", "tabular", "text", "stats", "report", "figure"]),
    ("testbed", &["platform", "ui", "assets"]),
    (
        "testkit",
        &[
            "testbed", "app", "camp", "effect", "compass", "platform", "ui", "assets", "tabular", "text", "stats",
            "report", "figure",
        ],
    ),
];

/// What only tests use: a context's own tests `testbed`, those of the whole program `testkit`.
const FOR_TESTS: &[&str] = &["testbed", "testkit"];

/// The edges of our own crates: from, to, and whether only tests use it.
fn edges() -> Vec<(String, String, bool)> {
    let metadata = MetadataCommand::new().manifest_path(xtask::root().join("Cargo.toml")).no_deps().exec();
    let packages = metadata.map(|metadata| metadata.packages).unwrap_or_default();
    assert!(packages.len() >= ALLOWED.len(), "the workspace has only {} crates", packages.len());
    let ours = |package: &cargo_metadata::Package| {
        let from = package.name.to_string();
        let own = package.dependencies.iter().filter(|dependency| dependency.path.is_some());
        own.map(|to| (from.clone(), to.name.clone(), to.kind == DependencyKind::Development)).collect::<Vec<_>>()
    };
    packages.iter().flat_map(ours).collect()
}

#[test]
fn no_crate_knows_more_than_it_may() {
    let may = |from: &str, to: &str| ALLOWED.iter().any(|(known, targets)| *known == from && targets.contains(&to));
    let forbidden: Vec<_> = edges()
        .into_iter()
        .filter(|(from, to, is_for_tests)| !(may(from, to) || *is_for_tests && FOR_TESTS.contains(&to.as_str())))
        .collect();
    assert!(forbidden.is_empty(), "forbidden edges (from, to, for tests only): {forbidden:#?}");
}

#[test]
fn every_crate_has_its_line_in_the_table_of_edges() {
    let unknown: Vec<_> =
        edges().into_iter().filter(|(from, ..)| !ALLOWED.iter().any(|(known, _)| known == from)).collect();
    assert!(unknown.is_empty(), "say in edges.rs what these may know: {unknown:#?}");
}

#[test]
fn nothing_but_tests_uses_the_test_bed_and_the_test_kit() {
    let is_test_crate = |name: &str| FOR_TESTS.contains(&name);
    let uses: Vec<_> = edges()
        .into_iter()
        .filter(|(from, to, is_for_tests)| {
            !is_for_tests && (to == "xtask" || is_test_crate(to) && !is_test_crate(from))
        })
        .collect();
    assert!(uses.is_empty(), "{uses:#?}");
}

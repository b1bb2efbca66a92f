//! Fetches the npm packages when they are missing and embeds the files that the pages and reports use.
//!
//! `FRONTEND=require` (releases, tests) stops the build when they cannot be had; otherwise the program
//! builds without them, and says on every page which command is missing.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What is embedded: a file, or with a trailing slash everything in a folder.
const WANTED: &[&str] = &[
    "dkfds/LICENSE.md",
    "dkfds/dist/css/dkfds.min.css",
    "dkfds/dist/js/dkfds.min.js",
    "dkfds/dist/img/all-svg-icons.svg",
    "dkfds/dist/img/svg-icons/",
    // The design system names the older format first for the regular weight, and browsers take the first they know.
    "dkfds/dist/fonts/IBMPlexSans/complete/woff/IBMPlexSans-Regular.woff",
    "dkfds/dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Regular.woff2",
    "dkfds/dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Italic.woff2",
    "dkfds/dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Medium.woff2",
    "dkfds/dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-SemiBold.woff2",
    "dkfds/dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Bold.woff2",
    "dkfds/dist/fonts/IBMPlexSans/complete/ttf/IBMPlexSans-Regular.ttf",
    "dkfds/dist/fonts/IBMPlexSans/complete/ttf/IBMPlexSans-Italic.ttf",
    "dkfds/dist/fonts/IBMPlexSans/complete/ttf/IBMPlexSans-SemiBold.ttf",
    "dkfds/dist/fonts/IBMPlexSans/complete/ttf/IBMPlexSans-Bold.ttf",
    "htmx.org/LICENSE",
    "htmx.org/dist/htmx.min.js",
];

fn main() {
    println!("cargo::rerun-if-changed=package-lock.json");
    println!("cargo::rerun-if-changed=node_modules/.package-lock.json");
    println!("cargo::rerun-if-env-changed=FRONTEND");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    let missing = fetch(&root).err();
    if let Some(reason) = &missing {
        assert!(env::var("FRONTEND").as_deref() != Ok("require"), "the front-end files are missing: {reason}");
        println!("cargo::warning=The pages will be without styles: {reason}");
    }
    let mut table = String::from("/// The embedded files.\npub const FILES: &[File] = &[\n");
    if missing.is_none() {
        for wanted in WANTED {
            embed(&root.join("node_modules"), wanted, &mut table);
        }
    }
    let reason = missing.map_or_else(|| "None".to_owned(), |reason| format!("Some({reason:?})"));
    table +=
        &format!("];\n/// Why there are none, when there are none.\npub const MISSING: Option<&str> = {reason};\n");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default()).join("files.rs");
    if let Err(error) = fs::write(out, table) {
        println!("cargo::error=the build's own folder cannot be written: {error}");
    }
}

/// Runs `npm ci` unless what it would bring is already there.
fn fetch(root: &Path) -> Result<(), String> {
    let wanted = fs::read_to_string(root.join("package-lock.json")).map_err(|error| error.to_string())?;
    let stamp = root.join("node_modules/.pejl-lock");
    if fs::read_to_string(&stamp).is_ok_and(|present| present == wanted) {
        return Ok(());
    }
    let npm =
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(root).output();
    let output = npm.map_err(|error| format!("npm could not be run ({error}): install Node.js with npm"))?;
    if !output.status.success() {
        return Err(format!("npm ci failed: {}", String::from_utf8_lossy(&output.stderr)));
    }
    fs::write(stamp, wanted).map_err(|error| error.to_string())
}

fn embed(modules: &Path, wanted: &str, table: &mut String) {
    let path = modules.join(wanted);
    if wanted.ends_with('/') {
        let mut names: Vec<_> =
            fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect();
        names.sort();
        for name in names {
            embed(modules, &format!("{wanted}{}", name.to_string_lossy()), table);
        }
    } else {
        assert!(path.is_file(), "{wanted} is not in its npm package");
        *table += &format!("    File {{ path: {wanted:?}, bytes: include_bytes!({path:?}) }},\n");
    }
}

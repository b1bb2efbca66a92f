//! The exchange form: what is read is what is written, faults have their places, and the schema is the form's.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod exchange_faults;
mod exchange_json;
mod exchange_schema;
mod exchange_sheet_faults;
mod exchange_sheets;
mod filling;

use compass::exchange::{Fault, Form, read_json, read_xlsx};
use std::sync::Arc;
use ui::i18n::{Language, Locale, Texts};

/// Returns a municipality's real file, if the shared data is there.
pub fn real(municipality: &str) -> Option<Vec<u8>> {
    let path = format!("{}/../../../shared/data/{municipality}/compass.json", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        println!("{path} is not there: nothing was tested");
    }
    bytes
}

/// The real files that are there.
pub fn all_real() -> Vec<(&'static str, Vec<u8>)> {
    ["nyborg", "glostrup"].into_iter().filter_map(|name| Some((name, real(name)?))).collect()
}

/// Reads a form that must be sound.
pub fn form(text: &str) -> Form {
    read_json("a.json", text.as_bytes()).unwrap_or_else(|faults| panic!("{}\n{text}", lines(&faults).join("\n")))
}

/// The texts in a language.
pub fn locale(language: Language) -> Locale {
    Locale::new(language, Arc::new(Texts::load(&compass::texts()).unwrap()))
}

/// The faults as people read them.
pub fn lines(faults: &[Fault]) -> Vec<String> {
    let locale = locale(Language::Danish);
    faults.iter().map(|fault| fault.line(&locale)).collect()
}

/// What is told about a JSON file that must be refused.
pub fn refused(bytes: &[u8]) -> Vec<String> {
    lines(&read_json("a.json", bytes).expect_err("the file should be refused"))
}

/// What is told about a workbook that must be refused.
pub fn refused_book(bytes: &[u8]) -> Vec<String> {
    lines(&read_xlsx("a.xlsx", bytes).expect_err("the workbook should be refused"))
}

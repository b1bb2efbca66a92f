//! Measures the suggestions against one person's sorting of a real camp's success indicators, without a language model
//! and, when `PEJL_MODEL_FILE` names its file, with it. Prints each figure beside the one to reach and that of a simple
//! baseline. The settings of the engine were looked at on the same statements; a difference under .05 is noise.
#![expect(clippy::indexing_slicing, clippy::expect_used, reason = "a measurement that meets what cannot be stops")]

mod camps;
mod gold;
mod grouping;
mod learning;
mod print;

use std::process::ExitCode;
use text::{E5, Encoder};

fn main() -> ExitCode {
    let gold = match gold::Gold::read() {
        Ok(Some(gold)) => gold,
        Ok(None) => {
            println!("skipped: {} is not beside the project", gold::FOLDER);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("The camp's files cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    };
    println!("{} success indicators, {} categories, one person's sorting.", gold.items.len(), gold.names.len());
    println!("A quarter have a second category that could be defended; 1.0 is not the aim.\n");
    gold::print_mapping(&gold);
    let mut sayings = vec![None];
    match model() {
        Ok(Some(model)) => sayings.push(Some(model)),
        Ok(None) => println!("Without the language model only: PEJL_MODEL_FILE names no file.\n"),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    for model in &sayings {
        let gold = gold.clone().read_by(model.as_ref());
        println!("== {} the language model ==", if model.is_some() { "With" } else { "Without" });
        learning::measure(&gold, model.is_some());
        grouping::measure(&gold, model.is_some());
        camps::measure(model.as_ref());
        println!();
    }
    ExitCode::SUCCESS
}

/// The model whose file the environment names.
fn model() -> Result<Option<E5>, String> {
    let Ok(file) = std::env::var("PEJL_MODEL_FILE") else { return Ok(None) };
    let bytes = std::fs::read(&file).map_err(|error| format!("PEJL_MODEL_FILE {file}: {error}"))?;
    let model = E5::read(&bytes).map_err(|fault| format!("PEJL_MODEL_FILE {file}: {fault}"))?;
    println!("Model {}\n", model.fingerprint());
    Ok(Some(model))
}

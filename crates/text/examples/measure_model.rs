//! Measures the language model on one core: loading, one statement at a time, many together.
//!
//! Give it the model file: `cargo run -p text --example measure_model -- FILE`. With a second file, of statements line
//! by line, it prints the vectors of those instead, as JSON.

use std::process::ExitCode;
use std::time::Instant;

use text::{E5, Encoder, cut_to_danish};

fn main() -> ExitCode {
    let mut files = std::env::args().skip(1);
    let Some(model) = files.next().and_then(|path| std::fs::read(path).ok()) else {
        eprintln!("give the model file");
        return ExitCode::FAILURE;
    };
    match files.next().map(std::fs::read_to_string) {
        Some(Ok(lines)) => print(&model, &lines),
        Some(Err(error)) => {
            eprintln!("the statements cannot be read: {error}");
            ExitCode::FAILURE
        }
        None => measure(&model),
    }
}

fn print(model: &[u8], lines: &str) -> ExitCode {
    match E5::read(model) {
        Ok(model) => {
            let lines: Vec<&str> = lines.lines().collect();
            println!("{:?}", model.encode_all(&lines));
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn measure(bytes: &[u8]) -> ExitCode {
    let began = Instant::now();
    let model = match E5::read(bytes) {
        Ok(model) => model,
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::FAILURE;
        }
    };
    println!("loading {} bytes: {:.0} ms", bytes.len(), 1000.0 * began.elapsed().as_secs_f64());
    let statement = "Samarbejde på tværs af aktører/enheder";
    let mut times: Vec<f64> = (0..100)
        .map(|_| {
            let began = Instant::now();
            let vector = model.encode(statement);
            assert_eq!(vector.len(), 384);
            1000.0 * began.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let [least, median] = [0, times.len() / 2].map(|nth| times.get(nth).copied().unwrap_or_default());
    println!("a statement of 16 tokens: least {least:.1} ms, median {median:.1} ms");
    let began = Instant::now();
    let many = vec![statement; 320];
    assert_eq!(model.encode_all(&many).len(), 320);
    println!("one of 320 together: {:.1} ms", 1000.0 * began.elapsed().as_secs_f64() / 320.0);
    let began = Instant::now();
    if let Ok(cut) = cut_to_danish(bytes) {
        println!("cutting to {} bytes: {:.0} ms", cut.len(), 1000.0 * began.elapsed().as_secs_f64());
    }
    ExitCode::SUCCESS
}

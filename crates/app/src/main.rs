//! `pejl`: starts the server, or does one thing and ends.

use std::process::ExitCode;

use app::cli::Cli;
use clap::Parser;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pejl: {error:#}");
            ExitCode::FAILURE
        }
    }
}

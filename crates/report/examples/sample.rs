//! Writes a sample report in every format into a folder, to be looked at:
//! `cargo run -p report --example sample -- FOLDER CHAPTERS FONT.ttf...`

#[path = "../tests/it/sample.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "shared with the tests, which use the rest")]
mod sample;

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use report::{Fonts, Paper, docx, html, pdf, pdf_on};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("Name a folder to write to.")?;
    let chapters = arguments.next().ok_or("Say how many chapters to write.")?.parse()?;
    let files = arguments.map(std::fs::read).collect::<Result<Vec<_>, _>>()?;
    let fonts = Fonts::new(files)?;
    let document = sample::long_report(chapters);
    for (name, write) in [
        ("report.pdf", &(|| pdf(&document, &fonts)) as &dyn Fn() -> Result<Vec<u8>, report::ReportError>),
        ("booklet.pdf", &|| pdf_on(Paper::A5, &sample::booklet(), &fonts)),
        ("booklet.docx", &|| docx(&sample::booklet(), &fonts)),
        ("booklet.html", &|| html(&sample::booklet()).map(String::into_bytes)),
        ("report.docx", &|| docx(&document, &fonts)),
        ("report.html", &|| html(&document).map(String::into_bytes)),
    ] {
        let begun = Instant::now();
        let bytes = write()?;
        println!("{name}: {} bytes in {:?}", bytes.len(), begun.elapsed());
        std::fs::write(Path::new(&folder).join(name), bytes)?;
    }
    Ok(())
}

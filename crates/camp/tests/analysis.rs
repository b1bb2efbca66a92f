//! The real analyses of the published camps: in whole and only once, with the contributions led back to what people
//! wrote, and every word of them in the report.
//!
//! Set `KEEP_REPORTS` to a folder to look at what is written.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use camp::analysis::{self, Kind, Who};
use camp::analysis_report::actions::{gather, report};
use camp::analysis_report::{AnalysisReport, Point};
use camp::camp_report::Format;
use camp::gathering;
use camp::intake::actions::{import, municipality_name};
use camp::intake::{OnFaults, Outcome, SourceFile};
use platform::access::Actor;
use platform::store::{Db, new_id, open};
use platform::tenancy;
use platform::time::Timestamp;
use ui::Hub;
use ui::i18n::{Language, Locale, Texts};

/// A database of its own, gone when the test ends.
struct World {
    db: Db,
    actor: Actor,
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

fn now() -> Timestamp {
    Timestamp::from_millis(1_795_269_600_000)
}

fn danish() -> Locale {
    let texts = Texts::load(&[ui::texts(), compass::texts(), camp::texts()].concat()).unwrap();
    Locale::new(Language::Danish, Arc::new(texts))
}

fn files(folder: &Path) -> Vec<SourceFile> {
    let names = ["core_tasks.csv", "camps.csv", "statements.csv", "frontpages.csv", "analysis.csv"];
    names
        .iter()
        .map(|name| SourceFile { name: (*name).to_owned(), bytes: std::fs::read(folder.join(name)).unwrap() })
        .collect()
}

impl World {
    async fn of(folder: &Path) -> (Self, Outcome) {
        let files = files(folder);
        let own = std::env::temp_dir().join(format!("pejl-{}", new_id()));
        std::fs::create_dir_all(&own).unwrap();
        let db = open(&format!("sqlite://{}", own.join("pejl.db").display())).await.unwrap();
        db.migrate([platform::migrations(), compass::migrations(), camp::migrations()].concat()).await.unwrap();
        let municipality = tenancy::create(&db, &municipality_name(&files).unwrap(), now()).await.unwrap();
        let world = Self { db, actor: Actor::operator(&municipality.id), folder: own };
        let outcome = world.import(files).await;
        (world, outcome)
    }

    async fn import(&self, files: Vec<SourceFile>) -> Outcome {
        import(&self.db, &Hub::new(), &self.actor, files, OnFaults::Stop, now()).await.unwrap()
    }

    async fn report(&self, format: Format) -> Vec<u8> {
        let file = report(&self.db, &self.actor, format, &danish(), now()).await.unwrap();
        assert_eq!(file.name, format!("analyse-af-camps-2026-11-21.{}", format.ending()));
        if let Ok(folder) = std::env::var("KEEP_REPORTS") {
            std::fs::write(Path::new(&folder).join(&file.name), &file.bytes).unwrap();
        }
        file.bytes
    }
}

fn real() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/lejre-2017");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: the real camps' files are not beside the project");
    None
}

type Row = BTreeMap<String, String>;

fn rows(folder: &Path) -> Vec<Row> {
    let table = tabular::read("analysis.csv", &std::fs::read(folder.join("analysis.csv")).unwrap()).unwrap().remove(0);
    let row = |row: tabular::Row| table.header.iter().cloned().zip(row.cells).collect();
    table.rows.clone().into_iter().map(row).collect()
}

fn kind(row: &Row) -> Kind {
    match row["kind"].as_str() {
        "purpose_consideration" => Kind::Consideration,
        other => Kind::from_name(other).unwrap(),
    }
}

/// Letters and digits alone: how a statement was matched, and what "every word" means.
fn plain(text: &str) -> String {
    compass::core_task::title_key(text)
}

#[tokio::test]
async fn the_real_analyses_come_in_whole_and_only_once() {
    let Some(folder) = real() else { return };
    let (world, outcome) = World::of(&folder).await;
    let rows = rows(&folder);
    assert_eq!((outcome.findings_added, outcome.findings_there), (rows.len(), 0));
    let contributions = rows.iter().filter(|row| row["kind"] == "contribution").count();
    assert_eq!(outcome.contributions, (contributions, 38), "how many have the words of a captured statement");
    assert!(
        outcome
            .lines(&danish())
            .contains(&"38 af 63 bidrag i analyserne har samme ord som et udsagn og er knyttet til det.".to_owned())
    );
    let mut reader = world.db.reader();
    let camps = gathering::actions::all(&mut reader, &world.actor).await.unwrap();
    assert_eq!(camps.len(), 5);
    for camp in &camps {
        let analysis = analysis::actions::of_camp(&mut reader, &world.actor, camp).await.unwrap();
        for wanted in Kind::OF_CAMP {
            let in_file = rows.iter().filter(|row| row["camp_id"] == camp.slug && kind(row) == wanted).count();
            assert_eq!(analysis.of_kind(wanted).len(), in_file, "{} {wanted:?}", camp.slug);
        }
        let without = rows.iter().filter(|row| row["camp_id"] == camp.slug && row["actor"].is_empty());
        let without = without.filter(|row| row["kind"] == "contribution").count();
        assert_eq!(analysis.in_column(Who::Nobody).len(), without, "{}", camp.slug);
    }
    let again = world.import(files(&folder)).await;
    assert_eq!((again.findings_added, again.findings_there, again.added_something()), (0, rows.len(), false));
}

#[tokio::test]
async fn the_report_over_the_real_camps_holds_every_word_of_their_analyses_in_its_place() {
    let Some(folder) = real() else { return };
    let (world, _) = World::of(&folder).await;
    let gathered = gather(&world.db, &world.actor, &danish(), now()).await.unwrap();
    for row in rows(&folder) {
        let camp = gathered.camps.iter().find(|camp| camp.camp == row["camp_id"]).unwrap();
        let is_it =
            |point: &&Point| plain(&point.title) == plain(&row["title"]) && plain(&point.text) == plain(&row["text"]);
        let of = |points: &[Point]| points.iter().filter(is_it).count();
        let found = match kind(&row) {
            Kind::Message => of(&camp.messages),
            Kind::Purpose => of(&camp.analysed_purpose),
            Kind::Consideration => of(&camp.considerations),
            Kind::Precondition => of(&camp.preconditions),
            _ => {
                let who = Who::of_heading(&row["actor"], &gathered.municipality).unwrap();
                of(&camp.contributions.iter().find(|column| column.who == who).unwrap().points)
            }
        };
        assert_eq!(found, 1, "{row:?}");
    }
    let html = String::from_utf8(world.report(Format::Html).await).unwrap();
    let text = plain(&without_tags(&html));
    for row in rows(&folder) {
        for part in [&row["title"], &row["text"]] {
            assert!(text.contains(&plain(part)), "the report lacks: {part}");
        }
    }
    check_numbers(&gathered);
    let docx = world.report(Format::Docx).await;
    assert!(docx.starts_with(b"PK"));
    let pdf = world.report(Format::Pdf).await;
    // The file's own claim, in its metadata, that it follows PDF/UA-1; typst refuses to write what does not.
    let claims = |claim: &str| pdf.windows(claim.len()).any(|bytes| bytes == claim.as_bytes());
    assert!(claims("<pdfuaid:part>1</pdfuaid:part>"));
    check_tables(&world, &gathered).await;
}

fn without_tags(html: &str) -> String {
    let text: String =
        html.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text)).collect::<Vec<_>>().join(" ");
    text.replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
}

/// Every number leads to a source, every source is led to, and every statement is accounted for.
fn check_numbers(report: &AnalysisReport) {
    let mut cited: Vec<usize> =
        report.camps.iter().flat_map(|camp| camp.points()).flat_map(|one| one.sources.clone()).collect();
    cited.extend(report.crossings.iter().flat_map(|crossing| crossing.cells.concat()));
    cited.sort_unstable();
    cited.dedup();
    assert_eq!(cited, report.sources.iter().map(|source| source.number).collect::<Vec<_>>());
    assert_eq!(cited, (1..=report.sources.len()).collect::<Vec<_>>());
    for camp in &report.camps {
        assert!(camp.behind <= camp.captured && camp.captured > 0, "{}", camp.camp);
    }
}

/// The workbook, the table and the file for programs say as many points and sources as the report.
async fn check_tables(world: &World, report: &AnalysisReport) {
    let points = report.camps.iter().map(|camp| camp.points().count()).sum::<usize>() + report.crossings.len();
    let csv = tabular::read("a.csv", &world.report(Format::Csv).await).unwrap();
    assert_eq!(csv[0].rows.len(), points);
    let book = tabular::read("a.xlsx", &world.report(Format::Xlsx).await).unwrap();
    assert_eq!(
        book.iter().map(|sheet| sheet.rows.len()).collect::<Vec<_>>(),
        [report.camps.len(), points, report.crossings.len(), report.sources.len()]
    );
    let json: serde_json::Value = serde_json::from_slice(&world.report(Format::Json).await).unwrap();
    assert_eq!(json["format"], "pejl-analysis-report-1");
    assert_eq!(json["sources"].as_array().unwrap().len(), report.sources.len());
}

//! What is wrong with invented files, said as the person who imports them reads it.

use std::sync::Arc;

use tabular::{Cell, Column, Date, Kind as CellKind, Sheet, Workbook};
use ui::i18n::{Language, Locale, Texts};

use super::check::{Plan, check};
use super::known::Known;
use super::sources::Sources;
use super::*;
use crate::exercise::Exercise;

const CORE_TASKS: &str =
    "municipality,kind,number,title,purpose\nGranby Kommune,kerneopgave,1,Det grønne liv,Flere lever grønt\n";
const CAMPS: &str = "camp_id,core_task,date,participants\ngroent,Det grønne liv,2026-05-07,40\n";
const HEADER: &str = "id,camp_id,session,group,actor,chosen_precondition,text,votes,selected,page\n";
const FRONTPAGES: &str = "id,camp_id,group,headline,story,page\ngl-fp-001,groent,1,Granby blomstrer,Alle cykler nu,9\n";

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// Four sound files; those in `instead` stand in for the ones with their name.
fn files(instead: &[(&str, &str)]) -> Vec<SourceFile> {
    let statements = format!("{HEADER}gl-ind-001,groent,indicator,1.1,,,Flere børn cykler,4,1,12\n");
    let mut files = vec![
        file("core_tasks.csv", CORE_TASKS),
        file("camps.csv", CAMPS),
        file("statements.csv", &statements),
        file("frontpages.csv", FRONTPAGES),
    ];
    for (name, text) in instead {
        match files.iter_mut().find(|file| file.name == *name) {
            Some(found) => found.bytes = text.as_bytes().to_vec(),
            None => files.push(file(name, text)),
        }
    }
    files
}

fn nothing_stored() -> Known {
    let look = platform::tenancy::Look::default();
    let municipality = platform::tenancy::Municipality {
        id: "m".into(),
        slug: "granby".into(),
        name: "Granby Kommune".into(),
        look,
        has_logo: false,
    };
    Known {
        municipality,
        core_tasks: Vec::new(),
        camps: std::collections::BTreeMap::new(),
        statements: std::collections::BTreeMap::new(),
        analyses: std::collections::BTreeMap::new(),
    }
}

fn plan(files: Vec<SourceFile>, on_faults: OnFaults) -> Plan {
    check(Sources::read(files), &nothing_stored(), on_faults)
}

fn locale(language: Language) -> Locale {
    let texts = [ui::texts(), crate::texts()].concat();
    Locale::new(language, Arc::new(Texts::load(&texts).unwrap()))
}

/// The faults of the four files with one of them replaced, in Danish.
fn faults(name: &str, text: &str) -> Vec<String> {
    let danish = locale(Language::Danish);
    plan(files(&[(name, text)]), OnFaults::Stop).faults.iter().map(|fault| fault_line(fault, &danish)).collect()
}

/// The faults of one row of statements.
fn row_faults(row: &str) -> Vec<String> {
    faults("statements.csv", &format!("{HEADER}{row}\n"))
}

fn notes(files: Vec<SourceFile>) -> Vec<String> {
    let danish = locale(Language::Danish);
    plan(files, OnFaults::Stop).notes.iter().map(|note| note.text(&danish)).collect()
}

#[test]
fn sound_files_are_planned_whole_and_in_order() {
    let plan = plan(files(&[]), OnFaults::Stop);
    assert_eq!((plan.faults, plan.notes), (vec![], vec![]));
    assert_eq!(plan.core_tasks[0].title, "Det grønne liv");
    assert_eq!(
        (plan.camps[0].slug.as_str(), plan.camps[0].held_on.as_str(), plan.camps[0].participants),
        ("groent", "2026-05-07", Some(40))
    );
    let [statement, front] = plan.statements.as_slice() else { panic!("{:?}", plan.statements) };
    assert_eq!(
        (statement.exercise, statement.votes, statement.is_selected, statement.page.as_str()),
        (Exercise::Indicator, Some(4), true, "12")
    );
    assert_eq!(
        (front.exercise, front.headline.as_str(), front.words.as_str()),
        (Exercise::Frontpage, "Granby blomstrer", "Alle cykler nu")
    );
}

#[test]
fn every_faulty_cell_of_a_row_is_told_with_what_to_do() {
    let cases = [
        (",groent,indicator,,,,Ord,,,", "id", "Her står ikke noget. Udfyld feltet."),
        ("a b,groent,indicator,,,,Ord,,,", "id", "Her står »a b«. Begynd med et bogstav eller et tal, og brug kun"),
        ("a,groent,indicator,,,, ,,,", "text", "Her står ikke noget. Udfyld feltet."),
        ("a,ukendt,indicator,,,,Ord,,,", "camp_id", "Her står »ukendt«. Skriv id'et på en camp, der er i filen camps"),
        (
            "a,groent,sang,,,,Ord,,,",
            "session",
            "Her står »sang«. Skriv en af øvelserne indicator, tradeoff, precondition, contribution, idea, noticeboard.",
        ),
        ("a,groent,frontpage,,,,Ord,,,", "session", "Her står »frontpage«. Skriv en af øvelserne"),
        (
            "a,groent,indicator,,,,Ord,mange,,",
            "votes",
            "Her står »mange«. Skriv et helt tal, for eksempel 12, eller lad feltet være tomt.",
        ),
        ("a,groent,indicator,,,,Ord,2.5,,", "votes", "Her står »2.5«. Skriv et helt tal"),
        ("a,groent,indicator,,,,Ord,-1,,", "votes", "Her står »-1«. Skriv 0 eller mere"),
        ("a,groent,indicator,,,,Ord,,ja,", "selected", "Her står »ja«. Skriv 1, hvis bordet valgte udsagnet."),
        (
            "a,groent,contribution,,naboen,,Ord,,,",
            "actor",
            "Her står »naboen«. Skriv en af aktørerne kommune, borgere, ",
        ),
        ("a,groent,indicator,,borgere,,Ord,,,", "actor", "Her står »borgere«. Lad feltet være tomt: Kun bidrag"),
        (
            "a,groent,contribution,,,Ring 20 30 40 50,Ord,,,",
            "chosen_precondition",
            "Fjern CPR-nummer, telefonnummer eller e-mailadresse.",
        ),
    ];
    for (row, column, wanted) in cases {
        let found = row_faults(row);
        let [line] = found.as_slice() else { panic!("{row}: {found:?}") };
        assert!(
            line.starts_with(&format!("statements.csv, linje 2, kolonnen \"{column}\": ")) && line.contains(wanted),
            "{row}: {line}"
        );
    }
}

#[test]
fn one_row_can_have_many_faults_and_all_are_told() {
    let found = row_faults("a,groent,sang,,naboen,,,x,2,");
    let columns: Vec<&str> = found.iter().filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(columns, ["session", "actor", "text", "votes", "selected"]);
}

#[test]
fn words_beyond_the_limit_are_refused_and_shown_in_part() {
    let found = row_faults(&format!("a,groent,indicator,,,,{},,,", "æ".repeat(MAX_WORDS + 1)));
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_with("ææ…«. Skriv højst 4.000 tegn.") && found[0].chars().count() < 200, "{}", found[0]);
    assert_eq!(row_faults(&format!("a,groent,indicator,,,,{},,,", "æ".repeat(MAX_WORDS))), Vec::<String>::new());
}

#[test]
fn an_identifier_may_stand_once_in_all_files_together() {
    let rows = format!(
        "{HEADER}gl-fp-001,groent,indicator,,,,Et,,,\nb,groent,indicator,,,,To,,,\nb,groent,indicator,,,,Tre,,,\n"
    );
    let found = faults("statements.csv", &rows);
    assert_eq!(
        found,
        [
            "statements.csv, linje 4, kolonnen \"id\": Her står »b«. Brug noget andet: Det står allerede i statements.csv, linje 3.",
            "frontpages.csv, linje 2, kolonnen \"id\": Her står »gl-fp-001«. Brug noget andet: Det står allerede i statements.csv, linje 2.",
        ]
    );
    let twice = faults("camps.csv", &format!("{CAMPS}groent,Det grønne liv,2026-05-08,\n"));
    assert_eq!(
        twice,
        [
            "camps.csv, linje 3, kolonnen \"camp_id\": Her står »groent«. Brug noget andet: Det står allerede i camps.csv, linje 2."
        ]
    );
}

#[test]
fn faulty_camps_and_core_tasks_are_told_once_and_not_again_for_all_that_refers_to_them() {
    let header = "camp_id,core_task,date,participants\n";
    let cases = [
        ("groent,Det grønne liv,engang,40", "date", "Her står »engang«. Skriv en dato, for eksempel 2017-05-07"),
        ("groent,Det grønne liv,,40", "date", "Udfyld feltet."),
        ("groent,Noget andet,2026-05-07,40", "core_task", "Skriv navnet på en kerneopgave"),
        ("groent,Det grønne liv,2026-05-07,-4", "participants", "Skriv 0 eller mere"),
    ];
    for (row, column, wanted) in cases {
        let found = faults("camps.csv", &format!("{header}{row}\n"));
        let [line] = found.as_slice() else { panic!("{row}: {found:?}") };
        assert!(line.contains(&format!("\"{column}\"")) && line.contains(wanted), "{line}");
    }
    for slug in ["Grønt", "indlaes"] {
        let found = faults("camps.csv", &format!("{header}{slug},Det grønne liv,2026-05-07,40\n"));
        assert!(found[0].contains("Brug kun små bogstaver a til z"), "{found:?}");
    }
    let cases = [
        ("Granby Kommune,kerneopgave,nul,Det grønne liv,", "\"number\": Her står »nul«. Skriv et helt tal"),
        ("Granby Kommune,kerneopgave,0,Det grønne liv,", "\"number\": Her står »0«. Skriv 1 eller mere"),
        ("Granby Kommune,vision,1,Det grønne liv,", "\"kind\": Her står »vision«. Skriv kerneopgave"),
        (
            "Havnby Kommune,kerneopgave,1,Det grønne liv,",
            "\"municipality\": Her står »Havnby Kommune«. Skriv Granby Kommune.",
        ),
    ];
    for (row, wanted) in cases {
        let found = faults("core_tasks.csv", &format!("municipality,kind,number,title,purpose\n{row}\n"));
        let [line] = found.as_slice() else { panic!("{row}: {found:?}") };
        assert!(line.contains(wanted), "{line}");
    }
    let found = faults("core_tasks.csv", &format!("{CORE_TASKS}Granby,,,Det grønne – liv,\nGranby,,,…,\n"));
    assert!(
        found[0].contains("Det står allerede i core_tasks.csv, linje 2")
            && found[1].contains("Skriv et navn med bogstaver"),
        "{found:?}"
    );
}

#[test]
fn files_and_headers_that_cannot_be_read_are_faults_of_their_own() {
    assert_eq!(faults("camps.csv", " \n"), ["camps.csv: Filen er tom. Skriv kolonnernes navne og mindst én række."]);
    assert_eq!(
        faults("andet.xlsx", "ikke et ark"),
        ["andet.xlsx: Filen er beskadiget. Åbn den i et regneark, og gem den igen."]
    );
    let found = faults("statements.csv", "id,camp_id,tekst\na,groent,Ord\n");
    assert_eq!(
        found,
        [
            "statements.csv, linje 1, kolonnen \"session\": Her står »id, camp_id, tekst«. Tilføj en kolonne med navnet \"session\".",
            "statements.csv, linje 1, kolonnen \"text\": Her står »id, camp_id, tekst«. Tilføj en kolonne med navnet \"text\".",
        ]
    );
    let found = faults("statements.csv", &format!("{HEADER}a,groent,indicator\n"));
    assert!(found[0].contains("linje 2: Her står »3«. Rækken skal have 10 felter"), "{found:?}");
    let found = faults("statements.csv", &format!("{HEADER}a,groent,indicator,,,,\"Uden slut,,,\n"));
    assert!(found[0].contains("Afslut feltet med et anførselstegn."), "{found:?}");
}

#[test]
fn every_sentence_is_there_in_english_too() {
    let english = locale(Language::English);
    let plan =
        plan(files(&[("statements.csv", &format!("{HEADER}a,groent,indicator,,,,Ord,mange,,\n"))]), OnFaults::Stop);
    assert_eq!(
        fault_line(&plan.faults[0], &english),
        "statements.csv, line 2, column \"votes\": It says “mange”. Write a whole number, such as 12, or leave the cell empty."
    );
    let keys = |source: &str| -> Vec<String> {
        source
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .filter(|(key, _)| key.starts_with("import-"))
            .map(|(key, _)| key.to_owned())
            .collect()
    };
    assert_eq!(keys(include_str!("da.ftl")), keys(include_str!("en.ftl")));
}

#[test]
fn skipping_leaves_out_faulty_rows_and_all_that_refers_to_them() {
    let camps = format!("{CAMPS}roedt,Det grønne liv,engang,3\n");
    let statements =
        format!("{HEADER}a,groent,indicator,,,,Ord,x,,\nb,roedt,indicator,,,,Ord,,,\nc,groent,indicator,,,,Ord,,,\n");
    let plan = plan(files(&[("camps.csv", &camps), ("statements.csv", &statements)]), OnFaults::SkipRows);
    assert!(!plan.stops(OnFaults::SkipRows) && plan.stops(OnFaults::Stop));
    let codes: Vec<&str> = plan.statements.iter().map(|statement| statement.code.as_str()).collect();
    assert_eq!((plan.camps.len(), codes), (1, vec!["c", "gl-fp-001"]));
    let places: Vec<(&str, usize, &str)> =
        plan.faults.iter().map(|fault| (fault.file.as_str(), fault.line, fault.column.as_str())).collect();
    assert_eq!(places, [("camps.csv", 3, "date"), ("statements.csv", 2, "votes"), ("statements.csv", 3, "camp_id")]);
    assert_eq!(plan.faults[2].expected, Wanted::SoundCamp);
}

#[test]
fn another_municipalitys_files_are_stopped_even_when_faulty_rows_are_skipped() {
    let elsewhere = "municipality,title\nHavnby Kommune,Det grønne liv\n";
    assert!(plan(files(&[("core_tasks.csv", elsewhere)]), OnFaults::SkipRows).stops(OnFaults::SkipRows));
    for own in ["Granby", "granby kommune", " Granby Kommune "] {
        assert_eq!(
            faults("core_tasks.csv", &format!("municipality,title\n{own},Det grønne liv\n")),
            Vec::<String>::new(),
            "{own}"
        );
    }
}

#[test]
fn what_is_not_read_and_what_is_written_otherwise_is_noted() {
    let extra = [
        ("consolidated_samples.csv", "id,camp_id,session,text\na,groent,indicator,Ord\n"),
        ("analysis_old.csv", "camp_id,title\n"),
        ("gold_groent.csv", "id,category\n"),
        ("council.json", "{}"),
        ("themes.csv", "number,title,text\n1,Et,To\n"),
        ("camps.csv", "camp_id,core_task,date,vejr\ngroent,Det grønne – liv,7.5.2026,sol\n"),
    ];
    assert_eq!(
        notes(files(&extra)),
        [
            "consolidated_samples.csv er ikke læst: Den er ikke en af tabellerne core_tasks, camps, statements, frontpages og analysis.",
            "analysis_old.csv er ikke læst: Den er ikke en af tabellerne core_tasks, camps, statements, frontpages og analysis.",
            "gold_groent.csv er ikke læst: Den er ikke en af tabellerne core_tasks, camps, statements, frontpages og analysis.",
            "council.json er ikke læst: Den er ikke en af tabellerne core_tasks, camps, statements, frontpages og analysis.",
            "themes.csv er ikke læst: Den er ikke en af tabellerne core_tasks, camps, statements, frontpages og analysis.",
            "camps.csv har kolonner, som ikke bliver brugt: vejr.",
            "camps.csv, linje 2: »Det grønne – liv« er kerneopgaven »Det grønne liv«, selv om de er skrevet forskelligt.",
        ]
    );
}

#[test]
fn danish_excel_and_older_encodings_are_read_alike() {
    let text = "id;camp_id;session;text\r\ngl-1;groent;indicator;\"Rød grød; på én åben plæne\"\r\n";
    // For these letters Windows-1252 has one byte each: their number in Unicode.
    let windows = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    for bytes in [text.as_bytes().to_vec(), [b"\xef\xbb\xbf", text.as_bytes()].concat(), windows] {
        let mut files = files(&[]);
        files[2] = SourceFile { name: "Udsagn fra camp.csv".into(), bytes };
        let plan = plan(files, OnFaults::Stop);
        assert_eq!(plan.faults, []);
        assert_eq!(plan.statements[0].words, "Rød grød; på én åben plæne");
    }
}

#[test]
fn a_workbook_with_all_tables_is_one_file() {
    let text = |text: &str| Cell::Text(text.to_owned());
    let sheet = |name: &str, header: &[&str], row: Vec<Cell>| {
        let columns = header.iter().map(|title| Column::new(*title, CellKind::Text)).collect();
        Sheet { name: name.to_owned(), columns, rows: vec![row] }
    };
    let day = Date::new(2026, 5, 7).unwrap();
    let sheets = vec![
        sheet(
            "Udsagn",
            &["id", "camp_id", "session", "text", "votes", "selected"],
            vec![text("gl-1"), text("groent"), text("idea"), text("Byt cykler"), Cell::Whole(3), Cell::Flag(true)],
        ),
        sheet(
            "Camps",
            &["camp_id", "core_task", "date"],
            vec![text("groent"), text("Det grønne liv"), Cell::Date(day)],
        ),
        sheet("Kerneopgaver", &["municipality", "title"], vec![text("Granby"), text("Det grønne liv")]),
        sheet("Noter", &["hvad"], vec![text("Husk kaffe")]),
    ];
    let bytes = tabular::write_xlsx(&Workbook { title: "Camp".into(), creator: None, created: day, sheets }).unwrap();
    let file = SourceFile { name: "camp.xlsx".into(), bytes };
    assert_eq!(actions::municipality_name(std::slice::from_ref(&file)).as_deref(), Some("Granby"));
    let plan = plan(vec![file], OnFaults::Stop);
    assert_eq!((plan.faults, plan.notes), (vec![], vec![Note::NotRead { file: "camp.xlsx: Noter".into() }]));
    assert_eq!(
        (plan.camps[0].held_on.as_str(), plan.statements[0].votes, plan.statements[0].is_selected),
        ("2026-05-07", Some(3), true)
    );
}

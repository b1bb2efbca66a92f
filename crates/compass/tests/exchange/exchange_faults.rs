//! What is wrong with a JSON file is told all at once, with the place and what to do.

use compass::exchange::{MAX_BYTES, read_json};
use ui::i18n::Language;

use crate::{all_real, locale, refused};

#[test]
fn all_faults_are_told_at_once_in_the_order_of_the_file() {
    let text = r#"{
 "municipality": 7,
 "core_tsk": {"wording": "x"},
 "welfare_tasks": [
  {"number": 1, "title": "Trivsel", "focus": ["a", 3, ""]},
  {"number": 1, "title": "trivsel!", "focus": "a", "fokus": []},
  {"number": 0, "purpose": "uden titel"},
  {"title": "–", "kind": "velfærd"},
  "en tekst"
 ],
 "voices": {"workplace": "Havnen"},
 "frame": [{"title": "lov", "title": "lov"}],
 "reflection_question": "   "
}"#;
    let told = refused(text.as_bytes());
    let wanted = [
        "a.json, linje 2, kolonne 18 (municipality): Her står »7«. Skriv en tekst i anførselstegn.",
        "a.json, linje 3, kolonne 2 (core_tsk): Her står »core_tsk«. Mener du »core_task«? Nøglen hører ikke til formen. Ret den, eller fjern den. Bemærkninger kan stå under note, notes, source, basis, uncertain og page_order.",
        "a.json, linje 5, kolonne 52 (welfare_tasks[0].focus[1]): Her står »3«. Skriv en tekst i anførselstegn, eller et objekt med nøglen text.",
        "a.json, linje 5, kolonne 55 (welfare_tasks[0].focus[2]): Her står ikke noget. Skriv en tekst. Den må ikke være tom.",
        "a.json, linje 6, kolonne 14 (welfare_tasks[1].number): Her står »1«. Brug noget andet. Det samme står på linje 5, kolonne 14.",
        "a.json, linje 6, kolonne 26 (welfare_tasks[1].title): Her står »trivsel!«. Brug noget andet. Det samme står på linje 5, kolonne 26.",
        "a.json, linje 6, kolonne 47 (welfare_tasks[1].focus): Her står »a«. Her skal stå en liste: værdier mellem [ og ], adskilt af komma.",
        "a.json, linje 6, kolonne 52 (welfare_tasks[1].fokus): Her står »fokus«. Mener du »focus«? Nøglen hører ikke til formen. Ret den, eller fjern den. Bemærkninger kan stå under note, notes, source, basis, uncertain og page_order.",
        "a.json, linje 7, kolonne 3 (welfare_tasks[2]): Tilføj nøglen »title«, og udfyld den.",
        "a.json, linje 7, kolonne 14 (welfare_tasks[2].number): Her står »0«. Skriv et helt tal fra 1 og op, for eksempel 3.",
        "a.json, linje 8, kolonne 13 (welfare_tasks[3].title): Her står »–«. Skriv en titel med bogstaver eller tal.",
        "a.json, linje 8, kolonne 26 (welfare_tasks[3].kind): Her står »velfærd«. Skriv en af slagsene welfare, organisational, workplace, core-area, eller lad nøglen være væk.",
        "a.json, linje 9, kolonne 3 (welfare_tasks[4]): Her står »en tekst«. Her skal stå et objekt: nøgler og værdier mellem { og }.",
        "a.json, linje 11, kolonne 12 (voices): Her står »{\"workplace\":\"Havnen\"}«. Her skal stå en liste: værdier mellem [ og ], adskilt af komma.",
        "a.json, linje 12, kolonne 29 (frame[0].title): Her står »title«. Fjern den ene af de to ens nøgler. Den anden står på linje 12, kolonne 13.",
        "a.json, linje 13, kolonne 25 (reflection_question): Her står ikke noget. Skriv en tekst. Den må ikke være tom.",
    ];
    assert_eq!(told, wanted);
}

#[test]
fn a_file_that_is_not_json_is_told_where_it_breaks() {
    let of = |text: &str| refused(text.as_bytes()).join("\n");
    let start = "{\n \"municipality\": \"Fjordby\"";
    let cases = [
        (format!("{start}\n \"title\": \"x\"}}"), "linje 2, kolonne 27", "Sæt et komma mellem de to værdier."),
        (format!("{start},\n}}"), "linje 2, kolonne 27", "Fjern kommaet efter den sidste værdi."),
        (format!("{start}, // navn\n}}"), "linje 2, kolonne 29", "Fjern kommentaren."),
        (start.to_owned(), "linje 1, kolonne 1", "bliver aldrig afsluttet"),
        (format!("{start}, \"title\": \"x}}"), "linje 2, kolonne 38", "Afslut teksten med et anførselstegn"),
        (format!("{start}, 'title': \"x\"}}"), "linje 2, kolonne 29", "Sæt dobbelte anførselstegn"),
        (format!("{start}, title: \"x\"}}"), "linje 2, kolonne 29", "Sæt dobbelte anførselstegn"),
        (format!("{start}, \"title\" \"x\"}}"), "linje 2", "Sæt et kolon mellem nøglen og værdien."),
        (format!("{start}, \"title\": \"\\q\"}}"), "linje 2", "Efter en omvendt skråstreg"),
        (format!("{start}, \"title\": \"a\nb\"}}"), "linje 2, kolonne 39", "Skriv \\n for linjeskift"),
        (format!("{start}, \"title\": 01}}"), "linje 2", ""),
        (format!("{start}}} {{}}"), "linje 2, kolonne 29", "Fjern det, der står efter"),
        ("[".repeat(100_000), "linje 1", "for mange parenteser"),
    ];
    let mut wrong = Vec::new();
    for (text, place, advice) in cases {
        let told = of(&text);
        if !told.starts_with(&format!("a.json, {place}")) || !told.contains(advice) {
            wrong.push(format!("{told}\n--- for\n{text:.200}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_file_that_is_no_text_is_refused_as_a_whole() {
    let fault = |bytes: &[u8]| refused(bytes).join("\n");
    assert_eq!(fault(b" \n"), "a.json: Filen er tom.");
    assert_eq!(
        fault(b"\xef\xbb\xbf{}"),
        "a.json, linje 1, kolonne 1: Filen begynder med et usynligt tegn (BOM). Gem den som UTF-8 uden BOM."
    );
    assert_eq!(
        fault(b"{\n \"\xe6\": 1}"),
        "a.json, linje 2, kolonne 3: Tegnet her er ikke UTF-8. Gem filen som UTF-8."
    );
    assert_eq!(fault(&vec![b' '; MAX_BYTES + 1]), "a.json: Filen er for stor. Den må højst fylde 20 MB.");
    assert_eq!(
        fault(b"[]"),
        "a.json, linje 1, kolonne 1: Her står »[]«. Her skal stå et objekt: nøgler og værdier mellem { og }."
    );
}

#[test]
fn texts_that_are_too_long_or_hidden_are_refused() {
    let title = "x".repeat(301);
    let text = format!(
        r#"{{"municipality": "F", "title": "{title}", "frame_lead": "a\u0007b", "definitions": [{{"term": "T", "definition": "d"}}, {{"term": "t", "definition": "d", "elaboration": null}}]}}"#
    );
    let told = refused(text.as_bytes());
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[0].ends_with("Skriv højst 300 tegn."), "{}", told[0]);
    assert!(
        told[1].contains("(frame_lead)") && told[1].ends_with("Kun linjeskift og tabulator kan bruges."),
        "{}",
        told[1]
    );
    assert!(told[2].contains("(definitions[1].term)"), "{}", told[2]);
}

#[test]
fn tasks_may_not_lie_endlessly_below_each_other() {
    let nested = |levels: usize| {
        let open = r#"{"title": "a", "children": ["#.repeat(levels);
        format!(r#"{{"municipality": "F", "welfare_tasks": [{open}{{"title": "b"}}{}]}}"#, "]}".repeat(levels))
    };
    assert!(read_json("a", nested(8).as_bytes()).is_ok());
    let told = refused(nested(9).as_bytes());
    assert!(told.len() == 1 && told[0].contains("Opgaver kan højst ligge 8 led under hinanden."), "{told:#?}");
}

#[test]
fn twins_are_found_among_children_and_in_remarks() {
    let text = r#"{"municipality": "F", "basis": {"a": 1, "b": [{"c": 1, "c": 2}]},
        "core_task": {"wording": "w", "children": [{"title": "Malthe"}, {"title": "malthe"}]},
        "organisational_task": {"title": "Drift"}, "welfare_tasks": [{"title": "Drift", "number": 2}]}"#;
    let told = refused(text.as_bytes());
    let paths = ["(basis.b[0].c)", "(core_task.children[1].title)", "(welfare_tasks[0].title)"];
    assert_eq!(told.len(), 3, "{told:#?}");
    for (line, path) in told.iter().zip(paths) {
        assert!(line.contains(path), "{line}");
    }
}

#[test]
fn a_thousand_faults_are_told_and_no_more() {
    let unknown: String = (0..5_000).map(|number| format!(", \"k{number}\": 1")).collect();
    let faults = read_json("a", format!("{{\"municipality\": \"F\"{unknown}}}").as_bytes()).unwrap_err();
    assert_eq!(faults.len(), 1_001);
}

#[test]
fn a_key_taken_away_from_a_real_file_is_missed_at_its_place() {
    for (name, bytes) in all_real() {
        let text = String::from_utf8(bytes).unwrap().replacen("\"wording\"", "\"ordlyd\"", 1);
        let told = refused(text.as_bytes());
        assert_eq!(told.len(), 2, "{name}: {told:#?}");
        assert!(told[0].contains("(core_task): Tilføj nøglen »wording«"), "{}", told[0]);
    }
}

#[test]
fn every_fault_can_be_said_in_english() {
    let faults = read_json("a.json", br#"{"municipality": "", "fram": [], "frame_lead": 3}"#).unwrap_err();
    let english: Vec<_> = faults.iter().map(|fault| fault.line(&locale(Language::English))).collect();
    assert_eq!(
        english[0],
        "a.json, line 1, column 18 (municipality): There is nothing here. Write a text. It must not be empty."
    );
    assert!(english[1].contains("Do you mean “frame”?"), "{}", english[1]);
}

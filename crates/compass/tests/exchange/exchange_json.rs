//! A JSON file comes back as it was, also after its remarks have been stored, and what is new stands at its place.

use compass::exchange::{Json, Remarks, read_json, write_json};
use proptest::prelude::*;

use crate::filling::filling;
use crate::{all_real, form, real};

#[test]
fn the_real_files_come_back_byte_for_byte() {
    for (name, bytes) in all_real() {
        let form = read_json(name, &bytes).unwrap();
        assert_eq!(String::from_utf8(write_json(&form)).unwrap(), String::from_utf8(bytes).unwrap(), "{name}");
    }
}

#[test]
fn nyborgs_printed_structure_is_complete() {
    let Some(bytes) = real("nyborg") else { return };
    let form = read_json("nyborg", &bytes).unwrap();
    let counts: Vec<_> = form
        .welfare_tasks
        .iter()
        .map(|task| {
            let content = &task.content;
            (task.number.unwrap(), content.focus.len(), content.challenges.len(), content.authority_tasks.len())
        })
        .collect();
    let wanted = [(1, 4, 3, 2), (2, 6, 4, 0), (3, 6, 3, 3), (4, 6, 4, 3), (5, 4, 1, 1), (6, 6, 3, 3), (7, 5, 2, 3)];
    assert_eq!(counts, wanted);
    let organisational = form.organisational_task.unwrap();
    assert_eq!((organisational.points.len(), organisational.content.challenges.len()), (8, 1));
    let experiences = form.welfare_tasks.iter().filter(|task| task.content.desired_experience.is_some());
    assert_eq!(experiences.map(|task| task.number.unwrap()).collect::<Vec<_>>(), [1, 3, 4, 6]);
    assert_eq!(form.welfare_tasks[3].remarks.get("page_order"), Some(&Json::Number("2".to_owned())));
    assert_eq!(form.remarks.text("source"), Some("nyborg-kerneopgaven.txt"));
    assert_eq!(form.remarks.texts("notes").len(), 4);
}

#[test]
fn glostrups_voices_and_frame_are_complete() {
    let Some(bytes) = real("glostrup") else { return };
    let form = read_json("glostrup", &bytes).unwrap();
    assert_eq!((form.voices.len(), form.frame.len(), form.definitions.len()), (13, 5, 2));
    let unlabelled: Vec<_> =
        form.frame.iter().filter(|side| side.figure_label.is_none()).map(|side| &side.title).collect();
    assert_eq!(unlabelled, ["tværfaglighed"]);
}

#[test]
fn an_object_in_the_usual_order_has_nothing_to_remember() {
    let form =
        form(r#"{"municipality": "Fjordby", "voices": [{"workplace": "Havnen", "quote": "Hej", "role": "Fisker"}]}"#);
    assert_eq!(form.voices[0].remarks, Remarks::default());
    assert_eq!(form.remarks.to_text(), "");
}

#[test]
fn what_is_filled_in_later_stands_at_its_place_and_what_is_emptied_stays_as_null() {
    let text = r#"{"municipality": "Fjordby", "welfare_tasks": [
        {"title": "Trivsel", "focus": null, "note": "n", "desired_experience": "rolig", "number": 1}]}"#;
    let mut form = form(text);
    let task = &mut form.welfare_tasks[0];
    task.content.desired_experience = None;
    task.purpose = Some("At alle trives".to_owned());
    task.content.challenges = vec![compass::exchange::Point { text: "Tid".to_owned(), ..Default::default() }];
    let written = String::from_utf8(write_json(&form)).unwrap();
    let line: String = written.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        line.contains(
            r#""title": "Trivsel", "purpose": "At alle trives", "focus": null, "challenges": [ "Tid" ], "note": "n", "desired_experience": null, "number": 1"#
        ),
        "{line}"
    );
}

#[test]
fn a_point_may_be_a_text_or_an_object_and_stays_what_it_was() {
    let text = "{\n \"municipality\": \"Fjordby\",\n \"characteristics\": [\n  \"a\",\n  {\n   \"text\": \"b\"\n  },\n  {\n   \"text\": \"c\",\n   \"uncertain\": true\n  }\n ]\n}\n";
    let form = form(text);
    let texts: Vec<_> = form.characteristics.iter().map(|point| point.text.as_str()).collect();
    assert_eq!(texts, ["a", "b", "c"]);
    assert_eq!(String::from_utf8(write_json(&form)).unwrap(), text);
}

#[test]
fn a_number_in_a_remark_keeps_its_digits() {
    let text = "{\n \"municipality\": \"Fjordby\",\n \"basis\": [\n  1.10,\n  123456789012345678901234567890,\n  -0.0,\n  2E-7\n ]\n}\n";
    assert_eq!(String::from_utf8(write_json(&form(text))).unwrap(), text);
}

proptest! {
    #[test]
    fn whatever_is_read_is_what_is_written(json in filling()) {
        let text = json.indented() + "\n";
        prop_assert_eq!(String::from_utf8(write_json(&form(&text))).unwrap(), text);
    }

    #[test]
    fn remarks_survive_being_stored_as_text(json in filling()) {
        let form = form(&json.compact());
        prop_assert_eq!(&Remarks::from_text(&form.remarks.to_text()).unwrap(), &form.remarks);
        for task in &form.welfare_tasks {
            prop_assert_eq!(&Remarks::from_text(&task.remarks.to_text()).unwrap(), &task.remarks);
        }
    }

    #[test]
    fn any_json_is_read_as_it_is_written(json in filling()) {
        prop_assert_eq!(&Json::parse(&json.compact()).unwrap(), &json);
        prop_assert_eq!(&Json::parse(&json.indented()).unwrap(), &json);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), cut in 0usize..5000) {
        drop(read_json("a", &bytes));
        let mut half = br#"{"municipality": "F", "welfare_tasks": [{"title": "x", "focus": ["a", {"text": "b"}]}]}"#.to_vec();
        half.truncate(cut % 90);
        half.extend(bytes);
        drop(read_json("a", &half));
    }
}

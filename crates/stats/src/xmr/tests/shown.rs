//! The form in which other programs get a chart.

use super::super::*;

#[test]
fn the_answer_has_the_documented_form() {
    let dates = ["2017-01-01", "2017-02-01", "2017-03-01"];
    let values = [511, 514, 508];
    let options = Options { target: Some(600), ..Options::new(Direction::Up) };
    let chart = chart(&values, &[2], &options).unwrap();
    let answer = Answer::new(&chart, &dates, &values, 1);
    let json = serde_json::to_string(&answer).unwrap();
    let wanted = concat!(
        r#"{"segments":[{"from":"2017-01-01","n":2,"mean":51.25,"average_moving_range":0.3,"#,
        r#""lower":50.452,"upper":52.048},"#,
        r#"{"from":"2017-03-01","n":1,"mean":50.8,"average_moving_range":0.0,"lower":50.8,"upper":50.8}],"#,
        r#""points":[{"date":"2017-01-01","value":51.1,"segment":0,"special_cause":"common_cause"},"#,
        r#"{"date":"2017-02-01","value":51.4,"segment":0,"special_cause":"common_cause"},"#,
        r#"{"date":"2017-03-01","value":50.8,"segment":1,"special_cause":"common_cause"}],"#,
        r#""variation":"common_cause","assurance":null}"#
    );
    assert_eq!(json, wanted);
}

#[test]
fn every_cause_has_a_name_of_its_own() {
    let names: std::collections::BTreeSet<&str> = SpecialCause::ALL.iter().map(|cause| cause.name()).collect();
    assert_eq!(names.len(), SpecialCause::ALL.len());
}

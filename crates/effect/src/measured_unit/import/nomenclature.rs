//! A classification as Statistics Denmark publishes it (CSV with the columns `KODE`, `NIVEAU`, `TITEL` and others): each
//! line stands below the last one of the level above.
//!
//! With two levels, such as the groups of municipalities, the upper one holds the official groups to compare within and the
//! lower one the units. With more, such as regions, provinces and municipalities, all are units, and stand in a tree.

use tabular::{RowReader, Table};

use super::RowFault;
use super::file::{Row, Wanted};
use crate::measured_unit::rules;

const CODE: &str = "KODE";
const LEVEL: &str = "NIVEAU";
const TITLE: &str = "TITEL";

/// Tells whether a table is a classification.
pub(super) fn is_one(table: &Table) -> bool {
    [CODE, LEVEL, TITLE].iter().all(|name| table.header.iter().any(|head| head.trim().eq_ignore_ascii_case(name)))
}

struct Line {
    line: usize,
    code: String,
    level: i64,
    title: String,
}

/// Returns its units.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file.
pub(super) fn rows(table: &Table) -> Result<Vec<Row>, Vec<RowFault>> {
    let columns = table.columns(&[CODE, LEVEL, TITLE], &[])?;
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for mut reader in columns.rows::<Wanted>() {
        let line = line(&mut reader);
        match reader.finish() {
            Ok(()) => lines.push(line),
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let top = lines.iter().map(|line| line.level).min().unwrap_or(1);
    let deepest = lines.iter().map(|line| line.level).max().unwrap_or(1);
    let has_groups = deepest == top + 1;
    Ok(placed(lines, (top, has_groups)))
}

fn line(reader: &mut RowReader<'_, '_, Wanted>) -> Line {
    let code = rules::one_line(reader.required(CODE).unwrap_or_default());
    if !code.is_empty() && rules::code_fault(&code).is_some() {
        reader.refuse(CODE, Wanted::ShortCode);
    }
    let title = rules::one_line(reader.required(TITLE).unwrap_or_default());
    if !title.is_empty() && rules::name_fault(&title).is_some() {
        reader.refuse(TITLE, Wanted::ShortName);
    }
    let level = reader.required(LEVEL).and_then(|_| reader.whole_number(LEVEL)).unwrap_or_default();
    Line { line: reader.line(), code, level, title }
}

/// Puts each line below the last one of a level above.
fn placed(lines: Vec<Line>, (top, has_groups): (i64, bool)) -> Vec<Row> {
    let mut above: Vec<(i64, String, String)> = Vec::new();
    let mut rows = Vec::new();
    for line in lines {
        above.retain(|(level, ..)| *level < line.level);
        let (code, title) = above.last().map_or(("", ""), |(_, code, title)| (code.as_str(), title.as_str()));
        let is_group = has_groups && line.level == top;
        if !is_group {
            rows.push(Row {
                line: line.line,
                code: line.code.clone(),
                name: line.title.clone(),
                parent: (!has_groups).then(|| code.to_owned()),
                from: String::new(),
                to: String::new(),
                groups: has_groups.then(|| vec![title.to_owned()]),
            });
        }
        above.push((line.level, line.code, line.title));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::read;

    const HEADER: &str = "SEKVENS;KODE;NIVEAU;TITEL;GENERELLE_NOTER\n";

    fn read_rows(lines: &str) -> Vec<(String, Option<String>, Option<Vec<String>>)> {
        let file = read("grupper.csv", format!("{HEADER}{lines}").as_bytes()).unwrap();
        file.rows.into_iter().map(|row| (row.code, row.parent, row.groups)).collect()
    }

    #[test]
    fn a_classification_of_two_levels_gives_the_official_groups_and_moves_nobody() {
        let rows =
            read_rows("1;\"1\";1;Ved fjorden;\n2;\"901\";2;Fjordby;\n3;\"2\";1;Inde i landet;\n4;\"902\";2;Hedeby;\n");
        let group = |name: &str| Some(vec![name.to_owned()]);
        let wanted = [("901".to_owned(), None, group("Ved fjorden")), ("902".to_owned(), None, group("Inde i landet"))];
        assert_eq!(rows, wanted);
    }

    #[test]
    fn a_classification_of_more_levels_is_a_tree() {
        let rows = read_rows("1;\"81\";1;Nord;\n2;\"11\";2;Nordøst;\n3;\"901\";3;Fjordby;\n4;\"82\";1;Syd;\n");
        let above: Vec<(&str, Option<&str>)> =
            rows.iter().map(|(code, parent, _)| (code.as_str(), parent.as_deref())).collect();
        assert_eq!(above, [("81", Some("")), ("11", Some("81")), ("901", Some("11")), ("82", Some(""))]);
    }

    #[test]
    fn a_line_without_a_level_is_a_fault_with_its_place() {
        let faults = read("grupper.csv", format!("{HEADER}1;\"901\";x;Fjordby;\n").as_bytes()).unwrap_err();
        assert_eq!(faults.iter().map(|fault| (fault.line, fault.column.as_str())).collect::<Vec<_>>(), [(2, "NIVEAU")]);
    }
}

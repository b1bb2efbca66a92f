//! The workbook to fill in: an explanation, and every sheet with an example.

use tabular::{Cell, Column, Date, Kind, Sheet, Workbook, WriteError};

use super::parts::{self, From, PARTS, Part};
use super::write::sheet;

/// What the first sheet says before it explains the columns.
const INTRODUCTION: [&str; 6] = [
    "Her skriver du kommunens kompas: kerneopgaven, velfærdsopgaverne, og hvad de består af. Arket Kompas skal udfyldes. Resten er valgfrit.",
    "Hvert ark har en række som eksempel. Slet den, eller skriv din egen i stedet. Et eksempel, som ingen har rørt, bliver sprunget over.",
    "Lad arkenes og kolonnernes navne være, som de er. Rækkefølgen af ark og kolonner er ligegyldig; rækkernes er den, punkterne kommer til at stå i.",
    "En opgave, der ligger under en anden, hedder i de andre ark begge titler med › imellem, for eksempel: Børns trivsel › Malthe.",
    "Er der fejl i arket, bliver intet indlæst, og du får dem alle at vide med ark, række og kolonne.",
    "Herunder står hver kolonne. En stjerne betyder, at den skal udfyldes i hver række.",
];

/// Makes the workbook to fill in; `created` is the day it says it was made.
///
/// # Errors
/// If the workbook cannot be packed.
pub fn template(created: Date) -> Result<Vec<u8>, WriteError> {
    let example = |part: &&'static Part| sheet(part, vec![example(part).into_iter().map(cell).collect()]);
    let sheets = std::iter::once(guide()).chain(PARTS.iter().map(example)).collect();
    tabular::write_xlsx(&Workbook { title: "Kompas til udfyldning".to_owned(), creator: None, created, sheets })
}

/// Returns the cells of a sheet's example, one for each column.
pub(super) fn example(part: &Part) -> Vec<&'static str> {
    part.columns.iter().map(|column| column.example).collect()
}

/// Makes the sheet that explains the others.
pub(super) fn guide() -> Sheet {
    let column = |title: &str, width: u16| Column::new(title, Kind::Text).wide(width);
    let introduction = INTRODUCTION.iter().map(|text| vec![Cell::Empty, Cell::Empty, cell(text)]);
    let explained = PARTS.iter().flat_map(|part| {
        let head = vec![cell(part.sheet), Cell::Empty, cell(part.about)];
        std::iter::once(head).chain(part.columns.iter().map(|column| {
            let star = if is_needed(column) { " *" } else { "" };
            vec![cell(part.sheet), Cell::Text(format!("{}{star}", column.title)), cell(column.about)]
        }))
    });
    Sheet {
        name: parts::GUIDE.to_owned(),
        columns: vec![column("Ark", 24), column("Kolonne", 26), column("Hvad skal der stå?", 100)],
        rows: introduction.chain(explained).collect(),
    }
}

const fn is_needed(column: &parts::Column) -> bool {
    matches!(column.from, From::Must(_) | From::Owner | From::RowKind)
}

fn cell(text: &str) -> Cell {
    match text.parse() {
        Ok(number) => Cell::Whole(number),
        Err(_) if text.is_empty() => Cell::Empty,
        Err(_) => Cell::Text(text.to_owned()),
    }
}

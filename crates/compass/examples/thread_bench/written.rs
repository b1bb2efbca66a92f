//! Writes the invented municipality into a real database, as much at once as it takes.

use platform::access::Actor;
use platform::store::{Db, Engine, Tx, Value, new_id, sql};
use platform::tenancy::Unit;
use platform::time::Timestamp;

use crate::generator::{Level, NOW, Thing, Tie, UNITS, UNITS_EACH, World};

/// So many rows in a transaction.
const AT_ONCE: usize = 50_000;

const NODE: [&str; 11] =
    ["municipality_id", "kind", "id", "title", "url", "unit_id", "is_public", "is_north", "made_at", "ended_at", "seq"];
const LINK: [&str; 13] = [
    "municipality_id",
    "id",
    "from_kind",
    "from_id",
    "relation",
    "to_kind",
    "to_id",
    "reason",
    "by_id",
    "by_name",
    "made_at",
    "ended_at",
    "seq",
];
const DOING: [&str; 6] =
    ["Kortere vej til", "Flere hænder til", "Bedre overgang i", "Prøvehandling om", "Fælles sprog for", "Ny start for"];
const WHAT: [&str; 8] = [
    "genoptræning efter fald",
    "læsning i indskolingen",
    "unge uden job",
    "borgere med demens",
    "cykelveje til skolerne",
    "svar på byggesager",
    "familier med små børn",
    "aktive lokalsamfund",
];
const WHY: [&str; 4] = [
    "Fordi det er det, borgerne selv peger på",
    "Det er en forudsætning for, at målet kan nås til næste år",
    "Besluttet i afdelingens MED-udvalg",
    "Erfaringerne fra sidste forsøg viste, at det virker",
];

/// Where the invented municipality lives.
pub(crate) struct Home<'a> {
    pub(crate) db: &'a Db,
    pub(crate) municipality: &'a str,
    pub(crate) root: &'a Unit,
}

/// Writes everything.
pub(crate) async fn write(home: &Home<'_>, world: &World) {
    let units = units(home).await;
    let mut seq = 0;
    for some in world.things.chunks(AT_ONCE) {
        let rows = some.iter().map(|thing| node(home.municipality, &units, thing, next(&mut seq))).collect();
        insert(home, "trace_node", &NODE, rows).await;
    }
    for some in world.ties.chunks(AT_ONCE) {
        let rows = some.iter().filter_map(|tie| link(home.municipality, world, tie, next(&mut seq))).collect();
        insert(home, "trace_link", &LINK, rows).await;
    }
    insert(home, "trace_head", &["municipality_id", "seq"], vec![vec![home.municipality.into(), seq.into()]]).await;
    if home.db.engine() == Engine::Postgres {
        // As the server itself does before long.
        let mut tx = begin(home).await;
        for text in ["analyze trace_node", "analyze trace_link"] {
            tx.run(sql(text)).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}

fn next(seq: &mut i64) -> i64 {
    *seq += 1;
    *seq
}

/// Makes the units and returns their identifiers, by their numbers.
async fn units(home: &Home<'_>) -> Vec<String> {
    let ids: Vec<String> = (0..UNITS).map(|_| new_id()).collect();
    let row = |(number, id): (usize, &String)| -> Vec<Value> {
        let administration = ids.get(number / UNITS_EACH * UNITS_EACH).map_or("", String::as_str);
        let (root, is_workplace) = (&home.root.path, number % UNITS_EACH > 0);
        let path = if is_workplace { format!("{root}{administration}/{id}/") } else { format!("{root}{id}/") };
        let name = if is_workplace { format!("Arbejdsplads {number}") } else { format!("Forvaltning {number}") };
        vec![id.into(), home.municipality.into(), name.into(), path.into()]
    };
    let rows = ids.iter().enumerate().map(row).collect();
    insert(home, "unit", &["id", "municipality_id", "name", "path"], rows).await;
    ids
}

fn node(municipality: &str, units: &[String], thing: &Thing, seq: i64) -> Vec<Value> {
    let number = usize::try_from(seq).unwrap_or(0);
    let word = |words: &[&'static str], at: usize| words.get(at % words.len().max(1)).copied().unwrap_or_default();
    let title = format!("{} {} ({number})", word(&DOING, number), word(&WHAT, number / 7));
    vec![
        municipality.into(),
        thing.kind.name().into(),
        (&thing.id).into(),
        title.into(),
        format!("/traad/{}/{}", thing.kind.name(), thing.id).into(),
        units.get(thing.unit).map_or("", String::as_str).into(),
        thing.is_public.into(),
        (thing.level == Level::North).into(),
        thing.made_at.into(),
        thing.ended_at.into(),
        seq.into(),
    ]
}

fn link(municipality: &str, world: &World, tie: &Tie, seq: i64) -> Option<Vec<Value>> {
    let (from, to) = (world.things.get(tie.from)?, world.things.get(tie.to)?);
    let why = WHY.get(usize::try_from(seq).unwrap_or(0) % WHY.len()).copied().unwrap_or_default();
    Some(vec![
        municipality.into(),
        (&tie.id).into(),
        from.kind.name().into(),
        (&from.id).into(),
        tie.relation.name().into(),
        to.kind.name().into(),
        (&to.id).into(),
        why.into(),
        "opfundet".into(),
        "Emil Medarbejder".into(),
        tie.made_at.into(),
        tie.ended_at.into(),
        seq.into(),
    ])
}

async fn insert(home: &Home<'_>, table: &str, columns: &[&str], rows: Vec<Vec<Value>>) {
    let mut tx = begin(home).await;
    // The driver looks every value's name up among all of a statement's: with a thousand rows SQLite does little else.
    let per_statement = if home.db.engine() == Engine::Sqlite { 25 } else { AT_ONCE };
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        tx.insert_rows(table, columns, rows.by_ref().take(per_statement).collect()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn begin(home: &Home<'_>) -> Tx {
    Tx::begin(home.db, &Actor::operator(home.municipality), "bench.thread", Timestamp::from_millis(NOW)).await.unwrap()
}

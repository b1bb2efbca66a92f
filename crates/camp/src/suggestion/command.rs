//! Suggestions for other programs: what `pejl camp suggest` answers, for a whole exercise at once and without changing
//! anything. The form is documented in the user guide and stays as it is.

use std::collections::BTreeMap;

use platform::Fault;
use platform::access::Actor;
use platform::store::Db;
use platform::time::Timestamp;
use serde::Serialize;
use text::{Cancelled, Cut, Sameness, Sorter, groups, unwatched};

use super::material::{Material, topic};
use super::meaning::Asker;
use crate::consolidation::{Board, actions};
use crate::exercise::Exercise;
use crate::gathering;

/// A line that describes a category; several lines may describe the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The category's name.
    pub category: String,
    /// What belongs in it; may be empty.
    pub description: String,
}

/// A line that says where a statement belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The statement's code, or code and number of the thought: `tl-ind-001/2`.
    pub id: String,
    /// The category's name.
    pub category: String,
}

/// What to suggest from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The categories; `None`: the board's own.
    pub categories: Option<Vec<Described>>,
    /// What to learn from; `None`: where the board has placed statements.
    pub labelled: Option<Vec<Labelled>>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The line, from 1.
    pub line: usize,
    /// The value that does not fit.
    pub value: String,
    /// Why it does not.
    pub reason: Reason,
}

/// Why a line does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The exercise has no such statement, or it is erased.
    UnknownStatement,
    /// There is no such category; those that there are.
    UnknownCategory(Vec<String>),
    /// The statement is there already, in another category.
    Twice,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum SuggestFault {
    /// Lines that do not fit.
    #[error("{} linjer passer ikke", .0.len())]
    Misfits(Vec<Misfit>),
    /// The camp is not there, may not be read, or cannot be.
    #[error(transparent)]
    Other(#[from] Fault),
}

/// A category and its probability.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Named {
    /// The name of the category; without categories, of the group.
    pub category: String,
    /// How likely, from 0 to 1; without categories, the group's stability.
    pub p: f64,
}

/// What is suggested for a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The statement's code; for a thought of a split statement, code and number.
    pub id: String,
    /// The three best, best first.
    pub suggestions: Vec<Named>,
    /// Its group at the finest cut; only where no categories were given.
    #[serde(flatten)]
    pub cluster: Option<Cluster>,
}

/// A statement's group.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cluster {
    /// The group's number, from 1; `None`: the statement is like no other.
    pub cluster: Option<usize>,
    /// Its proposed name.
    pub cluster_name: Option<String>,
    /// How often two of its statements stay together when a fifth of all is left out.
    pub cluster_stability: Option<f64>,
}

/// Two statements that seem to say the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Double {
    /// The statement whose code comes first.
    pub one: String,
    /// The other.
    pub other: String,
    /// How alike, from 0 to 1.
    pub likeness: f64,
    /// `exact`, `almost` or `meaning`.
    pub sameness: &'static str,
    /// The words they share.
    pub shared: Vec<String>,
}

async fn board(db: &Db, actor: &Actor, camp: &str, exercise: Exercise) -> Result<Board, Fault> {
    let mut reader = db.reader();
    let camp = gathering::actions::find(&mut reader, actor, camp).await?;
    actions::board(&mut reader, actor, &camp, exercise).await
}

async fn with_meaning(db: &Db, actor: &Actor, now: Timestamp, mut material: Material) -> Material {
    let asker = Asker { db: db.clone(), actor: actor.clone(), now };
    match asker.read(&mut material, &unwatched).await {
        // Nobody watches, so nobody stops it.
        Ok(_) | Err(Cancelled) => material,
    }
}

/// Suggests for every statement of an exercise that is not erased, in the order of capture.
///
/// # Errors
/// [`SuggestFault::Misfits`] when lines name statements or categories that are not there; [`SuggestFault::Other`] when
/// the camp cannot be read.
pub async fn suggest(
    db: &Db,
    actor: &Actor,
    camp: &str,
    exercise: Exercise,
    wanted: &Wanted,
    now: Timestamp,
) -> Result<Vec<Answer>, SuggestFault> {
    let board = board(db, actor, camp, exercise).await?;
    let (material, names) = material(&board, wanted).map_err(SuggestFault::Misfits)?;
    let material = with_meaning(db, actor, now, material).await;
    let with_clusters = wanted.categories.is_none();
    let work = tokio::task::spawn_blocking(move || {
        let cuts = if with_clusters { groups(&material.items, &unwatched).unwrap_or_default() } else { Vec::new() };
        let best = if names.is_empty() { BTreeMap::new() } else { best(&material, &names) };
        answers(&material, best, with_clusters.then_some(&cuts[..]))
    });
    work.await.map_err(|error| Fault::Store(platform::store::StoreError::Unreadable(error.to_string())).into())
}

/// Finds the statements of an exercise that seem to say the same, the most alike first.
///
/// # Errors
/// [`SuggestFault::Other`] when the camp cannot be read.
pub async fn duplicates(
    db: &Db,
    actor: &Actor,
    camp: &str,
    exercise: Exercise,
    now: Timestamp,
) -> Result<Vec<Double>, SuggestFault> {
    let board = board(db, actor, camp, exercise).await?;
    let material = with_meaning(db, actor, now, Material::of(&board)).await;
    let double = |pair: text::Pair| Double {
        one: pair.one,
        other: pair.other,
        likeness: pair.likeness,
        sameness: match pair.sameness {
            Sameness::Exact => "exact",
            Sameness::Almost => "almost",
            Sameness::Meaning => "meaning",
        },
        shared: pair.shared,
    };
    Ok(text::duplicates(&material.items).into_iter().map(double).collect())
}

fn same(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Puts together what the engine gets, with the names of the categories.
fn material(board: &Board, wanted: &Wanted) -> Result<(Material, Vec<String>), Vec<Misfit>> {
    let mut material = Material::of(board);
    let own: Vec<String> = board.ordered_categories().into_iter().map(|(_, category)| category.name.clone()).collect();
    let mut names = own.clone();
    if let Some(described) = &wanted.categories {
        names = Vec::new();
        for line in described {
            if !names.iter().any(|name| same(name) == same(&line.category)) {
                names.push(line.category.trim().to_owned());
            }
        }
        let of = |name: &String| {
            let lines = described.iter().filter(|line| same(&line.category) == same(name));
            topic(name, lines.map(|line| line.description.as_str()))
        };
        material.topics = names.iter().map(of).collect();
        let place = |at: &usize| names.iter().position(|name| own.get(*at).is_some_and(|own| same(own) == same(name)));
        let placed = material.placed.iter().filter_map(|(key, at)| Some((key.clone(), place(at)?)));
        material.placed = placed.collect();
    }
    if let Some(labelled) = &wanted.labelled {
        material.placed = placed(&material, &names, labelled)?;
    }
    Ok((material, names))
}

fn placed(
    material: &Material,
    names: &[String],
    labelled: &[Labelled],
) -> Result<BTreeMap<String, usize>, Vec<Misfit>> {
    let mut placed: BTreeMap<String, usize> = BTreeMap::new();
    let mut misfits = Vec::new();
    for line in labelled {
        let thoughts = format!("{}/", line.id);
        let keys: Vec<&String> =
            material.cards.keys().filter(|key| **key == line.id || key.starts_with(&thoughts)).collect();
        let misfit = |value: &str, reason: Reason| Misfit { line: line.line, value: value.to_owned(), reason };
        let Some(at) = names.iter().position(|name| same(name) == same(&line.category)) else {
            misfits.push(misfit(&line.category, Reason::UnknownCategory(names.to_vec())));
            continue;
        };
        if keys.is_empty() {
            misfits.push(misfit(&line.id, Reason::UnknownStatement));
        }
        for key in keys {
            if placed.insert(key.clone(), at).is_some_and(|before| before != at) {
                misfits.push(misfit(&line.id, Reason::Twice));
            }
        }
    }
    if misfits.is_empty() { Ok(placed) } else { Err(misfits) }
}

fn best(material: &Material, names: &[String]) -> BTreeMap<String, Vec<Named>> {
    let Ok(sorter) = Sorter::new(&material.items, &material.topics, &unwatched) else { return BTreeMap::new() };
    let named =
        |suggestion: text::Suggestion| Some(Named { category: names.get(suggestion.topic)?.clone(), p: suggestion.p });
    let best = sorter.suggest(&material.placed).best;
    best.into_iter().map(|(key, best)| (key, best.into_iter().filter_map(named).collect())).collect()
}

/// Without categories, a statement's suggestions are its groups, from the finest cut to coarser ones.
fn answers(material: &Material, mut best: BTreeMap<String, Vec<Named>>, cuts: Option<&[Cut]>) -> Vec<Answer> {
    let has_categories = !best.is_empty();
    let groups = cuts.map(|cuts| cuts.iter().take(3).map(groups_of).collect::<Vec<_>>());
    let answer = |key: &String| {
        let of_cuts = groups.iter().flatten().map(|groups| groups.get(key).cloned().unwrap_or_default());
        let clusters: Vec<Cluster> = of_cuts.collect();
        let suggestions = if has_categories {
            best.remove(key).unwrap_or_default()
        } else {
            let named = |cluster: &Cluster| {
                Some(Named { category: cluster.cluster_name.clone()?, p: cluster.cluster_stability? })
            };
            clusters.iter().filter_map(named).collect()
        };
        let cluster = groups.is_some().then(|| clusters.into_iter().next().unwrap_or_default());
        Answer { id: key.clone(), suggestions, cluster }
    };
    material.items.iter().map(|item| &item.key).map(answer).collect()
}

/// The groups of a cut by statement, with names that tell them apart.
fn groups_of(cut: &Cut) -> BTreeMap<String, Cluster> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups = BTreeMap::new();
    for (group, number) in cut.groups.iter().zip(1_usize..) {
        let times = known.entry(&group.name).or_default();
        *times += 1;
        let name = if *times > 1 { format!("{} ({times})", group.name) } else { group.name.clone() };
        let cluster =
            Cluster { cluster: Some(number), cluster_name: Some(name), cluster_stability: Some(group.stability) };
        groups.extend(group.members.iter().map(|key| (key.clone(), cluster.clone())));
    }
    groups
}

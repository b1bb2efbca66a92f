//! Counting what is behind each crossing in each camp. Pure.
//!
//! A cell counts distinct statements, a row's total is the sum of its cells, as a statement belongs to one camp. A
//! column's total counts distinct statements too: one that is behind two crossings counts once.

use std::collections::BTreeSet;

use crate::analysis::ground::Ground;
use crate::analysis::{Analysis, Finding, Kind};
use crate::gathering::Camp;

/// Crossings and camps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The columns: identifiers of the camps.
    pub camps: Vec<String>,
    /// The rows in their order.
    pub rows: Vec<Row>,
    /// For each camp, how many of its statements are behind at least one crossing.
    pub behind: Vec<usize>,
}

/// A crossing, and the statements behind it in each camp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Identifier of the crossing.
    pub id: String,
    /// The crossing.
    pub finding: Finding,
    /// For each camp, identifiers of the statements behind it, in the order of the programme and of capture.
    pub cells: Vec<Vec<String>>,
}

impl Row {
    /// Returns how many statements are behind it in all camps.
    #[must_use]
    pub fn total(&self) -> usize {
        self.cells.iter().map(Vec::len).sum()
    }
}

impl Matrix {
    /// Returns how many statements are behind at least one crossing.
    #[must_use]
    pub fn total(&self) -> usize {
        self.behind.iter().sum()
    }
}

/// Returns the camps in the order of the matrix: as they were held.
#[must_use]
pub fn columns(mut camps: Vec<Camp>) -> Vec<Camp> {
    camps.sort_by(|one, other| (&one.held_on, &one.title, &one.id).cmp(&(&other.held_on, &other.title, &other.id)));
    camps
}

/// Counts. `ground` holds exactly what is in `camps`, so that nothing shows of a camp that the reader may not see.
#[must_use]
pub fn matrix(across: &Analysis, camps: &[Camp], ground: &Ground) -> Matrix {
    let mut behind: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); camps.len()];
    let mut rows = Vec::new();
    for (id, finding) in across.of_kind(Kind::Crossing) {
        let statements = ground.in_order(ground.behind(finding));
        let mut cells = Vec::with_capacity(camps.len());
        for (camp, all) in camps.iter().zip(&mut behind) {
            let of_camp = |id: &&&str| ground.statements.get(**id).is_some_and(|one| one.camp == camp.id);
            let own: Vec<&str> = statements.iter().filter(of_camp).copied().collect();
            all.extend(&own);
            cells.push(own.into_iter().map(str::to_owned).collect());
        }
        rows.push(Row { id: id.clone(), finding: finding.clone(), cells });
    }
    Matrix {
        camps: camps.iter().map(|camp| camp.id.clone()).collect(),
        rows,
        behind: behind.iter().map(BTreeSet::len).collect(),
    }
}

//! Bringing an analysis in from a file: which rows are new, which statements a contribution quotes, and writing them
//! as one step per camp. The rows themselves are checked where all imports are: see `crate::intake`.

use std::collections::{BTreeMap, BTreeSet};

use compass::core_task::title_key;
use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, new_id};
use sha2::{Digest, Sha256};

use super::actions::{new_step, take};
use super::{Finding, Key, Kind, Who, store};
use crate::consolidation::Edit;

/// A sound row of a file with an analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FindingRow {
    /// The camp's readable identifier.
    pub(crate) camp: String,
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) words: String,
    pub(crate) who: Who,
    pub(crate) page: String,
}

impl FindingRow {
    /// Returns what tells this row from any other: a fingerprint, since the words may be a participant's and must
    /// not stay behind when they are erased.
    pub(crate) fn origin(&self) -> String {
        let mut hash = Sha256::new();
        for part in [self.kind.name(), self.who.name(), &self.title, &self.words] {
            hash.update(part);
            hash.update([0]);
        }
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// What imports have brought into a camp's analysis, and what stands in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Imported {
    /// Fingerprints of all rows ever brought in, also of those removed since.
    pub(crate) origins: BTreeSet<String>,
    /// How many messages there are.
    pub(crate) messages: i64,
    /// The other kinds of which there can only be one: those that are there.
    pub(crate) has_purpose: bool,
}

/// Returns what each camp's analysis holds, by the camp's opaque identifier.
pub(crate) async fn imported(
    reads: &mut impl Reads,
    municipality: &str,
) -> Result<BTreeMap<String, Imported>, StoreError> {
    let mut known: BTreeMap<String, Imported> = BTreeMap::new();
    for (place, edits) in store::imported(reads, municipality).await? {
        let origins = edits.into_iter().filter_map(|edit| edit.after).map(|finding| finding.origin);
        known.entry(place).or_default().origins.extend(origins);
    }
    for (place, kind, count) in store::counts(reads, municipality).await? {
        let one = known.entry(place).or_default();
        match Kind::from_name(&kind) {
            Some(Kind::Message) => one.messages = count,
            Some(Kind::Purpose) => one.has_purpose = count > 0,
            _ => {}
        }
    }
    Ok(known)
}

/// A contribution that a participant wrote, as it was written.
pub(crate) struct Said {
    /// Identifier of the statement.
    pub(crate) id: String,
    /// Identifier of the camp.
    pub(crate) camp: String,
    pub(crate) words: String,
}

/// What was brought in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct BroughtIn {
    pub(crate) findings: usize,
    /// How many contributions among them.
    pub(crate) contributions: usize,
    /// How many of these are the words of a captured statement, and lead to it.
    pub(crate) matched: usize,
}

/// Adds rows to a camp's analysis as one step.
pub(crate) async fn bring_in(
    tx: &mut Tx,
    actor: &Actor,
    camp: &str,
    rows: &[&FindingRow],
    said: &[Said],
) -> Result<BroughtIn, StoreError> {
    let mut quotes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for statement in said.iter().filter(|one| one.camp == camp && !one.words.is_empty()) {
        // Letters and digits alone: a comma more or less is the same statement.
        quotes.entry(title_key(&statement.words)).or_default().push(statement.id.clone());
    }
    let key = Key { municipality: actor.municipality.clone(), place: camp.to_owned() };
    let number = store::next_step(tx, &key).await?;
    let analysis = store::analysis(tx, &key).await?;
    let mut last: BTreeMap<(Kind, Who), i64> = BTreeMap::new();
    for (finding, _) in analysis.findings.values() {
        let highest = last.entry((finding.kind, finding.who)).or_insert(0);
        *highest = (*highest).max(finding.number);
    }
    let mut brought = BroughtIn { findings: rows.len(), ..BroughtIn::default() };
    let mut edits = Vec::with_capacity(rows.len());
    for row in rows {
        let place = last.entry((row.kind, row.who)).or_insert(0);
        *place += 1;
        let quoted = if row.kind == Kind::Contribution { quotes.get(&title_key(&row.words)) } else { None };
        brought.contributions += usize::from(row.kind == Kind::Contribution);
        brought.matched += usize::from(quoted.is_some());
        let finding = Finding {
            kind: row.kind,
            number: *place,
            who: row.who,
            title: row.title.clone(),
            // What a participant wrote stands in one place only: with the statement.
            words: if quoted.is_some() && row.title.is_empty() { String::new() } else { row.words.clone() },
            statements: quoted.cloned().unwrap_or_default(),
            themes: Vec::new(),
            categories: Vec::new(),
            declined: Vec::new(),
            source_page: row.page.clone(),
            origin: row.origin(),
        };
        edits.push(Edit { id: new_id(), before: None, after: Some(finding) });
    }
    let step = new_step(number, "import", actor, edits, tx.now());
    take(tx, &key, &step).await?;
    Ok(brought)
}

//! A statement's history in words: what each step did to it, and which steps can be undone from its page.

use std::collections::BTreeMap;

use platform::time::Timestamp;
use ui::i18n::Locale;

use super::exercise_page::place_text;
use super::{Statement, actions};
use crate::consolidation::{Board, Card, Change, Edit, Place, Step};

/// A step in words.
pub(super) struct Entry {
    pub(super) at: String,
    /// Empty when the visitor may not know.
    pub(super) who: String,
    pub(super) what: String,
    /// What it changed for this statement.
    pub(super) moves: Vec<String>,
    /// How many other statements it moved too; empty when none.
    pub(super) also: String,
    pub(super) is_undone: bool,
    /// Its number, when it can be undone from here.
    pub(super) undo: Option<i64>,
}

/// What the visitor may do about the history.
#[derive(Clone, Copy)]
pub(super) struct May {
    pub(super) consolidate: bool,
    pub(super) see_masked: bool,
}

/// What the telling of a history draws on.
pub(super) struct Telling<'a> {
    pub(super) locale: &'a Locale,
    pub(super) statement: &'a Statement,
    pub(super) board: &'a Board,
    /// Names of the categories that the steps speak of.
    pub(super) names: BTreeMap<String, String>,
    pub(super) may: May,
}

/// Returns the identifiers of categories in the history that are no longer on the board.
pub(super) fn gone_categories(board: &Board, steps: &[Step]) -> Vec<String> {
    let cards = steps.iter().flat_map(|step| &step.changes).filter_map(|change| match change {
        Change::Card(edit) => Some([&edit.before, &edit.after]),
        _ => None,
    });
    let mut gone: Vec<String> = cards
        .flatten()
        .flatten()
        .filter_map(|card| match &card.place {
            Place::Category(id) if !board.categories.contains_key(id) => Some(id.clone()),
            _ => None,
        })
        .collect();
    gone.sort_unstable();
    gone.dedup();
    gone
}

impl Telling<'_> {
    /// Tells the steps, oldest first.
    pub(super) fn entries(&self, steps: &[Step]) -> Vec<Entry> {
        steps.iter().map(|step| self.entry(step, steps)).collect()
    }

    fn entry(&self, step: &Step, steps: &[Step]) -> Entry {
        let kind = |step: &Step| self.locale.t(&format!("step-kind-{}", step.kind));
        let undone = step.undoes.and_then(|number| steps.iter().find(|other| other.number == number));
        let others = self.others(step);
        Entry {
            at: self.locale.moment(&Timestamp::from_millis(step.at).in_denmark()),
            who: step.by_name.clone(),
            what: undone.map_or_else(|| kind(step), |undone| self.locale.t1("history-undid", "what", kind(undone))),
            moves: step.changes.iter().filter_map(|change| self.told(change)).collect(),
            also: if others > 0 { self.locale.count("history-also", others) } else { String::new() },
            is_undone: step.undone_by.is_some(),
            undo: self.can_be_undone(step).then_some(step.number),
        }
    }

    fn told(&self, change: &Change) -> Option<String> {
        match change {
            Change::Card(edit) if card_of(edit)?.statement == self.statement.id => self.card_told(edit),
            Change::Card(edit) => {
                let joined = edit.after.as_ref().filter(|after| self.is_own(after.merged_into.as_deref()))?;
                let was_there = edit.before.as_ref().is_some_and(|before| before.merged_into == joined.merged_into);
                (!was_there).then(|| self.locale.t1("history-joined", "code", self.code(&joined.statement)))
            }
            Change::Sample(edit) if edit.id == self.statement.id => {
                Some(self.locale.t(if edit.after.is_some() { "history-sample-in" } else { "history-sample-out" }))
            }
            Change::Theme(edit) => edit
                .after
                .as_ref()
                .or(edit.before.as_ref())
                .map(|theme| self.locale.t1("history-theme", "number", theme.number)),
            Change::Category(_) | Change::Mask(_) | Change::Sample(_) | Change::Judgement(_) => None,
        }
    }

    fn card_told(&self, edit: &Edit<Card>) -> Option<String> {
        let text = match (&edit.before, &edit.after) {
            (None, Some(_)) => self.locale.t("history-new-thought"),
            (Some(_), None) => self.locale.t("history-thought-gone"),
            (Some(before), Some(after)) => {
                let moved = (before.place != after.place).then(|| {
                    self.locale.t2("history-move", "from", self.place(&before.place), "to", self.place(&after.place))
                });
                let leader = after
                    .merged_into
                    .as_ref()
                    .filter(|_| before.merged_into != after.merged_into)
                    .and_then(|id| self.board.cards.get(id));
                let merged =
                    leader.map(|(leader, _)| self.locale.t1("history-merged", "code", self.code(&leader.statement)));
                let told: Vec<String> = [merged, moved].into_iter().flatten().collect();
                (!told.is_empty()).then(|| told.join(" "))?
            }
            (None, None) => return None,
        };
        let part = card_of(edit)?.part;
        let is_split = self.statement.thoughts.len() > 1;
        Some(if is_split { format!("{}: {text}", self.locale.t1("statement-thought", "number", part)) } else { text })
    }

    fn place(&self, place: &Place) -> String {
        let name = match place {
            Place::Category(id) => {
                self.names.get(id).cloned().unwrap_or_else(|| self.locale.t("history-category-gone"))
            }
            _ => String::new(),
        };
        place_text(self.locale, place, &name)
    }

    fn code(&self, statement: &str) -> String {
        self.board.facts.get(statement).map(|facts| facts.code.clone()).unwrap_or_default()
    }

    fn is_own(&self, card: Option<&str>) -> bool {
        card.is_some_and(|id| self.statement.thoughts.iter().any(|thought| thought.card == id))
    }

    /// Counts the other statements whose cards a step changed.
    fn others(&self, step: &Step) -> i64 {
        let mut others: Vec<&str> = step
            .changes
            .iter()
            .filter_map(|change| match change {
                Change::Card(edit) => card_of(edit).map(|card| card.statement.as_str()),
                _ => None,
            })
            .filter(|statement| *statement != self.statement.id)
            .collect();
        others.sort_unstable();
        others.dedup();
        i64::try_from(others.len()).unwrap_or(i64::MAX)
    }

    /// Tells whether to offer undoing: cards still stand as the step left them. What else may stand in the way is
    /// told by the refusal.
    fn can_be_undone(&self, step: &Step) -> bool {
        let stands = |change: &Change| match change {
            Change::Card(edit) => self.board.cards.get(&edit.id).map(|(card, _)| card) == edit.after.as_ref(),
            Change::Mask(edit) => self.board.masks.get(&edit.id) == edit.after.as_ref(),
            _ => true,
        };
        let is_kind = !["erase", "import"].contains(&step.kind.as_str());
        let may = self.may.consolidate && (self.may.see_masked || !actions::masks(step));
        may && is_kind && step.undone_by.is_none() && step.changes.iter().all(stands)
    }
}

fn card_of(edit: &Edit<Card>) -> Option<&Card> {
    edit.after.as_ref().or(edit.before.as_ref())
}

//! What this crate tells the thread: camps, themes, categories and statements, between the core task and the words.
//!
//! A statement supports the categories it stands in and the themes and findings that rest directly on it; a category
//! the themes and findings that rest on it; a theme the findings that rest on it; a finding its camp; a camp its core
//! task. What supports nothing nearer supports its camp, so that
//! every statement reaches north. Only camps that the actor may read are told of.

use compass::thread::{Below, Counted, End, Kind, Node, Source, Top};
use futures::future::BoxFuture;
use platform::Fault;
use platform::access::Actor;
use platform::store::{Db, Reader, StoreError};
use ui::i18n::Locale;

use crate::analysis::store::{self as findings, Placed};
use crate::analysis::{Finding, Key, Kind as Says, finding_url};
use crate::exercise::Exercise;
use crate::gathering::{self, Camp};
use crate::statement::store::{self, ThreadCategory, ThreadStatement, ThreadTheme};
use crate::statement::{category_url, shortened, theme_url, url};

/// The camps' part of the thread.
#[derive(Clone, Copy, Debug)]
pub struct CampThread;

impl Source for CampThread {
    fn node<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        locale: &'a Locale,
        kind: Kind,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Node>, StoreError>> {
        Box::pin(async move { Asking { reader: db.reader(), actor, locale }.node(kind, id).await })
    }

    fn above<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        locale: &'a Locale,
        node: &'a Node,
    ) -> BoxFuture<'a, Result<Vec<Node>, StoreError>> {
        Box::pin(async move { Asking { reader: db.reader(), actor, locale }.above(node).await })
    }

    fn below<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        locale: &'a Locale,
        node: &'a Node,
        limit: usize,
    ) -> BoxFuture<'a, Result<Below, StoreError>> {
        Box::pin(async move { Asking { reader: db.reader(), actor, locale }.below(node, limit).await })
    }

    fn tops<'a>(&'a self, db: &'a Db, actor: &'a Actor) -> BoxFuture<'a, Result<Vec<Top>, StoreError>> {
        Box::pin(async move {
            let camps = gathering::actions::all(&mut db.reader(), actor).await.or_else(nothing_instead)?;
            let top = |camp: Camp| Top {
                node: camp_node(&camp),
                core_task: camp.core_task_id,
                unit_path: camp.unit_path,
                since: camp.held_on,
            };
            Ok(camps.into_iter().map(top).collect())
        })
    }

    fn count_below<'a>(&'a self, db: &'a Db, actor: &'a Actor) -> BoxFuture<'a, Result<Vec<Counted>, StoreError>> {
        Box::pin(async move {
            let mut reader = db.reader();
            let camps = gathering::actions::all(&mut reader, actor).await.or_else(nothing_instead)?;
            let mut below = Vec::new();
            for camp in camps {
                let said = store::count_in_camp(&mut reader, &actor.municipality, &camp.id).await?;
                let top = End::new(Kind::Camp, &camp.id);
                below.push(Counted { top, core_task: camp.core_task_id, below: usize::try_from(said).unwrap_or(0) });
            }
            Ok(below)
        })
    }
}

/// One question, and on whose behalf.
struct Asking<'a> {
    reader: Reader,
    actor: &'a Actor,
    locale: &'a Locale,
}

impl Asking<'_> {
    fn municipality(&self) -> &str {
        &self.actor.municipality
    }

    /// Returns the camp with this identifier, if there is one that the actor may read.
    async fn camp(&mut self, id: &str) -> Result<Option<Camp>, StoreError> {
        match gathering::actions::find(&mut self.reader, self.actor, id).await {
            Ok(camp) => Ok(Some(camp)),
            Err(Fault::Store(error)) => Err(error),
            Err(Fault::Denied(_) | Fault::NotFound | Fault::Refused(_)) => Ok(None),
        }
    }

    async fn node(&mut self, kind: Kind, id: &str) -> Result<Option<Node>, StoreError> {
        let municipality = self.municipality().to_owned();
        Ok(match kind {
            Kind::Camp => self.camp(id).await?.map(|camp| camp_node(&camp)),
            Kind::Finding => match findings::find(&mut self.reader, &municipality, id).await? {
                Some(found) => self.finding_node(&found).await?,
                None => None,
            },
            Kind::Theme => match store::thread_theme(&mut self.reader, &municipality, id).await? {
                Some(theme) => self.camp(&theme.camp_id).await?.map(|camp| theme_node(&camp, &theme)).transpose()?,
                None => None,
            },
            Kind::Category => match store::thread_category(&mut self.reader, &municipality, id).await? {
                Some(category) => {
                    self.camp(&category.camp_id).await?.map(|camp| category_node(&camp, &category)).transpose()?
                }
                None => None,
            },
            Kind::Statement => match store::thread_statement(&mut self.reader, &municipality, id).await? {
                Some(statement) => {
                    self.camp(&statement.camp_id).await?.map(|camp| self.statement_node(&camp, &statement))
                }
                None => None,
            },
            _ => None,
        })
    }

    fn statement_node(&self, camp: &Camp, statement: &ThreadStatement) -> Node {
        let said = if statement.headline.is_empty() { &statement.words } else { &statement.headline };
        let title = if statement.erased_at.is_some() { self.locale.t("erased-words") } else { shortened(said) };
        Node { kind: Kind::Statement, id: statement.code.clone(), title, url: url(&camp.url(), &statement.code) }
    }

    async fn above(&mut self, node: &Node) -> Result<Vec<Node>, StoreError> {
        let municipality = self.municipality().to_owned();
        match node.kind {
            Kind::Camp => self.core_task_of(&node.id).await,
            Kind::Finding => {
                let found = findings::find(&mut self.reader, &municipality, &node.id).await?;
                self.only_camp(found.map(|found| found.place)).await
            }
            Kind::Theme => match store::thread_theme(&mut self.reader, &municipality, &node.id).await? {
                Some(theme) => {
                    let nodes = self.findings_on(&theme.id).await?;
                    if nodes.is_empty() { self.only_camp(Some(theme.camp_id)).await } else { Ok(nodes) }
                }
                None => Ok(Vec::new()),
            },
            Kind::Category => match store::thread_category(&mut self.reader, &municipality, &node.id).await? {
                Some(category) => self.supported_by(&category.camp_id, &category.id, Vec::new()).await,
                None => Ok(Vec::new()),
            },
            Kind::Statement => match store::thread_statement(&mut self.reader, &municipality, &node.id).await? {
                Some(statement) => {
                    let categories =
                        store::categories_of_statement(&mut self.reader, &municipality, &statement.id).await?;
                    self.supported_by(&statement.camp_id, &statement.id, categories).await
                }
                None => Ok(Vec::new()),
            },
            _ => Ok(Vec::new()),
        }
    }

    async fn core_task_of(&mut self, camp: &str) -> Result<Vec<Node>, StoreError> {
        let Some(camp) = self.camp(camp).await? else { return Ok(Vec::new()) };
        let tasks = compass::core_task::actions::all(&mut self.reader, self.actor).await?;
        let task = tasks.into_iter().find(|task| task.id == camp.core_task_id);
        Ok(task
            .map(|task| Node {
                kind: Kind::CoreTask,
                id: task.id,
                title: task.title,
                url: format!("/kompas/{}", task.slug),
            })
            .into_iter()
            .collect())
    }

    async fn only_camp(&mut self, id: Option<String>) -> Result<Vec<Node>, StoreError> {
        match id {
            Some(id) => Ok(self.camp(&id).await?.map(|camp| camp_node(&camp)).into_iter().collect()),
            None => Ok(Vec::new()),
        }
    }

    /// Returns a finding as it stands on the thread: with its kind before its name. What is common to all camps is
    /// above no single core task, and stands on its own page instead.
    async fn finding_node(&mut self, found: &Placed) -> Result<Option<Node>, StoreError> {
        let Some(camp) = self.camp(&found.place).await? else { return Ok(None) };
        let finding = &found.finding;
        let mut name = if finding.title.is_empty() { shortened(&finding.words) } else { finding.title.clone() };
        if let (true, Some(statement)) = (name.is_empty(), finding.statements.first()) {
            let statement = store::thread_statement(&mut self.reader, &camp.municipality_id, statement).await?;
            name = statement.map_or_else(String::new, |statement| self.statement_node(&camp, &statement).title);
        }
        let kind = self.locale.t(&finding.kind.title_key());
        let title = self.locale.t2("finding-page-title", "kind", kind, "name", name);
        Ok(Some(Node { kind: Kind::Finding, id: found.id.clone(), title, url: finding_url(&camp.url(), &found.id) }))
    }

    /// Returns the findings that rest directly on the statement, theme or category with this identifier.
    async fn findings_on(&mut self, id: &str) -> Result<Vec<Node>, StoreError> {
        let municipality = self.municipality().to_owned();
        let mut nodes = Vec::new();
        for found in findings::resting_on(&mut self.reader, &municipality, id).await? {
            nodes.extend(self.finding_node(&found).await?);
        }
        Ok(nodes)
    }

    /// A finding rests on themes, categories and statements, in that order.
    async fn below_finding(&mut self, found: &Placed, limit: usize) -> Result<Below, StoreError> {
        let Finding { themes, categories, statements, .. } = &found.finding;
        let total = themes.len() + categories.len() + statements.len();
        let mut nodes = Vec::new();
        for (kind, ids) in [(Kind::Theme, themes), (Kind::Category, categories), (Kind::Statement, statements)] {
            for id in ids.iter().take(limit.saturating_sub(nodes.len())) {
                nodes.extend(self.node(kind, id).await?);
            }
        }
        Ok(Below { nodes, total })
    }

    /// Returns the categories given, and the themes and findings that rest directly on `id`; the camp when there are
    /// none of these.
    async fn supported_by(
        &mut self,
        camp: &str,
        id: &str,
        categories: Vec<ThreadCategory>,
    ) -> Result<Vec<Node>, StoreError> {
        let Some(camp) = self.camp(camp).await? else { return Ok(Vec::new()) };
        let themes = store::themes_resting_on(&mut self.reader, &camp.municipality_id, &camp.id, id).await?;
        let mut nodes =
            categories.iter().map(|category| category_node(&camp, category)).collect::<Result<Vec<_>, _>>()?;
        for theme in &themes {
            nodes.push(theme_node(&camp, theme)?);
        }
        nodes.extend(self.findings_on(id).await?);
        if nodes.is_empty() {
            nodes.push(camp_node(&camp));
        }
        Ok(nodes)
    }

    async fn below(&mut self, node: &Node, limit: usize) -> Result<Below, StoreError> {
        let municipality = self.municipality().to_owned();
        match node.kind {
            Kind::CoreTask => {
                let camps = gathering::actions::all(&mut self.reader, self.actor).await.or_else(nothing_instead)?;
                Ok(first(camps.iter().filter(|camp| camp.core_task_id == node.id).map(camp_node).collect(), limit))
            }
            Kind::Camp => match self.camp(&node.id).await? {
                Some(camp) => self.below_camp(&camp, limit).await,
                None => Ok(Below::default()),
            },
            Kind::Finding => match findings::find(&mut self.reader, &municipality, &node.id).await? {
                Some(found) => self.below_finding(&found, limit).await,
                None => Ok(Below::default()),
            },
            Kind::Theme => match store::thread_theme(&mut self.reader, &municipality, &node.id).await? {
                Some(theme) => self.below_theme(&theme, limit).await,
                None => Ok(Below::default()),
            },
            Kind::Category => {
                let Some(category) = store::thread_category(&mut self.reader, &municipality, &node.id).await? else {
                    return Ok(Below::default());
                };
                let Some(camp) = self.camp(&category.camp_id).await? else { return Ok(Below::default()) };
                let (statements, total) =
                    store::statements_in_category(&mut self.reader, &municipality, &category.id, count(limit)).await?;
                Ok(self.statements(&camp, &statements, total))
            }
            _ => Ok(Below::default()),
        }
    }

    /// A camp rests on the messages of its analysis and the themes that no message rests on; where there are none
    /// yet, on its categories; and before that on the statements.
    async fn below_camp(&mut self, camp: &Camp, limit: usize) -> Result<Below, StoreError> {
        let analysis = findings::analysis(&mut self.reader, &Key::of(camp)).await?;
        let messages = analysis.of_kind(Says::Message);
        let mut themes = store::themes_of_camp(&mut self.reader, &camp.municipality_id, &camp.id).await?;
        themes.retain(|theme| !messages.iter().any(|(_, message)| message.themes.contains(&theme.id)));
        if !(themes.is_empty() && messages.is_empty()) {
            let mut nodes = Vec::new();
            for (id, _) in &messages {
                nodes.extend(self.node(Kind::Finding, id).await?);
            }
            themes.sort_by_key(|theme| (in_programme(&theme.exercise), theme.number, theme.id.clone()));
            for theme in &themes {
                nodes.push(theme_node(camp, theme)?);
            }
            return Ok(first(nodes, limit));
        }
        let mut categories = store::categories_of_camp(&mut self.reader, &camp.municipality_id, &camp.id).await?;
        if !categories.is_empty() {
            categories
                .sort_by_key(|category| (in_programme(&category.exercise), category.position, category.id.clone()));
            return Ok(first(
                categories.iter().map(|category| category_node(camp, category)).collect::<Result<_, _>>()?,
                limit,
            ));
        }
        let (statements, total) =
            store::statements_of_camp(&mut self.reader, &camp.municipality_id, &camp.id, count(limit)).await?;
        Ok(self.statements(camp, &statements, total))
    }

    async fn below_theme(&mut self, theme: &ThreadTheme, limit: usize) -> Result<Below, StoreError> {
        let Some(camp) = self.camp(&theme.camp_id).await? else { return Ok(Below::default()) };
        let categories: Vec<String> = serde_json::from_str(&theme.categories)?;
        let statements: Vec<String> = serde_json::from_str(&theme.statements)?;
        let total = categories.len() + statements.len();
        let mut nodes = Vec::new();
        for id in categories.iter().take(limit) {
            if let Some(category) = store::thread_category(&mut self.reader, &camp.municipality_id, id).await? {
                nodes.push(category_node(&camp, &category)?);
            }
        }
        for id in statements.iter().take(limit.saturating_sub(nodes.len())) {
            if let Some(statement) = store::thread_statement(&mut self.reader, &camp.municipality_id, id).await? {
                nodes.push(self.statement_node(&camp, &statement));
            }
        }
        Ok(Below { nodes, total })
    }

    fn statements(&self, camp: &Camp, statements: &[ThreadStatement], total: i64) -> Below {
        let nodes = statements.iter().map(|statement| self.statement_node(camp, statement)).collect();
        Below { nodes, total: usize::try_from(total).unwrap_or(0) }
    }
}

fn camp_node(camp: &Camp) -> Node {
    Node { kind: Kind::Camp, id: camp.id.clone(), title: camp.title.clone(), url: camp.url() }
}

fn theme_node(camp: &Camp, theme: &ThreadTheme) -> Result<Node, StoreError> {
    let title = if theme.title.is_empty() { shortened(&theme.words) } else { shortened(&theme.title) };
    let url = theme_url(&camp.url(), store::exercise(&theme.exercise)?, &theme.id);
    Ok(Node { kind: Kind::Theme, id: theme.id.clone(), title, url })
}

fn category_node(camp: &Camp, category: &ThreadCategory) -> Result<Node, StoreError> {
    let url = category_url(&camp.url(), store::exercise(&category.exercise)?, &category.id);
    Ok(Node { kind: Kind::Category, id: category.id.clone(), title: category.name.clone(), url })
}

/// Returns an exercise's place in the programme, for sorting.
fn in_programme(exercise: &str) -> usize {
    Exercise::ALL.iter().position(|known| known.name() == exercise).unwrap_or(Exercise::ALL.len())
}

fn first(mut nodes: Vec<Node>, limit: usize) -> Below {
    let total = nodes.len();
    nodes.truncate(limit);
    Below { nodes, total }
}

fn count(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

/// A fault of the database is told; that nothing may be seen is not.
fn nothing_instead(fault: Fault) -> Result<Vec<Camp>, StoreError> {
    match fault {
        Fault::Store(error) => Err(error),
        Fault::Denied(_) | Fault::NotFound | Fault::Refused(_) => Ok(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_come_in_the_order_of_the_programme_and_not_of_the_alphabet() {
        let mut exercises = ["idea", "contribution", "indicator", "precondition"];
        exercises.sort_by_key(|exercise| in_programme(exercise));
        assert_eq!(exercises, ["indicator", "precondition", "contribution", "idea"]);
    }

    #[test]
    fn what_is_not_shown_is_still_counted() {
        let node = |id: &str| Node { kind: Kind::Camp, id: id.into(), title: String::new(), url: String::new() };
        let below = first(vec![node("a"), node("b"), node("c")], 2);
        assert_eq!((below.nodes.len(), below.total), (2, 3));
    }
}

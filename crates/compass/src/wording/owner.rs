//! What the pages of wordings belong to: a core task or a model, by the address that was asked for.

use std::collections::HashMap;

use platform::access::Scope;
use ui::{Failure, Page, Visitor};

use super::{Thing, ThingKind, Version, actions};
use crate::{core_task, model};

/// The parameters of an address.
pub(super) type Place = HashMap<String, String>;

/// What a wording is the wording of, with what its pages need.
pub(crate) struct Owner {
    pub(crate) thing: Thing,
    pub(crate) scope: Scope,
    pub(crate) title: String,
    /// The thing's own page.
    pub(crate) url: String,
    /// Whether it takes no new words any more.
    pub(crate) is_closed: bool,
}

impl Owner {
    /// Finds the core task or the model that the address names.
    pub(super) async fn find(visitor: &Visitor, place: &Place) -> Result<Self, Failure> {
        let mut reader = visitor.app.db.reader();
        if let Some(slug) = place.get("model") {
            let found = model::actions::find(&mut reader, &visitor.actor, slug).await?;
            let scope = model::actions::scope(&mut reader, &visitor.actor).await?;
            let (thing, url) = (Thing::model(&found.id), found.url());
            return Ok(Self { thing, scope, url, title: found.title, is_closed: false });
        }
        let slug = place.get("task").ok_or(Failure::NotFound)?;
        let task = core_task::actions::find(&mut reader, &visitor.actor, slug).await?;
        let (thing, scope, url) = (Thing::core_task(&task.id), task.scope(), task.url());
        Ok(Self { thing, scope, url, title: task.title, is_closed: task.closed_at.is_some() })
    }

    /// Returns the versions that the visitor may see, oldest first.
    pub(super) async fn versions(&self, visitor: &Visitor) -> Result<Vec<Version>, Failure> {
        let mut reader = visitor.app.db.reader();
        Ok(actions::versions(&mut reader, &visitor.actor, &self.thing, &self.scope).await?)
    }

    /// Returns the version with the number that the address names.
    pub(super) async fn version(&self, visitor: &Visitor, place: &Place) -> Result<Version, Failure> {
        let number: i64 = place.get("number").and_then(|text| text.parse().ok()).ok_or(Failure::NotFound)?;
        let versions = self.versions(visitor).await?;
        versions.into_iter().find(|version| version.number == number).ok_or(Failure::NotFound)
    }

    pub(super) fn version_url(&self, number: i64) -> String {
        format!("{}/ordlyd/{number}", self.url)
    }

    /// Begins a page under the thing.
    pub(super) fn page(&self, visitor: &Visitor, title: &str) -> Page {
        Page::new(visitor, title)
            .under(&visitor.locale.t("core-task-list-title"), "/kompas")
            .under(&self.title, &self.url)
    }

    pub(super) fn is_model(&self) -> bool {
        self.thing.kind == ThingKind::Model
    }
}

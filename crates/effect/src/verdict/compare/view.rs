//! What is compared, as an address asks for it.

use std::ops::Range;

use serde::Deserialize;
use ui::{Choice, Failure, Pages, Visitor, address};

use super::members::{Among, MOST, Members, cases};
use crate::comparison::{self, ComparisonGroup};
use crate::indicator::Definition;
use crate::measured_unit::MeasuredUnit;
use crate::observation::Breakdown;
use crate::period::Period;
use crate::verdict::choices;
use crate::verdict::pages::subject;
use crate::verdict::subject::{Case, Subject};

/// What an address asks.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// Code or identifier of the unit whose parts are compared.
    #[serde(default)]
    pub(super) enhed: String,
    /// Identifier of a group.
    #[serde(default)]
    pub(super) gruppe: String,
    #[serde(default)]
    pub(super) periode: String,
    #[serde(default)]
    pub(super) del: String,
    #[serde(default)]
    pub(super) regler: String,
    #[serde(default)]
    pub(super) side: String,
}

impl Asked {
    /// The address of a page with the same choices.
    pub(super) fn address(&self, page: &str) -> String {
        let pairs = [
            ("enhed", &self.enhed),
            ("gruppe", &self.gruppe),
            ("periode", &self.periode),
            ("del", &self.del),
            ("regler", &self.regler),
        ];
        address(page, &pairs.map(|(name, value)| (name, value.as_str())))
    }
}

/// Which of the units are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// Those of the page.
    Page,
    /// All.
    All,
}

/// What is compared.
pub(super) struct View {
    pub(super) visitor: Visitor,
    pub(super) subject: Subject,
    pub(super) asked: Asked,
    /// The part that is compared.
    pub(super) part: Breakdown,
    pub(super) members: Members,
    /// The places of those that are seen.
    pub(super) shown: Range<usize>,
    /// Their series.
    pub(super) cases: Vec<Case>,
    pub(super) groups: Vec<ComparisonGroup>,
    /// The name of the group that is compared.
    pub(super) group: Option<String>,
    pub(super) parts: Vec<Choice>,
    pub(super) pages: Pages,
}

impl View {
    /// Reads what an address asks for.
    pub(super) async fn read(visitor: Visitor, slug: &str, mut asked: Asked, seen: Seen) -> Result<Self, Failure> {
        let (locale, actor) = (&visitor.locale, &visitor.actor);
        let subject = subject(&visitor, slug).await?;
        let mut reader = visitor.app.db.reader();
        let part = Breakdown::read(asked.del.trim()).ok_or(Failure::NotFound)?;
        let whole = subject.unit(asked.enhed.trim());
        if whole.is_none() && !subject.units.units.is_empty() {
            return Err(Failure::NotFound);
        }
        let groups = comparison::store::groups(&mut reader, &actor.municipality, &subject.indicator.tree_id).await?;
        let mut group = groups.iter().find(|group| group.id == asked.gruppe);
        let period = Period::read_as(subject.indicator.frequency, &asked.periode);
        let among = match group {
            Some(group) => Among::Group(group),
            None if asked.enhed.trim().is_empty() => Among::Highest,
            None => Among::Below,
        };
        let nothing_asked = matches!(among, Among::Highest);
        let mut members = match whole {
            Some(whole) => Members::read(&mut reader, locale, (&subject, whole, &part), (among, period)).await?,
            None => Members::default(),
        };
        // In a tree without parts there are only groups to compare: that of the unit comes first.
        if let Some(whole) = whole.filter(|_| nothing_asked && members.all.is_empty()) {
            group = groups.iter().find(|group| group.members.contains(&whole.id)).or(groups.first());
            if let Some(group) = group {
                asked.gruppe.clone_from(&group.id);
                let among = (Among::Group(group), period);
                members = Members::read(&mut reader, locale, (&subject, whole, &part), among).await?;
            }
        }
        let pages = Pages::of(Pages::asked(&asked.side), members.all.len(), MOST);
        let from = (pages.now - 1) * MOST;
        let shown = match seen {
            Seen::Page => from..members.all.len().min(from + MOST),
            Seen::All => 0..members.all.len(),
        };
        let of_page = members.all.get(shown.clone()).unwrap_or_default();
        let cases = cases(&mut reader, &subject, of_page, (&part, &asked.regler)).await?;
        let parts = choices::parts(&mut reader, locale, &subject, &part).await?;
        let group = group.map(|group| group.name.clone());
        Ok(Self { subject, asked, part, members, shown, cases, groups, group, parts, pages, visitor })
    }

    /// The definition that holds for the period.
    pub(super) fn definition(&self) -> &Definition {
        let period = self.members.period.map(|period| self.subject.definition(period));
        period.unwrap_or(&self.subject.indicator.definition)
    }

    /// The page of a unit.
    pub(super) fn url_of(&self, unit: &MeasuredUnit) -> String {
        let (url, asked) = (self.subject.indicator.url(), &self.asked);
        address(&url, &[("enhed", &unit.code), ("del", &asked.del), ("regler", &asked.regler)])
    }

    /// The address of a file with the same choices.
    pub(super) fn file(&self, name: &str) -> String {
        let url = self.asked.address(&format!("{}/sammenlign/hent/{name}", self.subject.indicator.url()));
        match self.pages.now {
            1 => url,
            page => format!("{url}{}side={page}", if url.contains('?') { '&' } else { '?' }),
        }
    }
}

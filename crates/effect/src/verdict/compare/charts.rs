//! The charts of a comparison, for the page and as files.

use figure::Caption;
use figure::chart::{Level, ScaleKind, Setting, Size};

use super::funnel::{Funnelled, NoFunnel};
use super::league::{self, Line};
use super::members::grows_with_size;
use super::multiples;
use super::view::View;
use crate::measured_unit::MeasuredUnit;
use crate::verdict::draw::{Links, figures, look_of};

/// One of the charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chart {
    /// A small one for each unit.
    Multiples,
    /// The funnel.
    Funnel,
    /// The list with limits.
    League,
}

impl Chart {
    const ALL: [Self; 3] = [Self::Multiples, Self::Funnel, Self::League];

    /// What it is called in addresses.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Multiples => "smaa",
            Self::Funnel => "tragt",
            Self::League => "liste",
        }
    }

    /// The chart that is called so.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chart| chart.name() == name)
    }

    /// Key of its heading.
    const fn title(self) -> &'static str {
        match self {
            Self::Multiples => "verdict-multiples",
            Self::Funnel => "verdict-funnel",
            Self::League => "verdict-league",
        }
    }
}

/// What the charts of a comparison are drawn from.
pub(super) struct Charts<'v> {
    view: &'v View,
    /// The funnel, or why there is none.
    pub(super) funnel: Result<Funnelled, NoFunnel>,
    /// The units that have limits, the highest value first.
    pub(super) lines: Vec<Line>,
}

impl<'v> Charts<'v> {
    pub(super) fn of(view: &'v View) -> Self {
        let (definition, members) = (view.definition(), &view.members.all);
        let funnel = Funnelled::of(definition, members);
        let lines = league::lines(&view.visitor.locale, definition, (members, &view.cases), funnel.as_ref().ok());
        Self { view, funnel, lines }
    }

    /// Draws a chart; none when there is nothing to draw.
    pub(super) fn draw(&self, chart: Chart, size: Size, links: Links) -> Option<String> {
        let (locale, title) = (&self.view.visitor.locale, &self.view.subject.indicator.title);
        let caption = Caption {
            id: chart.name().to_owned(),
            title: format!("{}: {title}", locale.t(chart.title())),
            description: locale.t("verdict-compare-description"),
        };
        let look = look_of(&self.view.visitor.municipality.look);
        let figures = |value: f64, decimals: usize| figures(locale, value, decimals);
        let setting = Setting { caption: &caption, look: &look, size, figures: &figures };
        match chart {
            Chart::Multiples => self.multiples(&setting, links),
            Chart::Funnel => self.drawn_funnel(&setting, links),
            Chart::League => self.league(&setting, links),
        }
    }

    /// The units' pages; none in a drawing that stands alone.
    fn urls<'u>(&self, units: impl Iterator<Item = &'u MeasuredUnit>, links: Links) -> Vec<String> {
        units.filter(|_| links == Links::Rows).map(|unit| self.view.url_of(unit)).collect()
    }

    fn multiples(&self, setting: &Setting<'_>, links: Links) -> Option<String> {
        let cases = &self.view.cases;
        if cases.is_empty() {
            return None;
        }
        let urls = self.urls(cases.iter().map(|case| &case.unit), links);
        let scale = if grows_with_size(self.view.definition()) { ScaleKind::Own } else { ScaleKind::Common };
        Some(multiples::draw(&self.view.visitor.locale, &self.view.subject, (cases, &urls), (scale, setting)))
    }

    fn drawn_funnel(&self, setting: &Setting<'_>, links: Links) -> Option<String> {
        let (members, funnel) = (&self.view.members.all, self.funnel.as_ref().ok()?);
        let urls = self.urls(members.iter().map(|member| &member.unit), links);
        Some(funnel.draw(&self.view.visitor.locale, self.view.definition(), (members, &urls), setting))
    }

    fn league(&self, setting: &Setting<'_>, links: Links) -> Option<String> {
        let (view, locale) = (self.view, &self.view.visitor.locale);
        if self.lines.is_empty() {
            return None;
        }
        let (members, definition) = (&view.members.all, view.definition());
        let urls = self.urls(members.iter().map(|member| &member.unit), links);
        let shown: Vec<Line> = self.lines.iter().filter(|line| view.shown.contains(&line.place)).cloned().collect();
        let reference = self.funnel.as_ref().ok().map(|funnel| Level {
            value: funnel.centre(),
            name: locale.t("verdict-funnel-centre"),
            text: funnel.centre_text(locale, definition),
        });
        Some(league::draw(locale, definition, (&shown, members, &urls), (reference, setting)))
    }
}

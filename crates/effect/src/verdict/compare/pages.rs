//! The page on which units are compared.

use std::ops::Range;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use figure::chart::{Level, ScaleKind, Setting, Size};
use figure::{Caption, Look};
use platform::access::Right;
use serde::Deserialize;
use ui::{Choice, Failure, Page, Pages, Routes, Visitor, address, render};

use super::funnel::{Funnelled, position_name};
use super::league::{self, Line};
use super::members::{Among, MOST, Member, Members, cases, grows_with_size, has_value};
use super::multiples;
use crate::comparison::{self, ComparisonGroup};
use crate::indicator::{Definition, HOME, Indicator};
use crate::measured_unit::MeasuredUnit;
use crate::observation::Breakdown;
use crate::observation::words::{self, with_unit};
use crate::period::Period;
use crate::verdict::aside::aside;
use crate::verdict::choices;
use crate::verdict::draw::{figures, look_of};
use crate::verdict::pages::subject;
use crate::verdict::subject::{Case, Subject};
use crate::verdict::svg::Svg;
use crate::verdict::table::parts;
use crate::verdict::words::{assurance_word, variation_word};

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/indikatorer/{slug}/sammenlign", Right::ReadEffect, show)
}

/// What an address asks.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    /// Code or identifier of the unit whose parts are compared.
    #[serde(default)]
    enhed: String,
    /// Identifier of a group.
    #[serde(default)]
    gruppe: String,
    #[serde(default)]
    periode: String,
    #[serde(default)]
    del: String,
    #[serde(default)]
    regler: String,
    #[serde(default)]
    side: String,
}

impl Asked {
    fn address(&self, page: &str) -> String {
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

/// A row of the table.
struct Row {
    name: String,
    url: String,
    value: String,
    parts: String,
    coverage: String,
    status: String,
    limits: String,
    /// Where it lies in the funnel; empty without one.
    position: String,
    variation: String,
    assurance: String,
}

/// A chart in both sizes.
struct Drawn {
    wide: Svg,
    narrow: Svg,
}

#[derive(Template)]
#[template(path = "verdict/compare/compare.html")]
struct Show {
    page: Page,
    indicator: Indicator,
    units: Vec<Choice>,
    unit_code: String,
    groups: Vec<Choice>,
    periods: Vec<Choice>,
    parts: Vec<Choice>,
    rules: Vec<Choice>,
    period: String,
    lead: String,
    rows: Vec<Row>,
    has_parts: bool,
    multiples: Option<Drawn>,
    is_own_scale: bool,
    funnel: Option<Drawn>,
    /// Which distribution the funnel's limits are from.
    funnel_kind: &'static str,
    /// What to do when one unit is nearly the whole; none when no unit is.
    one_large: Option<String>,
    no_funnel: Option<&'static str>,
    league: Option<Drawn>,
    limits_from: &'static str,
    /// Names of units that have no limits, and so are not in the list.
    without_limits: Vec<String>,
    means: Vec<String>,
    pages: Pages,
    base: String,
}

async fn show(visitor: Visitor, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (locale, actor) = (&visitor.locale, &visitor.actor);
    let subject = subject(&visitor, &slug).await?;
    let mut reader = visitor.app.db.reader();
    let part = Breakdown::read(asked.del.trim()).ok_or(Failure::NotFound)?;
    let whole = subject.unit(asked.enhed.trim());
    if whole.is_none() && !subject.units.units.is_empty() {
        return Err(Failure::NotFound);
    }
    let groups = comparison::store::groups(&mut reader, &actor.municipality, &subject.indicator.tree_id).await?;
    let group = groups.iter().find(|group| group.id == asked.gruppe);
    let period = Period::read_as(subject.indicator.frequency, &asked.periode);
    let among = match group {
        Some(group) => Among::Group(group),
        None if asked.enhed.trim().is_empty() => Among::Highest,
        None => Among::Below,
    };
    let members = match whole {
        Some(whole) => Members::read(&mut reader, locale, (&subject, whole, &part), (among, period)).await?,
        None => Members::default(),
    };
    let pages = Pages::of(Pages::asked(&asked.side), members.all.len(), MOST);
    let from = (pages.now - 1) * MOST;
    let shown = from..members.all.len().min(from + MOST);
    let of_page = members.all.get(shown.clone()).unwrap_or_default();
    let cases = cases(&mut reader, &subject, of_page, (&part, &asked.regler)).await?;
    let parts = choices::parts(&mut reader, locale, &subject, &part).await?;
    let group = group.map(|group| group.name.clone());
    let view = View { subject, asked, members, shown, cases, groups, group, parts, pages, visitor };
    render(&aside(move || view.page()).await?)
}

/// What is compared, as it is shown.
struct View {
    visitor: Visitor,
    subject: Subject,
    asked: Asked,
    members: Members,
    /// The places of those of the page.
    shown: Range<usize>,
    /// Their series.
    cases: Vec<Case>,
    groups: Vec<ComparisonGroup>,
    /// The name of the group that is compared.
    group: Option<String>,
    parts: Vec<Choice>,
    pages: Pages,
}

impl View {
    fn definition(&self) -> &Definition {
        let period = self.members.period.map(|period| self.subject.definition(period));
        period.unwrap_or(&self.subject.indicator.definition)
    }

    fn url_of(&self, unit: &MeasuredUnit) -> String {
        let (url, asked) = (self.subject.indicator.url(), &self.asked);
        address(&url, &[("enhed", &unit.code), ("del", &asked.del), ("regler", &asked.regler)])
    }

    fn page(&self) -> Show {
        let (locale, indicator) = (&self.visitor.locale, &self.subject.indicator);
        let (definition, whole) = (self.definition(), self.members.whole.as_ref());
        let all = Funnelled::of(definition, &self.members.all);
        let lines = league::lines(locale, definition, (&self.members.all, &self.cases), all.as_ref().ok());
        let title = locale.t1("verdict-compare-title", "title", &indicator.title);
        let page = Page::new(&self.visitor, &title).under(&locale.t("menu-effect"), "/effekt");
        let page = page.under(&locale.t("verdict-indicators"), HOME).under(&indicator.title, &indicator.url());
        let base = self.asked.address(&format!("{}/sammenlign", indicator.url()));
        let lead = if self.group.is_some() { "verdict-compare-lead-group" } else { "verdict-compare-lead" };
        let named = self.group.as_ref().or(whole.map(|whole| &whole.name));
        let is_in_list = |place: usize| lines.iter().any(|line| line.place == place);
        let without = self.shown().filter(|(place, member)| has_value(member.point.as_ref()) && !is_in_list(*place));
        Show {
            page: Page { address: base.clone(), ..page },
            units: self.units(),
            unit_code: whole.map(|whole| whole.code.clone()).unwrap_or_default(),
            groups: self.groups.iter().map(|one| Choice::new(&one.id, one.name.clone(), &self.asked.gruppe)).collect(),
            periods: self.periods(),
            parts: self.parts.clone(),
            rules: choices::rules(locale, self.subject.rules(&self.asked.regler)),
            period: self.members.period.map_or_else(String::new, |period| words::period(locale, period)),
            lead: locale.t1(lead, "name", named.map_or("", String::as_str)),
            rows: self.rows(&lines, all.as_ref().ok()),
            has_parts: definition.measure == crate::indicator::Measure::Ratio,
            multiples: (!self.cases.is_empty()).then(|| self.multiples()),
            is_own_scale: grows_with_size(definition),
            funnel: all.as_ref().ok().map(|funnel| self.funnel(funnel)),
            funnel_kind: match all.as_ref().map(|funnel| funnel.kind) {
                Ok(stats::funnel::Kind::Proportion) => "verdict-funnel-proportion",
                _ => "verdict-funnel-rate",
            },
            one_large: all.as_ref().ok().and_then(|funnel| self.one_large(funnel)),
            no_funnel: all.as_ref().err().map(|reason| reason.key()),
            league: (!lines.is_empty()).then(|| self.league(&lines, all.as_ref().ok())),
            limits_from: if all.is_ok() { "verdict-league-funnel" } else { "verdict-league-own" },
            without_limits: without.map(|(_, member)| member.unit.name.clone()).collect(),
            means: self.means(),
            pages: self.pages,
            base,
            indicator: indicator.clone(),
        }
    }

    /// Those of the page, each with its place among all.
    fn shown(&self) -> impl Iterator<Item = (usize, &Member)> {
        self.members.all.iter().enumerate().filter(|(place, _)| self.shown.contains(place))
    }

    /// The units that have units below them.
    fn units(&self) -> Vec<Choice> {
        let Ok(tree) = self.subject.tree(self.members.period) else { return Vec::new() };
        let all = 0..u32::try_from(self.subject.units.units.len()).unwrap_or(u32::MAX);
        let inner = all.filter(|unit| tree.has(*unit) && tree.tree.is_inner(*unit));
        let mut inner: Vec<&MeasuredUnit> = inner.filter_map(|unit| self.subject.units.unit(unit)).collect();
        ui::format::sort_by_words(self.visitor.locale.language, &mut inner, |unit| &unit.name);
        let code = self.members.whole.as_ref().map_or("", |chosen| chosen.code.as_str());
        inner.into_iter().map(|unit| Choice::new(&unit.code, unit.name.clone(), code)).collect()
    }

    /// The periods of the units' series, the newest first.
    fn periods(&self) -> Vec<Choice> {
        let mut periods: Vec<Period> =
            self.cases.iter().flat_map(|case| &case.points).map(|point| point.period).collect();
        periods.extend(self.members.period);
        periods.sort_unstable();
        periods.dedup();
        let chosen = self.members.period.map_or_else(String::new, |period| period.to_string());
        let choice =
            |period: Period| Choice::new(&period.to_string(), words::period(&self.visitor.locale, period), &chosen);
        periods.into_iter().rev().take(120).map(choice).collect()
    }

    fn rows(&self, lines: &[Line], funnel: Option<&Funnelled>) -> Vec<Row> {
        let (locale, definition) = (&self.visitor.locale, self.definition());
        let row = |(place, member): (usize, &Member)| {
            let case = self.cases.iter().find(|case| case.unit.id == member.unit.id);
            let point = member.point.as_ref();
            let line = lines.iter().find(|line| line.place == place);
            let position = funnel.and_then(|funnel| funnel.at(place));
            let coverage = point.map(|point| point.coverage).filter(|coverage| coverage.expected > 1);
            Row {
                name: member.unit.name.clone(),
                url: self.url_of(&member.unit),
                value: point
                    .map_or_else(|| locale.t("value-none-missing"), |point| words::point(locale, definition, point)),
                parts: point.map_or_else(String::new, |point| parts(locale, &self.subject, point)),
                coverage: coverage.map_or_else(String::new, |coverage| {
                    locale.t2("verdict-coverage", "reported", coverage.reported, "expected", coverage.expected)
                }),
                status: point.map_or_else(String::new, |point| words::status(locale, point.status)),
                limits: line.map_or_else(String::new, |line| line.limits.clone()),
                position: position.map_or_else(String::new, |(position, ..)| {
                    locale.t(&format!("verdict-position-{}", position_name(position)))
                }),
                variation: case.map_or_else(String::new, |case| variation_word(locale, &case.judged)),
                assurance: case.map_or_else(String::new, |case| {
                    assurance_word(locale, &case.judged, case.direction(&self.subject))
                }),
            }
        };
        self.shown().map(row).collect()
    }

    /// The mean in which each unit counts as much, and what the whole is.
    fn means(&self) -> Vec<String> {
        let (locale, definition) = (&self.visitor.locale, self.definition());
        let written = |value| with_unit(definition, &words::fraction(locale, value, definition.decimals));
        let mut means = Vec::new();
        if let Some((mean, count)) = self.members.mean() {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            means.push(locale.count_with("verdict-mean-units", count, &[("value", &written(mean))]));
        }
        let value = self.members.point.as_ref().and_then(|point| point.value);
        if let Some((whole, value)) = self.members.whole.as_ref().zip(value) {
            let key = if grows_with_size(definition) { "verdict-mean-sum" } else { "verdict-mean-whole" };
            means.push(locale.t2(key, "name", &whole.name, "value", written(value)));
        }
        means
    }

    /// What a funnel with one unit that is nearly the whole is good for.
    fn one_large(&self, funnel: &Funnelled) -> Option<String> {
        let (place, share) = funnel.one_large()?;
        let name = &self.members.all.get(place)?.unit.name;
        Some(self.visitor.locale.t2("verdict-funnel-one-large", "name", name, "share", share))
    }

    /// Draws a chart in both sizes.
    fn both(&self, id: &str, title: &str, draw: impl Fn(&Setting<'_>) -> String) -> Drawn {
        let locale = &self.visitor.locale;
        let look: Look = look_of(&self.visitor.municipality.look);
        let caption = Caption {
            id: id.to_owned(),
            title: format!("{}: {}", locale.t(title), self.subject.indicator.title),
            description: locale.t("verdict-compare-description"),
        };
        let figures = |value: f64, decimals: usize| figures(locale, value, decimals);
        let of = |size: Size| Svg::of(draw(&Setting { caption: &caption, look: &look, size, figures: &figures }));
        Drawn { wide: of(Size::Wide), narrow: of(Size::Narrow) }
    }

    fn multiples(&self) -> Drawn {
        let urls: Vec<String> = self.cases.iter().map(|case| self.url_of(&case.unit)).collect();
        let scale = if grows_with_size(self.definition()) { ScaleKind::Own } else { ScaleKind::Common };
        self.both("smaa", "verdict-multiples", |setting| {
            multiples::draw(&self.visitor.locale, &self.subject, (&self.cases, &urls), (scale, setting))
        })
    }

    fn urls(&self) -> Vec<String> {
        self.members.all.iter().map(|member| self.url_of(&member.unit)).collect()
    }

    fn funnel(&self, funnel: &Funnelled) -> Drawn {
        let urls = self.urls();
        self.both("tragt", "verdict-funnel", |setting| {
            funnel.draw(&self.visitor.locale, self.definition(), (&self.members.all, &urls), setting)
        })
    }

    fn league(&self, lines: &[Line], funnel: Option<&Funnelled>) -> Drawn {
        let (locale, definition, urls) = (&self.visitor.locale, self.definition(), self.urls());
        let shown: Vec<Line> = lines.iter().filter(|line| self.shown.contains(&line.place)).cloned().collect();
        self.both("liste", "verdict-league", |setting| {
            let reference = funnel.map(|funnel| Level {
                value: funnel.centre(),
                name: locale.t("verdict-funnel-centre"),
                text: funnel.centre_text(locale, definition),
            });
            league::draw(locale, definition, (&shown, &self.members.all, &urls), (reference, setting))
        })
    }
}

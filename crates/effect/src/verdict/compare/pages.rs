//! The page on which units are compared.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use figure::chart::Size;
use platform::access::Right;
use stats::roll_up::rule::Rule;
use ui::{Choice, Failure, Page, Pages, Routes, Visitor, render};

use super::charts::{Chart, Charts};
use super::funnel::{Funnelled, position_name};
use super::league::Line;
use super::members::{Member, grows_with_size, has_value};
use super::view::{Asked, Seen, View};
use crate::indicator::{Definition, HOME, Indicator, Measure};
use crate::measured_unit::MeasuredUnit;
use crate::observation::words::{self, with_unit};
use crate::period::Period;
use crate::verdict::aside::aside;
use crate::verdict::choices;
use crate::verdict::draw::Links;
use crate::verdict::svg::Svg;
use crate::verdict::table::parts;
use crate::verdict::words::{assurance_word, variation_word};

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/indikatorer/{slug}/sammenlign", Right::ReadEffect, show)
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
    /// Name and address of each form in which it can be fetched.
    files: Vec<(&'static str, String)>,
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
    /// What the funnel's limits are from, and when they hold.
    funnel_terms: Vec<String>,
    /// What to do when one unit is nearly the whole; none when no unit is.
    one_large: Option<String>,
    no_funnel: Option<&'static str>,
    league: Option<Drawn>,
    limits_from: &'static str,
    /// Names of units that have no limits, and so are not in the list.
    without_limits: Vec<String>,
    means: Vec<String>,
    /// Where the table can be fetched.
    table_url: String,
    pages: Pages,
    base: String,
}

async fn show(visitor: Visitor, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let view = View::read(visitor, &slug, asked, Seen::Page).await?;
    render(&aside(move || view.page()).await?)
}

impl View {
    fn page(&self) -> Show {
        let (locale, indicator) = (&self.visitor.locale, &self.subject.indicator);
        let (definition, whole) = (self.definition(), self.members.whole.as_ref());
        let charts = Charts::of(self);
        let (all, lines) = (charts.funnel.as_ref(), &charts.lines);
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
            rows: self.rows(lines, all.ok()),
            has_parts: definition.measure == Measure::Ratio,
            multiples: self.drawn(&charts, Chart::Multiples),
            is_own_scale: grows_with_size(definition),
            funnel: self.drawn(&charts, Chart::Funnel),
            funnel_terms: all.map_or_else(|_| Vec::new(), |funnel| funnel.terms(locale)),
            one_large: all.ok().and_then(|funnel| self.one_large(funnel)),
            no_funnel: all.err().map(|reason| reason.key()),
            league: self.drawn(&charts, Chart::League),
            limits_from: if all.is_ok() { "verdict-league-funnel" } else { "verdict-league-own" },
            table_url: self.file("tal.csv"),
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

    /// A chart in both sizes, with where it can be fetched.
    fn drawn(&self, charts: &Charts<'_>, chart: Chart) -> Option<Drawn> {
        let of = |size: Size| charts.draw(chart, size, Links::Rows).map(Svg::of);
        let file = |ending: &str| self.file(&format!("{}.{ending}", chart.name()));
        let files = vec![("SVG", file("svg")), ("PNG", file("png"))];
        Some(Drawn { wide: of(Size::Wide)?, narrow: of(Size::Narrow)?, files })
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
            let rule = locale.t(&format!("indicator-rule-{}", definition.over_units.name()));
            let value = written(value);
            means
                .push(locale.with(whole_key(definition), &[("name", &whole.name), ("rule", &rule), ("value", &value)]));
        }
        means
    }

    /// What a funnel with one unit that is nearly the whole is good for.
    fn one_large(&self, funnel: &Funnelled) -> Option<String> {
        let (place, share) = funnel.one_large()?;
        let name = &self.members.all.get(place)?.unit.name;
        Some(self.visitor.locale.t2("verdict-funnel-one-large", "name", name, "share", share))
    }
}

/// Key of the sentence on the whole: only sums, ratios and weighted means have each unit count with its size.
fn whole_key(definition: &Definition) -> &'static str {
    match definition.measure {
        _ if grows_with_size(definition) => "verdict-mean-sum",
        Measure::Ratio => "verdict-mean-whole",
        Measure::Number if definition.over_units == Rule::Weighted => "verdict-mean-whole",
        Measure::Number => "verdict-mean-rule",
    }
}

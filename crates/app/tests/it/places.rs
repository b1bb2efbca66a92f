//! Addresses of real things for every route, so that a test can walk through all of them.

use camp::analysis::{self, Analysis};
use camp::consolidation::{self, Board};
use camp::exercise::Exercise;
use camp::gathering::Camp;
use camp::second_coding::DrawnFrom;
use camp::second_coding::actions::{LEAST, Opening, open};
use platform::access::Role;
use testkit::{TestApp, Town, busy_camp};

use crate::compass_places::CompassPlaces;
use crate::effect_places::EffectPlaces;

/// The things of one municipality that addresses name.
pub(crate) struct Places {
    pub(crate) camp: Camp,
    board: Board,
    analysis: Analysis,
    across: Analysis,
    person: String,
    compass: CompassPlaces,
    effect: EffectPlaces,
}

impl Places {
    /// Makes a busy camp in a municipality.
    pub(crate) async fn of(test: &TestApp, town: &Town, title: &str) -> Self {
        let camp = busy_camp(test, town, title).await;
        open_round(test, town, &camp).await;
        let board =
            consolidation::actions::board(&mut test.app.db.reader(), &town.operator(), &camp, Exercise::Indicator)
                .await
                .unwrap();
        let mut reader = test.app.db.reader();
        let analysis = analysis::actions::of_camp(&mut reader, &town.operator(), &camp).await.unwrap();
        let across = camp::crossing::actions::all(&mut reader, &town.operator()).await.unwrap();
        let compass = CompassPlaces::of(test, town, &camp.core_task_id).await;
        let effect = EffectPlaces::of(test, town, compass.task()).await;
        let person = town.person(Role::Employee).to_owned();
        Self { camp, board, analysis, across, person, compass, effect }
    }

    /// Puts things of the municipality into a route's parameters; the exercise is that of the indicators.
    pub(crate) fn fill(&self, path: &str) -> String {
        path.split('/').map(|part| self.part(path, part)).collect::<Vec<_>>().join("/")
    }

    fn part(&self, path: &str, part: &str) -> String {
        let Some(name) = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) else { return part.to_owned() };
        let known = self.effect.part(path, name).or_else(|| self.compass.part(path, name));
        if let Some(place) = known {
            return place;
        }
        match name {
            "camp" => self.camp.slug.clone(),
            "exercise" => Exercise::Indicator.slug().to_owned(),
            "category" => self.board.ordered_categories().first().unwrap().0.clone(),
            "theme" => self.board.themes.keys().next().unwrap().clone(),
            // The one that `open_round` opens.
            "round" => "1".to_owned(),
            "finding" => self.analysis.findings.keys().next().unwrap().clone(),
            "crossing" => self.across.findings.keys().next().unwrap().clone(),
            "kind" => "budskab".to_owned(),
            "step" => "1".to_owned(),
            "card" => self.board.ordered_cards().last().unwrap().0.clone(),
            "code" | "statement" => self.code(),
            "id" => self.person.clone(),
            "login" => "emil".to_owned(),
            "edition" => "x".to_owned(),
            "*path" => "pejl/css/pejl.css".to_owned(),
            "format" => "csv".to_owned(),
            unknown => panic!("say in places.rs what {{{unknown}}} of {path} may be"),
        }
    }

    /// The identifier of a statement that is neither masked nor erased.
    pub(crate) fn code(&self) -> String {
        let (_, card, _) = *self.board.ordered_cards().first().unwrap();
        self.board.facts[&card.statement].code.clone()
    }
}

/// Opens a round for a second coder on the board of the indicators.
async fn open_round(test: &TestApp, town: &Town, camp: &Camp) {
    let opening = Opening { size: LEAST, drawn_from: DrawnFrom::All };
    let analyst = town.actor(Role::Analyst);
    open(&test.app.db, &analyst, camp, Exercise::Indicator, opening, testkit::clock::now()).await.unwrap();
}

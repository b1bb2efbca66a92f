//! An invented model in full, as the tests of figures and booklet need it.

use compass::core_task::actions as tasks;
use compass::core_task::{CoreTask, NewTask, TaskKind};
use compass::model::{self, Model};
use compass::wording::actions::{AdoptedBy, Saving, adopt, begin, save};
use compass::wording::{PartKind, Thing, Words};
use platform::access::Role;
use testbed::clock::now;

use crate::TestApp;

/// Kind, heading, body, and whether it belongs to the part before it that can have it.
type Said<'s> = (PartKind, &'s str, &'s str);

/// Words of parts; a dilemma, an elaboration or a word in a figure belongs to the part before it.
pub(crate) fn words(parts: &[Said<'_>]) -> Words {
    let mut words = Words::default();
    let mut last: Option<(PartKind, String)> = None;
    for (kind, heading, body) in parts {
        let upper = kind.under().and_then(|upper| last.clone().filter(|(kind, _)| *kind == upper));
        let id = words.add(*kind, heading, body, upper.as_ref().map(|(_, id)| id.as_str())).unwrap();
        if upper.is_none() {
            last = Some((*kind, id));
        }
    }
    words
}

/// A core task in force, decided on 1 January 2026.
pub(crate) async fn told(
    test: &TestApp,
    model: &Model,
    (kind, parent): (TaskKind, Option<&CoreTask>),
    words: Words,
) -> CoreTask {
    let task = drafted(test, model, (kind, parent), words).await;
    adopted(test, &Thing::core_task(&task.id), 1, "2026-01-01").await;
    task
}

/// A core task that is only a draft.
pub(crate) async fn drafted(
    test: &TestApp,
    model: &Model,
    (kind, parent): (TaskKind, Option<&CoreTask>),
    words: Words,
) -> CoreTask {
    let new = NewTask {
        model: model.id.clone(),
        parent: parent.map(|parent| parent.id.clone()),
        kind,
        responsible: String::new(),
        words,
        remarks: "{}".to_owned(),
    };
    tasks::create(&test.app.db, &test.fjordby.actor(Role::CompassEditor), &new, now()).await.unwrap()
}

async fn adopted(test: &TestApp, thing: &Thing, number: i64, day: &str) {
    let actor = test.fjordby.actor(Role::CompassEditor);
    let scope = model::actions::scope(&mut test.app.db.reader(), &actor).await.unwrap();
    let seen = if number == 1 && thing.kind == compass::wording::ThingKind::CoreTask { 1 } else { 2 };
    let what = Saving { thing, scope: &scope, number, seen, reason: "" };
    let decision = AdoptedBy { reference: "Byrådet, punkt 7".to_owned(), day: day.to_owned() };
    adopt(&test.app.db, &actor, &what, &decision, now()).await.unwrap();
}

/// What a thing says from a day, in a new version.
pub(crate) async fn reworded(test: &TestApp, thing: &Thing, words: &Words, day: &str) {
    let actor = test.fjordby.actor(Role::CompassEditor);
    let scope = model::actions::scope(&mut test.app.db.reader(), &actor).await.unwrap();
    let version = begin(&test.app.db, &actor, thing, &scope, "Nye ord", now()).await.unwrap();
    let what = Saving { thing, scope: &scope, number: version.number, seen: 1, reason: "" };
    save(&test.app.db, &actor, &what, words, now()).await.unwrap();
    adopted(test, thing, version.number, day).await;
}

/// Fjordby's model: north, two welfare tasks, a workplace's own, a draft, and the organisational task.
pub(crate) struct Fjordby {
    pub(crate) model: Model,
    pub(crate) north: CoreTask,
    pub(crate) old_age: CoreTask,
    pub(crate) children: CoreTask,
    pub(crate) workplace: CoreTask,
    pub(crate) ground: CoreTask,
}

impl Fjordby {
    pub(crate) async fn new(test: &TestApp) -> Self {
        let actor = test.fjordby.actor(Role::CompassEditor);
        let model = model::actions::create(&test.app.db, &actor, "Kerneopgaver", now()).await.unwrap();
        reworded(test, &Thing::model(&model.id), &words(&COMMON), "2026-01-01").await;
        let north = told(test, &model, (TaskKind::Overall, None), words(&NORTH)).await;
        let old_age = told(test, &model, (TaskKind::Welfare, Some(&north)), words(&OLD_AGE)).await;
        let children = told(test, &model, (TaskKind::Welfare, Some(&north)), words(&CHILDREN)).await;
        let workplace = told(test, &model, (TaskKind::Workplace, Some(&children)), words(&WORKPLACE)).await;
        drafted(test, &model, (TaskKind::Welfare, Some(&north)), words(&[(PartKind::Title, "", "Hemmeligt udkast")]))
            .await;
        let ground = told(test, &model, (TaskKind::Organisational, Some(&north)), words(&GROUND)).await;
        Self { model, north, old_age, children, workplace, ground }
    }
}

const COMMON: [Said<'static>; 18] = [
    (PartKind::Established, "", "De næste skridt, der gør opgaven lettere at løse"),
    (PartKind::Established, "", "De vanskeligheder, som byrådet anerkender"),
    (PartKind::Characteristic, "", "Den handler om en forandring hos borgerne"),
    (PartKind::Characteristic, "", "Den løses af flere fag sammen med borgerne"),
    (PartKind::AuthoritySituation, "", "situationer, hvor kommunen bestemmer over andres liv"),
    (PartKind::AuthorityDefinition, "", "At træffe afgørelser, som borgerne forstår"),
    (PartKind::AuthorityImplication, "", "Vi taler sammen, før vi afgør noget"),
    (PartKind::AuthorityImplication, "", "Vi siger, hvad der ellers kan lade sig gøre"),
    (PartKind::Term, "Mod", "Mod er at turde begynde på noget nyt."),
    (PartKind::Elaboration, "", "Mod vokser, når andre tror på én."),
    (PartKind::FrameLead, "", "Vi arbejder inden for en ramme, som vi ikke selv vælger."),
    (PartKind::Frame, "faglighed", "Hver kan sit fag, og det er grunden til, at fagene kan arbejde sammen."),
    (PartKind::FrameLabel, "", "FAGLIGHED"),
    (PartKind::Frame, "på tværs", "Fagene mødes om borgeren."),
    (PartKind::Frame, "ressourcer", "Vi bruger ikke flere penge, end vi har."),
    (PartKind::Frame, "lovgivning", "Loven og byrådets beslutninger er grundvilkår."),
    (PartKind::Frame, "omverden", "Naboer, foreninger og erhvervsliv forventer noget af os."),
    (PartKind::ReflectionQuestion, "", "Hvordan giver din arbejdsplads borgerne mod?"),
];

const NORTH: [Said<'static>; 5] = [
    (PartKind::Title, "", "give borgere og virksomheder mod til at folde deres evner ud sammen"),
    (PartKind::OverviewWording, "", "Vi giver borgere og virksomheder mod til at folde deres evner ud i fællesskab"),
    (PartKind::Purpose, "", "Alle har noget at stå op til og nogen at være noget for."),
    (PartKind::Vision, "", "En by, hvor alle bliver set"),
    (PartKind::Definition, "", "Kerneopgaven er retningen for alt, hvad vi gør."),
];

pub(crate) const OLD_AGE: [Said<'static>; 20] = [
    (PartKind::Title, "", "Et trygt og aktivt seniorliv"),
    (PartKind::Purpose, "", "Ældre borgere bestemmer selv over deres hverdag, så længe de kan og vil."),
    (PartKind::TargetGroup, "", "Borgere over 65"),
    (PartKind::Focus, "", "Træning begynder, før det er svært"),
    (PartKind::Focus, "", "Flere spiser sammen"),
    (PartKind::Challenge, "", "Flere har brug for hjælp, og færre søger job i plejen"),
    (PartKind::AuthorityTask, "", "Tildeling af bolig"),
    (PartKind::Dilemma, "", "Hurtig afgørelse eller grundig samtale"),
    (PartKind::AuthorityTask, "", "Bevilling af hjælpemidler"),
    (PartKind::DesiredExperience, "", "tilgængelig og troværdig"),
    (PartKind::Dilemma, "", "Frihed til at fejle eller tryghed mod fald"),
    (PartKind::CoreService, "", "Hjælp i hjemmet"),
    (PartKind::Service, "", "Kørsel til dagcenter"),
    (PartKind::Precondition, "", "Hjælpen er samlet ét sted"),
    (PartKind::Precondition, "", "Aftaler bliver holdt"),
    (PartKind::Contribution, "borgere", "Siger til i tide"),
    (PartKind::Contribution, "Foreninger", "Åbner hold for begyndere over 70"),
    (PartKind::Contribution, "Borgere", "Går tur med en, der ikke kommer ud"),
    (PartKind::Principle, "", "Spørg først, hvad der er vigtigt for borgeren"),
    (PartKind::Principle, "", "Gør det sammen, ikke for"),
];

const CHILDREN: [Said<'static>; 7] = [
    (PartKind::Title, "", "Børn, der trives og lærer"),
    (PartKind::Purpose, "", "Alle børn trives, lærer og hører til i et fællesskab."),
    (PartKind::Focus, "", "Ingen børn er alene i frikvarteret"),
    (PartKind::Challenge, "", "Forventningerne til skolen skifter"),
    (PartKind::AuthorityTask, "", "Pladsanvisning"),
    (PartKind::Frame, "Lovgivning", "Folkeskoleloven sætter timetallet."),
    (PartKind::Frame, "Naboskabet", "Skolerne deler hal med byen."),
];

const WORKPLACE: [Said<'static>; 2] = [
    (PartKind::Title, "", "Sofus i Skovbørnehaven"),
    (PartKind::Purpose, "", "Sofus glæder sig til at komme hver dag."),
];

const GROUND: [Said<'static>; 4] = [
    (PartKind::Title, "", "Den organisatoriske opgave"),
    (PartKind::Purpose, "", "støtte organisationen i at løse sin kerneopgave"),
    (PartKind::Lead, "", "For at lykkes lægger vi vægt på, at"),
    (PartKind::Focus, "", "økonomien bliver styret, så den ikke styrer os"),
];

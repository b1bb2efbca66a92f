//! Camps for tests: a few statements, or a busy camp with everything that a camp can hold.
//!
//! A [`CampBuilder`] writes rows as an import does, without files in between; everything after that (categories,
//! placements, themes) goes through the same actions as in the program.

use camp::analysis::{self, Draft, Kind, actions::Home};
use camp::consolidation::{self, Board, Command, Seen};
use camp::exercise::Exercise;
use camp::gathering::{self, Camp};
use compass::core_task::actions::{NewCoreTask, add_missing};
use platform::access::Role;
use platform::store::{Reads, Tx, Value, new_id, sql};
use platform::tenancy::slug;

use crate::{TestApp, Town, clock};

/// A camp to be.
#[derive(Clone, Debug)]
pub struct CampBuilder {
    title: String,
    is_published: i64,
    statements: Vec<Statement>,
}

#[derive(Clone, Debug)]
struct Statement {
    exercise: Exercise,
    headline: String,
    words: String,
    actor: &'static str,
}

impl CampBuilder {
    /// Begins a camp with this title.
    #[must_use]
    pub fn new(title: &str) -> Self {
        Self { title: title.to_owned(), is_published: 0, statements: Vec::new() }
    }

    /// Lets everyone read it.
    #[must_use]
    pub fn published(mut self) -> Self {
        self.is_published = 1;
        self
    }

    /// Adds a statement.
    #[must_use]
    pub fn says(mut self, exercise: Exercise, words: &str) -> Self {
        let headline = if exercise == Exercise::Frontpage { "En forside fra fremtiden" } else { "" };
        let actor = if exercise == Exercise::Contribution { "borgere" } else { "" };
        self.statements.push(Statement { exercise, headline: headline.to_owned(), words: words.to_owned(), actor });
        self
    }

    /// Adds `count` statements that differ only in their number.
    #[must_use]
    pub fn says_much(self, exercise: Exercise, count: usize) -> Self {
        (1..=count).fold(self, |camp, number| camp.says(exercise, &format!("Tanke nummer {number} om hverdagen")))
    }

    /// Writes it into a municipality.
    pub async fn build(self, test: &TestApp, town: &Town) -> Camp {
        let (db, municipality, operator) = (&test.app.db, &town.municipality.id, town.operator());
        let (id, slug) = (new_id(), slug(&self.title));
        let mut tx = Tx::begin(db, &operator, "test.camp", clock::now()).await.unwrap();
        let core_task = core_task(&mut tx, town).await;
        let columns = [
            "id",
            "municipality_id",
            "unit_id",
            "core_task_id",
            "slug",
            "title",
            "held_on",
            "participants",
            "is_published",
            "created_at",
        ];
        let camp: Vec<Value> = vec![
            (&id).into(),
            municipality.into(),
            (&town.unit.id).into(),
            core_task.into(),
            (&slug).into(),
            (&self.title).into(),
            "2026-05-07".into(),
            42.into(),
            self.is_published.into(),
            clock::now().into(),
        ];
        tx.insert_rows("camp", &columns, vec![camp]).await.unwrap();
        self.insert_statements(&mut tx, municipality, &id, &slug).await;
        tx.commit().await.unwrap();
        gathering::actions::find(&mut db.reader(), &operator, &slug).await.unwrap()
    }

    async fn insert_statements(&self, tx: &mut Tx, municipality: &str, camp: &str, slug: &str) {
        let columns = [
            "id",
            "municipality_id",
            "camp_id",
            "exercise",
            "code",
            "position",
            "group_code",
            "actor",
            "headline",
            "words",
            "votes",
            "captured_at",
        ];
        let card_columns =
            ["id", "municipality_id", "camp_id", "exercise", "statement_id", "part", "place", "changed_in"];
        let (mut statements, mut cards): (Vec<Vec<Value>>, Vec<Vec<Value>>) = (Vec::new(), Vec::new());
        for (one, position) in self.statements.iter().zip(1_i64..) {
            let (id, exercise) = (new_id(), one.exercise.name());
            let initials: String = slug.chars().filter(char::is_ascii_alphanumeric).take(4).collect();
            let code = format!("{initials}-{}-{position:03}", exercise.get(..3).unwrap_or_default());
            cards.push(vec![
                new_id().into(),
                municipality.into(),
                camp.into(),
                exercise.into(),
                (&id).into(),
                1.into(),
                "not_placed".into(),
                0.into(),
            ]);
            let (headline, words) = ((&one.headline).into(), (&one.words).into());
            let votes = Value::from((position % 3 == 0).then_some(position));
            statements.push(vec![
                id.into(),
                municipality.into(),
                camp.into(),
                exercise.into(),
                code.into(),
                position.into(),
                "A".into(),
                one.actor.into(),
                headline,
                words,
                votes,
                clock::now().into(),
            ]);
        }
        tx.insert_rows("statement", &columns, statements).await.unwrap();
        tx.insert_rows("card", &card_columns, cards).await.unwrap();
    }
}

/// The municipality's one core task, which all camps of a test are about.
async fn core_task(tx: &mut Tx, town: &Town) -> String {
    let known: Vec<(String,)> =
        tx.all(sql("select id from core_task where municipality_id = $1").bind(&town.municipality.id)).await.unwrap();
    if let Some((id,)) = known.into_iter().next() {
        return id;
    }
    let task = NewCoreTask {
        position: 1,
        title: "Et godt hverdagsliv".into(),
        purpose: "Alle har nogen at være noget for.".into(),
    };
    add_missing(tx, &town.operator(), &[task]).await.unwrap();
    let made: Vec<(String,)> =
        tx.all(sql("select id from core_task where municipality_id = $1").bind(&town.municipality.id)).await.unwrap();
    made.into_iter().next().unwrap().0
}

/// Makes a camp that holds everything a camp can: cards in categories, merged, split, masked, set aside, erased
/// and waiting; themes; examples.
pub async fn busy_camp(test: &TestApp, town: &Town, title: &str) -> Camp {
    let words = [
        "Flere går til frivilligt arbejde",
        "Bussen kører om aftenen",
        "Naboer kender hinanden",
        "Ring til Bodil på 86 12 34 56",
        "Mere lys på stien",
        "Et sted at mødes",
        "Færre er ensomme",
    ];
    let mut camp = CampBuilder::new(title);
    for exercise in Exercise::ALL {
        camp = words.iter().fold(camp, |camp, words| camp.says(exercise, words));
    }
    let camp = camp.build(test, town).await;
    for exercise in [Exercise::Indicator, Exercise::Contribution] {
        sort(test, town, &camp, exercise).await;
    }
    analyse(test, town, &camp).await;
    camp
}

/// Writes an analysis with one of everything, and a theme across camps.
async fn analyse(test: &TestApp, town: &Town, camp: &Camp) {
    let (db, analyst) = (&test.app.db, town.actor(Role::Analyst));
    let board = board(test, town, camp, Exercise::Indicator).await;
    let cards = board.ordered_cards();
    let statement = |at: usize| cards.get(at).map(|(_, card, _)| card.statement.clone()).unwrap_or_default();
    let draft = |kind, title: &str, words: &str| Draft {
        title: title.into(),
        words: words.into(),
        statements: vec![statement(1), statement(5)],
        themes: board.themes.keys().take(1).cloned().collect(),
        ..Draft::new(kind)
    };
    let home = Home::of(camp);
    for (kind, title, words) in [
        (Kind::Message, "Nærhed", "Naboer, der kender hinanden, er begyndelsen på alt andet."),
        (Kind::Message, "Byens rum", ""),
        (Kind::Consideration, "", "Formålet siger ikke, hvem der skal begynde."),
        (Kind::Proposal, "", "Alle har nogen at være noget for og et sted at være det."),
        (Kind::Precondition, "Et sted at mødes", ""),
        (Kind::Contribution, "", ""),
    ] {
        let command = analysis::Command::Add { draft: draft(kind, title, words) };
        analysis::actions::carry_out(db, &analyst, &home, &command, clock::now()).await.unwrap();
    }
    let across = Home::across(&mut db.reader(), &analyst).await.unwrap();
    let command = analysis::Command::Add { draft: draft(Kind::Crossing, "Fællesskab", "At høre til et sted.") };
    analysis::actions::carry_out(db, &analyst, &across, &command, clock::now()).await.unwrap();
}

async fn sort(test: &TestApp, town: &Town, camp: &Camp, exercise: Exercise) {
    let board = board(test, town, camp, exercise).await;
    let cards: Vec<Seen> =
        board.ordered_cards().into_iter().map(|(id, ..)| Seen { card: id.clone(), changed_in: None }).collect();
    let statements: Vec<String> =
        board.ordered_cards().into_iter().map(|(_, card, _)| card.statement.clone()).collect();
    let [first, second, third, fourth, fifth, sixth, _] = cards.as_slice() else {
        panic!("a busy camp has seven statements per exercise")
    };
    let take = |statements: &[String], from: usize, to: usize| statements.get(from..to).unwrap_or_default().to_vec();
    let fourth_statement = take(&statements, 3, 4).concat();
    let merged = vec![first.clone(), second.clone()];
    let commands = [
        Command::AddCategory {
            name: "Fællesskab".into(),
            description: "At høre til".into(),
            cards: vec![first.clone()],
        },
        Command::AddCategory { name: "Byens rum".into(), description: String::new(), cards: vec![fifth.clone()] },
        Command::MergeCards { cards: merged },
        Command::SplitCard { card: third.clone(), first: "Naboer kender".into(), second: "hinanden".into() },
        Command::Mask { statement: fourth_statement, fragments: vec!["Bodil".into()], placeholder: "[navn]".into() },
        Command::SetAside { cards: vec![fourth.clone()], reason: "Handler om noget andet".into() },
        Command::AddTheme {
            title: "Nærhed".into(),
            words: "Vi lykkes, når naboer kender hinanden.".into(),
            statements: take(&statements, 0, 3),
            categories: Vec::new(),
        },
        Command::SetSample { statements: take(&statements, 0, 2) },
    ];
    let analyst = town.actor(Role::Analyst);
    for command in commands {
        consolidation::actions::carry_out(
            &test.app.db,
            &test.app.hub,
            &analyst,
            camp,
            exercise,
            &command,
            clock::now(),
        )
        .await
        .unwrap();
    }
    let erase = Command::Erase {
        statement: board.cards.get(&sixth.card).map(|(card, _)| card.statement.clone()).unwrap_or_default(),
    };
    let facilitator = town.actor(Role::Facilitator);
    consolidation::actions::carry_out(&test.app.db, &test.app.hub, &facilitator, camp, exercise, &erase, clock::now())
        .await
        .unwrap();
}

async fn board(test: &TestApp, town: &Town, camp: &Camp, exercise: Exercise) -> Board {
    consolidation::actions::board(&mut test.app.db.reader(), &town.operator(), camp, exercise).await.unwrap()
}

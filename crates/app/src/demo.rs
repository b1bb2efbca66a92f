//! The invented municipality of the demo: Fjordby Kommune, with a compass, and two camps, one of them half sorted and both
//! analysed, so that a new user has something to look at and something to do. All of it is in `demo/fjordby`, written for this project.

mod compass;
mod effect;

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow, bail};
use camp::analysis::actions::Home;
use camp::analysis::ground::Ground;
use camp::analysis::{self, Draft, Kind, Who};
use camp::consolidation::{self, Command, Seen};
use camp::exercise::Exercise;
use camp::gathering::{self, Camp};
use camp::intake::{self, OnFaults, SourceFile};
use platform::access::{Actor, Role};
use platform::identity::{self, NewPerson, Password, PasswordUse};
use platform::store::Engine;
use platform::tenancy;
use ui::App;

const FILES: [(&str, &[u8]); 4] = [
    ("core_tasks.csv", include_bytes!("../demo/fjordby/core_tasks.csv")),
    ("camps.csv", include_bytes!("../demo/fjordby/camps.csv")),
    ("statements.csv", include_bytes!("../demo/fjordby/statements.csv")),
    ("frontpages.csv", include_bytes!("../demo/fjordby/frontpages.csv")),
];
const USERS: &[u8] = include_bytes!("../demo/fjordby/users.csv");
const CATEGORIES: &[u8] = include_bytes!("../demo/fjordby/categories.csv");
const PLACEMENTS: &[u8] = include_bytes!("../demo/fjordby/placements.csv");
const SET_ASIDE: &[u8] = include_bytes!("../demo/fjordby/set_aside.csv");
const THEMES: &[u8] = include_bytes!("../demo/fjordby/themes.csv");
const FINDINGS: &[u8] = include_bytes!("../demo/fjordby/findings.csv");
const CROSSINGS: &[u8] = include_bytes!("../demo/fjordby/crossings.csv");

/// A person of the demo.
#[derive(Clone, Debug)]
pub struct DemoPerson {
    /// What they sign in as.
    pub login: String,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// What they do.
    pub title: String,
}

fn rows<const N: usize>(name: &str, bytes: &[u8]) -> Result<Vec<[String; N]>> {
    let table = tabular::read(name, bytes)?.into_iter().next().with_context(|| format!("{name} er tom"))?;
    table
        .rows
        .into_iter()
        .map(|row| row.cells.try_into().map_err(|_| anyhow!("{name}: linje {} har ikke {N} felter", row.line)))
        .collect()
}

/// Returns the people of the demo.
///
/// # Errors
/// When the demo's own file is broken; a test finds it first.
pub fn people() -> Result<Vec<DemoPerson>> {
    let person = |[login, name, role, title]: [String; 4]| {
        Ok(DemoPerson { role: Role::from_name(&role).with_context(|| format!("rollen {role}"))?, login, name, title })
    };
    rows("users.csv", USERS)?.into_iter().map(person).collect()
}

/// Fills an empty database with the demo, or leaves one that holds it as it is. `tell` says how far it is.
///
/// # Errors
/// When the database holds anything else: the demo's one-click logins must never open real data.
pub async fn prepare(app: &App, mut tell: impl FnMut(&str)) -> Result<()> {
    if app.db.engine() != Engine::Sqlite {
        bail!("prøven kører kun på sin egen SQLite-fil");
    }
    match tenancy::all(&app.db).await?.as_slice() {
        [] => {}
        [only] if only.slug == "fjordby" => {
            tell("Fjordby Kommune er her fra sidst.");
            return Ok(());
        }
        _ => bail!("databasen rummer andet end prøvens opdigtede kommune: prøven åbner den ikke"),
    }
    tell("Opretter Fjordby Kommune …");
    let municipality =
        tenancy::create(&app.db, "Fjordby Kommune", app.now()).await.map_err(|fault| anyhow!("{fault}"))?;
    let actor = Actor::operator(&municipality.id);
    tell("Opretter brugere …");
    for person in people()? {
        let new = NewPerson {
            login: person.login,
            name: person.name,
            password: Password::new(identity::generated_password()),
            password_use: PasswordUse::Keep,
            role: person.role,
        };
        identity::add_person(&app.db, &actor, new, app.now()).await?;
    }
    tell("Indlæser kerneopgaver og stemmer …");
    compass::core_tasks(app, &actor).await?;
    compass::actions_and_tests(app, &actor).await?;
    tell("Indlæser to camps med 180 udsagn …");
    let files =
        FILES.iter().map(|(name, bytes)| SourceFile { name: (*name).to_owned(), bytes: bytes.to_vec() }).collect();
    intake::actions::import(&app.db, &app.hub, &actor, files, OnFaults::Stop, app.now()).await?;
    tell("Sorterer noget af den …");
    let camp = gathering::actions::find(&mut app.db.reader(), &actor, "et-trygt-og-aktivt-seniorliv").await?;
    sort(app, &actor, &camp).await?;
    tell("Skriver analysen …");
    analyse(app, &actor).await?;
    compass::new_wording(app, &actor, &camp.id).await?;
    tell("Sætter effektmål, og indlæser målinger …");
    effect::prepare(app, &actor).await
}

/// What codes of statements and names of themes (`indicator-1`) stand for in all camps.
struct Named {
    statements: BTreeMap<String, String>,
    /// By the camp's readable identifier and the theme's name.
    themes: BTreeMap<(String, String), (String, analysis::ground::Theme)>,
}

impl Named {
    async fn of(app: &App, actor: &Actor) -> Result<(Self, Vec<Camp>)> {
        let mut reader = app.db.reader();
        let camps = gathering::actions::all(&mut reader, actor).await?;
        let ground = Ground::of(&mut reader, &camps).await?;
        let slug =
            |id: &str| camps.iter().find(|camp| camp.id == id).map_or_else(String::new, |camp| camp.slug.clone());
        let theme = |(id, theme): (String, analysis::ground::Theme)| {
            let name = format!("{}-{}", theme.exercise.name(), theme.number);
            ((slug(&theme.camp), name), (id, theme))
        };
        let named = Self {
            statements: ground.statements.iter().map(|(id, one)| (one.code.clone(), id.clone())).collect(),
            themes: ground.themes.into_iter().map(theme).collect(),
        };
        Ok((named, camps))
    }

    fn statements(&self, codes: &str) -> Vec<String> {
        codes.split_whitespace().filter_map(|code| self.statements.get(code).cloned()).collect()
    }
}

/// Writes the analyses and what goes through both camps, through the same actions as a person.
async fn analyse(app: &App, actor: &Actor) -> Result<()> {
    let (named, camps) = Named::of(app, actor).await?;
    for [slug, kind, who, title, words, codes, themes] in rows("findings.csv", FINDINGS)? {
        let camp = camps.iter().find(|camp| camp.slug == slug).with_context(|| format!("campen {slug}"))?;
        let themes = themes.split_whitespace().filter_map(|name| named.themes.get(&(slug.clone(), name.to_owned())));
        let themes: Vec<_> = themes.collect();
        // A finding without a text of its own is a theme taken over, or the statements' own words.
        let taken = themes.first().filter(|_| title.is_empty() && words.is_empty());
        let (title, words) = taken.map_or((title, words), |(_, theme)| (theme.title.clone(), theme.words.clone()));
        let draft = Draft {
            who: Who::from_name(&who).with_context(|| format!("aktøren {who}"))?,
            title,
            words,
            statements: named.statements(&codes),
            themes: themes.iter().map(|(id, _)| id.clone()).collect(),
            ..Draft::new(Kind::from_name(&kind).with_context(|| format!("slagsen {kind}"))?)
        };
        let command = analysis::Command::Add { draft };
        analysis::actions::carry_out(&app.db, actor, &Home::of(camp), &command, app.now()).await?;
    }
    let across = Home::across(&mut app.db.reader(), actor).await?;
    for [title, words, codes] in rows("crossings.csv", CROSSINGS)? {
        let draft = Draft { title, words, statements: named.statements(&codes), ..Draft::new(Kind::Crossing) };
        let command = analysis::Command::Add { draft };
        analysis::actions::carry_out(&app.db, actor, &across, &command, app.now()).await?;
    }
    Ok(())
}

/// Sorts as a person would, through the same actions.
async fn sort(app: &App, actor: &Actor, camp: &Camp) -> Result<()> {
    for [exercise, name, description] in rows("categories.csv", CATEGORIES)? {
        let command = Command::AddCategory { name, description, cards: Vec::new() };
        carry_out(app, actor, camp, exercise_named(&exercise)?, &command).await?;
    }
    for exercise in [Exercise::Indicator, Exercise::Precondition] {
        let board = consolidation::actions::board(&mut app.db.reader(), actor, camp, exercise).await?;
        for (id, category) in board.ordered_categories() {
            let mut cards = Vec::new();
            for [code, name] in rows("placements.csv", PLACEMENTS)? {
                cards.extend((name == category.name).then(|| card_of(&board, &code)).flatten());
            }
            if !cards.is_empty() {
                carry_out(app, actor, camp, exercise, &Command::Place { cards, category: id.clone() }).await?;
            }
        }
        for [code, reason] in rows("set_aside.csv", SET_ASIDE)? {
            if let Some(card) = card_of(&board, &code) {
                carry_out(app, actor, camp, exercise, &Command::SetAside { cards: vec![card], reason }).await?;
            }
        }
        for [name, _, title, words, codes] in rows("themes.csv", THEMES)? {
            if exercise_named(&name)? == exercise {
                let statements = codes.split_whitespace().filter_map(|code| statement_of(&board, code)).collect();
                carry_out(
                    app,
                    actor,
                    camp,
                    exercise,
                    &Command::AddTheme { title, words, statements, categories: Vec::new() },
                )
                .await?;
            }
        }
    }
    Ok(())
}

fn exercise_named(name: &str) -> Result<Exercise> {
    Exercise::from_name(name).with_context(|| format!("øvelsen {name}"))
}

fn statement_of(board: &consolidation::Board, code: &str) -> Option<String> {
    board.facts.iter().find(|(_, facts)| facts.code == code).map(|(id, _)| id.clone())
}

fn card_of(board: &consolidation::Board, code: &str) -> Option<Seen> {
    let statement = statement_of(board, code)?;
    board
        .cards
        .iter()
        .find(|(_, (card, _))| card.statement == statement)
        .map(|(id, _)| Seen { card: id.clone(), changed_in: None })
}

async fn carry_out(app: &App, actor: &Actor, camp: &Camp, exercise: Exercise, command: &Command) -> Result<()> {
    consolidation::actions::carry_out(&app.db, &app.hub, actor, camp, exercise, command, app.now()).await?;
    Ok(())
}

//! The municipality and camps that the tests of reports act on, and the checks that all of them share.

use super::*;

pub(crate) fn now() -> Timestamp {
    Timestamp::from_millis(1_795_269_600_000)
}

pub(crate) fn texts() -> Arc<Texts> {
    Arc::new(Texts::load(&[ui::texts(), compass::texts(), camp::texts()].concat()).unwrap())
}

pub(crate) fn danish() -> Locale {
    Locale::new(Language::Danish, texts())
}

pub(crate) type Fields = BTreeMap<String, String>;

pub(crate) fn rows(folder: &Path, name: &str) -> Vec<Fields> {
    let tables = tabular::read(name, &std::fs::read(folder.join(name)).unwrap()).unwrap();
    tables[0].rows.iter().map(|row| tables[0].header.iter().cloned().zip(row.cells.iter().cloned()).collect()).collect()
}

pub(crate) fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/demo/fjordby")
}

/// A database of its own, taken away afterwards, with a municipality in it.
pub(crate) struct World {
    pub(crate) db: Db,
    pub(crate) app: App,
    pub(crate) file: PathBuf,
    pub(crate) municipality: String,
    pub(crate) actor: Actor,
    pub(crate) edits: i64,
}

impl Drop for World {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(format!("{}{ending}", self.file.display())));
        }
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        let file = std::env::temp_dir().join(format!("pejl-camp-report-{}.db", new_id()));
        let db = platform::store::open(&format!("sqlite://{}", file.display())).await.unwrap();
        db.migrate([platform::migrations(), compass::migrations(), camp::migrations()].concat()).await.unwrap();
        let municipality = platform::tenancy::create(&db, "Fjordby Kommune", now()).await.unwrap().id;
        let actor = Actor::operator(&municipality);
        Self {
            app: App::new(db.clone(), texts(), Profile::Production, false, now),
            db,
            file,
            municipality,
            actor,
            edits: 0,
        }
    }

    pub(crate) fn own(&self) -> Value {
        self.municipality.as_str().into()
    }

    /// Puts a camp of a folder's files into the database as captured, nothing placed yet.
    pub(crate) async fn capture(&self, folder: &Path, camp: &str) -> Camp {
        let about = rows(folder, "camps.csv").into_iter().find(|row| row["camp_id"] == camp).unwrap();
        let unit: Value =
            platform::tenancy::root_unit(&mut self.db.reader(), &self.municipality).await.unwrap().id.into();
        let title: Value = about["core_task"].as_str().into();
        let task =
            vec![camp.into(), self.own(), unit.clone(), camp.into(), 1.into(), title.clone(), "".into(), now().into()];
        let participants = about["participants"].parse::<i64>().ok();
        let held_on = about["date"].as_str().into();
        let row = vec![
            camp.into(),
            self.own(),
            unit,
            camp.into(),
            camp.into(),
            title,
            held_on,
            participants.into(),
            now().into(),
        ];
        let mut tx = Tx::begin(&self.db, &self.actor, "test.capture", now()).await.unwrap();
        let columns = ["id", "municipality_id", "unit_id", "slug", "position", "title", "purpose", "created_at"];
        tx.insert_rows("core_task", &columns, vec![task]).await.unwrap();
        let columns = [
            "id",
            "municipality_id",
            "unit_id",
            "core_task_id",
            "slug",
            "title",
            "held_on",
            "participants",
            "created_at",
        ];
        tx.insert_rows("camp", &columns, vec![row]).await.unwrap();
        self.capture_statements(&mut tx, folder, camp).await;
        tx.commit().await.unwrap();
        gathering::actions::find(&mut self.db.reader(), &self.actor, camp).await.unwrap()
    }

    /// The statements and front pages of a camp, with a card for each.
    pub(crate) async fn capture_statements(&self, tx: &mut Tx, folder: &Path, camp: &str) {
        let all = rows(folder, "statements.csv").into_iter().chain(rows(folder, "frontpages.csv"));
        let (mut statements, mut cards): (Vec<Vec<Value>>, Vec<Vec<Value>>) = Default::default();
        for (position, row) in (0_i64..).zip(all.filter(|row| row["camp_id"] == camp)) {
            let field = |name: &str| row.get(name).cloned().unwrap_or_default();
            let exercise = row.get("session").map_or("frontpage", String::as_str);
            let (id, words) = (field("id"), field("text") + &field("story"));
            cards.push(vec![
                format!("c-{id}").into(),
                self.own(),
                camp.into(),
                exercise.into(),
                (&id).into(),
                1.into(),
                "not_placed".into(),
                0.into(),
            ]);
            let mut statement: Vec<Value> =
                vec![(&id).into(), self.own(), camp.into(), exercise.into(), id.into(), position.into()];
            statement.extend(
                [field("group"), field("actor"), field("chosen_precondition"), field("headline"), words, field("page")]
                    .map(Value::from),
            );
            statement.extend([
                field("votes").parse::<i64>().ok().into(),
                (field("selected") == "1").into(),
                now().into(),
            ]);
            statements.push(statement);
        }
        let columns = [
            "id",
            "municipality_id",
            "camp_id",
            "exercise",
            "code",
            "position",
            "group_code",
            "actor",
            "chosen_precondition",
            "headline",
            "words",
            "source_page",
            "votes",
            "selected",
            "captured_at",
        ];
        tx.insert_rows("statement", &columns, statements).await.unwrap();
        let columns = ["id", "municipality_id", "camp_id", "exercise", "statement_id", "part", "place", "changed_in"];
        tx.insert_rows("card", &columns, cards).await.unwrap();
    }

    pub(crate) async fn act(&mut self, camp: &Camp, exercise: Exercise, command: Command) {
        carry_out(&self.db, &self.app.hub, &self.actor, camp, exercise, &command, now()).await.unwrap();
        self.edits += 1;
    }

    /// Puts statements into categories as a file of identifiers and categories says.
    pub(crate) async fn place(&mut self, camp: &Camp, folder: &Path, file: &str) {
        let mut categories: BTreeMap<(Exercise, String), Vec<Seen>> = BTreeMap::new();
        for row in rows(folder, file) {
            categories.entry((exercise_of(&row["id"]), row["category"].clone())).or_default().push(seen(&row["id"]));
        }
        for ((exercise, name), cards) in categories {
            self.act(camp, exercise, Command::AddCategory { name, description: String::new(), cards }).await;
        }
    }

    /// The demo's camp with everything that can be done on a board done to it.
    pub(crate) async fn consolidated() -> (Self, Camp) {
        let mut world = Self::new().await;
        let camp = world.capture(&demo(), "et-trygt-og-aktivt-seniorliv").await;
        world.place(&camp, &demo(), "placements.csv").await;
        for row in rows(&demo(), "set_aside.csv") {
            world
                .act(
                    &camp,
                    exercise_of(&row["id"]),
                    Command::SetAside { cards: vec![seen(&row["id"])], reason: row["reason"].clone() },
                )
                .await;
        }
        for row in rows(&demo(), "themes.csv") {
            let statements = row["statements"].split(' ').map(str::to_owned).collect();
            let theme = Command::AddTheme {
                title: row["title"].clone(),
                words: row["text"].clone(),
                statements,
                categories: vec![],
            };
            world.act(&camp, Exercise::from_name(&row["exercise"]).unwrap(), theme).await;
        }
        let split = Command::SplitCard {
            card: seen("sl-ind-004"),
            first: "Den ene halvdel".into(),
            second: "Den anden halvdel".into(),
        };
        let mask = Command::Mask {
            statement: "sl-ind-002".into(),
            fragments: vec!["rollator".into()],
            placeholder: "[skjult]".into(),
        };
        let sample =
            Command::SetSample { statements: vec!["sl-ind-003".into(), "sl-ind-008".into(), "sl-ind-020".into()] };
        for command in
            [split, Command::MergeCards { cards: vec![seen("sl-ind-001"), seen("sl-ind-005")] }, sample, mask]
        {
            world.act(&camp, Exercise::Indicator, command).await;
        }
        world.act(&camp, Exercise::Noticeboard, Command::Erase { statement: noticeboard()["id"].clone() }).await;
        (world, camp)
    }

    pub(crate) async fn report(&self, camp: &str, format: Format) -> Vec<u8> {
        let begun = Instant::now();
        let file = actions::report(&self.db, &self.actor, camp, format, &danish(), now()).await.unwrap();
        println!("{}: {} bytes in {:?}", file.name, file.bytes.len(), begun.elapsed());
        if let Ok(folder) = std::env::var("KEEP_REPORTS") {
            std::fs::write(Path::new(&folder).join(&file.name), &file.bytes).unwrap();
        }
        assert_eq!(file.name, format!("opsamling-{camp}-2026-11-21.{}", format.ending()));
        file.bytes
    }
}

/// The statement of the demo that is erased in these tests.
pub(crate) fn noticeboard() -> Fields {
    rows(&demo(), "statements.csv").into_iter().find(|row| row["session"] == "noticeboard").unwrap()
}

pub(crate) fn exercise_of(code: &str) -> Exercise {
    match code.split('-').nth(1).unwrap() {
        "ind" => Exercise::Indicator,
        "pre" => Exercise::Precondition,
        other => Exercise::from_name(other).unwrap(),
    }
}

pub(crate) fn seen(statement: &str) -> Seen {
    Seen { card: format!("c-{statement}"), changed_in: None }
}

pub(crate) fn number(json: &Json, field: &str) -> i64 {
    json[field].as_i64().unwrap()
}

pub(crate) fn list<'j>(json: &'j Json, field: &str) -> &'j Vec<Json> {
    json[field].as_array().unwrap()
}

/// Checks what must hold for every camp, whatever was done to it, and returns its report as JSON.
pub(crate) async fn check_all_forms(world: &World, camp: &Camp) -> Json {
    let json: Json = serde_json::from_slice(&world.report(&camp.slug, Format::Json).await).unwrap();
    let counts = gathering::actions::counts(&mut world.db.reader(), camp).await.unwrap();
    let mut captured = 0;
    for (exercise, counted) in list(&json, "exercises").iter().zip(counts) {
        assert_eq!(exercise["exercise"], counted.exercise.name());
        let told = ["captured", "placed", "set_aside", "not_placed", "erased"].map(|field| number(exercise, field));
        assert_eq!(told, [counted.captured, counted.placed, counted.set_aside, counted.not_placed, counted.erased]);
        assert_eq!(told[0], told[1..].iter().sum::<i64>());
        let in_categories: i64 = list(exercise, "categories").iter().map(|category| number(category, "count")).sum();
        assert_eq!(in_categories, number(&exercise["thoughts"], "in_categories"));
        assert_eq!(list(exercise, "statements").len(), usize::try_from(told[0]).unwrap());
        captured += list(exercise, "statements").len();
    }
    let csv = tabular::read("opsamling.csv", &world.report(&camp.slug, Format::Csv).await).unwrap();
    assert_eq!(csv[0].rows.len(), captured);
    let book = tabular::read("opsamling.xlsx", &world.report(&camp.slug, Format::Xlsx).await).unwrap();
    assert!(book[0].name.ends_with("Overblik"));
    assert_eq!(book[1..].iter().map(|sheet| sheet.rows.len()).sum::<usize>(), captured);
    check_appendix(&String::from_utf8(world.report(&camp.slug, Format::Html).await).unwrap(), &json);
    assert!(world.report(&camp.slug, Format::Docx).await.starts_with(b"PK"));
    json
}

/// The appendix has a row for each statement: its identifier, then its words and nothing else.
pub(crate) fn check_appendix(html: &str, json: &Json) {
    let appendix = &html[html.find("<h2 id=\"bilag\">").unwrap()..html.find("<h2 id=\"opgoerelse\">").unwrap()];
    let signs = [
        ("<strong>", ""),
        ("</strong>", ""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    let plain = |html: &str| signs.iter().fold(html.to_owned(), |text, (sign, meaning)| text.replace(sign, meaning));
    let row = |row: &str| {
        let (code, rest) = row.split_once("\">").unwrap().1.split_once("</code></th><td>").unwrap();
        (code.to_owned(), plain(rest.split_once("</td>").unwrap().0))
    };
    let mut found: Vec<(String, String)> = appendix.split("<th scope=\"row\"><code id=\"").skip(1).map(row).collect();
    let said = |statement: &Json| {
        let words = statement["text"].as_str().unwrap_or("[slettet]").replace(['\n', '\r', '\t'], " ");
        let headline = statement["headline"].as_str().unwrap();
        let gap = if headline.is_empty() || words.is_empty() { "" } else { " " };
        (statement["id"].as_str().unwrap().to_owned(), format!("{headline}{gap}{words}"))
    };
    let statements = list(json, "exercises").iter().flat_map(|exercise| list(exercise, "statements"));
    let mut expected: Vec<(String, String)> = statements.map(said).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

//! Whatever a model and its tasks say is in the booklet's document.

use std::sync::Arc;

use proptest::prelude::*;
use report::{Block, Document};
use ui::i18n::{Language, Locale, Texts};

use super::{Adopted, Booklet, Spoken, document};
use crate::core_task::{CoreTask, TaskKind};
use crate::figures::{Stand, Stated};
use crate::model::Model;
use crate::wording::{Often, PartKind, Words};

fn locale(language: Language) -> Locale {
    let sources: Vec<_> = ui::texts().into_iter().chain(crate::texts()).collect();
    Locale::new(language, Arc::new(Texts::load(&sources).unwrap()))
}

fn task(id: &str, kind: TaskKind, parent: Option<&str>, words: Words) -> Stated {
    let task = CoreTask {
        id: id.to_owned(),
        municipality_id: String::new(),
        unit_id: String::new(),
        unit_path: String::new(),
        model_id: "model".to_owned(),
        parent_id: parent.map(str::to_owned),
        kind,
        responsible: String::new(),
        slug: id.to_owned(),
        position: 1,
        title: words.text(PartKind::Title).to_owned(),
        purpose: words.text(PartKind::Purpose).to_owned(),
        in_force: 1,
        in_consultation: 0,
        created_at: 0,
        closed_at: None,
        remarks: String::new(),
    };
    Stated { task, words }
}

fn booklet(model: Words, tasks: Vec<Stated>) -> Booklet {
    let stand = Stand {
        model: Model {
            id: "model".to_owned(),
            slug: "model".to_owned(),
            title: "Modellen".to_owned(),
            position: 1,
            remarks: String::new(),
        },
        words: model,
        tasks,
    };
    let spoken =
        Spoken { workplace: "Søbadet".into(), by: "Livredder".into(), paragraphs: vec!["Vi ser alle".into()] };
    let version =
        Adopted { title: "Nord".into(), number: 2, from: "2026-05-07".into(), decision: "Byrådet, punkt 7".into() };
    Booklet {
        municipality: "Fjordby Kommune".to_owned(),
        accent: None,
        look: figure::Look::default(),
        stand,
        voices: vec![spoken],
        versions: vec![version],
        day: None,
        printed: report::Date::parse("2026-11-26").unwrap(),
    }
}

/// Everything that a document says, figures by their alternative text.
fn all_words(document: &Document) -> String {
    let mut words = vec![document.title.clone(), document.subtitle.clone(), document.date_text.clone()];
    let line = |line: &Vec<report::Inline>| line.iter().map(report::Inline::words).collect::<String>();
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => words.push(heading.text.clone()),
            Block::Paragraph(said) | Block::Note(said) => words.push(line(said)),
            Block::List(list) => words.extend(list.items.iter().map(line)),
            Block::Table(table) => words.extend(table.rows.iter().flatten().map(line)),
            Block::Figure(figure) => words.push(figure.alt.clone()),
            Block::Quote(quote) => words.extend(quote.paragraphs.iter().chain([&quote.source]).map(line)),
            Block::PageBreak | Block::Photo(_) => {}
        }
    }
    words.join("\n").to_lowercase()
}

/// Words of any kinds, each with a body of its own that begins with `mark`.
fn any_words(mark: &'static str) -> impl Strategy<Value = Words> {
    proptest::collection::vec((0..PartKind::ALL.len(), any::<bool>()), 0..30).prop_map(move |chosen| {
        let mut words = Words::default();
        for (number, (place, is_under)) in chosen.into_iter().enumerate() {
            let kind = PartKind::ALL[place];
            let is_again = kind.often() == Often::Once && words.of(kind).next().is_some();
            // The word in the figure is drawn, and told by the part that it belongs to.
            let is_drawn = [PartKind::Title, PartKind::FrameLabel].contains(&kind);
            // A model has no purpose of its own: its north has.
            if is_again || is_drawn || (kind == PartKind::Purpose && mark == "m") {
                continue;
            }
            let upper = kind.under().and_then(|upper| words.of(upper).next().map(|part| part.id.clone()));
            let upper = upper.filter(|_| is_under || kind == PartKind::Elaboration);
            if kind == PartKind::Elaboration && upper.is_none() {
                continue;
            }
            let heading = if kind.has_heading() { format!("{mark}h{number}q") } else { String::new() };
            words.add(kind, &heading, &format!("{mark}b{number}q"), upper.as_deref());
        }
        words
    })
}

fn titled(title: &str, mut words: Words) -> Words {
    words.add(PartKind::Title, "", title, None);
    words
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn nothing_that_was_adopted_is_left_out_and_the_document_can_be_written(
        model in any_words("m"),
        north in any_words("n"),
        welfare in any_words("w"),
        below in any_words("u"),
        ground in any_words("g"),
    ) {
        let said: Vec<Words> = vec![model.clone(), north.clone(), welfare.clone(), below.clone(), ground.clone()];
        let tasks = vec![
            task("nord", TaskKind::Overall, None, titled("Nord", north)),
            task("velfaerd", TaskKind::Welfare, Some("nord"), titled("Velfærd", welfare)),
            task("malthe", TaskKind::Workplace, Some("velfaerd"), titled("Malthe", below)),
            task("grund", TaskKind::Organisational, Some("nord"), titled("Grunden", ground)),
        ];
        let document = document(&booklet(model, tasks), &locale(Language::Danish));
        report::check(&document).unwrap();
        let words = all_words(&document);
        for part in said.iter().flat_map(|words| &words.0) {
            prop_assert!(words.contains(&part.body), "{:?} '{}' is missing", part.kind, part.body);
            prop_assert!(words.contains(&part.heading), "{:?} '{}' is missing", part.kind, part.heading);
        }
    }
}

#[test]
fn a_model_without_north_or_without_tasks_is_a_booklet_too_in_both_languages() {
    for language in Language::ALL {
        let empty = document(&booklet(Words::default(), Vec::new()), &locale(language));
        report::check(&empty).unwrap();
        assert_eq!(empty.subtitle, "Modellen");
        let trivsel = task("trivsel", TaskKind::Welfare, None, titled("trivsel og læring", Words::default()));
        let beside = document(&booklet(Words::default(), vec![trivsel]), &locale(language));
        report::check(&beside).unwrap();
        assert!(all_words(&beside).contains("trivsel og læring"));
        assert!(all_words(&beside).contains("livredder"));
    }
}

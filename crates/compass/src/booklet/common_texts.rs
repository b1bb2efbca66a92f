//! What the model says of all its core tasks: before the chapters and after them; voices; and the wordings in force.

use report::{Align, Block, Inline, Quote};

use super::Adopted;
use super::chapter::{self, Under};
use super::document::Ink;
use super::line::{bullets, column, heading, named, paragraph, paragraphs, plain, table};
use crate::figures::{Sides, capitalised};
use crate::wording::{Item, PartKind, sections};

/// What stands before the chapters.
const OPENING: [PartKind; 2] = [PartKind::Characteristic, PartKind::Established];
/// What is told in a way of its own after them.
const CLOSING: [PartKind; 7] = [
    PartKind::Term,
    PartKind::FrameLead,
    PartKind::Frame,
    PartKind::AuthoritySituation,
    PartKind::AuthorityDefinition,
    PartKind::AuthorityImplication,
    PartKind::ReflectionQuestion,
];

/// What characterises a core task, and what the council has established.
pub(super) fn opening(ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    let words = &ink.stand().words;
    if OPENING.into_iter().any(|kind| words.of(kind).next().is_some()) {
        blocks.push(Block::PageBreak);
    }
    for kind in OPENING {
        let items: Vec<Vec<Inline>> = words.of(kind).map(|part| named(&part.heading, &part.body)).collect();
        if !items.is_empty() {
            blocks.push(heading(1, ink.t(&format!("part-{}", kind.name())), kind.name().to_owned()));
            blocks.push(bullets(items));
        }
    }
}

/// Words, frame, authority, voices, and whatever else the model says.
pub(super) fn closing(ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    let before = blocks.len();
    terms(ink, blocks);
    frame(ink, blocks);
    authority(ink, blocks);
    let told: Vec<PartKind> = OPENING.into_iter().chain(CLOSING).collect();
    let has_more = sections(&ink.stand().words, "").iter().any(|section| !told.contains(&section.kind));
    if has_more {
        blocks.push(heading(1, ink.t("booklet-more"), "mere".to_owned()));
        let under = Under { id: "mere", level: 2, told: &told };
        chapter::under_headings(&ink.stand().words, under, ink, blocks);
    }
    if blocks.get(before).is_some_and(|first| *first != Block::PageBreak) {
        blocks.insert(before, Block::PageBreak);
    }
    voices(ink, blocks);
}

/// A chapter that follows where the one before it ends.
fn begin(ink: &Ink<'_>, key: &str, id: &str, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, ink.t(key), id.to_owned()));
}

fn terms(ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    let sections = sections(&ink.stand().words, "");
    let items: Vec<Item> = sections
        .into_iter()
        .filter(|section| section.kind == PartKind::Term)
        .flat_map(|section| section.items)
        .collect();
    if !items.is_empty() {
        begin(ink, "part-term", "ord", blocks);
        chapter::terms(&items, blocks);
    }
}

/// The frame with its figure: what holds for all tasks. A task's own stands in its chapter.
fn frame(ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    let words = &ink.stand().words;
    let lead = words.text(PartKind::FrameLead);
    if lead.is_empty() && words.of(PartKind::Frame).next().is_none() {
        return;
    }
    // Its words and its figure on one page.
    blocks.push(Block::PageBreak);
    begin(ink, "booklet-frame", "ramme", blocks);
    blocks.extend(paragraphs(lead));
    blocks.push(ink.figure(&ink.pen.common_frame(ink.stand())));
    let sides = Sides::of(words);
    let parts = words.of(PartKind::Frame).map(|part| named(&capitalised(&part.heading), &part.body));
    blocks.push(bullets(parts.collect()));
    let missing: Vec<String> =
        sides.four.iter().filter(|side| side.parts.is_empty()).map(|side| ink.t(side.key)).collect();
    if !missing.is_empty() {
        blocks.push(paragraph(plain(ink.locale.t1("booklet-frame-missing", "sides", missing.join(", ")))));
    }
}

fn authority(ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    let words = &ink.stand().words;
    let (situation, definition) = (words.text(PartKind::AuthoritySituation), words.text(PartKind::AuthorityDefinition));
    let implications: Vec<Vec<Inline>> =
        words.of(PartKind::AuthorityImplication).map(|part| named(&part.heading, &part.body)).collect();
    if situation.is_empty() && definition.is_empty() && implications.is_empty() {
        return;
    }
    begin(ink, "booklet-authority", "myndighed", blocks);
    blocks.extend(paragraphs(&capitalised(situation)));
    if !definition.is_empty() {
        let kind = PartKind::AuthorityDefinition.name();
        blocks.push(heading(2, ink.t(&format!("part-{kind}")), kind.to_owned()));
        blocks.extend(paragraphs(&capitalised(definition)));
    }
    if !implications.is_empty() {
        let kind = PartKind::AuthorityImplication.name();
        blocks.push(heading(2, ink.t(&format!("part-{kind}")), kind.to_owned()));
        blocks.push(bullets(implications));
    }
}

/// The question to the workplaces, and what they answered.
fn voices(ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    let question = ink.stand().words.text(PartKind::ReflectionQuestion);
    let voices = &ink.booklet.voices;
    if question.is_empty() && voices.is_empty() {
        return;
    }
    let key = if voices.is_empty() { "booklet-question" } else { "booklet-voices" };
    if !voices.is_empty() {
        blocks.push(Block::PageBreak);
    }
    begin(ink, key, "stemmer", blocks);
    if !question.is_empty() {
        blocks.push(Block::Note(plain(question)));
    }
    for (number, voice) in (1..).zip(voices) {
        blocks.push(heading(2, voice.workplace.clone(), format!("stemme-{number}")));
        blocks.push(Block::Quote(Quote {
            paragraphs: voice.paragraphs.iter().map(|said| plain(said.as_str())).collect(),
            source: plain(voice.by.as_str()),
        }));
    }
}

/// Which wordings the booklet is made of, and who decided them.
pub(super) fn versions(ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    if ink.booklet.versions.is_empty() {
        return;
    }
    blocks.push(Block::PageBreak);
    begin(ink, "booklet-versions", "ordlyde", blocks);
    blocks.push(paragraph(plain(ink.t("booklet-versions-lead"))));
    let columns = vec![
        column(ink.t("booklet-column-task"), Align::Start, 7),
        column(ink.t("wording-column-number"), Align::End, 2),
        column(ink.t("booklet-column-from"), Align::Start, 7),
        column(ink.t("booklet-column-decision"), Align::Start, 5),
    ];
    let row = |adopted: &Adopted| {
        let title = if adopted.title.is_empty() {
            ink.locale.t1("booklet-model-texts", "model", &ink.stand().model.title)
        } else {
            adopted.title.clone()
        };
        // What was there before there were versions holds since before anyone counts.
        let is_dated = adopted.from.as_str() > "1970-01-01";
        let from = if is_dated { ink.locale.date_text(&adopted.from) } else { ink.t("wording-period-always") };
        vec![plain(title), plain(ink.locale.number(adopted.number)), plain(from), plain(adopted.decision.as_str())]
    };
    let rows = ink.booklet.versions.iter().map(row).collect();
    blocks.push(table(ink.t("booklet-versions"), columns, rows));
}

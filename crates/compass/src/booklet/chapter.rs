//! A core task's chapter: all that its wording says, under headings.

use report::{Align, Block, Inline};

use super::document::Ink;
use super::line::{bullets, column, heading, named, paragraph, paragraphs, plain, table};
use crate::figures::{Stated, by_actor, capitalised};
use crate::wording::{Item, Often, PartKind, Section, Words, sections};

/// Where a core task's chapter is.
pub(super) fn anchor(stated: &Stated) -> String {
    format!("opgave-{}", stated.task.slug)
}

/// What stands under a heading: its anchor, the level of the headings below it, and what is told elsewhere.
#[derive(Clone, Copy)]
pub(super) struct Under<'p> {
    pub(super) id: &'p str,
    pub(super) level: u8,
    pub(super) told: &'p [PartKind],
}

/// Whether a chapter begins on a new page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    New,
    Same,
}

/// A core task's chapter.
pub(super) fn write(stated: &Stated, page: Page, ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    let id = anchor(stated);
    if page == Page::New {
        blocks.push(Block::PageBreak);
    }
    blocks.push(heading(2, capitalised(&stated.task.title), id.clone()));
    blocks.push(paragraph(vec![Inline::Emphasis(told_of(stated, ink))]));
    content(stated, Under { id: &id, level: 3, told: &[] }, ink, blocks);
}

/// Purpose and everything else, without the title.
pub(super) fn content(stated: &Stated, under: Under<'_>, ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    let purpose = stated.words.text(PartKind::Purpose);
    if !purpose.is_empty() {
        blocks.push(heading(under.level, ink.t("part-purpose"), format!("{}-purpose", under.id)));
        blocks.extend(paragraphs(&capitalised(purpose)));
    }
    under_headings(&stated.words, under, ink, blocks);
}

/// What it is, whose it is, and what it hangs under, when that is not north.
fn told_of(stated: &Stated, ink: &Ink<'_>) -> String {
    let task = &stated.task;
    let mut told = vec![ink.kind_of(stated)];
    if !task.responsible.is_empty() && !told.contains(&task.responsible) {
        told.push(task.responsible.clone());
    }
    let above = task.parent_id.as_deref().and_then(|id| ink.stand().task(id));
    if let Some(above) = above.filter(|above| !ink.is_north(above)) {
        told.push(ink.locale.t1("booklet-under", "title", capitalised(&above.task.title)));
    }
    told.join(" · ")
}

/// All parts of a wording but title, purpose and those that are `told` elsewhere. A lead has no heading of its own: it
/// leads to the first of the others.
pub(super) fn under_headings(words: &Words, under: Under<'_>, ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    let Under { id, level, told } = under;
    let lead = words.text(PartKind::Lead);
    let all: Vec<Section> = sections(words, "");
    let leads_to = PartKind::Focus;
    if !all.iter().any(|section| section.kind == leads_to) {
        blocks.extend(paragraphs(lead));
    }
    for section in all {
        if section.kind == PartKind::Lead || told.contains(&section.kind) {
            continue;
        }
        let key = section.kind.name();
        blocks.push(heading(level, ink.t(&format!("part-{key}")), format!("{id}-{key}")));
        if section.kind == leads_to {
            blocks.extend(paragraphs(lead));
        }
        told_by_kind(&section, words, under, ink, blocks);
    }
}

fn told_by_kind(section: &Section, words: &Words, under: Under<'_>, ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    match section.kind {
        kind if kind.often() == Often::Once => {
            for item in &section.items {
                blocks.extend(paragraphs(&capitalised(&item.body)));
            }
        }
        PartKind::Contribution => contributions(words, under, ink, blocks),
        PartKind::AuthorityTask if section.items.iter().any(|item| !item.under.is_empty()) => {
            blocks.push(with_dilemmas(&section.items, ink));
        }
        PartKind::Term => terms(&section.items, blocks),
        _ => blocks
            .push(bullets(section.items.iter().map(|item| named(&capitalised(&item.heading), &item.body)).collect())),
    }
}

/// By who gives them.
fn contributions(words: &Words, under: Under<'_>, ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    for (number, (actor, parts)) in (1..).zip(by_actor(words)) {
        let actor = if actor.is_empty() { ink.t("figures-no-actor") } else { capitalised(actor) };
        blocks.push(heading(under.level + 1, actor, format!("{}-actor-{number}", under.id)));
        blocks.push(bullets(parts.iter().map(|part| plain(part.body.as_str())).collect()));
    }
}

/// Authority tasks, each beside its dilemmas.
fn with_dilemmas(items: &[Item], ink: &Ink<'_>) -> Block {
    let columns =
        vec![column(ink.t("part-one-authority-task"), Align::Start, 5), column(ink.t("part-dilemma"), Align::Start, 8)];
    let row = |item: &Item| {
        let dilemmas: Vec<&str> = item.under.iter().map(|(_, body)| body.as_str()).collect();
        vec![plain(item.body.as_str()), plain(dilemmas.join("; "))]
    };
    table(ink.t("booklet-dilemmas"), columns, items.iter().map(row).collect())
}

/// Words and what they mean, each with its paragraphs.
pub(super) fn terms(items: &[Item], blocks: &mut Vec<Block>) {
    for item in items {
        blocks.push(paragraph(named(&item.heading, &item.body)));
        for (_, body) in &item.under {
            blocks.extend(paragraphs(body));
        }
    }
}

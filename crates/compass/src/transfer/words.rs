//! The words of a task or a model: from the form into parts, and back. Pure.

use platform::store::new_id;

use crate::exchange::{
    AuthorityDefinition, AuthorityTask, Content, Contribution, CoreTask, Definition, Form, FrameSide,
    OrganisationalTask, Point, Remarks, Service, Task,
};
use crate::wording::{Part, PartKind, Words};

/// Collects parts in order.
#[derive(Default)]
struct Writer(Words);

impl Writer {
    fn part(&mut self, kind: PartKind, heading: &str, body: &str, under: Option<&str>, remarks: &Remarks) -> String {
        let id = new_id();
        self.0.0.push(Part {
            kind,
            id: id.clone(),
            under: under.map(str::to_owned),
            heading: heading.to_owned(),
            body: body.to_owned(),
            remarks: remarks.to_text(),
        });
        id
    }

    fn once(&mut self, kind: PartKind, body: Option<&String>) {
        if let Some(body) = body.filter(|body| !body.is_empty()) {
            self.part(kind, "", body, None, &Remarks::default());
        }
    }

    fn points(&mut self, kind: PartKind, points: &[Point], under: Option<&str>) {
        for point in points {
            self.part(kind, "", &point.text, under, &point.remarks);
        }
    }

    fn content(&mut self, content: &Content) {
        self.once(PartKind::TargetGroup, content.target_group.as_ref());
        self.points(PartKind::Focus, &content.focus, None);
        self.points(PartKind::Challenge, &content.challenges, None);
        for task in &content.authority_tasks {
            let id = self.part(PartKind::AuthorityTask, "", &task.text, None, &task.remarks);
            self.points(PartKind::Dilemma, &task.dilemmas, Some(&id));
        }
        self.once(PartKind::DesiredExperience, content.desired_experience.as_ref());
        self.points(PartKind::Dilemma, &content.dilemmas, None);
        for service in &content.services {
            let kind = if service.is_core { PartKind::CoreService } else { PartKind::Service };
            self.part(kind, "", &service.text, None, &service.remarks);
        }
        self.points(PartKind::Precondition, &content.preconditions, None);
        for one in &content.contributions {
            let heading = one.actor.as_deref().unwrap_or_default();
            self.part(PartKind::Contribution, heading, &one.text, None, &one.remarks);
        }
        self.points(PartKind::Principle, &content.principles, None);
        self.frame(&content.frame);
    }

    fn frame(&mut self, sides: &[FrameSide]) {
        for side in sides {
            let body = side.explanation.as_deref().unwrap_or(&side.title);
            let id = self.part(PartKind::Frame, &side.title, body, None, &side.remarks);
            if let Some(label) = &side.figure_label {
                self.part(PartKind::FrameLabel, "", label, Some(&id), &Remarks::default());
            }
        }
    }
}

pub(super) fn of_core_task(task: &CoreTask) -> Words {
    let mut writer = Writer::default();
    writer.once(PartKind::Title, Some(&task.wording));
    writer.once(PartKind::Purpose, task.purpose.as_ref());
    writer.once(PartKind::Vision, task.vision.as_ref());
    writer.once(PartKind::Definition, task.definition.as_ref());
    writer.once(PartKind::OverviewWording, task.wording_in_overview.as_ref());
    writer.content(&task.content);
    writer.0
}

pub(super) fn of_task(task: &Task) -> Words {
    let mut writer = Writer::default();
    writer.once(PartKind::Title, Some(&task.title));
    writer.once(PartKind::Purpose, task.purpose.as_ref());
    writer.content(&task.content);
    writer.0
}

pub(super) fn of_organisational_task(task: &OrganisationalTask) -> Words {
    let mut writer = Writer::default();
    writer.once(PartKind::Title, Some(&task.title));
    writer.once(PartKind::Purpose, task.purpose.as_ref());
    writer.once(PartKind::Lead, task.lead.as_ref());
    writer.points(PartKind::Focus, &task.points, None);
    writer.content(&task.content);
    writer.0
}

pub(super) fn of_model(form: &Form) -> Words {
    let mut writer = Writer::default();
    writer.points(PartKind::Established, &form.council_has_established, None);
    writer.points(PartKind::Characteristic, &form.characteristics, None);
    if let Some(authority) = &form.authority_task_definition {
        writer.once(PartKind::AuthoritySituation, authority.situation.as_ref());
        writer.part(PartKind::AuthorityDefinition, "", &authority.definition, None, &authority.remarks);
        writer.points(PartKind::AuthorityImplication, &authority.implications, None);
    }
    for one in &form.definitions {
        let id = writer.part(PartKind::Term, &one.term, &one.definition, None, &one.remarks);
        writer.points(PartKind::Elaboration, &one.elaboration, Some(&id));
    }
    writer.once(PartKind::FrameLead, form.frame_lead.as_ref());
    writer.frame(&form.frame);
    writer.once(PartKind::ReflectionQuestion, form.reflection_question.as_ref());
    writer.0
}

/// Reads remarks back; what an older version of the program wrote is nothing to keep.
fn remarks(part: &Part) -> Remarks {
    Remarks::from_text(&part.remarks).unwrap_or_default()
}

fn filled(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

pub(super) fn text(words: &Words, kind: PartKind) -> Option<String> {
    words.of(kind).next().and_then(|part| filled(&part.body))
}

fn point(part: &Part) -> Point {
    Point { text: part.body.clone(), remarks: remarks(part) }
}

pub(super) fn points(words: &Words, kind: PartKind) -> Vec<Point> {
    words.of(kind).map(point).collect()
}

fn under(words: &Words, id: &str, kind: PartKind) -> Vec<Point> {
    words.under(id).filter(|part| part.kind == kind).map(point).collect()
}

fn authority_task(words: &Words, part: &Part) -> AuthorityTask {
    AuthorityTask {
        text: part.body.clone(),
        dilemmas: under(words, &part.id, PartKind::Dilemma),
        remarks: remarks(part),
    }
}

pub(super) fn frame(words: &Words) -> Vec<FrameSide> {
    let side = |part: &Part| FrameSide {
        title: part.heading.clone(),
        figure_label: under(words, &part.id, PartKind::FrameLabel).into_iter().next().map(|label| label.text),
        explanation: filled(&part.body).filter(|body| *body != part.heading),
        remarks: remarks(part),
    };
    words.of(PartKind::Frame).map(side).collect()
}

/// Returns what a task consists of, without the tasks below it.
pub(super) fn content(words: &Words) -> Content {
    let is_service = |part: &&Part| matches!(part.kind, PartKind::Service | PartKind::CoreService);
    let service = |part: &Part| Service {
        text: part.body.clone(),
        is_core: part.kind == PartKind::CoreService,
        remarks: remarks(part),
    };
    let contribution =
        |part: &Part| Contribution { actor: filled(&part.heading), text: part.body.clone(), remarks: remarks(part) };
    Content {
        target_group: text(words, PartKind::TargetGroup),
        focus: points(words, PartKind::Focus),
        challenges: points(words, PartKind::Challenge),
        authority_tasks: words.of(PartKind::AuthorityTask).map(|part| authority_task(words, part)).collect(),
        desired_experience: text(words, PartKind::DesiredExperience),
        dilemmas: points(words, PartKind::Dilemma),
        services: words.0.iter().filter(is_service).map(service).collect(),
        preconditions: points(words, PartKind::Precondition),
        contributions: words.of(PartKind::Contribution).map(contribution).collect(),
        principles: points(words, PartKind::Principle),
        frame: frame(words),
        children: Vec::new(),
    }
}

pub(super) fn authority_definition(words: &Words) -> Option<AuthorityDefinition> {
    let definition = words.of(PartKind::AuthorityDefinition).next()?;
    Some(AuthorityDefinition {
        situation: text(words, PartKind::AuthoritySituation),
        definition: definition.body.clone(),
        implications: points(words, PartKind::AuthorityImplication),
        remarks: remarks(definition),
    })
}

pub(super) fn definitions(words: &Words) -> Vec<Definition> {
    let one = |part: &Part| Definition {
        term: part.heading.clone(),
        definition: part.body.clone(),
        elaboration: under(words, &part.id, PartKind::Elaboration),
        remarks: remarks(part),
    };
    words.of(PartKind::Term).map(one).collect()
}

/// Tells whether two wordings say the same, whatever their parts are called inside.
pub(super) fn say_the_same(one: &Words, other: &Words) -> bool {
    let plain = |words: &Words| -> Vec<(PartKind, String, String, String, Option<String>)> {
        let upper = |part: &Part| part.under.as_ref().and_then(|id| words.part(id)).map(|part| part.body.clone());
        let said =
            |part: &Part| (part.kind, part.heading.clone(), part.body.clone(), part.remarks.clone(), upper(part));
        words.0.iter().map(said).collect()
    };
    plain(one) == plain(other)
}

/// Gives the parts of a new wording the identifiers of the old one's parts that say the same, so that a focus stays the
/// same thing on the thread.
pub(super) fn keep_identifiers(new: Words, old: &Words) -> Words {
    let mut taken: Vec<&str> = Vec::new();
    let mut renamed: Vec<(String, String)> = Vec::new();
    for part in &new.0 {
        let is_same = |other: &&Part| {
            other.kind == part.kind
                && !taken.contains(&other.id.as_str())
                && (part.kind.often() == crate::wording::Often::Once && part.under.is_none()
                    || other.heading == part.heading && other.body == part.body)
        };
        if let Some(other) = old.0.iter().find(is_same) {
            taken.push(&other.id);
            renamed.push((part.id.clone(), other.id.clone()));
        }
    }
    let name = |id: String| renamed.iter().find(|(from, _)| *from == id).map_or(id, |(_, to)| to.clone());
    Words(new.0.into_iter().map(|part| Part { id: name(part.id), under: part.under.map(&name), ..part }).collect())
}

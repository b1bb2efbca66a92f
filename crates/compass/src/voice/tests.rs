//! The rules of voices: whatever is done, and in whichever order, what is published is chosen and agreed to.

use platform::access::{Actor, Grant, Role};
use proptest::prelude::*;

use super::rules::{decide, edited, rewritten, withdrawn};
use super::{Account, Command, State, Voice, paragraphs};

fn account(quote: &str) -> Account {
    Account {
        workplace: "Biblioteket".to_owned(),
        role: "Bibliotekar".to_owned(),
        center: "Center for Kultur".to_owned(),
        quote: quote.to_owned(),
    }
}

pub(super) fn waiting() -> Voice {
    Voice {
        id: "v1".to_owned(),
        municipality_id: "m".to_owned(),
        unit_id: "u".to_owned(),
        unit_path: "/u/".to_owned(),
        said: account("Vi hjælper."),
        own: None,
        question: "Hvordan?".to_owned(),
        core_task_id: None,
        state: State::Waiting,
        decline_reason: String::new(),
        is_published: false,
        place: None,
        revision: 1,
        consented_at: Some(1),
        withdrawn_at: None,
        writer_id: Some("skribent".to_owned()),
        remarks: "{}".to_owned(),
        created_at: 1,
        changed_at: 1,
        picture: None,
    }
}

/// Something that anyone does with a voice.
#[derive(Clone, Debug)]
enum Deed {
    Editor(Command),
    Withdraw,
    Rewrite(String),
    Edit(String),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        prop_oneof![
            Just(Command::Accept),
            "[a-z ]{0,4}".prop_map(Command::Decline),
            Just(Command::Reopen),
            Just(Command::Choose),
            Just(Command::Drop),
            Just(Command::Publish),
            Just(Command::Unpublish),
        ]
        .prop_map(Deed::Editor),
        Just(Deed::Withdraw),
        "[a-c]{1,2}".prop_map(Deed::Rewrite),
        "[a-c]{1,2}".prop_map(Deed::Edit),
    ]
}

fn done(voice: &Voice, deed: &Deed) -> Option<Voice> {
    match deed {
        Deed::Editor(command) => decide(voice, command, 4).ok(),
        Deed::Withdraw => withdrawn(voice, 9).ok(),
        Deed::Rewrite(quote) => rewritten(voice, account(quote), 9).ok(),
        Deed::Edit(quote) => edited(voice, account(quote)).ok(),
    }
}

proptest! {
    #[test]
    fn only_an_accepted_and_chosen_voice_is_ever_published(deeds in proptest::collection::vec(deed(), 0..12)) {
        let mut voice = waiting();
        let mut own = voice.said.clone();
        for deed in deeds {
            let Some(after) = done(&voice, &deed) else { continue };
            if let Deed::Rewrite(quote) = &deed {
                own = account(quote);
            }
            prop_assert!(!after.is_published || after.place.is_some(), "{after:?}");
            prop_assert!(after.place.is_none() || after.state == State::Accepted, "{after:?}");
            prop_assert_eq!(after.state == State::Declined, !after.decline_reason.is_empty());
            prop_assert_eq!(after.own.as_ref().unwrap_or(&after.said), &own, "the writer's own words are kept");
            prop_assert!(after.own.as_ref() != Some(&after.said));
            voice = after;
        }
    }
}

#[test]
fn an_accepted_voice_is_no_longer_the_writers_to_change_but_can_be_withdrawn() {
    let accepted = decide(&waiting(), &Command::Accept, 0).unwrap();
    assert_eq!(rewritten(&accepted, account("Andet"), 9).unwrap_err(), "voice-refused-accepted");
    let gone = withdrawn(&accepted, 9).unwrap();
    assert_eq!((gone.state, gone.withdrawn_at), (State::Withdrawn, Some(9)));
    assert_eq!(decide(&gone, &Command::Accept, 0).unwrap_err(), "voice-refused-not-waiting");
    assert_eq!(rewritten(&gone, account("Igen"), 12).unwrap().state, State::Waiting);
}

#[test]
fn a_no_needs_a_reason() {
    assert_eq!(decide(&waiting(), &Command::Decline(" ".to_owned()), 0).unwrap_err(), "voice-refused-no-reason");
}

#[test]
fn what_is_not_published_is_seen_by_those_only_who_have_to_do_with_it() {
    let colleague = |user: &str, role| Actor::person("m", user, "", vec![Grant { role, unit_path: "/u/".to_owned() }]);
    let [writer, other] = ["skribent", "anden"].map(|user| colleague(user, Role::Employee));
    let editor = colleague("redaktør", Role::CompassEditor);
    let public = Actor::public("m");
    let seen = |voice: &Voice| [&public, &other, &writer, &editor].map(|actor| voice.is_seen_by(actor));
    let accepted = decide(&waiting(), &Command::Accept, 0).unwrap();
    let chosen = decide(&accepted, &Command::Choose, 0).unwrap();
    let published = decide(&chosen, &Command::Publish, 0).unwrap();
    assert_eq!(seen(&waiting()), [false, false, true, true]);
    assert_eq!(seen(&accepted), [false, true, true, true]);
    assert_eq!(seen(&published), [true; 4]);
    assert_eq!(seen(&withdrawn(&published, 9).unwrap()), [false, false, true, true]);
}

#[test]
fn lines_that_say_something_are_paragraphs() {
    assert_eq!(paragraphs(" Et\r\n\r\n\r\nTo\nTre \n"), ["Et", "To", "Tre"]);
    let tidied = Account { workplace: " Hjemme  plejen ".to_owned(), ..account("Et\r\nTo") }.tidied();
    assert_eq!((tidied.workplace.as_str(), tidied.quote.as_str()), ("Hjemme plejen", "Et\n\nTo"));
}

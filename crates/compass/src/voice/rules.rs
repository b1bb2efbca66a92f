//! What may be done with a voice, and what it is afterwards. Pure.

use super::{Account, MOST_ALT, MOST_NAME, MOST_QUOTE, State, Voice};

/// Something that an editor does with a voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Say yes.
    Accept,
    /// Say no, with a reason to the writer.
    Decline(String),
    /// Put it back among those that wait.
    Reopen,
    /// Put it last in the booklet.
    Choose,
    /// Take it out of the booklet, and so out of what everyone may read.
    Drop,
    /// Let everyone read it.
    Publish,
    /// Keep it in the booklet, but let nobody outside read it.
    Unpublish,
}

impl Command {
    /// Returns how the voice's history writes it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Accept => "accepted",
            Self::Decline(_) => "declined",
            Self::Reopen => "reopened",
            Self::Choose => "chosen",
            Self::Drop => "dropped",
            Self::Publish => "published",
            Self::Unpublish => "unpublished",
        }
    }

    /// Tells whether it answers for what the voice says, so that the editor must have read what stands there now.
    #[must_use]
    pub const fn answers_for_words(&self) -> bool {
        matches!(self, Self::Accept | Self::Decline(_) | Self::Publish)
    }

    /// Returns how the audit log writes it.
    pub(super) const fn action(&self) -> &'static str {
        match self {
            Self::Accept => "compass.voice.accept",
            Self::Decline(_) => "compass.voice.decline",
            Self::Reopen => "compass.voice.reopen",
            Self::Choose => "compass.voice.choose",
            Self::Drop => "compass.voice.drop",
            Self::Publish => "compass.voice.publish",
            Self::Unpublish => "compass.voice.unpublish",
        }
    }
}

/// Returns the voice after a command, or the key of the text that says why not. `last` is the last place in the booklet.
pub(super) fn decide(voice: &Voice, command: &Command, last: i64) -> Result<Voice, &'static str> {
    let mut after = voice.clone();
    require_state(voice, command)?;
    match command {
        Command::Accept => after.state = State::Accepted,
        Command::Decline(reason) => {
            reason.trim().clone_into(&mut after.decline_reason);
            after.state = State::Declined;
        }
        Command::Reopen => {
            after.state = State::Waiting;
            after.decline_reason = String::new();
            after.is_published = false;
            after.place = None;
        }
        Command::Choose => after.place = after.place.or(Some(last + 1)),
        Command::Drop => {
            after.place = None;
            after.is_published = false;
        }
        Command::Publish => after.is_published = true,
        Command::Unpublish => after.is_published = false,
    }
    Ok(after)
}

fn require_state(voice: &Voice, command: &Command) -> Result<(), &'static str> {
    let (is_met, refusal) = match command {
        Command::Decline(reason) if reason.trim().is_empty() => (false, "voice-refused-no-reason"),
        Command::Accept | Command::Decline(_) => (voice.state == State::Waiting, "voice-refused-not-waiting"),
        Command::Reopen => (matches!(voice.state, State::Accepted | State::Declined), "voice-refused-not-decided"),
        Command::Choose | Command::Drop | Command::Unpublish => {
            (voice.state == State::Accepted, "voice-refused-not-accepted")
        }
        Command::Publish => (voice.state == State::Accepted && voice.place.is_some(), "voice-refused-not-chosen"),
    };
    if is_met { Ok(()) } else { Err(refusal) }
}

/// Returns the voice when it has been taken back.
pub(super) fn withdrawn(voice: &Voice, now: i64) -> Result<Voice, &'static str> {
    if voice.state == State::Withdrawn {
        return Err("voice-refused-withdrawn");
    }
    Ok(Voice {
        state: State::Withdrawn,
        decline_reason: String::new(),
        is_published: false,
        place: None,
        withdrawn_at: Some(now),
        picture: None,
        ..voice.clone()
    })
}

/// Returns the voice when its writer has written it anew and agreed again: it waits.
pub(super) fn rewritten(voice: &Voice, said: Account, now: i64) -> Result<Voice, &'static str> {
    if !voice.is_in_the_writers_hand() {
        return Err("voice-refused-accepted");
    }
    Ok(Voice {
        said,
        own: None,
        state: State::Waiting,
        decline_reason: String::new(),
        consented_at: Some(now),
        withdrawn_at: None,
        ..voice.clone()
    })
}

/// Returns the voice as an editor has corrected it; what the writer wrote is kept, and is the voice's own again when
/// the correction says the same.
pub(super) fn edited(voice: &Voice, said: Account) -> Result<Voice, &'static str> {
    if matches!(voice.state, State::Withdrawn | State::Declined) {
        return Err("voice-refused-not-editable");
    }
    let own = voice.own.clone().unwrap_or_else(|| voice.said.clone());
    Ok(Voice { own: (own != said).then_some(own), said, ..voice.clone() })
}

/// Returns what is wrong with an account: the form's field, and the key of the text that says so.
pub(super) fn faults(said: &Account) -> Vec<(&'static str, &'static str)> {
    let names = [
        ("arbejdsplads", &said.workplace, "voice-refused-no-workplace"),
        ("rolle", &said.role, "voice-refused-no-role"),
        ("center", &said.center, ""),
    ];
    let mut faults = Vec::new();
    for (field, text, missing) in names {
        if text.is_empty() && !missing.is_empty() {
            faults.push((field, missing));
        } else if text.chars().count() > MOST_NAME {
            faults.push((field, "voice-refused-long-name"));
        }
    }
    if said.quote.is_empty() {
        faults.push(("fortaelling", "voice-refused-no-quote"));
    } else if said.quote.chars().count() > MOST_QUOTE {
        faults.push(("fortaelling", "voice-refused-long-quote"));
    }
    faults
}

/// Returns what is wrong with what a picture is said to show.
pub(super) fn fault_of_alt(alt: &str) -> Option<&'static str> {
    match alt.trim().chars().count() {
        0 => Some("voice-refused-no-alt"),
        length if length > MOST_ALT => Some("voice-refused-long-alt"),
        _ => None,
    }
}

//! Versions as they stood at the end of a day. Whether one was in force goes by the days it holds; where it stood before
//! that, by what was done with it. Pure.

use super::{State, Step, Version};
use crate::as_of::Day;

/// Returns a version as it stood, by what was done with the thing's versions, newest first; none when it was not there.
pub(crate) fn then(version: &Version, steps: &[Step], day: &Day) -> Option<Version> {
    let is_before = |stored: &str| !stored.is_empty() && stored <= day.stored.as_str();
    if is_before(&version.holds_from) {
        let (state, holds_until) = match is_before(&version.holds_until) {
            true => (State::Replaced, version.holds_until.clone()),
            false => (State::Adopted, String::new()),
        };
        return Some(Version { state, holds_until, ..version.clone() });
    }
    if version.created_at > day.last_moment {
        return None;
    }
    let mut done = steps.iter().filter(|step| step.version == version.number && step.at <= day.last_moment);
    let changed_at = done.clone().next().map_or(version.created_at, |step| step.at);
    let stood = |step: &Step| match step.kind.as_str() {
        "consulted" => Some(State::Consultation),
        "withdrawn" => Some(State::Withdrawn),
        "begun" | "recalled" => Some(State::Draft),
        _ => None,
    };
    Some(Version {
        state: done.find_map(stood).unwrap_or(State::Draft),
        decision: String::new(),
        holds_from: String::new(),
        holds_until: String::new(),
        changed_at,
        ..version.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(kind: &str, at: i64) -> Step {
        Step { version: 1, kind: kind.to_owned(), note: String::new(), by_name: String::new(), at }
    }

    fn day(stored: &str, last_moment: i64) -> Day {
        Day { stored: stored.to_owned(), written: String::new(), last_moment }
    }

    #[test]
    fn a_version_stood_where_its_days_and_its_steps_had_put_it() {
        let now = Version {
            id: String::new(),
            number: 1,
            state: State::Replaced,
            revision: 3,
            reason: String::new(),
            decision: "Byrådet".to_owned(),
            holds_from: "2026-03-01".to_owned(),
            holds_until: "2026-05-01".to_owned(),
            by_name: String::new(),
            created_at: 10,
            changed_at: 50,
        };
        let steps = [step("adopted", 40), step("saved", 30), step("consulted", 20), step("begun", 10)];
        let stood = |stored: &str, at: i64| then(&now, &steps, &day(stored, at)).map(|was| was.state);
        assert_eq!(stood("2026-01-01", 5), None);
        assert_eq!(stood("2026-01-02", 15), Some(State::Draft));
        assert_eq!(stood("2026-01-03", 35), Some(State::Consultation));
        assert_eq!(stood("2026-03-01", 45), Some(State::Adopted));
        assert_eq!(stood("2026-05-01", 60), Some(State::Replaced));
        let adopted = then(&now, &steps, &day("2026-04-30", 55)).unwrap();
        assert_eq!((adopted.holds_until.as_str(), adopted.decision.as_str()), ("", "Byrådet"));
    }
}

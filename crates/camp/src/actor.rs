//! Who can contribute: the actors that a contribution may carry.

/// The stable names in files and the database, in the order in which a report lists them.
pub const ACTORS: [&str; 8] =
    ["kommune", "borgere", "erhvervsliv", "lokalsamfund", "politikere", "ansatte", "skoler", "andre"];

/// Returns the key of an actor's name on screen; an unnamed actor has one too.
#[must_use]
pub fn actor_key(actor: &str) -> String {
    if ACTORS.contains(&actor) { format!("actor-{actor}") } else { "actor-none".to_owned() }
}

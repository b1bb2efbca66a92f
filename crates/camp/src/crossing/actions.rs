//! Reading what is common to all camps. Changing it is a command on an analysis like any other: see
//! [`crate::analysis::actions`] and its [`Home::across`](crate::analysis::actions::Home::across).

use platform::Fault;
use platform::access::Actor;
use platform::store::Reads;

use crate::analysis::{Analysis, Key, store};

/// Returns the crossings of the actor's municipality. What is behind them is shown of the camps that the actor may
/// read, and of no others: see [`super::matrix`].
///
/// # Errors
/// [`Fault::Store`] when they cannot be read.
pub async fn all(reads: &mut impl Reads, actor: &Actor) -> Result<Analysis, Fault> {
    Ok(store::analysis(reads, &Key::across(&actor.municipality)).await?)
}

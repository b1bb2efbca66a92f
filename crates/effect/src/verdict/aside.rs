//! Drawing keeps a processor busy: a hundred charts, or a picture of one. It is done off the threads that answer others
//! meanwhile.

use ui::Failure;

/// Does work off the threads that answer.
pub(super) async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Failure::Broken(error.to_string()))
}

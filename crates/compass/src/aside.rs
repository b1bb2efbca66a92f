//! Work that keeps a processor busy, such as reading through ten thousand texts, is done off the threads that answer
//! others meanwhile.

use std::future::Future;

use platform::store::StoreError;

/// Begins work off the threads that answer, and returns what comes of it.
///
/// # Errors
/// [`StoreError`] when the work broke down.
pub(crate) fn aside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> impl Future<Output = Result<T, StoreError>> {
    let work = tokio::task::spawn_blocking(work);
    async { work.await.map_err(|error| StoreError::Unreadable(format!("work off the threads: {error}"))) }
}

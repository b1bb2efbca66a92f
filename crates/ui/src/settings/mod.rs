//! The administrator's pages.

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
}

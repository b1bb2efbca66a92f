//! Pages.
pub(crate) fn routes() -> ui::Routes {
    ui::Routes::new()
}

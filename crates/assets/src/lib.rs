//! Front-end files of npm packages, fetched at build time and embedded in the one program: Det Fælles
//! Designsystem (styles, script, icons, IBM Plex Sans) and htmx. No third-party file is in the repository.

/// An embedded file.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// Its path under `node_modules`, such as `dkfds/dist/css/dkfds.min.css`.
    pub path: &'static str,
    /// Its content.
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Returns an embedded file by its path under `node_modules`.
#[must_use]
pub fn file(path: &str) -> Option<&'static File> {
    FILES.iter().find(|file| file.path == path)
}

/// Returns the typefaces for printed documents (TrueType): IBM Plex Sans regular, italic, semi-bold, bold.
#[must_use]
pub fn print_fonts() -> Vec<&'static [u8]> {
    FILES.iter().filter(|file| file.path.ends_with(".ttf")).map(|file| file.bytes).collect()
}

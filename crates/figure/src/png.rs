//! A drawing as a picture of dots (PNG), for those who want to put it into another document.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

/// How large a picture may be, in dots, so that nobody fills the memory.
const MOST: f64 = 40e6;

/// Why a drawing could not become a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PngError {
    /// It is not a drawing; with what is wrong.
    NotADrawing(String),
    /// So wide it would have no dot, or more than 40 million.
    Size,
    /// None of the typefaces could be read.
    NoTypeface,
    /// The picture could not be packed; with what is wrong.
    Packing(String),
}

impl std::fmt::Display for PngError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotADrawing(why) => write!(out, "not a drawing: {why}"),
            Self::Size => out.write_str("the picture would be too large or empty"),
            Self::NoTypeface => out.write_str("no typeface could be read"),
            Self::Packing(why) => write!(out, "the picture could not be packed: {why}"),
        }
    }
}

impl std::error::Error for PngError {}

/// Draws an SVG as PNG, so many dots wide, on white. Only the given typefaces (TTF or OTF, each as the bytes of its file)
/// are used, so that the same input gives the same picture on any machine; text falls back on the first of them.
///
/// # Errors
/// When `svg` is not a drawing, the picture would be empty or have more than 40 million dots, or no typeface is readable.
pub fn png(svg: &str, width: u32, typefaces: &[&[u8]]) -> Result<Vec<u8>, PngError> {
    let (database, family) = database(typefaces)?;
    let options = Options { fontdb: Arc::new(database), font_family: family, ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|why| PngError::NotADrawing(why.to_string()))?;
    let scale = f64::from(width) / f64::from(tree.size().width());
    let height = (f64::from(tree.size().height()) * scale).ceil();
    if width == 0 || height < 1.0 || f64::from(width) * height > MOST {
        return Err(PngError::Size);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 40 million, checked above")]
    let mut canvas = Pixmap::new(width, height as u32).ok_or(PngError::Size)?;
    canvas.fill(Color::WHITE);
    #[expect(clippy::cast_possible_truncation, reason = "the library draws in single precision")]
    let scale = Transform::from_scale(scale as f32, scale as f32);
    resvg::render(&tree, scale, &mut canvas.as_mut());
    canvas.encode_png().map_err(|why| PngError::Packing(why.to_string()))
}

/// The typefaces, and the family of the first, which stands in for every family that is not there.
fn database(typefaces: &[&[u8]]) -> Result<(Database, String), PngError> {
    let mut all = Database::new();
    for typeface in typefaces {
        all.load_font_data(typeface.to_vec());
    }
    let first = all.faces().next().and_then(|face| face.families.first()).map(|(name, _)| name.clone());
    let family = first.ok_or(PngError::NoTypeface)?;
    all.set_sans_serif_family(family.clone());
    all.set_serif_family(family.clone());
    Ok((all, family))
}

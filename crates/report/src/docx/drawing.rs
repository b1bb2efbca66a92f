//! Figures in Word: the drawing as a picture, and the markup that places it.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::body::Body;
use crate::picture::{ROOM, Size};
use crate::{Figure, Fonts, Photo, ReportError, photo};

const MILLIMETRES_PER_INCH: f64 = 25.4;
const DOTS_PER_INCH: f64 = 220.0;
/// Word's own unit of length (English Metric Units).
const EMU_PER_MILLIMETRE: f64 = 36_000.0;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

fn fault(figure: &Figure, number: usize, reason: String) -> ReportError {
    ReportError::Picture { number, caption: figure.caption.clone(), reason }
}

fn size_on_page(figure: &Figure, number: usize) -> Result<Size, ReportError> {
    let size = Size::of(&figure.svg).map_err(|reason| fault(figure, number, reason))?;
    Ok(size.within(ROOM))
}

/// Turns drawings into pictures, with the fonts read once.
pub(super) struct Painter(Options<'static>);

impl Painter {
    /// Reads the fonts that set the words in drawings.
    pub(super) fn new(fonts: &Fonts) -> Self {
        let mut options = Options { font_family: fonts.first_family().to_owned(), ..Options::default() };
        let database = options.fontdb_mut();
        for file in fonts.files() {
            database.load_font_data(file.to_vec());
        }
        database.set_sans_serif_family(fonts.first_family());
        database.set_serif_family(fonts.first_family());
        Self(options)
    }

    /// Returns the drawing as a PNG on white.
    pub(super) fn png(&self, figure: &Figure, number: usize) -> Result<Vec<u8>, ReportError> {
        let failed = |reason: String| fault(figure, number, reason);
        let tree = Tree::from_str(&figure.svg, &self.0).map_err(|problem| failed(problem.to_string()))?;
        let size = size_on_page(figure, number)?;
        let dots = |millimetres: f64| (millimetres / MILLIMETRES_PER_INCH * DOTS_PER_INCH).ceil().max(1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a page in dots")]
        let canvas = Pixmap::new(dots(size.width) as u32, dots(size.height) as u32);
        let mut canvas = canvas.ok_or_else(|| failed("it has no size".to_owned()))?;
        canvas.fill(Color::WHITE);
        #[expect(clippy::cast_precision_loss, reason = "at most a page in dots")]
        let (width, height) = (canvas.width() as f32, canvas.height() as f32);
        let scale = Transform::from_scale(width / tree.size().width(), height / tree.size().height());
        resvg::render(&tree, scale, &mut canvas.as_mut());
        canvas.encode_png().map_err(|problem| failed(problem.to_string()))
    }
}

/// A picture with its place in the package.
pub(super) struct Placed<'p> {
    alt: &'p str,
    size: Size,
    /// Its number among all that is drawn; photographs come after a thousand figures.
    id: usize,
    name: String,
    relation: String,
}

impl<'p> Placed<'p> {
    /// Places figure number `number`.
    pub(super) fn figure(figure: &'p Figure, number: usize) -> Result<Self, ReportError> {
        Ok(Self {
            alt: &figure.alt,
            size: size_on_page(figure, number)?,
            id: number,
            name: format!("figure-{number}.png"),
            relation: super::parts::picture_relation(number),
        })
    }

    /// Places photograph number `number`.
    pub(super) fn photo(photo: &'p Photo, number: usize) -> Result<Self, ReportError> {
        let size = photo::size(&photo.jpeg).map_err(|reason| ReportError::Photo { number, reason })?;
        Ok(Self {
            alt: &photo.alt,
            size: size.within(Size { height: ROOM.height / 2.0, ..ROOM }),
            id: 1000 + number,
            name: format!("photo-{number}.jpg"),
            relation: super::parts::photo_relation(number),
        })
    }
}

/// Writes the paragraph that holds a picture.
pub(super) fn write(placed: &Placed<'_>, body: &mut Body<'_>) {
    let emu = |millimetres: f64| format!("{:.0}", millimetres * EMU_PER_MILLIMETRE);
    let (width, height) = (emu(placed.size.width), emu(placed.size.height));
    let id = placed.id.to_string();
    let Placed { alt, name, relation, .. } = placed;
    body.begin_paragraph("Figure");
    let xml = &mut body.xml;
    xml.open("w:r", &[]);
    xml.open("w:drawing", &[]);
    xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
    xml.empty("wp:docPr", &[("id", &id), ("name", name), ("descr", alt)]);
    xml.open("a:graphic", &[("xmlns:a", DRAWING)]);
    xml.open("a:graphicData", &[("uri", PICTURE)]);
    xml.open("pic:pic", &[("xmlns:pic", PICTURE)]);
    xml.open("pic:nvPicPr", &[]);
    xml.empty("pic:cNvPr", &[("id", &id), ("name", name), ("descr", alt)]);
    xml.empty("pic:cNvPicPr", &[]);
    xml.close();
    xml.open("pic:blipFill", &[]);
    xml.empty("a:blip", &[("r:embed", relation)]);
    xml.open("a:stretch", &[]);
    xml.empty("a:fillRect", &[]);
    xml.close();
    xml.close();
    xml.open("pic:spPr", &[]);
    xml.open("a:xfrm", &[]);
    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
    xml.empty("a:ext", &[("cx", &width), ("cy", &height)]);
    xml.close();
    xml.open("a:prstGeom", &[("prst", "rect")]);
    xml.empty("a:avLst", &[]);
    for _ in 0..9 {
        xml.close();
    }
}

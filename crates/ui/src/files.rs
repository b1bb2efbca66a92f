//! The embedded files (styles, script, icons, typeface): served with their content's hash in the address, so
//! that a browser keeps them for good, and compressed once at the first request.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use platform::access::Right;
use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::routes::Routes;

struct Served {
    plain: &'static [u8],
    brotli: Option<Vec<u8>>,
    media_type: &'static str,
}

/// Our own files, beside those of the packages.
const OWN: &[(&str, &[u8])] = &[
    ("pejl/css/pejl.css", include_bytes!("../styles/pejl.css")),
    ("pejl/js/pejl.js", include_bytes!("../styles/pejl.js")),
    ("pejl/js/board.js", include_bytes!("../styles/board.js")),
    ("pejl/js/second_coding.js", include_bytes!("../styles/second_coding.js")),
    ("pejl/img/icon.svg", include_bytes!("../styles/icon.svg")),
];

fn all() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    assets::FILES
        .iter()
        .filter(|file| !file.path.ends_with(".ttf"))
        .map(|file| (file.path, file.bytes))
        .chain(OWN.iter().copied())
}

/// One hash over all files is in every address: the styles' relative addresses of fonts and icons then carry
/// it too, which a hash per file would not give them.
static EDITION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for (path, bytes) in all() {
        hash.update(path.as_bytes());
        hash.update(bytes);
    }
    platform::audit::hex(&hash.finalize()).chars().take(12).collect()
});

static FILES: LazyLock<HashMap<&'static str, Served>> =
    LazyLock::new(|| all().map(|(path, bytes)| (path, serve(path, bytes))).collect());

fn serve(path: &str, bytes: &'static [u8]) -> Served {
    let media_type = match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        _ => "text/plain; charset=utf-8",
    };
    let brotli = (!media_type.starts_with("font/")).then(|| compressed(bytes)).flatten();
    Served { plain: bytes, brotli, media_type }
}

fn compressed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).ok()?;
    Some(out)
}

/// Returns the address of an embedded file.
pub(crate) fn address(path: &str) -> String {
    format!("/statisk/{}/{path}", *EDITION)
}

pub(crate) fn routes() -> Routes {
    Routes::new().get("/statisk/{edition}/{*path}", Right::ReadPublic, file)
}

async fn file(Path((_, path)): Path<(String, String)>, headers: HeaderMap) -> Result<Response, Failure> {
    let served = FILES.get(path.as_str()).ok_or(Failure::NotFound)?;
    let takes_brotli = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("br"));
    let caching = (header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    let kind = (header::CONTENT_TYPE, served.media_type);
    Ok(match &served.brotli {
        Some(brotli) if takes_brotli => {
            ([kind, caching, (header::CONTENT_ENCODING, "br")], brotli.as_slice()).into_response()
        }
        _ => ([kind, caching], served.plain).into_response(),
    })
}

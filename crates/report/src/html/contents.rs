//! The list of contents as nested lists of links, three levels deep like the one on paper.

use quick_xml::escape::escape;

use crate::{Block, Document, Heading};

const DEEPEST: u8 = 3;

/// Writes the navigation; nothing when the document has no headings.
pub(super) fn write(document: &Document, out: &mut String) {
    let headings: Vec<&Heading> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) if heading.level <= DEEPEST => Some(heading),
            _ => None,
        })
        .collect();
    if headings.is_empty() {
        return;
    }
    out.push_str("<nav class=\"report-contents\"");
    if document.contents_title.trim().is_empty() {
        out.push_str(">\n");
    } else {
        let title = escape(&document.contents_title);
        out.push_str(&format!(" aria-labelledby=\"report-contents\">\n<h2 id=\"report-contents\">{title}</h2>\n"));
    }
    let mut level = 0;
    for heading in headings {
        // Levels are never skipped downwards (see `check`), so at most one list opens at a time.
        if heading.level > level {
            out.push_str("<ol>\n");
        } else {
            out.push_str("</li>\n");
            out.push_str(&"</ol>\n</li>\n".repeat(usize::from(level - heading.level)));
        }
        level = heading.level;
        out.push_str(&format!("<li><a href=\"#{}\">{}</a>", heading.id, escape(&heading.text)));
    }
    out.push_str("</li>\n");
    out.push_str(&"</ol>\n</li>\n".repeat(usize::from(level.saturating_sub(1))));
    out.push_str("</ol>\n</nav>\n");
}

//! Finds functions by their indentation: rough, and enough to measure them, since all code is formatted.

use std::sync::LazyLock;

use regex::Regex;

static HEAD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(\s*)(?:pub(?:\([a-z]+\))? )?(?:const |async |extern \S+ )*fn (\w+)").unwrap());

/// A function with a body of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line of its head, from 1.
    pub line: usize,
    /// How many lines it has, head and end included.
    pub length: usize,
}

/// Returns the functions of a Rust file.
#[must_use]
pub fn functions(source: &str) -> Vec<Function> {
    let lines: Vec<&str> = source.lines().collect();
    let measured = |(at, line): (usize, &&str)| {
        let head = HEAD.captures(line)?;
        let end = format!("{}}}", &head[1]);
        // The head may take several lines; it ends where the body begins, or without a body.
        let head_length = lines.iter().skip(at).position(|line| line.ends_with(['{', '}', ';']))? + 1;
        let has_body_below = lines.get(at + head_length - 1).is_some_and(|line| line.ends_with('{'));
        let length =
            if has_body_below { lines.iter().skip(at).position(|line| *line == end)? + 1 } else { head_length };
        Some(Function { name: head[2].to_owned(), line: at + 1, length })
    };
    lines.iter().enumerate().filter_map(measured).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(source: &str) -> Vec<(String, usize, usize)> {
        functions(source).into_iter().map(|found| (found.name, found.line, found.length)).collect()
    }

    #[test]
    fn a_function_is_measured_from_its_head_to_its_end() {
        let source = "impl X {\n    pub(crate) async fn long(\n        a: u8,\n    ) {\n        one();\n    }\n\n    fn short() {}\n}\n";
        assert_eq!(measure(source), [("long".to_owned(), 2, 5), ("short".to_owned(), 8, 1)]);
    }

    #[test]
    fn a_function_of_a_trait_without_a_body_is_only_its_head() {
        let source = "trait X {\n    fn head(\n        a: u8,\n    ) -> u8;\n\n    fn other();\n}\n";
        assert_eq!(measure(source), [("head".to_owned(), 2, 3), ("other".to_owned(), 6, 1)]);
    }
}

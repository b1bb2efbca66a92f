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
        let length = if line.ends_with('}') || line.ends_with(';') {
            1
        } else {
            lines.iter().skip(at).position(|line| *line == end)? + 1
        };
        Some(Function { name: head[2].to_owned(), line: at + 1, length })
    };
    lines.iter().enumerate().filter_map(measured).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_measured_from_its_head_to_its_end() {
        let found = functions(
            "impl X {\n    pub(crate) async fn long(\n        a: u8,\n    ) {\n        one();\n    }\n\n    fn short() {}\n}\n",
        );
        assert_eq!(
            found,
            [
                Function { name: "long".into(), line: 2, length: 5 },
                Function { name: "short".into(), line: 8, length: 1 }
            ]
        );
    }
}

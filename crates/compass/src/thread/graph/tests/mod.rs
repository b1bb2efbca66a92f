//! The graph against the simplest thing that could be right: a list of links, looked through again for every question.

mod model;
mod properties;
mod story;

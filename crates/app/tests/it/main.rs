//! The whole program as people meet it: pages, forms, streams, the command line, and a server that is killed.
//! One binary, so that everything is linked once.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod analysis;
mod board;
mod compass_places;
mod crossing;
mod effect_command;
mod effect_places;
mod jobs;
mod kill;
mod language;
mod live;
mod model;
mod pages;
mod places;
mod protection;
mod routes;
mod search;
mod second_coding;
mod sign_in;
mod statements_of_sql;
mod stats_command;
mod suggest_command;
mod suggestions;
mod together;

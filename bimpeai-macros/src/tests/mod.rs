//! Declarations as text: their expansions, and the mistakes that are reported.

mod cuts;
mod endpoints;
mod heads;
mod mistakes;
mod models;
mod snapshots;

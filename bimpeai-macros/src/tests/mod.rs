//! Declarations as text: their expansions, and the mistakes that are reported.

mod endpoints;
mod models;
mod snapshots;

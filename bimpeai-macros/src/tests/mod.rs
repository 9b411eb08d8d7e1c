//! Declarations as text: their expansions, and the mistakes that are reported.

mod cuts;
mod endpoints;
mod fallback;
mod heads;
mod line_mistakes;
mod model_mistakes;
mod models;
mod snapshots;

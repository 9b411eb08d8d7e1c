//! Declarations as text: what becomes of them, and the mistakes that are reported.

mod endpoints;
mod models;
mod snapshots;

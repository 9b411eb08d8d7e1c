//! Mistakes in declarations, each a file in `cases/`, with what the compiler says about it beside it.
//!
//! A crate of its own, because the compiler is run over them with all that their crate depends on.

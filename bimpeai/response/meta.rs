//! The envelope's `meta`: where a page stands in its list.

use bimpeai_macros::model;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The position of a page in its list.
#[model]
pub struct PaginationMeta {
    /// The number of items on all pages.
    #[sample(1)]
    pub total_count: u64,
    /// The number of pages.
    #[sample(1)]
    pub page_count: u64,
    /// The number of this page, counted from 1.
    #[sample(1)]
    pub current_page: u64,
    /// The maximum number of items on a page.
    #[sample(20)]
    pub limit: u64,
    /// Whether there is a next page.
    #[sample(false)]
    pub has_next_page: bool,
    /// Whether there is a previous page.
    #[sample(false)]
    pub has_previous_page: bool,
}

/// The envelope's `meta`, read so that an incomplete one does not lose the page.
#[derive(Debug, Clone, Default)]
pub(super) struct PageInfo {
    pub(super) meta: Option<PaginationMeta>,
    pub(super) has_next_page: bool,
    pub(super) current_page: Option<u64>,
}

impl<'de> Deserialize<'de> for PageInfo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let meta = Value::deserialize(deserializer)?;
        Ok(Self {
            has_next_page: meta["has_next_page"] == true,
            current_page: meta["current_page"].as_u64(),
            meta: serde_json::from_value(meta).ok(),
        })
    }
}

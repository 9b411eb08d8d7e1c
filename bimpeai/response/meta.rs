//! The envelope's `meta`: where a page stands in its list.

use bimpeai_macros::model;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::value::{counted_value, integer};

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
    pub(super) current_page: Option<u64>,
    has_next_page: Option<bool>,
    page_count: Option<u64>,
}

impl PageInfo {
    /// Whether there is a page after this one, of which this number was requested.
    pub(super) fn has_next_page(&self, requested: u64, is_empty: bool) -> bool {
        let current = self.current_page.unwrap_or(requested);
        let is_before_last = self.page_count.is_some_and(|count| current < count);
        // The end of a list, whatever `has_next_page` says, unless the number of pages says otherwise.
        if is_empty && !is_before_last {
            return false;
        }
        self.has_next_page.unwrap_or(is_before_last)
    }
}

impl<'de> Deserialize<'de> for PageInfo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let meta: Value = counted_value(deserializer)?;
        let number = |name| integer::read(&meta[name]).ok();
        Ok(Self {
            has_next_page: meta["has_next_page"].as_bool(),
            current_page: number("current_page"),
            page_count: number("page_count"),
            meta: PaginationMeta::deserialize(&meta).ok(),
        })
    }
}

//! The items of a page, read one at a time.

use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use serde_json::value::RawValue;

use super::envelope::{decode, decode_item, undecodable};
use super::meta::PageInfo;
use crate::error::Result;
use crate::http::{Plan, Success};
use crate::schema::{Kind, Model};
use crate::value::scope;

/// The items of a page of which some cannot be read. Each is decoded when it is asked for, so that a page of nothing but
/// mistakes does not become as many errors in memory.
pub(super) struct ItemTexts {
    success: Success,
    plan: Arc<Plan>,
    /// What follows the items that have been read, its comma first.
    rest: Bytes,
    index: usize,
}

impl ItemTexts {
    /// The items of a response; `None` if its `data` is not a list.
    pub(super) fn of(success: &Success, plan: &Arc<Plan>) -> Option<(Self, PageInfo)> {
        let envelope = decode(success, PhantomData::<&RawValue>, Kind::Any).ok()?;
        let items = envelope.data.get().strip_prefix('[')?;
        let rest = success.body.slice_ref(items.as_bytes());
        let success = success.copy();
        Some((Self { success, plan: Arc::clone(plan), rest, index: 0 }, envelope.info))
    }

    /// The next item, or why it cannot be read.
    pub(super) fn next<T: Model>(&mut self) -> Option<Result<T>> {
        let text = self.next_text()?;
        let index = self.index;
        self.index += 1;
        let limit = self.success.shared.max_body_bytes;
        let item = scope::decoding(&text, limit, || decode_item(&text, index));
        Some(item.map_err(|problem| undecodable(&self.success, &self.plan, problem)))
    }

    fn next_text(&mut self) -> Option<Bytes> {
        let text = self.rest.trim_ascii_start();
        let text = text.strip_prefix(b",").unwrap_or(text);
        let mut values = serde_json::Deserializer::from_slice(text).into_iter::<&RawValue>();
        let item = self.rest.slice_ref(values.next()?.ok()?.get().as_bytes());
        self.rest = self.rest.slice_ref(&text[values.byte_offset()..]);
        Some(item)
    }
}

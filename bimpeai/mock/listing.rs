//! Lists: which records, in what order, which page.

use std::cmp::Ordering;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::answer::{Answer, Data, Meta};
use super::collection::Collection;
use super::store::{Record, Shelf};

const DEFAULT_LIMIT: usize = 20;
const MAX_LIMIT: usize = 100;

/// A further condition on a record.
pub(crate) type Filter<'a> = dyn Fn(&Map<String, Value>) -> bool + 'a;

/// What a list endpoint was asked for.
pub(crate) struct Listing<'a> {
    pub(crate) collection: &'a Collection,
    pub(crate) query: &'a Map<String, Value>,
    pub(crate) is_paged: bool,
    /// Further conditions, and the parameters that they stand for.
    pub(crate) filter: Option<&'a Filter<'a>>,
    pub(crate) handled: &'a [&'a str],
}

impl Listing<'_> {
    pub(crate) fn answer(&self, shelf: Option<&Shelf>) -> Answer {
        let faults = self.faults();
        if !faults.is_empty() {
            return Answer::invalid(faults);
        }
        let (total_count, records) = self.select(shelf);
        let data = Data::Records(records, self.collection.only_in_detail.clone());
        if self.is_paged {
            Answer::page(data, Meta { total_count, current_page: self.page(), limit: self.limit() })
        } else {
            Answer::new(hyper::StatusCode::OK, data)
        }
    }

    /// How many records match, and those of them that are on the page.
    fn select(&self, shelf: Option<&Shelf>) -> (usize, Vec<Arc<Record>>) {
        let Some(shelf) = shelf else { return (0, Vec::new()) };
        let matches = |record: &&Arc<Record>| self.matches(&record.fields);
        let (field, is_descending) = self.order();
        if field.is_none() && self.is_unfiltered() {
            return (shelf.len(), self.cut(shelf.iter()));
        }
        // Records of the same instant keep the order they came in, turned around with the rest.
        let mut records: Vec<&Arc<Record>> = if is_descending {
            shelf.iter().rev().filter(matches).collect()
        } else {
            shelf.iter().filter(matches).collect()
        };
        if let Some(field) = field {
            records.sort_by(|one, other| {
                let order = compare(value(one, field), value(other, field));
                if is_descending { order.reverse() } else { order }
            });
        }
        (records.len(), self.cut(records.into_iter()))
    }

    fn cut<'r>(&self, records: impl Iterator<Item = &'r Arc<Record>>) -> Vec<Arc<Record>> {
        if !self.is_paged {
            return records.cloned().collect();
        }
        let skipped = self.page().saturating_sub(1).saturating_mul(self.limit());
        records.skip(skipped).take(self.limit()).cloned().collect()
    }

    fn page(&self) -> usize {
        self.number("page", 1)
    }

    fn limit(&self) -> usize {
        self.number("limit", DEFAULT_LIMIT)
    }

    fn is_unfiltered(&self) -> bool {
        self.filter.is_none() && self.query.keys().all(|name| matches!(name.as_str(), "page" | "limit"))
    }

    fn order(&self) -> (Option<&str>, bool) {
        let sort = self.query.get("sort").and_then(Value::as_str).filter(|sort| !sort.is_empty());
        match sort.map(|sort| (sort, sort.strip_prefix('-'))) {
            Some((_, Some(field))) => (Some(field), true),
            Some((field, None)) => (Some(field), false),
            None => (None, false),
        }
    }

    fn number(&self, name: &str, default: usize) -> usize {
        let given = self.query.get(name).and_then(Value::as_u64);
        given.map_or(default, |number| usize::try_from(number).unwrap_or(usize::MAX))
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let given = |name| self.query.get(name).and_then(Value::as_i64);
        if given("page").is_some_and(|page| page < 1) {
            faults.push("page: must be at least 1".to_owned());
        }
        if given("limit").is_some_and(|limit| limit < 1 || usize::try_from(limit).is_ok_and(|limit| limit > MAX_LIMIT))
        {
            faults.push(format!("limit: must be between 1 and {MAX_LIMIT}"));
        }
        let (sort, _) = self.order();
        if let Some(field) = sort.filter(|field| self.collection.field(field).is_none()) {
            faults.push(format!("sort: cannot sort by {field:?}"));
        }
        faults
    }

    fn matches(&self, fields: &Map<String, Value>) -> bool {
        self.query.iter().all(|(name, value)| self.matches_parameter(fields, name, value))
            && self.filter.is_none_or(|filter| filter(fields))
    }

    fn matches_parameter(&self, fields: &Map<String, Value>, name: &str, value: &Value) -> bool {
        match name {
            "page" | "limit" | "sort" => true,
            "search" => value.as_str().is_none_or(|text| contains(fields, &text.to_lowercase())),
            _ if self.handled.contains(&name) || self.collection.field(name).is_none() => true,
            _ => fields.get(name) == Some(value),
        }
    }
}

fn value<'r>(record: &'r Record, field: &str) -> &'r Value {
    record.fields.get(field).unwrap_or(&Value::Null)
}

fn contains(fields: &Map<String, Value>, lower_case: &str) -> bool {
    let texts = fields.iter().filter(|(name, _)| *name != "id").filter_map(|(_, value)| value.as_str());
    lower_case.is_empty() || texts.into_iter().any(|text| text.to_lowercase().contains(lower_case))
}

/// `null` before booleans, numbers and texts; anything else counts as equal.
fn compare(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        (Value::Bool(one), Value::Bool(other)) => one.cmp(other),
        (Value::Number(one), Value::Number(other)) => {
            one.as_f64().partial_cmp(&other.as_f64()).unwrap_or(Ordering::Equal)
        }
        (Value::String(one), Value::String(other)) => one.cmp(other),
        (one, other) => rank(one).cmp(&rank(other)),
    }
}

fn rank(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) | Value::Object(_) => 4,
    }
}

//! Lists: filters, order and pages.

use std::cmp::Ordering;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::collection::Collection;
use super::envelope::{Data, List, Meta};
use super::response::Response;
use super::store::{Record, Records};

const DEFAULT_LIMIT: usize = 20;
const MAX_LIMIT: usize = 100;

/// An additional condition on a record.
pub(super) type Filter<'a> = dyn Fn(&Map<String, Value>) -> bool + 'a;

/// The request for a list.
pub(super) struct Listing<'a> {
    pub(super) collection: &'a Collection,
    pub(super) query: &'a Map<String, Value>,
    pub(super) is_paged: bool,
    pub(super) filter: Option<&'a Filter<'a>>,
    /// The parameters that `filter` implements.
    pub(super) handled: &'a [&'a str],
}

impl Listing<'_> {
    pub(super) fn respond(&self, records: Option<&Records>) -> Response {
        let problems = self.problems();
        if !problems.is_empty() {
            return Response::invalid(problems);
        }
        let (total_count, records) = self.select(records);
        let hidden = Arc::clone(&self.collection.only_in_detail);
        let data = Data::Records(List { records, hidden });
        if self.is_paged {
            Response::page(data, Meta { total_count, current_page: self.page(), limit: self.limit() })
        } else {
            Response::new(hyper::StatusCode::OK, data)
        }
    }

    /// Returns how many records match, and those on the requested page.
    fn select(&self, all: Option<&Records>) -> (usize, Vec<Arc<Record>>) {
        let Some(all) = all else { return (0, Vec::new()) };
        let matches = |record: &&Arc<Record>| self.matches(&record.fields);
        let (field, is_descending) = self.order();
        if field.is_none() && self.is_unfiltered() {
            return (all.len(), self.cut(all.iter()));
        }
        // Records with equal values keep their order of insertion, reversed in a descending list.
        let mut records: Vec<&Arc<Record>> = if is_descending {
            all.iter().rev().filter(matches).collect()
        } else {
            all.iter().filter(matches).collect()
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

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let given = |name| self.query.get(name).and_then(Value::as_i64);
        if given("page").is_some_and(|page| page < 1) {
            problems.push("page: must be at least 1".to_owned());
        }
        if given("limit").is_some_and(|limit| limit < 1 || usize::try_from(limit).is_ok_and(|limit| limit > MAX_LIMIT))
        {
            problems.push(format!("limit: must be between 1 and {MAX_LIMIT}"));
        }
        let (sort, _) = self.order();
        if let Some(field) = sort.filter(|field| self.collection.field(field).is_none()) {
            problems.push(format!("sort: cannot sort by {field:?}"));
        }
        problems
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

/// Orders `null` before booleans, numbers and strings; arrays and objects are equal to each other.
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

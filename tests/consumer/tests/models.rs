//! Models: every type of a field, read and written.

use std::collections::BTreeMap;

use bimpeai::Args;
use bimpeai::mock::{Seed, Server};
use bimpeai_consumer::parcels::{self, Parcel};
use serde_json::{Value, json};

fn parcel() -> Value {
    json!({
        "id": "par_1", "sides": 255, "weight": 0.1, "first": {"value": 80},
        "stamps": {"a": {"value": 1}, "b": {"value": 2, "mark": "hunter2"}},
        "stops": {"Lagos": 9_007_199_254_740_993_i64, "Accra": -1},
        "notes": {"any": [1, {"deep": null}]}, "words": ["x"],
        "inner": {"id": "par_2", "sides": 0, "weight": 2.5, "first": {"value": 0}},
        "code": "hunter2", "pins": [7, 8],
    })
}

fn read(value: Value) -> Parcel {
    serde_json::from_value(value).unwrap()
}

#[test]
fn every_type_of_field_is_fetched() {
    let seed = Seed::new().record(parcels::LIST, parcel());
    let server = Server::builder().endpoints(parcels::ENDPOINTS).seed(seed).start_blocking();
    let handle = parcels::Parcels::__new(server.blocking_client());
    let fetched = handle.retrieve("par_1").send().unwrap();
    assert_eq!((fetched.sides, fetched.weight, fetched.first.value), (255, 0.1_f32, 80));
    assert_eq!((fetched.stamps["a"].value, fetched.stamps["b"].mark.as_deref()), (1, Some("hunter2")));
    assert_eq!(fetched.stops, BTreeMap::from([("Lagos".to_owned(), 9_007_199_254_740_993), ("Accra".to_owned(), -1)]));
    assert_eq!(fetched.notes["any"], json!([1, {"deep": null}]));
    let inner = fetched.inner.as_ref().unwrap();
    assert_eq!((inner.id.as_str(), inner.weight, inner.inner.is_none()), ("par_2", 2.5, true));
    assert!(inner.stamps.is_empty() && inner.stops.is_empty() && inner.notes.is_empty() && inner.words.is_empty());
    assert_eq!(handle.list().items().collect::<Result<Vec<_>, _>>().unwrap(), [fetched]);

    let dynamic = parcels::RETRIEVE.invoke(&server.blocking_client(), {
        let mut args = Args::default();
        args.ids = vec!["par_1".to_owned()];
        args
    });
    assert_eq!(dynamic.unwrap().value["stops"]["Lagos"], 9_007_199_254_740_993_i64);
}

#[test]
fn a_map_that_is_null_or_missing_is_empty() {
    for missing in ["stamps", "stops", "notes", "words", "pins"] {
        let (mut absent, mut null) = (parcel(), parcel());
        absent.as_object_mut().unwrap().remove(missing);
        null[missing] = Value::Null;
        let (absent, null) = (read(absent), read(null));
        assert_eq!(absent, null, "{missing}");
        let written = serde_json::to_value(&absent).unwrap();
        assert!(written[missing].as_object().is_some_and(serde_json::Map::is_empty) || written[missing] == json!([]));
    }
}

#[test]
fn a_value_that_does_not_fit_is_an_error() {
    let (maps, numbers) = (["stamps", "stops", "notes"], ["sides", "weight"]);
    for (names, wrong) in
        [(&maps[..], json!([])), (&maps[..], json!("a")), (&numbers[..], json!("x")), (&numbers[..], json!(null))]
    {
        for name in names {
            let mut value = parcel();
            value[*name] = wrong.clone();
            assert!(serde_json::from_value::<Parcel>(value).is_err(), "{name}: {wrong}");
        }
    }
    let mut value = parcel();
    value["sides"] = json!(256);
    assert!(serde_json::from_value::<Parcel>(value).is_err());
}

#[test]
fn an_alias_counts_where_the_name_is_absent() {
    let (one, other) = (json!({"a": 1}), json!({"b": 2}));
    let table = [
        (json!({"stations": one}), json!({"a": 1})),
        (json!({"stops": one, "stations": other}), json!({"a": 1})),
        (json!({"stations": other, "stops": one}), json!({"a": 1})),
    ];
    for (fields, expected) in table {
        let mut value = json!({"id": "p", "sides": 1, "weight": 1, "first": {"value": 1}});
        value.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let written = serde_json::to_value(read(value)).unwrap();
        assert_eq!((&written["stops"], written.get("stations")), (&expected, None));
    }
}

#[test]
fn keys_are_written_in_the_order_of_the_declaration_and_unknown_ones_last() {
    let value = json!({
        "zebra": 1, "first": {"value": 1}, "weight": 0.1, "sides": 1, "id": "p", "ant": [1], "words": [], "code": null,
    });
    let written = serde_json::to_string(&read(value)).unwrap();
    let expected = concat!(
        r#"{"id":"p","sides":1,"weight":0.1,"stamps":{},"stops":{},"notes":{},"words":[],"first":{"value":1},"#,
        r#""pins":[],"ant":[1],"zebra":1}"#
    );
    assert_eq!(written, expected);
    assert_eq!(serde_json::from_str::<Parcel>(&written).unwrap(), serde_json::from_str(expected).unwrap());
}

#[test]
fn debug_shows_fields_and_no_secrets() {
    let mut value = parcel();
    value["further"] = json!("shown");
    let parcel = read(value);
    let shown = format!("{parcel:?} {parcel:#?}");
    assert!(!shown.contains("hunter2") && !shown.contains("[7, 8]"), "{shown}");
    for part in ["Parcel {", "id: \"par_1\"", "sides: 255", "[redacted]", "Lagos", "par_2", "further"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}

#[test]
fn models_are_equal_if_all_their_fields_are() {
    let whole = read(parcel());
    assert_eq!(whole.clone(), whole);
    let other = [
        ("sides", json!(1)),
        ("weight", json!(0.2)),
        ("stamps", json!({})),
        ("stops", json!({"Lagos": 1})),
        ("first", json!({"value": 81})),
        ("inner", Value::Null),
        ("code", json!("other")),
        ("pins", json!([8, 7])),
        ("unknown", json!(1)),
    ];
    for (name, value) in other {
        let mut changed = parcel();
        changed[name] = value;
        assert_ne!(read(changed), whole, "{name}");
    }
}

//! Types that contain themselves: in the table, in samples, and on the wire.

use bimpeai::Args;
use bimpeai::http::StatusCode;
use bimpeai::mock::Server;
use bimpeai::schema::{Field, Format, Kind, PathParam, Schema};
use bimpeai_consumer::trees::{self, Tree, TreeInput};
use serde_json::json;

fn field(kind: &Kind, name: &str) -> &'static Field {
    kind.fields().iter().find(|field| field.name == name).unwrap_or_else(|| panic!("{kind:?} has no field {name}"))
}

#[test]
fn a_type_may_contain_itself() {
    let Kind::Object(tree) = Tree::KIND else { panic!("an object") };
    assert_eq!((tree.name, tree.docs, tree.open), ("Tree", "A tree.", true));
    let Kind::Array(Kind::Object(branch)) = field(&Tree::KIND, "branches").kind else { panic!("a list of objects") };
    assert!(std::ptr::eq(tree, *branch), "one type is one object");
    assert_eq!(format!("{:?}", field(&Tree::KIND, "branches").kind), "Array(Object(Tree))");
    assert!(format!("{tree:#?} {:?}", TreeInput::KIND).contains("Object(TreeInput)"));
}

#[test]
fn the_sample_of_a_type_that_contains_itself_ends() {
    let sample = json!({
        "id": "tree_1", "planted": "2026-03-01T08:00:00.000Z", "keeper": null, "pages": ["https://acme.example/"],
        "wood": "soft", "parent": null, "branches": [], "nests": {},
    });
    assert_eq!(trees::RETRIEVE.sample(), sample);
    assert_eq!(trees::LIST.sample(), json!([sample]));
    assert_eq!(serde_json::to_value(Tree::sample()).unwrap()["branches"], json!([]));
    let planted = json!({"wood": "soft", "branches": [], "pins": [1], "codes": {"ada": 1}});
    assert_eq!(trees::PLANT.sample_input(), planted);
    assert_eq!(trees::WATER.sample_input(), json!([{"type": "water", "litres": 1, "pin": 1}]));
}

#[test]
fn the_table_has_all_that_was_declared() {
    let wood = field(&Tree::KIND, "wood");
    let Kind::Enum(values) = wood.kind else { panic!("an enum") };
    assert_eq!((values.name, values.docs), ("Wood", "What kind of tree it is."));
    let documented: Vec<_> = values.values.iter().map(|value| (value.text, value.docs)).collect();
    assert_eq!(documented, [("hard", "Hard."), ("soft", "Soft.")]);

    let Kind::Union(care) = field(&TreeInput::KIND, "care").kind else { panic!("a union") };
    assert_eq!((care.name, care.docs, care.tag), ("Care", "How a tree is cared for.", "type"));
    let variants: Vec<_> = care.variants.iter().map(|of| (of.text, of.docs, of.kind.type_name())).collect();
    assert_eq!(
        variants,
        [
            ("water", "With water.", "Water".to_owned()),
            ("shade", "By a tree that stands beside it.", "Shade".to_owned())
        ]
    );

    let formats = ["planted", "keeper", "pages", "id"].map(|name| field(&Tree::KIND, name).format);
    assert_eq!(formats, [Some(Format::DateTime), Some(Format::Email), Some(Format::Uri), None]);
    let rings = field(&TreeInput::KIND, "rings");
    assert_eq!((rings.default(), rings.required), (Some(json!(1)), false));
    assert_eq!(field(&TreeInput::KIND, "codes").sample(), Some(json!({"ada": 1})));
    assert!(field(&TreeInput::KIND, "codes").secret && !rings.secret);
}

#[test]
fn an_endpoint_has_its_resource_its_path_parameters_and_its_status() {
    let resource = trees::WATER.resource();
    assert_eq!((resource.name, resource.docs), ("trees", "Trees, whose branches are trees."));
    let params: Vec<_> =
        trees::WATER.path_params().iter().map(|PathParam { name, model, .. }| (*name, *model)).collect();
    assert_eq!(params, [("tree_id", Some("Tree")), ("region", None)]);
    assert_eq!(trees::WATER.input_type().as_deref(), Some("Vec<Care>"));
    assert_eq!(trees::LIST.input_type().as_deref(), Some("ListTrees"));
    assert_eq!(trees::LIST.output_type().as_deref(), Some("Tree"));
    assert_eq!((trees::FELL.input_type(), trees::FELL.output_type()), (None, None));
    let statuses: Vec<_> = trees::ENDPOINTS.iter().map(|endpoint| endpoint.success_status()).collect();
    let (ok, created) = (StatusCode::OK, StatusCode::CREATED);
    assert_eq!(statuses, [ok, created, ok, ok, ok]);
}

#[test]
fn every_endpoint_can_be_called() {
    let server = Server::builder().endpoints(trees::ENDPOINTS).fixtures().start_blocking();
    for endpoint in trees::ENDPOINTS {
        endpoint.invoke(&server.blocking_client(), Args::sample(endpoint)).unwrap();
        let attempt = server.requests().pop().unwrap();
        assert_eq!(attempt.outcome(), Some(endpoint.success_status().as_str()), "{endpoint}");
    }
}

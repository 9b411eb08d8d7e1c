//! Setters take what is at hand.

use std::borrow::Cow;

use bimpeai::mock::Server;
use bimpeai::{Id, Nullable, blocking};
use bimpeai_consumer::parcels::{self, Parcels, Person, Seal, Speed, Wrapping};
use serde_json::{Value, json};

struct Sent {
    server: Server,
    handle: Parcels<blocking::Client>,
}

impl Sent {
    fn new() -> Self {
        let server = Server::builder().endpoints(parcels::ENDPOINTS).fixtures().start_blocking();
        let handle = Parcels::__new(server.blocking_client());
        Self { server, handle }
    }

    /// The value of this name in the request that was just sent.
    fn value(&self, name: &str) -> Option<Value> {
        self.server.requests().pop().unwrap().json().unwrap().get(name).cloned()
    }
}

/// Sends one request for each argument of the setter, and checks that all send the same.
macro_rules! all_send {
    ($sent:ident, $setter:ident, $expected:expr, [$($value:expr),+ $(,)?]) => {$(
        $sent.handle.create().text("a").receiver("per_1").speed("fast").$setter($value).send().unwrap();
        assert_eq!($sent.value(stringify!($setter)), Some(json!($expected)), "{}", stringify!($setter($value)));
    )+};
}

#[test]
fn text_is_taken_in_every_form() {
    let sent = Sent::new();
    let owned = "x".to_owned();
    let borrowed: &&str = &"x";
    all_send!(
        sent,
        text,
        "x",
        ["x", borrowed, owned.clone(), &owned, Cow::Borrowed("x"), Cow::<str>::Owned("x".into())]
    );
    all_send!(sent, text, "x", [Box::<str>::from("x"), Id::<Person>::new("x"), &Id::<Person>::new("x")]);
    all_send!(sent, remark, "x", ["x", borrowed, owned.clone(), &owned, Cow::Borrowed("x"), Some("x"), Some(&owned)]);
    all_send!(sent, remark, "x", [Some(owned.clone()), Nullable::Value("x".to_owned()), owned.as_str()]);
    all_send!(sent, remark, Value::Null, [Nullable::Null, None::<&str>, None::<String>]);
}

#[test]
fn ids_and_enums_are_taken_as_text_by_value_and_by_reference() {
    let sent = Sent::new();
    let (id, text) = (Id::<Person>::new("per_2"), "per_2".to_owned());
    all_send!(
        sent,
        receiver,
        "per_2",
        ["per_2", &"per_2", text.clone(), &text, &id, id.clone(), Cow::Borrowed("per_2")]
    );
    all_send!(sent, sender, "per_2", ["per_2", &text, &id, id.clone(), Some("per_2"), Some(&id), Some(id.clone())]);
    all_send!(sent, sender, Value::Null, [Nullable::Null, None::<Id<Person>>, None::<&Id<Person>>, None::<&str>]);

    let slow = Speed::Slow;
    let text = "slow".to_owned();
    all_send!(sent, speed, "slow", ["slow", &"slow", text.clone(), &text, &slow, slow.clone(), Speed::from("slow")]);
    all_send!(sent, return_speed, "slow", ["slow", &text, &slow, slow.clone(), Some("slow"), Some(&slow)]);
    all_send!(sent, return_speed, Value::Null, [Nullable::Null, None::<Speed>, None::<&str>]);
    all_send!(sent, speed, "lightning", ["lightning"]);
}

#[test]
fn lists_are_taken_in_every_form() {
    let sent = Sent::new();
    let owned = vec!["a".to_owned(), "b".to_owned()];
    let texts = vec!["a", "b"];
    all_send!(sent, words, ["a", "b"], [["a", "b"], texts.clone(), &texts, &texts[..], &["a", "b"]]);
    all_send!(sent, words, ["a", "b"], [owned.clone(), &owned, &owned[..], [owned[0].clone(), "b".to_owned()]]);
    all_send!(sent, words, ["a", "b"], [[&owned[0], &owned[1]], texts.iter(), owned.iter().map(String::as_str)]);
    let none: [String; 0] = [];
    all_send!(sent, words, json!([]), [[], Vec::<String>::new(), Vec::<&str>::new(), &none, &none[..]]);
    let many: Vec<_> = (0..33).map(|at| at.to_string()).collect();
    all_send!(sent, words, many, [many.clone(), &many]);

    let (one, two) = (Id::<Person>::new("p1"), Id::<Person>::new("p2"));
    all_send!(sent, openers, ["p1", "p2"], [[&one, &two], [one.clone(), two.clone()], ["p1", "p2"], vec![&one, &two]]);
    all_send!(sent, openers, ["p1"], [Some(vec!["p1"]), Nullable::Value(vec![one.clone()]), [one.clone()]]);
    all_send!(sent, openers, json!([]), [[], Vec::<&str>::new(), Nullable::Value(Vec::new())]);
    all_send!(sent, openers, Value::Null, [Nullable::Null, None::<Vec<&str>>]);

    let seal = Seal::builder().colour("red").number(1).build();
    let expected = json!([{"colour": "red", "number": 1}]);
    all_send!(
        sent,
        seals,
        expected,
        [[seal.clone()], [&seal], vec![seal.clone()], std::slice::from_ref(&seal), vec![&seal]]
    );
    all_send!(sent, sides, [0.1], [[0.1], vec![0.1_f32], &[0.1], &[0.1][..]]);
}

#[test]
fn a_union_takes_the_input_of_a_variant() {
    let sent = Sent::new();
    let seal = Seal::builder().colour("red").number(1).build();
    let expected = json!({"kind": "sealed", "colour": "red", "number": 1});
    let wrapping = Wrapping::from(seal.clone());
    all_send!(sent, wrapping, expected, [seal.clone(), wrapping.clone(), &wrapping]);
    all_send!(sent, outer_wrapping, expected, [wrapping.clone(), &wrapping, Some(wrapping.clone())]);
    all_send!(sent, outer_wrapping, Value::Null, [Nullable::Null, None::<Wrapping>]);
    all_send!(sent, layers, [&expected, &expected], [[seal.clone(), seal.clone()], vec![&wrapping, &wrapping]]);
}

#[test]
fn a_list_can_be_cleared() {
    let sent = Sent::new();
    let update = || sent.handle.update("par_1");
    let (emptied, null) = (Some(json!([])), Some(Value::Null));
    let table = [
        (update().words([]), "words", emptied.clone()),
        (update().words(Nullable::Null), "words", null.clone()),
        (update().seals([]), "seals", emptied),
        (update().seals(Nullable::Null), "seals", null.clone()),
        (update().seal(Nullable::Null), "seal", null),
        // Taken back: as if it had not been set.
        (update().words(["a"]).words(Nullable::Absent), "words", None),
    ];
    for (request, name, expected) in table {
        request.send().unwrap();
        assert_eq!(sent.value(name), expected, "{name}");
    }
}

/// One form for agents, whose list can be `null`, and for workflows, whose list cannot.
#[test]
fn rules_are_set_in_the_same_way_on_agents_and_workflows() {
    use bimpeai::models::RuleInput;
    let server = Server::start_blocking();
    let client = server.blocking_client();
    let rule = RuleInput::builder().id("r").name("n").trigger("t").response("s").enabled(true).build();
    let expected = json!([{"id": "r", "name": "n", "trigger": "t", "response": "s", "enabled": true}]);
    let rules = || server.requests().pop().unwrap().json().unwrap()["rules"].clone();

    client.agents().create().name("a").rules([rule.clone()]).send().unwrap();
    assert_eq!(rules(), expected);
    client.agents().create().name("a").rules([&rule]).send().unwrap();
    assert_eq!(rules(), expected);
    let create = || client.workflows().create().name("w");
    create().rules([rule.clone()]).send().unwrap();
    assert_eq!(rules(), expected);
    create().rules(&[rule]).send().unwrap();
    assert_eq!(rules(), expected);
    create().rules([]).tags([]).send().unwrap();
    assert_eq!(rules(), json!([]));
}

//! The committed schema is the form's: the same keys, the same verdicts.

use boon::{Compiler, SchemaIndex, Schemas};
use compass::exchange::{Form, Key, Kind, REMARK_KEYS, SCHEMA, read_json};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::all_real;
use crate::filling::filling;

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

/// Compiled once: many fillings are held against it.
static COMPILED: LazyLock<Schema> = LazyLock::new(Schema::compiled);

impl Schema {
    fn compiled() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("compass.json", serde_json::from_str(SCHEMA).unwrap()).unwrap();
        let index = compiler.compile("compass.json", &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
        Self { schemas, index }
    }

    fn allows(&self, value: &Value) -> bool {
        self.schemas.validate(value, self.index).is_ok()
    }
}

#[test]
fn the_real_files_and_the_smallest_one_keep_to_the_schema() {
    let schema = &*COMPILED;
    assert!(schema.allows(&serde_json::json!({"municipality": "Fjordby"})));
    for (name, bytes) in all_real() {
        let value: Value = serde_json::from_slice(&bytes).unwrap();
        if let Err(error) = schema.schemas.validate(&value, schema.index) {
            panic!("{name}: {error:#}");
        }
    }
}

#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    let schema = &*COMPILED;
    let faulty = [
        "[]",
        "{}",
        r#"{"municipality": ""}"#,
        r#"{"municipality": "F", "core_tsk": null}"#,
        r#"{"municipality": "F", "core_task": {}}"#,
        r#"{"municipality": "F", "core_task": []}"#,
        r#"{"municipality": "F", "characteristics": [""]}"#,
        r#"{"municipality": "F", "characteristics": [{"note": "t"}]}"#,
        r#"{"municipality": "F", "characteristics": "a"}"#,
        r#"{"municipality": "F", "welfare_tasks": ["a"]}"#,
        r#"{"municipality": "F", "welfare_tasks": [{"title": "t", "number": 0}]}"#,
        r#"{"municipality": "F", "welfare_tasks": [{"title": "t", "kind": "overall"}]}"#,
        r#"{"municipality": "F", "welfare_tasks": [{"title": "t", "services": [{"text": "a", "is_core": 1}]}]}"#,
        r#"{"municipality": "F", "welfare_tasks": [{"title": "t", "contributions": ["a"]}]}"#,
    ];
    for text in faulty {
        assert!(read_json("a", text.as_bytes()).is_err(), "{text}");
        assert!(!schema.allows(&serde_json::from_str(text).unwrap()), "{text}");
    }
}

#[test]
fn the_schema_and_the_form_know_the_same_keys() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut seen = BTreeMap::new();
    compare(&schema, "compass", &Form::shape(), &mut seen);
    let defined: BTreeSet<&str> = schema["$defs"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(defined, seen.keys().map(String::as_str).collect());
}

/// Compares a definition of the schema with the keys of an object, and so on inwards.
fn compare(schema: &Value, name: &str, keys: &[Key], seen: &mut BTreeMap<String, ()>) {
    if seen.insert(name.to_owned(), ()).is_some() {
        return;
    }
    let definition = &schema["$defs"][name];
    let object = if definition["type"] == "object" { definition } else { &definition["anyOf"][1] };
    let properties = object["properties"].as_object().unwrap();
    let wanted: BTreeSet<&str> = keys.iter().map(|key| key.name).chain(REMARK_KEYS).collect();
    assert_eq!(properties.keys().map(String::as_str).collect::<BTreeSet<_>>(), wanted, "{name}");
    assert_eq!(object["additionalProperties"], false, "{name}");
    let required: BTreeSet<&str> = object["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(required, keys.iter().filter(|key| key.must).map(|key| key.name).collect(), "{name}");
    for key in keys {
        let property = &properties[key.name];
        assert!(property["description"].as_str().is_some_and(|text| !text.is_empty()), "{name}.{}", key.name);
        let (inner, reference) = match key.kind {
            Kind::One(inner) => (inner, &property["anyOf"][0]["$ref"]),
            Kind::Many(inner) | Kind::Texts(inner) => (inner, &property["items"]["$ref"]),
            _ => continue,
        };
        let inner_name = reference.as_str().unwrap().trim_start_matches("#/$defs/");
        let is_short = schema["$defs"][inner_name]["anyOf"][0]["type"] == "string";
        assert_eq!(is_short, matches!(key.kind, Kind::Texts(_)), "{inner_name}");
        compare(schema, inner_name, &inner(), seen);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_the_reader_accepts_the_schema_accepts(json in filling()) {
        let text = json.compact();
        prop_assert!(read_json("a", text.as_bytes()).is_ok());
        prop_assert!(COMPILED.allows(&serde_json::from_str(&text).unwrap()), "{}", text);
    }
}

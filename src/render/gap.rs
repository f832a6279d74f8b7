//! Values that a template knows but nobody has given yet: they print as a marker, and are remembered.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use crate::domain::statement::Gap;

/// How a variable's place is marked: `[to fill: hotline]`, given the variable's dotted name.
pub type Marker = Arc<dyn Fn(&str) -> String + Send + Sync>;

/// Collects the places that a rendering left open.
pub struct Gaps {
    marker: Marker,
    found: Arc<Mutex<BTreeSet<Gap>>>,
}

impl Gaps {
    pub fn new(marker: Marker) -> Self {
        Self { marker, found: Arc::default() }
    }

    /// The template context: every null of `context` becomes a gap that is false in a condition.
    pub fn context(&self, context: &serde_json::Value) -> Value {
        self.convert("", context)
    }

    /// What was printed as a marker, by name.
    pub fn found(&self) -> Vec<Gap> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    fn convert(&self, path: &str, value: &serde_json::Value) -> Value {
        match value {
            serde_json::Value::Null => {
                let gap = Gap { name: path.to_owned(), marker: (self.marker)(path) };
                Value::from_object(OpenPlace { gap, found: Arc::clone(&self.found) })
            }
            serde_json::Value::Object(map) => {
                let entries = map.iter().map(|(key, inner)| {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    (key.clone(), self.convert(&path, inner))
                });
                Value::from(entries.collect::<BTreeMap<String, Value>>())
            }
            serde_json::Value::Array(items) => Value::from(items.iter().map(|item| self.convert(path, item)).collect::<Vec<_>>()),
            scalar => super::value(scalar),
        }
    }
}

#[derive(Debug)]
struct OpenPlace {
    gap: Gap,
    found: Arc<Mutex<BTreeSet<Gap>>>,
}

impl Object for OpenPlace {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).insert(self.gap.clone());
        f.write_str(&self.gap.marker)
    }
}

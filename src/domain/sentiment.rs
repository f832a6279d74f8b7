//! What a text says of its subject.

use schemars::JsonSchema;

use super::words;

words! {
    /// From bad to good; the order is that of the classes in a weights file.
    #[derive(JsonSchema)]
    Sentiment { Negative = "negative", Neutral = "neutral", Positive = "positive" }
}

//! What a text says of its subject.

use super::words;

words! {
    /// From bad to good; the order is that of the classes in a weights file.
    Sentiment { Negative = "negative", Neutral = "neutral", Positive = "positive" }
}

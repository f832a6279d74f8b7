//! `crisis monitor classify`: texts in, one a line; what each says of its subject out, in the same order.

use super::lines::each_batch;
use super::session::Session;
use super::{Answer, OutputFormat};
use crate::error::{Error, Result};
use crate::monitor::sentiment::{Classifier, Weights};
use crate::ops::sentiment::{Readers, needed};
use crate::ui::push_line;
use crate::ui::view::List;
use crate::ui::view::sentiment::VerdictView;

/// Bytes of an answer, about.
const LINE: usize = 200;

/// JSON Lines are written as texts come in; every other form waits for the last.
pub fn classify(session: &mut Session, text: Option<String>) -> Result<Answer> {
    let weights = needed(&session.library()?)?;
    if let Some(text) = text {
        let view = VerdictView::new(&text, Classifier::new(&weights).classify(&text)).kept();
        return Answer::new(List { items: vec![view], none: "none-texts" });
    }
    if session.global.format == OutputFormat::Jsonl {
        return stream(session, &weights);
    }
    let (mut items, mut readers) = (Vec::new(), Readers::new(&weights));
    each_batch(&mut *session.world.stdin, |texts| {
        let views = readers.share(texts, |classifier, texts| {
            texts.iter().map(|text| VerdictView::new(text, classifier.classify(text)).kept()).collect::<Vec<_>>()
        });
        items.extend(views.into_iter().flatten());
        Ok::<_, Error>(())
    })?;
    Answer::new(List { items, none: "none-texts" })
}

fn stream(session: &mut Session, weights: &Weights) -> Result<Answer> {
    let (stdin, stdout) = (&mut session.world.stdin, &mut session.world.stdout);
    let mut readers = Readers::new(weights);
    let written = each_batch(&mut **stdin, |texts| {
        let parts = readers.share(texts, |classifier, texts| {
            let mut lines = Vec::with_capacity(texts.len() * LINE);
            for text in texts {
                push_line(&mut lines, &VerdictView::new(text, classifier.classify(text)));
            }
            lines
        });
        parts.iter().try_for_each(|lines| stdout.write_all(lines))?;
        stdout.flush()
    });
    match written {
        // A reader that went away (`| head`) has what it wanted.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Error::from(error)),
        _ => Answer::new(List::<VerdictView<'_>> { items: Vec::new(), none: "none-texts" }),
    }
}

//! Labels of people in SQLite.

use rusqlite::params;

use super::SqliteTxn;
use super::failure::failed;
use crate::domain::sentiment::Sentiment;
use crate::error::Result;
use crate::store::{Correction, Labels};

impl Labels for SqliteTxn<'_> {
    fn label_mention(&mut self, id: i64, sentiment: Sentiment, by: &str) -> Result<()> {
        let sql = "UPDATE mention SET sentiment = ?, labelled_by = ?, confidence = NULL WHERE id = ?";
        self.txn.execute(sql, params![sentiment.word(), by, id]).map(drop).map_err(failed)
    }

    fn corrections(&mut self) -> Result<Vec<Correction>> {
        // The condition is the index's own, word for word.
        let sql = "SELECT id, sentiment, labelled_by, text FROM mention WHERE labelled_by IS NOT NULL \
                   AND labelled_by NOT IN ('source', 'model') AND text <> '' ORDER BY id";
        let mut statement = self.txn.prepare_cached(sql).map_err(failed)?;
        let rows = statement
            .query_map([], |row| {
                let word: String = row.get(1)?;
                let sentiment = Sentiment::parse(&word);
                Ok((row.get(0)?, sentiment, row.get(2)?, row.get(3)?))
            })
            .map_err(failed)?;
        let known = |(mention, sentiment, by, text): (i64, Option<Sentiment>, String, String)| {
            sentiment.map(|sentiment| Correction { mention, sentiment, by, text })
        };
        rows.filter_map(|row| row.map(known).transpose()).collect::<rusqlite::Result<_>>().map_err(failed)
    }
}

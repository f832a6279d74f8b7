-- Who labelled a mention: NULL nobody, 'source' the import, 'model' this program, else a person; with the model's confidence.
ALTER TABLE mention ADD COLUMN labelled_by TEXT;
ALTER TABLE mention ADD COLUMN confidence REAL;
-- The first mention of the story that this one repeats; NULL until somebody looked.
ALTER TABLE mention ADD COLUMN story INTEGER;

-- Which watch matched which mention, in the order of time that detection needs.
CREATE TABLE watch_mention (
    watch TEXT NOT NULL, at INTEGER NOT NULL, mention_id INTEGER NOT NULL REFERENCES mention (id),
    PRIMARY KEY (watch, at, mention_id)
) STRICT, WITHOUT ROWID;

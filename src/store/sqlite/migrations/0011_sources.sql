-- What is remembered of the sources that are polled, by their ids in crisis.toml.
CREATE TABLE source (
    id TEXT PRIMARY KEY, asked TEXT NOT NULL, etag TEXT, last_modified TEXT, sha256 TEXT,
    failures INTEGER NOT NULL, next_at INTEGER, next_at_offset INTEGER
) STRICT;

-- Files that a drop folder held and that were taken in.
CREATE TABLE source_file (source TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (source, sha256)) STRICT, WITHOUT ROWID;

-- What must stand before any crisis, each time it was done.
CREATE TABLE preparedness (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    playbook TEXT NOT NULL, item TEXT NOT NULL, by TEXT NOT NULL, evidence TEXT,
    done_at INTEGER NOT NULL, done_at_offset INTEGER NOT NULL
) STRICT;

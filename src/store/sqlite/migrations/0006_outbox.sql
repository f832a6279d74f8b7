-- Messages to people on their way out, one per notifier. Handles and levels only; the words are looked up when they are sent.
CREATE TABLE notice (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER REFERENCES incident (id),
    notifier TEXT NOT NULL, occasion TEXT NOT NULL, subject TEXT NOT NULL, level TEXT, urgent INTEGER NOT NULL,
    key TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, failure TEXT, detail TEXT,
    queued_at INTEGER NOT NULL, queued_at_offset INTEGER NOT NULL,
    next_at INTEGER NOT NULL, next_at_offset INTEGER NOT NULL,
    sent_at INTEGER, sent_at_offset INTEGER,
    params TEXT NOT NULL,
    UNIQUE (notifier, key)
) STRICT;
CREATE INDEX notice_due ON notice (next_at) WHERE state = 'pending';

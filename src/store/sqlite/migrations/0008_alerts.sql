-- What early warning found, and what became of it.
CREATE TABLE alert (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    watch TEXT NOT NULL, also TEXT NOT NULL, playbook TEXT NOT NULL, level TEXT NOT NULL, state TEXT NOT NULL,
    began_at INTEGER NOT NULL, began_at_offset INTEGER NOT NULL,
    due_at INTEGER NOT NULL, due_at_offset INTEGER NOT NULL,
    found_at INTEGER NOT NULL, found_at_offset INTEGER NOT NULL,
    raised_at INTEGER, raised_at_offset INTEGER,
    until_at INTEGER NOT NULL, until_at_offset INTEGER NOT NULL,
    quiet_until INTEGER, quiet_until_offset INTEGER,
    snoozed_until INTEGER, snoozed_until_offset INTEGER,
    handled_by TEXT, reason TEXT, incident_id INTEGER REFERENCES incident (id), reasons TEXT NOT NULL,
    UNIQUE (watch, began_at)
) STRICT;
CREATE INDEX alert_began ON alert (began_at);
CREATE INDEX alert_incident ON alert (incident_id);

-- Who does what only one may do at a time, and until when.
CREATE TABLE lease (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT;

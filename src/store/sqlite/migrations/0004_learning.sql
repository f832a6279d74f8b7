-- What people said when they were asked, or of themselves: `question` and `count` are NULL for feedback nobody asked for.
CREATE TABLE survey (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), "group" TEXT NOT NULL, asked TEXT, count INTEGER, question TEXT,
    result TEXT NOT NULL, source TEXT, by TEXT NOT NULL, at INTEGER NOT NULL, at_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX survey_of ON survey (incident_id);

-- The change to the playbook that an improvement action proposes, or JSON null.
ALTER TABLE action ADD COLUMN proposal TEXT NOT NULL DEFAULT 'null';

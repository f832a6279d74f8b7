-- Times: UTC microseconds in `<name>`, seconds east in `<name>_offset`. Lists and maps: JSON text.

CREATE TABLE playbook (hash TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE blob (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;

CREATE TABLE incident (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    title TEXT NOT NULL, summary TEXT, playbook TEXT NOT NULL, playbook_hash TEXT NOT NULL REFERENCES playbook (hash),
    stage TEXT NOT NULL, level TEXT NOT NULL, provisional INTEGER NOT NULL, score REAL, cluster TEXT, posture TEXT,
    lead TEXT, drill INTEGER NOT NULL, outcome TEXT, merged_into INTEGER REFERENCES incident (id),
    occurred_at INTEGER, occurred_at_offset INTEGER, detected_at INTEGER NOT NULL, detected_at_offset INTEGER NOT NULL,
    opened_at INTEGER NOT NULL, opened_at_offset INTEGER NOT NULL, assessed_at INTEGER, assessed_at_offset INTEGER,
    resolved_at INTEGER, resolved_at_offset INTEGER, closed_at INTEGER, closed_at_offset INTEGER,
    tags TEXT NOT NULL
) STRICT;
CREATE INDEX incident_open ON incident (id) WHERE stage <> 'closed';

CREATE TABLE link (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), kind TEXT NOT NULL, target TEXT NOT NULL
) STRICT;
CREATE INDEX link_of ON link (incident_id);

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), subject TEXT NOT NULL, name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES blob (sha256), bytes INTEGER NOT NULL,
    attached_at INTEGER NOT NULL, attached_at_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_of ON attachment (incident_id);

CREATE TABLE task (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), phase TEXT NOT NULL, step TEXT, title TEXT, role TEXT NOT NULL,
    owner TEXT, state TEXT NOT NULL, required INTEGER NOT NULL, reason TEXT,
    due_at INTEGER, due_at_offset INTEGER, done_at INTEGER, done_at_offset INTEGER,
    planned_at INTEGER NOT NULL, planned_at_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX task_of ON task (incident_id);
CREATE INDEX task_open ON task (due_at, id) WHERE state IN ('todo', 'doing') AND due_at IS NOT NULL;

CREATE TABLE clock (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), origin TEXT NOT NULL, rule TEXT NOT NULL, level TEXT NOT NULL,
    met_by TEXT, starts_at INTEGER NOT NULL, starts_at_offset INTEGER NOT NULL, due_at INTEGER NOT NULL,
    due_at_offset INTEGER NOT NULL, met_at INTEGER, met_at_offset INTEGER, cancelled_at INTEGER, cancelled_at_offset INTEGER
) STRICT;
CREATE INDEX clock_of ON clock (incident_id);
CREATE INDEX clock_open ON clock (due_at, id) WHERE met_at IS NULL AND cancelled_at IS NULL;

CREATE TABLE fact (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), text TEXT NOT NULL, status TEXT NOT NULL, release TEXT NOT NULL,
    source TEXT, verified_by TEXT, recorded_at INTEGER NOT NULL, recorded_at_offset INTEGER NOT NULL,
    changed_at INTEGER, changed_at_offset INTEGER, erased_at INTEGER, erased_at_offset INTEGER
) STRICT;
CREATE INDEX fact_of ON fact (incident_id);

CREATE TABLE demand (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), text TEXT NOT NULL, by TEXT, state TEXT NOT NULL, promise TEXT,
    result TEXT, owner TEXT, due_at INTEGER, due_at_offset INTEGER, recorded_at INTEGER NOT NULL,
    recorded_at_offset INTEGER NOT NULL, settled_at INTEGER, settled_at_offset INTEGER
) STRICT;
CREATE INDEX demand_of ON demand (incident_id);

CREATE TABLE stakeholder (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), rule TEXT, name TEXT, "group" TEXT NOT NULL, role TEXT,
    before_public INTEGER NOT NULL, told_at INTEGER, told_at_offset INTEGER
) STRICT;
CREATE INDEX stakeholder_of ON stakeholder (incident_id);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id), by TEXT NOT NULL, via TEXT, text TEXT NOT NULL,
    at INTEGER NOT NULL, at_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_of ON contact (stakeholder_id);

CREATE TABLE statement (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), template TEXT NOT NULL, lang TEXT NOT NULL, audience TEXT NOT NULL,
    state TEXT NOT NULL, version INTEGER NOT NULL, author TEXT NOT NULL, supersedes INTEGER REFERENCES statement (id),
    reason TEXT, drafted_at INTEGER NOT NULL, drafted_at_offset INTEGER NOT NULL, submitted_at INTEGER,
    submitted_at_offset INTEGER, approved_at INTEGER, approved_at_offset INTEGER, published_at INTEGER,
    published_at_offset INTEGER, withdrawn_at INTEGER, withdrawn_at_offset INTEGER
) STRICT;
CREATE INDEX statement_of ON statement (incident_id);
CREATE INDEX statement_pending ON statement (id) WHERE state IN ('draft', 'in_review', 'approved');

CREATE TABLE statement_version (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    statement_id INTEGER NOT NULL REFERENCES statement (id), number INTEGER NOT NULL, author TEXT NOT NULL, hash TEXT NOT NULL,
    next_update INTEGER, next_update_offset INTEGER, written_at INTEGER NOT NULL, written_at_offset INTEGER NOT NULL,
    variants TEXT NOT NULL, gaps TEXT NOT NULL, inputs TEXT NOT NULL, UNIQUE (statement_id, number)
) STRICT;

CREATE TABLE statement_version_fact (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    version_id INTEGER NOT NULL REFERENCES statement_version (id), fact_id INTEGER NOT NULL REFERENCES fact (id),
    fact_revision INTEGER NOT NULL
) STRICT;
CREATE INDEX statement_version_fact_of ON statement_version_fact (version_id);

CREATE TABLE approval (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    statement_id INTEGER NOT NULL REFERENCES statement (id), version INTEGER NOT NULL, hash TEXT NOT NULL,
    decision TEXT NOT NULL, person TEXT NOT NULL, recorded_by TEXT NOT NULL, via TEXT, evidence TEXT,
    at INTEGER NOT NULL, at_offset INTEGER NOT NULL, cancelled_at INTEGER, cancelled_at_offset INTEGER, roles TEXT NOT NULL
) STRICT;
CREATE INDEX approval_of ON approval (statement_id);

CREATE TABLE publication (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    statement_id INTEGER NOT NULL REFERENCES statement (id), version INTEGER NOT NULL, channel TEXT NOT NULL, url TEXT,
    by TEXT NOT NULL, at INTEGER NOT NULL, at_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX publication_of ON publication (statement_id);

CREATE TABLE assessment (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), score REAL NOT NULL, level TEXT NOT NULL, cluster TEXT, posture TEXT,
    level_reason TEXT, posture_reason TEXT, by TEXT NOT NULL, at INTEGER NOT NULL, at_offset INTEGER NOT NULL,
    scores TEXT NOT NULL, missing TEXT NOT NULL, reasons TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_of ON assessment (incident_id);

CREATE TABLE answer (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), question TEXT NOT NULL, text TEXT NOT NULL, by TEXT NOT NULL,
    at INTEGER NOT NULL, at_offset INTEGER NOT NULL, UNIQUE (incident_id, question)
) STRICT;

CREATE TABLE lesson (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), kind TEXT NOT NULL, text TEXT NOT NULL, by TEXT NOT NULL,
    at INTEGER NOT NULL, at_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX lesson_of ON lesson (incident_id);

CREATE TABLE action (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    incident_id INTEGER NOT NULL REFERENCES incident (id), text TEXT NOT NULL, owner TEXT, state TEXT NOT NULL, evidence TEXT,
    due_at INTEGER, due_at_offset INTEGER, recorded_at INTEGER NOT NULL, recorded_at_offset INTEGER NOT NULL,
    done_at INTEGER, done_at_offset INTEGER
) STRICT;
CREATE INDEX action_of ON action (incident_id);
CREATE INDEX action_open ON action (id) WHERE state = 'open';

CREATE TABLE import (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    name TEXT NOT NULL, sha256 TEXT NOT NULL, format TEXT NOT NULL, read INTEGER NOT NULL, new INTEGER NOT NULL,
    duplicates INTEGER NOT NULL, rejected INTEGER NOT NULL, incident_id INTEGER REFERENCES incident (id),
    at INTEGER NOT NULL, at_offset INTEGER NOT NULL
) STRICT;

CREATE TABLE mention (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, at_offset INTEGER NOT NULL, source_id TEXT NOT NULL, platform TEXT NOT NULL,
    author TEXT, url TEXT, text TEXT NOT NULL, reposts INTEGER, comments INTEGER, likes INTEGER, reach INTEGER,
    sentiment TEXT, parent TEXT, extra TEXT, import_id INTEGER REFERENCES import (id)
) STRICT;
CREATE UNIQUE INDEX mention_key ON mention (at, source_id, platform);

CREATE TABLE incident_mention (
    incident_id INTEGER NOT NULL REFERENCES incident (id), mention_id INTEGER NOT NULL REFERENCES mention (id),
    PRIMARY KEY (incident_id, mention_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE timeline (
    seq INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, incident_id INTEGER REFERENCES incident (id),
    actor TEXT NOT NULL, os_user TEXT NOT NULL, host TEXT NOT NULL,
    occurred_at INTEGER NOT NULL, occurred_at_offset INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, recorded_at_offset INTEGER NOT NULL, clock_source TEXT NOT NULL,
    kind TEXT NOT NULL, subject TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL, payload_digest TEXT NOT NULL,
    digests TEXT NOT NULL, prev_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX timeline_of ON timeline (incident_id, seq);

-- What the law may ask to erase: words of people, and the salts without which their digests say nothing.
CREATE TABLE personal (seq INTEGER PRIMARY KEY REFERENCES timeline (seq), salt TEXT NOT NULL, payload TEXT NOT NULL) STRICT;

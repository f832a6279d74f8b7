-- Drills held, each a record in the workspace's store; in a drill's own store the one row that is its clock.
CREATE TABLE drill (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    scenario TEXT NOT NULL, scenario_hash TEXT NOT NULL, playbook TEXT NOT NULL, lang TEXT NOT NULL,
    seed INTEGER, speed INTEGER NOT NULL, folder TEXT NOT NULL, by TEXT NOT NULL,
    lasts INTEGER NOT NULL, delivered INTEGER NOT NULL, score REAL,
    begins_at INTEGER NOT NULL, begins_at_offset INTEGER NOT NULL,
    real_at INTEGER NOT NULL, real_at_offset INTEGER NOT NULL,
    scene_at INTEGER NOT NULL, scene_at_offset INTEGER NOT NULL,
    started_at INTEGER NOT NULL, started_at_offset INTEGER NOT NULL,
    ended_at INTEGER, ended_at_offset INTEGER,
    parts TEXT NOT NULL
) STRICT;

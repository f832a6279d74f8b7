-- Public keys of people who sign, and what a signed approval carries.
CREATE TABLE public_key (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    person TEXT NOT NULL, public_key TEXT NOT NULL, registered_by TEXT NOT NULL, reason TEXT,
    registered_at INTEGER NOT NULL, registered_at_offset INTEGER NOT NULL, revoked_at INTEGER, revoked_at_offset INTEGER
) STRICT;
ALTER TABLE approval ADD COLUMN deputy_for TEXT;
ALTER TABLE approval ADD COLUMN key_id INTEGER REFERENCES public_key (id);
ALTER TABLE approval ADD COLUMN signature TEXT;

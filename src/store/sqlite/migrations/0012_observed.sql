-- Days (since 1970, UTC) on which a source answered: silence on them is a count of zero.
CREATE TABLE observed_day (day INTEGER PRIMARY KEY) STRICT;

-- When rows that carry no time were seen first: seen again they are the same.
CREATE TABLE first_seen (
    platform TEXT NOT NULL, source_id TEXT NOT NULL, at INTEGER NOT NULL, at_offset INTEGER NOT NULL,
    PRIMARY KEY (platform, source_id)
) STRICT, WITHOUT ROWID;

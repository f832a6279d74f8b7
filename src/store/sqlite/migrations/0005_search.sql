-- The word index of mentions, made from their texts and from nothing else: segments of neighbouring mentions; for each the packed
-- lists of which mention holds which term, in blocks of neighbouring terms; and what ranking needs to know of each mention.
CREATE TABLE search_segment (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, length INTEGER NOT NULL) STRICT;
CREATE TABLE search_list (id INTEGER PRIMARY KEY, segment INTEGER NOT NULL, term INTEGER NOT NULL, lists BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX search_list_of ON search_list (segment, term);
CREATE TABLE search_doc (first INTEGER PRIMARY KEY, docs BLOB NOT NULL) STRICT;

-- What people corrected: few among very many.
CREATE INDEX mention_corrected ON mention (id) WHERE labelled_by IS NOT NULL AND labelled_by NOT IN ('source', 'model');

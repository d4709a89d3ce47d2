-- How far the reader has read what saved searches find. Rows are this library's own, so this is not exported.

CREATE TABLE seen (
    search TEXT PRIMARY KEY,      -- the name of a saved search
    row INTEGER NOT NULL          -- articles up to this one were there when its hits were last read
) WITHOUT ROWID;

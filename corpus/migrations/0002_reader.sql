-- What the reader has said and done. Keyed by the article's id, so that nothing here is touched when an
-- article is read or annotated anew.

CREATE TABLE read (
    article TEXT PRIMARY KEY,
    at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE bookmarks (
    article TEXT PRIMARY KEY,
    at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE tags (
    article TEXT NOT NULL,
    tag TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (article, tag)
) WITHOUT ROWID;

CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,          -- the words noted on, to find them again in a changed text
    note TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX notes_article ON notes (article);

CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    start INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE searches (
    name TEXT PRIMARY KEY,
    query TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,           -- JSON
    at TEXT NOT NULL
);

CREATE TABLE published (
    article TEXT PRIMARY KEY,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    precision TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE place (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    data TEXT NOT NULL
);

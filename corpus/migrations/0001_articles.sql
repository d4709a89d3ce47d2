-- What is known about articles. Days are proleptic Gregorian ordinals (date.toordinal).

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE articles (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,      -- unique in the library
    given_id TEXT NOT NULL,       -- as it was read; differs from id when two files claim one id
    given TEXT NOT NULL,          -- outlet and published date that came with it, as JSON
    path TEXT,
    title TEXT,
    byline TEXT,
    source TEXT,
    language TEXT,
    published TEXT,               -- PublishedDate as JSON
    begins INTEGER,               -- first and last day of published
    ends INTEGER,
    hash BLOB NOT NULL,           -- of the text and all that was given with it
    annotator INTEGER NOT NULL,   -- version of the annotator that read it
    change INTEGER NOT NULL       -- grows with every article written; what the index goes by
);
CREATE INDEX articles_given ON articles (given_id);
CREATE INDEX articles_change ON articles (change);
CREATE INDEX articles_newest ON articles (begins DESC, row DESC);

CREATE TABLE texts (
    row INTEGER PRIMARY KEY,
    text BLOB NOT NULL,           -- UTF-8, lone surrogates let through
    hidden TEXT NOT NULL,         -- boilerplate as JSON [[start, end], ...]
    annotation BLOB NOT NULL      -- the rest of the article, zlib over JSON
);

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    canonical INTEGER NOT NULL,   -- the entity that this one is, over the library; itself most often
    name TEXT NOT NULL            -- display name, right for canonical entities
);
CREATE INDEX entities_canonical ON entities (canonical);

CREATE TABLE names (
    entity INTEGER NOT NULL,
    name TEXT NOT NULL,           -- the full form in some articles
    articles INTEGER NOT NULL,    -- how many
    PRIMARY KEY (entity, name)
) WITHOUT ROWID;

CREATE TABLE aliases (
    folded TEXT NOT NULL,         -- a surface or name, folded for looking up
    entity INTEGER NOT NULL,
    PRIMARY KEY (folded, entity)
) WITHOUT ROWID;

CREATE TABLE mentions (
    article INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    surface TEXT NOT NULL,
    name TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (article, entity, surface)
) WITHOUT ROWID;
CREATE INDEX mentions_entity ON mentions (entity, article);

CREATE TABLE events (
    article INTEGER NOT NULL,
    number INTEGER NOT NULL,
    begins INTEGER,
    ends INTEGER,
    data TEXT NOT NULL,           -- Event as JSON
    PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX events_days ON events (begins, ends);

-- Where articles were read from, which of them are copies of each other, and what a library has learned of
-- its outlets. All of it but `files` and `places` can be worked out again from the articles.

CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size INTEGER,                 -- NULL: not yet read to its end
    time INTEGER,                 -- of the last change, nanoseconds
    digest BLOB,
    said TEXT,                    -- what was said of it on the command line, as JSON
    version INTEGER,              -- of the readers that read it
    refused TEXT NOT NULL DEFAULT '[]',  -- what of it could not be taken, as JSON
    gone INTEGER NOT NULL DEFAULT 0      -- it was there and is not any more
);

CREATE TABLE places (             -- the files that hold an article, or an archive's member that does
    file INTEGER NOT NULL,
    article INTEGER NOT NULL,
    path TEXT NOT NULL,
    given_id TEXT NOT NULL,       -- what it was called when it was read there
    run INTEGER NOT NULL,         -- the reading of the file that found it there
    dropped INTEGER NOT NULL DEFAULT 0,  -- a later reading did not: the row or the member was taken out
    PRIMARY KEY (file, article, path)
) WITHOUT ROWID;
CREATE INDEX places_article ON places (article);
CREATE INDEX places_given ON places (given_id, path);

CREATE TABLE removed (            -- rows that the index must forget
    row INTEGER PRIMARY KEY,
    change INTEGER NOT NULL
);

CREATE TABLE pages (              -- what a text was taken out of, zlib over UTF-8
    row INTEGER PRIMARY KEY,
    page BLOB NOT NULL
);

CREATE TABLE prints (             -- what articles are compared by
    row INTEGER PRIMARY KEY,
    outlet TEXT NOT NULL,         -- whose standing lines are looked for
    sketch BLOB NOT NULL,         -- MinHash, empty for a text too short to be compared
    lines BLOB NOT NULL           -- keys of the lines that may be standing ones
);
CREATE INDEX prints_outlet ON prints (outlet);

CREATE TABLE likenesses (         -- pairs of near copies, each pair twice
    row INTEGER NOT NULL,
    other INTEGER NOT NULL,
    likeness REAL NOT NULL,       -- estimated Jaccard resemblance
    PRIMARY KEY (row, other)
) WITHOUT ROWID;

CREATE TABLE standing (           -- lines that recur over the articles of an outlet
    outlet TEXT NOT NULL,
    line INTEGER NOT NULL,
    stories INTEGER NOT NULL,     -- in how many of its stories
    of INTEGER NOT NULL,          -- out of how many
    PRIMARY KEY (outlet, line)
) WITHOUT ROWID;

CREATE TABLE hints (              -- what the library tells the annotator of an article
    row INTEGER PRIMARY KEY,
    published TEXT NOT NULL       -- PublishedDate as JSON, argued from other articles of its story
);

ALTER TABLE articles ADD COLUMN story INTEGER;  -- the least row of its story; NULL: it stands alone
CREATE INDEX articles_story ON articles (story) WHERE story IS NOT NULL;
CREATE INDEX articles_hash ON articles (hash);
CREATE INDEX articles_rows ON articles (path, title) WHERE instr(given_id, ':');
CREATE INDEX articles_annotator ON articles (annotator);

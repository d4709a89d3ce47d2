-- Which tellings are of one event, kept in step with the articles. All of it is derived.

CREATE TABLE tellings (           -- events, reduced to what can be compared
    id INTEGER PRIMARY KEY,       -- row of the article << 20 | number of the event in it
    begins INTEGER,               -- first and last day, as in events
    ends INTEGER,
    start INTEGER NOT NULL,
    precision TEXT NOT NULL,      -- '': undated
    status TEXT NOT NULL,
    senses TEXT NOT NULL,
    names TEXT NOT NULL,          -- keys of entities over the library, by the linker
    said TEXT NOT NULL,
    text INTEGER NOT NULL,
    place INTEGER NOT NULL,
    home INTEGER NOT NULL,        -- the first telling of its event
    voice INTEGER NOT NULL        -- number of the independent source among those of its event
);

CREATE TABLE blocks (             -- where tellings that share something are found
    key INTEGER NOT NULL,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    place INTEGER NOT NULL,
    telling INTEGER NOT NULL,
    PRIMARY KEY (key, begins, ends, place, telling)
) WITHOUT ROWID;

CREATE TABLE agreements (         -- pairs of tellings that agree, each pair twice
    telling INTEGER NOT NULL,
    other INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (telling, other)
) WITHOUT ROWID;

CREATE TABLE ungrouped (          -- articles whose tellings have to be looked at again
    row INTEGER PRIMARY KEY
);

CREATE TABLE timelines (          -- all tellings as arrays, to be read at once
    name TEXT PRIMARY KEY,
    data BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE problems (
  path TEXT NOT NULL,
  what TEXT NOT NULL,
  cure TEXT NOT NULL,
  moment TEXT NOT NULL,
  import_id INTEGER NOT NULL DEFAULT 0, -- the import that met it last
  PRIMARY KEY (path, what)
) WITHOUT ROWID;

-- One run of adding. A run that was killed keeps the zeros it began with.
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: a command names it
  moment TEXT NOT NULL,
  added INTEGER NOT NULL,
  replaced INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  problems INTEGER NOT NULL,
  seconds REAL NOT NULL,
  reread INTEGER NOT NULL DEFAULT 0,   -- the same text, read again by a newer Dateline
  undone INTEGER NOT NULL DEFAULT 0    -- 1 where all that it brought was taken back
);

-- What an import made of each file; files that are alike in kind and columns may share a row.
CREATE TABLE import_files (
  import_id INTEGER NOT NULL REFERENCES imports,
  number INTEGER NOT NULL,             -- its place among the files of the import
  path TEXT NOT NULL,
  kind TEXT NOT NULL,                  -- of file, '' where none was recognised
  files INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  added INTEGER NOT NULL,
  replaced INTEGER NOT NULL,
  reread INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  elsewhere INTEGER NOT NULL,          -- of the unchanged, those that came from another file
  copies INTEGER NOT NULL,             -- with the text of another document
  problems INTEGER NOT NULL,
  summaries INTEGER NOT NULL,
  cut INTEGER NOT NULL,
  not_english INTEGER NOT NULL,
  by_field INTEGER NOT NULL,           -- days of publication, by where they were found
  by_metadata INTEGER NOT NULL,
  by_dateline INTEGER NOT NULL,
  by_given INTEGER NOT NULL,
  undated INTEGER NOT NULL,
  columns_used TEXT NOT NULL,          -- JSON: [["title", "Headline"], …]
  columns_left TEXT NOT NULL,          -- JSON: ["Score", …]
  notes TEXT NOT NULL,                 -- JSON: sentences
  PRIMARY KEY (import_id, number)
) WITHOUT ROWID;

-- One number that grows with every change; it begins by chance, so that no two collections share it.
CREATE TABLE changes (number INTEGER NOT NULL);
INSERT INTO changes VALUES (abs(random() % 1000000000000));

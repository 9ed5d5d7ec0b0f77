-- Corrections by hand. Rows are only added; an undone one stays and is marked.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  moment TEXT NOT NULL,
  act TEXT NOT NULL,                   -- hide, rename, merge, split or respeak
  target TEXT NOT NULL,
  value TEXT NOT NULL,
  document TEXT NOT NULL,              -- key of the document, where it is about one row of it
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX decisions_by_document ON decisions (document);

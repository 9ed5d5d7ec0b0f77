-- Corrections by hand. Rows are only added; an undone one stays and is marked.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  moment TEXT NOT NULL,
  act TEXT NOT NULL,                   -- one of FORMS in identity/acts.py
  target TEXT NOT NULL,
  value TEXT NOT NULL,
  document TEXT NOT NULL,              -- key of the document, where it is about one row of it
  undone INTEGER NOT NULL DEFAULT 0,
  decided_by TEXT NOT NULL DEFAULT '', -- initials, where somebody gave any
  exact TEXT NOT NULL DEFAULT '',      -- the words of the row, and some before and after (a text quote selector)
  prefix TEXT NOT NULL DEFAULT '',
  suffix TEXT NOT NULL DEFAULT ''
);
CREATE INDEX decisions_by_document ON decisions (document);
CREATE INDEX decisions_watching ON decisions (id) WHERE act = 'watch'; -- asked for each document that is added

-- How rows of quotes and dates were read that a correction has changed: they are put back from here.
CREATE TABLE read_rows (
  document_id INTEGER NOT NULL REFERENCES documents,
  kind TEXT NOT NULL,                  -- quotes or dates
  row_id INTEGER NOT NULL,
  corrected TEXT NOT NULL,             -- what was corrected: "saying", "kind, speaker", "date"
  was TEXT NOT NULL,                   -- JSON: the columns as they were read
  PRIMARY KEY (document_id, kind, row_id)
) WITHOUT ROWID;

-- Rows that corrections added (was is empty), and places that they moved, with what was read there.
CREATE TABLE given_rows (
  document_id INTEGER NOT NULL REFERENCES documents,
  kind TEXT NOT NULL,                  -- quote, mention, date or place
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  was_key TEXT NOT NULL DEFAULT '',    -- the place that was read, by its key
  was TEXT NOT NULL DEFAULT '',        -- JSON: how sure that was, why, and the runner-up
  PRIMARY KEY (document_id, kind, start_char, end_char)
) WITHOUT ROWID;
CREATE INDEX given_rows_by_place ON given_rows (was_key) WHERE was_key <> '';

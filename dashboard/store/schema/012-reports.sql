
-- When a report was made last, so that the next one can have what came since.
CREATE TABLE reports (
  name TEXT PRIMARY KEY,               -- what the command called it, or its question
  moment TEXT NOT NULL,
  import_id INTEGER NOT NULL           -- the last import that had ended by then
) WITHOUT ROWID;

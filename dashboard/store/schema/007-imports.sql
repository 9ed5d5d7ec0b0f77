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

-- One number that grows with every change; it begins by chance, so that no two collections share it.
CREATE TABLE changes (number INTEGER NOT NULL);
INSERT INTO changes VALUES (abs(random() % 1000000000000));

CREATE TABLE problems (
  path TEXT NOT NULL,
  what TEXT NOT NULL,
  cure TEXT NOT NULL,
  moment TEXT NOT NULL,
  PRIMARY KEY (path, what)
) WITHOUT ROWID;

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  moment TEXT NOT NULL,
  added INTEGER NOT NULL,
  replaced INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  problems INTEGER NOT NULL,
  seconds REAL NOT NULL
);

-- One number that grows with every change; it begins by chance, so that no two collections share it.
CREATE TABLE changes (number INTEGER NOT NULL);
INSERT INTO changes VALUES (abs(random() % 1000000000000));

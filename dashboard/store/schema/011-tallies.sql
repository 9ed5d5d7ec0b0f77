-- What so many documents (or names) in a row hold, as columns of numbers that are read at once: what a page adds up
-- over all documents. Made from the rows by writing/tallies.py, in the same transaction; what has none is counted
-- from the rows themselves.
CREATE TABLE tallies (
  kind TEXT NOT NULL,                  -- of what: documents, appearances, places, quotes, spoken, dates or names
  first INTEGER NOT NULL,              -- the number of the first document or name that it may hold
  last INTEGER NOT NULL,
  packed BLOB NOT NULL,                -- rows of 32-bit numbers, the smaller byte first
  PRIMARY KEY (kind, first, last)
);

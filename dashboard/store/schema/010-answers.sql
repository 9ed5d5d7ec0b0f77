-- What the network answered about each text, packed (extract/model/kept.py): a newer Dateline with the same
-- network reads the text again without it. All of it may be thrown away at any time: DELETE FROM answers.
CREATE TABLE answers (
  document_id INTEGER PRIMARY KEY REFERENCES documents,
  packed BLOB NOT NULL
);

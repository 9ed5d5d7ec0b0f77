-- What a text is told by when it comes twice: each signature once, whichever documents have it.
CREATE TABLE likenesses (
  id INTEGER PRIMARY KEY,
  signature BLOB NOT NULL UNIQUE
);

CREATE TABLE likeness_bands (
  band INTEGER NOT NULL,
  likeness_id INTEGER NOT NULL REFERENCES likenesses,
  PRIMARY KEY (band, likeness_id)
) WITHOUT ROWID;

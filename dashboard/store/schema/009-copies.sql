-- What a text is told by when it comes twice: each signature once, whichever documents have it.
CREATE TABLE likenesses (
  id INTEGER PRIMARY KEY,
  signature BLOB NOT NULL
);

-- Where texts that may be alike are looked up. New rows stand on level 0, which stays so small that it is
-- written in a few pages; when a level is full, it moves up as a whole, in order (log-structured merge).
CREATE TABLE likeness_bands (
  level INTEGER NOT NULL,
  band INTEGER NOT NULL,
  likeness_id INTEGER NOT NULL REFERENCES likenesses,
  PRIMARY KEY (level, band, likeness_id)
) WITHOUT ROWID;

CREATE TABLE likeness_levels (
  level INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL            -- the first likeness that came to this level since it was last empty
);
INSERT INTO likeness_levels VALUES (0, 0);

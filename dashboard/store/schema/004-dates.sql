CREATE TABLE dates (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents,
  day INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  first_day INTEGER,                   -- the days that the expression covers, where it has them
  last_day INTEGER,
  hidden INTEGER NOT NULL DEFAULT 0,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  type TEXT NOT NULL,                  -- TIMEX3: DATE, TIME, DURATION or SET
  value TEXT NOT NULL,                 -- TIMEX3
  modifier TEXT NOT NULL,
  confidence REAL NOT NULL,
  because TEXT NOT NULL,
  text TEXT NOT NULL,
  event TEXT NOT NULL DEFAULT ''       -- what it dates: a verb with its subject or object, at most eight words
);
CREATE INDEX dates_by_document ON dates (document_id, hidden, first_day, last_day);
CREATE INDEX dates_by_first_day ON dates (first_day, last_day, document_id, day) WHERE hidden = 0;
CREATE INDEX dates_by_day ON dates (day, document_id) WHERE hidden = 0;

-- The days spoken of in a quote's own sentences.
CREATE TABLE quote_dates (
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  quote_id INTEGER NOT NULL REFERENCES quotes,
  PRIMARY KEY (first_day, last_day, quote_id)
) WITHOUT ROWID;
CREATE INDEX quote_dates_by_quote ON quote_dates (quote_id, first_day, last_day);

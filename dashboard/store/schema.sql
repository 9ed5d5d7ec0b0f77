-- A Dateline collection. Days are written as numbers, 26 April 2022 as 20220426; 0 is an unknown day.
-- start_char and end_char count characters of the document's text, the end not included.
-- `day` in other tables repeats the document's day of publication: it makes their indexes answer alone.

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,            -- the document's own id, or its path
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  author TEXT NOT NULL,
  url TEXT NOT NULL,
  path TEXT NOT NULL,
  published TEXT,                      -- as 2022-04-26, empty where unknown
  published_from TEXT NOT NULL,        -- field, metadata, dateline, given or unknown
  day INTEGER NOT NULL,
  words INTEGER NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,         -- of the content: the same content is kept once
  version TEXT NOT NULL                -- of Dateline and its model that read it
);
CREATE INDEX documents_by_day ON documents (day);
CREATE INDEX documents_by_source ON documents (source, day);

CREATE TABLE document_texts (
  document_id INTEGER PRIMARY KEY REFERENCES documents,
  title TEXT NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE sentences (
  document_id INTEGER NOT NULL REFERENCES documents,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  PRIMARY KEY (document_id, start_char)
) WITHOUT ROWID;

-- Whom or what a name stands for over all documents: made anew from `names` and `decisions`.
CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,                 -- PERSON ORG GPE LOC FAC NORP EVENT MISC
  key TEXT NOT NULL,                   -- the name for comparing: small letters, no accents
  plain TEXT NOT NULL,                 -- the name
  name TEXT NOT NULL,                  -- the name as shown: "Ford (organisation)" beside a person Ford
  hidden INTEGER NOT NULL DEFAULT 0,
  mentions INTEGER NOT NULL DEFAULT 0,
  quotes INTEGER NOT NULL DEFAULT 0,
  documents INTEGER NOT NULL DEFAULT 0,
  first_day INTEGER NOT NULL DEFAULT 0,
  last_day INTEGER NOT NULL DEFAULT 0,
  UNIQUE (label, key)
);
CREATE INDEX entities_by_name ON entities (name);
CREATE INDEX entities_by_key ON entities (key);

-- A canonical name as a document has it; several may stand for one entity.
CREATE TABLE names (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  last_word TEXT NOT NULL,             -- names are compared with those of the same last word
  documents INTEGER NOT NULL DEFAULT 0, -- how many use it
  entity_id INTEGER REFERENCES entities,
  UNIQUE (label, name)
);
CREATE INDEX names_by_entity ON names (entity_id);
CREATE INDEX names_by_last_word ON names (last_word);
CREATE INDEX names_not_joined ON names (last_word) WHERE entity_id IS NULL;

-- How a name is written in the texts, and how often.
CREATE TABLE forms (
  name_id INTEGER NOT NULL REFERENCES names,
  text TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (name_id, text)
) WITHOUT ROWID;
CREATE INDEX forms_by_text ON forms (text);

CREATE TABLE mentions (
  name_id INTEGER NOT NULL REFERENCES names,
  day INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  text TEXT NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 0,
  read_name_id INTEGER REFERENCES names, -- what was read, where a correction gives another name
  PRIMARY KEY (name_id, day, document_id, start_char, end_char)
) WITHOUT ROWID;
CREATE INDEX mentions_by_document ON mentions (document_id, start_char);
CREATE INDEX mentions_split ON mentions (read_name_id) WHERE read_name_id NOT NULL;

-- Titles and roles as the texts give them to people: "mayor of Riga".
CREATE TABLE roles (
  name_id INTEGER NOT NULL REFERENCES names,
  document_id INTEGER NOT NULL REFERENCES documents,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  role TEXT NOT NULL,
  read_name_id INTEGER REFERENCES names, -- what was read, where a correction gives another name
  PRIMARY KEY (name_id, document_id, start_char, end_char)
) WITHOUT ROWID;
CREATE INDEX roles_by_document ON roles (document_id);

-- Who stands in which document, summed up from `mentions` and `quotes`.
CREATE TABLE appearances (
  name_id INTEGER NOT NULL REFERENCES names,
  day INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents,
  mentions INTEGER NOT NULL,
  quotes INTEGER NOT NULL,
  PRIMARY KEY (name_id, day, document_id)
) WITHOUT ROWID;
CREATE INDEX appearances_by_document ON appearances (document_id, mentions, quotes);
CREATE INDEX appearances_by_day ON appearances (day, document_id, mentions, quotes);

CREATE TABLE quotes (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents,
  day INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  kind TEXT NOT NULL,                  -- direct, indirect or mixed
  speaker_id INTEGER REFERENCES names, -- who said it
  read_speaker_id INTEGER REFERENCES names, -- who was read as saying it, before any correction
  confidence REAL NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 0,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  speaker_text TEXT,                   -- the speaker as written
  speaker_label TEXT,
  speaker_start INTEGER,
  speaker_end INTEGER,
  cue TEXT,
  cue_start INTEGER,
  cue_end INTEGER,
  addressee_text TEXT,
  addressee_label TEXT,
  addressee_name TEXT,
  addressee_start INTEGER,
  addressee_end INTEGER,
  because TEXT NOT NULL,
  quote TEXT NOT NULL,
  saying TEXT NOT NULL DEFAULT 'said'  -- said, denied, declined, not said, or mentioned: no statement
);
CREATE INDEX quotes_by_speaker ON quotes (speaker_id, day, document_id) WHERE hidden = 0;
CREATE INDEX quotes_by_document ON quotes (document_id, day, start_char, speaker_id, kind, hidden, saying);
CREATE INDEX quotes_by_day ON quotes (day, document_id, start_char, speaker_id, kind, saying) WHERE hidden = 0;

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
  event TEXT NOT NULL DEFAULT ''       -- the verb that it dates, as written
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

CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  place TEXT NOT NULL,                 -- the name as shown, no two alike: "Paris (US)"
  name TEXT NOT NULL,
  country TEXT NOT NULL,               -- ISO 3166 alpha-2
  kind TEXT NOT NULL,
  lat REAL,                            -- WGS84 degrees; empty where the place could not be found
  lon REAL,
  geonameid INTEGER,
  region TEXT NOT NULL DEFAULT '',     -- the first-order division it lies in: "Texas"
  hidden INTEGER NOT NULL DEFAULT 0,
  mentions INTEGER NOT NULL DEFAULT 0,
  documents INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX places_by_place ON places (place);
CREATE INDEX places_by_name ON places (name);

CREATE TABLE place_mentions (
  place_id INTEGER NOT NULL REFERENCES places,
  day INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 0,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  because TEXT NOT NULL,
  runner_up TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (place_id, day, document_id, start_char, end_char)
) WITHOUT ROWID;
CREATE INDEX place_mentions_by_document ON place_mentions (document_id, start_char);

-- Which place stands in which document, summed up from `place_mentions`.
CREATE TABLE place_appearances (
  place_id INTEGER NOT NULL REFERENCES places,
  day INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (place_id, day, document_id)
) WITHOUT ROWID;
CREATE INDEX place_appearances_by_document ON place_appearances (document_id, mentions);
CREATE INDEX place_appearances_by_day ON place_appearances (day, document_id, mentions);

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

-- The words of quotes and documents, folded: small letters, no accents, nothing unseen. No text stands here; what
-- is found is read elsewhere: SELECT quote FROM quotes WHERE id IN (SELECT rowid FROM quotes_search ('bridge'))
CREATE VIRTUAL TABLE quotes_search USING fts5 (
  quote, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE documents_search USING fts5 (
  title, text, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

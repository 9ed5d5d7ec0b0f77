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

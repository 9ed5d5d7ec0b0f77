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
  saying TEXT NOT NULL DEFAULT 'said', -- said, denied, declined, not said, or mentioned: no statement
  key TEXT NOT NULL DEFAULT '',        -- of its address: its words in its document, whatever its row
  pieces TEXT NOT NULL DEFAULT '',     -- of an interrupted one, counted from its start: "0-14 32-45"
  around_start INTEGER NOT NULL DEFAULT 0, -- its paragraph and the sentence before: what it may be about
  around_end INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX quotes_around ON quotes (
  document_id, around_start, around_end, start_char, end_char, speaker_id, hidden
);
CREATE INDEX quotes_by_key ON quotes (key);
CREATE INDEX quotes_by_speaker ON quotes (speaker_id, day, document_id) WHERE hidden = 0;
CREATE INDEX quotes_by_document ON quotes (document_id, day, start_char, speaker_id, kind, hidden, saying);
CREATE INDEX quotes_by_day ON quotes (day, document_id, start_char, speaker_id, kind, saying) WHERE hidden = 0;

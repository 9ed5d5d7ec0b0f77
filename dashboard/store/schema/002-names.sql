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
CREATE INDEX entities_hidden ON entities (hidden) WHERE hidden = 1;

-- A canonical name as a document has it; several may stand for one entity.
CREATE TABLE names (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  block TEXT NOT NULL DEFAULT '',      -- the same for all forms of a full name, which are joined
  documents INTEGER NOT NULL DEFAULT 0, -- how many use it
  entity_id INTEGER REFERENCES entities,
  corrected INTEGER NOT NULL DEFAULT 0, -- whether it stands for another, or is shown otherwise, by hand
  UNIQUE (label, name)
);
CREATE INDEX names_by_entity ON names (entity_id);
CREATE INDEX names_by_block ON names (block);
CREATE INDEX names_not_joined ON names (block) WHERE entity_id IS NULL;

-- With what people's full names end, and, as is_bare, the names that are no more than such an ending.
CREATE TABLE name_endings (
  ending TEXT NOT NULL,
  is_bare INTEGER NOT NULL,
  block TEXT NOT NULL,
  name_id INTEGER NOT NULL REFERENCES names,
  PRIMARY KEY (ending, is_bare, block, name_id)
) WITHOUT ROWID;

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

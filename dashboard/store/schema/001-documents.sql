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
  version TEXT NOT NULL,               -- of Dateline and its model that read it
  section TEXT NOT NULL DEFAULT '',
  page TEXT NOT NULL DEFAULT '',
  extent TEXT NOT NULL DEFAULT 'whole', -- of the article: whole, summary or cut
  language TEXT NOT NULL DEFAULT '',   -- a code of ISO 639, '' where it was not told
  import_id INTEGER NOT NULL DEFAULT 0, -- the import that brought it, 0 where that was not kept
  replaces INTEGER NOT NULL DEFAULT 0, -- the earlier text that this one replaced, 0 if none
  likeness_id INTEGER NOT NULL DEFAULT 0, -- what its text is told by when it comes twice, 0 if too short
  copy_of INTEGER NOT NULL DEFAULT 0   -- the first document with this text, 0 if it is itself the first
);
CREATE INDEX documents_by_day ON documents (day);
CREATE INDEX documents_by_source ON documents (source, day);
CREATE INDEX documents_by_likeness ON documents (likeness_id) WHERE likeness_id > 0;
CREATE INDEX documents_by_first ON documents (copy_of) WHERE copy_of > 0;
CREATE INDEX documents_by_import ON documents (import_id);
CREATE INDEX documents_by_url ON documents (url) WHERE url <> '';

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

-- Texts that a later import replaced: they can be read, and come back if that import is undone.
CREATE TABLE earlier_texts (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: an erased one is known to have been there
  key TEXT NOT NULL,                   -- of the document
  moment TEXT NOT NULL,                -- when it was replaced
  import_id INTEGER NOT NULL,          -- the import that brought it
  replaces INTEGER NOT NULL,           -- the still earlier text that it had replaced, 0 if none
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  author TEXT NOT NULL,
  url TEXT NOT NULL,
  path TEXT NOT NULL,
  published TEXT,
  published_from TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  section TEXT NOT NULL,
  page TEXT NOT NULL,
  extent TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX earlier_texts_by_key ON earlier_texts (key);
CREATE INDEX earlier_texts_by_import ON earlier_texts (import_id);

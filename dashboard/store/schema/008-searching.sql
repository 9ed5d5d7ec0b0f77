-- The words of quotes and documents, folded: small letters, no accents, nothing unseen. No text stands here; what
-- is found is read elsewhere: SELECT quote FROM quotes WHERE id IN (SELECT rowid FROM quotes_search ('bridge'))
CREATE VIRTUAL TABLE quotes_search USING fts5 (
  quote, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
-- What surrounds each quote, by the quote's number.
CREATE VIRTUAL TABLE around_search USING fts5 (
  words, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE documents_search USING fts5 (
  title, text, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

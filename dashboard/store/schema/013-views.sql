
-- The tables that Dateline exports, as views for Datasette, DB Browser and SQL by hand: names as they are shown, days as
-- 2022-04-26, nothing that a correction hid. Their columns are those of data/columns.tsv; data/metadata.yml says so in Datasette.
DROP VIEW IF EXISTS quotes_view;
CREATE VIEW quotes_view AS SELECT
  quotes.id AS quote_id,
  quotes.quote AS quote,
  entities.name AS speaker,
  quotes.speaker_text AS speaker_text,
  quotes.kind AS kind,
  quotes.saying AS saying,
  quotes.cue AS cue,
  coalesce(quotes.addressee_name, quotes.addressee_text) AS addressee,
  CASE WHEN quotes.day > 0 THEN printf('%04d-%02d-%02d', quotes.day / 10000, quotes.day / 100 % 100, quotes.day % 100) END AS published,
  coalesce(nullif(documents.title, ''), documents.key) AS document,
  documents.source AS source,
  rtrim(substr(document_texts.text, quotes.sentence_start + 1, quotes.sentence_end - quotes.sentence_start), char(9, 10, 13, 32)) AS sentence,
  quotes.start_char AS "start",
  quotes.end_char AS "end",
  quotes.confidence AS confidence,
  CASE WHEN quotes.speaker_id IS NOT quotes.read_speaker_id THEN 'speaker' WHEN names.corrected THEN 'name' ELSE coalesce((SELECT read_rows.corrected FROM read_rows WHERE read_rows.document_id = quotes.document_id AND read_rows.kind = 'quotes' AND read_rows.row_id = quotes.id), '') END AS corrected,
  documents.key AS document_id,
  documents.version AS version,
  'quotes?quote=' || quotes.key AS address,
  documents.author AS author,
  documents.url AS url,
  documents.path AS path,
  documents.published_from AS published_from
FROM quotes JOIN documents ON documents.id = quotes.document_id
JOIN document_texts ON document_texts.document_id = quotes.document_id
LEFT JOIN names ON names.id = quotes.speaker_id
LEFT JOIN entities ON entities.id = names.entity_id AND entities.hidden = 0
WHERE quotes.hidden = 0;

DROP VIEW IF EXISTS people_view;
CREATE VIEW people_view AS SELECT
  name AS name,
  label AS label,
  quotes AS quotes,
  mentions AS mentions,
  documents AS documents,
  CASE WHEN first_day > 0 THEN printf('%04d-%02d-%02d', first_day / 10000, first_day / 100 % 100, first_day % 100) END AS first_published,
  CASE WHEN last_day > 0 THEN printf('%04d-%02d-%02d', last_day / 10000, last_day / 100 % 100, last_day % 100) END AS last_published
FROM entities WHERE hidden = 0 AND (quotes > 0 OR (label = 'PERSON' AND mentions > 0));

DROP VIEW IF EXISTS places_view;
CREATE VIEW places_view AS SELECT
  place AS place,
  name AS name,
  region AS region,
  country AS country,
  kind AS kind,
  lat AS lat,
  lon AS lon,
  geonameid AS geonameid,
  mentions AS mentions,
  documents AS documents
FROM places WHERE hidden = 0 AND lat IS NOT NULL AND mentions > 0;

DROP VIEW IF EXISTS place_mentions_view;
CREATE VIEW place_mentions_view AS SELECT
  places.place AS place,
  place_mentions.text AS text,
  rtrim(substr(document_texts.text, place_mentions.sentence_start + 1, place_mentions.sentence_end - place_mentions.sentence_start), char(9, 10, 13, 32)) AS sentence,
  place_mentions.because AS because,
  place_mentions.runner_up AS runner_up,
  place_mentions.confidence AS confidence,
  CASE WHEN place_mentions.day > 0 THEN printf('%04d-%02d-%02d', place_mentions.day / 10000, place_mentions.day / 100 % 100, place_mentions.day % 100) END AS published,
  coalesce(nullif(documents.title, ''), documents.key) AS document,
  documents.source AS source,
  place_mentions.start_char AS "start",
  place_mentions.end_char AS "end",
  documents.key AS document_id,
  places.country AS country,
  places.kind AS kind,
  places.lat AS lat,
  places.lon AS lon,
  places.geonameid AS geonameid,
  documents.version AS version
FROM place_mentions JOIN places ON places.id = place_mentions.place_id AND places.hidden = 0
JOIN documents ON documents.id = place_mentions.document_id
JOIN document_texts ON document_texts.document_id = place_mentions.document_id
WHERE place_mentions.hidden = 0 AND places.lat IS NOT NULL;

DROP VIEW IF EXISTS dates_view;
CREATE VIEW dates_view AS SELECT
  dates.id AS date_id,
  dates.text AS text,
  dates.event AS event,
  dates.type AS type,
  dates.value AS value,
  CASE WHEN dates.first_day > 0 THEN printf('%04d-%02d-%02d', dates.first_day / 10000, dates.first_day / 100 % 100, dates.first_day % 100) END AS "first",
  CASE WHEN dates.last_day > 0 THEN printf('%04d-%02d-%02d', dates.last_day / 10000, dates.last_day / 100 % 100, dates.last_day % 100) END AS "last",
  rtrim(substr(document_texts.text, dates.sentence_start + 1, dates.sentence_end - dates.sentence_start), char(9, 10, 13, 32)) AS sentence,
  dates.because AS because,
  dates.confidence AS confidence,
  CASE WHEN dates.day > 0 THEN printf('%04d-%02d-%02d', dates.day / 10000, dates.day / 100 % 100, dates.day % 100) END AS published,
  coalesce(nullif(documents.title, ''), documents.key) AS document,
  documents.source AS source,
  dates.start_char AS "start",
  dates.end_char AS "end",
  documents.key AS document_id,
  documents.version AS version,
  coalesce((SELECT read_rows.corrected FROM read_rows WHERE read_rows.document_id = dates.document_id AND read_rows.kind = 'dates' AND read_rows.row_id = dates.id), '') AS corrected
FROM dates JOIN documents ON documents.id = dates.document_id
JOIN document_texts ON document_texts.document_id = dates.document_id
WHERE dates.hidden = 0;

DROP VIEW IF EXISTS events_view;
CREATE VIEW events_view AS SELECT
  places.place AS place,
  dates.event AS event,
  printf('%04d-%02d-%02d', dates.first_day / 10000, dates.first_day / 100 % 100, dates.first_day % 100) AS "first",
  printf('%04d-%02d-%02d', dates.last_day / 10000, dates.last_day / 100 % 100, dates.last_day % 100) AS "last",
  rtrim(substr(document_texts.text, dates.sentence_start + 1, dates.sentence_end - dates.sentence_start), char(9, 10, 13, 32)) AS sentence,
  CASE WHEN dates.day > 0 THEN printf('%04d-%02d-%02d', dates.day / 10000, dates.day / 100 % 100, dates.day % 100) END AS published,
  coalesce(nullif(documents.title, ''), documents.key) AS document,
  documents.source AS source,
  dates.text AS text,
  min(dates.confidence, place_mentions.confidence) AS confidence,
  dates.start_char AS "start",
  dates.end_char AS "end",
  documents.key AS document_id,
  places.country AS country,
  places.kind AS kind,
  places.lat AS lat,
  places.lon AS lon,
  places.geonameid AS geonameid,
  documents.version AS version
FROM dates JOIN place_mentions ON place_mentions.document_id = dates.document_id
  AND place_mentions.sentence_start = dates.sentence_start AND place_mentions.hidden = 0
JOIN places ON places.id = place_mentions.place_id AND places.hidden = 0
JOIN documents ON documents.id = dates.document_id
JOIN document_texts ON document_texts.document_id = dates.document_id
WHERE dates.hidden = 0 AND dates.first_day > 0 AND dates.last_day > 0 AND places.lat IS NOT NULL
  AND places.kind NOT IN ('demonym', 'metonym', 'embedded');

DROP VIEW IF EXISTS documents_view;
CREATE VIEW documents_view AS SELECT
  key AS document_id,
  title AS title,
  source AS source,
  author AS author,
  CASE WHEN day > 0 THEN printf('%04d-%02d-%02d', day / 10000, day / 100 % 100, day % 100) END AS published,
  published_from AS published_from,
  words AS words,
  url AS url,
  path AS path,
  section AS section,
  page AS page,
  extent AS extent,
  language AS language,
  version AS version
FROM documents;

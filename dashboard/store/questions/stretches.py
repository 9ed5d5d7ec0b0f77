"""Which stretches of time the texts speak of: ranges, months and years, vague and uncertain dates."""

import json
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, where

COLUMNS = "text first last kind rows documents event"
# A reading that is right less often than this is drawn as uncertain.
SURE = 0.6
# This many of each vague or uncertain kind are drawn even if certain ones are more frequent.
SHOWN_OF_A_KIND = 2
# "recently" and "soon" are somewhere before or after the day of writing and can't be drawn.
NO_STRETCH = "('PAST_REF', 'PRESENT_REF', 'FUTURE_REF')"
SPELLINGS = 3  # that are shown for the same days
KIND = f"""
  CASE WHEN first_day IS NULL OR last_day IS NULL THEN 'open'
       WHEN modifier IN ('APPROX', 'START', 'MID', 'END') THEN 'vague'
       WHEN type = 'DURATION' AND value LIKE '%X%' THEN 'vague'
       WHEN confidence < {SURE} OR because LIKE '%(a guess)%' OR because LIKE '%ambiguous:%' THEN 'uncertain'
       ELSE 'sure' END
"""


def find(collection: Collection, filters: Filters, *, limit: int) -> pd.DataFrame:
    """Return the stretches mentioned most, in chronological order; attrs["all"] is their total number.

    Columns: text, first, last, kind (sure; uncertain: a guess, or two readings; vague: about then;
    open: one end isn't given), rows, documents, event (a verb with this date).
    """
    fits = where.dates(collection, filters)
    rows = collection.rows(
        f"""
        WITH stretches AS (
          SELECT json_group_array(DISTINCT text) AS text, first_day, last_day, {KIND} AS kind,
            count(*) AS rows, count(DISTINCT document_id) AS documents, max(event) AS event
          FROM dates
          WHERE {fits} AND coalesce(first_day, last_day) IS NOT NULL AND value NOT IN {NO_STRETCH}
            AND (first_day IS NOT last_day OR kind = 'uncertain' AND type <> 'TIME')
          GROUP BY first_day, last_day, kind
        ),
        ranked AS (
          SELECT *, row_number() OVER (
              PARTITION BY kind ORDER BY rows DESC, first_day, last_day, text
            ) AS place
          FROM stretches
        )
        SELECT text, first_day, last_day, kind, rows, documents, event, count(*) OVER () FROM ranked
        ORDER BY kind = 'sure' OR place > ?, rows DESC, first_day, last_day, text LIMIT ?
        """,
        (*fits.values, SHOWN_OF_A_KIND, limit),
    )
    said = [(_spellings(row[0]), *row[1:-1]) for row in rows]
    found = columns.frame(sorted(said, key=_when), COLUMNS)
    found = columns.with_days(found, "first", "last")
    found.attrs["all"] = rows[0][-1] if rows else 0
    return found


def _spellings(texts: str) -> str:
    """Return the ways in which the same days are written, each once: "2022 · this year"."""
    each = {text.casefold(): text for text in sorted(json.loads(texts), key=lambda text: (len(text), text))}
    more = f" · {len(each) - SPELLINGS} more" if len(each) > SPELLINGS else ""
    return " · ".join([*each.values()][:SPELLINGS]) + more


def _when(row: Sequence[Any]) -> tuple[int, int]:
    first, last = row[1], row[2]
    known = [int(day) for day in (first, last) if day]
    return known[0], known[-1]

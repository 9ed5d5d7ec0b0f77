"""Where, rolled up: how often each region or country is mentioned through the places in it."""

from functools import lru_cache
from typing import Literal

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, where
from dashboard.text import lexicon

Level = Literal["region", "country"]
COLUMNS = "name country kind lat lon mentions documents places"
# A people or a government counts towards its country only on request.
MEANT = "places.kind NOT IN ('demonym', 'metonym')"
WITHOUT_REGION = "(no region named)"
WITHOUT_COUNTRY = "(more than one country, or none)"
# The group's own place gives the point; without one, the centre of its places weighted by their mentions.
# Documents are counted once, however many places of the group they name.
GROUPED = """
  WITH chosen AS MATERIALIZED (SELECT id FROM documents WHERE {fits}),
  found AS MATERIALIZED (
    SELECT place_id, document_id, mentions FROM chosen CROSS JOIN place_appearances
      ON place_appearances.document_id = chosen.id
  )
  SELECT {name}, country, sum(found.mentions) AS mentions, count(DISTINCT document_id),
    count(DISTINCT place_id),
    max(CASE WHEN kind = ? THEN lat END), max(CASE WHEN kind = ? THEN lon END),
    sum(lat * found.mentions) / sum(found.mentions), sum(lon * found.mentions) / sum(found.mentions)
  FROM found JOIN places ON places.id = found.place_id
  WHERE lat IS NOT NULL AND hidden = 0 AND {meant} GROUP BY {group} ORDER BY mentions DESC, 1, country
"""


def find(collection: Collection, filters: Filters, *, level: Level, figurative: bool = False) -> pd.DataFrame:
    """Return regions or countries by the places in the documents that fit, most mentioned first.

    Columns: name, country (its name), kind (region or country), lat, lon, mentions, documents, places.
    """
    fits = where.documents(collection, filters, key="documents.id", day="documents.day")
    name, group = ("region", "region, country") if level == "region" else ("country", "country")
    asked = GROUPED.format(fits=fits, name=name, group=group, meant="1" if figurative else MEANT)
    rows = collection.rows(asked, (*fits.values, level, level))
    return columns.frame((_row(level, *row) for row in rows), COLUMNS)


def _row(level: Level, name: str, country: str, mentions: int, documents: int, places: int,
         *points: float | None) -> tuple[object, ...]:  # fmt: skip
    lat, lon, mean_lat, mean_lon = points
    if lat is None or lon is None:
        lat, lon = mean_lat, mean_lon
    shown = country_name(country)
    if level == "country":
        name = shown
    elif not name:
        name, lat, lon = f"{shown} {WITHOUT_REGION}" if country else WITHOUT_COUNTRY, None, None
    if not country and level == "country":
        lat = lon = None
    return name, shown, level, lat, lon, mentions, documents, places


def country_name(code: str) -> str:
    """Return a country's name by its code.

    >>> country_name("UA")
    'Ukraine'
    """
    return country_names().get(code, code) if code else WITHOUT_COUNTRY


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Return all countries' names by their codes."""
    return {row["code"]: row["name"] for row in lexicon.rows("country-names")}

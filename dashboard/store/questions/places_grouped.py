"""Where, rolled up: how often each region or country is mentioned through the places in it."""

from collections import defaultdict
from functools import lru_cache
from typing import Literal

import numpy as np
import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, fitting, sums
from dashboard.text import lexicon

Level = Literal["region", "country"]
COLUMNS = "name country kind lat lon mentions documents places"
# A people, a government or a body named after it counts towards its country only on request.
MEANT = "places.kind NOT IN ('demonym', 'metonym', 'embedded')"
WITHOUT_REGION = "(no region named)"
WITHOUT_COUNTRY = "(more than one country, or none)"
SHOWN = (
    "SELECT id, {name}, country, kind, lat, lon FROM places WHERE lat IS NOT NULL AND hidden = 0 AND {meant}"
)


def find(collection: Collection, filters: Filters, *, level: Level, figurative: bool = False) -> pd.DataFrame:
    """Return regions or countries by the places in the documents that fit, most mentioned first.

    Columns: name, country (its name), kind (region or country), lat, lon, mentions, documents, places.
    """
    name = "region" if level == "region" else "''"
    shown = collection.rows(SHOWN.format(name=name, meant="1" if figurative else MEANT))
    groups: dict[tuple[str, str], int] = {}
    group_of = {row[0]: groups.setdefault((row[1], row[2]), len(groups)) for row in shown}
    found = fitting.rows(collection, "places", fitting.documents(collection, filters))
    known = np.full(max([int(found[:, 1].max(initial=0)), *group_of]) + 1, -1)
    known[[*group_of]] = [*group_of.values()]
    found = found[known[found[:, 1]] >= 0]
    documents = sums.distinct(known[found[:, 1]], found[:, 0], len(groups)).tolist()
    mentions = np.bincount(found[:, 1], found[:, 2], len(known)).astype(np.int64).tolist()
    inside: dict[tuple[str, str], list[tuple[int, str, float, float]]] = defaultdict(list)
    for number, *group, kind, lat, lon in shown:
        if mentions[number]:
            inside[group[0], group[1]].append((mentions[number], kind, lat, lon))
    rows = [_row(level, *group, documents[groups[group]], places) for group, places in inside.items()]
    return columns.frame(sorted(rows, key=lambda row: (-row[5], row[0], row[1])), COLUMNS)


def _row(
    level: Level, name: str, country: str, documents: int, places: list[tuple[int, str, float, float]]
) -> tuple[str, str, str, float | None, float | None, int, int, int]:
    """Return the row of a group: its own place gives the point, else the middle of its places by mentions."""
    mentions = sum(place[0] for place in places)
    own = [place for place in places if place[1] == level]
    lat: float | None = sum(place[0] * place[2] for place in places) / mentions
    lon: float | None = sum(place[0] * place[3] for place in places) / mentions
    if own:
        lat, lon = max(place[2] for place in own), max(place[3] for place in own)
    shown = country_name(country)
    if level == "country":
        name = shown
    elif not name:
        name, lat, lon = f"{shown} {WITHOUT_REGION}" if country else WITHOUT_COUNTRY, None, None
    if not country and level == "country":
        lat = lon = None
    return name, shown, level, lat, lon, mentions, documents, len(places)


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

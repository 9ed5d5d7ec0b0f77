"""Who is quoted, and who is only talked about."""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.filters import Filters
from dashboard.identity.decisions import Entity
from dashboard.store import ordering
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order, text
from dashboard.store.questions import columns, fitting, periods, roles, sums
from dashboard.store.questions import listed as watch_list
from dashboard.store.questions import places as places_of
from dashboard.store.writing import rulings

COLUMNS = "name label quotes mentions documents first_published last_published variants roles corrected"
MOST_VARIANTS = 10
MOST_LOOKED_UP = 20_000  # of more, all spellings are read
# Anyone who is not a person, such as a ministry or a newspaper, is listed only if quoted.
ALL = """
  SELECT id, name, label, quotes, mentions, documents, first_day, last_day, key
  FROM entities WHERE hidden = 0 AND (quotes > 0 OR (label = 'PERSON' AND mentions > 0))
"""
ORDER = "quotes DESC, mentions DESC, name"
Side = Literal["all", "quoted", "mentioned"]
SIDES: dict[Side, str] = {"all": "1", "quoted": "quotes > 0", "mentioned": "quotes = 0"}
ORDERS = {
    "name": text("name"),
    "quotes": "quotes",
    "mentions": "mentions",
    "documents": "documents",
    "last_published": "nullif(last_day, 0)",
    "corrected": "nullif(id IN (SELECT value FROM json_each(?)), 0)",
}
Row = tuple[Any, ...]  # the columns of ALL


@dataclass(frozen=True)
class Listed:
    """How many are listed: people, others who are quoted, those with quotes, and all their quotes."""

    people: int
    others: int
    quoted: int
    quotes: int

    def of_side(self, side: Side) -> int:
        """Return how many are on one side."""
        every = self.people + self.others
        return {"all": every, "quoted": self.quoted, "mentioned": every - self.quoted}[side]


def find(
    collection: Collection,
    filters: Filters,
    *,
    limit: int | None = None,
    skip: int = 0,
    side: Side = "all",
    order: Order | None = None,
) -> pd.DataFrame:
    """Return the people in the documents that fit, and others who are quoted there.

    They come in the order of a column of ORDERS; without one the most quoted come first; `skip` leaves out
    the first ones. `side` keeps those with quotes that fit, or those without. Each one's quotes are those
    that fit, in the documents that fit, whoever else is asked for.
    Columns: name, label, quotes, mentions, documents (counts), first_published, last_published, variants,
    roles (as the texts give them, regardless of the filters), corrected ("name" if a correction says
    what they are called or who they are). Those of the watch list (list_…) follow.
    """
    ruled = rulings.corrected(collection.connection)
    last = None if limit is None else skip + limit
    if filters.is_empty:
        rows = _of_all(collection, last, side, order, ruled)[skip:]
    else:
        rows = _of_some(collection, filters, last, side, order, ruled)[skip:]
    entities = [row[0] for row in rows]
    written, held = _variants(collection, entities), roles.listed(collection, entities)
    found = columns.frame(
        (
            (
                name, label, *counts, _others(name, written.get(entity, [])), held.get(entity, ""),
                "name" if (label, key) in ruled else "",
            )
            for entity, name, label, *counts, key in rows
        ),
        COLUMNS,
    )  # fmt: skip
    found = columns.with_days(found, "first_published", "last_published")
    return watch_list.add_columns(collection, found, by="name")


def count(collection: Collection, filters: Filters) -> int:
    """Return how many people fit."""
    return listed(collection, filters).of_side("all")


def listed(collection: Collection, filters: Filters) -> Listed:
    """Return how many fit, of each sort."""
    if filters.is_empty:
        asked = (
            "SELECT count(*) FILTER (WHERE label = 'PERSON'), count(*) FILTER (WHERE label <> 'PERSON'), "
            f"count(*) FILTER (WHERE quotes > 0), coalesce(sum(quotes), 0) FROM ({ALL})"
        )
        return Listed(*collection.rows(asked)[0])
    found = sums.of_people(collection, filters)
    people = int(found.is_person.sum())
    return Listed(
        people, len(found.entities) - people, int((found.quotes > 0).sum()), int(found.quotes.sum())
    )  # fmt: skip


def _of_all(
    collection: Collection, limit: int | None, side: Side, order: Order | None, ruled: set[Entity]
) -> list[Row]:
    """Return the rows from the kept totals."""
    corrected = json.dumps(_numbers(collection, ruled))
    by = ordering.terms(order, ORDERS, ORDER, corrected)
    asked = f"SELECT * FROM ({ALL}) WHERE {SIDES[side]} ORDER BY {by} LIMIT ?"
    return collection.rows(asked, (*by.values, -1 if limit is None else limit))


def _of_some(
    collection: Collection, filters: Filters, limit: int | None, side: Side, order: Order | None,
    ruled: set[Entity],
) -> list[Row]:  # fmt: skip
    """Return the rows of those in the documents that fit."""
    found = sums.of_people(collection, filters)
    if side != "all":
        found = found.only((found.quotes > 0) == (side == "quoted"))
    numbers = {
        "quotes": found.quotes,
        "mentions": found.mentions,
        "documents": found.documents,
        "last_published": found.last_day,
        "corrected": np.isin(found.entities, _numbers(collection, ruled)).astype(np.int64),
    }
    keys = [-found.quotes, -found.mentions]
    if order and order.column in numbers:
        own = numbers[order.column]
        # An unknown day, and what was not corrected, come last in either order.
        is_last = (own == 0) & (order.column in ("last_published", "corrected"))
        keys = [is_last.astype(np.int64), -own if order.is_back else own, *keys]
    by_name = order if order and order.column == "name" else None
    first = np.arange(len(found.entities)) if by_name else _first(np.column_stack(keys), limit)
    asked = "SELECT id, name, label, key FROM entities WHERE id IN (SELECT value FROM json_each(?))"
    known = {row[0]: row[1:] for row in collection.rows(asked, (json.dumps(found.entities[first].tolist()),))}
    ties = sorted(
        zip(*(key[first].tolist() for key in keys), found.entities[first].tolist(), first, strict=True),
        key=lambda row: (*row[:-2], known[row[-2]][0]),
    )
    if by_name:
        ties.sort(key=lambda row: str(known[row[-2]][0]).casefold(), reverse=by_name.is_back)
    counts = (found.quotes, found.mentions, found.documents, found.first_day, found.last_day)
    return [
        (entity, *known[entity][:2], *(int(one[at]) for one in counts), known[entity][2])
        for *_, entity, at in ties[:limit]
    ]


def _first(keys: NDArray[np.int64], limit: int | None) -> NDArray[np.int64]:
    """Return the places of the first rows in the order of their keys, with all that tie with the last."""
    order = np.lexsort(keys.T[::-1])
    if limit is None or limit >= len(order):
        return order
    last = (keys[order] == keys[order[limit - 1]]).all(axis=1) if limit else np.zeros(len(order), dtype=bool)
    last[:limit] = True
    first: NDArray[np.int64] = order[last]
    return first


def _numbers(collection: Collection, ruled: set[Entity]) -> list[int]:
    """Return the numbers of entities."""
    asked = "SELECT id FROM entities WHERE label = ? AND key = ?"
    return [row[0] for one in sorted(ruled) for row in collection.rows(asked, one)]


def places(collection: Collection, name: str, filters: Filters, *, limit: int | None = None) -> pd.DataFrame:
    """Return the places that occur in the same documents as someone, in the form of `places.find`."""
    return places_of.find(collection, filters, naming=name, limit=limit)


def per_period(collection: Collection, name: str, filters: Filters) -> pd.DataFrame:
    """Return in how many fitting documents of each period someone occurs, with the unit in attrs.

    Columns: period, documents.
    """
    chosen = fitting.documents(collection, filters, naming=name)
    published = fitting.rows(collection, "documents", chosen)[:, 1]
    return periods.count(fitting.counted(published), column="documents")


def _variants(collection: Collection, entities: list[int]) -> dict[int, list[str]]:
    """Return how each entity is written, most frequent first."""
    asked = (
        "SELECT names.entity_id, forms.text, sum(forms.mentions) AS mentions "
        "FROM names JOIN forms ON forms.name_id = names.id {} "
        "GROUP BY names.entity_id, forms.text ORDER BY mentions DESC, forms.text"
    )
    found: dict[int, list[str]] = defaultdict(list)
    if len(entities) > MOST_LOOKED_UP:
        rows = collection.rows(asked.format(""))
    else:
        those = "WHERE names.entity_id IN (SELECT value FROM json_each(?))"
        rows = collection.rows(asked.format(those), (json.dumps(entities),))
    for entity, form, _ in rows:
        found[entity].append(form)
    return found


def _others(name: str, written: list[str]) -> str:
    """Return the variants of a name, except the name itself, in one text."""
    others = [form for form in written if form != name]
    more = f" and {len(others) - MOST_VARIANTS} more" if len(others) > MOST_VARIANTS else ""
    return "; ".join(others[:MOST_VARIANTS]) + more

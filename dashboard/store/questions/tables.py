"""The tables that can be exported, by name, for downloads, exports and `to_frame`."""

from collections.abc import Callable, Iterator

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import (
    documents,
    events,
    evidence,
    marked,
    networks,
    people,
    places,
    quotes,
    speakers,
    timeline,
)

TABLES: dict[str, Callable[[Collection, Filters], pd.DataFrame]] = {
    "quotes": evidence.find,
    "people": people.find,
    "speakers": speakers.find,
    "timeline": timeline.find,
    "places": places.find,
    "documents": documents.find,
    "place_mentions": places.mentions,
    "events": events.find,
    "network": networks.of_people,
    "people_places": networks.of_places,
}
# What is large is asked for in pieces; the last one is for forms that need whole texts.
IN_BLOCKS: dict[str, Callable[[Collection, Filters], Iterator[pd.DataFrame]]] = {
    "quotes": evidence.blocks,
    "events": events.blocks,
    "marked": marked.blocks,
}
COUNTS: dict[str, Callable[[Collection, Filters], int]] = {
    "quotes": quotes.count,
    "people": people.count,
    "timeline": timeline.count,
    "places": places.count,
    "documents": documents.count,
    "events": events.count,
}


def blocks(collection: Collection, table: str, filters: Filters) -> Iterator[pd.DataFrame]:
    """Yield a table's rows in frames, at least one."""
    if table in IN_BLOCKS:
        yield from IN_BLOCKS[table](collection, filters)
    else:
        yield TABLES[table](collection, filters)


def count(collection: Collection, table: str, filters: Filters) -> int:
    """Return how many rows a table has."""
    if table in COUNTS:
        return COUNTS[table](collection, filters)
    return sum(len(rows) for rows in blocks(collection, table, filters))

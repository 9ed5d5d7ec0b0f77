"""The tables that can be exported, by name, for downloads, exports and `to_frame`."""

from collections.abc import Callable

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, people, places, quotes, timeline

TABLES: dict[str, Callable[[Collection, Filters], pd.DataFrame]] = {
    "quotes": quotes.find,
    "people": people.find,
    "timeline": timeline.find,
    "places": places.find,
    "documents": documents.find,
}

"""In which order events stand, and how many documents report each of them."""

import json
from collections.abc import Callable

import numpy as np

from dashboard.store.collection import Collection
from dashboard.store.ordering import Order
from dashboard.store.questions import columns, events_around
from dashboard.store.questions.events_read import AT
from dashboard.store.questions.fitting import Numbers


def ordered(collection: Collection, rows: Numbers, order: Order | None) -> Numbers:
    """Return rows in the order of a column of ORDERS, ties and all others the latest first."""
    rows = latest(rows)
    if order is None or order.column not in ORDERS:
        return rows
    keys = ORDERS[order.column](collection, rows)
    known = [at for at, key in enumerate(keys) if key not in (None, "")]
    unknown = [at for at, key in enumerate(keys) if key in (None, "")]
    # Stable either way: rows that tie stay the latest first.
    known.sort(key=lambda at: keys[at], reverse=order.is_back)
    return rows[np.array(known + unknown, dtype=np.intp)]


def latest(rows: Numbers) -> Numbers:
    """Return rows the latest days first."""
    by = (rows[:, AT["start"]], rows[:, AT["document"]], -rows[:, AT["last"]], -rows[:, AT["first"]])
    return rows[np.lexsort(by)]


def reports(every: Numbers, rows: Numbers) -> list[int]:
    """Return for each row how many documents among all that fit tell of its event."""
    pairs = np.unique(every[:, [AT["alike"], AT["document"]]], axis=0)
    numbers, times = np.unique(pairs[:, 0], return_counts=True)
    many = dict(zip(numbers.tolist(), times.tolist(), strict=True))
    return [many[number] for number in rows[:, AT["alike"]].tolist()]


def spans(rows: Numbers) -> list[tuple[int, int, int]]:
    """Return document, beginning and end of each row's sentence."""
    found = rows[:, [AT["document"], AT["sentence_start"], AT["sentence_end"]]].tolist()
    return [(document, start, end) for document, start, end in found]


Keys = Callable[[Collection, Numbers], list]  # type: ignore[type-arg]


def _of_number(*names: str) -> Keys:
    return lambda collection, rows: [tuple(row) for row in rows[:, [AT[name] for name in names]].tolist()]


def _of_text(asked: str, name: str) -> Keys:
    def keys(collection: Collection, rows: Numbers) -> list[str]:
        numbers = rows[:, AT[name]].tolist()
        known = dict(collection.rows(asked, (json.dumps(sorted(set(numbers))),)))
        return [str(known.get(number) or "").casefold() for number in numbers]

    return keys


def _sentences(collection: Collection, rows: Numbers) -> list[str]:
    return [sentence.casefold() for sentence in columns.sentences(collection, spans(rows))]


def _speakers(collection: Collection, rows: Numbers) -> list[str]:
    return [(one.name or one.text or "").casefold() for one in events_around.speakers(collection, rows)]


ORDERS: dict[str, Keys] = {
    "days": _of_number("first", "last"),
    "place": _of_text("SELECT id, place FROM places WHERE id IN (SELECT value FROM json_each(?))", "place"),
    "event": _of_text("SELECT id, event FROM dates WHERE id IN (SELECT value FROM json_each(?))", "date"),
    "sentence": _sentences,
    "speaker": _speakers,
    "tie": _of_number("tie"),
    "reports": lambda collection, rows: reports(rows, rows),
    "printed": lambda collection, rows: [day or None for day in rows[:, AT["published"]].tolist()],
    "document": _of_text(
        f"SELECT id, {columns.DOCUMENT} FROM documents WHERE id IN (SELECT value FROM json_each(?))",
        "document",
    ),
    "source": _of_text(
        "SELECT id, source FROM documents WHERE id IN (SELECT value FROM json_each(?))", "document"
    ),
}

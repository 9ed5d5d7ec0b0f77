"""Who tells of an event, and whom its sentence names."""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.filters import STATEMENTS
from dashboard.store.collection import Collection
from dashboard.store.questions import where
from dashboard.store.questions.events_read import AT
from dashboard.store.questions.fitting import Flags, Numbers

GIVEN = "document_id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says that something happens: the canonical name where it is known, and as written."""

    name: str | None = None
    text: str | None = None


def speakers(collection: Collection, rows: Numbers) -> list[Teller]:
    """Return for each event who says it: the speaker of the quote that has its date, or nobody."""
    asked = f"""
      SELECT document_id, quotes.start_char, quotes.end_char, entities.name, speaker_text
      FROM quotes LEFT JOIN names ON names.id = speaker_id
      LEFT JOIN entities ON entities.id = names.entity_id AND entities.hidden = 0
      WHERE quotes.hidden = 0 AND saying IN ({", ".join("?" * len(STATEMENTS))}) AND {GIVEN}
      ORDER BY document_id, quotes.start_char, quotes.end_char DESC
    """
    said: dict[int, list[tuple[int, int, Teller]]] = defaultdict(list)
    for document, start, end, name, text in collection.rows(asked, (*STATEMENTS, _documents(rows))):
        said[document].append((start, end, Teller(name, text)))
    found = []
    for document, start in rows[:, [AT["document"], AT["start"]]].tolist():
        held = [one for first, last, one in said.get(document, ()) if first <= start < last]
        found.append(held[-1] if held else Teller())
    return found


def people(collection: Collection, rows: Numbers) -> list[list[str]]:
    """Return for each event the people and bodies that its sentence names, each once."""
    asked = f"""
      SELECT document_id, start_char, entities.name
      FROM mentions JOIN names ON names.id = name_id JOIN entities ON entities.id = names.entity_id
      WHERE mentions.hidden = 0 AND entities.hidden = 0 AND entities.label IN ('PERSON', 'ORG') AND {GIVEN}
      ORDER BY document_id, start_char
    """
    named: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for document, start, name in collection.rows(asked, (_documents(rows),)):
        named[document].append((start, name))
    spans = rows[:, [AT["document"], AT["sentence_start"], AT["sentence_end"]]].tolist()
    return [list(dict.fromkeys(_within(named.get(document, []), *span))) for document, *span in spans]


def of_person(collection: Collection, rows: Numbers, name: str, *, may_speak: bool) -> Flags:
    """Say which events' sentences name somebody, or, if they may speak, which they tell of."""
    given = (json.dumps(where.names(collection, name)), _documents(rows))
    asked = f"""
      SELECT document_id, start_char FROM mentions
      WHERE hidden = 0 AND name_id IN (SELECT value FROM json_each(?)) AND {GIVEN}
    """
    named = np.sort(_keys(*_columns(collection, asked, given, 2)))
    document = rows[:, AT["document"]]
    first = np.searchsorted(named, _keys(document, rows[:, AT["sentence_start"]]))
    flags = first < np.searchsorted(named, _keys(document, rows[:, AT["sentence_end"]]))
    return flags | _told_by(collection, rows, given) if may_speak else flags


def _told_by(collection: Collection, rows: Numbers, given: tuple[str, str]) -> Flags:
    asked = f"""
      SELECT document_id, start_char, end_char FROM quotes
      WHERE hidden = 0 AND speaker_id IN (SELECT value FROM json_each(?)) AND {GIVEN}
      ORDER BY document_id, start_char
    """
    document, start, end = _columns(collection, asked, given, 3)
    opens, closes = _keys(document, start), np.maximum.accumulate(_keys(document, end))
    at = _keys(rows[:, AT["document"]], rows[:, AT["start"]])
    last = np.searchsorted(opens, at, side="right") - 1
    return (last >= 0) & (np.append(closes, 0)[last] > at)


def _columns(collection: Collection, asked: str, values: tuple[str, ...], width: int) -> Numbers:
    return np.array(collection.rows(asked, values), dtype=np.int32).reshape(-1, width).T


def _keys(document: Numbers, at: Numbers) -> NDArray[np.int64]:
    """Return characters of documents as numbers that sort."""
    return document.astype(np.int64) << 32 | at


def _within(named: list[tuple[int, str]], start: int, end: int) -> list[str]:
    first = bisect_left(named, start, key=lambda one: one[0])
    last = bisect_right(named, end - 1, key=lambda one: one[0])
    return [name for _, name in named[first:last]]


def _documents(rows: Numbers) -> str:
    return json.dumps(np.unique(rows[:, AT["document"]]).tolist())

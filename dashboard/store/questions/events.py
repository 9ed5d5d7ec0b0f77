"""Where something happens on which days, who says so, and which reports tell of the same event."""

import hashlib
import json
from collections.abc import Collection as Several
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order
from dashboard.store.questions import columns, events_around, events_order, events_read, fitting, where
from dashboard.store.questions.events_read import AT, TIES
from dashboard.store.questions.fitting import Flags, Numbers
from dashboard.store.questions.masks import among
from dashboard.text import wanted
from dashboard.text.folding import fold

COLUMNS = (
    "place event first last speaker speaker_text people sentence tie reports published document source text "
    "because confidence start end document_id event_id country kind lat lon geonameid version"
)
IN_BLOCK = 1_000  # rows


def find(
    collection: Collection,
    filters: Filters,
    *,
    limit: int | None = None,
    skip: int = 0,
    order: Order | None = None,
) -> pd.DataFrame:
    """Return the events that fit, a row for each report, the latest days first.

    Columns: place, event, first, last, speaker, speaker_text, people, sentence, tie (sentence, dateline or
    paragraph), reports, published, document, source, text, because, confidence, start, end, document_id,
    event_id (the same for reports of one event), country, kind, lat, lon, geonameid, version.
    """
    rows = events_order.ordered(collection, fit(collection, filters), order)
    return _frame(collection, rows, rows[skip:][:limit])


def blocks(collection: Collection, filters: Filters, *, order: Order | None = None) -> Iterator[pd.DataFrame]:
    """Yield the same in frames, at least one."""
    rows = events_order.ordered(collection, fit(collection, filters), order)
    for at in range(0, max(len(rows), 1), IN_BLOCK):
        yield _frame(collection, rows, rows[at : at + IN_BLOCK])


def count(collection: Collection, filters: Filters) -> int:
    """Return how many rows fit: each report of each event."""
    return len(fit(collection, filters))


def count_apart(collection: Collection, filters: Filters) -> tuple[int, int]:
    """Return how many events there are, several reports of one counted once, and in how many documents."""
    rows = fit(collection, filters)
    return len(fitting.each(rows[:, AT["alike"]])), len(fitting.each(rows[:, AT["document"]]))


def count_events(collection: Collection, filters: Filters) -> int:
    """Return how many events there are, several reports of one counted once."""
    return count_apart(collection, filters)[0]


def together(
    collection: Collection,
    filters: Filters,
    *,
    limit: int,
    skip: int = 0,
    first: int | None = None,
    in_full: Several[str] = (),
) -> pd.DataFrame:
    """Return the rows of so many events, the latest first; the reports of one follow one another.

    The day of an event is that of its first report. Of each event there are the first so many reports, of
    those `in_full`, by their event_id, all. Columns as in `find`, and sentence_start, place_start and
    place_end (where sentence and place stand in the document's text) and more: how many reports are left out.
    """
    rows = fit(collection, filters)
    told = _as_told(rows)
    shown = events_order.latest(_first_of_each(told))[skip : skip + limit]
    leads = _leads(collection, shown) if in_full else {}
    unfolded = [alike for alike, event in leads.items() if event in in_full]
    return _reports_of(collection, rows, told, shown[:, AT["alike"]], first=first, in_full=unfolded)


def most_told(collection: Collection, filters: Filters) -> pd.DataFrame:
    """Return how the event begins that most documents tell of, of several the latest; no row if none fits."""
    rows = fit(collection, filters)
    told = _as_told(rows)
    leads = events_order.latest(_first_of_each(told))
    many = events_order.reports(rows, leads)
    most = leads[[many.index(max(many))] if many else [], AT["alike"]]
    return _reports_of(collection, rows, told, most, first=1)


def _as_told(rows: Numbers) -> Numbers:
    """Return rows event by event, the first report first; one without a day of publication is none."""
    published = rows[:, AT["published"]]
    known = np.where(published > 0, published, np.iinfo(np.int32).max)
    return rows[np.lexsort((rows[:, AT["start"]], rows[:, AT["document"]], known, rows[:, AT["alike"]]))]


def _first_of_each(told: Numbers) -> Numbers:
    return told[np.unique(told[:, AT["alike"]], return_index=True)[1]]


def _reports_of(
    collection: Collection, rows: Numbers, told: Numbers, shown: Numbers, *,
    first: int | None, in_full: Sequence[int] = (),
) -> pd.DataFrame:  # fmt: skip
    """Return the reports of the events that are shown, in their order, the first so many of each."""
    order = np.full(int(told[:, AT["alike"]].max(initial=0)) + 1, -1, dtype=np.int32)
    order[shown] = np.arange(len(shown))
    chosen = told[order[told[:, AT["alike"]]] >= 0]
    chosen = chosen[np.argsort(order[chosen[:, AT["alike"]]], kind="stable")]
    _, begins, many = np.unique(order[chosen[:, AT["alike"]]], return_index=True, return_counts=True)
    place = np.arange(len(chosen)) - np.repeat(begins, many)
    sent = many if first is None else np.where(np.isin(shown, in_full), many, _sent(many, first))
    is_sent = place < np.repeat(sent, many)
    chosen, more = chosen[is_sent], np.repeat(many - sent, many)[is_sent]
    spans = {name: chosen[:, AT[name]] for name in ("sentence_start", "place_start", "place_end")}
    return _frame(collection, rows, chosen).assign(**spans, more=more)


def _sent(many: NDArray[np.intp], first: int) -> NDArray[np.intp]:
    """Return how many reports of each event are sent: to say that one more is left out takes its room."""
    return np.where(many > first + 1, first, many)


def fit(collection: Collection, filters: Filters) -> Numbers:
    """Return the events that fit: their document does, and so do their own place, people, days and words."""
    around = replace(filters, first=None, last=None) if filters.axis == "mentioned" else filters
    rows = events_read.every(collection)
    chosen = fitting.documents(collection, around)
    if chosen is not None:
        rows = rows[among(rows[:, AT["document"]], chosen)]
    rows = rows[fitting.touching(filters, rows[:, AT["first"]], rows[:, AT["last"]])]
    if filters.places:
        numbers = [number for label in filters.places for number in where.places(collection, label)]
        rows = rows[among(rows[:, AT["place"]], numbers)]
    for people, speak in ((filters.people, True), (filters.mentioned, False)):
        rows = _with_people(collection, rows, people, is_any=filters.match == "any", may_speak=speak)
    return rows[_holding(collection, rows, filters.text)] if filters.text else rows


def _with_people(
    collection: Collection, rows: Numbers, people: tuple[str, ...], *, is_any: bool, may_speak: bool
) -> Numbers:
    """Keep the events whose sentence names any (or all) of the people, or that they tell of."""
    if not people:
        return rows
    flags = [events_around.of_person(collection, rows, name, may_speak=may_speak) for name in people]
    kept = np.any(flags, axis=0) if is_any else np.all(flags, axis=0)
    return rows[kept]


def _holding(collection: Collection, rows: Numbers, text: str) -> Flags:
    """Say which events' sentences have the words that were typed."""
    words = wanted.read(text)
    found = []
    for sentence in columns.sentences(collection, events_order.spans(rows)):
        plain = _spaced(sentence)
        has = all(any(_spaced(word) in plain for word in group) for group in words.groups)
        found.append(has and not any(_spaced(word) in plain for word in words.without))
    return np.array(found, dtype=bool)


def _spaced(text: str) -> str:
    """Return a text's words with a space around each, so that a word is found as a whole."""
    return f" {' '.join(''.join(one if one.isalnum() else ' ' for one in fold(text)).split())} "


def _frame(collection: Collection, every: Numbers, rows: Numbers) -> pd.DataFrame:
    """Return rows with all that is known of them."""
    dated = _known(collection, "SELECT id, event, text FROM dates", rows[:, AT["date"]])
    asked = "SELECT id, place, country, kind, lat, lon, geonameid FROM places"
    placed = _known(collection, asked, rows[:, AT["place"]])
    asked = f"SELECT id, key, {columns.DOCUMENT}, source, version FROM documents"
    named = _known(collection, asked, rows[:, AT["document"]])
    told = events_around.speakers(collection, rows)
    people = events_around.people(collection, rows)
    sentences = columns.sentences(collection, events_order.spans(rows))
    leads = _leads(collection, rows)
    found = []
    for at, (row, many) in enumerate(zip(rows.tolist(), events_order.reports(every, rows), strict=True)):
        one = dict(zip(AT, row, strict=True))
        (event, text), (place, *rest) = dated[one["date"]], placed[one["place"]]
        key, title, source, version = named[one["document"]]
        found.append((
            place, event, one["first"], one["last"], told[at].name, told[at].text, "; ".join(people[at]),
            sentences[at], TIES[one["tie"]], many, one["published"], title, source, text,
            _because(TIES[one["tie"]], place, text), one["sure"] / 1000, one["start"], one["end"], key,
            leads[one["alike"]], *rest, version,
        ))  # fmt: skip
    return columns.with_days(columns.frame(found, COLUMNS, texts=("people",)), "first", "last", "published")


def _known(collection: Collection, asked: str, numbers: Numbers) -> dict[int, tuple]:  # type: ignore[type-arg]
    given = json.dumps(np.unique(numbers).tolist())
    rows = collection.rows(f"{asked} WHERE id IN (SELECT value FROM json_each(?))", (given,))
    return {number: tuple(rest) for number, *rest in rows}


def _leads(collection: Collection, rows: Numbers) -> dict[int, str]:
    """Return what identifies each event, whichever reports are shown: where its first report stands."""
    every = events_read.every(collection)
    asked = np.unique(rows[:, AT["alike"]])
    first = every[asked] if len(asked) else every[:0]
    keys = dict(_known(collection, "SELECT id, key FROM documents", first[:, AT["document"]]))
    found = {}
    for row in first.tolist():
        one = dict(zip(AT, row, strict=True))
        about = json.dumps([keys[one["document"]][0], one["start"], one["place_start"]])
        found[one["alike"]] = hashlib.sha256(about.encode()).hexdigest()[:16]
    return found


def _because(tie: str, place: str, text: str) -> str:
    """Say by what a place and a date belong together."""
    if tie == "dateline":
        return f"the article’s dateline says {place}, and its first sentence says “{text}”"
    if tie == "paragraph":
        return f"the sentence before, in the same paragraph, is in {place}; this one says “{text}”"
    return f"its sentence puts it in {place} and says “{text}”"

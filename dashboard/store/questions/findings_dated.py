"""Findings about when: the busiest time, the next date ahead; and how much is there twice."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from dashboard.filters import Filters
from dashboard.store import days
from dashboard.store.questions import fitting, periods
from dashboard.store.questions.findings_form import LEAST, Finding, Given, Part, day, many, month
from dashboard.store.questions.fitting import Numbers
from dashboard.store.questions.masks import among, only
from dashboard.store.questions.periods import Unit
from dashboard.store.writing.tallies import STRETCHES, SURE
from dashboard.text import day_words

ABOVE = 1.25  # times the mean of all periods with documents: below that, none stands out
FEW_DAYS, MANY_DAYS = 21, 730  # up to so many days a day is named, beyond so many a month, else a week
TRIED = 30  # days ahead that are looked up until one is sure


def busiest(given: Given) -> Finding | None:
    """Return the day, week or month in which the most documents were published, if it stands out."""
    filters = given.filters
    if filters.axis == "mentioned" and (filters.first or filters.last):
        return None  # an address has one period
    published = given.documents[given.documents[:, 1] > 0, 1]
    unit = _unit(published)
    rows = periods.count(fitting.counted(published), column="documents", unit=unit)
    counts = rows["documents"].to_numpy()
    if len(counts) < LEAST or counts.max() < max(LEAST, ABOVE * counts.mean()):
        return None
    if (counts == counts.max()).sum() > 1:
        return None
    first, count = rows["period"].iloc[int(counts.argmax())], int(counts.max())
    parts = (
        Part(f"The busiest {unit} is {_in_words(first, unit)}: "),
        Part(f"{count:,} of {many(len(given.documents), 'document')}", "view"),
        Part("."),
    )
    return Finding("busiest", parts, count, "documents", _within(filters, first, _last(first, unit)))


def _unit(published: Numbers) -> Unit:
    ends = [days.day(int(one)) for one in (published.min(), published.max())] if len(published) else []
    span = (ends[1] - ends[0]).days if ends and ends[0] and ends[1] else 0
    return "day" if span <= FEW_DAYS else "week" if span <= MANY_DAYS else "month"


def _last(first: date, unit: Unit) -> date:
    if unit == "month":
        return day_words.month_end(first)
    return first + timedelta(days=6 if unit == "week" else 0)


def _within(filters: Filters, first: date, last: date) -> Filters:
    """Return the filters for a period, cut to the one that they ask for."""
    start = max(first, filters.first) if filters.first else first
    end = min(last, filters.last) if filters.last else last
    return replace(filters, first=start, last=end, axis="published")


def _in_words(first: date, unit: Unit) -> str:
    if unit == "month":
        return month(first.year * 100 + first.month)
    return f"{'that of ' if unit == 'week' else ''}{day(days.number(first))}"


def coming(given: Given) -> Finding | None:
    """Return the first day that is spoken of and lies after the newest of these documents.

    What is ahead is seen from the newest document, as today is nothing that a collection knows.
    """
    newest = int(given.documents[:, 1].max()) if len(given.documents) else 0
    dated = fitting.dates(given.collection, given.filters)
    is_ahead = (
        (dated[:, 1] > newest) & (dated[:, 1] == dated[:, 2]) & (dated[:, 3] == STRETCHES.index("none"))
    )
    ahead = only(dated, is_ahead) if newest else dated[:0]
    for day_ahead in np.unique(ahead[:, 1])[:TRIED].tolist():
        there = np.unique(ahead[ahead[:, 1] == day_ahead, 0])
        if found := _sentence(given, day_ahead, set(there.tolist())):
            return _ahead(day_ahead, newest, *found)
    return None


def _sentence(given: Given, ahead: int, there: set[int]) -> tuple[int, str, int, str] | None:
    """Return how many documents name a day surely, then key, character and event of the first sentence."""
    rows = given.collection.rows(
        "SELECT document_id, key, start_char, event FROM dates JOIN documents ON documents.id = document_id "
        "WHERE hidden = 0 AND first_day = ? AND last_day = first_day AND confidence >= ? "
        "ORDER BY event = '', document_id, start_char",
        (ahead, SURE),
    )
    found = [row for row in rows if row[0] in there]
    return (len({row[0] for row in found}), *found[0][1:]) if found else None


def _ahead(ahead: int, newest: int, documents: int, key: str, at: int, event: str) -> Finding:
    parts = (
        Part("The next date ahead is "),
        Part(day(ahead), "view"),
        Part(f", in {many(documents, 'document')}"),
        Part(f": “{event}”" if event else ""),
        Part(f" (the newest article is of {day(newest)})."),
    )
    query = (("doc", key), ("at", str(at)))
    return Finding("coming", parts, documents, "document", None, query)


def copies(given: Given) -> Finding | None:
    """Return how many documents have the text of another, if these are counted too."""
    if given.filters.once:
        return None
    repeated = fitting.numbers(given.collection, fitting.COPIES)
    count = int(among(repeated, given.documents[:, 0]).sum())
    if count < LEAST:
        return None
    all_of_them, left = len(given.documents), len(given.documents) - count
    parts = (
        Part(f"{count:,} of {many(all_of_them, 'document')} have the text of another and are counted here; "),
        Part(f"without them {'it is' if left == 1 else 'there are'} "),
        Part(many(left, "document"), "view"),
        Part("."),
    )
    return Finding("copies", parts, left, "documents", replace(given.filters, once=True))

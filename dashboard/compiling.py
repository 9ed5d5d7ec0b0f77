"""Compile a report: ask the collection what a view of it says, and put that into plain records."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from dashboard import __version__
from dashboard.errors import UsageError
from dashboard.export.cited import Cited
from dashboard.export.report.parts import Bar, Bars, Report, Said, number
from dashboard.export.workbook import Sheets
from dashboard.filters import SURE_ENOUGH, Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import (
    counts,
    documents,
    evidence,
    findings,
    people,
    places,
    quotes,
    reports,
    surroundings,
    tables,
)
from dashboard.store.questions.counts import Totals
from dashboard.store.writing.places_named import FIGURATIVE
from dashboard.text import day_words, spoken

MOST_QUOTES = 100
RANKED = 10  # people and places in a ranking
LESS_SURE = 0.75  # below it, a quote says how sure it is
SHEETS = ("quotes", "people", "places", "timeline", "documents")
LIMITS = (
    "The quotes, speakers, dates and places were found by a program, which makes mistakes. "
    "Check a quote in its article before you print it.",
    "A count says how often the articles of this collection name or quote somebody. "
    "It is no count of what happened.",
)


def report(collection: Collection, filters: Filters, *, since: str = "", most: int = MOST_QUOTES) -> Report:
    """Return the report of a view.

    `since` says in words where it begins, `most` how many quotes are printed.
    """
    totals = counts.totals(collection, filters)
    ranked = people.find(collection, filters, limit=RANKED, side="quoted")
    named = places.find(collection, filters)
    named = named[~named["kind"].isin(FIGURATIVE)]
    periods = documents.per_period(collection, filters)
    printed, note = _printed(collection, filters, totals, most)
    return Report(
        title=_title(filters),
        question=_question(filters, totals, since),
        findings=_findings(collection, filters, totals),
        counts=_counts(totals),
        over_time=_over_time(periods),
        rankings=(
            _ranking("Most quoted", "quote", ranked, "name", "quotes"),
            _ranking("Most mentioned places", "mention", named.head(RANKED), "place", "mentions"),
        ),
        places=named,
        quotes=printed,
        quotes_note=note,
        method=tuple(_method(collection, filters)),
    )


def sheets(collection: Collection, filters: Filters) -> Sheets:
    """Yield the tables behind a report, for a workbook."""
    for table in SHEETS:
        yield table, tables.blocks(collection, table, filters)


def _findings(collection: Collection, filters: Filters, totals: Totals) -> tuple[str, ...]:
    """Return what the Overview says first, in plain sentences."""
    if not totals.documents:
        return ("Nothing fits this question.",)
    found = tuple(one.sentence for one in findings.find(collection, filters))
    return found or ("So few documents say nothing about what is usual: read them.",)


def period_in_words(day: date, unit: str) -> str:
    """Return a period in words.

    >>> period_in_words(date(2022, 4, 25), "week"), period_in_words(date(2022, 4, 1), "month")
    ('the week of 25 April 2022', 'April 2022')
    """
    if unit == "month":
        return day_words.month(day)
    return f"the week of {day_words.day(day)}" if unit == "week" else day_words.day(day)


def beginning(since: str, today: date) -> date:
    """Return the first day that a word for a period means; UsageError for a word that is none.

    >>> beginning("last-month", date(2022, 1, 15)), beginning("last-week", date(2022, 5, 4))
    (datetime.date(2021, 12, 1), datetime.date(2022, 4, 25))
    """
    if since == "last-month":
        earlier = today.replace(day=1).toordinal() - 1
        return date.fromordinal(earlier).replace(day=1)
    if since == "last-week":
        return date.fromordinal(today.toordinal() - today.weekday() - 7)
    try:
        return date.fromisoformat(since)
    except ValueError as error:
        raise UsageError(
            f"{since!r} is no beginning. Write a day as 2022-04-26, or last-week, last-month, last-report."
        ) from error


def _title(filters: Filters) -> str:
    asked = [*filters.people, *filters.places]
    return ", ".join(asked) if asked else f"“{filters.text}”" if filters.text else "What the news says"


def _question(filters: Filters, totals: Totals, since: str) -> str:
    around = filters.describe("document" if totals.documents == 1 else "documents")
    asked = f"{number(totals.documents, 'document')} {around}".strip()
    quoted = f"{number(totals.quotes, 'quote')} in {number(totals.quoting, 'document')}"
    by = Filters(people=filters.people).describe("quotes")
    return f"{asked}; {quoted}{f' {by}' if by else ''}.{f' {since}' if since else ''}"


def _counts(totals: Totals) -> tuple[Bar, ...]:
    return (
        Bar("Documents", totals.documents),
        Bar("Quotes", totals.quotes),
        Bar("Speakers", totals.speakers),
        Bar("People named", totals.people),
        Bar("Places on the map", totals.places),
        Bar("Dates", totals.dates),
    )


def _over_time(periods: pd.DataFrame) -> Bars:
    unit = str(periods.attrs.get("unit", "week"))
    bars = (
        Bar(period_in_words(day, unit), int(count), day)
        for day, count in zip(periods["period"], periods["documents"], strict=True)
    )
    return Bars(f"Documents per {unit}", "document", tuple(bars))


def _ranking(title: str, noun: str, rows: pd.DataFrame, name: str, count: str) -> Bars:
    return Bars(title, noun, tuple(Bar(str(a), int(b)) for a, b in zip(rows[name], rows[count], strict=True)))


def _printed(
    collection: Collection, filters: Filters, totals: Totals, most: int
) -> tuple[tuple[Said, ...], str]:
    """Return the quotes that are printed, the newest of those that are sure enough, and what is left out."""
    wanted = filters.shown_first()
    sure = quotes.count(collection, wanted)
    if not sure:
        none = f"None of the {number(totals.quotes, 'quote')} is sure enough to be printed."
        return (), none if totals.quotes else "No quote fits."
    newest = [int(one) for one in quotes.find(collection, wanted, limit=most)["quote_id"]]
    rows, around = evidence.numbered(collection, newest), surroundings.of(collection, newest)
    printed = tuple(_said(row, around[int(row["quote_id"])].role) for row in rows.to_dict("records"))
    shown = (
        f"The {len(printed):,} newest of {number(sure, 'quote')}"
        if len(printed) < sure
        else f"All {number(sure, 'quote')}"
        if sure > 1
        else "The only quote"
    )
    left = totals.quotes - sure
    rest = (
        f" {left:,} more {'is' if left == 1 else 'are'} less sure or no statement, and left out."
        if left
        else ""
    )
    return printed, f"{shown}, newest first, where something is said, denied or declined.{rest}"


def _said(row: dict[str, object], role: str) -> Said:
    cited = Cited.of(row)
    confidence = float(str(row["confidence"]))
    warnings = [] if row["saying"] == "said" else [str(row["saying"])]
    warnings += [f"{confidence:.0%} sure"] if confidence < LESS_SURE else []
    warnings += ["corrected by hand"] if row["corrected"] else []
    words = spoken.in_marks(str(row["words"]), str(row["kind"]))
    return Said(cited, words, cited.speaker or "Speaker unknown", role, tuple(warnings))


def _method(collection: Collection, filters: Filters) -> Iterator[str]:
    last = reports.ended(collection)
    if last:
        yield f"State of the collection: import {last.import_id} of {day_words.day(last.day)}."
    read = ", ".join(reports.versions(collection)) or "none yet"
    yield f"The documents were read by Dateline {read}; this report was written by Dateline {__version__}."
    yield (
        "Quotes are printed if somebody says, denies or declines something in them and Dateline is at least "
        f"{filters.sure or SURE_ENOUGH} percent sure of the words and of who said them. "
        f"Below {LESS_SURE:.0%} it stands beside the quote how sure. All others are counted."
    )
    yield (
        "A document’s day is its day of publication as the document states it; "
        "those with an unknown day are in no period."
    )
    yield from LIMITS

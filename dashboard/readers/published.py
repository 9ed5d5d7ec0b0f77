"""When a document was published: by field, page metadata, dateline or the day given, else unknown."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dashboard.records import Document
from dashboard.text import dateline, layout

MONTH = rf"(?P<month>{dateline.MONTH})"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
# A time and a zone may follow the day, "2022-04-26T10:00:00+02:00"; the day is the publisher's.
AFTER = r"(?![\d/.-])"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?){AFTER}",  # 2022-04-26
        rf"{YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?){AFTER}",  # 2022/04/26
        rf"{YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T|\Z)",  # 20220426, 20220426T100000Z
        rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.{YEAR}{AFTER}",  # 26.04.2022
        rf"(?:[a-z]{{3,9}}\.?,? )?{DAY}[ -]{MONTH},?[ -]{YEAR}(?!\d)",  # Tue, 26 Apr 2022 10:00:00 GMT
        rf"(?:[a-z]{{3,9}}\.?,? )?{MONTH} {DAY},? {YEAR}(?!\d)",  # Tuesday, April 26, 2022
    )
)
# 04/26/2022 and 26/04/2022; 04/05/2022 can be read in two ways and stays unknown
SLASHED = re.compile(rf"(?P<first>\d\d?)/(?P<second>\d\d?)/{YEAR}{AFTER}")
# seconds or milliseconds since 1970
EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?\Z|\d{12,13}\Z")
# https://news.example/2022/04/26/talks, https://news.example/2022/apr/26/talks
URL_DAY = re.compile(
    rf"/{YEAR}/(?P<month>\d\d?|{'|'.join(dateline.MONTHS)})/(?P<day>\d\d?)(?:/|\Z)", re.IGNORECASE
)
EARLIEST, LATEST = 1500, 2200

BEGINNING = 4_000  # characters that are examined if lines are wrapped
# A dateline may be a few days after the day given (a Sunday paper), but not most of a year.
AHEAD = timedelta(days=7)


def settle(document: Document, *, given: date | None = None) -> Document:
    """Return the document with its day of publication and where that was found; it is never just today."""
    if document.published is not None:
        return document
    day = from_url(document.url)
    if day is not None:
        return replace(document, published=day, published_from="metadata")
    day = from_dateline(document.text, given=given)
    if day is not None:
        return replace(document, published=day, published_from="dateline")
    if given is not None:
        return replace(document, published=given, published_from="given")
    return replace(document, published_from="unknown")


def day_of(value: str) -> date | None:
    """Read the day in a field; return None if there is none or it has two readings.

    >>> day_of("Tue, 26 Apr 2022 23:30:00 -0500")
    datetime.date(2022, 4, 26)
    """
    value = " ".join(value.lstrip()[:100].split())
    if EPOCH.match(value):
        return _day_of_epoch(value)
    for form in FORMS:
        if found := form.match(value):
            return _day(found["year"], found["month"], found["day"])
    if found := SLASHED.match(value):
        return _day_of_slashed(found)
    return None


def _day_of_epoch(value: str) -> date | None:
    seconds = float(value) / (1000 if len(value) in (12, 13) and "." not in value else 1)
    return datetime.fromtimestamp(seconds, tz=UTC).date()


def _day_of_slashed(found: re.Match[str]) -> date | None:
    first, second = found["first"], found["second"]
    readings = {_day(found["year"], first, second), _day(found["year"], second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else dateline.MONTHS.index(month[:3].lower()) + 1
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found.year <= LATEST else None


def from_url(url: str) -> date | None:
    """Read the day in an address such as https://news.example/2022/04/26/talks."""
    found = URL_DAY.search(url[:2000])
    return _day(found["year"], found["month"], found["day"]) if found else None


def from_dateline(text: str, *, given: date | None = None) -> date | None:
    """Read the day of "KYIV, April 26 —" at the start; its year is its own, or follows from the day given."""
    # A narrow column may split a dateline.
    paragraphs = layout.unwrapped(text[:BEGINNING])
    found = dateline.dated(paragraphs.text if paragraphs else text)
    if found is None or found.day is None:
        return None
    year, month, day = found.day
    if year:
        return _day(str(year), str(month), str(day))
    return None if given is None else _latest(str(month), str(day), given + AHEAD)


def _latest(month: str, day: str, until: date) -> date | None:
    """Return the last such day that is not after `until`; 29 February may be years back."""
    for year in range(until.year, until.year - 9, -1):
        found = _day(str(year), month, day)
        if found is not None and found <= until:
            return found
    return None

"""When a document was published: by field, page metadata, dateline or the day given, else unknown."""

import re
from collections.abc import Set
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from dashboard.readers import days_abroad
from dashboard.records import Document
from dashboard.text import dateline, layout

Order = Literal["mdy", "dmy", "ymd", "serial"]
MONTH = rf"(?P<month>{dateline.MONTH})"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?"
YEAR = r"(?P<year>\d{4})"
SHORT = r"'?(?P<year>\d\d)(?![\d:])"
WEEKDAY = r"(?:[a-z]{3,9}\.?,? )?"
# A time and a zone may follow the day, "2022-04-26T10:00:00+02:00"; the day is the publisher's.
AFTER = r"(?![\d/.-])"
CLOCK = r"\d\d?:\d\d(?::\d\d)?(?:\.\d+)?"
# "Published on", "Updated:", "10:30 AM ET,": what may stand before the day
BEFORE = re.compile(
    r"(?:(?:last |first )?(?:published|updated|posted|created|issued|date)\b ?:? ?(?:on |at )?|on )?"
    rf"(?:{CLOCK}(?: ?[ap]\.?m\b\.?)?(?: \(?[A-Z]{{2,4}}\)?)?,? (?:on )?)?",
    re.IGNORECASE,
)
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?){AFTER}",  # 2022-04-26
        rf"{YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?){AFTER}",  # 2022/04/26
        rf"{YEAR}\.(?P<month>\d\d?)\.(?P<day>\d\d?){AFTER}",  # 2022.04.26
        rf"{YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T|\Z)",  # 20220426, 20220426T100000Z
        # 202204261000, 20220426100000
        rf"{YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?:Z|\Z)",
        rf"(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?{YEAR}{AFTER}",  # 26.04.2022
        rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.{SHORT}{AFTER}",  # 26.4.22
        # Tue, 26 Apr 2022 10:00:00 GMT · 26-Apr-2022 · 26. April 2022 · 26th of April 2022 · 26APR2022
        rf"{WEEKDAY}{DAY}[ /.-]?{MONTH},?[ /-]?{YEAR}(?!\d)",
        rf"{WEEKDAY}{DAY}[ /-]{MONTH},?[ /-]{SHORT}",  # 26-Apr-22
        rf"{WEEKDAY}{MONTH}[ -]{DAY},?[ -]{YEAR}(?!\d)",  # Tuesday, April 26, 2022
        rf"{YEAR}[ /-]{MONTH}[ /-]{DAY}(?!\d)",  # 2022-Apr-26
        # Tue Apr 26 10:00:00 +0000 2022 · Tue 26 Apr 10:00:00 BST 2022
        rf"{WEEKDAY}{MONTH} {DAY},? {CLOCK}(?: [a-z0-9:+-]{{1,6}})? {YEAR}(?!\d)",
        rf"{WEEKDAY}{DAY} {MONTH},? {CLOCK}(?: [a-z0-9:+-]{{1,6}})? {YEAR}(?!\d)",
        rf"{YEAR} ?年 ?(?P<month>\d\d?) ?月 ?(?P<day>\d\d?) ?日",  # 2022年4月26日
    )
)
# 04/26/2022 and 26/04/2022; 04/05/2022 can be read in two ways and stays unknown, if its column proves none
SLASHED = re.compile(
    r"(?P<first>\d\d?)(?P<mark>[/-])(?P<second>\d\d?)(?P=mark)(?P<third>\d{4}|\d\d)(?![\d/.:-])"
)
ORDERS: dict[Order, tuple[str, str, str]] = {  # which part is the year, the month, the day
    "mdy": ("third", "first", "second"),
    "dmy": ("third", "second", "first"),
    "ymd": ("first", "second", "third"),
}
ANY_ORDER: frozenset[Order] = frozenset(ORDERS)
# seconds, milliseconds, microseconds or nanoseconds since 1970
EPOCH = re.compile(r"(\d{9,10}|\d{12,13}|\d{16}|\d{19})(?:\.\d+)?\Z")
EPOCH_UNITS = {12: 10**3, 13: 10**3, 16: 10**6, 19: 10**9}
# 2022042610 is 10 o'clock on 26 April 2022, or a second in the year 2034
HOUR = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])\Z")
# 44677 and 44677.4167: days since 30 December 1899, as Excel counts; here those of 1970 to 2050
SERIAL = re.compile(r"\d{5}(?:\.\d+)?\Z")
FIRST_SERIAL, LAST_SERIAL = 25_569, 55_153
# Of years with two digits, 00 to 49 are of this century (RFC 2822, 4.3).
CENTURY = 50
# https://news.example/2022/04/26/talks, https://news.example/2022/apr/26/talks
URL_DAY = re.compile(
    rf"/{YEAR}/(?P<month>\d\d?|{'|'.join(dateline.MONTHS)})/(?P<day>\d\d?)(?:/|\Z)", re.IGNORECASE
)
EARLIEST, LATEST = 1500, 2200
LETTERS = re.compile(r"[^\W\d_]{3}")

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


def day_of(value: str, *, orders: Set[Order] = ANY_ORDER) -> date | None:
    """Read the day in a field; return None if there is none or it has two readings.

    `orders` are those that the whole column leaves possible (`day_order`).

    >>> day_of("Tue, 26 Apr 2022 23:30:00 -0500")
    datetime.date(2022, 4, 26)
    >>> day_of("04/05/2022"), day_of("04/05/2022", orders={"mdy"})
    (None, datetime.date(2022, 4, 5))
    >>> day_of("Publié le 12 mars 2021")
    datetime.date(2021, 3, 12)
    """
    value = _bare(value)
    if day := _in_form(value):
        return day
    if found := EPOCH.match(value):
        return None if HOUR.match(value) else _day_of_epoch(int(found[1]))
    if "serial" in orders:
        return serial(value)
    days = {day for order, day in readings(value).items() if order in orders}
    if not days and LETTERS.search(value):
        return _in_form(_bare(days_abroad.in_english(value)))
    return days.pop() if len(days) == 1 else None


def readings(value: str) -> dict[Order, date]:
    """Return what a day such as 04/05/2022 can be, by the order of its parts.

    >>> readings("26/04/2022")
    {'dmy': datetime.date(2022, 4, 26)}
    """
    found = SLASHED.match(_bare(value))
    days: dict[Order, date] = {}
    if not found:
        return days
    for order, (year, month, day) in ORDERS.items():
        is_year = len(found[year]) == (4 if len(found["third"]) == 4 else 2)
        if is_year and (read := _day(found[year], found[month], found[day])):
            days[order] = read
    return days


def serial(value: str) -> date | None:
    """Return the day that Excel means by a number, or None if it is no day of 1970 to 2050.

    >>> serial("44677")
    datetime.date(2022, 4, 26)
    """
    value = value.strip()[:40]
    if not SERIAL.match(value) or not FIRST_SERIAL <= int(value[:5]) <= LAST_SERIAL:
        return None
    return date(1899, 12, 30) + timedelta(days=int(value[:5]))


def _in_form(value: str) -> date | None:
    """Return the day in a field that has only one reading, or None."""
    for form in FORMS:
        if (found := form.match(value)) and (day := _day(found["year"], found["month"], found["day"])):
            return day
    return None


def _bare(value: str) -> str:
    """Return the beginning of a field without "Published on" and a time before the day."""
    value = " ".join(value.lstrip()[:100].split())
    before = BEFORE.match(value)
    return value[before.end() :] if before else value


def _day_of_epoch(number: int) -> date | None:
    return datetime.fromtimestamp(number // EPOCH_UNITS.get(len(str(number)), 1), tz=UTC).date()


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else dateline.MONTHS.index(month[:3].lower()) + 1
    century = (2000 if int(year) < CENTURY else 1900) if len(year) == 2 else 0
    try:
        found = date(century + int(year), number, int(day))
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

"""TIMEX3 values in plain words: "P50Y" is 50 years, "XXXX-WXX-1" is a Monday or every Monday."""

import re
from datetime import date

from dashboard.identity import given_days
from dashboard.text import day_words
from dashboard.text.day_words import MONTHS

UNITS = {
    "Y": "year", "Q": "quarter", "M": "month", "W": "week", "WE": "weekend", "D": "day",
    "DE": "decade", "CE": "century", "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip
PLURALS = {"century": "centuries"}
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
PARTS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "WE": "weekend",
         "H1": "first half", "H2": "second half", "Q1": "first quarter", "Q2": "second quarter",
         "Q3": "third quarter", "Q4": "fourth quarter"}  # fmt: skip
HOURS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "MI": "midday"}
VAGUE = {
    "PRESENT_REF": "the time of writing",
    "PAST_REF": "some time before",
    "FUTURE_REF": "some time after",
}
UNKNOWN = "a time that is not known"
# P1Y6M, PT20M, P2.5W, PXDE
LENGTH = re.compile(r"P(?P<days>(?:[\dX.]+(?:DE|CE|WE|[YQMWDX]))*)(?:T(?P<hours>(?:[\dX.]+[HMS])+))?")
ONE = re.compile(r"([\dX.]+)(DE|CE|WE|[A-Z])")
# 2022-04-26T19:30, XXXX-WXX-1, 2022-W17, 2022-SU, 199, XXXX-04
CALENDAR = re.compile(
    r"(?P<year>BC\d+|[\dX]{2,4})(?:-(?P<part>[A-Z][A-Z\d])(?![\dX])|-W(?P<week>\d\d|XX)(?:-(?P<weekday>\d|WE))?"
    r"|-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:T(?P<time>[\dX:]+|[A-Z]{2}))?"
)


def in_words(value: str, kind: str = "DATE") -> str:
    """Return a TIMEX3 value as people would say it.

    >>> in_words("P50Y", "DURATION"), in_words("XXXX-WXX-1", "SET"), in_words("2022-04-26T19:30", "TIME")
    ('50 years', 'every Monday', '26 April 2022, 19:30')
    """
    if value in VAGUE:
        return VAGUE[value]
    if "/" in value and (ends := given_days.read(value)):  # a range that somebody gave by hand
        return day_words.days(*ends)
    if (found := LENGTH.fullmatch(value)) and len(value) > 1:
        said = _length(found)
        return f"every {said.removeprefix('1 ')}" if kind == "SET" else said
    calendar = CALENDAR.fullmatch(value)
    if calendar is None:
        return UNKNOWN
    said = _calendar(calendar)
    return f"every {said.removeprefix('a ').removeprefix('the ')}" if kind == "SET" else said


def _length(found: re.Match[str]) -> str:
    """Return a number of years, days or hours in words."""
    parts = ONE.findall(found["days"] or "") + [
        (n, f"T{unit}") for n, unit in ONE.findall(found["hours"] or "")
    ]
    return " and ".join(_some(count, UNITS.get(unit, "")) for count, unit in parts)


def _some(count: str, unit: str) -> str:
    if not unit:
        return "a time of unknown length"
    many = PLURALS.get(unit, f"{unit}s")
    return f"some {many}" if "X" in count else f"{count} {unit if count == '1' else many}"


def _calendar(found: re.Match[str]) -> str:
    """Return a day, week, month, season or year, with the hour, in words."""
    said = _day(found)
    time = found["time"]
    if not time or "X" in time:
        return said
    hour = HOURS.get(time, time)
    if said == UNKNOWN:
        return hour if time not in HOURS else f"the {hour}"
    return f"{said}, {hour}"


def _day(found: re.Match[str]) -> str:
    year = _year(found["year"])
    if part := found["part"]:
        return _of(f"the {PARTS.get(part, 'part')}", year)
    if found["week"]:
        return _week(found, year)
    month, day = found["month"], found["day"]
    if not month or month == "XX":
        return year or UNKNOWN
    if not 1 <= int(month) <= len(MONTHS):
        return UNKNOWN
    named = f"{MONTHS[int(month) - 1]} {year}".strip()
    return f"{int(day)} {named}" if day and day != "XX" else named


def _week(found: re.Match[str], year: str) -> str:
    weekday, week = found["weekday"], found["week"]
    if week == "XX" or not found["year"].isdigit():
        known = weekday and weekday.isdigit() and 1 <= int(weekday) <= len(WEEKDAYS)
        return f"a {WEEKDAYS[int(weekday) - 1]}" if known else "a weekend" if weekday == "WE" else "a week"
    try:
        monday = date.fromisocalendar(int(found["year"]), int(week), 1)
    except ValueError:
        return _of("a week", year)
    what = "weekend" if weekday == "WE" else "week"
    return f"the {what} of {day_words.day(monday)}"


def _year(said: str) -> str:
    """Return a year, decade or century in words, or "" if it is not known."""
    if said.startswith("BC"):
        return f"{int(said[2:])} BC"
    if "X" in said:
        return ""
    if len(said) == 2:
        return f"the years {said}00 to {said}99"
    return f"the {said}0s" if len(said) == 3 else said


def _of(what: str, year: str) -> str:
    return f"{what} of {year}" if year else what

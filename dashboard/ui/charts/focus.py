"""The stretch of time that has nearly everything: one date in 1776 must not squeeze last month into a bar."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import pandas as pd

from dashboard.store.questions.when import When

Unit = Literal["day", "week", "month"]
Stretch = tuple[date, date]
MOST = 0.6  # share of the rows that the stretch must contain
LONELY = 5  # how many times longer than the stretch the whole must be before anything is left out
MONTH = timedelta(days=31)
# A period is counted under its first day; the stretch extends to its last.
LENGTHS = {"day": timedelta(0), "week": timedelta(days=6), "month": MONTH, "year": timedelta(days=365)}
# This many days are drawn singly, this many in weeks, as in the store.
MOST_DAYS = 92
MOST_WEEKS = 3 * 366


def crowd(rows: pd.DataFrame) -> Stretch | None:
    """Return the stretch that has most of what is counted, or None if everything is near it."""
    if rows.empty:
        return None
    ordered = rows.sort_values("period")
    days, counts = ordered["period"].tolist(), ordered[columns(rows)].sum(axis=1).tolist()
    first, last = shortest(days, counts)
    room = max((last - first) / 2, MONTH)
    if days[-1] - days[0] <= LONELY * (last - first + 2 * room):
        return None
    last = min(last, date.max - LENGTHS["year"]) + LENGTHS[rows.attrs.get("unit", "day")]
    room = max((last - first) / 2, MONTH)
    return max(first, date.min + room) - room, min(last, date.max - room) + room


def by_day(found: When) -> pd.DataFrame:
    """Return what is published and what is said to happen on each day, as `crowd` takes it."""
    published = pd.DataFrame(found.published, columns=["day", "quotes"]).set_index("day")
    happening = pd.DataFrame([row[:2] for row in found.happening], columns=["day", "dates"]).set_index("day")
    rows = pd.concat([published, happening], axis=1).fillna(0).astype(int).sort_index().reset_index()
    rows.insert(0, "period", [date.fromordinal(int(day)) for day in rows.pop("day")])
    rows.attrs["unit"] = "day"
    return rows


def shortest(days: Sequence[date], counts: Sequence[int]) -> Stretch:
    """Return the shortest stretch that contains most of the rows."""
    wanted = MOST * sum(counts)
    best = (days[0], days[-1])
    start = held = 0
    for end, count in enumerate(counts):
        held += count
        while held - counts[start] >= wanted:
            held -= counts[start]
            start += 1
        if held >= wanted and days[end] - days[start] < best[1] - best[0]:
            best = (days[start], days[end])
    return best


def unit_of(stretch: Stretch, *, room: float = 1) -> Unit:
    """Return the unit in which a stretch is drawn, where there is only so much of the usual room."""
    days = (stretch[1] - stretch[0]).days / room
    return "day" if days <= MOST_DAYS else "week" if days <= MOST_WEEKS else "month"


def columns(rows: pd.DataFrame) -> list[str]:
    """Return what is counted in each period."""
    return [name for name in rows.columns if name != "period"]

"""The stretch of time where nearly all lies: one date of 1776 must not press last month into one bar."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Literal

import pandas as pd

from dashboard.ui.heading import number

Unit = Literal["day", "week", "month"]
RIM = 0.04  # share of the rows at each end that may stay outside
LONELY = 4  # how many times longer the whole must be than the stretch before anything is left out
# So many days are drawn one by one, so many in weeks, as the store does it.
MOST_DAYS = 92
MOST_WEEKS = 3 * 366


def closer(rows: pd.DataFrame, ask: Callable[[Unit], pd.DataFrame]) -> tuple[pd.DataFrame, str]:
    """Return the rows (period, rows) of the crowded stretch in a finer unit, and what is left out."""
    stretch = crowd(rows)
    if stretch is None:
        return rows, ""
    days = (stretch[1] - stretch[0]).days
    finer = ask("day" if days <= MOST_DAYS else "week" if days <= MOST_WEEKS else "month")
    shown = cut(finer, stretch)
    outside = int(finer["rows"].sum() - shown["rows"].sum())
    ends = f"{finer['period'].min()} to {finer['period'].max()}"
    return shown, f"{number(outside, 'date')} further off, from {ends}, stand in the list only."


def crowd(rows: pd.DataFrame) -> tuple[date, date] | None:
    """Return the first and last day of the stretch that holds nearly all rows, None where all is near."""
    if rows.empty:
        return None
    ordered = rows.sort_values("period")
    share = ordered["rows"].cumsum() / ordered["rows"].sum()
    inside = ordered[(share > RIM) & (share.shift(fill_value=0.0) < 1 - RIM)]["period"]
    first, last = inside.min().replace(day=1), month_end(inside.max())
    whole = (ordered["period"].max() - ordered["period"].min()).days
    return (first, last) if whole > LONELY * (last - first).days else None


def cut(rows: pd.DataFrame, stretch: tuple[date, date]) -> pd.DataFrame:
    """Keep the periods that begin within a stretch, and the unit."""
    kept = rows[(rows["period"] >= stretch[0]) & (rows["period"] <= stretch[1])].reset_index(drop=True)
    kept.attrs.update(rows.attrs)
    return kept


def month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])

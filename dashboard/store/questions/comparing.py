"""Two people, places, sources or periods against each other: how much, when, and what came and went."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

import pandas as pd

from dashboard.filters import Filters
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import (
    asking,
    counts,
    fitting,
    people,
    periods,
    places,
    spoken_words,
    where,
)
from dashboard.store.writing.places_named import FIGURATIVE
from dashboard.text import day_words

By = Literal["person", "source", "place", "period"]
EACH: tuple[By, ...] = get_args(By)
UNREAL = tuple(f" ({kind})" for kind in FIGURATIVE.values())  # the people of a place, its government


@dataclass(frozen=True, slots=True)
class Much:
    """How much of everything fits one side; `words` are those of the speakers, without the reporters'."""

    documents: int
    quotes: int
    words: int
    speakers: int
    people: int
    places: int


@dataclass(frozen=True, slots=True)
class Change:
    """A name, and how often it is there before and after: quotes of a speaker, documents with a place."""

    name: str
    before: int
    after: int


Changes = tuple[list[Change], list[Change]]  # what came, what went


def without(filters: Filters, by: By) -> Filters:
    """Return the filters that hold for both sides: all but those of the kind that is compared."""
    if by == "person":
        return replace(filters, people=())
    if by == "source":
        return replace(filters, sources=())
    if by == "place":
        return replace(filters, places=())
    return replace(filters, first=None, last=None, axis="published")


def within(filters: Filters, by: By, name: str) -> Filters:
    """Return the filters for one side; a period is called by its month or year, "2022-04" or "2022".

    >>> within(Filters(), "period", "2022-02").last
    datetime.date(2022, 2, 28)
    """
    shared = without(filters, by)
    if by == "person":
        return replace(shared, people=(name,))
    if by == "source":
        return replace(shared, sources=(name,))
    if by == "place":
        return replace(shared, places=(name,))
    first, last = _ends(name)
    return replace(shared, first=first, last=last)


def chosen(filters: Filters, by: By) -> tuple[str, ...]:
    """Return the names that the filters ask for themselves."""
    return {"person": filters.people, "source": filters.sources, "place": filters.places}.get(by, ())


def offered(collection: Collection, by: By) -> list[str]:
    """Return what can be compared: most quoted or most frequent first; months and years, latest first."""
    if by == "period":
        return _periods(collection)
    if by == "person":
        asked = f"SELECT name FROM ({people.ALL}) ORDER BY quotes DESC, mentions DESC, name LIMIT ?"
        return [name for (name,) in collection.rows(asked, (counts.MOST_CHOICES,))]
    names = counts.frequent(collection, by)
    return [name for name in names if not name.endswith(UNREAL)] if by == "place" else names


def meant(collection: Collection, by: By, written: str) -> str | None:
    """Return the name that is meant by what was written, or None if there is none such."""
    if by != "period":
        return asking.meant(collection, by, written)
    return written if written in _periods(collection) else None


def much(collection: Collection, filters: Filters) -> Much:
    """Return how much there is of one side."""
    found = counts.totals(collection, filters)
    words = spoken_words.of(collection, fitting.quotes(collection, filters)[:, 1])
    return Much(
        found.documents, found.quotes, int(words.sum()), found.speakers, found.people, found.places
    )  # fmt: skip


def per_period(collection: Collection, left: Filters, right: Filters) -> pd.DataFrame:
    """Return how many quotes of each side were published in each period, with the unit in attrs.

    Columns: period, left, right.
    """
    said = [_per_day(collection, side) for side in (left, right)]
    unit = periods.choose_unit(day for side in said for day, _ in side)
    sides = [
        periods.count(rows, column=name, unit=unit).set_index("period")[name]
        for rows, name in zip(said, ("left", "right"), strict=True)
    ]
    found = pd.concat(sides, axis=1).fillna(0).astype(int).sort_index().reset_index(names="period")
    found.attrs["unit"] = unit
    return found


def speakers(collection: Collection, before: Filters, after: Filters) -> Changes:
    """Return who speaks only after and who only before, most quoted first."""
    return _only(_speakers(collection, before), _speakers(collection, after))


def named_places(
    collection: Collection, before: Filters, after: Filters
) -> tuple[list[Change], list[Change]]:
    """Return the places that are named only after and those only before, in most documents first."""
    return _only(_places(collection, before), _places(collection, after))


def _only(before: dict[str, int], after: dict[str, int]) -> Changes:
    """Return what is only after and what is only before."""
    came = [Change(name, 0, count) for name, count in after.items() if name not in before]
    went = [Change(name, count, 0) for name, count in before.items() if name not in after]
    return _first(came), _first(went)


def _first(changes: list[Change]) -> list[Change]:
    return sorted(changes, key=lambda one: (-max(one.before, one.after), one.name))


def _speakers(collection: Collection, filters: Filters) -> dict[str, int]:
    """Return the quotes of each speaker with a name."""
    known = fitting.entities(collection)
    whose = known.of_name[fitting.quotes(collection, filters)[:, 2]]
    counted = dict(fitting.counted(whose[known.is_shown[whose]]))
    fits = where.these("id", counted)
    rows = collection.rows(f"SELECT id, name FROM entities WHERE {fits}", fits.values)
    return {name: counted[number] for number, name in rows}


def _places(collection: Collection, filters: Filters) -> dict[str, int]:
    """Return the documents that name each place itself, not its people or government."""
    rows = places.find(collection, filters)
    real = rows[~rows["kind"].isin(FIGURATIVE)]
    return dict(zip(real["place"], real["documents"].astype(int), strict=True))


def _per_day(collection: Collection, filters: Filters) -> list[tuple[int, int]]:
    return fitting.counted(fitting.days_of(collection)[fitting.quotes(collection, filters)[:, 0]])


def _periods(collection: Collection) -> list[str]:
    """Return the months of publication, latest first, then the years if there are several."""
    rows = collection.rows("SELECT DISTINCT day / 100 FROM documents WHERE day ORDER BY 1 DESC")
    months = [f"{month // 100:04}-{month % 100:02}" for (month,) in rows if days.day(month * 100 + 1)]
    years = sorted({month[:4] for month in months}, reverse=True)
    return months + (years if len(years) > 1 else [])


def _ends(period: str) -> tuple[date, date]:
    """Return the first and last day of a month or year."""
    year, month = int(period[:4]), int(period[5:] or 0)
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), day_words.month_end(date(year, month, 1))

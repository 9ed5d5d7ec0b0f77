"""What is asked for, part by part: each can be taken off, or turned into another meaning of its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from dashboard.filters import MOST, Axis, Filters
from dashboard.text import day_words

Role = Literal[
    "by", "mentioned", "about", "place", "source", "words", "published", "happened", "kind", "saying", "sure",
    "unnamed", "once",
]  # fmt: skip
Sort = Literal["person", "place", "source", "name", "words"]
# The filter of each role that has several values.
SEVERAL: dict[Role, str] = {
    "by": "people", "mentioned": "mentioned", "about": "about", "place": "places", "source": "sources",
    "kind": "kinds", "saying": "sayings",
}  # fmt: skip
LABELS: dict[Role, str] = {
    "by": "said by", "mentioned": "mentioned", "about": "about", "place": "in or about", "source": "from",
    "words": "with the words", "published": "published", "happened": "happened", "kind": "kind",
    "saying": "only what is", "sure": "sure at least", "unnamed": "said by", "once": "counted once",
}  # fmt: skip
# What each sort of words can mean.
MEANINGS: dict[Sort, tuple[Role, ...]] = {
    "person": ("by", "mentioned", "about"), "name": ("about", "mentioned"), "place": ("place", "about"),
    "source": ("source",), "words": ("words", "about"),
}  # fmt: skip
TIMES: tuple[Role, ...] = ("published", "happened")
AXES: dict[Role, Axis] = {"published": "published", "happened": "mentioned"}


@dataclass(frozen=True)
class Part:
    """One thing that is asked for: its meaning, and a name, words or a period ("2022-03-01..2022-03-31")."""

    role: Role
    value: str


def of(filters: Filters) -> tuple[Part, ...]:
    """Return the parts of what is asked for, in the order of the filters.

    >>> [(one.role, one.value) for one in of(Filters(people=("Ban",), first=date(2022, 3, 1), text="tram"))]
    [('by', 'Ban'), ('words', 'tram'), ('published', '2022-03-01..')]
    """
    return tuple(_of(filters))


def _of(filters: Filters) -> Iterator[Part]:
    for role, field in SEVERAL.items():
        yield from (Part(role, value) for value in getattr(filters, field))
    if filters.text:
        yield Part("words", filters.text)
    if filters.first or filters.last:
        axis: Role = "published" if filters.axis == "published" else "happened"
        yield Part(axis, period(filters.first, filters.last))
    if filters.sure:
        yield Part("sure", str(filters.sure))
    if filters.unnamed:
        yield Part("unnamed", "unnamed")
    if filters.once:
        yield Part("once", "copies")


def put(filters: Filters, part: Part) -> Filters:
    """Return the filters with one more part; a period takes the place of another."""
    if field := SEVERAL.get(part.role):
        values = dict.fromkeys((*getattr(filters, field), part.value))
        return _with(filters, field, tuple(values)[:MOST])
    if part.role == "words":
        words = dict.fromkeys(one for one in (filters.text, part.value) if one)
        return replace(filters, text=" ".join(words))
    if part.role in AXES:
        first, last = days(part.value)
        return replace(filters, first=first, last=last, axis=AXES[part.role])
    return _with(filters, part.role, int(part.value) if part.role == "sure" else True)


def off(filters: Filters, part: Part) -> Filters:
    """Return the filters without a part."""
    if field := SEVERAL.get(part.role):
        return _with(filters, field, tuple(one for one in getattr(filters, field) if one != part.value))
    if part.role in AXES:
        return replace(filters, first=None, last=None, axis="published")
    if part.role == "words":
        return replace(filters, text="")
    return _with(filters, part.role, 0 if part.role == "sure" else False)


def _with(filters: Filters, field: str, value: object) -> Filters:
    changed: dict[str, Any] = {field: value}
    return replace(filters, **changed)


def turned(filters: Filters, part: Part, role: Role) -> Filters:
    """Return the filters with a part in another meaning."""
    return put(off(filters, part), Part(role, part.value))


def meanings(part: Part, sorts: Sequence[Sort]) -> tuple[Role, ...]:
    """Return what else a part can mean, by what its value is in the collection."""
    if part.role in TIMES:
        return tuple(role for role in TIMES if role != part.role)
    if part.role not in ("by", "mentioned", "about", "place", "words"):
        return ()
    found = dict.fromkeys(role for sort in sorts or ("words",) for role in MEANINGS[sort])
    return tuple(role for role in found if role != part.role)


def period(first: date | None, last: date | None) -> str:
    """Return a period as the value of a part.

    >>> period(date(2022, 3, 1), None)
    '2022-03-01..'
    """
    return "..".join(day.isoformat() if day else "" for day in (first, last))


def days(value: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of a period."""
    first, _, last = value.partition("..")
    return (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def month(words: str) -> Part:
    """Return the part for a month in words.

    >>> month("February 2024").value
    '2024-02-01..2024-02-29'
    """
    name, year = words.split()
    first = date(int(year), day_words.MONTHS.index(name) + 1, 1)
    return Part("published", period(first, day_words.month_end(first)))


def says(part: Part) -> str:
    """Return the value of a part as it is shown.

    >>> says(Part("published", "2022-03-01..2022-03-31")), says(Part("published", "2022-01-01..2022-12-31"))
    ('March 2022', '2022')
    >>> says(Part("happened", "2022-03-02..")), says(Part("words", "tram")), says(Part("sure", "75"))
    ('since 2 March 2022', '“tram”', '75 %')
    """
    if part.role in TIMES:
        return _period(*days(part.value))
    if part.role == "words":
        return part.value if '"' in part.value else f"“{part.value}”"
    return {"sure": f"{part.value} %", "unnamed": "nobody with a name"}.get(part.role, part.value)


def _period(first: date | None, last: date | None) -> str:
    if not first or not last:
        return f"since {day_words.day(first)}" if first else f"until {day_words.day(last)}"
    return day_words.days(first, last)

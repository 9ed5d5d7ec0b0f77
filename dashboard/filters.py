"""What the user asked for: the same filters in sidebar, address bar and command line, and in words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from dashboard.text import guards

Axis = Literal["published", "mentioned"]
KINDS = ("direct", "indirect", "mixed")
SAYINGS = ("said", "denied", "declined", "not said", "mentioned")
LONGEST = 500  # characters of a name or search in an address
MOST = 50  # names of one kind in an address
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True)
class Filters:
    """What is asked for; nothing chosen of one kind means no limit there.

    >>> Filters(people=("Ban Ki-moon",), first=date(2022, 4, 1)).describe()
    'with Ban Ki-moon, published since 1 April 2022'
    """

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sayings: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    axis: Axis = "published"
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is asked for: an axis alone limits nothing."""
        return not any(getattr(self, one.name) for one in fields(self) if one.name != "axis")

    def __bool__(self) -> bool:
        return not self.is_empty

    def to_query(self) -> dict[str, list[str]]:
        """Return the filters as the query of an address; what isn't asked for is left out."""
        # One day stands for "since"; to give only an end, the calendar's first day stands before it.
        start = self.first or (date.min if self.last else None)
        query: dict[str, list[str]] = {
            "person": list(self.people),
            "place": list(self.places),
            "source": list(self.sources),
            "kind": list(self.kinds),
            "saying": list(self.sayings),
            "when": [day.isoformat() for day in (start, self.last) if day],
            "axis": [self.axis] if self.axis != "published" else [],
            "q": [self.text] if self.text else [],
        }
        return {key: values for key, values in query.items() if values}

    @classmethod
    def from_query(cls, query: Mapping[str, Iterable[str]]) -> "Filters":
        """Return the filters of an address; what makes no sense in it is dropped."""
        days = [day for text in _values(query, "when") if (day := _day(text))][:2]
        first, last = (*days, None, None)[:2]
        if first and last and last < first:
            first, last = last, first
        axes = _values(query, "axis")
        return cls(
            people=_names(query, "person"),
            places=_names(query, "place"),
            sources=_names(query, "source"),
            kinds=tuple(kind for kind in _names(query, "kind") if kind in KINDS),
            sayings=tuple(one for one in _names(query, "saying") if one in SAYINGS),
            first=None if first == date.min else first,
            last=last,
            axis="mentioned" if axes[:1] == ["mentioned"] else "published",
            text=next(iter(_names(query, "q")), ""),
        )

    def describe(self) -> str:
        """Return the filters in plain words, "" where nothing is asked for."""
        parts = [
            f"with {_either(self.people)}" if self.people else "",
            f"in {_either(self.places)}" if self.places else "",
            f"from {_either(self.sources)}" if self.sources else "",
            f"only {_either(self.kinds)} quotes" if self.kinds else "",
            f"only what is {_either(self.sayings)}" if self.sayings else "",
            self._period(),
            f"with the words “{self.text}”" if self.text else "",
        ]
        return ", ".join(part for part in parts if part)

    def _period(self) -> str:
        about = "published" if self.axis == "published" else "said to happen"
        if self.first and self.last:
            if self.first == self.last:
                return f"{about} on {_words(self.first)}"
            return f"{about} from {_words(self.first)} to {_words(self.last)}"
        if self.first:
            return f"{about} since {_words(self.first)}"
        return f"{about} until {_words(self.last)}" if self.last else ""


def _values(query: Mapping[str, Iterable[str]], key: str) -> list[str]:
    """Return the texts of one key; a lone text counts as a list of one."""
    found = query.get(key, ())
    listed = [found] if isinstance(found, str) else list(found)
    return [value for value in listed if isinstance(value, str)]


def _names(query: Mapping[str, Iterable[str]], key: str) -> tuple[str, ...]:
    """Return the harmless texts of one key, each once."""
    plain = (guards.clean(value).replace("\0", "").strip() for value in _values(query, key))
    return tuple(dict.fromkeys(value for value in plain if 0 < len(value) <= LONGEST))[:MOST]


def _day(text: str) -> date | None:
    if not DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _either(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _words(day: date) -> str:
    months = "January February March April May June July August September October November December".split()
    return f"{day.day} {months[day.month - 1]} {day.year}"

"""What the user asked for: the same filters in the sidebar, address bar and command line, and in words.

What the filters mean, on every page, in every chart and in every download:

- What came **after an import** is in documents that a later import brought or changed.
- A **copy** is a document with the text of an earlier one; where copies count once, it does not fit.
- A **document** fits if it names any of the people, mentions any of those to be mentioned and names any of
  the places (all of them if `match` is "all"), is from one of the sources, was published in the period or
  mentions a day in it, has the words in its title or text, and contains a quote of the kinds and sayings, as
  sure as asked, about what is asked for, by one of the people if any are chosen, or by a speaker without a
  name.
- **People, places** and their mentions are those in the documents that fit.
- A **date** fits if it is in a document that fits and touches a period that is "said to happen".
- An **event** fits if it is in a document that fits, at one of the places, on a day of the period that is
  "said to happen", and its sentence names the people, or is said by them, and has the words.
- A **quote** fits if it is in a document that fits, is by one of the people (or by nobody with a name), is of
  the kinds and sayings, as sure as asked, and contains the words itself; a period that is "said to happen"
  means the days in its own sentences.
- A quote is **about** a person, body or place if its paragraph, or the sentence before its own, names it in
  any form that was resolved; who speaks is not meant by that, unless the quote itself names its speaker. It
  is about words if they stand there. All that is given must be there; a name in quotation marks is words.

Words are found in any spelling; "side by side" in quotation marks, either of two with OR, none with a
hyphen before it (-bus).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Literal

from dashboard.text import guards

Axis = Literal["published", "mentioned"]
Match = Literal["any", "all"]
Counted = Literal["quotes", "documents", "document", "dates", "events"]
MATCHES = ("any", "all")
KINDS = ("direct", "indirect", "mixed")
SAYINGS = ("said", "denied", "declined", "not said", "mentioned", "thought", "shown", "done")
STATEMENTS, NO_SPEECH = SAYINGS[:4], SAYINGS[4:]  # what somebody says, or refuses to say; what is none
# Percent. Of the half of PolNeAR dev that confidence is not fitted on, 98.4 % of the right speech is as sure
# as this, and 92.0 % of the speech that is as sure is right; at 70 it would be 96.7 % and 92.8 %.
SURE_ENOUGH = 60
LONGEST = 500  # characters of a name or search in an address
MOST = 50  # names of one kind in an address
COPIES = "copies counted once"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
IMPORT = re.compile(r"[1-9]\d{0,8}", re.ASCII)
PERCENT = re.compile(r"[1-9]\d?", re.ASCII)


@dataclass(frozen=True)
class Filters:
    """What is asked for; if nothing of a kind is chosen, there is no limit on it.

    >>> Filters(people=("Ban Ki-moon",), first=date(2022, 4, 1)).describe()
    'that name Ban Ki-moon, published since 1 April 2022'
    >>> Filters(people=("Ban Ki-moon", "Trygve Lie"), places=("Oslo",)).describe("quotes")
    'by Ban Ki-moon or Trygve Lie, in documents that name Oslo'
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
    match: Match = "any"
    once: bool = False
    sure: int = 0
    unnamed: bool = False
    after: int = 0  # an import's number: only what came later
    about: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is asked for: how to combine choices is not a limit by itself."""
        return not any(getattr(self, one.name) for one in fields(self) if one.name not in ("axis", "match"))

    @property
    def is_several(self) -> bool:
        """Say whether "any" and "all" differ: two people or two places are asked for."""
        return max(len(self.people), len(self.mentioned), len(self.places)) > 1

    @property
    def is_of_kind(self) -> bool:
        """Say whether quotes are asked for by what they are: kind, saying, how sure, by whom, about what."""
        return bool(self.kinds or self.sayings or self.sure or self.unnamed or self.about)

    def around(self) -> "Filters":
        """Return the filters without those on a quote itself, besides who speaks."""
        wider = replace(self, kinds=(), sayings=(), text="", sure=0, unnamed=False, about=())
        return replace(wider, first=None, last=None) if self.axis == "mentioned" else wider

    def shown_first(self) -> "Filters":
        """Return the filters for what a list of quotes shows until all is asked for: statements, sure enough.

        What is chosen by hand stays as it is.
        """
        return replace(self, sayings=self.sayings or STATEMENTS, sure=self.sure or SURE_ENOUGH)

    def __bool__(self) -> bool:
        return not self.is_empty

    def to_query(self) -> dict[str, list[str]]:
        """Return the filters as an address's query; what isn't asked for is left out."""
        # A single day means "since"; to give only an end, the calendar's first day is put before it.
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
            "match": [self.match] if self.match != "any" else [],
            "copies": ["once"] if self.once else [],
            "sure": [str(self.sure)] if self.sure else [],
            "speaker": ["unnamed"] if self.unnamed else [],
            "after": [str(self.after)] if self.after else [],
            "about": list(self.about),
            "mentions": list(self.mentioned),
        }
        return {key: values for key, values in query.items() if values}

    @classmethod
    def from_query(cls, query: Mapping[str, Iterable[str]]) -> "Filters":
        """Return the filters in an address; what makes no sense is dropped."""
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
            match="all" if _values(query, "match")[:1] == ["all"] else "any",
            once=_values(query, "copies")[:1] == ["once"],
            sure=_percent(_values(query, "sure")),
            unnamed=_values(query, "speaker")[:1] == ["unnamed"],
            after=_import(_values(query, "after")),
            about=_names(query, "about"),
            mentioned=_names(query, "mentions"),
        )

    def describe(self, of: Counted = "documents") -> str:
        """Say in plain words which documents, quotes or dates are asked for; return "" if nothing is."""
        if of in ("documents", "document"):
            parts = self._of_documents("" if of == "documents" else "s")
        else:
            told = {"quotes": self._of_quotes, "dates": self._of_dates, "events": self._of_events}
            parts = told[of]()
        return ", ".join(part for part in parts if part)

    def _of_documents(self, ending: str) -> tuple[str, ...]:
        period = self._period()
        return (
            f"that name{ending} {names}" if (names := self._names()) else "",
            f"that mention{ending} {self._listed_as_matched(self.mentioned)}" if self.mentioned else "",
            f"from {_listed(self.sources)}" if self.sources else "",
            self._quoting(),
            period if self.axis == "published" or not period else f"that speak{ending} of {self._days()}",
            f"with the words “{self.text}”" if self.text else "",
            f"that came after import {self.after}" if self.after else "",
            COPIES if self.once else "",
        )

    def _of_quotes(self) -> tuple[str, ...]:
        others = self._names(people=self.match == "all" and len(self.people) > 1)
        return (
            f"by {_listed(self.people)}" if self.people else "",
            "by speakers without a name" if self.unnamed else "",
            f"about {_listed(self.about, 'and')}" if self.about else "",
            f"in documents that name {others}" if others else "",
            f"in documents that mention {self._listed_as_matched(self.mentioned)}" if self.mentioned else "",
            f"from {_listed(self.sources)}" if self.sources else "",
            f"only {_listed(self.kinds)} quotes" if self.kinds else "",
            f"only what is {_listed(self.sayings)}" if self.sayings else "",
            f"at least {self.sure} % sure" if self.sure else "",
            self._happening(),
            f"with the words “{self.text}”" if self.text else "",
            f"that came after import {self.after}" if self.after else "",
            COPIES if self.once else "",
        )

    def _of_dates(self) -> tuple[str, ...]:
        if self.axis == "published":
            around = self.describe("documents")
            return (f"in documents {around}" if around else "",)
        around = replace(self, first=None, last=None).describe("documents")
        return (self._happening(), f"in documents {around}" if around else "")

    def _of_events(self) -> tuple[str, ...]:
        around = replace(self, people=(), places=(), mentioned=(), text="")
        named = self._listed_as_matched(self.people + self.mentioned)
        return (
            f"in {_listed(self.places)}" if self.places else "",
            f"with {named} in the sentence or telling of it" if named else "",
            f"with the words “{self.text}”" if self.text else "",
            *around._of_dates(),
        )

    def _names(self, *, people: bool = True) -> str:
        """Return the people and places that a document must name."""
        groups = [group for group in (self.people if people else (), self.places) if group]
        if self.match == "all":
            return _listed(tuple(name for group in groups for name in group), "and")
        between = ", and " if any(len(group) > 1 for group in groups) else " and "
        return between.join(_listed(group) for group in groups)

    def _listed_as_matched(self, names: tuple[str, ...]) -> str:
        return _listed(names, "and" if self.match == "all" else "or")

    def _quoting(self) -> str:
        """Return the quote that a document must contain."""
        if not self.is_of_kind:
            return ""
        kind = f"{_listed(self.kinds)} quote" if self.kinds else "quote"
        by = f" by {_listed(self.people)}" if self.people else ""
        by += " by a speaker without a name" if self.unnamed else ""
        by += f" about {_listed(self.about, 'and')}" if self.about else ""
        article = "an" if kind.startswith("i") else "a"
        state = [_listed(self.sayings)] if self.sayings else []
        state += [f"at least {self.sure} % sure"] if self.sure else []
        return f"with {article} {kind}{by}" + (f" that is {' and '.join(state)}" if state else "")

    def _happening(self) -> str:
        period = self._period()
        return f"said to happen {period}" if period and self.axis == "mentioned" else period

    def _days(self) -> str:
        is_one = self.first is not None and self.first == self.last
        return self._period().removeprefix("on ") if is_one else f"days {self._period()}"

    def _period(self) -> str:
        about = "published " if self.axis == "published" else ""
        if self.first and self.last:
            if self.first == self.last:
                return f"{about}on {_words(self.first)}"
            return f"{about}from {_words(self.first)} to {_words(self.last)}"
        if self.first:
            return f"{about}since {_words(self.first)}"
        return f"{about}until {_words(self.last)}" if self.last else ""


def _values(query: Mapping[str, Iterable[str]], key: str) -> list[str]:
    """Return the texts of one key; a single text counts as a list of one."""
    found = query.get(key, ())
    listed = [found] if isinstance(found, str) else list(found)
    return [value for value in listed if isinstance(value, str)]


def _names(query: Mapping[str, Iterable[str]], key: str) -> tuple[str, ...]:
    """Return the texts of one key that are safe, each once."""
    plain = (guards.clean(value).replace("\0", "").strip() for value in _values(query, key))
    return tuple(dict.fromkeys(value for value in plain if 0 < len(value) <= LONGEST))[:MOST]


def _percent(values: list[str]) -> int:
    """Return the first value if it is a percentage from 1 to 99, else 0."""
    text = values[0] if values else ""
    return int(text) if PERCENT.fullmatch(text) else 0


def _import(values: list[str]) -> int:
    """Return the first value if it is the number of an import, else 0."""
    text = values[0] if values else ""
    return int(text) if IMPORT.fullmatch(text) else 0


def _day(text: str) -> date | None:
    if not DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _listed(names: tuple[str, ...], last: Literal["or", "and"] = "or") -> str:
    return " ".join(names) if len(names) < 2 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def _words(day: date) -> str:
    months = "January February March April May June July August September October November December".split()
    return f"{day.day} {months[day.month - 1]} {day.year}"

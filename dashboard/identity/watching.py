"""A watch list: names that are always looked for, how else they are written, and what a user codes of them.

A decision's value is JSON with the other forms, and the list's own columns:

    {"also": ["I. Kalnina"], "party": "Labour", "desk": "World"}
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import StringIO

from dashboard.errors import DatelineError
from dashboard.identity import given_days
from dashboard.text import guards
from dashboard.text.folding import tidy

ALSO = "also"
LABELS = {
    "": "PERSON", "person": "PERSON", "people": "PERSON", "organisation": "ORG", "organization": "ORG",
    "body": "ORG", "org": "ORG", "place": "GPE", "other": "MISC",
}  # fmt: skip
NAMES, ALIASES, KINDS = ("name",), ("aliases", "alias", "also"), ("kind", "type", "label")
ROLE, PERIOD = "role", ("from", "to")  # since when and until when somebody has the role
BETWEEN = re.compile(r"[;|]")
WORD = re.compile(r"\w+(?:['’-]\w+)*")
FEW = 20  # first words that one pattern looks for
LONGEST, MOST, MOST_COLUMNS = 200, 20_000, 20  # characters of a cell, rows, columns


@dataclass(frozen=True, slots=True)
class Watched:
    """A name of the list with its label, its other forms and the list's own columns."""

    label: str
    name: str
    also: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def target(self) -> str:
        """Return what a decision about it is about."""
        return f"{self.label}:{self.name}"

    @property
    def value(self) -> str:
        """Return what a decision says of it."""
        return json.dumps({ALSO: list(self.also), **dict(self.columns)}, ensure_ascii=False)


@dataclass(frozen=True)
class Forms:
    """All forms that are looked for in texts, and whom each stands for."""

    watched: tuple[Watched, ...]

    @cached_property
    def _by_first(self) -> Mapping[str, list[tuple[str, Watched]]]:
        """The forms by their first word, the longest first."""
        found: dict[str, list[tuple[str, Watched]]] = defaultdict(list)
        for one in self.watched:
            for form in dict.fromkeys((one.name, *one.also)):
                if word := WORD.search(form):
                    found[word[0]].append((form, one))
        return {word: sorted(forms, key=lambda one: -len(one[0])) for word, forms in found.items()}

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """What is looked at in a text: the first words of few forms, or every word if there are many."""
        if len(self._by_first) > FEW:
            return WORD
        first = "|".join(map(re.escape, self._by_first)) or r"(?!)"
        return re.compile(rf"(?<!\w)(?<!\w['’-])(?:{first})(?!\w)(?!['’-]\w)")

    def find(self, text: str) -> Iterator[tuple[int, int, Watched]]:
        """Yield where forms stand in a text as whole words, none inside another; time grows with the text."""
        done = 0
        for word in self._first.finditer(text):
            if word.start() < done:
                continue
            for form, one in self._by_first.get(word[0], ()):
                start = word.start() - (form.find(word[0]))
                end = start + len(form)
                if start >= done and text.startswith(form, start) and not WORD.match(text[end : end + 1]):
                    yield start, end, one
                    done = end
                    break


def read(value: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]] | None:
    """Return the other forms and the columns that a decision's value has, None if it is none.

    >>> read('{"also": ["the Palace"], "desk": "World"}')
    (('the Palace',), (('desk', 'World'),))
    """
    try:
        given = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, dict):
        return None
    also = given.pop(ALSO, [])
    if not isinstance(also, list) or not all(isinstance(one, str) for one in [*also, *given.values()]):
        return None
    return tuple(also), tuple(given.items())


def of_decision(target: str, value: str) -> Watched | None:
    """Return the name that a decision watches."""
    known, (label, _, name) = read(value), target.partition(":")
    return Watched(label, name, *known) if known and name else None


def on_day(cells: Mapping[str, str], day: date | None) -> dict[str, str]:
    """Return what the list says of somebody on a day: a role only if the day lies between its from and to.

    A bound that is no day, month or year bounds nothing. Where one bounds, an unknown day lies outside.

    >>> minister = {"role": "minister", "from": "2020", "to": "2022-05", "party": "Red"}
    >>> on_day(minister, date(2022, 5, 31))["role"], on_day(minister, date(2022, 6, 1))
    ('minister', {'party': 'Red'})
    """
    said = {name.casefold(): value for name, value in cells.items()}
    first, last = (given_days.read(said.get(name, "")) for name in PERIOD)
    is_in = not (first or last) or (
        day is not None and (first is None or first[0] <= day) and (last is None or day <= last[1])
    )
    return {name: value for name, value in cells.items() if is_in or name.casefold() not in (ROLE, *PERIOD)}


def from_csv(text: str) -> list[Watched]:
    """Return the names of a table: name, aliases (between semicolons), kind, and any columns of one's own.

    Raises DatelineError with the line, what is wrong and the cure; then nothing of it is used.
    """
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [tidy(name).strip() for name in next(rows, [])]
        return _from_rows(names, [(rows.line_num, row) for row in rows if any(map(str.strip, row))])
    except csv.Error as error:
        raise DatelineError(f"Line {rows.line_num}: {error}. Save the table as CSV (UTF-8).") from error


def _from_rows(names: list[str], rows: list[tuple[int, list[str]]]) -> list[Watched]:
    places = {fold: at for at, name in reversed(list(enumerate(names))) if (fold := name.casefold())}
    at = next((places[one] for one in NAMES if one in places), None)
    if at is None:
        raise DatelineError(
            f"The first line has no column “name”: {', '.join(names)[:120] or 'it is empty'}. Write the "
            "columns' names there: name, aliases, kind and your own."
        )
    aliases, kinds = (next((places[one] for one in some if one in places), None) for some in (ALIASES, KINDS))
    own = [one for one in places.values() if one not in (at, aliases, kinds)]
    if len(rows) > MOST or len(own) > MOST_COLUMNS:
        raise DatelineError(
            f"A list may have {MOST:,} names and {MOST_COLUMNS} columns of its own. Divide it."
        )
    found: dict[tuple[str, str], Watched] = {}
    for line, row in rows:
        cells = [tidy(guards.clean(cell)).strip() for cell in row] + [""] * (len(names) - len(row))
        if long := next((cell for cell in cells if len(cell) > LONGEST and cell != cells[aliases or at]), ""):
            raise DatelineError(
                f"Line {line} has a cell of {len(long):,} characters: {long[:60]!r} …. Shorten it."
            )
        if not (name := cells[at]):
            raise DatelineError(f"Line {line} has no name. Fill it in, or delete the line.")
        kind = cells[kinds].casefold() if kinds is not None else ""
        if kind not in LABELS:
            known = ", ".join(filter(None, LABELS))
            raise DatelineError(
                f"Line {line} has a kind that is not known: {cells[kinds or 0]!r}. Known: {known}."
            )
        also = _several(cells[aliases]) if aliases is not None else ()
        columns = tuple((names[one], cells[one]) for one in sorted(own) if cells[one])
        label = LABELS[kind]
        if (label, name) in found:
            raise DatelineError(f"Line {line} has {name!r} a second time. Put all of it into one line.")
        found[label, name] = Watched(label, name, tuple(one for one in also if one != name), columns)
    return list(found.values())


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in BETWEEN.split(cell) if (one := part.strip())))


def standing(decisions: Iterable[tuple[str, str]]) -> tuple[Watched, ...]:
    """Return the names that decisions in force watch, given in order as target and value; the last counts."""
    last = dict(decisions)
    return tuple(one for target, value in last.items() if (one := of_decision(target, value)))

"""Counts of time: "two weeks", "a year and a half", "30-day", "several months"."""

from dataclasses import dataclass
from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.context.tense import FUTURE, direction
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.parts import part

FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75, "1/3": 1 / 3}
# How TIMEX3 writes a unit: (prefix, letter, how many of it).
WRITTEN = {
    "F": ("P", "W", 2),
    "E": ("P", "DE", 1),
    "C": ("P", "CE", 1),
    "L": ("P", "ML", 1),
    "H": ("P", "M", 6),
}
PEOPLE = lexicon.listed("people")
MANY = "X"


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a unit: from `low` to `high`; both None for "several"."""

    low: float | None
    high: float | None
    unit: str

    @property
    def is_exact(self) -> bool:
        """Say whether it is one known number."""
        return self.low is not None and self.low == self.high

    def value(self) -> str:
        """Return the TIMEX3 duration; of "two or three" the lower number."""
        return written(self.low, self.unit)


def written(number: float | None, unit: str) -> str:
    """Write a duration as TIMEX3.

    >>> written(2, "W"), written(1.5, "Y"), written(None, "D"), written(1.5, "TM")
    ('P2W', 'P1Y6M', 'PXD', 'PT1M30S')
    """
    prefix, letter, times = WRITTEN.get(unit, ("PT" if unit[0] == "T" else "P", unit[-1], 1))
    if unit == "WE":
        letter = "WE"
    if number is None:
        return f"{prefix}{MANY}{letter}"
    if unit in ("E", "C") and number != int(number):
        return f"P{int(number * YEARS[unit])}Y"
    number *= times
    whole, rest = int(number), number - int(number)
    if rest == 0.5 and (smaller := HALVES.get(unit)):
        return f"{prefix}{whole}{letter}{smaller}" if whole else f"{prefix}{smaller}"
    return f"{prefix}{whole if not rest else round(number, 2)}{letter}"


YEARS = {"E": 10, "C": 100}
HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "E": ""}


def unit_of(state: State, found: Found, first: str = "u", second: str = "u2") -> str:
    """Return the unit's letter; a unit of the clock ("hours") stands on a list of its own."""
    name = first if first in found else second
    lists = ("UNIT", "UNITS", "CUNIT", "CUNITS")
    return next((unit for kind in lists if (unit := part(state, found, name, kind))), "")


def count_of(state: State, found: Found) -> Count:
    """Return what a match counts."""
    unit = unit_of(state, found)
    numbers = state.tokens.numbers
    if "lo" in found:
        low, high = numbers[found.parts["lo"]], numbers[found.parts["hi"]]
        return Count(low, high, unit)
    if "q" in found:
        return Count(None, None, unit)
    if "c" in found:
        return Count(2, 2, unit)
    amount = numbers[found.parts["n"]] if "n" in found else None
    if amount is None:
        amount = 0.0 if "f" in found or ("n5" in found and not _has_whole(state, found)) else 1.0
    if "f" in found:
        amount += FRACTIONS.get(state.tokens.words[found.parts["f"]], 0.5)
    if "n5" in found:
        amount += 0.5
    if "dozen" in state.tokens.words[found.start : found.end]:
        amount *= 12
    return Count(amount, amount, unit)


def _has_whole(state: State, found: Found) -> bool:
    """Tell "a year and a half" from "half a year"."""
    return "and" in state.tokens.words[found.start : found.parts["n5"]]


def read_duration(state: State, found: Found) -> Meaning | None:
    """Read "two weeks", "30-day", "a year and a half", "two hours and ten minutes"."""
    if "c2" in found:
        return Meaning("DURATION", "P25Y", because="a length of time")
    if is_age(state, found) or _is_money(state, found) or _goes_on(state, found):
        return None
    if "l" in found or state.tokens.words[found.start + 1 : found.end] == ["-", "long"]:
        unit = part(state, found, "l", "LONGUNIT") or unit_of(state, found)
        return Meaning("DURATION", written(1, unit), because="a length of time, not placed in the calendar")
    if "v9" in found:
        return Meaning(
            "DURATION",
            written(None, unit_of(state, found, "v9", "v9")),
            because="a length that is not told",
        )
    if "v2" in found:
        return _two_units(state, found)
    if _is_share(state, found):
        return None
    if state.tokens.words[found.start : found.end] == ["one", "day"]:
        return _one_day(state, found)
    count = count_of(state, found)
    if _is_article_only(state, found) and not _counts_time(state, found):
        return None
    if count.low is not None and (count.low > 100_000 or (count.high or 0) < count.low):
        return None
    mod = "" if count.is_exact and "c" not in found else "APPROX" if count.low is not None else ""
    if state.tokens.word(found.end - 2) == "or" and "A" in state.tokens.roles[found.start]:
        mod = "APPROX"
    drop = (
        1
        if "q" in found
        and state.tokens.words[found.start] == "a"
        and state.tokens.words[found.start + 1] != "few"
        else 0
    )
    first, last, because = _placed(state, found, count)
    return Meaning("DURATION", count.value(), first, last, mod, because, drop=drop)


def _placed(state: State, found: Found, count: Count) -> tuple[date | None, date | None, str]:
    """Place "within 18 months" and "in two weeks" behind the day of writing where the verb looks ahead."""
    word, anchor, unplaced = state.tokens.word(found.start - 1), state.published, (None, None, UNPLACED)
    if word not in ("in", "within") or anchor is None or count.high is None or count.unit[0] == "T":
        return unplaced
    if count.high != int(count.high) or direction(state, found.start, found.end) != FUTURE:
        return unplaced
    last = periods.shifted_day(anchor, count.unit, int(count.high))
    low = periods.shifted_day(anchor, count.unit, int(count.low or 0))
    first = periods.next_day(anchor) if word == "within" else low
    if first is None or last is None or last < first:
        return unplaced
    return first, last, f"so long after {state.since()}"


UNPLACED = "a length of time, not placed in the calendar"


def _is_share(state: State, found: Found) -> bool:
    """Tell "three-quarters of its food" from "three quarters of growth"."""
    return (
        unit_of(state, found) == "Q"
        and "HYPHEN" in state.tokens.roles[found.end - 2]
        and "UNITS" in state.tokens.roles[found.end - 1]
    )


def _one_day(state: State, found: Found) -> Meaning | None:
    """Read "will one day be" as the future; in "hoped he one day follow" it is no length either."""
    before = state.tokens.word(found.start - 1)
    after = state.tokens.words[found.end : found.end + 3]
    told = lexicon.word_list("FUTURE") | lexicon.word_list("MODAL")
    if before in told or (before in (".", "", ",") and told.intersection(after)):
        return Meaning("DATE", "FUTURE_REF", because="a day to come that is not told")
    if before in ("he", "she", "they", "it", "we", "i", ",", "but", "and", ".", ""):
        return None
    return Meaning("DURATION", "P1D", because="a length of time, not placed in the calendar")


def is_age(state: State, found: Found) -> bool:
    """Say whether a person's or thing's age is meant: "52 years old", "a 9-month-old girl"."""
    tokens, end = state.tokens, found.end
    if tokens.word(end - 1) == "old":
        return tokens.word(end) in PEOPLE or "year" in tokens.words[found.start : end]
    if tokens.word(end) == "old" or (tokens.word(end) == "of" and tokens.word(end + 1) == "age"):
        return True
    if tokens.word(end) == "-" and tokens.word(end + 1) in ("old", "olds"):
        return True
    return tokens.word(found.start - 1) == "aged"


def _goes_on(state: State, found: Found) -> bool:
    """Say whether the match is the start of a longer word: "a decade-spanning series"."""
    end = found.end
    return (
        end < len(state.tokens)
        and "HYPHEN" in state.tokens.roles[end]
        and state.tokens.word(end + 1).isalpha()
    )


def _is_money(state: State, found: Found) -> bool:
    """Say whether the number belongs to something before it: "$5 day", "No. 1 day"."""
    before = state.tokens.word(found.start - 1)
    return before in ("$", "€", "£", "#", "¥", "/")


def _is_article_only(state: State, found: Found) -> bool:
    return "A" in state.tokens.roles[found.start] and found.end - found.start == 2


def _counts_time(state: State, found: Found) -> bool:
    """Tell "for a week", "within a year" (a length) from "a day when …", "had a quarter of"."""
    tokens = state.tokens
    before, after = tokens.word(found.start - 1), tokens.word(found.end)
    if after == "of" and unit_of(state, found) in ("W", "M", "Y", "E", "C"):
        return True
    if unit_of(state, found) == "Q" or (
        after in ("of", "when", "that", "like", "-") and before not in ("within",)
    ):
        return before in ("for", "within", "than")
    return before in LENGTH_WORDS or after in ("later", "after", "before", "from", "long")


LENGTH_WORDS = lexicon.listed("before a length")


def _two_units(state: State, found: Found) -> Meaning:
    first = written(state.tokens.numbers[found.parts["n"]], unit_of(state, found))
    second = written(state.tokens.numbers[found.parts["n2"]], unit_of(state, found, "v2", "v2"))
    if not second.startswith("P") or lexicon.value(state.tokens.words[found.parts["v2"]], "CUNITS"):
        second = written(
            state.tokens.numbers[found.parts["n2"]],
            lexicon.value(state.tokens.words[found.parts["v2"]], "CUNITS"),
        )
    return Meaning(
        "DURATION", first + second.lstrip("PT"), because="a length of time, not placed in the calendar"
    )


def read_vague(state: State, found: Found) -> Meaning | None:
    """Read "a while", "some time"."""
    tokens = state.tokens
    if tokens.word(found.start) == "some" and tokens.word(found.start - 1) not in (
        "for",
        "in",
        "quite",
        "at",
        "after",
    ):
        return None
    if tokens.word(found.end - 1) == "time" and tokens.word(found.end) in ("with", "to"):
        return None
    return Meaning("DURATION", "PXX", because="a length of time that is not told")

"""Counts of time: "two weeks", "a year and a half", "30-day", "several months"."""

from dataclasses import dataclass
from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.context.tense import FUTURE, direction
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.signs import Sign, always, tells

FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75, "1/3": 1 / 3}
# How TIMEX3 writes a unit: (prefix, letter, how many of them).
WRITTEN = {
    "F": ("P", "W", 2),
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

    def in_years(self) -> "Count":
        """Return decades as years: "a decade ago" names a year."""
        if self.unit != "E" or self.low is None or self.high is None:
            return self
        return Count(self.low * YEARS["E"], self.high * YEARS["E"], "Y")

    def value(self) -> str:
        """Return the TIMEX3 duration; for "two or three" that of the lower number."""
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
        return f"{prefix}{MANY}{UNTOLD.get(unit, letter)}"
    if unit in YEARS:
        # ISO 8601, which TIMEX3 follows, has no decades.
        return f"P{int(number * YEARS[unit])}Y"
    number *= times
    whole, rest = int(number), number - int(number)
    if rest == 0.5 and (smaller := HALVES.get(unit)):
        return f"{prefix}{whole}{letter}{smaller}" if whole else f"{prefix}{smaller}"
    return f"{prefix}{whole if not rest else round(number, 2)}{letter}"


YEARS = {"E": 10, "C": 100}
UNTOLD = {"E": "DE", "C": "CE"}
HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}


def count_of(match: Match) -> Count:
    """Return what a match counts: "two or three" weeks, "several", "two and a half", "a dozen"."""
    unit = match.value("unit")
    if match.word("low"):
        return Count(match.amount("low"), match.amount("high"), unit)
    if match.word("few"):
        return Count(None, None, unit)
    if match.word("couple"):
        return Count(2, 2, unit)
    amount = match.amount("number")
    if amount is None:
        amount = 0.0 if match.word("fraction") else 1.0
    if match.word("fraction"):
        amount += FRACTIONS.get(match.word("fraction"), 0.5)
    if match.word("half"):
        amount += 0.5
    if "dozen" in match.words:
        amount *= 12
    return Count(amount, amount, unit)


def approximate(match: Match, count: Count) -> str:
    """Return APPROX for "two or three" and "a couple of", or "" for what is exact or unknown."""
    is_rough = not count.is_exact or bool(match.word("couple"))
    return "APPROX" if is_rough and count.low is not None else ""


def read_length(state: State, match: Match) -> Meaning | None:
    """Read "two weeks", "30-day", "a few months", "a three-year period"."""
    if _is_no_length(match) or _is_share(match):
        return None
    if match.words == ["one", "day"]:
        return _one_day(match)
    count = count_of(match)
    if _is_article_only(match) and not tells(LENGTH_SIGNS, state, match):
        return None
    if count.low is not None and (count.low > 100_000 or (count.high or 0) < count.low):
        return None
    drop = 1 if match.word("few") and match.first == "a" and match.words[1] != "few" else 0
    return _length(state, match, count, mod=approximate(match, count), drop=drop)


def read_one_or_more(state: State, match: Match) -> Meaning | None:
    """Read "a year or two"."""
    return _whole(state, match, 1, mod="APPROX")


def read_one_and_a_half(state: State, match: Match) -> Meaning | None:
    """Read "a year and a half"."""
    return _whole(state, match, 1.5)


def read_half(state: State, match: Match) -> Meaning | None:
    """Read "half an hour", "a half-century"."""
    return _whole(state, match, 0.5)


def _whole(state: State, match: Match, amount: float, *, mod: str = "") -> Meaning | None:
    if _is_no_length(match):
        return None
    return _length(state, match, Count(amount, amount, match.value("unit")), mod=mod)


def _length(state: State, match: Match, count: Count, *, mod: str, drop: int = 0) -> Meaning:
    first, last, because = _placed(state, match, count)
    return Meaning("DURATION", count.value(), first, last, mod, because, drop=drop)


def read_quarter_century(state: State, match: Match) -> Meaning | None:
    """Read "a quarter-century"."""
    return Meaning("DURATION", "P25Y", because="a length of time")


def read_one_long(state: State, match: Match) -> Meaning | None:
    """Read "month-long", "weeklong"."""
    if _is_no_length(match):
        return None
    return Meaning("DURATION", written(1, match.value("unit")), because=UNPLACED)


def read_many(state: State, match: Match) -> Meaning | None:
    """Read "hundreds of years"."""
    if _is_no_length(match):
        return None
    because = "a length that is not told"
    return Meaning("DURATION", written(None, match.value("unit")), because=because)


def read_two_units(state: State, match: Match) -> Meaning | None:
    """Read "two hours and ten minutes"."""
    if _is_no_length(match):
        return None
    first = written(match.amount("number"), match.value("unit"))
    second = written(match.amount("second_number"), match.value("second_unit"))
    return Meaning("DURATION", first + second.lstrip("PT"), because=UNPLACED)


def _is_no_length(match: Match) -> bool:
    return is_age(match) or _is_money(match) or _goes_on(match) or _is_day_of_event(match)


def _is_day_of_event(match: Match) -> bool:
    """Say whether the count is a year: "Festival 2019 day two"."""
    return match.plays(match.at("number"), "YEAR") and match.plays(match.end - 1, "UNIT")


def _placed(state: State, match: Match, count: Count) -> tuple[date | None, date | None, str]:
    """Place "within 18 months" and "in two weeks" after the day of writing if the verb looks ahead."""
    anchor, unplaced = state.published, (None, None, UNPLACED)
    if match.before not in ("in", "within") or anchor is None or count.high is None or count.unit[0] == "T":
        return unplaced
    if count.high != int(count.high) or direction(state, match) != FUTURE:
        return unplaced
    last = periods.shifted_day(anchor, count.unit, int(count.high))
    low = periods.shifted_day(anchor, count.unit, int(count.low or 0))
    first = periods.next_day(anchor) if match.before == "within" else low
    if first is None or last is None or last < first:
        return unplaced
    return first, last, f"so long after {state.since()}"


UNPLACED = "a length of time, not placed in the calendar"


def _is_share(match: Match) -> bool:
    """Distinguish "three-quarters of its food" from "three quarters of growth"."""
    is_hyphened = match.plays(match.end - 2, "HYPHEN") and match.plays(match.end - 1, "UNITS")
    return is_hyphened and match.value("unit") == "Q"


def _one_day(match: Match) -> Meaning | None:
    """Read "will one day be" as the future; in "hoped he one day follow" it isn't a length either."""
    after = match.tokens.words[match.end : match.end + 3]
    told = lexicon.word_list("FUTURE") | lexicon.word_list("MODAL")
    if match.before in told or (match.before in (".", "", ",") and told.intersection(after)):
        return Meaning("DATE", "FUTURE_REF", because="a day to come that is not told")
    if match.before in ("he", "she", "they", "it", "we", "i", ",", "but", "and", ".", ""):
        return None
    return Meaning("DURATION", "P1D", because=UNPLACED)


def is_age(match: Match) -> bool:
    """Say whether a person's or thing's age is meant: "52 years old", "a 9-month-old girl"."""
    second = match.tokens.word(match.end + 1)
    if _ages_before(match):
        return True
    if match.last == "old":
        return match.after in PEOPLE or "year" in match.words
    if match.after == "old" or (match.after == "of" and second == "age"):
        return True
    return match.after == "-" and second in ("old", "olds")


def _ages_before(match: Match) -> bool:
    """Say whether "aged" stands before a count, or before the lower number of two: "aged 10 to 12 years"."""
    before = (
        match.tokens.word(match.start - 3) if match.before in ("to", "and", "or", "-", "–") else match.before
    )
    return before in ("aged", "ages", "age")


def _goes_on(match: Match) -> bool:
    """Say whether the match is the start of a longer word: "a decade-spanning series"."""
    return match.plays(match.end, "HYPHEN") and match.tokens.word(match.end + 1).isalpha()


def _is_money(match: Match) -> bool:
    """Say whether the number belongs to something before it: "$5 day", "No. 1 day"."""
    return match.before in ("$", "€", "£", "#", "¥", "/")


def _is_article_only(match: Match) -> bool:
    return match.starts_with("A") and match.end - match.start == 2


def _is_of(_: State, match: Match) -> bool:
    return match.after == "of" and match.value("unit") in ("W", "M", "Y", "E", "C")


def _is_told_of(_: State, match: Match) -> bool:
    is_moment = match.after in ("of", "when", "that", "like", "-") and match.before != "within"
    return is_moment or match.value("unit") == "Q"


def _is_second(_: State, match: Match) -> bool:
    return match.last == "second" and match.after.isalpha() and match.after not in BEHIND


LENGTH_WORDS = lexicon.listed("before a length")
SURELY = frozenset(("for", "within", "than"))
BEHIND = frozenset(("later", "after", "before", "from", "long"))
# Words that make "a week", "a day", "a quarter" a length.
LENGTH_SIGNS = (
    Sign("the second of several: for a second time", False, _is_second),
    Sign("a length of something: a week of talks", True, _is_of),
    Sign("surely a length: for a day of talks", True, lambda s, m: _is_told_of(s, m) and m.before in SURELY),
    Sign("a moment, or a part: a day when, a quarter of", False, _is_told_of),
    Sign("a word of length before it: for a week", True, lambda _, m: m.before in LENGTH_WORDS),
    Sign("a word of time behind it: a week later", True, lambda _, m: m.after in BEHIND),
    Sign("anything else: had a day", False, always),
)


def read_a_while(state: State, match: Match) -> Meaning | None:
    """Read "a while"."""
    return Meaning("DURATION", "PXX", because="a length of time that is not told")


def read_a_long_time(state: State, match: Match) -> Meaning | None:
    """Read "a long time", not "a long time to wait"."""
    return None if match.after in ("with", "to") else read_a_while(state, match)


def read_some_time(state: State, match: Match) -> Meaning | None:
    """Read "for some time", not "spent some time with them"."""
    is_length = match.before in ("for", "in", "quite", "at", "after")
    return read_a_long_time(state, match) if is_length else None

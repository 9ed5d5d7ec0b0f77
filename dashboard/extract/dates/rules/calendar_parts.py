"""Months, years, decades, centuries and seasons."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.choose import nearest, year_after_range
from dashboard.extract.dates.rules.parts import dated, month_of, number, part, relative_year, short_year

BEFORE_A_TIME = lexicon.listed("before a time")
DETERMINERS = lexicon.listed("said before a date")
# Months that are also names or words.
DOUBTFUL = frozenset(("may", "march", "april", "june", "august"))
STREETS = lexicon.listed("streets")
PERSON = lexicon.listed("before a person")
MEASURED = lexicon.listed("measured")
FUNCTION_WORDS = lexicon.listed("function words")


def read_month(state: State, found: Found) -> Meaning | None:
    """Read "April 2022", "last April", "June last year", "in April"."""
    month = month_of(state, found)
    year = number(state, found, "y") or ("sy" in found and short_year(state, found)) or 0
    if not year and _is_no_month(state, found):
        return None
    if not year and _is_broken_date(state, found):
        return None
    if not year:
        year = year_after_range(state, found.end)
    if year:
        known = periods.month(year, month)
        return dated(known, "written with its year") if known else None
    if state.published is None:
        return Meaning("DATE", f"XXXX-{month:02}", because="the year is not known")
    known, why = _month_near(state, found, month)
    return dated(known, why) if known else None


def _is_broken_date(state: State, found: Found) -> bool:
    """Say whether a day follows that the month doesn't have ("February 30")."""
    end = found.end
    return (
        end < len(state.tokens) and "DAY" in state.tokens.roles[end] and state.tokens.surface(end).isdecimal()
    )


def _is_no_month(state: State, found: Found) -> bool:
    """Tell "May" the verb, "March" the walk, "April" and "June" the women from months."""
    tokens = state.tokens
    index = found.parts.get("m", found.parts.get("m2", 0))
    if tokens.word(index - 1) == "of" and tokens.word(index - 2) == "month":
        return False
    if "m2" in found:
        return not tokens.words[index].endswith(".")
    word, before = tokens.words[index], tokens.word(found.start - 1)
    if tokens.word(found.end) in STREETS and tokens.surface(found.end)[0].isupper():
        return True
    if before in PERSON or (before == "." and tokens.word(found.start - 2) in PERSON):
        return word in DOUBTFUL and "r" not in found
    if word not in DOUBTFUL or "r" in found or before in BEFORE_A_TIME - {",", "and", "or", "("}:
        return False
    tag = state.tags.get(tokens.starts[index], "")
    if tag and not tag.startswith("NNP"):
        return True
    starts = state.bounds(index)[0] == index
    if not starts and found.start and tokens.surface(found.start - 1)[0].isupper():
        return True
    after = tokens.surface(found.end) if found.end < len(tokens) else ""
    return starts or bool(after[:1].isupper())


def _month_near(state: State, found: Found, month: int) -> tuple[periods.Period | None, str]:
    assert state.published is not None
    year = state.published.year
    near = [period for y in (year - 1, year, year + 1) if (period := periods.month(y, month))]
    if "r" not in found:
        return nearest(
            state, found, near
        ), f"the month that fits the verb and lies nearest to {state.since()}"
    why = f"counted from {state.since()}"
    relation = part(state, found, "r", "SEQ")
    month_index = found.parts.get("m", found.parts.get("m2", 0))
    if month_index < found.parts["r"]:
        return periods.month(year + relative_year(state, found), month), why
    here = periods.month(year, state.published.month)
    if relation in ("last", "past") and here:
        # Nobody says "last February" in March of the month just over: it is the one before.
        recent = periods.shifted(here, "M", -1)
        over = [period for period in near if period.first < here.first and period != recent]
        return (over[-1] if over else None), why
    if relation in ("next", "following") and here:
        return next((period for period in near if period.first > here.first), None), why
    return periods.month(year, month), why


def read_year(state: State, found: Found) -> Meaning | None:
    """Read "1998", "'98", "fiscal 1989", "the year 2000"."""
    if "z" in found:
        return _split_year(state, found)
    year = number(state, found, "y") or short_year(state, found)
    known = periods.year(year)
    if "e" in found:
        return _of_era(state, found, known)
    if known is None or (found.end - found.start == 1 and _is_no_year(state, found, year)):
        return None
    fiscal = found.end - found.start > 1 and state.tokens.word(found.parts["y"] - 1) != "year"
    return dated(known, "a fiscal year: its days depend on the company" if fiscal else "written as a year")


def _split_year(state: State, found: Found) -> Meaning | None:
    """Read "2012/13", a season or a fiscal year: TIMEX3's value is the year in which it begins."""
    first, second = (int(piece) for piece in state.tokens.words[found.start].split("/"))
    begin, end = periods.year(first), periods.year(first + 1)
    if begin is None or end is None or (first + 1) % 100 != second:
        return None
    why = f"a season or fiscal year from {first} to {first + 1}"
    return Meaning("DATE", begin.value, begin.first, end.last, because=why, period=begin)


def _is_before_christ(state: State, found: Found) -> bool:
    return state.tokens.word(found.parts["e"])[0] == "b"


def _of_era(state: State, found: Found, known: periods.Period | None) -> Meaning | None:
    """Read "44 BC" and "AD 300"; the calendar of computers begins with the year 1."""
    if known is None or "." in state.tokens.words[found.parts["y"]]:
        return None
    if _is_before_christ(state, found):
        value = f"BC{int(known.value):04}"
        return Meaning("DATE", value, because="a year before Christ, before the first day that can be drawn")
    return dated(known, "written with its era")


def _is_no_year(state: State, found: Found, year: int) -> bool:
    """Tell "1,500 troops", "$1995", "Vision 2030", "Boeing 2000" from years."""
    tokens, index = state.tokens, found.start
    before, after = tokens.word(index - 1), tokens.word(index + 1)
    if "sy" in found:
        return not (index and tokens.starts[index] > tokens.ends[index - 1])
    if before == "." and tokens.word(index - 2) == "no":
        return True
    if before in ("$", "€", "£", "#", "¥", ".", "/") and (before != "." or tokens.touches(index)):
        return True
    if after in MEASURED or lexicon.value(after, "UNITS") or lexicon.value(after, "CUNITS") or after == "/":
        return True
    if index > 1 and "HYPHEN" in tokens.roles[index - 1] and "YEAR" not in tokens.roles[index - 2]:
        return tokens.words[index - 2] != "mid"
    if before in (",", "at", "-", "—") and _is_address(state, index):
        return True
    if before in BEFORE_A_TIME and (before != "," or year >= 1900):
        return False
    if before in DETERMINERS and year >= 1500:
        return False
    if not 1900 <= year <= 2100:
        return True
    starts = state.bounds(index)[0] == index
    # A year in words ("Atlanta nineteen ninety-six") is no product's number.
    return not starts and tokens.words[index].isdecimal() and _follows_a_name(state, index)


def _is_address(state: State, index: int) -> bool:
    """Tell "1920 Main St." from a year: a name follows at once."""
    tokens = state.tokens
    if index + 1 >= len(tokens) or not tokens.surface(index + 1)[0].isupper():
        return False
    return not tokens.roles[index + 1] & {"MON", "DOW"} and len(tokens.words[index + 1]) > 1


def _follows_a_name(state: State, index: int) -> bool:
    """Say whether a capitalised word that is no month stands right before, as in "Vision 2030"."""
    before = state.tokens.surface(index - 1)
    if not before[0].isupper():
        return False
    if state.bounds(index)[0] == index - 1 and before.lower() in FUNCTION_WORDS:
        return False
    return not state.tokens.roles[index - 1] & {"MON", "MONAB", "DOW", "SEASON"}


def read_decade(state: State, found: Found) -> Meaning | None:
    """Read "the 1990s", "the nineties"."""
    if "t" in found:
        first = 190 + int(state.tokens.words[found.parts["t"]][0])
        first += 10 if first < 192 else 0
        if state.tokens.word(found.start - 2) in MEASURED_IN_TENS:
            return None
    elif "d" in found:
        before = state.tokens.word(found.start - 1)
        if state.tokens.word(found.start) != "the" and before not in DECADE_WORDS:
            return None
        first = int(part(state, found, "d", "DECADEWORD"))
    elif "y" in found:
        year = number(state, found, "y")
        if year % 10:
            return None
        first = year // 10
    else:
        digits = state.tokens.words[found.end - 1].strip("'’s")
        first = int(digits[:3]) if len(digits) == 4 else 190 + int(digits[0])
        if len(digits) == 2 and first < 192:
            first += 10
    if first % 10 == 0 and first < 200:
        # "the 1800s" are a hundred years; "the 2000s" are mostly ten.
        known = periods.hundred(first // 10)
        return dated(known, "the hundred years that begin so") if known else None
    known = periods.decade(first)
    return dated(known, "a decade") if known else None


# "temperatures in the 60s"
MEASURED_IN_TENS = lexicon.listed("measured in tens")
DECADE_WORDS = lexicon.listed("before a decade")


def read_century(state: State, found: Found) -> Meaning | None:
    """Read "the 20th century"."""
    known = periods.century(number(state, found, "o"))
    if "e" in found and known and _is_before_christ(state, found):
        return Meaning("DATE", f"BC{known.value}", because="a century before Christ")
    if known is None or _is_company(state, found):
        return None
    return dated(known, "a century")


def _is_company(state: State, found: Found) -> bool:
    """Tell "21st Century Fox" from a century."""
    tokens, end = state.tokens, found.end
    return tokens.surface(end - 1)[0].isupper() and end < len(tokens) and tokens.surface(end)[0].isupper()


def read_season(state: State, found: Found) -> Meaning | None:
    """Read "last winter", "the summer of 1994", "this spring"."""
    name = part(state, found, "s", "SEASON")
    year = number(state, found, "y") or ("sy" in found and short_year(state, found)) or 0
    if year:
        known = periods.season(year, name)
        return dated(known, "a season with its year") if known else None
    if "r" not in found and not _is_bare_season(state, found):
        return None
    if state.published is None:
        return Meaning("DATE", f"XXXX-{name}", because="the year is not known")
    year = state.published.year
    why = f"the season counted from {state.since()}"
    if "r" in found and found.parts["s"] < found.parts["r"]:
        known = periods.season(year + relative_year(state, found), name)
        return dated(known, why) if known else None
    choices = [
        found_season
        for y in (year - 2, year - 1, year, year + 1)
        if (found_season := periods.season(y, name))
    ]
    known = _season_near(state, found, choices)
    return dated(known, why) if known else None


def _season_near(state: State, found: Found, choices: list[periods.Period]) -> periods.Period | None:
    anchor = state.published
    assert anchor is not None
    relation = part(state, found, "r", "SEQ")
    past = "past" in state.tokens.words[found.start : found.end]
    over = [season for season in choices if season.last < anchor]
    ahead = [season for season in choices if season.first > anchor]
    if relation in ("last", "past") or past:
        return over[-1] if over else None
    if relation in ("next", "following"):
        return ahead[0] if ahead else None
    if "r" in found:
        return min(choices, key=lambda season: abs((season.first - anchor).days))
    return nearest(state, found, choices)


def _is_bare_season(state: State, found: Found) -> bool:
    """Tell "in the spring" from "fall to dust" and "spring a leak"."""
    before = state.tokens.word(found.start - 1)
    if found.end - found.start > 1:
        return before in (
            "in",
            "during",
            "by",
            "until",
            "since",
            "for",
            "of",
            "over",
            "through",
            "before",
            "after",
        )
    word = state.tokens.words[found.start]
    if before in ("in", "by", "since", "until", "during", "early", "late"):
        return state.tokens.word(found.end) not in ("of", "in")
    return before in ("-",) and word in ("summer", "winter", "spring")

"""Years, decades and centuries: "1998", "fiscal 1989", "44 BC", "the nineties", "20th century"."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.parts import dated, short_year
from dashboard.extract.dates.rules.signs import Sign, always, tells

BEFORE_A_TIME = lexicon.listed("before a time")
DETERMINERS = lexicon.listed("said before a date")
MEASURED = lexicon.listed("measured")
# "temperatures in the 60s"
MEASURED_IN_TENS = lexicon.listed("measured in tens")
BEFORE_A_DECADE = lexicon.listed("before a decade")
FUNCTION_WORDS = lexicon.listed("function words")


def read_bare_year(state: State, match: Match) -> Meaning | None:
    """Read "1998", unless something shows that it's a number of something else."""
    known = periods.year(match.number("year"))
    return dated(known, "written as a year") if known and tells(YEAR_SIGNS, state, match) else None


def read_year_in_words(state: State, match: Match) -> Meaning | None:
    """Read "the year 2000", "fiscal year 1989"."""
    known = periods.year(match.number("year"))
    return dated(known, "written as a year") if known else None


def read_fiscal_year(state: State, match: Match) -> Meaning | None:
    """Read "fiscal 1989", "FY 2012"."""
    known = periods.year(match.number("year"))
    return dated(known, "a fiscal year: its days depend on the company") if known else None


def read_short_year(state: State, match: Match) -> Meaning | None:
    """Read "'98", which must not touch the word before it."""
    known = periods.year(short_year(state, match))
    is_free = match.start > 0 and not match.tokens.touches(match.start)
    return dated(known, "written as a year") if known and is_free else None


def read_split_year(state: State, match: Match) -> Meaning | None:
    """Read "2012/13", a season or a fiscal year: TIMEX3's value is the year in which it begins."""
    first, second = (int(piece) for piece in match.first.split("/"))
    begin, end = periods.year(first), periods.year(first + 1)
    if begin is None or end is None or (first + 1) % 100 != second:
        return None
    why = f"a season or fiscal year from {first} to {first + 1}"
    return Meaning("DATE", begin.value, begin.first, end.last, because=why, period=begin)


def read_year_of_era(state: State, match: Match) -> Meaning | None:
    """Read "44 BC" and "AD 300"; the computer's calendar begins with the year 1."""
    known = periods.year(match.number("year"))
    if known is None or "." in match.word("year"):
        return None
    if _is_before_christ(match):
        value = f"BC{int(known.value):04}"
        return Meaning("DATE", value, because="a year before Christ, before the first day that can be drawn")
    return dated(known, "written with its era")


def _is_before_christ(match: Match) -> bool:
    return match.word("era")[0] == "b"


def _is_address(state: State, match: Match) -> bool:
    """Distinguish "1920 Main St." from a year: a name follows directly."""
    names_a_day = match.plays(match.end, "MON", "DOW")
    return (
        match.before in (",", "at", "-", "—")
        and match.is_name_after
        and not names_a_day
        and len(match.after) > 1
    )


def _is_joined(state: State, match: Match) -> bool:
    """Distinguish "Boeing-2000" from "1998-2000"."""
    return (
        match.start > 1
        and match.plays(match.start - 1, "HYPHEN")
        and not match.plays(match.start - 2, "YEAR")
    )


def _is_middle(state: State, match: Match) -> bool:
    return _is_joined(state, match) and match.tokens.words[match.start - 2] in ("mid", "pre", "post")


def _counts(state: State, match: Match) -> bool:
    after = match.after
    return bool(
        after in MEASURED or lexicon.value(after, "UNITS") or lexicon.value(after, "CUNITS") or after == "/"
    )


def _counts_people(_: State, match: Match) -> bool:
    before, after = match.before, match.after
    if after in ("who", "whom", "whose") or before in ROUGHLY:
        return True
    if after == "of" and match.tokens.word(match.end + 1) in ("them", "those", "these", "us", "the"):
        return before not in ("in", "since", "until", "by")
    if before == "of" and match.tokens.word(match.start - 2) in GATHERED:
        return True
    return after in ("were", "are", "have") and before in (
        "",
        ",",
        ".",
        "about",
        "over",
        "around",
        "and",
        ";",
    )


ROUGHLY = frozenset(("some", "nearly", "almost", "roughly", "approximately", "another"))
GATHERED = lexicon.listed("gathered")


def _is_given(_: State, match: Match) -> bool:
    return match.before in GIVEN and match.after in (
        "to",
        "for",
        "a",
        "an",
        "in",
        "from",
        "each",
        "on",
        ".",
        "per",
    )


GIVEN = lexicon.listed("before a sum")


def _is_of_event(_: State, match: Match) -> bool:
    return match.after == "day" and match.plays(match.end + 1, "NUM")


def _is_sum(state: State, match: Match) -> bool:
    before = match.before
    return before in ("$", "€", "£", "#", "¥", "/") or (before == "." and match.tokens.touches(match.start))


def _follows_a_name(state: State, match: Match) -> bool:
    """Say whether a capitalised word that isn't a month comes directly before, as in "Vision 2030"."""
    starts = state.bounds(match.start)[0]
    # A year in words ("Atlanta nineteen ninety-six") is not the number of a product.
    if starts == match.start or not match.first.isdecimal() or not match.is_name_before:
        return False
    if starts == match.start - 1 and match.before in FUNCTION_WORDS:
        return False
    return not match.plays(match.start - 1, "MON", "MONAB", "DOW", "SEASON")


YEAR_SIGNS = (
    Sign("no. 1995", False, lambda _, m: m.before == "." and m.tokens.word(m.start - 2) == "no"),
    Sign("a sum or a decimal: $1995, #2000, 3.2000", False, _is_sum),
    Sign("a count: 2000 troops, 1500 metres, 1900/2000", False, _counts),
    Sign("a count of people: 2018 who wrote, 1950 of them, a crowd of 2000", False, _counts_people),
    Sign("a sum or a gift: pay 2000 to each family", False, _is_given),
    Sign("the year of an event: Festival 2019 day two", True, _is_of_event),
    Sign("the middle of a year, or after it: mid-1990, post-1959", True, _is_middle),
    Sign("the number of a thing: Boeing-2000", False, _is_joined),
    Sign("an address: at 1920 Main St.", False, _is_address),
    Sign(
        "a word of time stands before it: in 1998",
        True,
        lambda _, m: m.before in BEFORE_A_TIME and (m.before != "," or m.number("year") >= 1900),
    ),
    Sign(
        "an article: the 2009 levy", True, lambda _, m: m.before in DETERMINERS and m.number("year") >= 1500
    ),
    Sign("alone and far from today: 1500", False, lambda _, m: not 1900 <= m.number("year") <= 2100),
    Sign("the number of a name: Vision 2030", False, _follows_a_name),
    Sign("alone", True, always),
)


def read_decade_of_year(state: State, match: Match) -> Meaning | None:
    """Read "the 1970's"."""
    year = match.number("year")
    return None if year % 10 else _decade(year // 10)


def read_decade_in_figures(state: State, match: Match) -> Meaning | None:
    """Read "the 1990s", "the '80s"."""
    digits = match.word("decade").strip("'’s")
    return _decade(int(digits[:3])) if len(digits) == 4 else _decade(_of_tens(digits))


def read_decade_in_words(state: State, match: Match) -> Meaning | None:
    """Read "the nineties", "the early nineties"."""
    if match.first != "the" and match.before not in BEFORE_A_DECADE:
        return None
    return _decade(int(match.value("decade")))


def read_more_tens(state: State, match: Match) -> Meaning | None:
    """Read "the 60s and 70s", "the mid-80s", not "in his mid-80s"."""
    before = match.start - 2
    if match.plays(match.start - 1, "HYPHEN") and match.tokens.word(before) in ("mid", "early", "late"):
        if match.tokens.word(before - 1) in OWNERS or match.tokens.word(before - 2) in MEASURED_IN_TENS:
            return None
        return _decade(_of_tens(match.word("tens")))
    if match.before in ("and", "or", "to") and match.plays(before, "TENS", "DECADE"):
        is_decade = (
            match.tokens.word(before - 1) == "the" and match.tokens.word(before - 3) not in MEASURED_IN_TENS
        )
        return _decade(_of_tens(match.word("tens"))) if is_decade or match.plays(before, "DECADE") else None
    return None


OWNERS = frozenset(("his", "her", "their", "my", "our", "your"))


def read_tens(state: State, match: Match) -> Meaning | None:
    """Read "the 80s", not "temperatures in the 60s"."""
    if match.tokens.word(match.start - 2) in MEASURED_IN_TENS:
        return None
    return _decade(_of_tens(match.word("tens")))


def _of_tens(digits: str) -> int:
    """Return the decade of "80": in this century up to the teens, else in the last."""
    decade = 190 + int(digits[0])
    return decade if decade >= 192 else decade + 10


def _decade(first: int) -> Meaning | None:
    if first % 10 == 0 and first < 200:
        # "the 1800s" means a hundred years, "the 2000s" mostly ten.
        known = periods.hundred(first // 10)
        return dated(known, "the hundred years that begin so") if known else None
    known = periods.decade(first)
    return dated(known, "a decade") if known else None


def read_century(state: State, match: Match) -> Meaning | None:
    """Read "the 20th century", not "21st Century Fox"."""
    known = periods.century(match.number("ordinal"))
    is_company = match.tokens.surface(match.end - 1)[0].isupper() and match.is_name_after
    return dated(known, "a century") if known and not is_company else None


def read_century_of_era(state: State, match: Match) -> Meaning | None:
    """Read "the 4th century BC", "the 3rd century AD"."""
    known = periods.century(match.number("ordinal"))
    if known and _is_before_christ(match):
        return Meaning("DATE", f"BC{known.value}", because="a century before Christ")
    return read_century(state, match)

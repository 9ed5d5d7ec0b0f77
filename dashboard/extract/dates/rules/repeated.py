"""Times that recur: "every morning", "Fridays", "twice a week", "$5 a year"."""

from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.grammar.tokens import Tokens
from dashboard.extract.dates.rules.counts import written
from dashboard.extract.dates.rules.parts import month_of, time_of_day

# "$33 million a year", "200 flights a week": what comes before a rate.
RATED = lexicon.listed("before a rate")
# "early a year" is not a rate; these end a count that is then given per unit of time.
OFTEN_NOUNS = lexicon.listed("papers")


def read_per_unit(state: State, match: Match) -> Meaning | None:
    """Read "twice a week", "per month", "three times a day"."""
    return Meaning("SET", written(1, match.value("unit")), because="so often in each such time")


def read_a_unit(state: State, match: Match) -> Meaning | None:
    """Read "a year" in "$33 million a year"."""
    before = match.start - 1
    counted = before >= 0 and match.tokens.numbers[before] is not None
    if counted or match.before in RATED or _counts_things(match.tokens, before):
        return Meaning("SET", written(1, match.value("unit")), because="so much in each such time")
    return None


def _counts_things(tokens: Tokens, index: int) -> bool:
    """Say whether there is a noun here with a number before it: "50,000 CDs a year"."""
    if (
        index < 1
        or not tokens.words[index].endswith("s")
        or tokens.words[index] in ("'s", "’s", "is", "was", "has")
    ):
        return False
    for before in range(index - 1, max(index - 4, -1), -1):
        if tokens.numbers[before] is not None:
            return "UNITS" not in tokens.roles[index]
        if not tokens.words[before].isalpha():
            return False
    return False


def read_every_weekday(state: State, match: Match) -> Meaning | None:
    """Read "every Tuesday", "Fridays", "Tuesday nights"."""
    return _returns(f"XXXX-WXX-{match.value('weekday')}{time_of_day(match)}")


def read_every_month(state: State, match: Match) -> Meaning | None:
    """Read "each July", "every April 26"."""
    day = match.number("day")
    return _returns(f"XXXX-{month_of(match):02}" + (f"-{day:02}" if day else ""))


def read_every_season(state: State, match: Match) -> Meaning | None:
    """Read "every summer"."""
    return _returns(f"XXXX-{match.value('season')}")


def read_every_part_of_day(state: State, match: Match) -> Meaning | None:
    """Read "every morning"."""
    return _returns(f"XXXX-XX-XX{time_of_day(match)}")


def read_every_unit(state: State, match: Match) -> Meaning | None:
    """Read "each year", "every single day"."""
    return _returns(written(1, match.value("unit")))


def read_every_other_unit(state: State, match: Match) -> Meaning | None:
    """Read "every other week"."""
    return _returns(written(2, match.value("unit")))


def read_every_few_units(state: State, match: Match) -> Meaning | None:
    """Read "every three months", "every second year"."""
    return _returns(written(match.number("number") or 1, match.value("unit")))


def _returns(value: str) -> Meaning:
    return Meaning("SET", value, because="returns each time")


def read_often(state: State, match: Match) -> Meaning | None:
    """Read "annually", "weekly", "hourly", but not "daily flights" and "a weekly paper"."""
    if match.tokens.surface(match.start)[0].isupper() or match.after in OFTEN_NOUNS:
        return None
    if match.before == "-" or match.after == "-":
        return None
    if match.first != "annually" and match.after.isalpha() and not _is_adverb(match):
        return None
    return _returns(lexicon.value(match.first, "OFTEN"))


def _is_adverb(match: Match) -> bool:
    """Say whether "daily" tells how often: "daily outside the gate", and "his weekly radio address"."""
    if match.after in FUNCTION_WORDS or match.after in PLACE_WORDS:
        return True
    return not RETURNING.isdisjoint(match.tokens.words[match.end : match.end + 2])


PLACE_WORDS = lexicon.listed("where something is done")
RETURNING = lexicon.listed("returns each time")
FUNCTION_WORDS = lexicon.listed("function words")

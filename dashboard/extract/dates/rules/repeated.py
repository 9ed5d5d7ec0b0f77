"""Times that return: "every morning", "Fridays", "twice a week", "$5 a year"."""

from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.counts import unit_of, written
from dashboard.extract.dates.rules.parts import month_of, number, part, time_of_day

# "$33 million a year", "200 flights a week": what stands before a rate.
RATED = lexicon.listed("before a rate")
# "early a year" is none; these end a count that is then told per unit of time.
OFTEN_NOUNS = lexicon.listed("papers")


def read_rate(state: State, found: Found) -> Meaning | None:
    """Read "a year" in "$33 million a year"; also "twice a week", "per month"."""
    unit = unit_of(state, found)
    tokens = state.tokens
    value = written(1, unit)
    if "t" in found or tokens.word(found.start) == "per" or "times" in tokens.words[found.start : found.end]:
        return Meaning("SET", value, because="so often in each such time")
    before = found.start - 1
    counted = before >= 0 and tokens.numbers[before] is not None
    if counted or tokens.word(before) in RATED or _counts_things(state, before):
        return Meaning("SET", value, because="so much in each such time")
    return None


def _counts_things(state: State, index: int) -> bool:
    """Say whether a noun with a number before it stands here: "50,000 CDs a year"."""
    tokens = state.tokens
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


def read_every(state: State, found: Found) -> Meaning | None:
    """Read "every Tuesday", "each year", "every three months", "Fridays"."""
    suffix = time_of_day(state, found)
    weekday = part(state, found, "w", "DOW") or part(state, found, "x", "DOWS")
    because = "returns each time"
    if weekday:
        return Meaning("SET", f"XXXX-WXX-{weekday}{suffix}", because=because)
    if month := month_of(state, found):
        day = number(state, found, "d")
        return Meaning("SET", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""), because=because)
    if "s" in found:
        return Meaning("SET", f"XXXX-{part(state, found, 's', 'SEASON')}", because=because)
    if suffix:
        return Meaning("SET", f"XXXX-XX-XX{suffix}", because=because)
    count = number(state, found, "n") or number(state, found, "o") or 1
    if "other" in state.tokens.words[found.start : found.end]:
        count = 2
    return Meaning("SET", written(count, unit_of(state, found)), because=because)


def read_often(state: State, found: Found) -> Meaning | None:
    """Read "annually", "weekly", "hourly"."""
    word = state.tokens.words[found.start]
    if state.tokens.surface(found.start)[0].isupper() or state.tokens.word(found.end) in OFTEN_NOUNS:
        return None
    if state.tokens.word(found.start - 1) == "-" or state.tokens.word(found.end) == "-":
        return None
    if word != "annually" and _is_adjective(state, found.end):
        return None
    return Meaning("SET", lexicon.value(word, "OFTEN"), because="returns each time")


def _is_adjective(state: State, end: int) -> bool:
    """Tell "meets daily" from "daily flights", which names a kind of flight and no time."""
    after = state.tokens.word(end)
    return after.isalpha() and after not in FUNCTION_WORDS


FUNCTION_WORDS = lexicon.listed("function words")

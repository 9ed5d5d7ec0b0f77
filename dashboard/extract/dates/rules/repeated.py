"""Times that return: "every morning", "Fridays", "twice a week", "$5 a year"."""

from dashboard.extract.dates.context.scene import Reading, Scene
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.counts import unit_of, written
from dashboard.extract.dates.rules.parts import month_of, number, part, time_of_day

# "$33 million a year", "200 flights a week": what stands before a rate.
RATED = lexicon.listed("before a rate")
# "early a year" is none; these end a count that is then told per unit of time.
OFTEN_NOUNS = lexicon.listed("papers")


def read_rate(scene: Scene, found: Found) -> Reading | None:
    """Read "a year" in "$33 million a year"; also "twice a week", "per month"."""
    unit = unit_of(scene, found)
    tokens = scene.tokens
    value = written(1, unit)
    if "t" in found or tokens.word(found.start) == "per" or "times" in tokens.words[found.start : found.end]:
        return Reading("SET", value, because="so often in each such time")
    before = found.start - 1
    counted = before >= 0 and tokens.numbers[before] is not None
    if counted or tokens.word(before) in RATED or _counts_things(scene, before):
        return Reading("SET", value, because="so much in each such time")
    return None


def _counts_things(scene: Scene, index: int) -> bool:
    """Say whether a noun with a number before it stands here: "50,000 CDs a year"."""
    tokens = scene.tokens
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


def read_every(scene: Scene, found: Found) -> Reading | None:
    """Read "every Tuesday", "each year", "every three months", "Fridays"."""
    suffix = time_of_day(scene, found)
    weekday = part(scene, found, "w", "DOW") or part(scene, found, "x", "DOWS")
    because = "returns each time"
    if weekday:
        return Reading("SET", f"XXXX-WXX-{weekday}{suffix}", because=because)
    if month := month_of(scene, found):
        day = number(scene, found, "d")
        return Reading("SET", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""), because=because)
    if "s" in found:
        return Reading("SET", f"XXXX-{part(scene, found, 's', 'SEASON')}", because=because)
    if suffix:
        return Reading("SET", f"XXXX-XX-XX{suffix}", because=because)
    count = number(scene, found, "n") or number(scene, found, "o") or 1
    if "other" in scene.tokens.words[found.start : found.end]:
        count = 2
    return Reading("SET", written(count, unit_of(scene, found)), because=because)


def read_often(scene: Scene, found: Found) -> Reading | None:
    """Read "annually", "weekly", "hourly"."""
    word = scene.tokens.words[found.start]
    if scene.tokens.surface(found.start)[0].isupper() or scene.tokens.word(found.end) in OFTEN_NOUNS:
        return None
    if scene.tokens.word(found.start - 1) == "-" or scene.tokens.word(found.end) == "-":
        return None
    if word != "annually" and _is_adjective(scene, found.end):
        return None
    return Reading("SET", lexicon.value(word, "OFTEN"), because="returns each time")


def _is_adjective(scene: Scene, end: int) -> bool:
    """Tell "meets daily" from "daily flights", which names a kind of flight and no time."""
    after = scene.tokens.word(end)
    return after.isalpha() and after not in FUNCTION_WORDS


FUNCTION_WORDS = lexicon.listed("function words")

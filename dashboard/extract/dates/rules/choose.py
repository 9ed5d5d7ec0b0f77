"""Which year a date without one means: by the verb, by the day of publication, by the end of its range."""

from dashboard.extract.dates.patterns import Found
from dashboard.extract.dates.periods import Period
from dashboard.extract.dates.scene import Scene
from dashboard.extract.dates.tense import FUTURE, PAST, direction

RANGE_WORDS = frozenset(("to", "and", "through", "until", "till", "-", "–", "—", "or"))
# "to December 31, 1998": how many tokens may stand between the range word and the year.
RANGE_REACH = 4


def nearest(scene: Scene, found: Found, choices: list[Period]) -> Period | None:
    """Return the choice on the verb's side of the day of publication, else the nearest."""
    anchor = scene.published
    if anchor is None or not choices:
        return None
    side = direction(scene, found.start, found.end)
    if side == PAST and (past := [choice for choice in choices if choice.first <= anchor]):
        return past[-1]
    if side == FUTURE and (ahead := [choice for choice in choices if choice.last >= anchor]):
        return ahead[0]
    return min(choices, key=lambda choice: abs((choice.first - anchor).days))


def year_after_range(scene: Scene, end: int) -> int:
    """Return 1998 for "March" in "from March to June 1998", 0 where no such year follows."""
    tokens = scene.tokens
    if tokens.word(end) not in RANGE_WORDS:
        return 0
    month_seen = False
    for index in range(end + 1, min(end + 2 + RANGE_REACH, len(tokens))):
        roles = tokens.roles[index]
        if "YEAR" in roles and month_seen:
            return int(tokens.numbers[index] or 0)
        if roles & {"MON", "MONAB"}:
            month_seen = True
        elif "DAY" not in roles and tokens.words[index] != ",":
            return 0
    return 0

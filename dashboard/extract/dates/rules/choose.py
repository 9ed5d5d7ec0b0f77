"""Choose the year of a date without one: by the verb, the day of publication or the end of its range."""

from datetime import date

from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.context.tense import FUTURE, PAST, UNKNOWN, direction
from dashboard.extract.dates.grammar.match import Match

RANGE_WORDS = frozenset(("to", "and", "through", "until", "till", "-", "–", "—", "or"))
# "to December 31, 1998": how many tokens may come between the range word and the year.
RANGE_REACH = 4


# The cost of a choice besides its distance in days, by the direction of the clause. Swept together on
# the four fifths; flat around these values. An unclear verb leans towards the past, as news does.
AHEAD = {PAST: 300, UNKNOWN: 100, FUTURE: 0}
BACK = {PAST: 0, UNKNOWN: 0, FUTURE: 300}
LOOKS_BACK = frozenset(("since", "ended"))
LOOKS_AHEAD = frozenset(("until", "till", "by", "ending"))


def nearest(state: State, match: Match, choices: list[Period]) -> Period | None:
    """Return the choice that is near the day of writing and on the verb's side of it."""
    anchor = state.published
    if anchor is None or not choices:
        return None
    if match.before in LOOKS_BACK:
        choices = [choice for choice in choices if choice.first <= anchor] or choices
        side = PAST
    else:
        side = direction(state, match)
        if match.before in LOOKS_AHEAD:
            # "had left by April" is over; "put off until April" may be, or not.
            side = FUTURE if side != PAST else PAST if match.before == "by" else UNKNOWN
    return min(choices, key=lambda choice: _cost(choice, anchor, side))


def _cost(choice: Period, anchor: date, side: int) -> int:
    if choice.first <= anchor <= choice.last:
        return 0
    if choice.first > anchor:
        return (choice.first - anchor).days + AHEAD[side]
    return (anchor - choice.last).days + BACK[side]


def year_after_range(match: Match) -> int:
    """Return 1998 for "March" in "from March to June 1998", or 0 if no such year follows."""
    tokens, end = match.tokens, match.end
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

"""Choose the year of a date without one: by the verb, the day of publication or the end of its range."""

from datetime import date

from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.context.tense import FUTURE, PAST, UNKNOWN, direction
from dashboard.extract.dates.grammar.match import Match

RANGE_WORDS = frozenset(("to", "and", "through", "until", "till", "-", "–", "—", "or"))
# "to December 31, 1998": how many tokens may come between the range word and the year.
RANGE_REACH = 6


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


def year_after_range(state: State, match: Match) -> int:
    """Return 1998 for "March" in "from March to June 1998", or 0 if no such year follows.

    So for lists ("January, February and March 2018") and for "March and April last year".
    """
    tokens, end = match.tokens, match.end
    if tokens.word(end) not in RANGE_WORDS and not match.plays(end + 1, *MONTHS):
        return 0
    if tokens.word(end) not in (*RANGE_WORDS, ","):
        return 0
    month_seen = False
    for index in range(end + 1, min(end + 2 + RANGE_REACH, len(tokens))):
        roles = tokens.roles[index]
        if month_seen and (year := _year_here(state, match, index)):
            return year
        if not roles.isdisjoint(MONTHS):
            month_seen = True
        elif "DAY" not in roles and tokens.words[index] not in BETWEEN:
            return 0
    return 0


MONTHS = ("MON", "MONAB")
BETWEEN = frozenset((",", "of", "and"))
YEARS = {"last": -1, "this": 0, "next": 1}


def _year_here(state: State, match: Match, index: int) -> int:
    """Return the year that a token is, or that "last year" is from there; 0 if it is none."""
    if "YEAR" in match.tokens.roles[index]:
        return int(match.tokens.numbers[index] or 0)
    step = YEARS.get(match.tokens.words[index])
    if step is None or match.tokens.word(index + 1) != "year" or state.published is None:
        return 0
    return state.published.year + step


def weeks_after_list(match: Match) -> int:
    """Return -1 for "Monday" in "Monday and Tuesday of last week", 1 for "next week", else 0."""
    tokens, index = match.tokens, match.end
    while tokens.word(index) in ("and", "or", ",", "to") and index < match.end + WEEK_REACH:
        if not match.plays(index + 1, "DOW"):
            return 0
        index += 2
    if index == match.end:
        return 0
    index += tokens.word(index) == "of"
    return YEARS.get(tokens.word(index), 0) if tokens.word(index + 1) == "week" else 0


# "Monday, Tuesday and Wednesday of last week".
WEEK_REACH = 6

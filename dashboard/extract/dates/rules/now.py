"""Now-words: the present, the past and the future without a date."""

from dataclasses import replace

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.forms import looks_past
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match

# "until now", "as soon as", "soon after", "past the house".
NOT_BEFORE = {"soon": frozenset(("as", "so", "too")), "shortly": frozenset(())}
NOT_AFTER = {
    "soon": frozenset(("after", "as", "before", "-", "enough")),
    "shortly": frozenset(("before", "after", "thereafter", "afterward")),
    "now": frozenset(("-", "that")),
    "recent": frozenset(("-",)),
    "current": frozenset(("-", "and", "account", "events", "affairs")),
}


def read_now(state: State, match: Match) -> Meaning | None:
    """Read "now", "currently", "recent", "soon"."""
    word = match.first
    if match.before in NOT_BEFORE.get(word, ()) or match.after in NOT_AFTER.get(word, ()):
        return None
    if word == "soon" and _is_told(state, match):
        return None
    if (match.before, word) in WITH_THE_WORD_BEFORE:
        return replace(_reference(state, "PAST_REF"), drop=-1)
    return _reference(state, lexicon.value(word, "NOWWORD"))


def _is_told(state: State, match: Match) -> bool:
    """Say whether "soon" belongs to a tale: "was soon cleared", "soon turned into a brawl"."""
    if match.before in ("was", "were", "had"):
        return True
    return match.end < len(state.tokens) and looks_past(state, match.end) and match.before not in AHEAD


AHEAD = frozenset(("will", "would", "be", "may", "might", "could", "should", "can", "have"))
# "then-current" and "more recently" include the word before.
WITH_THE_WORD_BEFORE = frozenset((("then", "current"), ("more", "recently"), ("more", "recent")))
ENDS_PHRASE = lexicon.listed("after the past")


def read_right_now(state: State, match: Match) -> Meaning | None:
    """Read "right now"."""
    return _reference(state, "PRESENT_REF")


def read_the_moment(state: State, match: Match) -> Meaning | None:
    """Read "at the moment", "for the moment"."""
    return _reference(state, "PRESENT_REF") if match.before in ("at", "for") else None


def read_the_other_day(state: State, match: Match) -> Meaning | None:
    """Read "the other day"."""
    return _reference(state, "PAST_REF")


def read_the_past(state: State, match: Match) -> Meaning | None:
    """Read "in the past", not "the past of the town"."""
    goes_on = match.written_after[:1].isalnum() and match.written_after not in ENDS_PHRASE
    return (
        _reference(state, "PAST_REF") if match.before in ("in", "of", "from", "for") and not goes_on else None
    )


def read_the_future(state: State, match: Match) -> Meaning | None:
    """Read "in the future", not "the future king"."""
    goes_on = match.written_after[:1].isalpha() and match.written_after not in ENDS_PHRASE
    return None if goes_on else read_near_future(state, match)


def read_near_future(state: State, match: Match) -> Meaning | None:
    """Read "the near future", "the short term", not "the near future of our peoples"."""
    return None if match.written_after == "of" else _reference(state, "FUTURE_REF")


def _reference(state: State, value: str) -> Meaning:
    day = state.published
    because = {
        "PRESENT_REF": "the time of writing",
        "PAST_REF": "before the time of writing",
        "FUTURE_REF": "after the time of writing",
    }
    if value == "PRESENT_REF" and day:
        return Meaning("DATE", value, day, day, because=because[value])
    if value == "PAST_REF" and day:
        return Meaning("DATE", value, None, day, because=because[value])
    if value == "FUTURE_REF" and day:
        return Meaning("DATE", value, periods.next_day(day), None, because=because[value])
    return Meaning("DATE", value, because=because[value])

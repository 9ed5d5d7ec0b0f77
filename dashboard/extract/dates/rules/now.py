"""Now-words: the present, the past and the future without a date."""

from dataclasses import replace

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found

# "until now", "as soon as", "soon after", "past the house".
NOT_BEFORE = {"soon": frozenset(("as", "so", "too")), "shortly": frozenset(())}
NOT_AFTER = {
    "soon": frozenset(("after", "as", "before", "-", "enough")),
    "shortly": frozenset(("before", "after", "thereafter", "afterward")),
    "now": frozenset(("-", "that")),
    "recent": frozenset(("-",)),
    "current": frozenset(("-", "and", "account", "events", "affairs")),
}


def read_now(state: State, found: Found) -> Meaning | None:
    """Read "now", "currently", "recent", "the past", "the near future"."""
    if "n" in found:
        return _word(state, found)
    if "p" in found:
        return _the_past(state, found)
    if "f" in found:
        return _the_future(state, found)
    if "t" in found:
        return _reference(state, "PAST_REF")
    if state.tokens.word(found.start) == "the" and state.tokens.word(found.start - 1) not in (
        "at",
        "for",
    ):
        return None
    return _reference(state, "PRESENT_REF")


def _word(state: State, found: Found) -> Meaning | None:
    tokens, word = state.tokens, state.tokens.words[found.start]
    before, after = tokens.word(found.start - 1), tokens.word(found.end)
    if before in NOT_BEFORE.get(word, ()) or after in NOT_AFTER.get(word, ()):
        return None
    if before == "then" and word == "current":
        return replace(_reference(state, "PAST_REF"), drop=-1)
    if before == "more" and word in ("recently", "recent"):
        return replace(_reference(state, "PAST_REF"), drop=-1)
    return _reference(state, lexicon.value(word, "NOWWORD"))


def _the_past(state: State, found: Found) -> Meaning | None:
    after = state.tokens.surface(found.end) if found.end < len(state.tokens) else "."
    if state.tokens.word(found.start - 1) not in ("in", "of", "from", "for") or (
        after[0].isalnum() and not _ends_phrase(after)
    ):
        return None
    return _reference(state, "PAST_REF")


def _ends_phrase(after: str) -> bool:
    return after in (
        "and",
        "but",
        "it",
        "he",
        "she",
        "they",
        "we",
        "by",
        "as",
        "is",
        "was",
        "when",
        "the",
        "has",
        "have",
        "to",
    )


def _the_future(state: State, found: Found) -> Meaning | None:
    tokens = state.tokens
    if tokens.words[found.start] != "the":
        return None
    # "the future of our peoples", "the future king": not a time.
    after = tokens.surface(found.end) if found.end < len(tokens) else "."
    if after == "of" or (
        after[0].isalpha() and tokens.words[found.start + 1] == "future" and not _ends_phrase(after)
    ):
        return None
    return _reference(state, "FUTURE_REF")


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

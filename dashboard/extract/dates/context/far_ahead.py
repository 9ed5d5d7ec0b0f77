"""Doubt days much later than their writing that nothing explains: no plan, forecast, term or expiry."""

from datetime import timedelta

from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon

# A season ahead, news speaks of plans; a later day that stands in a tale is mostly misread or a misprint.
FAR = timedelta(days=92)
# How far the reason may be from the day, in tokens of its sentence.
REACH = 25
REASONS = lexicon.listed("reasons to look far ahead") | lexicon.listed("planned before to") - {
    "is",
    "are",
    "has",
    "have",
}
ROLES = ("FUTURE", "MODAL", "AWAITED")
DOUBT = "much later than its writing, and nothing says why (a guess)"


def doubted(state: State, meaning: Meaning, start: int, end: int) -> str:
    """Return the doubt about a day, at tokens `start` to `end`, that nothing around it explains; or ""."""
    day = state.published
    if day is None or meaning.first is None or meaning.first - day <= FAR:
        return ""
    first, last = state.bounds(start)
    around = [
        *state.tokens.words[max(first, start - REACH) : start],
        *state.tokens.words[end : min(last, end + REACH)],
    ]
    is_told = not REASONS.isdisjoint(around) or any(
        not lexicon.word_list(role).isdisjoint(around) for role in ROLES
    )
    return "" if is_told else DOUBT

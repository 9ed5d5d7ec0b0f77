"""How often a rule's value was right on the development articles."""

from functools import cache

from dashboard.text import lexicon

# The row for a rule that none of those articles needed.
UNSEEN = "unseen"
# A value counted from a guessed day of writing, or with two possible meanings, is at most half as certain.
GUESSED = 0.5
DOUBTS = ("(a guess)", "ambiguous:")


@cache
def _measured() -> dict[str, float]:
    return {row["rule"]: float(row["confidence"]) for row in lexicon.rows("dates-confidence")}


def confidence_of(rule: str, *, because: str) -> float:
    """Return the share of a rule's values that were right, halved where the meaning is a guess."""
    measured = _measured()
    share = measured.get(rule, measured[UNSEEN])
    return round(share * GUESSED if any(doubt in because for doubt in DOUBTS) else share, 2)

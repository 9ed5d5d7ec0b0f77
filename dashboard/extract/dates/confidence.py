"""How often a rule's value was right on the development articles."""

from functools import cache

from dashboard.text import lexicon

# The row for a rule that none of those articles needed.
UNSEEN = "unseen"
# What is counted from a guessed day of writing, or has two meanings, is at most half as sure.
GUESSED = 0.5
DOUBTS = ("(a guess)", "ambiguous:")


@cache
def _measured() -> dict[str, float]:
    return {row["rule"]: float(row["confidence"]) for row in lexicon.rows("dates-confidence")}


def confidence_of(rule: str, *, because: str) -> float:
    """Return the share of right values among what a rule found, half of it where the meaning is a guess."""
    measured = _measured()
    share = measured.get(rule, measured[UNSEEN])
    return round(share * GUESSED if any(doubt in because for doubt in DOUBTS) else share, 2)

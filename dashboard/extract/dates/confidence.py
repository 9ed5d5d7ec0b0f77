"""How often a rule's value was right on the development articles."""

from functools import cache

from dashboard.extract.dates import lexicon

UNSEEN = 0.7
# Without the day of publication, what an anchor supplies is a guess.
UNANCHORED = 0.8


@cache
def _measured() -> dict[str, float]:
    return {row["rule"]: float(row["confidence"]) for row in lexicon.rows("dates-confidence")}


def confidence_of(rule: str, *, is_anchored: bool) -> float:
    """Return the share of right values among what a rule found."""
    share = _measured().get(rule, UNSEEN)
    return round(share if is_anchored else share * UNANCHORED, 2)

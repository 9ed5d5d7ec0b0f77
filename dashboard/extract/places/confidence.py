"""How sure a place is: the share that was right among such choices on the development sets."""

from dashboard.extract.places.groups import Group
from dashboard.extract.places.resolve import Choice

# The gazetteer itself may lack the place that is meant: right among those with a single candidate.
ONLY_ONE = 0.92


def calibrated(choice: Choice, group: Group) -> float:
    """Return the probability that a choice is right, to two places."""
    sure = min(choice.probability, ONLY_ONE if choice.runner_up is None else 0.99)
    return round(0.8 * sure if group.meant.note else sure, 2)

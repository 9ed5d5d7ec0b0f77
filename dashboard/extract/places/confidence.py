"""How certain a place is: the share of such choices that were right on half the development documents."""

from bisect import bisect_right
from functools import lru_cache

from dashboard.extract.places.groups import Group
from dashboard.extract.places.resolve import Choice
from dashboard.text.lexicon import rows


def calibrated(choice: Choice, group: Group) -> float:
    """Return the probability that a choice is right, to two decimal places."""
    return share(how(choice, group), choice.probability)


def contained(choice: Choice) -> float:
    """Return the probability that a name in no gazetteer is near the place said to contain it."""
    return share("contained", choice.probability)


def how(choice: Choice, group: Group) -> str:
    """Return how a place was found: as a part, as the only one, on a list, or chosen from several."""
    if group.meant.note:
        return "part"
    if choice.runner_up is None:
        return "listed" if choice.entry.listed else "only"
    return "chosen"


def share(found: str, probability: float) -> float:
    """Return what share of the places found in this way, with this probability, were right."""
    starts, shares = table()[found]
    return shares[bisect_right(starts, probability) - 1]


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[list[float], list[float]]]:
    """Return for each way of finding a place the probabilities from which a share applies."""
    found: dict[str, tuple[list[float], list[float]]] = {}
    for row in rows("places-confidence"):
        starts, shares = found.setdefault(row["how"], ([], []))
        starts.append(float(row["from"]))
        shares.append(float(row["right"]))
    return found

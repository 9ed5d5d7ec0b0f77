"""What a mention could mean, by its name and the class of division beside it."""

from dashboard.extract.places.candidates import Candidates, candidates, with_class
from dashboard.extract.places.mentions import Toponym


def candidates_of(one: Toponym) -> Candidates:
    """Return what a mention could mean, given the class of division written beside it."""
    if one.division and not one.is_demonym:
        of_class = with_class(one.name, one.division)
        if of_class.entries:
            return of_class
    return candidates(one.name, one.is_demonym)

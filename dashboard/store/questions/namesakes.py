"""Who else here has the surname of somebody: the same person under a shorter name, or another."""

from dashboard.question.names import Named
from dashboard.question.tokens import words_of
from dashboard.store.collection import Collection
from dashboard.store.questions import name_index


def of(collection: Collection, name: str) -> list[Named]:
    """Return the others of a person's surname, the most frequent first, but the surname alone before all."""
    own = words_of(name)
    if not own:
        return []
    others = [
        one
        for one in name_index.of(collection).holding(own[-1:])
        if one.sort == "person" and one.words[-1:] == own[-1:] and one.name != name
    ]
    return sorted(others, key=lambda one: len(one.words) > 1)

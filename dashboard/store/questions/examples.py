"""A question that a collection can answer, for someone who sees it for the first time."""

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import facets, people, quotes

ASKED = "What did {} say about {}?"
MOST = 5  # of the most quoted, among whom one is looked for
LEAST = 2  # quotes that answer it


def question(collection: Collection) -> str:
    """Return a question about one of the most quoted and a place, or "" if nothing would be found."""
    everybody = people.find(collection, Filters(), limit=MOST)
    for name in everybody["name"]:
        said = Filters(people=(str(name),)).shown_first()
        for place, _ in facets.find(collection, said).places.values:
            asked = Filters(people=said.people, about=(place,), sayings=said.sayings, sure=said.sure)
            if quotes.count(collection, asked) >= LEAST:
                return ASKED.format(name, place)
    return ""

"""Names that are not in a collection are told, with those that may be meant."""

from pathlib import Path

import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import unknown
from dashboard.store.questions.unknown import Unknown
from tests.store import made

ASKED = [
    (Filters(), ()),
    (Filters(people=("Vladimir Putin", "Ford"), places=("Riga", "Paris"), sources=("The Echo",)), ()),
    (Filters(people=("Nobody",)), (Unknown("person", "Nobody"),)),
    # How the texts write it, then the surname, then a slip.
    (Filters(people=("Putin",)), (Unknown("person", "Putin", ("Vladimir Putin",)),)),
    (Filters(people=("Antonio Guterres", "VLADIMIR\u00a0PUTIN"), places=("riga", "paris (fr)")), ()),
    (Filters(people=("FORD",), sources=("the\u2009echo",)), ()),
    (Filters(people=("Ted Kennedy",)),
     (Unknown("person", "Ted Kennedy", ("Kennedy", "John Kennedy", "Robert Kennedy")),)),
    (Filters(people=("Vladmir Putn",)), (Unknown("person", "Vladmir Putn", ("Vladimir Putin",)),)),
    (Filters(people=("Guteres",)), (Unknown("person", "Guteres", ("António Guterres",)),)),
    (Filters(people=("UN",)), (Unknown("person", "UN", ("United Nations",)),)),
    (Filters(places=("Rigga",)), (Unknown("place", "Rigga", ("Riga",)),)),
    (Filters(places=("paris",)), ()),
    (Filters(sources=("Echo",)), (Unknown("source", "Echo", ("The Echo",)),)),
    (
        Filters(people=("A", "Nobody"), sources=("The Ekho",)),
        (Unknown("person", "A"), Unknown("person", "Nobody"), Unknown("source", "The Ekho", ("The Echo",))),
    ),
    (Filters(people=("'; --", "\u0301")), (Unknown("person", "'; --"), Unknown("person", "\u0301"))),
]  # fmt: skip


@pytest.mark.parametrize("filters, expected", ASKED, ids=lambda one: getattr(one, "describe", str)()[:40])
def test_what_is_not_there_is_told(tmp_path: Path, filters: Filters, expected: tuple[Unknown, ...]) -> None:
    with Collection.open(made.collection(tmp_path / "made.sqlite")) as collection:
        assert unknown.find(collection, filters) == expected

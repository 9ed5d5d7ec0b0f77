"""What a list to read asks for: a page of quotes, and what stands around each of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order
from dashboard.store.questions import quotes, surroundings
from dashboard.store.questions.surroundings import Around, When
from tests.store import made

LINES = [
    "Envoy Kruger came.",
    "“We go to Riga on 2022-05-02, Riga” said Kruger in Paris on 2022-05-02.",
    "“No” claimed envoy Osei.",
    "“Never” said nobody.",
    "Riga on 2022-06-01.",
]
NAMES = {"Ada Kruger=Kruger": "PERSON", "Ben Osei=Osei": "PERSON"}


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Collection]:
    """Nine articles of three quotes each; the middle one of each only mentions a thing."""
    with Collection.create(tmp_path / "made.sqlite") as collection:
        for number in range(9):
            document, found = made.article(
                f"talks-{number}", "\n".join(LINES), published=date(2022, 5, 1 + number), names=NAMES
            )
            first, second, *others = found.quotes
            collection.add(
                document, replace(found, quotes=(first, replace(second, saying="mentioned"), *others))
            )
        yield collection


@pytest.mark.slow
@pytest.mark.parametrize("order", [None, Order("speaker"), Order("quote", is_back=True)], ids=str)
@pytest.mark.parametrize("filters", [Filters(), Filters(people=("Ada Kruger",)), Filters(sayings=("said",))])
def test_pages_put_together_are_the_whole_list(
    filled: Collection, filters: Filters, order: Order | None
) -> None:
    whole = quotes.find(filled, filters, order=order)["quote_id"].tolist()
    for size in (1, 4, 17, 18, 19, 27, 50):
        pages = [
            quotes.find(filled, filters, limit=size, skip=skip, order=order)["quote_id"].tolist()
            for skip in range(0, len(whole) + size, size)
        ]
        assert [one for page in pages for one in page] == whole
        assert pages[-1] == [] and all(len(page) <= size for page in pages)


def test_a_quote_has_its_speaker_s_role_and_what_its_sentences_name(filled: Collection) -> None:
    rows = quotes.find(filled, Filters(first=date(2022, 5, 1), last=date(2022, 5, 1)))
    found = surroundings.of(filled, [int(one) for one in rows["quote_id"]])
    by_words = dict(zip(rows["quote"], found.values(), strict=True))
    day = When("2022-05-02", "2022-05-02", "DATE")
    assert by_words["We go to Riga on 2022-05-02, Riga"] == Around("Envoy", ("Riga", "Paris"), (day,))
    assert by_words["No"] == Around("envoy")
    assert by_words["Never"] == Around()


def test_what_was_hidden_stands_around_no_quote(filled: Collection) -> None:
    rows = quotes.find(filled, Filters(people=("Ada Kruger",)), limit=1)
    (quote,) = (int(one) for one in rows["quote_id"])
    filled.decide("hide", "Riga")
    assert surroundings.of(filled, [quote])[quote].places == ("Paris",)
    filled.decide("hide", "Ada Kruger")
    assert surroundings.of(filled, [quote])[quote].role == ""


def test_of_no_quotes_nothing_is_asked(filled: Collection) -> None:
    assert surroundings.of(filled, []) == {}
    assert surroundings.of(filled, [10**9]) == {10**9: Around()}

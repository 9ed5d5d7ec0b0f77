"""What a quote is about: whom and what its paragraph, or the sentence before it, names."""

from collections.abc import Iterator
from datetime import date

import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import counts, documents, facets, quotes
from tests.store import made

TALK = (
    "Vladimir Ozols built the bridge.\n"
    "“He is unfit” said Ilze Kalnina.\n"
    "Rain fell. Nobody came.\n"
    "“The trams stay” said Kalnina in Riga.\n"
    "“Ozols was fired” said Ozols.\n"
    "The old harbour burned.\n"
    "“Nobody saw it” said Ozols."
)
BRIDGE = "The Bridge, a band, sang in Paris.\n“We sing of the new tram line” said Ilze Kalnina."
NAMES = {
    "Vladimir Ozols": "PERSON",
    "Vladimir Ozols=Ozols": "PERSON",
    "Ilze Kalnina": "PERSON",
    "Ilze Kalnina=Kalnina": "PERSON",
    "Riga": "GPE",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    with Collection.create(tmp_path_factory.mktemp("about") / "about.sqlite") as collection:
        collection.add(*made.article("talk", TALK, published=date(2022, 3, 1), names=NAMES))
        band = {"Bridge": "ORG", "Ilze Kalnina": "PERSON"}
        collection.add(*made.article("band", BRIDGE, published=date(2022, 4, 1), names=band))
        yield collection


# Whom or what is asked about, and the quotes that are about it, the newest first.
ABOUT = [
    (("Vladimir Ozols",), ["He is unfit", "Ozols was fired"]),
    (("vladimir ozols",), ["He is unfit", "Ozols was fired"]),
    (("Ilze Kalnina",), ["Ozols was fired"]),
    (("Riga",), ["The trams stay", "Ozols was fired"]),
    (("harbour",), ["Nobody saw it"]),
    (("trams OR harbour",), ["The trams stay", "Ozols was fired", "Nobody saw it"]),
    (("trams -fired",), ["The trams stay"]),
    (('"old harbour"',), ["Nobody saw it"]),
    (('"harbour old"',), []),
    (("bridge",), ["We sing of the new tram line", "He is unfit"]),
    (("Bridge",), ["We sing of the new tram line"]),
    (('"Bridge"',), ["We sing of the new tram line", "He is unfit"]),
    (("Paris",), ["We sing of the new tram line"]),
    (("Vladimir Ozols", "trams"), ["Ozols was fired"]),
    (("?!",), []),
]


@pytest.mark.parametrize("about, expected", ABOUT, ids=lambda one: "+".join(one)[:40])
def test_a_quote_is_about_what_surrounds_it(
    told: Collection, about: tuple[str, ...], expected: list[str]
) -> None:
    asked = Filters(about=about)
    assert quotes.find(told, asked)["quote"].tolist() == expected
    assert quotes.count(told, asked) == counts.totals(told, asked).quotes == len(expected)
    assert documents.count(told, asked) == len(set(quotes.find(told, asked)["document_id"]))


def test_what_somebody_says_about_somebody_is_asked_for_together(told: Collection) -> None:
    asked = Filters(people=("Ilze Kalnina",), about=("Vladimir Ozols",), last=date(2022, 3, 31))
    assert quotes.find(told, asked)["quote"].tolist() == ["He is unfit"]
    assert dict(facets.find(told, asked).speakers.values) == {"Ilze Kalnina": 1}


def test_a_document_that_mentions_somebody_counts_whoever_speaks(told: Collection) -> None:
    asked = Filters(mentioned=("Vladimir Ozols",), people=("Ilze Kalnina",))
    assert quotes.find(told, asked)["quote"].tolist() == ["He is unfit", "The trams stay"]
    assert documents.count(told, Filters(mentioned=("Vladimir Ozols", "Bridge"))) == 2
    assert documents.count(told, Filters(mentioned=("Vladimir Ozols", "Bridge"), match="all")) == 0


def test_what_a_correction_says_of_a_name_holds_for_what_quotes_are_about(told: Collection) -> None:
    decision = told.decide("rename", "PERSON:Vladimir Ozols", "PERSON:Valdis Ozols")
    try:
        found = quotes.find(told, Filters(about=("Valdis Ozols",)))
        assert found["quote"].tolist() == ["He is unfit", "Ozols was fired"]
        # What no name is called any more is words.
        assert quotes.count(told, Filters(about=("Vladimir Ozols",))) == 1
    finally:
        told.undo(decision.id)


# What is typed, and which of "trams", "bridge" and "band" have the words.
SEARCHES = [
    ("trams stay", ["The trams stay"]),
    ("unfit OR fired", ["He is unfit", "Ozols was fired"]),
    ("unfit OR trams stay", ["The trams stay"]),
    ("ozols -fired", []),
    ("-ozols -unfit -sing -saw", ["The trams stay"]),
    ('-"new tram" tram', []),
    ("OR trams", ["The trams stay"]),
]


@pytest.mark.parametrize("typed, expected", SEARCHES)
def test_words_may_be_either_or_not(told: Collection, typed: str, expected: list[str]) -> None:
    assert quotes.find(told, Filters(text=typed))["quote"].tolist() == expected
    assert quotes.count(told, Filters(text=typed)) == len(expected)

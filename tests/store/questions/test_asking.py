"""What someone typed is understood in any spelling, and the best match comes first."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import asking, people, places, quotes
from tests.store import made
from tests.text.test_folding import SAME

NAMES = {"Jane Kruger": "Jane\u00a0Kruger", "Conor O’Neill": "Conor O’Neill",
         "Ban Ki-moon": "Ban Ki\u2011moon",
         "Iván Duque": "Iván Duque", "Łukasz Søren": "Łukasz Søren"}  # fmt: skip


@pytest.fixture(scope="module")
def spelt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """One article whose names are written with no-break spaces, curly apostrophes and accents."""
    text = "\n".join(f"“Yes” said {written}." for written in NAMES.values())
    document, found = made.article("one", text, names=dict.fromkeys(NAMES.values(), "PERSON"))
    said = tuple(
        replace(quote, speaker=next(one for one in found.entities if one.start > quote.end))
        for quote in found.quotes
    )
    with Collection.create(tmp_path_factory.mktemp("spelt") / "spelt.sqlite") as collection:
        collection.add(document, replace(found, quotes=said))
        yield collection


def test_names_are_shown_without_unseen_characters(spelt: Collection) -> None:
    assert set(people.find(spelt, Filters())["name"]) == set(NAMES)


PAIRS = [
    pair
    for pair in SAME
    if pair[0] in {"Jane Kruger", "Conor O'Neill", "Ban Ki-moon", "Ivan Duque", "Lukasz Soren"}
]


@pytest.mark.parametrize("one, other", PAIRS, ids=ascii)
def test_any_spelling_finds_the_same_quotes(spelt: Collection, one: str, other: str) -> None:
    for asked in (one, other):
        assert quotes.count(spelt, Filters(people=(asked,))) == 1
        assert asking.settle(spelt, Filters(people=(asked,))).people[0] in NAMES
        assert asking.offers(spelt, "person", asked)[0].name in NAMES


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """People and places of like names; how often each occurs stands behind it."""
    often = {
        "Joanna Lind": 5,
        "Ann": 1,
        "Anna Lind": 3,
        "Annette Roy": 4,
        "Bo Annan": 2,
        "100% Ann": 1,
        "A_b Ann": 1,
    }
    where = {"Riga": 1, "Rigaud": 4, "New Riga": 2, "Tauriga": 9}
    text = "\n".join(f"{name} went." for name, many in (often | where).items() for _ in range(many))
    at = {name: (name, number + 1.0, number + 2.0, "XX", "city", number) for number, name in enumerate(where)}
    document, found = made.article("one", text, names=dict.fromkeys(often, "PERSON"), places=at)
    with Collection.create(tmp_path_factory.mktemp("crowd") / "crowd.sqlite") as collection:
        collection.add(document, found)
        yield collection


OFFERS = [
    # Those of which a word begins so, the most frequent first: it is they who are meant by one word.
    ("person", "Ann", ["Annette Roy", "Ann", "Anna Lind", "Bo Annan"]),
    ("person", "ANN", ["Annette Roy", "Ann", "Anna Lind", "Bo Annan"]),
    ("person", "anna  LIND", ["Anna Lind", "Joanna Lind"]),  # itself, though the other is more frequent
    ("person", "lind", ["Joanna Lind", "Anna Lind"]),
    ("person", "nna", ["Joanna Lind", "Anna Lind", "Bo Annan"]),
    ("person", "nobody", []),
    ("place", "riga", ["Riga", "Rigaud", "New Riga", "Tauriga"]),
    ("place", "aud", ["Rigaud"]),
]


@pytest.mark.parametrize("kind, typed, names", OFFERS)
def test_the_best_match_comes_first(crowd: Collection, kind: str, typed: str, names: list[str]) -> None:
    found = [one.name for one in asking.offers(crowd, kind, typed)]
    assert [name for name in found if "%" not in name and "_" not in name][: len(names)] == names
    assert bool(found) == bool(names)


@pytest.mark.parametrize("typed", ["%", "_", "!", "' OR 1=1 --", "\0", "100%"])
def test_signs_of_a_pattern_mean_themselves(crowd: Collection, typed: str) -> None:
    for kind in asking.KINDS:
        assert all(
            typed.strip("\0").casefold() in one.name.casefold() for one in asking.offers(crowd, kind, typed)
        )


def test_nothing_typed_offers_the_most_frequent(crowd: Collection) -> None:
    assert [one.name for one in asking.offers(crowd, "person", " ", limit=2)] == [
        "Joanna Lind",
        "Annette Roy",
    ]
    assert asking.offers(crowd, "place", "", limit=1) == [asking.Offer("Tauriga", 9, "mentions")]


def test_places_are_told_apart_by_name(crowd: Collection) -> None:
    assert places.count(crowd, Filters(places=("RIGA",))) == 4
    assert asking.meant(crowd, "place", "new  riga") == "New Riga"


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """A town that was renamed, a country that was, and a Hamburg and a Bombay elsewhere."""
    where = {
        "Danzig": ("Gdańsk", 54.35, 18.65, "PL", "city", 3099434),
        "Burma": ("Myanmar", 21.0, 96.0, "MM", "country", 1327865),
        "Leningrads": ("Saint Petersburg", 27.77, -82.64, "US", "city", 4171563),
    }
    with Collection.create(tmp_path_factory.mktemp("renamed") / "renamed.sqlite") as collection:
        collection.add(*made.article("one", "Danzig and Burma and Leningrads.", places=where))
        yield collection


@pytest.mark.parametrize("typed", ["Danzig", "DANZIG", "Gdańsk", "gdansk"])
def test_a_town_is_found_by_its_old_name_and_by_its_new_one(renamed: Collection, typed: str) -> None:
    assert places.find(renamed, Filters(places=(typed,)))["name"].tolist().count("Gdańsk") == 1
    assert asking.settle(renamed, Filters(places=(typed,))).places == ("Gdańsk",)
    assert asking.offers(renamed, "place", typed)[0].name == "Gdańsk"


def test_an_old_name_is_offered_from_its_beginning_and_said_beside_the_new_one(renamed: Collection) -> None:
    assert asking.offers(renamed, "place", "danz") == [asking.Offer("Gdańsk", 1, "mentions", "Danzig")]
    assert asking.meant(renamed, "place", "burma") == "Myanmar"


def test_an_old_name_means_the_town_of_its_country_only(renamed: Collection) -> None:
    assert asking.meant(renamed, "place", "Leningrad") is None
    assert asking.offers(renamed, "place", "Leningrad") == []


def test_an_old_name_that_nothing_here_has_is_unknown(renamed: Collection) -> None:
    assert asking.meant(renamed, "place", "Bombay") is None

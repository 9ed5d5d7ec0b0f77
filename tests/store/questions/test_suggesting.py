"""What is typed finds people, places, sources, months and words, in any order and with a slip."""

from collections.abc import Iterator
from datetime import date

import pytest

from dashboard.filters import Filters
from dashboard.question.parts import Part
from dashboard.store.collection import Collection
from dashboard.store.questions import examples, suggesting, understanding
from tests.store import made

TEXT = (
    "“The bridges are old” said Ilze Kalnina in Riga.\n“The bridge is new” said Jānis Bērziņš in Riga.\n"
    "“No tram” said Kalnina.\nThe Riga Ferry Company sank in Gdańsk."
)
NAMES = {
    "Ilze Kalnina": "PERSON", "Ilze Kalnina=Kalnina": "PERSON", "Jānis Bērziņš": "PERSON",
    "Riga Ferry Company": "ORG", "Riga": "GPE",
}  # fmt: skip
GDANSK = ("Gdańsk", 54.35227, 18.64912, "PL", "city", 3099434)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    path = tmp_path_factory.mktemp("typed") / "typed.sqlite"
    with Collection.create(path) as collection:
        places = {"Riga": made.RIGA, "Gdańsk": GDANSK}
        for month in (3, 4):
            collection.add(
                *made.article(
                    f"talk {month}", f"{TEXT} {month}", published=date(2022, month, 1), names=NAMES,
                    places=places, source="The Riga Echo",
                )
            )  # fmt: skip
    with Collection.open(path) as collection:
        yield collection


# What is typed, and the values that are suggested, in order.
TYPED = [
    ("kaln", ["Ilze Kalnina", "kalnina"]),
    ("Kalnina Il", ["Ilze Kalnina"]),
    ("ilze kal", ["Ilze Kalnina"]),
    ("berz", ["Jānis Bērziņš", "berzins"]),
    ("Berziņ", ["Jānis Bērziņš", "berzins"]),
    ("kalnnia", ["Ilze Kalnina", "kalnina"]),
    ("klanina", ["Ilze Kalnina"]),
    ("alnina", ["Ilze Kalnina"]),
    ("Ilse Kalnina", ["Ilze Kalnina"]),
    ("riga", ["Riga", "Riga Ferry Company", "The Riga Echo", "riga"]),
    ("what did kaln", ["Ilze Kalnina", "kalnina"]),
    ("what did Kalnina say about the bri", ["bridge", "bridges"]),
    ("brigde", ["bridge"]),
    ("in mar", ["March 2022"]),
    ("april 20", ["April 2022"]),
    ("2022", ["April 2022", "March 2022"]),
    ("danzig", ["Gdańsk"]),
    ("Kalnina ", []),
    ('"bridg"', []),
    ("xqzzy", []),
    ("%", []),
    ("", []),
]


@pytest.mark.parametrize("typed, expected", TYPED)
def test_the_end_of_what_is_typed_is_completed(told: Collection, typed: str, expected: list[str]) -> None:
    assert [one.value for one in suggesting.find(told, typed)] == expected


def test_a_suggestion_says_what_it_is_how_often_it_occurs_and_what_it_stands_for(told: Collection) -> None:
    found = suggesting.find(told, "who is Kalnin")
    assert [(one.sort, one.count, one.counted, one.typed) for one in found] == [
        ("person", 4, "quotes", "Kalnin"),
        ("words", 6, "quotes", "Kalnin"),
    ]
    (place,) = suggesting.find(told, "leaving Danzi")
    assert (place.value, place.other, place.typed) == ("Gdańsk", "Danzig", "Danzi")


def test_a_new_name_is_suggested_at_once(told: Collection) -> None:
    with Collection.open(told.path, readonly=False) as writing:
        assert not suggesting.find(told, "zilv")
        writing.add(*made.article("new", "“Yes” said Zilvinas.", names={"Zilvinas": "PERSON"}))
        assert [one.value for one in suggesting.find(told, "zilv")] == ["Zilvinas", "zilvinas"]
        writing.remove("new")
    assert not suggesting.find(told, "zilv")


# A question with something that the collection doesn't have, and what is nearest.
NEAREST = [
    ("what did Ilze Kalmina say", "Ilze Kalmina", ["Ilze Kalnina"]),
    ("what did Xqzzy say about Riga", "Xqzzy", []),
    ("said about brigdes", "brigdes", ["bridges"]),
    ("brigde", "brigde", ["bridge"]),
]
# What it asks for as it stands, which finds nothing instead of everything.
LITERAL = [
    ("what did Ilze Kalmina say", Part("by", "Ilze Kalmina")),
    ("said about brigdes", Part("about", "brigdes")),
    ("brigde", Part("words", "brigde")),
]


@pytest.mark.parametrize("question, literal", LITERAL)
def test_unknown_words_keep_what_they_ask_for(told: Collection, question: str, literal: Part) -> None:
    (unclear,) = understanding.of(told, question).unclear
    assert unclear.literal == literal


def test_what_is_mentioned_but_in_no_quote_is_offered_as_mentioned(told: Collection) -> None:
    (unclear,) = understanding.of(told, "said about the Riga Ferry Company").unclear
    assert [one.part for one in unclear.choices] == [Part("mentioned", "Riga Ferry Company")]


@pytest.mark.parametrize("question, words, expected", NEAREST)
def test_what_nobody_and_nothing_is_called_is_said_with_the_nearest(
    told: Collection, question: str, words: str, expected: list[str]
) -> None:
    found = understanding.of(told, question)
    (unclear,) = found.unclear
    assert (unclear.words, unclear.is_unknown) == (words, True)
    assert sorted(one.part.value for one in unclear.choices) == sorted(expected)
    assert words not in (*found.filters.about, found.filters.text)


SORTS = [
    (Part("by", "Ilze Kalnina"), ("person",)),
    (Part("about", "Riga Ferry Company"), ("name",)),
    (Part("about", "Riga"), ("name", "place")),
    (Part("about", "bridge"), ("words",)),
    (Part("about", '"Riga"'), ("words",)),
    (Part("source", "The Riga Echo"), ("words",)),
]


@pytest.mark.parametrize("part, expected", SORTS)
def test_a_part_is_what_the_collection_has_by_that_name(
    told: Collection, part: Part, expected: tuple[str, ...]
) -> None:
    assert understanding.sorts(told, part) == expected


def test_the_example_can_be_answered(told: Collection) -> None:
    question = examples.question(told)
    assert understanding.of(told, question).filters == Filters(people=("Ilze Kalnina",), about=("Riga",))


@pytest.mark.parametrize("who", ["the most quoted person", "Most quoted speaker"])
def test_the_most_quoted_person_is_asked_for_without_knowing_the_name(told: Collection, who: str) -> None:
    assert understanding.of(told, f"what did {who} say?").filters == Filters(people=("Ilze Kalnina",))
    assert understanding.of(told, f"what did {who} say about Riga").filters.about == ("Riga",)


def test_an_empty_collection_suggests_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Collection.create(tmp_path_factory.mktemp("empty") / "empty.sqlite") as empty:
        assert suggesting.find(empty, "kalnina") == [] and examples.question(empty) == ""
        assert understanding.of(empty, "what did Kalnina say").unclear[0].choices == ()
        assert not understanding.of(empty, "what did the most quoted person say").filters

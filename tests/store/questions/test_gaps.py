"""What is missing stands in a list; what was put right or found right leaves it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.filters import Filters
from dashboard.records import DateMention
from dashboard.store.collection import Collection
from dashboard.store.questions.gaps import of_names, queues, unquoted
from dashboard.store.questions.gaps.queues import QUEUES
from tests.store import made
from tests.store.made import Pair

NOWHERE = ("Nowhere", None, None, "", "", None)


def with_open_date(pair: Pair, words: str) -> Pair:
    """Return an article with a date that lies on no known day."""
    document, found = pair
    start = document.text.index(words)
    one = DateMention(
        start, start + len(words), words, "DATE", "XXXX-WXX-2", None, None, "", 0.5, "no anchor"
    )
    return document, replace(found, dates=(one,))


def articles() -> list[Pair]:
    """Return articles in which each list finds something, and things beside it that it has to leave."""
    return [
        made.article(
            "trams",
            "“We build trams” said Mikhail Olsen in Nowhere.\n"
            "Mikhail Olsen told the council on Tuesday.\n“Late” said nobody.",
            published=date(2022, 5, 4),
            names={"Mikhail Olsen": "PERSON", "Nowhere": "GPE"},
            places={"Nowhere": NOWHERE},
        ),
        with_open_date(
            made.article(
                "bridges",
                "“It is late” said Mikhael Olsen on Tuesday.\n“Never” said officials.\n"
                "Mikhael Olsen met Ilze Kalnina and Ilze Kalnina.",
                names={"Mikhael Olsen": "PERSON", "Ilze Kalnina": "PERSON", "Ida Roze=officials": "PERSON"},
                places={},
            ),
            "Tuesday",
        ),
        made.article(
            "boats",
            "Bob Dahl and Ann Dahl sailed. Bob Dahl came back. The Port warned of storms.",
            published=date(2022, 6, 1),
            source="The Echo",
            names={"Bob Dahl": "PERSON", "Bob Dahl=Ann Dahl": "PERSON", "The Port": "ORG"},
            places={},
        ),
    ]


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Collection]:
    with Collection.create(tmp_path / "news.sqlite") as collection:
        for document, found in articles():
            nameless = tuple(
                replace(one, speaker=None) if one.text == "Never" else one for one in found.quotes
            )
            collection.add(document, replace(found, quotes=nameless))
        yield collection


FOUND = [
    # list, what its rows are about
    ("unnamed", ["Late", "Never"]),
    ("unquoted", ["told", "warned"]),
    ("undated", ["Bridges"]),
    ("valueless", ["Tuesday"]),
    ("unplaced", ["Nowhere"]),
    ("once", ["Ida Roze", "The Port"]),
    ("twins", ["Mikhail Olsen"]),
    ("doubles", ["Bob Dahl"]),
]


def about(word: str, rows: pd.DataFrame) -> list[str]:
    """Return what the rows of a list are about."""
    return [str(one) for one in rows["name" if word in ("once", "twins", "doubles") else "text"]]


@pytest.mark.parametrize("word, wanted", FOUND, ids=[word for word, _ in FOUND])
def test_a_list_has_what_is_missing_and_nothing_else(news: Collection, word: str, wanted: list[str]) -> None:
    rows = QUEUES[word].find(news, Filters())
    assert sorted(about(word, rows)) == sorted(wanted)
    assert QUEUES[word].count(news, Filters()) == len(wanted)
    assert all(rows["sentence"])


@pytest.mark.parametrize("word, wanted", FOUND, ids=[word for word, _ in FOUND])
def test_a_row_that_is_right_leaves_its_list_and_comes_back(
    news: Collection, word: str, wanted: list[str]
) -> None:
    row = QUEUES[word].find(news, Filters()).iloc[0]
    value = f"{word} {row['other_target']}" if word == "twins" else word
    made_by_hand = news.decide("dismiss", row["target"], value)
    assert QUEUES[word].count(news, Filters()) == len(wanted) - 1 == len(QUEUES[word].find(news, Filters()))
    others = {other: QUEUES[other].count(news, Filters()) for other, _ in FOUND if other != word}
    assert others == {other: len(known) for other, known in FOUND if other != word}
    news.undo(made_by_hand)
    assert QUEUES[word].count(news, Filters()) == len(wanted)


CURED = [
    # list, act, target, value
    ("unnamed", "respeak", "", "Ilze Kalnina"),
    ("unnamed", "hide", "", ""),
    ("valueless", "hide", "", ""),
    ("unplaced", "hide", "", ""),
    ("once", "merge", "PERSON:Ida Roze", "Ilze Kalnina"),
    ("once", "hide", "PERSON:Ida Roze", ""),
    ("twins", "merge", "PERSON:Mikhael Olsen", "Mikhail Olsen"),
]


@pytest.mark.parametrize("word, act, target, value", CURED)
def test_a_row_that_is_put_right_leaves_its_list(
    news: Collection, word: str, act: str, target: str, value: str
) -> None:
    before = QUEUES[word].find(news, Filters())
    news.decide(act, target or before.iloc[0]["target"], value)
    assert QUEUES[word].count(news, Filters()) == len(before) - 1


@pytest.mark.parametrize("word", QUEUES)
def test_filters_hold_in_a_list_and_its_parts_join_to_the_whole(news: Collection, word: str) -> None:
    echo = Filters(sources=("The Echo",))
    rows = QUEUES[word].find(news, echo)
    assert set(rows["source"]) <= {"The Echo"}
    assert QUEUES[word].count(news, echo) == len(rows)
    whole = QUEUES[word].find(news, Filters())
    parts = [QUEUES[word].find(news, Filters(), (at, 1)) for at in range(len(whole))]
    assert [row for part in parts for row in about(word, part)] == about(word, whole)


def test_a_dismissed_sentence_is_asked_about_again_when_its_words_change(news: Collection) -> None:
    row = QUEUES["unquoted"].find(news, Filters(sources=("The Echo",))).iloc[0]
    news.decide("dismiss", row["target"], "unquoted")
    document, found = made.article(
        "boats",
        "Bob Dahl and Ann Dahl sailed. Ann Dahl came back. The Port warned of storms.",
        source="The Echo",
    )
    news.add(document, found)
    assert QUEUES["unquoted"].count(news, Filters(sources=("The Echo",))) == 1


def test_sentences_are_looked_for_in_the_newest_documents(
    news: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unquoted, "MOST", 1)
    assert unquoted.read(news, Filters()) == (1, 3)
    assert set(unquoted.find(news, Filters())["document"]) == {"Boats"}


def test_the_lists_are_counted_together(news: Collection) -> None:
    assert queues.counts(news, Filters()) == {word: len(wanted) for word, wanted in FOUND}


ONE_PERSON = [
    ("Pete Olsen", "Peter Olsen", "a short form of the given name"),
    ("P. Olsen", "Peter Olsen", "an initial, and a name that begins with it"),
    ("Mohamed Said", "Mohammed Said", "given names a letter apart"),
    ("Anna Jansen", "Anna Jensen", "surnames a letter apart"),
    ("Wei Zhang", "Zhang Wei", "the same words in another order"),
    ("John Paul", "John Paul II", "the same name, one with more words"),
    ("Carl Roe Jr.", "Carl Roe Sr.", ""),
    ("Ann Lee", "Ian Lee", ""),
    ("Bob Dahl", "Bea Dahl", ""),
    ("Karl Ozols", "Karl Berzins", ""),
    ("Kalnina", "Ilze Kalnina", ""),  # joined when they were stored
]


@pytest.mark.parametrize("one, other, because", ONE_PERSON)
def test_two_names_may_be_one_person(tmp_path: Path, one: str, other: str, because: str) -> None:
    with Collection.create(tmp_path / "two.sqlite") as collection:
        for name in (one, other):
            collection.add(*made.article(name, f"{name} spoke.", names={name: "PERSON"}))
        known = list(of_names.twins(collection, Filters())["because"])
    assert known == [because] * bool(because)


def test_a_surname_that_two_have_may_be_the_one_in_more_documents(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "kennedys.sqlite") as collection:
        for key, name in enumerate(("John Kennedy", "John Kennedy", "Robert Kennedy", "Kennedy")):
            text = f"In {key} {name} spoke."
            collection.add(*made.article(f"a-{key}", text, names={name: "PERSON"}))
        row = of_names.twins(collection, Filters()).iloc[0]
    assert (row["name"], row["other"]) == ("John Kennedy", "Kennedy")
    assert row["because"] == "the surname alone; 2 have it here"


def test_a_surname_beside_two_bearers_is_none_of_them_for_sure(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "kennedys.sqlite") as collection:
        both = {"John Kennedy": "PERSON", "Robert Kennedy": "PERSON"}
        alone = {**both, "Kennedy": "PERSON"}
        for key in ("a", "b"):
            text = f"In {key} John Kennedy met Robert Kennedy, and Kennedy left."
            collection.add(*made.article(key, text, names=alone))
        row = of_names.twins(collection, Filters()).iloc[-1]
    assert row["because"] == (
        "the surname alone; the documents that have it name John Kennedy (in 2), Robert Kennedy (in 2): "
        "none of them for sure"
    )

"""The same utterance in several articles: who carried it, in which words, and what is not the same."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.store.collection import Collection
from dashboard.store.questions import utterances
from tests.store import made

WHOLE = "We will rebuild the old harbour bridge before the winter and nobody will pay a toll for it"
PEOPLE = {"Ada": "PERSON", "Ben": "PERSON"}
# What another article quotes, by whom, and what that is of WHOLE as Ada says it.
OTHERS = [
    (WHOLE, "Ada", "same"),
    (WHOLE.upper() + "!", "Ada", "same"),
    ("We will rebuild the old harbour bridge before the winter", "Ada", "shortened"),
    ("We will rebuild the bridge before the winter and nobody will pay a toll for it", "Ada", "shortened"),
    (f"{WHOLE}, and that is a promise", "Ada", "longer"),
    (WHOLE.replace("winter", "summer"), "Ada", "changed"),
    (WHOLE, "nobody", "same"),  # its speaker is not known
    (WHOLE, "Ben", None),  # somebody else
    ("We will rebuild it", "Ada", None),  # too short to be told from others
    ("We will rebuild the old harbour, the school, the mills and the hall of the town", "Ada", None),
    ("The ferries stay where they are until the council has decided on the quay", "Ada", None),
]  # fmt: skip


@pytest.mark.parametrize(
    "words, speaker, expected", OTHERS, ids=[f"{row[1]}: {row[0][:60]}" for row in OTHERS]
)
def test_a_version_is_the_same_shortened_longer_or_changed(
    tmp_path: Path, words: str, speaker: str, expected: str | None
) -> None:
    with Collection.create(tmp_path / "made.sqlite") as collection:
        for at, (said, by) in enumerate([(WHOLE, "Ada"), (words, speaker)]):
            collection.add(
                *made.article(f"a{at}", f"“{said}” said {by}.", published=date(2022, 5, 1 + at), names=PEOPLE)
            )
        found = utterances.of(collection, [1, 2])
    assert [one.relation for one in found[1]] == ([expected] if expected else [])
    assert bool(found[2]) is bool(expected)


def told(collection: Collection) -> None:
    for key, source, day, said in (
        ("late", "The Post", date(2022, 5, 4), WHOLE),
        ("early", "The Echo", date(2022, 5, 2), WHOLE),
        ("undated", "The Note", None, f"{WHOLE}, friends"),
        ("own", "The Post", date(2022, 5, 9), WHOLE),
    ):
        text = f"“{said}” said Ada."
        text += f"\n“{WHOLE}” said Ada." if key == "own" else ""
        collection.add(*made.article(key, text, published=day, source=source, names=PEOPLE))


def test_the_first_published_stands_first_and_an_unknown_day_last(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "made.sqlite") as collection:
        told(collection)
        found = utterances.of(collection, [1])[1]  # of the article that was added first
    assert [one.document_id for one in found] == ["early", "own", "own", "undated"]


def test_an_article_that_repeats_a_quote_is_no_other_article(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "made.sqlite") as collection:
        text = f"“{WHOLE}” said Ada.\n“{WHOLE}” said Ada."
        collection.add(*made.article("own", text, published=date(2022, 5, 9), names=PEOPLE))
        assert utterances.of(collection, [1, 2]) == {1: (), 2: ()}


def test_copies_are_told_apart_and_left_out_where_they_count_once(tmp_path: Path) -> None:
    text = (
        f"“{WHOLE}” said Ada.\nThe council of the town sat until midnight, and the vote was close at the end."
    )
    with Collection.create(tmp_path / "made.sqlite") as collection:
        for at in range(2):
            day = date(2022, 5, 1 + at)
            collection.add(*made.article(f"a{at}", text, published=day, source=f"S{at}", names=PEOPLE))
        (first,) = utterances.of(collection, [1])[1]
        assert first.is_copy
        assert utterances.of(collection, [1], once=True) == {1: ()}


def test_what_is_hidden_is_no_version(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "made.sqlite") as collection:
        told(collection)
        before = len(utterances.of(collection, [1])[1])
        collection.decide("hide", "2")
        assert len(utterances.of(collection, [1])[1]) == before - 1


DIFFERENT = [
    ("We will rebuild it", "We will rebuild it", [("We will rebuild it", False)]),
    ("We WILL rebuild it!", "“We will rebuild it”", [("We WILL rebuild it!", False)]),
    ("We rebuild it", "We will rebuild it", [("We", False), ("[…]", True), ("rebuild it", False)]),
    ("We shall rebuild it", "We will rebuild it", [("We", False), ("shall", True), ("rebuild it", False)]),
    ("", "We will", [("[…]", True)]),
]


@pytest.mark.parametrize("words, beside, expected", DIFFERENT, ids=[row[0] for row in DIFFERENT])
def test_the_words_that_differ_are_apart(words: str, beside: str, expected: list[tuple[str, bool]]) -> None:
    assert utterances.parts(words, beside) == expected

"""A correction follows its words when another text takes its document's place; unsure, it waits."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import corrected, quotes
from tests.store import made
from tests.store.state import check, state

NAMES = {"Smith": "PERSON", "Vladimir Putin": "PERSON", "Riga": "GPE"}
BEFORE = "Smith came to Riga on 2022-05-03.\n“We go” said Smith.\nThen Smith left, and Smith slept."
AFTER = {
    "a line before": f"The Post reported this.\n{BEFORE}",
    "a line between": BEFORE.replace("\n", "\nIt rained.\n", 1),
    "the first line gone": BEFORE.partition("\n")[2],
    "other words around": BEFORE.replace("came to", "was in").replace("Then", "Later that day"),
}
GONE = {
    "another text": "Nobody said a word.",
    "the words changed": "“We stay” said Smith.\n“We went” said Smith.",
    "twice now": "Up.\n“We go” said Smith.\n" * 2,
    "nothing": "",
}


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Collection]:
    with Collection.create(tmp_path / "news.sqlite") as collection:
        put(collection, BEFORE)
        collection.add(*made.article("other", "“No” said Vladimir Putin.", names=NAMES))
        yield collection


def put(collection: Collection, text: str) -> None:
    collection.add(*made.article("talks", text, names=NAMES), import_id=collection.begin_import())


def quote_id(collection: Collection) -> str:
    return str(quotes.find(collection, Filters(text="We go"))["quote_id"].iloc[0])


def speakers(collection: Collection) -> list[str | None]:
    return list(quotes.find(collection, Filters(text="We go"))["speaker"])


@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER)
def test_a_quote_keeps_the_speaker_it_was_given(news: Collection, after: str) -> None:
    news.decide("respeak", quote_id(news), "Vladimir Putin")
    put(news, after)
    assert speakers(news) == ["Vladimir Putin"]
    check(news)


@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER)
def test_undone_it_is_as_if_it_had_never_been(news: Collection, after: str) -> None:
    made_by_hand = news.decide("respeak", quote_id(news), "Vladimir Putin")
    put(news, after)
    news.undo(made_by_hand.id)
    assert speakers(news) == ["Smith"]
    check(news)


@pytest.mark.parametrize("after", GONE.values(), ids=GONE)
def test_where_the_words_are_gone_or_not_sure_nothing_is_changed(news: Collection, after: str) -> None:
    decision = news.decide("respeak", quote_id(news), "Vladimir Putin")
    put(news, after)
    assert "Vladimir Putin" not in speakers(news)
    assert corrected.words(news, decision.target) is None
    put(news, f"Once more.\n{BEFORE}")
    assert speakers(news) == ["Vladimir Putin"]
    assert corrected.words(news, decision.target) == "We go"


@pytest.mark.parametrize("which", range(4))
def test_one_of_several_same_names_is_told_by_the_words_around_it(news: Collection, which: int) -> None:
    def smiths() -> list[tuple[int, int]]:
        return news.rows(
            "SELECT start_char, mentions.hidden FROM mentions JOIN documents ON documents.id = document_id "
            "WHERE documents.key = 'talks' AND text = 'Smith' ORDER BY start_char"
        )

    (document,) = news.rows("SELECT id FROM documents WHERE key = 'talks'")
    start = smiths()[which][0]
    news.decide("hide", f"mention:{document[0]}-{start}-{start + 5}")
    put(news, f"The Post reported this in May.\n{BEFORE}")
    assert [hidden for _, hidden in smiths()] == [int(at == which) for at in range(4)]
    check(news)


@pytest.mark.slow
def test_it_follows_through_several_texts_and_back(news: Collection) -> None:
    news.decide("respeak", quote_id(news), "Vladimir Putin")
    before = state(news)
    for number in range(3):
        put(news, "It rained.\n" * (number + 1) + BEFORE)
        assert speakers(news) == ["Vladimir Putin"]
    put(news, BEFORE)
    assert speakers(news) == ["Vladimir Putin"]
    assert state(news)["quotes"] == before["quotes"]


def test_a_name_kept_apart_in_one_document_stays_apart(news: Collection) -> None:
    (document,) = news.rows("SELECT id FROM documents WHERE key = 'talks'")
    news.decide("split", f"mention:{document[0]}-0-5")
    put(news, f"It rained.\n{BEFORE}")
    assert speakers(news) == ["Smith (talks)"]
    check(news)


def test_a_correction_of_a_document_that_is_not_here_says_so(news: Collection) -> None:
    decision = news.decide("hide", quote_id(news))
    news.remove("talks")
    assert corrected.words(news, decision.target) is None
    assert corrected.words(news, "PERSON:Smith") is None

"""Corrections whose words are gone are told, with both versions; those that only moved are not."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.identity.decisions import row_target
from dashboard.store.collection import Collection
from dashboard.store.questions import unfit
from tests.store import made
from tests.store.state import check

BEFORE = "Talks began in Riga today.\n“We want peace” said Vladimir Putin. He left on Friday."
AFTER = "Talks began in Riga today.\n“We need bread” said Vladimir Putin. He left on Friday."


def put(collection: Collection, text: str, *names: str) -> None:
    collection.add(
        *made.article("talks", text, published=date(2022, 5, 4), names=dict.fromkeys(names, "PERSON"))
    )


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Collection]:
    with Collection.create(tmp_path / "news.sqlite") as collection:
        put(collection, BEFORE, "Vladimir Putin")
        yield collection


def test_what_fits_or_moved_or_is_undone_is_not_told(news: Collection) -> None:
    news.decide("saying", "quote:1", "denied")
    gone = news.decide("kind", "quote:1", "mixed")
    news.undo(gone)
    assert unfit.find(news) == unfit.Fit((), 0)
    put(news, f"An hour ago.\n{BEFORE}", "Vladimir Putin")
    assert unfit.find(news) == unfit.Fit((), 0)


def test_words_that_are_gone_are_told_with_those_in_their_place(news: Collection) -> None:
    made_by_hand = news.decide("saying", "quote:1", "denied")
    news.decide("review", "quote:1", "right IK")
    put(news, AFTER, "Vladimir Putin")
    (one,) = unfit.find(news).unfit
    assert one.decision == made_by_hand
    assert one.was is not None
    assert one.now is not None
    assert (one.was.exact, one.now.exact) == ("We want peace", "We need bread")
    news.decide("saying", one.instead, "denied")
    assert news.rows("SELECT saying FROM quotes") == [("denied",)]


@pytest.mark.parametrize("text", ["Nothing of the sort.", "“We need bread”"])
def test_where_nothing_like_it_is_left_only_the_old_words_are_told(news: Collection, text: str) -> None:
    news.decide("saying", "quote:1", "denied")
    put(news, text)
    (one,) = unfit.find(news).unfit
    assert (one.was and one.was.exact, one.now, one.instead) == ("We want peace", None, "")


def test_a_document_that_is_not_here_is_waited_for(news: Collection, tmp_path: Path) -> None:
    news.decide("saying", "quote:1", "denied")
    with Collection.create(tmp_path / "other.sqlite") as other:
        other.take_over(news.decisions())
        assert unfit.find(other) == unfit.Fit((), 1)


ADDED = [("mention", "ORG:Peace"), ("quote", "PERSON:Ana"), ("date", "2022-05"), ("place", "1,2 - - - Pax")]


@pytest.mark.parametrize(("kind", "value"), ADDED)
def test_what_was_added_follows_its_words_and_is_told_where_they_are_gone(
    news: Collection, kind: str, value: str
) -> None:
    at = BEFORE.index("want")
    added = news.decide("add", row_target(kind, at, at + 4, "want", document="talks"), value)
    put(news, f"Who would want it?\n{BEFORE}", "Vladimir Putin")
    assert unfit.find(news).unfit == ()
    check(news)
    put(news, AFTER, "Vladimir Putin")
    (one,) = unfit.find(news).unfit
    assert (one.decision, one.was and one.was.exact, one.now and one.now.exact) == (added, "want", "need")
    news.decide("add", one.instead, value)
    news.undo(added)
    assert unfit.find(news).unfit == ()
    check(news)

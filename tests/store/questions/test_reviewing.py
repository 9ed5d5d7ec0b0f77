"""Rows are reviewed in a sample that two people share; what was reviewed is gold."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from dashboard.errors import CollectionError
from dashboard.filters import Filters
from dashboard.identity.decision_lines import from_lines, to_lines
from dashboard.score import score
from dashboard.store.collection import Collection
from dashboard.store.questions import reviewing
from dashboard.store.questions.reviewing import Kind, Order
from tests.store import made

KINDS = get_args(Kind)
MANY = {"quote": 7, "date": 2, "place": 4, "mention": 14}


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Collection]:
    with Collection.open(made.collection(tmp_path / "news.sqlite"), readonly=False) as collection:
        yield collection


def drawn(
    collection: Collection, kind: Kind = "quote", order: Order = "random", size: int = 100, seed: str = "1"
) -> list[str]:
    return reviewing.sample(collection, Filters(), kind=kind, order=order, size=size, seed=seed)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("order", get_args(Order))
def test_a_sample_has_each_row_once_and_no_more_than_asked(
    news: Collection, kind: Kind, order: Order
) -> None:
    every = drawn(news, kind, order)
    assert len(set(every)) == len(every) > 0
    assert all(target.startswith(f"{kind} ") for target in every)
    assert drawn(news, kind, order, 2) == every[:2]


def test_a_seed_draws_the_same_rows_again_and_another_seed_others(news: Collection, tmp_path: Path) -> None:
    with Collection.create(tmp_path / "other.sqlite") as other:
        other.add_all(reversed(made.articles()))
        assert drawn(other) == drawn(news)
    assert drawn(news, seed="2") != drawn(news)
    assert sorted(drawn(news, seed="2")) == sorted(drawn(news))


def test_a_sample_stays_when_a_review_hides_a_row(news: Collection) -> None:
    before = drawn(news)
    news.decide("hide", before[0])
    assert drawn(news) == before


def test_the_last_verdict_of_each_person_counts_until_it_is_undone(news: Collection) -> None:
    row = drawn(news)[0]
    for value in ("wrong IK", "right IK", "skipped jo"):
        last = news.decide("review", row, value)
    assert {(one.by, one.verdict) for one in reviewing.said(news)} == {("IK", "right"), ("jo", "skipped")}
    news.undo(last)
    assert [one.by for one in reviewing.said(news)] == ["IK"]


def test_a_review_changes_no_row_and_travels_with_the_corrections(news: Collection, tmp_path: Path) -> None:
    before = news.rows("SELECT * FROM quotes")
    news.decide("review", drawn(news)[0], "right IK")
    assert news.rows("SELECT * FROM quotes") == before
    with Collection.open(made.collection(tmp_path / "theirs.sqlite"), readonly=False) as theirs:
        assert theirs.take_over(from_lines(to_lines(news.decisions()))) == 1
        assert [one.verdict for one in reviewing.said(theirs)] == ["right"]


@pytest.mark.parametrize(
    "target, value", [("PERSON:Ford", "right IK"), ("", "fine IK"), ("", "right"), ("", "")]
)
def test_what_is_no_verdict_is_refused(news: Collection, target: str, value: str) -> None:
    with pytest.raises(CollectionError):
        news.decide("review", target or drawn(news)[0], value)


def test_reviewed_rows_are_gold_that_is_scored_where_somebody_looked(news: Collection) -> None:
    by_document = {target.rpartition(" ")[2]: target for target in drawn(news)}
    right, fixed, hidden = (by_document[key] for key in ("answer", "kennedys", "bodies"))
    skipped = by_document["undated"]
    system = reviewed_of(news, [right, fixed, hidden, skipped])
    news.decide("review", right, "right IK")
    by = next(one["quotes"] for one in system if one["id"] == "kennedys")
    start = int(fixed.split()[1].partition("-")[0])
    was = next(one["speaker"]["name"] for one in by if one["start"] == start)
    other = {"John Kennedy": "Robert Kennedy", "Robert Kennedy": "John Kennedy"}[was]
    news.decide("respeak", fixed, other)
    news.decide("review", fixed, "wrong IK")
    news.decide("hide", hidden)
    news.decide("review", hidden, "hidden IK")
    news.decide("review", skipped, "skipped IK")
    gold = reviewing.gold(news)
    assert [(row["id"], len(row["quotes"]), len(row["reviewed"]["quotes"])) for row in gold] == [
        ("answer", 1, 1), ("bodies", 0, 1), ("kennedys", 1, 1)
    ]  # fmt: skip
    assert all(row["text"][one["start"] : one["end"]] == one["text"] for row in gold for one in row["quotes"])
    assert [one["speaker"]["text"] for row in gold for one in row["quotes"] if row["id"] == "kennedys"] == [
        other
    ]
    told = score(gold, system)["quotes all e2e"]
    # One is right, of one the speaker was wrong, one was none; the documents' other quotes don't count.
    assert (told.gold, told.system, told.right) == (2, 3, 1)


def reviewed_of(collection: Collection, targets: list[str]) -> list[dict[str, Any]]:
    """Return what is found in the documents of some rows, as a system would give it."""
    made_by_hand = [
        collection.decide("review", target, "right me")
        for target in drawn(collection)
        if target.rpartition(" ")[2] in {one.rpartition(" ")[2] for one in targets}
    ]
    found = reviewing.gold(collection)
    for one in made_by_hand:
        collection.undo(one)
    return [{key: value for key, value in row.items() if key != "reviewed"} for row in found]


def test_what_was_called_wrong_and_left_so_or_judged_otherwise_by_two_is_no_gold(news: Collection) -> None:
    first, second = drawn(news)[:2]
    news.decide("review", first, "wrong IK")
    news.decide("review", second, "right IK")
    news.decide("review", second, "wrong jo")
    assert reviewing.gold(news) == []

"""Tallies hold what the rows say, after any change; what has no tally is counted from its rows."""

from pathlib import Path

import pytest

from dashboard.errors import CollectionError
from dashboard.store.collection import Collection
from dashboard.store.writing import tallies
from tests.store import made
from tests.store.state import check, check_tallies


@pytest.fixture
def news(tmp_path: Path) -> Collection:
    collection = Collection.create(tmp_path / "news.sqlite")
    for number in range(11):
        name = f"Ann {'ABCDEFGHIJK'[number]}ruz"
        text = f"{name} came to Riga. “We count {number}” said {name} in Paris on 2022-05-03."
        collection.add(*made.article(f"d{number}", text, names={name: "PERSON"}))
    return collection


def blocks(collection: Collection, kind: str = "documents") -> list[int]:
    asked = "SELECT first FROM tallies WHERE kind = ? ORDER BY first"
    return [row[0] // tallies.BLOCK for row in collection.rows(asked, (kind,))]


def test_what_is_complete_is_packed_and_the_newest_block_is_not(news: Collection) -> None:
    # The first row has the number 1, so the first block has one less.
    assert [blocks(news, kind) for kind in tallies.OF_DOCUMENTS] == [[0, 1]] * len(tallies.OF_DOCUMENTS)
    check(news)


@pytest.mark.slow
def test_a_document_that_goes_is_in_no_tally(news: Collection) -> None:
    for key in ("d2", "d10", "d9", "d8", "d7"):
        news.remove(key)
        check(news)
    news.add(*made.article("new", "Ann Brown came."))
    check(news)


@pytest.mark.slow
def test_a_correction_is_in_the_tallies_at_once(news: Collection) -> None:
    decision = news.decide("hide", "PERSON:Ann Aruz")
    check(news)
    (quote,) = news.rows("SELECT min(id) FROM quotes")[0]
    hidden = news.decide("hide", f"quote:{quote}")
    assert quote not in tallies.read(news.connection, "quotes")[:, 1]
    check(news)
    for one in (hidden, decision):
        news.undo(one.id)
        check(news)
    assert quote in tallies.read(news.connection, "quotes")[:, 1]


def test_what_was_not_kept_is_not_packed(news: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    before = news.rows("SELECT * FROM tallies")
    monkeypatch.setattr(tallies, "settle", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        news.remove("d1")
    monkeypatch.undo()
    assert news.rows("SELECT * FROM tallies") == before
    assert not any(news.connection.to_tally.values())
    check_tallies(news)


@pytest.mark.parametrize("gone", [(), (0,), (1,), (0, 1)])
def test_what_has_no_tally_is_counted_from_rows(news: Collection, gone: tuple[int, ...]) -> None:
    for block in gone:
        news.connection.execute("DELETE FROM tallies WHERE first = ?", (block * tallies.BLOCK,))
    check_tallies(news)


def test_blocks_of_another_size_are_read_and_replaced(
    news: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in (3, 5, 512, 4):
        monkeypatch.setattr(tallies, "BLOCK", size)
        check_tallies(news)
        news.remove(f"d{size % 11}")
        check_tallies(news)
        news.add(*made.article(f"more {size}", f"Ann Brown came to Riga with {size}."))
        check_tallies(news)


def test_a_tally_of_another_length_is_said_to_be_strange(news: Collection) -> None:
    news.connection.execute("UPDATE tallies SET packed = x'00' WHERE kind = 'quotes'")
    with (
        pytest.raises(CollectionError, match=r"holds a value that no Dateline wrote \(tallies\.packed"),
        news.asking(),
    ):
        tallies.read(news.connection, "quotes")

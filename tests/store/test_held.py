"""Columns are held once for a file, and are those of its rows after any change, whoever made it."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from dashboard.store import held
from dashboard.store.collection import Collection
from dashboard.store.writing import tallies
from tests.store import made
from tests.store.state import check_tallies

ELSEWHERE = """
import sys
from dashboard.store.collection import Collection
from tests.store import made
with Collection.open(sys.argv[1], readonly=False) as news:
    news.add(*made.article("new", "Ann Brown came to Riga on 2022-05-04.", names={"Ann Brown": "PERSON"}))
    news.decide("hide", "PERSON:Ann Aruz")
    news.remove("d3")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Collection.create(tmp_path / "news.sqlite") as news:
        for number in range(11):
            name = f"Ann {'ABCDEFGHIJK'[number]}ruz"
            text = f"{name} came to Riga. “We count {number}” said {name} in Paris on 2022-05-03."
            news.add(*made.article(f"d{number}", text, names={name: "PERSON"}))
    return tmp_path / "news.sqlite"


@pytest.fixture
def news(path: Path) -> Iterator[Collection]:
    with Collection.open(path) as opened:
        yield opened


def packs_read(monkeypatch: pytest.MonkeyPatch) -> list[tallies.Block]:
    """Return a list that gets each packed block that is read from now on."""
    found: list[tallies.Block] = []

    def pack_of(connection: object, kind: str, block: tallies.Block) -> bytes:
        if block.packing != tallies.NOT_PACKED:
            found.append(block)
        return pack(connection, kind, block)  # type: ignore[arg-type]

    pack = tallies.pack_of
    monkeypatch.setattr(tallies, "pack_of", pack_of)
    return found


def test_all_who_have_the_file_open_share_its_columns(news: Collection, path: Path) -> None:
    with Collection.open(path, readonly=False) as other:
        for kind in tallies.TALLIES:
            assert news.lasting.columns(kind) is other.lasting.columns(kind)
        one = held.of(path)
    assert held.of(path) is one
    del one, other
    news.lasting = type(news.lasting)(news)
    gc.collect()
    assert not held._every, "nobody has it open"


def test_nobody_can_change_what_is_held(news: Collection) -> None:
    with pytest.raises(ValueError, match="read-only"):
        news.lasting.columns("quotes").numbers[0, 0] = 7


@pytest.mark.slow
def test_what_another_process_changes_is_in_the_columns_at_once(news: Collection, path: Path) -> None:
    check_tallies(news)
    subprocess.run([sys.executable, "-c", ELSEWHERE, str(path)], check=True)
    check_tallies(news)


def test_a_change_renews_only_its_blocks(
    news: Collection, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = news.lasting.columns("quotes")
    with Collection.open(path, readonly=False) as writing:
        writing.remove("d5")
        read = packs_read(monkeypatch)
        check_tallies(writing)
        read.clear()
        after = news.lasting.columns("quotes")
        assert after is not before
        assert read == []
        writing.remove("d6")
        after = news.lasting.columns("quotes")
        assert [(one.first, one.last) for one in read] == [(4, 7)]
        assert 6 not in after.numbers[0]


def test_columns_that_a_change_leaves_as_they_were_stay_the_same(news: Collection, path: Path) -> None:
    before = news.lasting.columns("places")
    with Collection.open(path, readonly=False) as writing:
        writing.decide("rename", "PERSON:Ann Aruz", "Zoe Zed")
    assert news.lasting.columns("places") is before


def test_what_was_packed_again_and_again_never_passes_for_what_was_there_before(path: Path) -> None:
    with Collection.open(path, readonly=False) as news, Collection.open(path, readonly=False) as writing:
        for number in (10, 9, 8, 7):  # the newest block goes, and comes back with other documents
            check_tallies(news)
            writing.remove(f"d{number}")
            name = f"Ben {'ABCDEFGHIJK'[number]}ruz"
            for again in range(3):
                writing.add(*made.article(f"n{number}{again}", f"{name} came.", names={name: "PERSON"}))
            check_tallies(news)


def test_a_file_made_anew_is_read_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """VACUUM may give the blocks other row numbers, and so one of them that of another."""
    with Collection.open(path, readonly=False) as news:
        news.lasting.columns("quotes")
        read = packs_read(monkeypatch)
        news.connection.execute("VACUUM")
        news.decide("star", "Ann Aruz")
        news.remove("d0")
        news.lasting.columns("quotes")
        assert len(read) == 2
        check_tallies(news)


def test_what_is_not_committed_is_held_by_nobody(path: Path) -> None:
    with Collection.open(path, readonly=False) as news:
        before = news.lasting.columns("documents")
        news.connection.execute("BEGIN")
        news.connection.execute("DELETE FROM documents WHERE id > 8")
        news.connection.execute("DELETE FROM tallies")
        assert news.lasting.columns("documents").numbers.shape == (2, 8)
        news.connection.execute("ROLLBACK")
        assert news.lasting.columns("documents") is before


def test_what_is_too_much_is_read_each_time(news: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "MOST", news.lasting.columns("documents").numbers.nbytes + 10)
    assert news.lasting.columns("documents") is news.lasting.columns("documents")
    assert news.lasting.columns("quotes") is not news.lasting.columns("quotes")
    check_tallies(news)


def test_documents_without_rows_have_none(news: Collection) -> None:
    columns = news.lasting.columns("quotes")
    for numbers in ([], [0], [3, 999], [1, 2, 11, 12], [2**31 - 1]):
        wanted = np.array(numbers, dtype=np.int32)
        expected = columns.numbers[:, np.isin(columns.numbers[0], wanted)]
        assert np.array_equal(columns.of(wanted), expected)

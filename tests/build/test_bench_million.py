"""The benchmark of large collections covers every page, and what it makes is what adding would have made."""

import sys
from pathlib import Path

import pytest

from dashboard.store.collection import Collection
from tests.store import state

sys.path.append(str(Path(__file__).parents[2] / "data" / "build" / "bench"))

import bulk
import million
import newsroom


def test_every_page_is_measured() -> None:
    assert million.uncovered() == []


def test_a_page_that_nobody_covers_stops_the_measuring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(million, "pages", lambda: [*million.WAYS, "compare"])
    with pytest.raises(SystemExit, match="Not measured: compare"):
        million.measure(Path("unused.sqlite"))


def test_a_page_may_take_three_times_as_long_or_a_moment() -> None:
    rows = [million.Row("quotes", "a word", *both) for both in ((10, 149), (10, 151), (80, 239), (80, 241))]
    assert [row.is_kept for row in rows] == [True, False, True, False]


@pytest.mark.slow
def test_what_is_made_at_once_is_what_is_added(tmp_path: Path) -> None:
    pairs = list(newsroom.articles(80))
    bulk.write(tmp_path / "bulk.sqlite", pairs)
    with (
        Collection.open(tmp_path / "bulk.sqlite", readonly=False) as made,
        Collection.create(tmp_path / "added.sqlite") as added,
    ):
        added.add_all(pairs)
        state.check(made)
        assert state.state(made) == state.state(added)

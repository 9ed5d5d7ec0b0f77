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
    monkeypatch.setattr(million, "pages", lambda: [*million.WAYS, "nowhere"])
    with pytest.raises(SystemExit, match="Not measured: nowhere"):
        million.pages_of(Path("unused.sqlite"))


def test_a_page_may_take_three_times_as_long_or_a_moment() -> None:
    rows = [million.Row("quotes", "a word", *both) for both in ((10, 149), (10, 151), (80, 239), (80, 241))]
    assert [row.is_kept for row in rows] == [True, False, True, False]


def test_the_figures_tell_how_many_times_as_long_and_which_pages_are_too_slow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {
        "small": {("quotes", "a word"): 10.0, ("map", "a word"): 100.0},
        "large": {("quotes", "a word"): 160.0, ("map", "a word"): 200.0},
    }
    monkeypatch.setattr(
        million, "made", lambda folder, size: folder / ("small" if size == 10_000 else "large")
    )
    monkeypatch.setattr(million, "pages_of", lambda path: found[path.name])
    for name in found:
        (tmp_path / name).write_bytes(b"x" * 2_000_000)
    figures = list(million.measure(tmp_path, (10_000, 100_000)))
    times = {one.row: one.ratio for one in figures if one.table == "million-100000"}
    assert times == {"quotes": 16.0, "map": 2.0}
    assert [one.value for one in figures if one.column == "too slow"] == ["1 of 2"]
    assert {one.value for one in figures if one.column == "file"} == {2.0}


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

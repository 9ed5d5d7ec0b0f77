"""Which collections `dateline open` shows: one, several, or those of a folder."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard import server
from dashboard.store.collection import Collection
from tests.conftest import Answer


@pytest.fixture
def opened(
    run_cli: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[..., tuple[Answer, list[str]]]]:
    """Run `dateline open` without a server; return its answer and the collections that it would show."""
    for name in ("b", "a"):
        (tmp_path / "two").mkdir(exist_ok=True)
        Collection.create(tmp_path / "two" / f"{name}.sqlite").close()
    (tmp_path / "two" / "notes.txt").write_text("none", "utf-8")
    monkeypatch.setattr(server, "serve", lambda *_, **__: None)
    for key in ("DATELINE_COLLECTION", "DATELINE_COLLECTIONS"):
        monkeypatch.setenv(key, "")

    def run(*words: str) -> tuple[Answer, list[str]]:
        answer = run_cli("open", *words, "--port", "0")
        several = json.loads(os.environ["DATELINE_COLLECTIONS"] or "[]")
        return answer, [str(Path(one).relative_to(tmp_path)) for one in several]

    yield run


SHOWN = [
    ((), ["dateline.sqlite"]),
    (("new.sqlite",), ["new.sqlite"]),
    (("two",), ["two/a.sqlite", "two/b.sqlite"]),
    (("two/b.sqlite", "two"), ["two/b.sqlite", "two/a.sqlite"]),
]


@pytest.mark.parametrize(("words", "shown"), SHOWN)
def test_open_shows_one_collection_or_several(
    opened: Callable[..., tuple[Answer, list[str]]], words: tuple[str, ...], shown: list[str]
) -> None:
    answer, files = opened(*words)
    assert (answer.status, files) == (0, shown)


WRONG = [
    (("two/a.sqlite", "two/c.sqlite"), "There is no collection two/c.sqlite"),
    (("two/a.sqlite", "two/c.sqlite"), "dateline open two/a.sqlite"),
    ((".",), "There is no collection in the folder ."),
]


@pytest.mark.parametrize(("words", "says"), WRONG)
def test_open_says_which_collection_is_missing(
    opened: Callable[..., tuple[Answer, list[str]]], words: tuple[str, ...], says: str
) -> None:
    answer, files = opened(*words)
    assert says in answer.err
    assert (answer.status != 0, files) == (True, [])


def test_open_passes_over_another_program_s_database(
    opened: Callable[..., tuple[Answer, list[str]]], tmp_path: Path
) -> None:
    (tmp_path / "two" / "other.sqlite").write_bytes(b"SQLite format 3\0" + bytes(84))
    answer, files = opened("two")
    assert "Passed over: " in answer.err
    assert files == ["two/a.sqlite", "two/b.sqlite"]

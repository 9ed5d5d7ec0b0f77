"""Words in another order are refused, and the right line is told with the words that were given."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.store.collection import Collection
from tests.conftest import Answer

Run = Callable[..., Answer]

WRONG = [
    # typed, what to type
    ("decisions export", "decisions dateline.sqlite export"),
    ("decisions export file.jsonl", "decisions dateline.sqlite export file.jsonl"),
    ("decisions export news.sqlite", "decisions news.sqlite export"),
    ("decisions export file.jsonl --collection news.sqlite", "decisions news.sqlite export file.jsonl"),
    ("decisions --collection=news.sqlite export", "decisions news.sqlite export"),
    ("decisions import --collection news.sqlite -", "decisions news.sqlite import -"),
    ("decisions import 'my file.jsonl'", "decisions dateline.sqlite import 'my file.jsonl'"),
    ("decisions undo 7", "decisions dateline.sqlite undo 7"),
    ("decisions undo 7 --collection '-x'", "decisions -- -x undo 7"),
    ("decisions export a.jsonl --force", "decisions dateline.sqlite export a.jsonl --force"),
    ("remove a b --collection news.sqlite", "remove news.sqlite a b"),
    ("remove a", "remove dateline.sqlite a"),
    ("remove 'Mayor Kalniņa' b", "remove dateline.sqlite 'Mayor Kalniņa' b"),
    ("export quotes news.sqlite", "export news.sqlite quotes"),
    ("export quotes", "export dateline.sqlite quotes"),
    (
        "export --person 'A B' quotes news.sqlite --out q.csv",
        "export news.sqlite quotes --person 'A B' --out q.csv",
    ),
    ("export --collection news.sqlite places --format=jsonl", "export news.sqlite places --format=jsonl"),
    ("check draft.txt news.sqlite", "check news.sqlite draft.txt"),
    ("check draft.txt", "check dateline.sqlite draft.txt"),
    ("check - --format json", "check dateline.sqlite - --format json"),
    ("open --collection news.sqlite --port 9", "open news.sqlite --port 9"),
    ("open quotes news.sqlite", "open news.sqlite"),
    ("add news.sqlite a.txt", "add a.txt --collection news.sqlite"),
    (
        "add 'news.sqlite' a.txt --published 2022-04-26",
        "add a.txt --collection news.sqlite --published 2022-04-26",
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two collections."""
    for name in ("dateline.sqlite", "news.sqlite"):
        Collection.create(tmp_path / name).close()
    return tmp_path


@pytest.mark.parametrize("typed, right", WRONG, ids=[typed for typed, _ in WRONG])
def test_another_order_is_refused_with_the_line_to_type(
    typed: str, right: str, run_cli: Run, folder: Path
) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    answer = run_cli(*shlex.split(typed))
    assert (answer.status, answer.out) == (2, "")
    assert f": dateline {right}\n" in answer.err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("right", [right for _, right in WRONG if "open" not in right])
def test_the_line_to_type_is_understood(right: str, run_cli: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("Rain fell.", encoding="utf-8")
    err = run_cli(*shlex.split(right)).err
    assert "usage:" not in err
    assert "comes first" not in err


@pytest.mark.parametrize(
    "words", [("decisions", "export", "export"), ("export", "quotes", "quotes"), ("remove", "undo", "a")]
)
def test_a_collection_may_be_called_like_a_word_of_ours(
    words: tuple[str, ...], run_cli: Run, folder: Path
) -> None:
    (folder / "news.sqlite").rename(folder / words[1])
    answer = run_cli(*words)
    assert "comes first" not in answer.err
    assert answer.status == 0 or "There is no document 'a'" in answer.err


@pytest.mark.slow
def test_a_whole_folder_with_its_own_collection_can_be_added(run_cli: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("Rain fell.", encoding="utf-8")
    (folder / "news.sqlite").unlink()
    assert run_cli("add", "dateline.sqlite", "a.txt").status == 0

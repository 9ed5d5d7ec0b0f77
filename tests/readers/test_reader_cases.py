"""Every file in tests/cases/readers comes out as the .json beside it says."""

import json
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.records import Document, Problem

CASES = Path(__file__).parents[1] / "cases" / "readers"
EXPECTED = sorted(CASES.glob("*.json"))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_file_comes_out_as_its_json_says(expected: Path) -> None:
    path = expected.with_suffix("")
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    items = list(readers.read(path))
    documents = [item for item in items if isinstance(item, Document)]
    problems = [item for item in items if isinstance(item, Problem)]

    shown = [
        {name: _plain(getattr(document, name)) for name in fields}
        for document, fields in zip(documents, wanted["documents"], strict=True)
    ]
    assert shown == wanted["documents"]
    assert len(problems) == len(wanted["problems"])
    for problem, words in zip(problems, wanted["problems"], strict=True):
        place, _, what = words.rpartition(": ") if words.startswith("#") else ("", "", words)
        assert problem.path == f"{path.as_posix()}{place.partition(':')[0]}"
        assert what in problem.what
        assert problem.cure


def test_every_case_has_its_json() -> None:
    files = {path.name for path in CASES.iterdir()} - {path.name for path in EXPECTED} - {"README.md"}
    assert files == {path.stem for path in EXPECTED}


def test_every_suffix_has_a_case() -> None:
    assert {Path(path.stem).suffix for path in EXPECTED} >= set(readers.READERS)


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value

"""Every file in tests/cases/readers comes out as the .json beside it says."""

import json
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import kinds
from dashboard.records import Document, Problem

CASES = Path(__file__).parents[1] / "cases" / "readers"
# "records.json.json" says what comes out of "records.json", which is itself a case.
EXPECTED = sorted(path for path in CASES.glob("*.json") if path.with_suffix("").exists())


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


def test_every_kind_and_every_ending_has_a_case() -> None:
    files = [path.with_suffix("") for path in EXPECTED]
    assert {path.suffix for path in files} >= kinds.suffixes()
    assert {kind.name for path in files if (kind := kinds.of(path, path.name))} == kinds.KINDS.keys()


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value

"""The commands on JSON lines: find things in documents, and compare two outputs."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError

JSON_LINES = {".jsonl", ".ndjson", ".json", ""}


def extract(options: argparse.Namespace) -> int:
    """Write what is found in documents as JSON lines, and keep nothing."""
    from dashboard import batch

    status = 0
    for given, found in batch.each(answer, _given(options.files), processes=batch.processes()):
        line, is_good = found if isinstance(found, tuple) else (_broken_off(given, found), False)
        status = status if is_good else 1
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    return status


def _given(files: Sequence[Path]) -> Iterator[Any]:
    """Yield numbered lines of JSON; of other files the documents and problems."""
    from dashboard import readers

    number = 0
    for file in files or (None,):
        if file is not None and file.suffix.lower() not in JSON_LINES:
            yield from readers.read(file)
            continue
        with sys.stdin.buffer if file is None else file.open("rb") as stream:
            for line in stream:
                if line.strip():
                    number += 1
                    yield number, line


def answer(given: Any) -> tuple[bytes, bool]:
    """Return the output line of one input, and whether it could be read; runs in any process."""
    from dashboard import contract, preprocess
    from dashboard.records import Problem

    text = ""
    try:
        if isinstance(given, tuple):
            number, line = given
            text = _decoded(line, number)
            given = contract.document(text, number=number)
        found = given if isinstance(given, Problem) else preprocess.extract_or_problem(given)
    except ReadError as error:
        return _line(contract.refusal(text, error)), False
    if isinstance(found, Problem):
        name = found.path if isinstance(given, Problem) else given.id
        return _line({"id": name, "error": f"{found.what} {found.cure}"}), False
    return _line(contract.row(found)), True


def _broken_off(given: Any, error: Exception) -> bytes:
    """Return the output line of an input whose process was killed."""
    from dashboard import contract

    if not isinstance(given, tuple):
        return _line({"id": given.id, "error": str(error)})
    return _line(contract.refusal(given[1].decode("utf-8-sig", "replace"), error))


def _decoded(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"Line {number} is not UTF-8.", cure="Save the file as UTF-8.") from error


def _line(row: dict[str, Any]) -> bytes:
    try:
        return json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n"
    except UnicodeEncodeError:  # a lone surrogate can be written only as \ud800
        return json.dumps(row).encode("ascii") + b"\n"


def score(options: argparse.Namespace) -> int:
    """Compare an output with a gold file, both in the form of `extract`."""
    from dashboard.score import score as compare

    print(f"{'':28}  precision  recall     F1   gold")
    for name, tally in compare(_rows(options.gold), _rows(options.system)).items():
        figures = f"{tally.precision:9.3f}  {tally.recall:6.3f}  {tally.f1:5.3f}  {tally.gold:5d}"
        print(f"{name:28}  {figures}")
    return 0


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise ReadError(
                        f"Line {number} of {path} is not JSON.", cure="Check the file."
                    ) from error
                if not isinstance(row, dict) or "id" not in row:
                    raise ReadError(f"Line {number} of {path} has no id.", cure="Check the file.")
                yield row

"""The command for JSON lines: find things in documents."""

import argparse
import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dashboard import contract
from dashboard.cli import terminal
from dashboard.errors import ReadError
from dashboard.records import Document, Problem

JSON_LINES = {".jsonl", ".ndjson", ".json", ""}
Row = dict[str, Any]


def extract(options: argparse.Namespace) -> int:
    """Write what is found in documents as JSON lines, and keep nothing."""
    from dashboard import batch, preprocess
    from dashboard.cli import bar

    ordered = Ordered(options.files)
    # If the rows themselves go to the terminal, a bar would only break them up.
    with bar.documents(shown=sys.stderr.isatty() and not sys.stdout.isatty()) as shown:
        part = bar.part(shown)
        for document, found in batch.run(preprocess.extract_document, ordered.documents(), part=part):
            if isinstance(found, Problem):
                ordered.settle({"id": document.id, "error": f"{found.what} {found.cure}"})
            else:
                ordered.settle(contract.row(found))
            shown.set_postfix_str("", refresh=False)
            shown.update()
    ordered.write()
    return 1 if ordered.has_errors else 0


class Ordered:
    """Documents being processed: each answer, even for what can't be read, is written in its place."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = files
        self.number = 0
        self.has_errors = False
        self._output = terminal.output(files)
        self._answers: deque[Row | None] = deque()  # None: a document whose answer is still to come

    def documents(self) -> Iterator[Document]:
        """Yield what can be read."""
        for item in self._items():
            if isinstance(item, Document):
                self._answers.append(None)
                yield item
            else:
                self._answers.append(item)

    def settle(self, answer: Row) -> None:
        """Take the answer for the first document that has none, and write what is ready."""
        self.write()
        self._answers[0] = answer
        self.write()

    def write(self) -> None:
        """Write the answers up to the first that is still to come."""
        while self._answers and (answer := self._answers[0]) is not None:
            self.has_errors |= "error" in answer
            self._output.write(line(answer))
            self._answers.popleft()
        self._output.flush()

    def _items(self) -> Iterator[Document | Row]:
        if not self.files:
            yield from self._lines(terminal.input_bytes())
        for file in self.files:
            if file.suffix.lower() in JSON_LINES:
                with file.open("rb") as lines:
                    yield from self._lines(lines)
            else:
                yield from _of_other_form(file)
        if any(file.suffix.lower() not in JSON_LINES for file in self.files):
            from dashboard.readers import sandbox

            sandbox.rest()

    def _lines(self, lines: Iterable[bytes]) -> Iterator[Document | Row]:
        for one in lines:
            if one.strip():
                self.number += 1
                yield _item(one, self.number)


def _item(line: bytes, number: int) -> Document | Row:
    try:
        return contract.document(line.decode("utf-8-sig"), number=number)
    except UnicodeDecodeError:
        return {"id": None, "error": f"Line {number} is not UTF-8. Save the file as UTF-8."}
    except ReadError as error:
        return contract.refusal(line.decode("utf-8-sig"), error)


def _of_other_form(file: Path) -> Iterator[Document | Row]:
    from dashboard import readers

    for item in readers.read(file):
        if isinstance(item, Document):
            yield item
        else:
            yield {"id": item.path, "error": f"{item.what} {item.cure}"}


def line(row: Row) -> bytes:
    """Return a row as one line of JSON."""
    try:
        return json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n"
    except UnicodeEncodeError:  # a lone surrogate can be written only as \ud800
        return json.dumps(row).encode("ascii") + b"\n"

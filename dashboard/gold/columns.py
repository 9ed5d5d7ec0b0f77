"""Names in columns, one token per line (CoNLL-2003, BIO, IOB, BIOES): the token first, its label last.

A blank line ends a sentence, "-DOCSTART-" begins a document, "# name = value" is a note. The text is rebuilt
with a space between tokens and a line break between sentences, so it differs from the original: write it out
with `dateline score GOLD --texts FILE` and run the system on that.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.gold import labels

Row = dict[str, Any]
TAG = re.compile(r"O|(?P<position>[BIESLU])-(?P<label>\S+)")
NOTE = re.compile(r"#\s?\w+\s?=")
BEGINS, ENDS = "BSU", "ESL"


def read(path: Path) -> Iterator[Row]:
    """Yield the documents of a file."""
    document, number = _Document(), 0
    with path.open(encoding="utf-8-sig") as lines:
        for at, line in enumerate(lines, start=1):
            cells = line.split()
            if cells and cells[0] == "-DOCSTART-":
                if document.length:
                    number += 1
                    yield document.row(f"{path.stem}-{number}")
                document = _Document()
            elif not cells:
                document.end_sentence()
            elif not NOTE.match(line):
                document.add(*_token(cells, f"{path}:{at}"))
    if document.length:
        yield document.row(f"{path.stem}-{number + 1}" if number else path.stem)


def _token(cells: list[str], where: str) -> tuple[str, str, str]:
    if len(cells) < 2:
        raise ReadError(f"{where} has one column.", cure="Write the token first and its label last.")
    tag = TAG.fullmatch(cells[-1])
    if tag is None:
        raise ReadError(f"{where}: {cells[-1]!r} is no label.", cure="Labels are O, B-PER, I-PER, …")
    return cells[0], tag["position"] or "O", tag["label"] or ""


class _Document:
    """The text and names of one document, built up token by token."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.between = ""
        self.names: list[tuple[int, int, str]] = []
        self.open = ""  # the label of the name that the last token belongs to

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def end_sentence(self) -> None:
        self.between = "\n" if self.length else ""
        self.open = ""

    def add(self, token: str, position: str, label: str) -> None:
        start = self.length + len(self.between)
        end = start + len(token)
        self.parts += [self.between, token]
        self.length, self.between = end, " "
        # "I-" after a different label also begins a name: CoNLL-2003 was first written like this.
        if label and position not in BEGINS and label == self.open:
            self.names[-1] = (self.names[-1][0], end, label)
        elif label:
            self.names.append((start, end, label))
        self.open = "" if position in ENDS else label

    def row(self, name: str) -> Row:
        text, left_out, entities = self.text, Counter[str](), []
        for start, end, label in self.names:
            ours = labels.NAMES.get(labels.last_word(label))
            if ours is None:
                left_out[label] += 1
            else:
                entities.append({"start": start, "end": end, "text": text[start:end], "label": ours})
        return {"id": name, "text": text, "entities": entities, "left_out": left_out}

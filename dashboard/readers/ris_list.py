"""A list of references (RIS), as ProQuest and Zotero export it: it names articles, but has no text."""

import re
from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.records import Item

# TY  - NEWS; a number or a line of the service may come before
FIRST = re.compile(r"^TY {1,2}- ?[A-Z]{2,8}\s*$", re.MULTILINE)
RECORD = re.compile(rb"^(?:TY {1,2}- |PT [A-Z]\b)", re.MULTILINE)
LONGEST_PREFACE = 2_000
MOST = 10_000_000  # bytes in which references are counted


def begins(text: str) -> bool:
    """Say whether a text begins as a list of references does."""
    return FIRST.search(text[:LONGEST_PREFACE]) is not None


def read(path: Path) -> Iterator[Item]:
    """Raise ReadError: such a list names articles, and holds no text of them."""
    with path.open("rb") as file:
        number = len(RECORD.findall(file.read(MOST)))
    listed = f"{number:,} articles" if number > 1 else "articles"
    raise ReadError(
        f"This list of references (RIS) holds no text; it only names {listed}.",
        cure="Export them again with full text (HTML, RTF, PDF or plain text), and add that file.",
    )
    yield

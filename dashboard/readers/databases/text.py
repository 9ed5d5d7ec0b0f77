"""A text file of Nexis, Factiva or ProQuest."""

from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import databases, encoding
from dashboard.readers.databases import blocks, story
from dashboard.records import Document, Problem
from dashboard.text import guards


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the articles of the file; raise ReadError if they can't be told apart."""
    guards.check_size(path.stat().st_size, what="This file")
    content, found = encoding.decode(path.read_bytes())
    if note := found.problem():
        yield note
    content = content.removeprefix("\ufeff")
    split = databases.splitter(content)
    if split is None:
        what, cure = story.no_articles("a news database")
        raise ReadError(what, cure=cure)
    yield from split(blocks.of_text(content))

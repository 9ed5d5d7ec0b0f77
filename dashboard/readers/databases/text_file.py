"""A text file of Nexis, Factiva or ProQuest."""

from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import databases, encoding, heartbeat
from dashboard.readers.databases import blocks, factiva, nexis, nexis_uni, proquest, story
from dashboard.records import Document, Problem
from dashboard.text import guards

LONGEST_LINE = 1 << 16


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the articles of the file; raise ReadError if they can't be told apart."""
    guards.check_size(path.stat().st_size, what="This file")
    content, found = encoding.decode(path.read_bytes())
    if note := found.problem():
        yield note
    content = content.lstrip("\ufeff")
    split = databases.splitter(content)
    if split is None:
        what, cure = story.no_articles("a news database")
        raise ReadError(what, cure=cure)
    yield from split(blocks.of_text(content))


def count(path: Path) -> int:
    """Return about how many articles there are: how often one begins or ends."""
    begun = ended = 0
    file, _ = encoding.open_text(path)
    with file:
        while line := file.readline(LONGEST_LINE):
            heartbeat.tell()
            line = line.strip()
            begun += bool(nexis.NUMBER.match(line) or proquest.NUMBER.match(line))
            ended += bool(nexis_uni.ENDS.match(line) or factiva.ENDS.match(line))
    return max(begun, ended, 1)

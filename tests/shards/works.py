"""What engines do in the tests of shards instead of extracting: find one quote, and note what was read."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dashboard.records import Document, Extraction, Mention, Quote
from dashboard.shards.cutting import Done, Shard

LOG = "DATELINE_TEST_LOG"


def find(document: Document, tell: Callable[[float], None] | None = None) -> Extraction:
    """Find the whole text as a quote of a person who is named by it."""
    name = f"Ann {document.text.split()[0]}"
    speaker = Mention(0, 3, document.text[:3], "PERSON", name)
    quote = Quote(0, len(document.text), document.text, "direct", speaker)
    return Extraction(document.id, entities=(speaker,), quotes=(quote,), language="en")


def find_slowly(document: Document, tell: Callable[[float], None]) -> Extraction:
    """Do the same in a while, and append the document's id to the log."""
    with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
        log.write(f"{document.id}\n")
    time.sleep(0.03)
    return find(document)


def die_at_poison(document: Document, tell: Callable[[float], None]) -> Extraction:
    """Do the same, but end the process or hang where the text says so."""
    if "crash" in document.text:
        os.abort()
    if "hang" in document.text:
        time.sleep(600)
    return find(document)


def engine(shards: Iterable[Shard]) -> Iterator[Done]:
    """Work on shards at once, in this process."""
    for shard in shards:
        yield shard, [find(document) for document in shard.documents]

"""Where one shard ends and the next begins, and what each is called (content-defined chunking)."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from dashboard.records import Document
from dashboard.shards import form

ENDING = ".parquet"


@dataclass(frozen=True, slots=True)
class Shard:
    """Documents that are read together, under a name for their content and the Dateline that reads them."""

    name: str
    documents: tuple[Document, ...]


Done = tuple[Shard, list[form.Found]]  # with what was found in each of its documents, in their order


def cut(documents: Iterable[Document], *, size: int, version: str) -> Iterator[Shard]:
    """Yield the documents in order in shards of at most `size`.

    A shard also ends after each document whose own content says so, one in `size`: an article that is added
    in the middle changes its own shard and perhaps some after it, not all the rest.
    """
    held: list[Document] = []
    digests: list[bytes] = []
    for document in documents:
        held.append(document)
        digests.append(_digest(document))
        if len(held) >= size or int.from_bytes(digests[-1][:8], "big") % size == 0:
            yield _shard(held, digests, version)
            held, digests = [], []
    if held:
        yield _shard(held, digests, version)


def _shard(documents: list[Document], digests: list[bytes], version: str) -> Shard:
    what = f"{form.FORM} {version} ".encode() + b"".join(digests)
    return Shard(hashlib.sha256(what).hexdigest()[:32] + ENDING, tuple(documents))


def _digest(document: Document) -> bytes:
    # JSON keeps the fields separate: "ab", "c" is not "a", "bc".
    return hashlib.sha256(json.dumps(astuple(document), default=str).encode("ascii")).digest()

"""The lasting key of each quote (a text quote selector): its words in its document, not its row or offset.

It is a hash of the document's id, the quote's exact words and how often these words stand in the text before
it. So it is the same when a document is read again, and when its text is changed elsewhere.
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Collection as Several
from collections.abc import Iterable, Sequence

from dashboard.store.connections import Connection

DIGITS = 16
KEY = re.compile(f"[0-9a-f]{{{DIGITS}}}", re.ASCII)
WORD = re.compile(r"\b\w|[^\w\s]")  # where words that are looked for may begin
INSIDE = re.compile(r"\w\w")
BEGINNING = 24  # characters by which words are looked for first: few others begin alike
ADDRESS = "quotes?quote="


def of(document: str, text: str, quotes: Sequence[tuple[int, str]]) -> list[str]:
    """Return the key of each quote, given as its start and its words; time grows with the text alone.

    >>> text = "“No,” she said, and again, “No.” He knows."
    >>> of("a", text, [(1, "No"), (28, "No")]) == of("a", f"{text} No.", [(1, "No"), (28, "No")])
    True
    """
    places = _places(text, {words for _, words in quotes})
    return [_hash(document, words, bisect_left(places[words], start)) for start, words in quotes]


def fill(connection: Connection) -> None:
    """Give every quote of a collection its key."""
    documents = connection.execute(
        "SELECT id, key, text FROM documents JOIN document_texts ON document_id = id ORDER BY id"
    )
    asked = "SELECT id, start_char, quote FROM quotes WHERE document_id = ? ORDER BY id"
    for document_id, document, text in documents:
        rows = connection.execute(asked, (document_id,)).fetchall()
        keys = of(document, text, [(start, words) for _, start, words in rows])
        connection.executemany(
            "UPDATE quotes SET key = ? WHERE id = ?",
            [(key, row) for key, (row, _, _) in zip(keys, rows, strict=True)],
        )


def _hash(document: str, words: str, before: int) -> str:
    said = "\0".join((document, words, str(before)))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:DIGITS]


def _places(text: str, wanted: Several[str]) -> dict[str, list[int]]:
    """Return where each of the wanted words begin in the text, in order, not inside another word."""
    heads = _beginnings(text, {one[:BEGINNING] for one in wanted})
    places: dict[str, list[int]] = {one: [] for one in wanted}
    for head, length in {(one[:BEGINNING], len(one)) for one in wanted}:
        for at in heads[head]:
            found = text[at : at + length]
            if found in places and len(found) == length and not _is_cut(text, at + length):
                places[found].append(at)
    return places


def _beginnings(text: str, wanted: Several[str]) -> dict[str, list[int]]:
    heads: dict[str, list[int]] = {one: [] for one in wanted}
    lengths = _lengths(wanted)
    for word in WORD.finditer(text) if lengths else ():
        at = word.start()
        for length in lengths:
            head = text[at : at + length]
            if head in heads and len(head) == length:
                heads[head].append(at)
    return heads


def _lengths(words: Iterable[str]) -> list[int]:
    return sorted({len(one) for one in words} - {0})


def _is_cut(text: str, end: int) -> bool:
    """Say whether a word goes on behind a position."""
    return INSIDE.fullmatch(text, end - 1, end + 1) is not None

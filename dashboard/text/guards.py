"""Checks on every text before it is read: no lone surrogates, and no more than can be read."""

import re

from dashboard.errors import ReadError

MOST_BYTES = 50_000_000
# "\ud800": JSON can contain half a character; UTF-8, and with it SQLite and the tokenizer, cannot.
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Replace lone surrogates by U+FFFD; the length and every other character stay the same.

    >>> clean("a\\ud800b") == "a\\ufffdb"
    True
    """
    return LONE_SURROGATE.sub("\ufffd", text)


def check_size(size: int, *, what: str) -> None:
    """Raise a ReadError if a text is larger than a document may be."""
    if size > MOST_BYTES:
        raise ReadError(
            f"{what} has {size / 1e6:.1f} MB; one document may have {MOST_BYTES / 1e6:.0f} MB.",
            cure="Split it into several files, or make it a CSV or JSONL file with one article a record.",
        )

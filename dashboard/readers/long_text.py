"""Which columns hold long text, for a file in which no column is called so, or only one with labels."""

from collections.abc import Iterator
from itertools import islice

from dashboard.readers import cells
from dashboard.readers.column_names import told
from dashboard.readers.nested import Record, opened

# What is looked at; prose are many words of usual length.
SAMPLE, SAMPLE_SIZE = 100, 2_000_000
LEAST_WORDS, LONGEST_WORD = 30, 15
FEW_WORDS = 8  # a column called "content" in which no cell has more is one of labels, not of articles


def columns(records: Iterator[Record]) -> list[str]:
    """Return the columns that hold long text in most records of a sample, if none is known to hold it."""
    held: dict[str, int] = {}
    prose: dict[str, int] = {}
    size = 0
    for record in map(opened, islice(records, SAMPLE)):
        for name, value in record.items():
            meaning = told(name)
            if meaning and meaning[0] == "text" and _is_text(value):
                return []
            if meaning is None and isinstance(value, str) and not cells.is_empty(value):
                held[name] = held.get(name, 0) + 1
                prose[name] = prose.get(name, 0) + _is_prose(value)
                size += len(value)
        if size > SAMPLE_SIZE:
            break
    return [name for name, number in prose.items() if number and 2 * number >= held[name]]


def _is_text(value: object) -> bool:
    return not isinstance(value, str) or len(value.split(None, FEW_WORDS)) > FEW_WORDS


def _is_prose(value: str) -> bool:
    """Say whether a value reads like an article: many words of usual length, and no address or code."""
    words = value[:20_000].split()
    length = sum(map(len, words))
    return (
        len(words) >= LEAST_WORDS and length <= LONGEST_WORD * len(words) and value.lstrip()[:1] not in "[{"
    )

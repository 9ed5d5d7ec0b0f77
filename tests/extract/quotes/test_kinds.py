"""Kinds of quotes that were read wrong: ten texts each, five to tune on and five to judge by.

A row that isn't right yet is listed in kinds/not_yet.tsv. The change that makes it right takes it off; then
it must hold. A row is written so: [the words|D for direct, I for indirect, M for mixed|the speaker's name].
A speaker after "~" is not named, only written so; "-" is none; after "?" it is anybody, if only nobody is
both "she" and "he".
"""

import re
import textwrap
from collections import Counter
from pathlib import Path

import pytest

from dashboard.preprocess import extract_document
from dashboard.records import Document, Quote

KINDS = Path(__file__).parent / "kinds"
MARK = re.compile(r"\[([^|\]]+)\|([DIM])\|([^\]]*)\]")
KIND = {"direct": "D", "indirect": "I", "mixed": "M"}
# How many rows may still be wrong: lowered with each change that mends some.
MOST_WRONG = 16
WRAPPED = "text wrapped by hand"


def lines(name: str) -> list[list[str]]:
    """Return the cells of each line of a table."""
    return [line.split("\t") for line in (KINDS / name).read_text(encoding="utf-8").splitlines()]


ROWS = [
    pytest.param(kind, marked, id=f"{kind}, {table} {number}")
    for table in ("tune", "judge")
    for number, (kind, marked) in enumerate(lines(f"{table}.tsv"), 1)
]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "marked"), ROWS)
def test_a_kind_is_read_right(kind: str, marked: str) -> None:
    if [marked] in lines("not_yet.tsv"):
        assert not is_right(kind, marked), "right now: take it off kinds/not_yet.tsv"
    else:
        assert is_right(kind, marked), [told(quote) for text in texts(kind, marked) for quote in found(text)]


def is_right(kind: str, marked: str) -> bool:
    """Say whether all quotes of a row are found, each with its speaker, and no others."""
    return all(_is_right(found(text), marked) for text in texts(kind, marked))


def _is_right(quotes: tuple[Quote, ...], marked: str) -> bool:
    wanted = [(words, kind, speaker) for words, kind, speaker in MARK.findall(marked)]
    given = [told(quote) for quote in quotes]
    both = {
        word: {quote.speaker.name for quote in quotes if quote.speaker and quote.speaker.text.lower() == word}
        for word in ("she", "he")
    }
    if "|?" in marked and (both["she"] & both["he"]) - {"", None}:
        return False
    if [one[:2] for one in given] != [one[:2] for one in wanted]:
        return False
    return all(_fits(quote, speaker) for quote, (_, _, speaker) in zip(quotes, wanted, strict=True))


def _fits(quote: Quote, wanted: str) -> bool:
    written, name = (quote.speaker.text, quote.speaker.name) if quote.speaker else ("", "")
    if wanted == "-":
        return quote.speaker is None
    if wanted.startswith("?"):
        return written.lower() == wanted[1:]
    if wanted.startswith("~"):
        return not name and wanted[1:].lower() in written.lower()
    return name == wanted


def told(quote: Quote) -> tuple[str, str, str]:
    """Return a quote's words without marks at their edges, its kind, and who said it."""
    speaker = quote.speaker
    who = (speaker.name or f"~{speaker.text}") if speaker else ""
    return " ".join(quote.text.split()).strip(" .,;:“”"), KIND[quote.kind], who


def texts(kind: str, marked: str) -> list[str]:
    """Return a row's text; one that was wrapped by hand in three widths."""
    text = MARK.sub(r"\1", marked).replace("¶", "\n\n")
    return [textwrap.fill(text, width) for width in (60, 72, 80)] if kind == WRAPPED else [text]


def found(text: str) -> tuple[Quote, ...]:
    """Return the quotes of a text, in the order in which they stand."""
    return extract_document(Document("d", text)).quotes


def test_each_kind_has_five_rows_to_tune_on_and_five_to_judge_by() -> None:
    kinds = [Counter(kind for kind, _ in lines(f"{table}.tsv")) for table in ("tune", "judge")]
    assert kinds[0] == kinds[1]
    assert set(kinds[0].values()) == {5}


def test_what_is_not_right_yet_is_a_row_and_becomes_less() -> None:
    rows = {marked for table in ("tune", "judge") for _, marked in lines(f"{table}.tsv")}
    listed = [row for (row,) in lines("not_yet.tsv")]
    assert [row for row in listed if row not in rows] == []
    assert len(listed) == len(set(listed)) <= MOST_WRONG

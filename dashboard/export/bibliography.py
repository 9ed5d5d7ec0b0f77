"""BibTeX and CSL-JSON: an entry for each article, with all its quotes and where they stand in the note."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from dashboard.export import citation, rows
from dashboard.export.cited import Cited
from dashboard.export.form import Blocks

MARK_BIBTEX = "% Written by Dateline"
MARK_CSL = '"source": "Dateline"'


def write_bibtex(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write the articles of quotes or documents as entries of BibTeX, in the order of their first row."""
    stream.write(f"{MARK_BIBTEX}\n\n".encode())
    for cited, notes in _articles(blocks):
        stream.write(f"{citation.bibtex(cited, *notes)}\n".encode())


def write_csl(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write the articles of quotes or documents as a list of CSL-JSON, as Zotero reads it."""
    rows.write_list(stream, "[", (citation.csl(cited, *notes) for cited, notes in _articles(blocks)), "]")


def _articles(blocks: Blocks) -> Iterator[tuple[Cited, list[str]]]:
    """Yield each article once, with the notes of its quotes."""
    articles: dict[str, Cited] = {}
    notes: dict[str, list[str]] = {}
    for row in rows.each(blocks):
        cited = Cited.of(row)
        articles.setdefault(cited.document_id, replace(cited, quote="", speaker="", start=None, end=None))
        notes.setdefault(cited.document_id, []).extend([cited.note] if cited.note else [])
    yield from ((cited, notes[key]) for key, cited in articles.items())

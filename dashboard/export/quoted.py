"""Quotes as Markdown, to be pasted into a text: each a block with its footnote below."""

from typing import BinaryIO

from dashboard.export import citation, rows
from dashboard.export.cited import Cited
from dashboard.export.form import Blocks

MARK = "<!-- Written by Dateline -->"


def write_markdown(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write each quote as a block of Markdown; no word of it is read as Markdown."""
    stream.write(f"{MARK}\n".encode())
    for row in rows.each(blocks):
        stream.write(f"\n{citation.markdown(Cited.of(row))}".encode())

"""What kind of file this is: told by how it begins, with its ending where the beginning leaves it open.

A kind is a row of KINDS, asked from above: the first that recognises a file reads it. So what is told for
certain (a PDF, a Nexis bundle) stands before what any text could be.
"""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath
from typing import Protocol

from dashboard.readers import csv_table, html_page, json_lines, md, txt
from dashboard.records import Item

HEAD = 1 << 16  # bytes of a file's beginning that are examined
ZIP = b"PK\x03\x04"
Reader = Callable[[Path], Iterator[Item]]


class TableReader(Protocol):
    """A reader of records with named columns; `mapping` says which column is to be used for which field."""

    def __call__(self, path: Path, *, mapping: Mapping[str, str]) -> Iterator[Item]:
        """Yield what the file contains."""
        ...


@dataclass(frozen=True)
class Beginning:
    """A file's beginning: `head` has its first bytes, `suffix` its ending in small letters (".txt")."""

    path: Path
    suffix: str
    head: bytes

    @cached_property
    def text(self) -> str:
        """The beginning as text, whatever its encoding; for looking only."""
        head = self.head
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return head.decode("utf-16", "replace")
        return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")

    @cached_property
    def members(self) -> frozenset[str]:
        """The names in a ZIP's directory, by which an office document is told from an archive."""
        if not self.head.startswith(ZIP):
            return frozenset()
        try:
            with zipfile.ZipFile(self.path) as archive:
                return frozenset(archive.namelist())
        # Reading it says what is wrong with it.
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
            return frozenset()


@dataclass(frozen=True)
class Kind:
    """A kind of file that can be read.

    `suffixes` are the endings by which people know it. `read` yields Documents without sha256, whose path
    is "" or "#n" and whose id is "" or the record's own. `count` says about how many Documents there are,
    for files of many. `table` reads files of records with named columns, in place of `read`, when a person
    says which column is which; `records` yields their rows as they are, for a preview.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    count: Callable[[Path], int] | None = None
    is_it: Callable[[Beginning], bool] | None = field(default=None, kw_only=True)
    table: TableReader | None = field(default=None, kw_only=True)
    records: Callable[[Path], Iterator[Mapping[str, object]]] | None = field(default=None, kw_only=True)

    def recognises(self, beginning: Beginning) -> bool:
        """Say whether a file is of this kind; without a rule of its own by the ending."""
        if self.is_it is None:
            return beginning.suffix in self.suffixes
        return self.is_it(beginning)

    def items(self, path: Path, mapping: Mapping[str, str]) -> Iterator[Item]:
        """Yield what a file contains, its columns used as a person says in `mapping`, if they have any."""
        return self.table(path, mapping=mapping) if self.table and mapping else self.read(path)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "comma-separated values",
            (".csv",),
            csv_table.read,
            csv_table.count,
            table=csv_table.read,
            records=csv_table.records,
        ),
        Kind("web page", (".htm", ".html"), html_page.read),
        Kind(
            "JSON lines",
            (".jsonl", ".ndjson"),
            json_lines.read,
            json_lines.count,
            table=json_lines.read,
            records=json_lines.records,
        ),
        Kind("Markdown", (".md",), md.read),
        Kind("plain text", (".txt",), txt.read),
    )
}


def of(path: Path, name: str) -> Kind | None:
    """Return the kind of a file, or None if no reader knows it; raise OSError if it can't be opened."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    beginning = Beginning(path, PurePath(name).suffix.lower(), head)
    return next((kind for kind in KINDS.values() if kind.recognises(beginning)), None)


def suffixes() -> frozenset[str]:
    """Return all endings by which people know what can be read."""
    return frozenset(suffix for kind in KINDS.values() for suffix in kind.suffixes)

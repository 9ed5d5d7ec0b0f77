"""What kind of file this is: told by how it begins, with its ending where the beginning leaves it open.

A kind is a row of KINDS, asked from above: the first that recognises a file reads it. So what is told for
certain (a PDF, a Nexis bundle) stands before what any text could be.
"""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath

from dashboard.readers import (
    alto,
    csv_table,
    feed,
    gzip_file,
    html_page,
    json_lines,
    mail,
    mbox,
    md,
    mhtml,
    newsml,
    nitf,
    other_xml,
    tei,
    txt,
    warc,
    xml_file,
)
from dashboard.records import Document, Problem

HEAD = 1 << 16  # bytes of a file's beginning that are examined
ZIP = b"PK\x03\x04"
Reader = Callable[[Path], Iterator[Document | Problem]]


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
    def root(self) -> str:
        """The name of the root element, by which kinds of XML are told apart; "" if this isn't XML."""
        return xml_file.root_of(self.text)

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
    for files of many.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    count: Callable[[Path], int] | None = None
    is_it: Callable[[Beginning], bool] | None = field(default=None, kw_only=True)

    def recognises(self, beginning: Beginning) -> bool:
        """Say whether a file is of this kind; without a rule of its own by the ending."""
        if self.is_it is None:
            return beginning.suffix in self.suffixes and not beginning.head.startswith(gzip_file.MARK)
        return self.is_it(beginning)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "web archive",
            (".warc", ".arc"),
            warc.read,
            warc.count,
            is_it=lambda file: warc.is_warc(file.head, file.suffix),
        ),
        Kind(
            "page in a single file",
            mhtml.SUFFIXES,
            mhtml.read,
            is_it=lambda file: mhtml.is_mhtml(file.text, file.suffix),
        ),
        Kind(
            "mailbox",
            (".mbox",),
            mbox.read,
            mbox.count,
            is_it=lambda file: mbox.is_mbox(file.head, file.suffix),
        ),
        Kind("mail", (".eml", ".emlx"), mail.read, is_it=lambda file: mail.is_mail(file.text, file.suffix)),
        Kind(
            "news feed",
            feed.SUFFIXES,
            feed.read,
            feed.count,
            is_it=lambda it: feed.is_it(it.text, it.suffix),
        ),
        Kind("NewsML-G2", (".xml",), newsml.read, newsml.count, is_it=lambda it: it.root in newsml.ROOTS),
        Kind("NITF", (".xml",), nitf.read, is_it=lambda it: it.root in nitf.ROOTS),
        Kind("ALTO", (".xml",), alto.read, is_it=lambda it: it.root == alto.ROOT),
        Kind("TEI", (".xml",), tei.read, is_it=lambda it: it.root in tei.ROOTS),
        # Behind all other kinds of XML: it says that they are none that is known.
        Kind("other XML", (".xml",), other_xml.read, is_it=lambda it: other_xml.is_it(it.text, it.suffix)),
        Kind("comma-separated values", (".csv",), csv_table.read, csv_table.count),
        Kind("web page", (".htm", ".html"), html_page.read),
        Kind("JSON lines", (".jsonl", ".ndjson"), json_lines.read, json_lines.count),
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

"""An office document that is a ZIP of XML (OOXML, OpenDocument): its members, within limits, as events.

No tree is built and no entity resolved: what a member can cost is its size, which is counted as it unpacks.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from dashboard.errors import ReadError
from dashboard.readers import heartbeat, zip_archive

MOST_BYTES = 400_000_000  # of one member unpacked: eight bytes of XML for each of a text
MOST_MEMBERS = 20_000
BOMB = "If this is right, save its text as a .txt file."
AGAIN = "Save or download it again."


class Target(Protocol):
    """What takes a member's elements as they come; names are as lxml writes them, "{namespace}name"."""

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """Take the start of an element."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take a piece of text."""


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open an office document; raise ReadError if it isn't whole."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        what = "This file is cut short or damaged, or no office document."
        if path.stat().st_size == 0:
            what = "This file is empty."
        raise ReadError(what, cure=AGAIN) from error
    with archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            raise ReadError(f"This file has more than {MOST_MEMBERS:,} parts.", cure=BOMB)
        yield archive


def chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield a member's bytes; raise ReadError if they are damaged, locked or too many.

    A member that is missing is a KeyError.
    """
    member = archive.getinfo(name)
    if member.flag_bits & 0x1:
        raise ReadError("This file is locked with a password.", cure="Save it without the password.")
    size = 0
    try:
        with archive.open(member) as packed:
            while chunk := packed.read(zip_archive.CHUNK):
                heartbeat.tell()
                size += len(chunk)
                ratio = max(zip_archive.RATIO_FROM, zip_archive.MOST_RATIO * member.compress_size)
                if size > min(MOST_BYTES, ratio):
                    raise ReadError(f"A part of this file unpacks to over {size / 1e6:.0f} MB.", cure=BOMB)
                yield chunk
    except zip_archive.BROKEN as error:
        raise ReadError(f"This file is damaged: its part {name!r} can't be unpacked.", cure=AGAIN) from error


def parse(archive: zipfile.ZipFile, name: str, target: Target) -> None:
    """Give a member's elements to the target; raise ReadError if it is no XML, KeyError if it is missing."""
    from lxml import etree

    parser = etree.XMLParser(
        target=_Guarded(target), resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        for chunk in chunks(archive, name):
            parser.feed(chunk)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise ReadError(f"This file is damaged: its part {name!r} can't be read.", cure=AGAIN) from error


class _Guarded:
    """Passes on what comes, but nothing with a DTD: no office program writes one, and entities live there."""

    def __init__(self, target: Target) -> None:
        self.start, self.end, self.data = target.start, target.end, target.data

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise ReadError("This file declares a document type, as no office program does.", cure=BOMB)

    def close(self) -> None:
        pass


class Properties:
    """Takes the elements of a part with properties; `values` has the file's title and author."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._name = ""

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """Take the start of an element."""
        name = tag.rpartition("}")[2]
        self._name = {"title": "title", "creator": "author", "initial-creator": "author"}.get(name, "")

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._name = ""

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._name:
            self.values[self._name] = (self.values.get(self._name, "") + text)[:1_000]


def value(attrib: dict[str, str], wanted: str = "val") -> str:
    """Return an attribute by its name without a namespace, "" if it is missing."""
    return next((value for name, value in attrib.items() if name.rpartition("}")[2] == wanted), "")


def refuse_locked(archive: zipfile.ZipFile) -> None:
    """Raise ReadError if an OpenDocument's list of members says that they are encrypted."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and any(
        b"encryption-data" in chunk for chunk in chunks(archive, manifest)
    ):
        raise ReadError("This file is locked with a password.", cure="Save it without the password.")

"""A packed file (gzip): the one file in it, unpacked with limits on the bytes that come out."""

import gzip
import io
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import BinaryIO

from dashboard.errors import ReadError
from dashboard.readers import heartbeat, zip_archive
from dashboard.readers.zip_archive import Entry
from dashboard.records import Problem

SUFFIX = ".gz"
MARK = b"\x1f\x8b\x08"
UNPACKED = 0.1  # of the file counts as read when it is unpacked
# A tape archive says so in its first block.
TAR, TAR_AT = b"ustar", 257
TAPES = frozenset({".tgz", ".tar"})
AGAIN = "Make or download it again."
BROKEN = (EOFError, OSError, zlib.error)


class Unpacked(io.RawIOBase):
    """The bytes in a packed file; where they can't be unpacked they end, and `problem` says why.

    Several packed pieces one behind the other are read as one (a web archive has one a page).
    """

    def __init__(self, file: BinaryIO) -> None:
        self._packed = file
        self._file = gzip.GzipFile(fileobj=file)
        self._size = 0
        self.problem: Problem | None = None
        self.is_too_much = False

    def readable(self) -> bool:
        """Say that bytes can be read."""
        return True

    def readinto(self, buffer: "memoryview[int]") -> int:  # type: ignore[override]
        """Fill the buffer as far as there is something; return with how many bytes."""
        if self.problem:
            return 0
        heartbeat.tell()
        try:
            content = self._file.read1(len(buffer))
        except BROKEN as error:
            why = "it ends too early" if isinstance(error, EOFError) else error
            what = f"This packed file is cut short or damaged ({why}): what comes before that was read."
            self.problem = Problem("", what, AGAIN)
            return 0
        self._size += len(content)
        if self._size > max(zip_archive.RATIO_FROM, zip_archive.MOST_RATIO * self._packed.tell()):
            what = f"This packed file unpacks to over {self._size / 1e6:.0f} MB, more than any text does."
            self.problem = Problem("", what, "If this is right, unpack it yourself, and give what is in it.")
            self.is_too_much = True
            return 0
        buffer[: len(content)] = content
        return len(content)


def is_packed(path: Path) -> bool:
    """Say whether a file is packed, by its first bytes."""
    with path.open("rb") as file:
        return file.read(len(MARK)) == MARK


def beginning(head: bytes, most: int) -> bytes:
    """Return the first bytes inside a packed file of which only the beginning is given."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, most)
    except zlib.error:
        return b""


def inner_name(name: str) -> str:
    """Return what the file inside is called.

    >>> inner_name("mon/talks.csv.gz")
    'mon/talks.csv'
    """
    return name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name


def entries(path: Path, name: str, *, after: int = 0) -> Iterator[Entry | Problem]:
    """Yield the one file that is inside, without a name, and deleted after use; nothing `after` it."""
    if after:
        return
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder, path.open("rb") as file:
        target = Path(folder) / "entry"
        # Unpacking is quick beside what is done with the file inside.
        heartbeat.begin(0.0, UNPACKED)
        heartbeat.follow(file)
        unpacked = Unpacked(file)
        head = unpacked.read(zip_archive.CHUNK) or b""
        _check(head, inner_name(name))
        _write(unpacked, head, target)
        if problem := unpacked.problem:
            yield problem
        heartbeat.begin(UNPACKED, 1.0)
        if head and not unpacked.is_too_much:
            yield Entry("", target, 1)
        elif not unpacked.problem:
            raise ReadError("The packed file is empty.", cure="Check that it was saved completely.")


def _check(head: bytes, name: str) -> None:
    """Raise ReadError if what is inside is itself an archive."""
    if PurePath(name).suffix.lower() in TAPES or head[TAR_AT:].startswith(TAR):
        what = "This is a packed archive of many files (tar); it is not opened."
        raise ReadError(what, cure="Unpack it, and give the folder.")
    if head.startswith((MARK, zip_archive.LOCAL)):
        raise ReadError(
            "An archive inside an archive is not opened.", cure="Unpack it, and give what is in it."
        )


def _write(unpacked: Unpacked, head: bytes, target: Path) -> None:
    """Write what is inside to `target`, at most as much as an archive may hold."""
    size, content = 0, head
    with target.open("wb") as file:
        while content:
            size += len(content)
            if size > zip_archive.MOST_BYTES:
                raise ReadError(
                    f"This packed file holds more than {zip_archive.MOST_BYTES / 1e9:.0f} GB.",
                    cure="Unpack it, and give what is in it.",
                )
            file.write(content)
            content = unpacked.read(zip_archive.CHUNK) or b""

"""A ZIP of readable files: one entry after the other, with limits counted on the bytes that come out."""

import lzma
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dashboard.errors import ReadError
from dashboard.readers import folders, naming
from dashboard.records import Problem

MOST_ENTRIES = 10_000
MOST_BYTES = 1_000_000_000
MOST_RATIO = 100
# Below this a high ratio is harmless: a short file of one letter compresses far better than news.
RATIO_FROM = 1_000_000
CHUNK = 1 << 18
UNPACK = "Unpack it, and give the folder."
BOMB = "If this is right, unpack the archive yourself, and give the folder."
# What zipfile and the decompressors raise on damaged, encrypted or unknown content.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file from the archive: the name it has there, made harmless, and where its content lies now."""

    name: str
    path: Path


def entries(path: Path, *, suffixes: frozenset[str]) -> Iterator[Entry | Problem]:
    """Yield the archive's files, each unpacked alone under a name of ours and deleted after its turn."""
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            yield from _entries(archive, Path(folder), suffixes)
    except zipfile.BadZipFile as error:
        raise ReadError(
            f"This is not a whole ZIP archive ({error}).", cure="Make or download it again."
        ) from error


def _entries(archive: zipfile.ZipFile, folder: Path, suffixes: frozenset[str]) -> Iterator[Entry | Problem]:
    left = MOST_BYTES
    for entry, name in _listed(archive):
        if problem := _refusal(entry, name, suffixes):
            yield problem
            continue
        # The name inside is never a path of ours; only its suffix, one of those we know, is kept.
        target = folder / f"entry{PurePosixPath(name).suffix.lower()}"
        item, size = _unpack(archive, entry, name=name, target=target, left=left)
        yield item
        target.unlink(missing_ok=True)
        left -= size
        if left <= 0:
            raise ReadError(
                f"This archive holds more than {MOST_BYTES / 1e9:.0f} GB; the rest is not read.", cure=UNPACK
            )
    if len(archive.infolist()) > MOST_ENTRIES:
        what = f"This archive has {len(archive.infolist())} entries; the first {MOST_ENTRIES} were read."
        yield Problem("", what, UNPACK)


def _listed(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """Yield the entries that are files, with unique names."""
    taken: dict[str, int] = {}
    for entry in archive.infolist()[:MOST_ENTRIES]:
        name = naming.shown(entry.filename)
        if not entry.is_dir() and not folders.is_clutter(name):
            suffix = PurePosixPath(name).suffix
            yield entry, naming.unique(name.removesuffix(suffix), taken, ending=suffix)


def _refusal(entry: zipfile.ZipInfo, name: str, suffixes: frozenset[str]) -> Problem | None:
    """Return why an entry is not even opened, None where it may be."""
    suffix = PurePosixPath(name).suffix.lower()
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Problem(
            name,
            "This entry is a link; links in archives are not followed.",
            "Add the file that it points to.",
        )
    if entry.flag_bits & 0x1:
        return Problem(name, "This file in the archive is locked with a password.", UNPACK)
    if suffix == ".zip":
        return Problem(name, "An archive inside an archive is not opened.", UNPACK)
    if suffix not in suffixes:
        return folders.no_reader(name, suffixes)
    return None


def _unpack(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, name: str, target: Path, left: int
) -> tuple[Entry | Problem, int]:
    """Write an entry to `target` as long as it keeps the limits; return it or why not, and its real size."""
    size = 0
    try:
        with archive.open(entry) as packed, target.open("wb") as file:
            while chunk := packed.read(CHUNK):
                size += len(chunk)
                if size > left or size > max(RATIO_FROM, MOST_RATIO * entry.compress_size):
                    return Problem(
                        name, f"This file in the archive unpacks to over {size / 1e6:.0f} MB.", BOMB
                    ), size
                file.write(chunk)
    except BROKEN as error:
        what = f"This file in the archive is damaged ({error})."
        return Problem(name, what, "Make or download the archive again."), size
    return Entry(name, target), size

"""A ZIP of readable files: one entry after another, with limits on the bytes that come out."""

import lzma
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dashboard.errors import ReadError
from dashboard.readers import folders, heartbeat, naming
from dashboard.records import Problem

SUFFIX = ".zip"
MOST_ENTRIES = 10_000
MOST_BYTES = 1_000_000_000
MOST_RATIO = 100
DEEPEST = 50  # folders around a file in which a saved page is looked for
# Below this size a high ratio is harmless: a short file of one letter compresses far better than news.
RATIO_FROM = 1_000_000
CHUNK = 1 << 18
LOCAL = b"PK\x03\x04"  # before each file
UNPACK = "Unpack it, and give the folder."
BOMB = "If this is right, unpack the archive yourself, and give the folder."
# What zipfile and the decompressors raise for damaged, encrypted or unknown content.
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
    """A file from the archive: the name it has there, made safe, and where its content is now."""

    name: str
    path: Path
    number: int  # in the archive, counted from 1


def is_one(name: str) -> bool:
    """Say whether a file is an archive by its name."""
    return PurePosixPath(name).suffix.lower() == SUFFIX


def entries(path: Path, *, after: int = 0) -> Iterator[Entry | Problem]:
    """Yield the archive's files, each unpacked alone under one of our names and deleted after use.

    The first `after` entries are skipped.
    """
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            _check(archive, path)
            yield from _entries(archive, Path(folder), after)
    except zipfile.BadZipFile as error:
        if _begins_with_a_file(path):
            raise _cut(path) from error
        raise ReadError("This is not a whole ZIP archive.", cure="Make or download it again.") from error
    except NotImplementedError as error:
        # The archive's own version; an entry's way of packing is that entry's Problem.
        raise ReadError(
            "This archive is packed in a way that can't be unpacked here.", cure=UNPACK
        ) from error


def _entries(archive: zipfile.ZipFile, folder: Path, after: int) -> Iterator[Entry | Problem]:
    left = MOST_BYTES
    whole, done = sum(one.compress_size for one in archive.infolist()) or 1, 0
    for number, (entry, name) in enumerate(_listed(archive), start=1):
        heartbeat.begin(done / whole, (done + entry.compress_size) / whole)
        done += entry.compress_size
        if number <= after:
            continue
        if problem := _refusal(entry, name):
            yield problem
            continue
        # The name in the archive is never used as a path.
        target = folder / "entry"
        problem, size = _unpack(archive, entry, name=name, target=target, left=left)
        yield problem or Entry(name, target, number)
        target.unlink(missing_ok=True)
        left -= size
        if left <= 0:
            raise ReadError(
                f"This archive holds more than {MOST_BYTES / 1e9:.0f} GB; the rest is not read: "
                f"{len(archive.infolist()) - number:,} of {len(archive.infolist()):,} entries.",
                cure=UNPACK,
            )
    if len(archive.infolist()) > MOST_ENTRIES:
        what = f"This archive has {len(archive.infolist())} entries; the first {MOST_ENTRIES} were read."
        yield Problem("", what, UNPACK)


def _check(archive: zipfile.ZipFile, path: Path) -> None:
    """Raise ReadError if the directory that was found is not this archive's."""
    # Else this archive's end is missing, and the directory of an archive inside it was found.
    if _begins_with_a_file(path) and min((one.header_offset for one in archive.infolist()), default=1) > 0:
        raise _cut(path)


def _begins_with_a_file(path: Path) -> bool:
    """Say whether an archive begins with a packed file; a self-extracting one begins with the program."""
    with path.open("rb") as file:
        return file.read(len(LOCAL)) == LOCAL


def _cut(path: Path) -> ReadError:
    """Return the error for an archive without its directory, saying how many files seem to be in it."""
    files, before = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            files += (before + chunk).count(LOCAL)
            before = chunk[-3:]
            heartbeat.tell()
    return ReadError(
        f"This archive is cut short or damaged: its directory is missing, and {files:,} files, or what is "
        "left of them, are not read.",
        cure="Make or download it again.",
    )


def _listed(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """Yield the entries that are files, with unique names."""
    taken: dict[str, int] = {}
    listed = [(entry, naming.shown(entry.filename)) for entry in archive.infolist()[:MOST_ENTRIES]]
    skipped = _saved_with_pages(name for _, name in listed)
    for entry, name in listed:
        within = {parent.as_posix() for parent in PurePosixPath(name).parents}
        # ZipInfo.is_dir() raises an error if an entry has no name.
        if not entry.filename.endswith("/") and not folders.is_clutter(name) and not within & skipped:
            suffix = PurePosixPath(name).suffix
            yield entry, naming.unique(name.removesuffix(suffix), taken, ending=suffix)


def _saved_with_pages(names: Iterable[str]) -> set[str]:
    """Return the folders in an archive that belong to a saved page beside them."""
    folder: dict[str, set[str]] = {}
    for name in names:
        path = PurePosixPath(name)
        for one in (path, *path.parents[:DEEPEST]):
            folder.setdefault(one.parent.as_posix(), set()).add(one.name)
    return {
        (PurePosixPath(parent) / name).as_posix()
        for parent, inner in folder.items()
        for name in folders.saved_with_pages(inner)
    }


def _refusal(entry: zipfile.ZipInfo, name: str) -> Problem | None:
    """Return why an entry is not even opened, or None if it may be."""
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
    return None


def _unpack(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, name: str, target: Path, left: int
) -> tuple[Problem | None, int]:
    """Write an entry to `target` as long as it stays within the limits; return why not, and its real size."""
    size = 0
    try:
        with archive.open(entry) as packed, target.open("wb") as file:
            while chunk := packed.read(CHUNK):
                heartbeat.tell()
                size += len(chunk)
                if size > left or size > max(RATIO_FROM, MOST_RATIO * entry.compress_size):
                    return Problem(
                        name, f"This file in the archive unpacks to over {size / 1e6:.0f} MB.", BOMB
                    ), size
                file.write(chunk)
    except BROKEN:
        what = "This file in the archive is damaged: it can't be unpacked whole."
        return Problem(name, what, "Make or download the archive again."), size
    return None, size

"""Write the files a user asks for: completely or not at all (atomic replace), and never over an input."""

import errno
import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dashboard.errors import WriteError

# The first bytes of an SQLite database, and of what SQLite keeps beside it: its log (in both byte orders),
# the log's index and its journal.
SQLITE = (
    b"SQLite format 3\0",
    b"\x37\x7f\x06\x82",
    b"\x37\x7f\x06\x83",
    b"\x18\xe2\x2d\x00",
    b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",
)
ENDINGS = ("-wal", "-shm", "-journal")
LONGEST_LINE = 1_000_000
CURES = {
    errno.ENOSPC: "Free some space",
    errno.EACCES: "Check the rights of its folder, or close the program that has it open",
    errno.EPERM: "Check the rights of its folder, or close the program that has it open",
    errno.EROFS: "Choose a folder that can be written",
    errno.ENAMETOOLONG: "Choose a shorter name",
}

IsEarlier = Callable[[BinaryIO], bool]


def never(_: BinaryIO) -> bool:
    """Say that no file is an earlier one of the same kind."""
    return False


@contextmanager
def writing(
    path: Path, *, inputs: Iterable[Path] = (), is_earlier: IsEarlier = never, force: bool = False
) -> Iterator[BinaryIO]:
    """Open a file that appears under its name once the block is done; if that fails, nothing has changed.

    A link is followed; pipes and devices are written directly. `inputs` are the files and folders that the
    command reads. `is_earlier` recognises a file, open at its start, that may be replaced; any other needs
    `force`. Raises WriteError, also for every file that must never be written.
    """
    inputs = list(inputs)
    try:
        if _is_stream(path):
            _refuse_inputs(path, path, inputs)
            # If a shell has opened the file, opening it again would empty it and lose its position.
            with os.fdopen(os.dup(1), "wb") if _is_at(1, path) else path.open("wb") as stream:
                yield stream
            return
        # If it replaced a link, the file would be separated from what the link leads to.
        target = Path(os.path.realpath(path))
        _refuse(path, target, inputs, is_earlier, force)
        with aside(target) as part:
            with _opened(part, target) as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            # Writing may have taken minutes.
            _refuse(path, target, inputs, is_earlier, force)
            part.replace(target)
            _settle(target.parent)
    except BrokenPipeError:
        raise
    except OSError as error:
        cure = CURES.get(error.errno or 0, "Choose another name")
        raise WriteError(
            f"{path} can't be written: {error.strerror}. {cure}; nothing was changed."
        ) from error


@contextmanager
def aside(target: Path, *, endings: Iterable[str] = ("",)) -> Iterator[Path]:
    """Yield a new name in a file's folder; in the end remove what has that name, also with an ending."""
    part = target.with_name(f".dateline-{secrets.token_hex(6)}.part")
    try:
        yield part
    finally:
        for ending in endings:
            part.with_name(part.name + ending).unlink(missing_ok=True)


def check_output(inputs: Iterable[Path]) -> None:
    """Raise a WriteError if standard output goes into a database or into a file that the command reads."""
    try:
        status = os.fstat(1)
    except OSError:
        return
    if stat.S_ISREG(status.st_mode):
        for one in inputs:
            if _is_at(1, one):
                raise WriteError(f"Standard output goes into {one}, which is read. Choose another file.")


def is_sqlite(path: Path) -> bool:
    """Say by its first bytes whether a file is an SQLite database or what SQLite keeps beside one."""
    try:
        # Looking into a pipe would empty it, or never return.
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(16).startswith(SQLITE)
    except (OSError, ValueError):
        return False


def database_beside(path: Path) -> Path | None:
    """Return the database whose log, index or journal a path is or would be, or None if there is none."""
    for one in (path, Path(os.path.realpath(path))):
        base = _database(one)
        if base != one and is_sqlite(base):
            return base
    return None


def _is_stream(path: Path) -> bool:
    """Say whether a path is a pipe, a device or a file that standard output goes into."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise WriteError(f"{path} is a folder. Name a file.")
    if stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise WriteError(f"{path} is no file, pipe or terminal. Name a file.")
    return not stat.S_ISREG(mode) or _is_at(1, path)


def _refuse(path: Path, target: Path, inputs: list[Path], is_earlier: IsEarlier, force: bool) -> None:
    """Raise a WriteError if a file must not be written, or not without `force`."""
    _refuse_inputs(path, target, inputs)
    base = _database(target)
    beside = (target.with_name(target.name + ending) for ending in ENDINGS)
    if any(is_sqlite(one) for one in (target, base, *beside)):
        raise WriteError(
            f"{path} belongs to an SQLite database, which is never replaced. Choose another name."
        )
    if not target.parent.is_dir():
        raise WriteError(f"There is no folder for {path}. Make the folder first.")
    if not target.exists():
        return
    if not os.access(target, os.W_OK):
        raise WriteError(f"{path} is write-protected. Choose another name, or allow it to be written.")
    if force or target.stat().st_size == 0:
        return
    with target.open("rb") as file:
        if not is_earlier(file):
            raise WriteError(
                f"{path} exists and holds something else. Choose another name, or replace it with --force."
            )


def _refuse_inputs(path: Path, target: Path, inputs: list[Path]) -> None:
    base = _database(target)
    for one in inputs:
        if _are_same(target, one) or _are_same(base, one) or (one.is_dir() and _lies_in(target, one)):
            raise WriteError(f"{path} is read by this command, or belongs to {one}. Choose another name.")
    if _is_at(0, target):
        raise WriteError(f"{path} is read by this command as standard input. Choose another name.")


def _database(path: Path) -> Path:
    """Return the database that a path, by its ending, would be beside; else the path itself."""
    for ending in ENDINGS:
        if path.name.lower().endswith(ending) and len(path.name) > len(ending):
            return path.with_name(path.name[: -len(ending)])
    return path


def _are_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def _lies_in(target: Path, folder: Path) -> bool:
    """Say whether a file is in a folder, or is what a link in it leads to."""
    return any(_are_same(above, folder) for above in target.parents) or any(
        _are_same(target, file) for file in folder.rglob("*") if target.exists()
    )


def _is_at(descriptor: int, path: Path) -> bool:
    """Say whether a standard stream of this process is the regular file with that name."""
    try:
        status = os.fstat(descriptor)
        return stat.S_ISREG(status.st_mode) and os.path.samestat(status, path.stat())
    except OSError:
        return False


def _opened(part: Path, target: Path) -> BinaryIO:
    """Create a file with the permissions of the one it will replace, before anything is in it."""
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    # Only Windows has O_BINARY, and without it would change line ends.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    stream = os.fdopen(os.open(part, flags, 0o666 if mode is None else mode), "wb")
    if mode is not None:
        part.chmod(mode)
    return stream


def _settle(folder: Path) -> None:
    """Make a new name survive a power cut, if the system can open a folder for that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

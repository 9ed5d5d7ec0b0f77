"""A private copy of a collection that can't be read where it is, such as on a read-only disk."""

import shutil
import tempfile
import weakref
from pathlib import Path

from dashboard.errors import CollectionError

WITH_CONTENT = ("-wal", "-journal")  # may contain what the file itself doesn't have yet
TRIES = 5
CURE = "Make its folder writable, or copy all files named {path}… to a folder of your own."

Seen = tuple[tuple[int, int, int] | None, ...]


class Copy:
    """A collection's files in a separate folder, deleted when nobody needs it or the program ends."""

    def __init__(self, path: Path) -> None:
        try:
            folder = Path(tempfile.mkdtemp(prefix="dateline-copy-"))
        except OSError as error:
            raise _refused(path, error) from error
        self.remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.file = folder / "copy.sqlite"
        try:
            self.seen = self._take(path)
        except OSError as error:
            self.remove()
            raise _refused(path, error) from error
        except BaseException:
            self.remove()
            raise

    def _take(self, path: Path) -> Seen:
        for _ in range(TRIES):
            before = seen(path)
            for ending in ("", *WITH_CONTENT):
                part = path.with_name(path.name + ending)
                taken = self.file.with_name(self.file.name + ending)
                taken.unlink(missing_ok=True)
                if part.exists():
                    shutil.copyfile(part, taken)
            if seen(path) == before:
                return before
        raise CollectionError(f"{path} is being written by another program. Try again when that is done.")


def seen(path: Path) -> Seen:
    """Return a value that shows whether the files of a collection have changed."""
    return tuple(_seen(path.with_name(path.name + ending)) for ending in ("", *WITH_CONTENT))


def is_whole(path: Path) -> bool:
    """Say whether a collection's file alone contains all of it."""
    return not any(found and found[1] for found in seen(path)[1:])


def _seen(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _refused(path: Path, error: OSError) -> CollectionError:
    return CollectionError(
        f"{path} can be read only through a private copy, which could not be made "
        f"({error.strerror or error}). {CURE.format(path=path)}"
    )

"""What is in one file: its kind's reader is called, an archive opened; what goes wrong is a Problem."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath

from dashboard.errors import ReadError
from dashboard.readers import fields, gzip_file, kinds, zip_archive
from dashboard.records import Account, Item, Problem


def suffixes() -> list[str]:
    """Return the endings of all that can be read."""
    return sorted({*kinds.suffixes(), zip_archive.SUFFIX, gzip_file.SUFFIX})


def count_here(path: Path, name: str) -> int:
    """Return about how many documents a file or archive contains."""
    try:
        kind = kinds.of(path, name)
        if kind is None and (unpack := _unpacker(path, name)):
            inner = (one for one in unpack() if not isinstance(one, Problem))
            return sum(count_here(one.path, one.name or gzip_file.inner_name(name)) for one in inner)
        return 0 if kind is None else kind.count(path) if kind.count else 1
    # The barrier around one file: what can't be counted can't be read either; reading it will say why.
    except Exception:
        return 0


def inside(
    path: Path,
    name: str,
    *,
    after: int = 0,
    mapping: Mapping[str, str] = fields.BY_NAME,
    on_entry: Callable[[str, int], None] | None = None,
) -> Iterator[tuple[str, Item]]:
    """Yield the contents of a file, each with the name of the file or of its entry in the archive.

    In an archive the first `after` entries are skipped; `on_entry` is called with the name and number of
    each entry that is opened.
    """
    try:
        kind = kinds.of(path, name)
        unpack = None if kind else _unpacker(path, name, after=after)
    except OSError as error:
        yield name, _unreadable(error)
        return
    if unpack:
        yield from _archived(unpack, name, after, mapping, on_entry)
    else:
        for item in _read_file(path, name, kind, mapping):
            yield name, item


def _unpacker(
    path: Path, name: str, *, after: int = 0
) -> Callable[[], Iterator[zip_archive.Entry | Problem]] | None:
    """Return what yields the files in an archive after the first `after`; None if it isn't one."""
    if gzip_file.is_packed(path):
        return partial(gzip_file.entries, path, name, after=after)
    if zip_archive.is_one(name):
        return partial(zip_archive.entries, path, after=after)
    return None


def _archived(
    unpack: Callable[[], Iterator[zip_archive.Entry | Problem]],
    name: str,
    after: int,
    mapping: Mapping[str, str],
    on_entry: Callable[[str, int], None] | None,
) -> Iterator[tuple[str, Item]]:
    is_empty = after == 0
    try:
        for entry in unpack():
            is_empty = False
            if isinstance(entry, Problem):
                yield (f"{name}/{entry.path}" if entry.path else name), replace(entry, path="")
                continue
            # What is packed alone has the name of its file.
            within = f"{name}/{entry.name}" if entry.name else name
            if on_entry:
                on_entry(within, entry.number)
            known_as = within if entry.name else gzip_file.inner_name(name)
            for item in _read_file(entry.path, known_as, kinds.of(entry.path, known_as), mapping):
                yield within, item
        if is_empty:
            yield name, Problem("", "This archive holds no file.", "Check that it was saved completely.")
    except ReadError as error:
        yield name, Problem("", error.what, error.cure)
    except OSError as error:
        yield name, _unreadable(error)
    # The barrier around one archive: its directory is a stranger's bytes.
    except Exception as error:
        yield (
            name,
            Problem("", f"Reading this archive failed ({type(error).__name__}: {error}).", "Unpack it."),
        )


def _read_file(path: Path, name: str, kind: kinds.Kind | None, mapping: Mapping[str, str]) -> Iterator[Item]:
    """Yield what the file's reader finds; whatever it raises becomes a Problem of this file."""
    if kind is None:
        yield _no_reader(name)
        return
    try:
        yield Account(kind=kind.name)
        for item in kind.items(path, mapping):
            yield replace(item, kind=item.kind or kind.name) if isinstance(item, Account) else item
    except ReadError as error:
        yield Problem("", error.what, error.cure)
    except OSError as error:
        yield _unreadable(error)
    except MemoryError:
        yield Problem("", "Reading this file takes more memory than it may.", "Save it as plain text (.txt).")
    # The barrier around one file: a library's bug on a hostile page must not stop the rest.
    except Exception as error:
        yield Problem(
            "",
            f"Reading this file failed ({type(error).__name__}: {error}).",
            "Save it again as plain text (.txt).",
        )


def _no_reader(name: str) -> Problem:
    suffix = PurePath(name).suffix.lower()
    if suffix in (zip_archive.SUFFIX, gzip_file.SUFFIX):
        return Problem("", "An archive inside an archive is not opened.", "Unpack it, and give the folder.")
    what = f"No reader for {suffix!r} files." if suffix else "This file has no ending that says what it is."
    return Problem("", what, f"Readable: {', '.join(suffixes())}.")


def _unreadable(error: OSError) -> Problem:
    return Problem("", f"This file can't be opened: {error.strerror or error}.", "Check its permissions.")

"""From files to documents: what can be read, and how each file, folder or archive becomes Documents.

A document's `id` is the record's own, else its path below the folder given ("mon/talks.txt"), with "#n"
for the n-th record of a table; a second record of one file with the same id gets "~2" behind it.
Its `path` begins with what was given, so that a person finds the file again.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath

from dashboard.errors import ReadError
from dashboard.readers import (
    csv_table,
    folders,
    html_page,
    json_lines,
    md,
    naming,
    published,
    txt,
    zip_archive,
)
from dashboard.records import Document, Problem
from dashboard.text import guards

Reader = Callable[[Path], Iterator[Document | Problem]]

# A reader yields Documents without sha256, whose path is "" or "#n" and whose id is "" or the record's own.
READERS: dict[str, Reader] = {
    ".csv": csv_table.read,
    ".htm": html_page.read,
    ".html": html_page.read,
    ".jsonl": json_lines.read,
    ".md": md.read,
    ".ndjson": json_lines.read,
    ".txt": txt.read,
}
COUNTERS: dict[str, Callable[[Path], int]] = {
    ".csv": csv_table.count,
    ".jsonl": json_lines.count,
    ".ndjson": json_lines.count,
}
ARCHIVE = ".zip"
SUFFIXES = frozenset({*READERS, ARCHIVE})
# A table whose every date is unreadable says so a few times, not a million times.
MOST_PROBLEMS = 50


def read(path: Path, *, published: date | None = None, name: str = "") -> Iterator[Document | Problem]:
    """Yield what a file, folder or archive holds; what can't be read is a Problem, and the rest goes on.

    `published` is the day for documents that have none of their own; `name` is what the file is called
    where it lies under another name (an upload).
    """
    path = Path(path)
    given = path.as_posix()
    name = naming.shown(name) if name else ""
    folder = f"{given}/" if folders.is_folder(path) else given.removesuffix(path.name)
    for inner, file in _files(path, name or path.name):
        file_id = guards.clean(inner)
        items = [file] if isinstance(file, Problem) else _read_file(file, inner, published)
        yield from _named(items, file_id=file_id, path=file_id if name else guards.clean(folder) + file_id)


def count(paths: Iterable[Path]) -> int:
    """Return about how many documents `read` will yield for the paths, for a progress bar."""
    return sum(_count_file(file) for path in paths for _, file in _files(Path(path), Path(path).name))


def _files(path: Path, name: str) -> Iterator[tuple[str, Path | Problem]]:
    """Yield each file's name and its path (or Problem): of a folder, all in it; archives are opened."""
    listed = folders.walk(path) if folders.is_folder(path) else iter([(name, folders.refusal(path) or path)])
    for inner, file in listed:
        suffix = Path(inner).suffix.lower()
        if isinstance(file, Problem):
            yield inner, file
        elif suffix not in SUFFIXES:
            yield inner, replace(folders.no_reader(inner, SUFFIXES), path="")
        elif suffix == ARCHIVE:
            yield from _archived(file, inner)
        else:
            yield inner, file


def _archived(path: Path, name: str) -> Iterator[tuple[str, Path | Problem]]:
    is_empty = True
    try:
        for entry in zip_archive.entries(path, suffixes=frozenset(READERS)):
            is_empty = False
            if isinstance(entry, Problem):
                yield (f"{name}/{entry.path}" if entry.path else name), replace(entry, path="")
            else:
                yield f"{name}/{entry.name}", entry.path
        if is_empty:
            yield name, Problem("", "This archive holds no file.", "Check that it was saved completely.")
    except ReadError as error:
        yield name, Problem("", error.what, error.cure)
    except OSError as error:
        yield name, _unreadable(error)
    # The wall around one archive: its directory is a stranger's bytes.
    except Exception as error:
        yield (
            name,
            Problem("", f"Reading this archive failed ({type(error).__name__}: {error}).", "Unpack it."),
        )


def _unreadable(error: OSError) -> Problem:
    return Problem("", f"This file can't be opened: {error.strerror or error}.", "Check its permissions.")


def _read_file(path: Path, name: str, given: date | None) -> Iterator[Document | Problem]:
    """Yield what the file's reader finds; whatever it raises is a Problem of this file."""
    try:
        for item in READERS[PurePath(name).suffix.lower()](path):
            yield _finished(item, given) if isinstance(item, Document) else item
    except ReadError as error:
        yield Problem("", error.what, error.cure)
    except OSError as error:
        yield _unreadable(error)
    # The wall around one file: a library's fault on a hostile page must not stop the rest.
    except Exception as error:
        yield Problem(
            "",
            f"Reading this file failed ({type(error).__name__}: {error}).",
            "Save it again as plain text (.txt).",
        )


def _finished(document: Document, given: date | None) -> Document:
    """Return the document with harmless text, its day of publication and the hash of its content."""
    document = replace(
        document,
        id=guards.clean(document.id),
        text=guards.clean(document.text),
        title=guards.clean(document.title),
        source=guards.clean(document.source),
        author=guards.clean(document.author),
        url=guards.clean(document.url),
    )
    document = published.settle(document, given=given)
    day = document.published.isoformat() if document.published else ""
    content = [document.text, document.title, day, document.source, document.author, document.url]
    # JSON keeps the borders between the fields: "ab", "c" is not "a", "bc".
    digest = hashlib.sha256(json.dumps(content, separators=(",", ":")).encode("ascii"))
    return replace(document, sha256=digest.hexdigest())


def _named(items: Iterable[Document | Problem], *, file_id: str, path: str) -> Iterator[Document | Problem]:
    """Yield the items of one file with unique ids and full paths, at most so many Problems."""
    taken: dict[str, int] = {}
    problems = 0
    for item in items:
        if isinstance(item, Document):
            unique = naming.unique(item.id or f"{file_id}{item.path}", taken)
            yield replace(item, id=unique, path=f"{path}{item.path}")
        else:
            problems += 1
            if problems <= MOST_PROBLEMS:
                yield replace(item, path=f"{path}{guards.clean(item.path)}")
    if problems > MOST_PROBLEMS:
        yield Problem(
            path,
            f"{problems - MOST_PROBLEMS} more problems in this file.",
            "Mend those above first, and add it again.",
        )


def _count_file(file: Path | Problem) -> int:
    if isinstance(file, Problem):
        return 0
    counter = COUNTERS.get(file.suffix.lower())
    try:
        return counter(file) if counter else 1
    # A file that can't be counted can't be read either; reading it says why.
    except (ReadError, OSError, ValueError):
        return 0

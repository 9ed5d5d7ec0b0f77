"""From files to documents: what can be read, and how each file, folder or archive becomes Documents.

A document's `id` is the record's own, else its path inside the given folder ("mon/talks.txt"), with "#n"
for the n-th record of a table; a second record with the same id in one file gets "~2" added.
Its `path` begins with what was given, so that people can find the file again.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from dashboard.readers import fields, folders, naming, opening, published, sandbox, zip_archive
from dashboard.readers.sandbox import nothing
from dashboard.records import Account, Document, Item, Problem
from dashboard.text import guards

ARCHIVE = zip_archive.SUFFIX
# A table in which every date is unreadable says so a few times, not a million times.
MOST_PROBLEMS = 50
Note = Callable[[Account], None]


def _forget(_: Account) -> None:
    """Leave an Account aside: nobody asked for it."""


def read(
    path: Path,
    *,
    published: date | None = None,
    name: str = "",
    mapping: Mapping[str, str] = fields.BY_NAME,
    account: Note = _forget,
    reached: Callable[[int], None] = sandbox.nothing_reached,
    waiting: Callable[[], None] = nothing,
) -> Iterator[Document | Problem]:
    """Yield the contents of a file, folder or archive; what can't be read is a Problem, the rest continues.

    `published` is the day for documents that have none of their own; `name` is what the file is called
    if it is stored under another name (an upload). `mapping` says which column of a table is used for which
    field, {"text": "Body"}. `account` is called with what was made of each file: before it is read, when only
    its kind is known, and perhaps again at its end; the last counts. `reached` is called with how many bytes
    of all the files in `path` are read. Files are read in a separate process
    (`sandbox`); while that works, `waiting` is called several times a second and may raise an error to stop
    it.
    """
    before = 0

    def opened(file: Path, inner: str) -> Iterator[tuple[str, Item]]:
        nonlocal before
        size = _size(file)
        yield from sandbox.items(
            file,
            inner,
            mapping=mapping,
            waiting=waiting,
            reached=lambda share: reached(before + round(share * size)),
        )
        before += size
        reached(before)

    return _read(path, published, name, opened=opened, account=account)


def read_here(path: Path, *, published: date | None = None, name: str = "") -> Iterator[Document | Problem]:
    """Do what `read` does in this process and without limits: for our own files and for measurements."""
    return _read(path, published, name, opened=opening.inside, account=_forget)


def size(paths: Iterable[Path]) -> int:
    """Return how many bytes the files in the paths have; this opens none of them."""
    files = (file for path in paths for _, file in _files(Path(path), Path(path).name))
    return sum(_size(file) for file in files if not isinstance(file, Problem))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except (OSError, ValueError):
        return 0


def count(paths: Iterable[Path], *, waiting: Callable[[], None] = nothing) -> int:
    """Return about how many documents `read` will yield for the paths, for a progress bar."""
    files = (found for path in paths for found in _files(Path(path), Path(path).name))
    return sum(_count(file, name, waiting) for name, file in files)


def _read(
    path: Path,
    day: date | None,
    name: str,
    *,
    opened: Callable[[Path, str], Iterator[tuple[str, Item]]],
    account: Note,
) -> Iterator[Document | Problem]:
    path = Path(path)
    given = path.as_posix()
    name = naming.shown(name) if name else ""
    folder = f"{given}/" if folders.is_folder(path) else given.removesuffix(path.name)
    for inner, file in _files(path, name or path.name):
        found = iter([(inner, file)]) if isinstance(file, Problem) else opened(file, inner)
        for within, items in groupby(found, key=itemgetter(0)):
            file_id = guards.clean(within)
            whole = (_finished(item, day) for _, item in items)
            full = file_id if name else guards.clean(folder) + file_id
            for item in _named(whole, file_id=file_id, path=full):
                if isinstance(item, Account):
                    account(item)
                else:
                    yield item


def _files(path: Path, name: str) -> Iterator[tuple[str, Path | Problem]]:
    """Yield each file's name and its path (or Problem); for a folder, every file in it."""
    listed = folders.walk(path) if folders.is_folder(path) else iter([(name, folders.refusal(path) or path)])
    yield from listed


def _count(file: Path | Problem, name: str, waiting: Callable[[], None]) -> int:
    return 0 if isinstance(file, Problem) else sandbox.count(file, name, waiting=waiting)


def _finished(document: Item, given: date | None) -> Item:
    """Return a document with safe text, its day of publication and the hash of its content."""
    if isinstance(document, Account):
        return _cleaned(document)
    if isinstance(document, Problem):
        return document
    document = replace(
        document,
        id=guards.clean(document.id),
        text=guards.clean(document.text),
        title=guards.clean(document.title),
        source=guards.clean(document.source),
        author=guards.clean(document.author),
        url=guards.clean(document.url),
        section=guards.clean(document.section),
        page=guards.clean(document.page),
    )
    document = published.settle(document, given=given)
    day = document.published.isoformat() if document.published else ""
    content = [document.text, document.title, day, document.source, document.author, document.url]
    # What few documents have: those without keep the hash that they had before there were such fields.
    more = [document.section, document.page, document.extent, document.language]
    content += more if more != ["", "", "whole", ""] else []
    # JSON keeps the fields separate: "ab", "c" is not "a", "bc".
    digest = hashlib.sha256(json.dumps(content, separators=(",", ":")).encode("ascii"))
    return replace(document, sha256=digest.hexdigest())


def _cleaned(account: Account) -> Account:
    """Return an account with safe texts."""
    return Account(
        kind=guards.clean(account.kind),
        used=tuple((field, guards.clean(column)) for field, column in account.used),
        left=tuple(map(guards.clean, account.left)),
        notes=tuple(map(guards.clean, account.notes)),
    )


def _named(items: Iterable[Item], *, file_id: str, path: str) -> Iterator[Item]:
    """Yield the items of one file with unique ids and full paths, and a limited number of Problems."""
    taken: dict[str, int] = {}
    problems = 0
    for item in items:
        if isinstance(item, Document):
            unique = naming.unique(item.id or f"{file_id}{item.path}", taken)
            yield replace(item, id=unique, path=f"{path}{item.path}")
        elif isinstance(item, Account):
            yield replace(item, path=path)
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

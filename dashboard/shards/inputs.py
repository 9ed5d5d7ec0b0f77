"""What is mapped: documents of files, folders and archives, on this machine or at an address."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from dashboard import readers
from dashboard.errors import ReadError
from dashboard.readers import folders
from dashboard.records import Account, Document, Problem
from dashboard.shards.folder import is_address, located


@dataclass(frozen=True)
class Wishes:
    """How inputs are read: what `readers.read` is told, and whom it tells."""

    published: date | None
    mapping: Mapping[str, str]
    account: Callable[[Account], None]
    reached: Callable[[int], None]
    waiting: Callable[[], None]


def read(where: str, wishes: Wishes) -> Iterator[Document | Problem]:
    """Yield the contents of a path or address, in the order and with the ids of `dateline add`."""
    if not is_address(where):
        yield from _read(Path(where), wishes)
        return
    files, root = located(where)
    before = 0
    for name, size in _listed(files, root, where):
        yield from _fetched(files, root, name, where, _from(wishes, before))
        before += size
        wishes.reached(before)


def size(where: str) -> int:
    """Return how many bytes the files at a path or address have."""
    if not is_address(where):
        return readers.size([Path(where)])
    files, root = located(where)
    return sum(size for _, size in _listed(files, root, where))


def _read(path: Path, wishes: Wishes, *, name: str = "") -> Iterator[Document | Problem]:
    return readers.read(
        path,
        name=name,
        published=wishes.published,
        mapping=wishes.mapping,
        account=wishes.account,
        reached=wishes.reached,
        waiting=wishes.waiting,
    )


def _from(wishes: Wishes, before: int) -> Wishes:
    return replace(wishes, reached=lambda read: wishes.reached(before + read))


def _fetched(files: Any, root: str, name: str, where: str, wishes: Wishes) -> Iterator[Document | Problem]:
    """Yield the contents of one file at an address, read from a copy that is thrown away."""
    base = where.rstrip("/") if name else where.rstrip("/").rpartition("/")[0]
    inner = name or PurePosixPath(root).name

    def note(account: Account) -> None:
        wishes.account(replace(account, path=f"{base}/{account.path}"))

    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        copy = Path(folder) / PurePosixPath(inner).name
        try:
            files.get_file(f"{root}/{name}" if name else root, str(copy))
        except OSError as error:
            why = f"This file can't be fetched: {error.strerror or error}."
            yield Problem(f"{base}/{inner}", why, "Check the address, and that it can be reached.")
            return
        for item in _read(copy, replace(wishes, account=note), name=inner):
            yield replace(item, path=f"{base}/{item.path}")


def _listed(files: Any, root: str, where: str) -> list[tuple[str, int]]:
    """Return the files below an address, by their names in it, with their bytes; a file alone has no name."""
    try:
        found = files.find(root, detail=True)
    except OSError as error:
        raise ReadError(f"{where} can't be listed: {error}.", cure="Check the address.") from error
    if not found:
        raise ReadError(f"There is nothing at {where}.", cure="Check the address.")
    names = {
        str(path).removeprefix(root).lstrip("/"): about.get("size") or 0 for path, about in found.items()
    }
    return [(name, names[name]) for name in in_order(names)]


def in_order(names: Iterable[str]) -> list[str]:
    """Return the names of files as `folders.walk` does: without clutter, files before folders.

    >>> in_order(["mon/talks.txt", ".git/x", "zoo.txt", "Talks.html", "Talks_files/frame.html"])
    ['Talks.html', 'zoo.txt', 'mon/talks.txt']
    """
    listed = [name for name in names if not folders.is_clutter(name)]
    inside: dict[str, set[str]] = {}
    for name in listed:
        for above in (PurePosixPath(name), *PurePosixPath(name).parents):
            inside.setdefault(str(above.parent), set()).add(above.name)
    of_pages = {at: folders.saved_with_pages(within) for at, within in inside.items()}
    return sorted((name for name in listed if not _is_beside_a_page(name, of_pages)), key=_place)


def _is_beside_a_page(name: str, of_pages: Mapping[str, frozenset[str]]) -> bool:
    return any(above.name in of_pages[str(above.parent)] for above in PurePosixPath(name).parents)


def _place(name: str) -> list[tuple[bool, str]]:
    parts = PurePosixPath(name).parts
    return [(number + 1 < len(parts), part) for number, part in enumerate(parts)]

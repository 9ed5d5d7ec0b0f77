"""Which files are in a folder, in the order of their names, without following links in circles."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from dashboard.records import Problem

# What systems leave behind, and files about a folder; silently skipped inside folders and archives,
# like everything whose name begins with a full stop.
CLUTTER = frozenset({"__macosx", "thumbs.db", "desktop.ini", "readme", "readme.md", "readme.txt"})
# What browsers in the languages of Windows and Office call the folder of a saved page's pictures and frames:
# "Talks go on.html" and "Talks go on_files".
OF_A_PAGE = re.compile(
    r"(?P<page>.+)(?:[_.]files|-Dateien|-filer|_(?:file|fichiers|bestanden|archivos|arquivos|ficheiros|pliki|soubory"
    r"|tiedostot|elemei|dosyalar|datoteke|fitxers|failid|fails|bylos|fajlovi|fitxategiak|fisiere|subory))",
    re.IGNORECASE,
)
PAGES = frozenset({".htm", ".html", ".xhtml", ".shtml"})


def walk(folder: Path) -> Iterator[tuple[str, Path | Problem]]:
    """Yield each file's name relative to the folder, with its path or a Problem.

    A link is followed to a file inside the folder, never out of it.
    """
    root = os.path.realpath(folder)
    waiting = [(folder, "")]
    while waiting:
        path, prefix = waiting.pop()
        try:
            listed = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            yield (
                prefix.rstrip("/"),
                Problem("", f"This folder can't be opened: {error.strerror}.", "Check its permissions."),
            )
            continue
        inner = []
        pages = saved_with_pages(entry.name for entry in listed)
        for entry in listed:
            name, path = prefix + entry.name, Path(entry.path)
            if is_clutter(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                if entry.name in pages:
                    continue
                inner.append((path, f"{name}/"))
            else:
                yield name, refusal(path) or (_leads_out(path, root) if entry.is_symlink() else None) or path
        waiting.extend(reversed(inner))


def _leads_out(link: Path, root: str) -> Problem | None:
    """Return the Problem of a link that leads out of a folder, or None if it stays inside."""
    target = os.path.realpath(link)
    if Path(target).is_relative_to(root):
        return None
    return Problem(
        "",
        f"This is a link that leads out of the folder, to {target}; it is not followed.",
        "Give that file itself.",
    )


def is_folder(path: Path) -> bool:
    """Say whether a path is a folder; one that can't be examined, or can't exist, is not."""
    # Path.is_dir() raises an error if a parent folder may not be entered.
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def saved_with_pages(names: Iterable[str]) -> frozenset[str]:
    """Return the names in one folder that are folders of a saved page beside them, with its frames.

    >>> saved_with_pages(["Talks.html", "Talks_files", "Votes_files"])
    frozenset({'Talks_files'})
    """
    names = [*names]
    pages = {path.stem.casefold() for name in names if (path := PurePosixPath(name)).suffix.lower() in PAGES}
    found = {name: OF_A_PAGE.fullmatch(name) for name in names}
    return frozenset(name for name, page in found.items() if page and page["page"].casefold() in pages)


def is_clutter(name: str) -> bool:
    """Say whether a name, or a folder in it, belongs to a system and is never an article."""
    return any(part.startswith(".") or part.lower() in CLUTTER for part in PurePosixPath(name).parts)


def refusal(path: Path) -> Problem | None:
    """Return why a path can't be opened (missing, a pipe, a link to a folder), or None if it can."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        return Problem("", f"This file can't be found: {why}.", "Check its name, and where it links to.")
    if stat.S_ISDIR(mode):
        return Problem(
            "", "This is a link to a folder; links to folders are not followed.", "Give that folder itself."
        )
    if not stat.S_ISREG(mode):
        return Problem("", "This is not a regular file.", "Copy its content into one.")
    return None

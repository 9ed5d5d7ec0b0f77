"""Work out what was meant by words in the wrong order, and the line to type instead."""

import argparse
import os
import shlex
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from dashboard import whole_file
from dashboard.cli.terminal import visible

DEFAULT = Path("dateline.sqlite")
TABLES = (
    "quotes",
    "people",
    "speakers",
    "timeline",
    "places",
    "documents",
    "place_mentions",
    "events",
    "network",
    "people_places",
)
# As in `export.EXPORTS`, which takes too long to load for `--help`; a test compares them.
FORMS = (
    "csv", "xlsx", "jsonl", "parquet", "html", "geojson", "kml", "timelinejs", "ics", "webannotation",
    "bibtex", "csl", "markdown", "graphml", "gexf", "ftm", "conll", "spacy",
)  # fmt: skip
# As in `export.report.REPORTS`.
REPORT_FORMS = ("html", "docx", "xlsx")
ACTS = ("export", "import", "undo")
FLAGS = {
    "--force",
    "--erase",
    "--once",
    "--unnamed",
    "--all",
    "--no-answers",
    "--plain",
    "--count",
    "--every",
    "--help",
    "-h",
}  # options without a value


class Parser(argparse.ArgumentParser):
    """A parser whose errors can't send commands to the terminal."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and exit with status 2."""
        super().error(visible(message))


def mended(words: Sequence[str]) -> str | None:
    """Return what is wrong with the order of the words and the line to type, or None if nothing is.

    >>> mended(["decisions", "export", "file.jsonl", "--collection", "news.sqlite"])
    'The collection comes first: dateline decisions news.sqlite export file.jsonl'
    """
    if not words or words[0] not in {"add", *COLLECTION_FIRST}:
        return None
    command, (plain, options, collection) = words[0], _sorted_out(words[1:])
    if {"--help", "-h"} & set(options):
        return None
    if command == "add":
        return _mended_add(plain, options) if collection is None else None
    if collection is not None:
        return _first(command, [collection, *plain], options)
    right = COLLECTION_FIRST[command](plain)
    return None if right is None else _first(command, right, options)


def _export(plain: list[str]) -> list[str] | None:
    if _first_of(plain, TABLES):
        return [*(plain[1:2] or [str(DEFAULT)]), plain[0], *plain[2:]]
    return None


def _open(plain: list[str]) -> list[str] | None:
    found = [word for word in plain if _is_database(word) or Path(word).is_dir()]
    # "open quotes news.sqlite": a page, or another command's word. What looks like a file may be missing.
    is_word = any(word not in found and not Path(word).suffix for word in plain)
    return found if found and is_word else None


def _decisions(plain: list[str]) -> list[str] | None:
    if not _first_of(plain, ACTS):
        return None
    # "export news.sqlite" names the collection, "export file.jsonl" the file.
    named = len(plain) == 2 and _is_database(plain[1])
    return [plain[1], plain[0]] if named else [str(DEFAULT), *plain]


def _check(plain: list[str]) -> list[str] | None:
    if len(plain) == 2 and _is_database(plain[1]) and not _is_database(plain[0]):
        return [plain[1], plain[0]]
    return [str(DEFAULT), *plain] if len(plain) == 1 and not _is_database(plain[0]) else None


def _imports(plain: list[str]) -> list[str] | None:
    return None if plain else [str(DEFAULT)]


def _remove(plain: list[str]) -> list[str] | None:
    if plain and not Path(plain[0]).exists() and DEFAULT.exists():
        return [str(DEFAULT), *plain]
    return None


# For each command that takes the collection first: the right order of its words, or None if they are right.
COLLECTION_FIRST: dict[str, Callable[[list[str]], list[str] | None]] = {
    "open": _open,
    "export": _export,
    "check": _check,
    "imports": _imports,
    "report": _imports,
    "refresh": _imports,
    "remove": _remove,
    "decisions": _decisions,
}


def _first_of(plain: list[str], words: tuple[str, ...]) -> bool:
    """Return whether the first is one of the words and the second is not: "export quotes news.sqlite"."""
    return bool(plain) and plain[0] in words and not set(plain[1:2]) & set(words)


def _mended_add(plain: list[str], options: list[str]) -> str | None:
    """Return what is wrong if the collection to add to comes first, as in the other commands."""
    if len(plain) < 2 or not _is_database(plain[0]) or Path(plain[0]).absolute() == DEFAULT.absolute():
        return None
    right = _quoted(["add", *plain[1:], "--collection", plain[0], *options])
    return f"The collection is named by --collection: {right}"


def _first(command: str, plain: list[str], options: list[str]) -> str:
    if any(word.startswith("-") and word != "-" for word in plain):
        return f"The collection comes first: {_quoted([command, *options, '--', *plain])}"
    return f"The collection comes first: {_quoted([command, *plain, *options])}"


def _sorted_out(words: Sequence[str]) -> tuple[list[str], list[str], str | None]:
    """Return the words that aren't options, the options with their values, and the value of --collection."""
    plain, options, collection = [], [], None
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            plain += rest
            break
        if word == "--collection" and rest:
            collection = rest.pop(0)
        elif word.startswith("--collection="):
            collection = word.partition("=")[2]
        elif word.startswith("-") and word != "-":
            options.append(word)
            if "=" not in word and word not in FLAGS and rest:
                options.append(rest.pop(0))
        else:
            plain.append(word)
    return plain, options, collection


def _is_database(word: str) -> bool:
    return whole_file.is_sqlite(Path(word))


def _quoted(words: list[str]) -> str:
    line = ["dateline", *words]
    return subprocess.list2cmdline(line) if os.name == "nt" else shlex.join(line)

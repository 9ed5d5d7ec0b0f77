"""The report of an import: what became of each file, counted as it goes and put into words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from dashboard.records import Account, Document, FileReport, Problem, PublishedFrom

RECORD = re.compile(r"#\d+$")  # "more.csv#12": the twelfth record of a table
LISTED = 20  # files that are listed one by one; of more, those that are alike make up one row
MOST_ROWS = 500
MOST_NAMES = 12  # of columns, in words
FIGURES = tuple(one.name for one in fields(FileReport) if one.name not in ("account", "files"))
DAYS: dict[PublishedFrom, str] = {
    "field": "by_field",
    "metadata": "by_metadata",
    "dateline": "by_dateline",
    "given": "by_given",
    "unknown": "undated",
}
# The fields of a document that a column can be used for, as people call them.
FIELDS = {
    "text": "text",
    "title": "title",
    "published": "day",
    "source": "source",
    "author": "author",
    "url": "address",
    "section": "section",
    "page": "page",
    "language": "language",
    "summary": "summary",
    "id": "id",
}
ORIGINS = {
    "by_field": "a field",
    "by_metadata": "the page or its address",
    "by_dateline": "the dateline",
    "by_given": "the day given",
}


@dataclass
class _Counted:
    account: Account
    figures: Counter[str] = field(default_factory=Counter)


class Tally:
    """The files of an import in progress, in the order in which they were read."""

    def __init__(self) -> None:
        self._files: dict[str, _Counted] = {}

    def note(self, account: Account) -> None:
        """Note what a reader says of a file; the last account counts."""
        self._of(account.path).account = account

    def read(self, document: Document) -> None:
        """Count a document that was read."""
        figures = self._of(document.path).figures
        figures["documents"] += 1
        figures[DAYS[document.published_from]] += 1
        figures["summaries"] += document.extent == "summary"
        figures["cut"] += document.extent == "cut"

    def settle(
        self,
        document: Document,
        done: str,
        *,
        is_elsewhere: bool = False,
        is_other: bool = False,
        is_copy: bool = False,
    ) -> None:
        """Count what became of a document: "added", "replaced", "reread" or "unchanged".

        It may be here from another file, be in another language, or one that was a copy before.
        """
        figures = self._of(document.path).figures
        if done in FIGURES:
            figures[done] += 1
        figures["elsewhere"] += is_elsewhere
        figures["not_english"] += is_other
        figures["copies"] += is_copy

    def fail(self, problem: Problem) -> None:
        """Count a problem."""
        self._of(problem.path).figures["problems"] += 1

    def note_copies(self, paths: Iterable[str]) -> None:
        """Count the documents that have the text of another one."""
        for path in paths:
            self._of(path).figures["copies"] += 1

    def files(self) -> tuple[FileReport, ...]:
        """Return the report of each file."""
        return tuple(FileReport(one.account, **one.figures) for one in self._files.values())

    def _of(self, path: str) -> _Counted:
        file = RECORD.sub("", path)
        if file not in self._files:
            self._files[file] = _Counted(Account(file))
        return self._files[file]


def summed(files: Sequence[FileReport]) -> list[FileReport]:
    """Return few files as they are; of many, those alike in kind and columns are one row.

    The path of such a row is the folder in which they all are.
    """
    if len(files) <= LISTED:
        return list(files)
    alike: dict[Account, list[FileReport]] = {}
    for one in files:
        alike.setdefault(replace(one.account, path=""), []).append(one)
    rows = [_together(account, reports) for account, reports in alike.items()]
    rest = [one for row in rows[MOST_ROWS:] for one in alike[replace(row.account, path="")]]
    return rows[:MOST_ROWS] + ([_together(Account(kind="other files"), rest)] if rest else [])


def _together(account: Account, reports: list[FileReport]) -> FileReport:
    if len(reports) == 1:
        return reports[0]
    figures = {name: sum(getattr(one, name) for one in reports) for name in FIGURES}
    path = _folder([one.account.path for one in reports])
    return FileReport(replace(account, path=path), files=sum(one.files for one in reports), **figures)


def _folder(paths: list[str]) -> str:
    """Return the folder that all paths are in, "" if there is none."""
    folders = [PurePosixPath(path).parts[:-1] for path in (min(paths), max(paths))]
    same = [one for one, other in zip(*folders, strict=False) if one == other]
    shared = next(
        (n for n, (one, other) in enumerate(zip(*folders, strict=False)) if one != other), len(same)
    )
    return str(PurePosixPath(*same[:shared])) if shared else ""


def row(report: FileReport) -> dict[str, Any]:
    """Return a file's report with the names that README lists, for JSON."""
    account = report.account
    columns: dict[str, list[str]] = {}
    for name, column in account.used:
        columns.setdefault(name, []).append(column)
    return {
        "path": account.path,
        "files": report.files,
        "kind": account.kind,
        **{name: getattr(report, name) for name in FIGURES},
        "columns": columns,
        "left": list(account.left),
        "notes": list(account.notes),
    }


def heading(report: FileReport) -> str:
    """Say which file it was, of which kind, and what was in it.

    >>> heading(FileReport(Account("news/more.csv", "comma-separated values"), documents=97, added=97))
    'news/more.csv: comma-separated values, 97 articles'
    """
    path = report.account.path
    if report.files > 1:
        path = f"{report.files:,} files" + (f" in {path}" if path else "")
    kind = report.account.kind or "not read"
    others = [
        (report.replaced, "replaced"),
        (report.reread, "read again"),
        (report.unchanged - report.elsewhere, "unchanged"),
        (report.elsewhere, "here already from another file"),
        (report.copies, "copies"),
    ]
    became = "".join(f", {number:,} of them {words}" for number, words in others if number)
    return f"{path}: {kind}, {_number(report.documents, 'article')}{became}"


def details(report: FileReport) -> Iterator[str]:
    """Yield sentences on a file: its columns, the days of its articles, what they lack, its problems."""
    account = report.account
    if account.used:
        yield f"Used: {columns_used(account)}."
    if account.left:
        yield f"Left: {listed(account.left)}."
    if report.documents:
        yield f"Days: {days(report)}."
    if lacking := lacks(report):
        yield f"{lacking[0].upper()}{lacking[1:]}."
    yield from account.notes
    if report.problems:
        yield f"{_number(report.problems, 'problem')}."


def columns_used(account: Account) -> str:
    """Return which column was used for what: "text from Body, title from Headline or Title"."""
    by_field = groupby(sorted(account.used, key=_place), key=lambda pair: pair[0])
    return ", ".join(
        f"{FIELDS.get(name, name)} from {listed([column for _, column in pairs], last=' or ')}"
        for name, pairs in by_field
    )


def _place(pair: tuple[str, str]) -> int:
    names = list(FIELDS)
    return names.index(pair[0]) if pair[0] in names else len(names)


def listed(names: Sequence[str], *, last: str = ", ", most: int = MOST_NAMES) -> str:
    """Return names in words, of many the first."""
    if len(names) > most:
        return ", ".join(names[:most]) + f" and {len(names) - most:,} more"
    return ", ".join(names[:-1]) + last + names[-1] if len(names) > 1 else "".join(names)


def days(report: FileReport) -> str:
    """Return from where the days of publication are: "90 from a field, 2 unknown"."""
    parts = [(getattr(report, name), f"from {words}") for name, words in ORIGINS.items()]
    parts.append((report.undated, "unknown"))
    return ", ".join(f"{number:,} {words}" for number, words in parts if number)


def lacks(report: FileReport) -> str:
    """Return how many texts are not the whole article, or not English."""
    parts = [
        (report.summaries, "only a summary"),
        (report.cut, "cut off"),
        (report.not_english, "not English"),
    ]
    return ", ".join(f"{number:,} {words}" for number, words in parts if number)


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"

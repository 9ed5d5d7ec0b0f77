"""The commands on a collection: add to it, export from it, remove, and correct."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.errors import CollectionError, DatelineError, ReadError
from dashboard.filters import Filters

# Libraries that take long to load are imported by the command that needs them: `--help` answers at once.
if TYPE_CHECKING:
    from dashboard.preprocess import AddReport
    from dashboard.store.collection import Collection

TABLES = ("quotes", "people", "timeline", "places", "documents")
SHOWN_PROBLEMS = 20


def add(options: argparse.Namespace) -> int:
    """Read files into a collection."""
    from tqdm import tqdm

    from dashboard import preprocess

    missing = [str(path) for path in options.paths if not path.exists()]
    if missing:
        raise ReadError(f"There is no {', '.join(missing)}.", cure="Check the path.")
    # In a log a line every few seconds is enough.
    every = 0.2 if sys.stderr.isatty() else 10.0
    with (
        writing(options.collection) as collection,
        tqdm(unit=" documents", mininterval=every, dynamic_ncols=True) as bar,
    ):
        report = preprocess.add(options.paths, collection, published=options.published, progress=_follow(bar))
    _print_report(report, options.collection)
    return 0 if report.added or report.replaced or report.unchanged else 1


def _follow(bar: Any) -> Callable[[int, int], None]:
    def note(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return note


def _print_report(report: "AddReport", collection: Path) -> None:
    print(
        f"Added {_number(report.added, 'document')}, {report.replaced:,} replaced, "
        f"{report.unchanged:,} unchanged, {_number(len(report.problems), 'problem')}, "
        f"in {report.seconds:,.1f} s: {collection}"
    )
    for problem in report.problems[:SHOWN_PROBLEMS]:
        print(f"  {problem.path}: {problem.what} {problem.cure}")
    if len(report.problems) > SHOWN_PROBLEMS:
        print(f"  and {len(report.problems) - SHOWN_PROBLEMS:,} more, all on the page Imports")


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def writing(path: Path) -> "Collection":
    """Return a collection opened for writing; made if it isn't there."""
    from dashboard.store.collection import Collection

    if path.exists():
        return Collection.open(path, readonly=False)
    if not path.absolute().parent.is_dir():
        raise CollectionError(f"There is no folder for the collection {path}. Make the folder first.")
    return Collection.create(path)


def existing(path: Path, *, readonly: bool) -> "Collection":
    """Return a collection that is there."""
    from dashboard.store.collection import Collection

    if not path.exists():
        raise CollectionError(
            f"There is no collection {path}. Make one: dateline add PATH --collection {path}"
        )
    return Collection.open(path, readonly=readonly)


def export(options: argparse.Namespace) -> int:
    """Write a table of a collection, as the dashboard's downloads do."""
    from dashboard.export import EXPORTS
    from dashboard.store import documents, people, places, quotes, timeline

    questions = {
        "quotes": quotes.find, "people": people.find, "timeline": timeline.find, "places": places.find,
        "documents": documents.find,
    }  # fmt: skip
    filters = Filters(
        people=tuple(options.person), places=tuple(options.place), sources=tuple(options.source),
        kinds=tuple(options.kind), sayings=tuple(options.saying), first=options.first,
        last=options.last, axis=options.axis, text=options.text, match=options.match,
    )  # fmt: skip
    with existing(options.collection, readonly=True) as collection:
        rows = questions[options.table](collection, filters)
    if options.out is None:
        EXPORTS[options.format](rows, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        with options.out.open("wb") as stream:
            EXPORTS[options.format](rows, stream)
        print(f"{_number(len(rows), 'row')} in {options.out}", file=sys.stderr)
    return 0


def remove(options: argparse.Namespace) -> int:
    """Take documents out of a collection."""
    with existing(options.collection, readonly=False) as collection:
        for one in options.documents:
            collection.remove(one)
            print(f"Removed {one}.")
    return 0


def decisions(options: argparse.Namespace) -> int:
    """Export or import the corrections as plain text, or undo one."""
    from dashboard.link import decisions as written

    with existing(options.collection, readonly=options.act == "export") as collection:
        if options.act == "undo":
            if not options.what.isdecimal():
                raise DatelineError(
                    f"{options.what!r} is no number of a correction. The page Corrections numbers them."
                )
            collection.undo(int(options.what))
            print(f"Undid decision {options.what}.")
        elif options.act == "import":
            text = sys.stdin.read() if options.what == "-" else Path(options.what).read_text(encoding="utf-8")
            new = collection.take_over(written.from_lines(text.split("\n")))
            print(f"Imported {_number(new, 'new correction')}.")
        else:
            text = "".join(f"{line}\n" for line in written.to_lines(collection.decisions()))
            if options.what == "-":
                sys.stdout.write(text)
            else:
                Path(options.what).write_text(text, encoding="utf-8", newline="\n")
    return 0

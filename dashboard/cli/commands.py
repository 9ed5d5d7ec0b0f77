"""The commands for a collection: open it for writing, export from it, remove from it."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dashboard import whole_file
from dashboard.cli import terminal
from dashboard.errors import CollectionError, UsageError
from dashboard.filters import Filters

# Libraries that take long to load are imported by the command that needs them, so `--help` answers at once.
if TYPE_CHECKING:
    from dashboard.store.collection import Collection


def number_of(count: int, word: str) -> str:
    """Return a number with its noun."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def writing(path: Path) -> "Collection":
    """Return a collection opened for writing, created if it doesn't exist."""
    from dashboard.store.collection import Collection

    _refuse_companion(path)
    if not path.absolute().parent.is_dir():
        raise UsageError(f"There is no folder for the collection {path}. Make the folder first.")
    return _with_word_of_backup(Collection.open_or_create(path))


def _refuse_companion(path: Path) -> None:
    """Raise an error if a path is a database's log, index or journal: opening it would damage it."""
    database = whole_file.database_beside(path)
    if database is not None:
        raise CollectionError(f"{path} belongs to the database {database}. Name that one.")


def existing(path: Path, *, readonly: bool) -> "Collection":
    """Return an existing collection."""
    from dashboard.store.collection import Collection

    _refuse_companion(path)
    return _with_word_of_backup(Collection.open(path, readonly=readonly))


def _with_word_of_backup(collection: "Collection") -> "Collection":
    """Return a collection, and say so if it was upgraded to a newer form."""
    if collection.backup:
        terminal.complain(
            f"{collection.path} was brought to the form of this Dateline; as it was before, it is "
            f"kept in {collection.backup}."
        )
    return collection


def export(options: argparse.Namespace) -> int:
    """Write a table of a collection, as the dashboard's downloads do."""
    from dashboard.export import EXPORTS, IS_TABLE
    from dashboard.store.questions import unknown
    from dashboard.store.questions.tables import TABLES

    filters = Filters(
        people=tuple(options.person), places=tuple(options.place), sources=tuple(options.source),
        kinds=tuple(options.kind), sayings=tuple(options.saying), first=options.first,
        last=options.last, axis=options.axis, text=options.text, match=options.match,
    )  # fmt: skip
    with existing(options.collection, readonly=True) as collection:
        unknown.check(collection, filters)
        rows = TABLES[options.table](collection, filters)
    columns = [str(column) for column in rows.columns]
    put_out(
        lambda stream: EXPORTS[options.format](rows, stream),
        options.out,
        inputs=[options.collection],
        is_earlier=lambda line: IS_TABLE[options.format](line, columns),
        force=options.force,
    )
    if options.out is not None:
        terminal.note(f"{number_of(len(rows), 'row')} in {options.out}")
    return 0


def put_out(
    write: Callable[[BinaryIO], object],
    out: Path | None,
    *,
    inputs: Sequence[Path],
    is_earlier: whole_file.IsEarlier = whole_file.never,
    force: bool = False,
) -> None:
    """Let something be written to a file, or to standard output if no file is named."""
    if out is None:
        stream = terminal.output(inputs)
        write(stream)
        stream.flush()
    else:
        with whole_file.writing(out, inputs=inputs, is_earlier=is_earlier, force=force) as file:
            write(file)


def remove(options: argparse.Namespace) -> int:
    """Take documents out of a collection."""
    with existing(options.collection, readonly=False) as collection:
        for one in options.documents:
            collection.remove(one)
            terminal.say(f"Removed {one}.")
    return 0

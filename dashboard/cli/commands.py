"""The commands for a collection: open it for writing, export from it, remove from it."""

import argparse
import glob
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from dashboard import whole_file
from dashboard.cli import terminal
from dashboard.errors import CollectionError, UsageError

# Libraries that take long to load are imported by the command that needs them, so `--help` answers at once.
if TYPE_CHECKING:
    from dashboard.store.collection import Collection

PLURALS = {"copy": "copies"}


def number_of(count: int, word: str) -> str:
    """Return a number with its noun."""
    return f"{count:,} {word if count == 1 else PLURALS.get(word, f'{word}s')}"


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
    """Take documents, or all of an import, out of a collection."""
    if options.number is None and not options.documents and not options.erase:
        raise UsageError("Say what is to be removed: a document_id, or --import and the number of an import.")
    with existing(options.collection, readonly=False) as collection:
        if options.documents:
            collection.remove(*options.documents, erase=options.erase)
            for one in options.documents:
                terminal.say(f"Removed {one}.")
        if options.number is not None:
            _undo(collection, options.number, erase=options.erase)
        if options.erase:
            if options.number is None and not options.documents:
                collection.sweep()
            terminal.say("No trace of it is left in the file." + _beside(options.collection))
    return 0


def _undo(collection: "Collection", number: int, *, erase: bool) -> None:
    from dashboard import preprocess

    undone = preprocess.undo(number, collection, erase=erase)
    terminal.say(f"Undid import {number}: {undone.in_words()}.")


def _beside(collection: Path) -> str:
    """Say which copies of an older form are kept beside a collection: they still have what was erased."""
    kept = sorted(collection.absolute().parent.glob(f"{glob.escape(collection.name)}.form-*.bak"))
    names = ", ".join(str(one) for one in kept)
    return f" Copies of an older form still have it; delete them yourself: {names}" if kept else ""


def imports(options: argparse.Namespace) -> int:
    """List the imports of a collection, newest first."""
    from dashboard.store.questions import imports as asked

    with existing(options.collection, readonly=True) as collection:
        runs = asked.runs(collection)
    if options.format == "text":
        for one in runs.itertuples():
            terminal.say(_line(one))
        if runs.empty:
            terminal.say("Nothing has been added yet.")
    else:
        from dashboard import export

        stream = terminal.output([options.collection])
        export.write(options.format, [runs], stream, table="imports")
        stream.flush()
    return 0


def _line(run: Any) -> str:
    """Return one import as a line: "3  2026-11-29 12:55  2 added, 1 replaced; 3 documents are here"."""
    done = [f"{run.added:,} added", f"{run.replaced:,} replaced", f"{run.unchanged:,} unchanged"]
    done += [f"{run.reread:,} read again"] * bool(run.reread) + [number_of(run.problems, "problem")]
    left = "undone" if run.undone else f"{number_of(run.documents, 'document')} of it here"
    return f"{run.number}  {run.when[:16].replace('T', ' ')}  {', '.join(done)}; {left}"

"""A collection: one SQLite file with documents, what was found in them, and what was corrected by hand."""

import hashlib
from collections.abc import Iterable, Iterator, Set
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from dashboard.errors import CollectionError, UsageError
from dashboard.records import Decision, Document, Extraction, Problem, Seen
from dashboard.store.connections import Connection
from dashboard.store.opening import Connections
from dashboard.store.schema import forms, strange_values, versions
from dashboard.store.writing import corrections, decision_targets, document_rows, naming, rulings, seen
from dashboard.text import guards

Added = Literal["added", "replaced", "unchanged"]


class Collection:
    """An open collection; any thread may query it, and one process at a time writes to it.

    Every change is one transaction: it is in the file completely or not at all.
    """

    def __init__(self, path: Path, *, readonly: bool) -> None:
        self.path = path
        self._connections = Connections(path, readonly=readonly)
        self._connections.get()

    @classmethod
    def open(cls, path: Path | str, *, readonly: bool = True) -> Self:
        """Open an existing collection."""
        return cls(Path(path), readonly=readonly)

    @classmethod
    def create(cls, path: Path | str) -> Self:
        """Create an empty collection and open it for writing."""
        try:
            forms.create(Path(path))
        except FileExistsError as error:
            raise CollectionError(
                f"There is a file already: {path}. Choose another name, or add to that one."
            ) from error
        return cls(Path(path), readonly=False)

    @classmethod
    def open_or_create(cls, path: Path | str) -> Self:
        """Open a collection for writing, creating it if need be; several processes may do so at once."""
        if not Path(path).exists():
            with suppress(FileExistsError):
                forms.create(Path(path))
        return cls.open(path, readonly=False)

    @classmethod
    def decisions_of(cls, path: Path | str) -> list[Decision]:
        """Return the corrections in a collection of any form, even one that a newer Dateline made."""
        opened = Connections(Path(path), readonly=True, any_form=True)
        try:
            if not rulings.can_be_listed(opened.get()):
                raise CollectionError(
                    f"{path} keeps its corrections in a way that this Dateline doesn't know. Update Dateline."
                )
            return rulings.listed(opened.get())
        finally:
            opened.close()

    def close(self) -> None:
        """Close the file."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if isinstance(error, strange_values.RAISED):
                strange_values.explain(self.connection, error)
        finally:
            self.close()

    def asking(self) -> AbstractContextManager[None]:
        """Query in the block: a value that Dateline never wrote is reported as a CollectionError."""
        return strange_values.told(self.connection)

    @property
    def connection(self) -> Connection:
        """Return this thread's connection."""
        return self._connections.get()

    @property
    def backup(self) -> Path | None:
        """Return where the original collection is kept if opening it upgraded it to today's form."""
        return self._connections.backup

    @property
    def version(self) -> int:
        """Return a number that is different after every change."""
        return int(self.rows("SELECT number FROM changes")[0][0])

    def rows(self, sql: str, values: Iterable[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query; its values are always given separately from its SQL."""
        return self.connection.execute(sql, values if isinstance(values, dict) else tuple(values)).fetchall()

    def has(self, document: Document) -> bool:
        """Say whether this version of Dateline has already read this content."""
        found = self.rows("SELECT version FROM documents WHERE sha256 = ?", (_hash(document),))
        return found == [(versions.current(),)]

    def path_of(self, document_key: str) -> str | None:
        """Return the path that a document was read from, or None if there is no such document."""
        found = self.rows("SELECT path FROM documents WHERE key = ?", (document_key,))
        return str(found[0][0]) if found else None

    def add(self, document: Document, extraction: Extraction) -> Added:
        """Add a document, or replace the one with its key; the same content is left alone."""
        return self.add_all([(document, extraction)])[0]

    def add_all(self, found: Iterable[tuple[Document, Extraction]]) -> list[Added]:
        """Add documents together, in one transaction, and say what became of each: all are added, or none.

        Names are joined once for all of them, which takes far less time than one document after another;
        the collection is the same.
        """
        done: list[Added] = []
        with self._writing() as connection:
            blocks: set[str] = set()
            for document, extraction in found:
                document = replace(document, id=guards.clean(document.id), sha256=_hash(document))
                done.append(self._add(connection, document, extraction, blocks))
            naming.rejoin_new(connection, blocks)
        return done

    def _add(
        self, connection: Connection, document: Document, extraction: Extraction, blocks: set[str]
    ) -> Added:
        """Write a document's rows; `blocks` gains those of the names that must be joined again."""
        if self.has(document):
            return "unchanged"
        old = connection.execute(
            "SELECT id FROM documents WHERE key = ? OR sha256 = ? ORDER BY key = ? DESC",
            (document.id, document.sha256, document.id),
        ).fetchall()
        for (document_id,) in old:
            blocks |= document_rows.remove(connection, document_id)
        blocks |= document_rows.write(connection, document, extraction, version=versions.current())
        return "replaced" if old else "added"

    def remove(self, document: str | Seen) -> None:
        """Remove a document with everything found in it: by its key, or as it was shown."""
        document_key = document.at.document if isinstance(document, Seen) else document
        with self._writing() as connection:
            if isinstance(document, Seen):
                seen.refuse_other_document(connection, document)
            found = connection.execute("SELECT id FROM documents WHERE key = ?", (document_key,)).fetchone()
            if found is None:
                raise UsageError(
                    f"There is no document {document_key!r} in {self.path}. `dateline export {self.path} "
                    "documents` lists them under document_id."
                )
            naming.rejoin(connection, document_rows.remove(connection, found[0]))

    def problem(self, problem: Problem) -> None:
        """Record what could not be read; the same problem again only renews its time."""
        row = [guards.clean(text) for text in (problem.path, problem.what, problem.cure)]
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO problems VALUES (?, ?, ?, ?)", (*row, now()))

    def forget_problems(self, paths: Set[str], *, before: str) -> None:
        """Forget the problems of files and their records that date from before these were read again."""
        old = {row[0] for row in self.rows("SELECT path FROM problems WHERE moment < ?", (before,))}
        with self._writing() as connection:
            for path in sorted(path for path in old if {path, path.rpartition("#")[0]} & paths):
                connection.execute("DELETE FROM problems WHERE path = ? AND moment < ?", (path, before))

    def note_import(
        self, *, added: int, replaced: int, unchanged: int, problems: int, seconds: float
    ) -> None:
        """Record what one run of adding did."""
        row = (now(), added, replaced, unchanged, problems, seconds)
        with self._writing() as connection:
            connection.execute("INSERT INTO imports VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)

    def decide(self, act: str, target: str | Seen, value: str | Seen = "") -> Decision:
        """Write a correction down and apply it; it also applies to everything added later.

        `target` is a name as shown, a row as the questions number it, or the lasting form of either. If it
        was Seen on a page, it must still be as it was; otherwise UsageError says what became of it.
        """
        with self._writing() as connection:
            target = seen.target(connection, target) if isinstance(target, Seen) else target
            value = seen.target(connection, value) if isinstance(value, Seen) else value
            target, value = decision_targets.complete(connection, act, target, value)
            return corrections.decide(connection, [Decision(0, "", act, target, value)])[0]  # type: ignore[arg-type]

    def undo(self, decision: int | Decision) -> None:
        """Take a correction back; the list keeps it, marked undone. One seen on a page must still apply."""
        with self._writing() as connection:
            if isinstance(decision, Decision):
                seen.refuse_other_decision(connection, decision)
            corrections.undo(connection, decision.id if isinstance(decision, Decision) else decision)

    def decisions(self) -> list[Decision]:
        """Return all corrections in the order they were made, including undone ones."""
        return rulings.listed(self.connection)

    def take_over(self, decisions: Iterable[Decision]) -> int:
        """Add corrections made elsewhere that aren't in the list yet, and return how many there were."""
        offered = list(decisions)
        # Work out what the list will mean before others have to wait; it may still change in between.
        rulings.foresee([*self.decisions(), *corrections.unknown(self.connection, offered)])
        with self._writing() as connection:
            return len(corrections.decide(connection, corrections.unknown(connection, offered)))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Run the block in one transaction, which counts as one change."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            with strange_values.told(connection):
                yield connection
            if connection.total_changes:
                connection.execute("UPDATE changes SET number = number + 1")
            connection.execute("COMMIT")
        except BaseException:
            # A full or failing disk has already ended it.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def now() -> str:
    """Return the present moment in UTC, as text that sorts."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _hash(document: Document) -> str:
    """Return the hash of the content, computed here if no reader gave the document one."""
    if document.sha256:
        return document.sha256
    day = document.published.isoformat() if document.published else ""
    content = (
        document.id,
        document.text,
        document.title,
        day,
        document.source,
        document.author,
        document.url,
    )
    return hashlib.sha256("\0".join(content).encode("utf-8", "replace")).hexdigest()

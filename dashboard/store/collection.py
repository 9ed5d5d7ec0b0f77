"""A collection: one SQLite file with documents, what was found in them, and what was corrected by hand."""

from collections.abc import Iterable, Mapping, Set
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, get_args

from dashboard.errors import CollectionError
from dashboard.records import Decision, Document, Extraction, FileReport, Problem, Seen
from dashboard.store.connections import Connection
from dashboard.store.deciding import Deciding
from dashboard.store.lasting import Lasting
from dashboard.store.opening import Connections
from dashboard.store.schema import forms, strange_values, versions
from dashboard.store.writing import (
    adding,
    changing,
    erasing,
    import_files,
    imports,
    reports,
    rulings,
    seen,
)
from dashboard.text import guards

Added = Literal["added", "replaced", "reread", "unchanged"]


class Collection(Deciding):
    """An open collection; any thread may query it, and one process at a time writes to it.

    Every change is one transaction: it is in the file completely or not at all.
    """

    def __init__(self, path: Path, *, readonly: bool) -> None:
        self.path = path
        self._connections = Connections(path, readonly=readonly)
        self._connections.get()
        self.lasting = Lasting(self)

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
            return rulings.listed_of_any_form(opened.get())
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
        found = self.rows("SELECT version FROM documents WHERE sha256 = ?", (adding.hash_of(document),))
        return found == [(versions.current(),)]

    def stored(self, document: Document) -> tuple[str, str, bool]:
        """Return path and language of the same content and whether it is a copy; "" and False if not here."""
        asked = "SELECT path, language, copy_of > 0 FROM documents WHERE sha256 = ?"
        rows = self.rows(asked, (adding.hash_of(document),))
        return (str(rows[0][0]), str(rows[0][1]), bool(rows[0][2])) if rows else ("", "", False)

    def path_of(self, document_key: str) -> str | None:
        """Return the path that a document was read from, or None if there is no such document."""
        found = self.rows("SELECT path FROM documents WHERE key = ?", (document_key,))
        return str(found[0][0]) if found else None

    def add(self, document: Document, extraction: Extraction, *, import_id: int = 0) -> Added:
        """Add a document, or replace the one with its key or address; the same content is left alone.

        A text that another one replaces is kept as an earlier text. `import_id` is from `begin_import`.
        """
        return self.add_all([(document, extraction)], import_id=import_id)[0]

    def add_all(self, found: Iterable[tuple[Document, Extraction]], *, import_id: int = 0) -> list[Added]:
        """Add documents together, in one transaction, and say what became of each: all are added, or none.

        Names are joined once for all of them, which takes far less time than one document after another;
        the collection is the same.
        """
        done: list[Added] = []
        with self._writing() as connection:
            for document, extraction in found:
                document = replace(document, id=guards.clean(document.id), sha256=adding.hash_of(document))
                put = (connection, document, extraction, import_id, now())
                done.append("unchanged" if self.has(document) else adding.put(*put))
        return done

    def remove(self, *documents: str | Seen, erase: bool = False) -> None:
        """Remove documents with everything found in them: by their keys, or as they were shown.

        Corrections stay for their return, unless they are erased: then nothing of them stays in the file.
        """
        keys = [one.at.document if isinstance(one, Seen) else one for one in documents]
        with self._writing() as connection:
            for one in documents:
                if isinstance(one, Seen):
                    seen.refuse_other_document(connection, one)
            imports.remove_documents(connection, list(dict.fromkeys(keys)), erase=erase)
        if erase:
            self.sweep()

    def moment_of(self, import_id: int) -> str:
        """Return when an import ended; raise UsageError if there is none with this number."""
        return imports.find(self.connection, import_id)

    def replaced_by(self, import_id: int) -> list[Document]:
        """Return the earlier texts that come back if an import is undone.

        Raises UsageError if there is no such import.
        """
        imports.find(self.connection, import_id)
        return imports.replaced(self.connection, import_id)

    def bring_back(self, document: Document, extraction: Extraction) -> None:
        """Put a document's last earlier text in the place of the one that replaced it."""
        with self._writing() as connection:
            adding.bring_back(connection, document, extraction)

    def remove_import(self, no: int, *, erase: bool = False, tell: imports.Tell = None) -> tuple[int, int]:
        """Remove an import; return how many documents, and how many had replaced a text that isn't kept."""
        with self._writing() as connection:
            done = imports.remove(connection, no, erase=erase, tell=tell)
        if erase:
            self.sweep()
        return done

    def sweep(self) -> None:
        """Leave no trace of what was removed in the file: its indexes, free pages and log."""
        with self._writing() as connection:
            import_files.forget_gone(connection)
        erasing.sweep(self.connection)

    def problem(self, problem: Problem, *, import_id: int = 0) -> None:
        """Record what could not be read; the same problem again only renews its time and import."""
        row = [guards.clean(text) for text in (problem.path, problem.what, problem.cure)]
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO problems VALUES (?,?,?,?,?)", (*row, now(), import_id))

    def forget_problems(self, paths: Set[str], *, before: str) -> None:
        """Forget the problems of files and their records that date from before these were read again."""
        old = {row[0] for row in self.rows("SELECT path FROM problems WHERE moment < ?", (before,))}
        with self._writing() as connection:
            for path in sorted(path for path in old if {path, path.rpartition("#")[0]} & paths):
                connection.execute("DELETE FROM problems WHERE path = ? AND moment < ?", (path, before))

    def copies(self) -> int:
        """Return how many documents have the text of an earlier one."""
        return int(self.rows("SELECT count(*) FROM documents WHERE copy_of > 0")[0][0])

    def begin_import(self) -> int:
        """Write down that a run of adding begins, and return its number."""
        with self._writing() as connection:
            return imports.begin(connection, now())

    def note_import(
        self, import_id: int, *, counts: Mapping[Added, int], problems: int = 0, seconds: float,
        files: Iterable[FileReport] = (),
    ) -> None:  # fmt: skip
        """Record what one run of adding did, and what it made of each file."""
        row = (*(counts.get(one, 0) for one in get_args(Added)), problems, seconds)
        with self._writing() as connection:
            imports.end(connection, import_id, now(), row)
            import_files.write(connection, import_id, files)

    def note_report(self, name: str, *, import_id: int) -> None:
        """Remember that a report of all imports up to one is made now."""
        with self._writing() as connection:
            reports.note(connection, name, now(), import_id)

    def _writing(self) -> AbstractContextManager[Connection]:
        return changing.together(self.connection)


def now() -> str:
    """Return the present moment in UTC, as text that sorts."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")

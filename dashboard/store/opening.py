"""An open collection: a connection for each thread, and readers that see no half-written or stale data."""

import threading
import weakref
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import CollectionError
from dashboard.store import connections, copies, failures
from dashboard.store.connections import Connection, Mode
from dashboard.store.copies import Copy, Seen
from dashboard.store.schema import forged, forms


@dataclass(frozen=True)
class Place:
    """Where and how a collection is opened."""

    file: Path
    mode: Mode
    seen: Seen | None = None  # the collection's files as they were, if SQLite can't watch them
    copy: Copy | None = None  # kept for as long as the place


class Connections:
    """The connections of one open collection."""

    def __init__(self, path: Path, *, readonly: bool, any_form: bool = False) -> None:
        self.path = path
        self.backup: Path | None = None  # the original collection, if opening it upgraded it to our form
        self._readonly = readonly
        self._any_form = any_form
        self._own = threading.local()
        self._all: weakref.WeakSet[Connection] = weakref.WeakSet()
        self._lock = threading.Lock()
        forms.look(path)
        self._place = self._find()

    def get(self) -> Connection:
        """Return this thread's connection, opened on first use and again if an unwatched file has changed."""
        place = self._place
        if place.seen is not None and copies.seen(self.path) != place.seen:
            place = self._find_again(place)
        if getattr(self._own, "place", None) is not place:
            found = connections.connect(place.file, place.mode, path=self.path)
            self._own.connection, self._own.place = found, place
            with self._lock:
                self._all.add(found)
        kept: Connection = self._own.connection
        return kept

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in list(self._all):
                connection.close()
            self._all.clear()
            if self._place.copy:
                self._place.copy.remove()
        self._own = threading.local()

    def _find_again(self, old: Place) -> Place:
        with self._lock:
            if self._place is old:
                self._place = self._find()
            return self._place

    def _find(self) -> Place:
        if not self._readonly:
            return self._to_write()
        try:
            with closing(connections.connect(self.path, "ro")) as connection:
                return self._of_our_form(Place(self.path, "ro"), connection)
        except CollectionError as error:
            if failures.code(error) not in failures.NOT_IN_PLACE:
                raise
        if not copies.is_whole(self.path):
            return self._copied()
        place = Place(self.path, "ro&immutable=1", seen=copies.seen(self.path))
        with closing(connections.connect(self.path, place.mode)) as connection:
            return self._of_our_form(place, connection)

    def _to_write(self) -> Place:
        with closing(connections.connect(self.path, "rw")) as connection:
            connection.execute("BEGIN IMMEDIATE")
            forms.refuse_newer(form := forms.of(connection), self.path)
            forged.refuse(connection, is_whole=form == forms.SCHEMA_VERSION)
            # Says at once, not after long work, that nothing can be written.
            connection.execute(f"PRAGMA user_version = {form}")
            connection.execute("ROLLBACK")
            connection.execute("PRAGMA journal_mode = WAL")
            if form < forms.SCHEMA_VERSION:
                self.backup = forms.bring_up(connection, keep=True)
        return Place(self.path, "rw")

    def _of_our_form(self, place: Place, connection: Connection) -> Place:
        """Return a place to read a collection of our form: this one, upgraded if need be, or a copy."""
        form = forms.of(connection)
        if form == forms.SCHEMA_VERSION:
            forged.refuse(connection, is_whole=True)
        if self._any_form or form == forms.SCHEMA_VERSION:
            return place
        forms.refuse_newer(form, self.path)
        if place.seen is None:
            try:
                return Place(self._to_write().file, "ro")
            except CollectionError as error:
                if failures.code(error) not in failures.NOT_IN_PLACE:
                    raise
        return self._copied()

    def _copied(self) -> Place:
        copy = Copy(self.path)
        with closing(connections.connect(copy.file, "rw", path=self.path)) as connection:
            form = forms.of(connection)
            if not self._any_form:
                forms.refuse_newer(form, self.path)
                if form < forms.SCHEMA_VERSION:
                    forged.refuse(connection, is_whole=False)
                    forms.bring_up(connection, keep=False)
        return Place(copy.file, "ro", seen=copy.seen, copy=copy)

"""A change of a collection: one transaction, in the file completely or not at all, that counts as one."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.store.connections import Connection
from dashboard.store.schema import strange_values
from dashboard.store.writing import settling


@contextmanager
def together(connection: Connection) -> Iterator[Connection]:
    """Run the block in one transaction, which counts as one change."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        with strange_values.told(connection):
            yield connection
            settling.settle(connection)
        if connection.total_changes:
            connection.execute("UPDATE changes SET number = number + 1")
        connection.execute("COMMIT")
    except BaseException:
        connection.forget()
        # A full or failing disk has already ended it.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

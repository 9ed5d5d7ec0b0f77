"""Check that a collection's tables are Dateline's: a stranger's file may contain views and triggers."""

import re

from dashboard.errors import CollectionError
from dashboard.store import schema
from dashboard.store.connections import Connection

# What must be a table of rows, not a view that answers as it likes or a computed column.
TABLES = tuple(re.findall(r"^CREATE TABLE (\w+)", schema.script(), re.MULTILINE))
SEARCHED = tuple(re.findall(r"^CREATE VIRTUAL TABLE (\w+)", schema.script(), re.MULTILINE))


def refuse(connection: Connection, *, is_whole: bool) -> None:
    """Raise CollectionError if another program has changed the schema; rows are not examined.

    An older form need not be complete: it lacks some tables. Tables, views and indexes that people made
    for themselves beside ours are left alone.
    """
    found = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    kinds = {name: kind for kind, name, _ in found if kind in {"table", "view"}}
    virtual = {name for _, name, sql in found if str(sql).upper().startswith("CREATE VIRTUAL")}
    strange = [f"the trigger {name!r}" for kind, name, _ in found if kind == "trigger"]
    asked = {name for name in (*TABLES, *SEARCHED) if is_whole or name in kinds}
    strange += [
        f"no table {name!r}"
        for name in TABLES
        if name in asked and (kinds.get(name) != "table" or name in virtual)
    ]
    strange += [
        f"no index for searching {name!r}" for name in SEARCHED if name in asked and name not in virtual
    ]
    strange += [
        f"a column of {name!r} that is reckoned"
        for name in TABLES
        if connection.execute("SELECT 1 FROM pragma_table_xinfo(?) WHERE hidden", (name,)).fetchone()
    ]
    if strange:
        raise CollectionError(
            f"{connection.path} has {strange[0][:100]}: another program changed it. Take it from a "
            "backup, or add the documents again to a new collection."
        )

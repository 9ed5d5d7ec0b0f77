"""A million documents as one SQLite file, as a file a year that are attached, and as Parquet read by DuckDB.

Made rows of who is named where (six a document, names as uneven as in the news), made by the databases
themselves: what a collection's scans, look-ups and additions cost, not what its texts do. DuckDB is measured
where it is installed.
"""

import importlib
import importlib.util
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from form import Curve, Figure

YARDSTICK = "sqlite"
CURVES: tuple[Curve, ...] = ()
DOCUMENTS, NAMED, YEARS, NAMES = 1_000_000, 6, 10, 400_000
ROUNDS = 3
TABLE = "CREATE TABLE {where}named (document INTEGER, name INTEGER, day INTEGER)"
INDEXES = (
    "CREATE INDEX {where}by_name ON named (name, day)",
    "CREATE INDEX {where}by_document ON named (document)",
)
# Numbers that look random and are the same each time; a few names stand in a large share of all documents.
ROWS = """
WITH RECURSIVE counted(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < {last})
SELECT n / {named},
       CAST(exp(ln({names}) * ((n * 2654435761) % 1000003) / 1000003.0) AS INTEGER),
       n / {named} * {days} / {documents}
FROM counted
"""
ASKED = {
    "the 100 most named": "SELECT name, count(*) AS n FROM named GROUP BY 1 ORDER BY n DESC LIMIT 100",
    "documents by day": "SELECT day, count(*) FROM named GROUP BY day",
    "one frequent name by day": "SELECT day, count(*) FROM named WHERE name = 2 GROUP BY day",
    "one rare name": "SELECT document FROM named WHERE name = 350000",
}


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield how large each form is, how long it takes to make, and to answer four questions."""
    place = folder / "parted"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    try:
        yield from _form("one SQLite file", place, lambda: _one(place / "one.sqlite"))
        yield from _form("a SQLite file a year, attached", place, lambda: _attached(place))
        if importlib.util.find_spec("duckdb"):
            yield from _form("Parquet, a file a year, by DuckDB", place, lambda: _parquet(place))
    finally:
        shutil.rmtree(place)


def _form(name: str, place: Path, make: Callable[[], Any]) -> Iterator[Figure]:
    had = _megabytes(place)
    begun = time.process_time()
    database = make()
    yield Figure("parted", "made in", name, time.process_time() - begun, "s")
    yield Figure("parted", "size", name, _megabytes(place) - had, "MB")
    for question, asked in ASKED.items():
        yield Figure(
            "parted", question, name, 1000 * min(_seconds(database, asked) for _ in range(ROUNDS)), "ms"
        )
    database.close()


def _megabytes(place: Path) -> float:
    return sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) / 1e6


def _seconds(database: Any, asked: str) -> float:
    begun = time.process_time()
    database.execute(asked).fetchall()
    return time.process_time() - begun


def _one(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    _fill(connection, 0, DOCUMENTS)
    return connection


def _attached(place: Path) -> sqlite3.Connection:
    """Return a connection to which a file for each year is attached, with a view over all of them."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for year in range(YEARS):
        connection.execute(f"ATTACH ? AS y{year}", (str(place / f"{year}.sqlite"),))
        _fill(connection, year * DOCUMENTS // YEARS, (year + 1) * DOCUMENTS // YEARS, where=f"y{year}.")
    parts = " UNION ALL ".join(f"SELECT * FROM y{year}.named" for year in range(YEARS))
    connection.execute(f"CREATE TEMP VIEW named AS {parts}")
    return connection


def _fill(connection: sqlite3.Connection, first: int, last: int, *, where: str = "") -> None:
    rows = ROWS.format(
        first=first * NAMED,
        last=last * NAMED,
        named=NAMED,
        names=NAMES,
        days=365 * YEARS,
        documents=DOCUMENTS,
    )
    connection.execute("BEGIN")
    connection.execute(TABLE.format(where=where))
    connection.execute(f"INSERT INTO {where}named {rows}")
    for index in INDEXES:
        connection.execute(index.format(where=where))
    connection.execute("COMMIT")


def _parquet(place: Path) -> Any:
    """Return DuckDB, bound to one thread, with a view over a Parquet file a year."""
    pa: Any = importlib.import_module("pyarrow")
    parquet: Any = importlib.import_module("pyarrow.parquet")
    for year in range(YEARS):
        with sqlite3.connect(place / f"{year}.sqlite") as connection:
            columns = zip(*connection.execute("SELECT document, name, day FROM named"), strict=True)
            arrays = [pa.array(column, pa.int32()) for column in columns]
        parquet.write_table(pa.table(arrays, names=["document", "name", "day"]), place / f"{year}.parquet")
        connection.close()
    duckdb: Any = importlib.import_module("duckdb")
    database = duckdb.connect(config={"threads": 1})
    database.execute(f"CREATE VIEW named AS SELECT * FROM read_parquet('{place}/*.parquet')")
    return database
